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

/** A pair is told as the same only if it is wrong with less than so many times the chance that one told so may be wrong with on average. */
const WORST = 10
/** A pair this unlikely is left aside where its partner is told to be another row's. */
export const UNLIKELY = 0.2

/** What rows say together: who claims whom, and from which chance on a pair is told as the same. */
export interface Answering {
  /** The pair that claims a row of the second list with most reason. */
  readonly claims: ReadonlyMap<number, ScoredPair>
  readonly sameFrom: number
}

/** Brothers and twins share a family name and a day, cousins a name: what differs is for a person to look at. */
const isClear = (pair: ScoredPair, fields: readonly MatchField[]): boolean =>
  pair.partsApart === 0 && !areBornApart(pair, fields)

/**
 * From which chance on pairs are told as the same, so that of all that are `precision` is right: those that are nearly certain make room for
 * some that are less so.
 */
function sameFrom(chances: readonly number[], precision: number): number {
  const worst = Math.max(0.5, 1 - WORST * (1 - precision))
  let wrong = 0
  let told = 0
  for (const chance of Float64Array.from(chances).sort().reverse()) {
    wrong += 1 - chance
    told++
    if (chance < worst || wrong > told * (1 - precision)) return Math.max(worst, Math.min(precision, nextAbove(chance)))
  }
  return worst
}

/** Beyond the noise of a sum in another order: two pairs alike, and one pair reckoned again, are to be told alike. */
const nextAbove = (chance: number): number => chance + 1e-9

/** What all rows say together, before each is answered. */
export function answeringOf({ pairs, fields }: MatchedRolls, precision: number): Answering {
  const claims = new Map<number, ScoredPair>()
  for (const [best] of pairs) {
    if (best === undefined) continue
    const other = claims.get(best.right)
    if (other === undefined || best.weight > other.weight) claims.set(best.right, best)
  }
  const clear = [...claims.values()].filter((pair) => isClear(pair, fields))
  return {
    claims,
    sameFrom: sameFrom(
      clear.map(({ probability }) => probability),
      precision,
    ),
  }
}

/** Whether a pair is left aside: unlikely by itself, it lacks a part, and its partner is told to be another row's. */
export function isTaken(
  pair: ScoredPair,
  { claims, sameFrom: from }: Answering,
  fields: readonly MatchField[],
): boolean {
  if (pair.partsApart === 0 || pair.probability >= UNLIKELY) return false
  const claim = claims.get(pair.right)
  return claim !== undefined && claim.left !== pair.left && isClear(claim, fields) && claim.probability >= from
}

/**
 * Sorts rows into 'this person is on the other list', 'this person is not' and 'look at these two' (MT5). `precision`: the
 * share of 'same' that must be right, between 0.5 and 1; a row that another row claims with more reason is to be looked at, and so is one
 * whose day of birth is another, and one with a namesake whom all else speaks against.
 */
export function decideRows(matched: MatchedRolls, precision: number): readonly RowOutcome[] {
  const { fields, pairs, beyond, share } = matched
  const answering = answeringOf(matched, precision)
  return pairs.map((row, left) => {
    const best = row[0]
    const total = row.reduce(
      (sum, pair) => sum + (isTaken(pair, answering, fields) ? 0 : pair.probability),
      beyond?.[left] ?? 0,
    )
    const isUnlikely = best === undefined || total < 1 - precision
    const namesake = isUnlikely ? row.find((pair) => areNamesakes(pair, share)) : undefined
    const shown = shownOf(row, namesake)
    if (best === undefined || (isUnlikely && namesake === undefined))
      return { left, outcome: 'absent' as const, pairs: shown }
    const { claims, sameFrom: from } = answering
    const sure = best.probability >= from && claims.get(best.right) === best && isClear(best, fields)
    return { left, outcome: sure ? ('same' as const) : ('look' as const), pairs: shown.length > 0 ? shown : [best] }
  })
}
