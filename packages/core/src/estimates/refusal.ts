import { type CaptureTable, listsIn, onAll } from './capture-table.ts'

/** What the person who asks knows of the lists. What is not known is `null`, and is a reason to refuse (ES2). */
export interface Declared {
  /** Nobody joined or left the population while the lists were made. */
  readonly closed: boolean | null
  /** The share of true matches between lists that was missed, 0 to below 1. */
  readonly missedMatches: number | null
  /** Lists made from other lists, as [made, from]; empty when all reported by themselves. */
  readonly madeFrom: readonly (readonly [string, string])[] | null
}

export const NOTHING_DECLARED: Declared = { closed: null, missedMatches: null, madeFrom: null }

/** Estimates of models that are compared may differ by this factor; beyond, only the floor and the disagreement are shown. */
export const MOST_DISAGREEMENT = 2

/** Why a table allows no estimate at all, each reason a sentence (ES2). */
export function whyNotEstimated(table: CaptureTable, declared: Declared): readonly string[] {
  return [...whyTableTooThin(table), ...whyListsUnfit(declared)]
}

function whyTableTooThin(table: CaptureTable): readonly string[] {
  const { lists } = table
  if (lists.length < 3) return [`There are ${lists.length} lists; an estimate needs three that overlap.`]
  const alone = lists.filter(
    (_, list) => !lists.some((__, other) => other !== list && onAll(table, (1 << list) | (1 << other)) > 0),
  )
  const reasons = alone.map((list) => `The list ${list} shares nobody with any other list.`)
  const onThree = table.counts.some((count, history) => count > 0 && listsIn(history) >= 3)
  return lists.length >= 4 && !onThree ? [...reasons, 'Nobody is on three lists at once.'] : reasons
}

function whyListsUnfit({ closed, missedMatches, madeFrom }: Declared): readonly string[] {
  const reasons: string[] = []
  if (closed === null) reasons.push('It is not said whether people joined or left while the lists were made.')
  if (closed === false) reasons.push('People joined or left while the lists were made.')
  if (missedMatches === null) reasons.push('It is not known how many matches between the lists were missed.')
  if (madeFrom === null) reasons.push('It is not said whether one list was made from another.')
  for (const [made, from] of madeFrom ?? []) reasons.push(`The list ${made} was made from ${from}.`)
  return reasons
}

/** By what factor the compared totals differ, and the sentence that refuses them when it is too large; null when it is not. */
export function disagreementOf(totals: readonly { readonly name: string; readonly total: number }[]): {
  readonly factor: number
  readonly says: string | null
} {
  const sorted = [...totals].sort((a, b) => a.total - b.total)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (!least || !most) return { factor: 1, says: null }
  const factor = most.total / least.total
  const says =
    factor > MOST_DISAGREEMENT
      ? `Models that explain the overlaps differ by a factor of ${factor.toFixed(2)}: ${rounded(least.total)} (${least.name}) against ${rounded(most.total)} (${most.name}).`
      : null
  return { factor, says }
}

/** People in words: whole, with marks between thousands. */
export const rounded = (people: number): string => Math.round(people).toLocaleString('en')
