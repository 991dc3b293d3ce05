/** Sorts of people that share nobody by what the words mean (Additional Protocol I, arts. 43 and 50; TL3). */
export const SORTS_APART: readonly (readonly string[])[] = [['servicemen', 'civilians']]

export const sortsShareNobody = (one: string | null, other: string | null): boolean =>
  one !== null &&
  other !== null &&
  one !== other &&
  SORTS_APART.some((sorts) => sorts.includes(one) && sorts.includes(other))
