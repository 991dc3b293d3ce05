/** Up to so many pairs each name part of one list is held against each of the other. */
const MOST_PAIRS = 1e8

/** Whether two lists of so many rows have more pairs than are all looked at. */
export const areManyPairs = (left: number, right: number): boolean => left * right > MOST_PAIRS
