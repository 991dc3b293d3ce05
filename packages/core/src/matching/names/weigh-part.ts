/** Less than this and two tokens are not the same name. */
export const SAME_NAME = 0.5
/** So far apart two logarithms add up to the larger alone, as near as matters. */
const FAR = 12

/**
 * What two parts speak for that are spelled unlike: two people share a name by chance as often as it is borne, and two names look so
 * alike by chance as often as the evidence of their letters allows; either may have come about.
 */
export function weighPart(evidence: number, one: number, other: number): number {
  const rare = one < other ? one : other
  const apart = evidence - rare
  if (apart > FAR) return rare
  return apart < -FAR ? evidence : rare - Math.log1p(Math.exp(-apart))
}
