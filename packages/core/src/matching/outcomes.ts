import type { FieldKind } from './fields/field-levels.ts'
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

/** Lists that are not long teach one set of levels for names of two parts and for whole ones, in which a name of two parts that fits says next to nothing. */
const areShort = ({ scale }: MatchedRolls): boolean => (scale?.short ?? null) === null

/** Kinds of columns of which agreement says nothing beside a name: most on a list have one sex. */
const SAYS_NOTHING: readonly (FieldKind | undefined)[] = ['name', 'sex', undefined]

/**
 * Whether all parts of the names may be the same, there is something else to tell two people apart by, and none of it that both rows tell speaks
 * against them: then nothing says that they are two. That another row of the list has better spellings is no such thing.
 */
const isUnopposed = ({ pattern, partsApart }: ScoredPair, { fields, weights }: MatchedRolls): boolean =>
  partsApart === 0 &&
  fields.some(({ kind }) => !SAYS_NOTHING.includes(kind)) &&
  fields.every(({ kind }, field) => {
    const level = pattern[field] ?? -1
    return kind === 'name' || level < 0 || (weights.perLevel[field]?.[level] ?? 0) >= 0
  })

/**
 * Whether only the names speak for a pair, no day of birth or other word of both rows agreeing, and something that both tell, such as the place, is another:
 * so two namesakes look.
 */
export const areNamesAgainstAll = ({ pattern }: ScoredPair, fields: readonly MatchField[]): boolean =>
  pattern.some((level, field) => level === 0 && fields[field]?.kind !== 'name') &&
  pattern.every((level, field) => level <= 0 || SAYS_NOTHING.includes(fields[field]?.kind))

/** Kinds of columns whose agreement tells a father from a son who bears his name. */
const TELLS_APART: readonly FieldKind[] = ['born', 'number']

/** Whether one of both names has one part twice ('Hasan Hasan', 'Иван Иванович'), as those of sons called after their fathers have, and no birth or number of both rows agrees. */
export const mayBeFatherAndSon = ({ left, right, pattern }: ScoredPair, { twice, fields }: MatchedRolls): boolean =>
  (twice?.left[left] === 1 || twice?.right[right] === 1) &&
  !fields.some(({ kind }, field) => TELLS_APART.includes(kind) && (pattern[field] ?? -1) > 0)

/** Whether a pair keeps its row from being told as absent, however unlikely it is: a namesake, or on lists that are not long a name that fits and that nothing speaks against. */
export const keepsFromAbsent = (pair: ScoredPair, matched: MatchedRolls): boolean =>
  areNamesakes(pair, matched.share) || (areShort(matched) && isUnopposed(pair, matched))

/** The likeliest pairs, and a namesake who is none of them. */
function shownOf(row: readonly ScoredPair[], namesake: ScoredPair | undefined): readonly ScoredPair[] {
  const likely = row.filter(({ probability }) => probability >= 0.01).slice(0, SHOWN)
  return namesake === undefined || likely.includes(namesake) ? likely : [...likely, namesake]
}

/** A pair is told as the same only if it is wrong with less than so many times the chance that one told so may be wrong with on average. */
const WORST = 10
/** A pair this unlikely is left aside where its partner is told to be another row's. */
export const UNLIKELY = 0.2

/** Who of the first list claims a row of the second with most reason, and how much the others who do claim it together. */
export interface PartnerClaim {
  readonly pair: ScoredPair
  /** The odds of all others for whom the row is the likeliest, by those of the first: a row is one person's at most. */
  readonly rivals: number
}

/** What rows say together: who claims whom, and from which chance on a pair is told as the same. */
export interface Answering {
  readonly claims: ReadonlyMap<number, PartnerClaim>
  readonly sameFrom: number
}

/** The chance of a claim, given that the row of the second list is one person's at most. */
export const claimChance = ({ pair, rivals }: PartnerClaim): number =>
  pair.probability / (1 + rivals * pair.probability)

/** Brothers and twins share a family name and a day, cousins and sons a name: what differs, or is not told, is for a person to look at. */
const isClear = (pair: ScoredPair, matched: MatchedRolls): boolean =>
  pair.partsApart === 0 &&
  !areBornApart(pair, matched.fields) &&
  !areNamesAgainstAll(pair, matched.fields) &&
  !mayBeFatherAndSon(pair, matched)

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
export function answeringOf(matched: MatchedRolls, precision: number): Answering {
  const claims = new Map<number, { pair: ScoredPair; rivals: number }>()
  for (const [best] of matched.pairs) {
    if (best === undefined) continue
    const claim = claims.get(best.right)
    if (claim === undefined) claims.set(best.right, { pair: best, rivals: 0 })
    else if (best.weight > claim.pair.weight) {
      claim.rivals = (claim.rivals + 1) * Math.exp(claim.pair.weight - best.weight)
      claim.pair = best
    } else claim.rivals += Math.exp(best.weight - claim.pair.weight)
  }
  const clear = [...claims.values()].filter(({ pair }) => isClear(pair, matched))
  return { claims, sameFrom: sameFrom(clear.map(claimChance), precision) }
}

/** Whether a pair is left aside: unlikely by itself, it lacks a part, and its partner is told to be another row's. */
export function isTaken(pair: ScoredPair, { claims, sameFrom: from }: Answering, matched: MatchedRolls): boolean {
  if (pair.partsApart === 0 || pair.probability >= UNLIKELY) return false
  const claim = claims.get(pair.right)
  return (
    claim !== undefined && claim.pair.left !== pair.left && isClear(claim.pair, matched) && claimChance(claim) >= from
  )
}

/**
 * Sorts rows into 'this person is on the other list', 'this person is not' and 'look at these two' (MT5). `precision`: the
 * share of 'same' that must be right, between 0.5 and 1; a row that another row claims with more reason is to be looked at, and so is one
 * whose day of birth is another, and one with a namesake whom all else speaks against.
 */
export function decideRows(matched: MatchedRolls, precision: number): readonly RowOutcome[] {
  const { pairs, beyond } = matched
  const answering = answeringOf(matched, precision)
  return pairs.map((row, left) => {
    const best = row[0]
    const total = row.reduce(
      (sum, pair) => sum + (isTaken(pair, answering, matched) ? 0 : pair.probability),
      beyond?.[left] ?? 0,
    )
    const isUnlikely = best === undefined || total < 1 - precision
    const namesake = isUnlikely ? row.find((pair) => keepsFromAbsent(pair, matched)) : undefined
    const shown = shownOf(row, namesake)
    if (best === undefined || (isUnlikely && namesake === undefined))
      return { left, outcome: 'absent' as const, pairs: shown }
    const { claims, sameFrom: from } = answering
    const claim = claims.get(best.right)
    const sure = claim?.pair === best && claimChance(claim) >= from && isClear(best, matched)
    return { left, outcome: sure ? ('same' as const) : ('look' as const), pairs: shown.length > 0 ? shown : [best] }
  })
}
