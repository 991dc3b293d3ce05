/** Official and foreign ways of writing Cyrillic in Latin letters: lists use each of them, and all are one name. */
const PLAIN = 'аa бb вv гg дd зz иi кk лl мm нn оo пp рr сs тt уu фf ыy эe'
const rules = (own: string): ReadonlyMap<string, string> =>
  new Map(`${PLAIN} ${own}`.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]))

export const ROMANISATIONS: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  'BGN/PCGN': rules('еe ёe жzh йy хkh цts чch шsh щshch ъ ь юyu яya'),
  ICAO: rules('еe ёe жzh йi хkh цts чch шsh щshch ъie ь юiu яia'),
  'ISO 9': rules('еe ёë жž йj хh цc чč шš щŝ ъ” ь’ юû яâ эè'),
  'ALA-LC': rules('еe ёë жzh йĭ хkh цts чch шsh щshch ъ” ь’ юiu яia эė'),
  German: rules('еe ёjo жsch йi хch цz чtsch шsch щschtsch ъ ь юju яja вw'),
  French: rules('еe ёio жj йï хkh цts чtch шch щchtch ъ ь юiou яia уou'),
  'by ear': rules('еye ёyo жzh йy хh цts чch шsh щsch ъ ь юyu яya'),
}

/** A word of Cyrillic letters in one of these ways. */
export function romanise(word: string, way: string): string {
  const letters = ROMANISATIONS[way]
  const written = [...word.toLowerCase()].map((letter) => letters?.get(letter) ?? letter).join('')
  return written.charAt(0).toUpperCase() + written.slice(1)
}
