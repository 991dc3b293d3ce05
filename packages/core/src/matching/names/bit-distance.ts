/** Edit distance, bit-parallel (Myers 1999, Hyyrö 2003); `places` from `at` on: the bits of the places of each sign of a text of `length` signs. */
export function bitDistance(
  places: Int32Array,
  at: number,
  length: number,
  signs: Uint8Array | Uint16Array | Int32Array,
  from: number,
  to: number,
): number {
  if (length === 0) return to - from
  const last = length - 1
  let plus = -1
  let minus = 0
  let score = length
  for (let place = from; place < to; place++) {
    const here = places[at + (signs[place] as number)] as number
    const equal = here | minus
    const carry = (((here & plus) + plus) ^ plus) | here | minus
    let up = minus | ~(carry | plus)
    let down = plus & carry
    // Never both. Without a branch, which no processor could foretell.
    score += ((up >>> last) & 1) - ((down >>> last) & 1)
    up = (up << 1) | 1
    down <<= 1
    plus = down | ~(equal | up)
    minus = up & equal
  }
  return score
}

/** The same of a text of ten signs at most, three bits for each of them. */
export function packedDistance(places: Int32Array, at: number, length: number, packed: number, signs: number): number {
  if (length === 0) return signs
  const last = length - 1
  let plus = -1
  let minus = 0
  let score = length
  for (let rest = packed, left = signs; left > 0; rest >>>= 3, left--) {
    const here = places[at + (rest & 7)] as number
    const equal = here | minus
    const carry = (((here & plus) + plus) ^ plus) | here | minus
    const up = minus | ~(carry | plus)
    const down = plus & carry
    score += ((up >>> last) & 1) - ((down >>> last) & 1)
    const raised = (up << 1) | 1
    plus = (down << 1) | ~(equal | raised)
    minus = raised & equal
  }
  return score
}
