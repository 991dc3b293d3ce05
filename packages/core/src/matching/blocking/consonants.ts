import { mix } from './sound-keys.ts'

/** Consonants that lists confound, as one. */
const CLASS: Readonly<Record<string, number>> = {
  b: 1,
  p: 1,
  f: 1,
  v: 1,
  k: 2,
  g: 2,
  d: 3,
  t: 3,
  s: 4,
  z: 4,
  l: 5,
  r: 5,
  m: 6,
  n: 6,
}

/** Consonants as one number: `fine` tells each sound apart, else those that lists confound are one. */
export function consonantSound(consonants: string, fine: boolean): number {
  let sound = fine ? 2 : 1
  for (const letter of consonants) sound = mix(sound, fine ? letter.charCodeAt(0) : (CLASS[letter] ?? 0))
  return sound
}
