/** The places of each sign of a text as bits; the signs after the 31st are left out. */
export type SignPlaces = ReadonlyMap<string, number>

export function signPlaces(text: string): SignPlaces {
  const places = new Map<string, number>()
  for (const [at, sign] of [...text].slice(0, 31).entries()) places.set(sign, (places.get(sign) ?? 0) | (1 << at))
  return places
}

/** Edit distance, bit-parallel (Myers 1999, Hyyrö 2003): `places` and `length` are those of one text, of 31 signs at most. */
export function bitDistance(places: SignPlaces, length: number, other: string): number {
  if (length === 0) return other.length
  const last = 1 << (length - 1)
  let plus = -1
  let minus = 0
  let score = length
  for (const sign of other) {
    const here = places.get(sign) ?? 0
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
