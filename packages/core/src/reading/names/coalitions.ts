import type { KnownName, NameIndex } from './party-names.ts'

/** 'the Northland-led coalition', 'a military alliance headed by Northland': who leads it. */
const LED =
  /\b(\p{Lu}[\p{L}.]{1,20})-(?:led|headed)\s(?:\p{Ll}+\s)?(?:coalition|alliance)\b|\b(?:coalition|alliance)(?:\sof\s[\p{L} ]{1,40})?\s(?:led|headed)\sby\s(?:the\s)?(\p{Lu}[\p{L}.]{1,20}(?:\s\p{Lu}\p{Ll}+)?)/gu

const LED_BY = /-led (?:coalition|alliance)$/u

/** The coalitions of a vocabulary by the word for who leads them ('saudi'), which is one for all pages of a case. */
const KNOWN = new WeakMap<NameIndex, ReadonlyMap<string, string>>()
function coalitionsIn(index: NameIndex): ReadonlyMap<string, string> {
  const known = KNOWN.get(index)
  if (known !== undefined) return known
  const parties = [...index.values()].flat().map(({ party }) => party)
  const found = new Map(
    parties.filter((party) => LED_BY.test(party)).map((party) => [party.replace(LED_BY, '').toLowerCase(), party]),
  )
  KNOWN.set(index, found)
  return found
}

/**
 * 'the coalition' on a page that tells who leads it is that one: 'the coalition led by Northland' → 'Northland-led coalition'.
 * None where a page tells of two.
 */
export function coalitionNames(
  index: NameIndex,
  text: string,
): readonly (readonly [readonly string[], Pick<KnownName, 'party' | 'kind' | 'common'>])[] {
  const known = coalitionsIn(index)
  const led = [...text.matchAll(LED)].flatMap(([, adjective, leader]) => {
    const words = (adjective ?? leader ?? '').toLowerCase().replace(/\./gu, '').split(' ')
    // 'led by the United States', 'led by Saudi Arabia'.
    const initials = words.map((word) => word.slice(0, 1)).join('')
    const party = known.get(words.join(' ')) ?? known.get(words[0] ?? '') ?? known.get(initials)
    return party === undefined ? [] : [party]
  })
  const [party, ...more] = new Set(led)
  if (party === undefined || more.length > 0) return []
  return ['coalition', 'alliance'].map((word) => [[word], { party, kind: 'group' as const, common: true }] as const)
}
