/** The places of each letter of a token as bits, for tokens of up to 31 letters. */
export type LetterPlaces = ReadonlyMap<string, number>

export function letterPlaces(letters: string): LetterPlaces {
  const places = new Map<string, number>()
  for (const [at, letter] of [...letters].slice(0, 31).entries())
    places.set(letter, (places.get(letter) ?? 0) | (1 << at))
  return places
}

/** Edit distance, bit-parallel (Myers 1999, Hyyrö 2003): `places` and `length` are those of one token. */
export function letterDistance(places: LetterPlaces, length: number, other: string): number {
  if (length === 0) return other.length
  const last = 1 << (length - 1)
  let plus = -1
  let minus = 0
  let score = length
  for (const letter of other) {
    const here = places.get(letter) ?? 0
    const equal = here | minus
    const carry = (((here & plus) + plus) ^ plus) | here | minus
    let up = minus | ~(carry | plus)
    let down = plus & carry
    if ((up & last) !== 0) score++
    else if ((down & last) !== 0) score--
    up = (up << 1) | 1
    down <<= 1
    plus = down | ~(equal | up)
    minus = up & equal
  }
  return score
}
