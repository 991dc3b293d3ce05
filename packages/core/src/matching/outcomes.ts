import { isOtherDay } from './guess-columns.ts'
import type { MatchedRolls, MatchField, ScoredPair } from './match-rolls.ts'

/** The three answers that a delegate needs for each row. */
export type Outcome = 'same' | 'look' | 'absent'

export interface RowOutcome {
  readonly left: number
  readonly outcome: Outcome
  /** The pairs behind it, the likeliest first; none where nobody is near. */
  readonly pairs: readonly ScoredPair[]
}

/** How many pairs a person is shown for one row. */
const SHOWN = 3

/** Whether a birth is told in both rows and is another by more than a slip of the pen and a year. */
export const areBornApart = ({ pattern }: ScoredPair, fields: readonly MatchField[]): boolean =>
  fields.some(({ label, kind }, field) => kind === 'born' && pattern[field] === 0 && !isOtherDay(label))

/** From this chance by names alone on two are namesakes: short lists do not tell how rare a name is. */
const NAMESAKES = 0.9

/**
 * Whether names that agree in three parts and lack none would alone be told as one person: then somebody bears this name, and a wrong day or place on
 * one of the lists is likelier than it looks. A person is to see the two.
 */
export const areNamesakes = ({ named, partsApart, isShort }: ScoredPair, share: number): boolean => {
  const odds = (share / (1 - share)) * Math.exp(Math.min(60, named))
  return partsApart === 0 && !isShort && odds / (1 + odds) >= NAMESAKES
}

/** The likeliest pairs, and a namesake who is none of them. */
function shownOf(row: readonly ScoredPair[], namesake: ScoredPair | undefined): readonly ScoredPair[] {
  const likely = row.filter(({ probability }) => probability >= 0.01).slice(0, SHOWN)
  return namesake === undefined || likely.includes(namesake) ? likely : [...likely, namesake]
}

/**
 * Sorts rows into 'this person is on the other list', 'this person is not' and 'look at these two' (MT5). `precision`: the
 * share of 'same' that must be right, between 0.5 and 1; a row that another row claims with more reason is to be looked at, and so is one
 * whose day of birth is another, and one with a namesake whom all else speaks against.
 */
export function decideRows({ fields, pairs, beyond, share }: MatchedRolls, precision: number): readonly RowOutcome[] {
  const claimed = new Map<number, ScoredPair>()
  for (const row of pairs) {
    const best = row[0]
    if (best === undefined) continue
    const other = claimed.get(best.right)
    if (other === undefined || best.weight > other.weight) claimed.set(best.right, best)
  }
  return pairs.map((row, left) => {
    const best = row[0]
    const total = row.reduce((sum, { probability }) => sum + probability, beyond?.[left] ?? 0)
    const isUnlikely = best === undefined || total < 1 - precision
    const namesake = isUnlikely ? row.find((pair) => areNamesakes(pair, share)) : undefined
    const shown = shownOf(row, namesake)
    if (best === undefined || (isUnlikely && namesake === undefined))
      return { left, outcome: 'absent' as const, pairs: shown }
    // Brothers and twins share a family name and a day, cousins a name: what differs is for a person to look at.
    const isClear = best.partsApart === 0 && !areBornApart(best, fields)
    const sure = best.probability >= precision && claimed.get(best.right) === best && isClear
    return { left, outcome: sure ? ('same' as const) : ('look' as const), pairs: shown.length > 0 ? shown : [best] }
  })
}
