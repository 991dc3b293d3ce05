/** Letters of bytes 80 to FF in encodings that programs take UTF-8 for; a dot where there is none. */
const SPECIAL_1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ'
const UPPER_1251 =
  'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—.™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя'

/** How many letters are so by hardly any chance: in Cyrillic ones, whose letters are many, more. */
const TAKEN_FOR = [
  { upper: SPECIAL_1252, least: 1 },
  { upper: UPPER_1251, least: 3 },
] as const

/** For each letter of an encoding its byte; a byte stands for itself too, as programs show those that have no letter there. */
const bytesOf = (upper: string): ReadonlyMap<string, number> => {
  const itself = Array.from({ length: 0x100 }, (_, byte): [string, number] => [String.fromCharCode(byte), byte])
  // Bytes beyond those listed are as in Latin-1; where Cyrillic letters have them, these signs stand elsewhere.
  const kept = upper.length === SPECIAL_1252.length ? itself : itself.slice(0, 0xa0)
  return new Map([
    ...kept,
    ...[...upper].flatMap((letter, at): [string, number][] => (letter === '.' ? [] : [[letter, 0x80 + at]])),
  ])
}
const TABLES = TAKEN_FOR.map(({ upper }) => bytesOf(upper))

/** What UTF-8 begins a letter with, as either encoding shows it, before a sign that stands in no name: 'Ð°', 'Р°', 'Ã©', 'Ø§'. */
const MAY_BE = /[\u00c2-\u00efВ-п][^\p{L}\p{M}\p{ASCII}]/u

/**
 * A text whose UTF-8 was taken for an encoding of one byte a letter ('Ð¡Ð°Ð¼' for 'Сам'), as it was before; null: it was not. Every letter
 * beyond ASCII must be part of one of UTF-8, as no name's are.
 */
export function decodeAgain(text: string): string | null {
  if (!MAY_BE.test(text)) return null
  for (const [at, { least }] of TAKEN_FOR.entries()) {
    const bytes = [...text].map((letter) => TABLES[at]?.get(letter) ?? NONE)
    const decoded = bytes.includes(NONE) ? null : utf8(bytes)
    if (decoded !== null && (decoded.match(BEYOND_ASCII)?.length ?? 0) >= least) return decoded
  }
  return null
}
const NONE = -1
const BEYOND_ASCII = /(?!\p{ASCII})\p{L}/gu

function utf8(bytes: readonly number[]): string | null {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return null
  }
}
