import { holdsAges } from './column-words.ts'

/** A column of births or ages, and whether the day is known that its list is of. */
export interface BirthColumn {
  readonly header: string
  readonly isDated: boolean
}

/**
 * What two columns of births or ages are compared as: births where the day of a list turns its ages into such, ages against ages
 * where a day is missing. Null: an age of a day that nobody told says nothing of a birth.
 */
export function birthsOrAges(one: BirthColumn, other: BirthColumn): 'born' | 'number' | null {
  const [ages, otherAges] = [holdsAges(one.header), holdsAges(other.header)]
  if (ages && otherAges) return one.isDated && other.isDated ? 'born' : 'number'
  return (ages && !one.isDated) || (otherAges && !other.isDated) ? null : 'born'
}
