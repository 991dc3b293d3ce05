/**
 * Likeness of two short strings between 0 and 1: Jaro's matches and transpositions, raised for a common beginning of up to
 * four letters (Winkler 1990).
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1
  if (one === '' || other === '') return 0
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = new Uint8Array(other.length)
  const matched: number[] = []
  for (let at = 0; at < one.length; at++)
    for (let place = Math.max(0, at - reach); place <= Math.min(other.length - 1, at + reach); place++) {
      if (taken[place] === 1 || one[at] !== other[place]) continue
      taken[place] = 1
      matched.push(at)
      break
    }
  if (matched.length === 0) return 0
  const places = [...taken.keys()].filter((place) => taken[place] === 1)
  const crossed = matched.filter((at, step) => one[at] !== other[places[step] ?? 0]).length / 2
  const share = matched.length
  const jaro = (share / one.length + share / other.length + (share - crossed) / share) / 3
  let prefix = 0
  while (prefix < 4 && one[prefix] !== undefined && one[prefix] === other[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}
