/** Reused from call to call: texts are compared by the million. */
let taken = new Uint8Array(64)
let matched = new Uint16Array(64)

function makeRoom(length: number): void {
  if (taken.length >= length) return
  taken = new Uint8Array(length * 2)
  matched = new Uint16Array(length * 2)
}

/**
 * Likeness of two short strings between 0 and 1: Jaro's matches and transpositions, raised for a common beginning of up to
 * four letters (Winkler 1990).
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1
  if (one === '' || other === '') return 0
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  makeRoom(Math.max(one.length, other.length))
  taken.fill(0, 0, other.length)
  const share = matchLetters(one, other, reach)
  if (share === 0) return 0
  let crossed = 0
  for (let at = 0, place = 0; at < share; at++, place++) {
    while (taken[place] !== 1) place++
    if (one.charCodeAt(matched[at] as number) !== other.charCodeAt(place)) crossed++
  }
  const jaro = (share / one.length + share / other.length + (share - crossed / 2) / share) / 3
  let prefix = 0
  while (prefix < 4 && one[prefix] !== undefined && one[prefix] === other[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Finds a partner of its own within reach for each letter that has one, and gives how many do. */
function matchLetters(one: string, other: string, reach: number): number {
  let share = 0
  for (let at = 0; at < one.length; at++) {
    const letter = one.charCodeAt(at)
    const last = Math.min(other.length - 1, at + reach)
    for (let place = Math.max(0, at - reach); place <= last; place++) {
      if (taken[place] === 1 || letter !== other.charCodeAt(place)) continue
      taken[place] = 1
      matched[share++] = at
      break
    }
  }
  return share
}
