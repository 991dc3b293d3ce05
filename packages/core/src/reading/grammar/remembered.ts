/**
 * A walk through the phrases of a sentence, or through the sentence, told once for each place: 'the men who were seized by rebels who were held by
 * … were freed' asks for the same hosts and subjects again and again, and would cost twice as much with every clause more.
 * The phrases of a sentence do not change once they are cut.
 */
export function remembered<Walked extends object, Told>(walk: (walked: Walked, at: number) => Told) {
  const told = new WeakMap<Walked, Map<number, Told>>()
  return (walked: Walked, at: number): Told => {
    const places = told.get(walked) ?? new Map<number, Told>()
    if (places.size === 0) told.set(walked, places)
    const known = places.get(at)
    if (known !== undefined) return known
    const found = walk(walked, at)
    places.set(at, found)
    return found
  }
}
