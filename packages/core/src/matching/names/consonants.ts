/** What lists write for one consonant, longest first: 'kh' is written 'h' as well, 'ts' 'c', 'dzh' 'j'; vowels, h, y and w are left out. */
const SOUNDS: readonly (readonly [string, string])[] = [
  ['shch', 's'],
  ['szc', 's'],
  ['sch', 's'],
  ['tch', 's'],
  ['dzh', 'z'],
  ['dz', 'z'],
  ['dj', 'z'],
  ['zh', 'z'],
  ['kh', ''],
  ['sh', 's'],
  ['ch', 's'],
  ['ts', 's'],
  ['tz', 's'],
  ['ph', 'f'],
  ['ce', 's'],
  ['ci', 's'],
  ['cy', 's'],
  ['ck', 'k'],
  ['x', 'ks'],
  ['j', 'z'],
  ['q', 'k'],
  ['c', 'k'],
]
const PLAIN = 'bpfvkgdtszlrmn'
const BY_FIRST = new Map(
  [...new Set(SOUNDS.map(([from]) => from.charAt(0)))].map((first) => [
    first,
    SOUNDS.filter(([from]) => from.startsWith(first)),
  ]),
)

/** The consonants of a part in Latin letters, each sound one letter. */
export function consonantsOf(latin: string): string {
  let found = ''
  // Whether a vowel stands between the last consonant and here: without one, the same again is one written double.
  let apart = true
  for (let at = 0; at < latin.length; ) {
    const letter = latin.charAt(at)
    const [from, to] = BY_FIRST.get(letter)?.find(([long]) => latin.startsWith(long, at)) ?? [letter, letter]
    at += from.length
    for (const sound of to) {
      if (!PLAIN.includes(sound)) apart = true
      else if (apart || found.at(-1) !== sound) {
        found += sound
        apart = false
      }
    }
  }
  return found
}
