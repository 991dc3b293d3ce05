/** Beginnings of names in Latin letters and the sound that they are written for, longest first: an initial may be any of them. */
const BEGINNINGS: readonly (readonly [string, string])[] = [
  ['tsch', 's'],
  ['shch', 's'],
  ['sch', 's'],
  ['tch', 's'],
  ['dzh', 'z'],
  ['zh', 'z'],
  ['kh', 'h'],
  ['gh', 'g'],
  ['ch', 's'],
  ['sh', 's'],
  ['ts', 's'],
  ['ph', 'f'],
  ['ya', 'a'],
  ['ia', 'a'],
  ['ja', 'a'],
  ['yu', 'u'],
  ['iu', 'u'],
  ['ju', 'u'],
  ['ye', 'e'],
  ['je', 'e'],
  ['yo', 'e'],
  ['c', 's'],
  ['j', 'z'],
  ['q', 'k'],
  ['w', 'v'],
  ['x', 'h'],
  ['y', 'i'],
]

/** The sound that a name begins with, as one letter; `latin`: its likeliest Latin letters. */
export const firstSound = (latin: string): string =>
  BEGINNINGS.find(([from]) => latin.startsWith(from))?.[1] ?? latin.charAt(0)
