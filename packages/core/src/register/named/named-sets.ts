// What sets of people on lists are called, in systems of counts and in contradictions.

/** Everybody on a list, and what the list says of how many these are. */
export const onRoll = (roll: string): string => `on ${roll}`

const ON = 'on '
const NAMED_ON = 'named on '
const LEFT_BY = 'left by '

/** People who are drawn up from rows of some lists and no other, of those held. `apart`: of some lists alone, by a number. */
export const namedOnRolls = (rolls: readonly string[], apart: number): string =>
  `${NAMED_ON}${rolls.join(' and ')}${apart === 0 ? '' : `, drawn up apart ${apart}`}`

/** Whoever is on a list of those who left and on one of those held too. */
export const leftByRoll = (roll: string): string => `${LEFT_BY}${roll}`

/** Whether a set is drawn up from rows of lists: without one of these nobody tells of it. */
export const isDrawnFromLists = (set: string): boolean => set.startsWith(NAMED_ON) || set.startsWith(LEFT_BY)

/** The lists that the name of a set of people on lists tells. */
export function rollsIn(set: string): readonly string[] {
  const start = [ON, NAMED_ON, LEFT_BY].find((word) => set.startsWith(word))
  if (start === undefined) return []
  const [rolls = ''] = set.slice(start.length).split(', drawn up apart ')
  return rolls.split(' and ')
}
