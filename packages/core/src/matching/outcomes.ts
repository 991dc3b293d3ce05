import type { MatchedRolls, ScoredPair } from './match-rolls.ts'

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

/**
 * Sorts rows into 'this person is on the other list', 'this person is not' and 'look at these two' (MT5). `precision`: the
 * share of 'same' that must be right, between 0.5 and 1; a row that another row claims with more reason is to be looked at.
 */
export function decideRows({ pairs, beyond }: MatchedRolls, precision: number): readonly RowOutcome[] {
  const claimed = new Map<number, ScoredPair>()
  for (const row of pairs) {
    const best = row[0]
    if (best === undefined) continue
    const other = claimed.get(best.right)
    if (other === undefined || best.weight > other.weight) claimed.set(best.right, best)
  }
  return pairs.map((row, left) => {
    const best = row[0]
    const shown = row.filter(({ probability }) => probability >= 0.01).slice(0, SHOWN)
    const total = row.reduce((sum, { probability }) => sum + probability, beyond?.[left] ?? 0)
    if (best === undefined || total < 1 - precision) return { left, outcome: 'absent' as const, pairs: shown }
    // Brothers and twins share a family name and a day: a name part without a partner is for a person to look at.
    const sure = best.probability >= precision && claimed.get(best.right) === best && best.partsApart === 0
    return { left, outcome: sure ? ('same' as const) : ('look' as const), pairs: shown.length > 0 ? shown : [best] }
  })
}
