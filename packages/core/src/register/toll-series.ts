import { profileLabel } from '../claims/numerals.ts'
import type { CaseState } from '../ledger/replay.ts'
import { type AcceptedClaim, acceptedClaims, asRead, knownTo } from './accepted-claims.ts'
import type { GoneFigure, TollAnswer, TollCut, TollPoint, TollSeries } from './answers.ts'
import type { Proven } from './bounds.ts'
import type { RegisterQuestion, RegisterTools } from './derive-register.ts'
import { type GroupRelations, groupRelations } from './groups.ts'
import { partyNames } from './party-names.ts'
import { boundsInWords } from './sentences.ts'
import { tellingsOf } from './spoken-relations.ts'
import { deriveToll, isToll, leastIn } from './toll.ts'
import { cellsByPeriod, cellsByPlace, cutRow, type TollCutBy } from './toll-cuts.ts'

/** Rows of a toll by their id, for any pair of days, and how groups lie to one another as known by one. */
interface TollOn {
  readonly rows: (trueAt: string, knownBy: string) => ReadonlyMap<string, TollAnswer>
  readonly relations: (knownBy: string) => GroupRelations
}

/**
 * The toll through time: for each row, a point for every day on which the row changed as it was known then (TL6). What
 * was added at a point is split into news, which happened since the point before, and back-dated additions, which
 * happened earlier and only became known now, so that the figure given for the day before was too low.
 */
export function deriveTollSeries(
  state: CaseState,
  question: RegisterQuestion,
  { reread = asRead }: RegisterTools = {},
): readonly TollSeries[] {
  const names = partyNames(state.setting)
  const all = acceptedClaims(state, names, question.knownBy, reread)
  const accepted = all.filter((item) => isToll(item.claim.kind))
  const isKnown = knownTo(state, names, question.knownBy, reread)
  const on = tollOn(state, { bearing: bearingOn(all, state), isKnown }, question)
  const last = question.trueAt < question.knownBy ? question.trueAt : question.knownBy
  // A page that dates something to after its own day adds it on that day.
  const turns = all.flatMap((item) => [item.knownSince, item.latest > item.knownSince ? item.latest : item.knownSince])
  const days = [...new Set(turns)].filter((day) => day <= question.knownBy).sort()
  const rows = new Map<string, { readonly answer: TollAnswer; readonly points: TollPoint[] }>()
  let before: string | null = null
  for (const day of days) {
    // Once the day asked for is past, what is still learned is all about earlier days.
    const [at, was]: [string, string | null] = [
      day < last ? day : last,
      before !== null && before > last ? last : before,
    ]
    const days = { day, at, was, knownBefore: before }
    const told = on.rows(at, day)
    for (const [id, answer] of told) {
      const points: TollPoint[] = rows.get(id)?.points ?? []
      rows.set(id, { answer, points })
      const point = pointOf(days, { answer, on, accepted, now: question.knownBy })
      if (point) points.push(point)
    }
    // A row that later claims emptied keeps what it once said, and says since when that counts no more.
    for (const [id, { answer, points }] of rows)
      if (!told.has(id) && points.at(-1)?.asKnown) points.push(emptyPoint(days, { answer, on, now: question.knownBy }))
    before = day
  }
  return [...rows.values()]
    .filter(({ points }) => points.length > 0)
    .map(({ answer: { id, kind, peopleOf, what, numerals }, points }) => ({
      id,
      kind,
      peopleOf,
      what,
      numerals,
      points,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Losses, and claims of any kind of which something is said: how losses lie to one another can follow by way of those. */
function bearingOn(all: readonly AcceptedClaim[], state: CaseState): readonly AcceptedClaim[] {
  const named = new Set(state.relations.flatMap(({ claim, other }) => [claim, other]))
  for (const item of all) for (const { pair } of tellingsOf(item)) for (const end of pair) named.add(end)
  return all.filter((item) => isToll(item.claim.kind) || named.has(item.id))
}

/** What tolls are drawn up from. */
interface Grounds {
  readonly bearing: readonly AcceptedClaim[]
  readonly isKnown: (claim: string, day: string) => boolean
}

/** Tolls for pairs of days, each worked out once. */
function tollOn(state: CaseState, { bearing, isKnown }: Grounds, question: RegisterQuestion): TollOn {
  const kept = new Map<string, ReadonlyMap<string, TollAnswer>>()
  const { standing } = question
  const bounds = new Map<string, Proven>()
  const { places, numerals } = state.setting
  const knownOn = new Map<string, Pick<Parameters<typeof deriveToll>[0], 'accepted' | 'relations'>>()
  const known = (knownBy: string) => {
    const found = knownOn.get(knownBy)
    if (found) return found
    const accepted = bearing.filter((item) => item.knownSince <= knownBy)
    const fresh = { accepted, relations: groupRelations(state, accepted, (claim) => isKnown(claim, knownBy)) }
    knownOn.set(knownBy, fresh)
    return fresh
  }
  const rows: TollOn['rows'] = (trueAt, knownBy) => {
    const key = `${trueAt} ${knownBy}`
    const found = kept.get(key)
    if (found) return found
    const answers = deriveToll({
      ...known(knownBy),
      trueAt,
      standing,
      numerals: profileLabel(numerals),
      places,
      boundsOnly: bounds,
    })
    const byId = new Map(answers.map((answer) => [answer.id, answer]))
    kept.set(key, byId)
    return byId
  }
  return { rows, relations: (knownBy) => known(knownBy).relations }
}

interface At {
  readonly day: string
  /** The day it is true at, and that of the point before. */
  readonly at: string
  readonly was: string | null
  readonly knownBefore: string | null
}

function pointOf(
  { day, at, was, knownBefore }: At,
  {
    answer,
    on,
    accepted,
    now,
  }: {
    readonly answer: TollAnswer
    readonly on: TollOn
    readonly accepted: readonly AcceptedClaim[]
    readonly now: string
  },
): TollPoint | null {
  const { id } = answer
  const old = was === null || knownBefore === null ? undefined : on.rows(was, knownBefore).get(id)
  const anew = was === null ? undefined : on.rows(was, day).get(id)
  // What the sorts that a row is over said before it could be drawn up was known then.
  const told = was === null || knownBefore === null ? 0 : leastIn(on.rows(was, knownBefore), answer)
  const corrected = was === null ? 0 : leastIn(on.rows(was, day), answer)
  const fresh = new Set(
    accepted
      .filter((item) => item.knownSince > (knownBefore ?? '') && item.knownSince <= day)
      .map((item) => item.claim.id),
  )
  const earlier = new Set(anew?.claims)
  const added = answer.claims.filter((claim) => fresh.has(claim))
  const backDated = added.filter((claim) => was !== null && earlier.has(claim))
  const changed = answer.min !== told || answer.max !== (old?.max ?? null) || added.length > 0
  if (!changed || (old === undefined && answer.min === 0 && answer.max === null)) return null
  return {
    day,
    asKnown: { min: answer.min, max: answer.max },
    gone: [],
    ...asKnownNow(at, { answer, on, now }),
    news: answer.min - corrected,
    backDated: corrected - told,
    newsClaims: added.filter((claim) => !backDated.includes(claim)),
    backDatedClaims: backDated,
    says: pointInWords(answer, answer.min - corrected, corrected - told),
  }
}

/** A row that had figures on the day before, none of which counts for it any more. `answer`: the row as it last was. */
function emptyPoint(
  { day, at, was, knownBefore }: At,
  { answer, on, now }: { readonly answer: TollAnswer; readonly on: TollOn; readonly now: string },
): TollPoint {
  const told = was === null || knownBefore === null ? 0 : leastIn(on.rows(was, knownBefore), answer)
  const gone = goneFrom(answer, on, [at, day])
  return {
    day,
    asKnown: null,
    gone,
    ...asKnownNow(at, { answer, on, now }),
    news: 0,
    backDated: leastIn(on.rows(at, day), answer) - told,
    newsClaims: [],
    backDatedClaims: [],
    says: `nothing any more: ${goneInWords(gone)}`,
  }
}

function asKnownNow(
  at: string,
  { answer, on, now }: { readonly answer: TollAnswer; readonly on: TollOn; readonly now: string },
): Pick<TollPoint, 'asKnownNow' | 'goneNow'> {
  const found = on.rows(at, now).get(answer.id)
  if (found) return { asKnownNow: { min: found.min, max: found.max }, goneNow: [] }
  return { asKnownNow: null, goneNow: goneFrom(answer, on, [at, now]) }
}

/** What became of each figure of a row that counts in it no more. */
function goneFrom(
  { claims }: TollAnswer,
  on: TollOn,
  [trueAt, knownBy]: readonly [trueAt: string, knownBy: string],
): readonly GoneFigure[] {
  const { superseded } = on.relations(knownBy)
  const rows = [...on.rows(trueAt, knownBy).values()].filter(({ rules }) => rules[0] !== 'TL3')
  const rowOf = (claim: string) => rows.find((row) => row.claims.includes(claim))?.id ?? null
  return claims.map((claim) => {
    const replacedBy = superseded.besides(claim)
    const [row = null] = [claim, ...replacedBy].map(rowOf).filter((each) => each !== null)
    return { claim, replacedBy, row }
  })
}

function goneInWords(gone: readonly GoneFigure[]): string {
  const replaced = gone.filter(({ replacedBy }) => replacedBy.length > 0)
  const words = replaced.length > 0 ? [`${figures(replaced.length)} replaced by a later one`] : []
  const elsewhere = new Set(gone.flatMap(({ replacedBy, row }) => (replacedBy.length === 0 && row ? [row] : [])))
  for (const row of elsewhere)
    words.push(
      `${figures(gone.filter((each) => each.row === row && each.replacedBy.length === 0).length)} counted in ${row}`,
    )
  return words.join(', ')
}

const figures = (count: number): string => (count === 1 ? '1 figure is' : `${count} figures are`)

function pointInWords(answer: TollAnswer, news: number, backDated: number): string {
  const words = [boundsInWords(answer)]
  if (news !== 0) words.push(`${signed(news)} that happened since`)
  if (backDated !== 0) words.push(`${signed(backDated)} that happened earlier and became known only now`)
  return words.join('; ')
}

const signed = (count: number): string => (count > 0 ? `+${count}` : `−${-count}`)

/** A row of the toll cut into cells. */
interface RowInCells extends Pick<TollAnswer, 'id' | 'says' | 'numerals'> {
  readonly cells: readonly TollCut[]
}

/** Every row of a toll cut into cells by place, or by day, week (by its Monday), month or year (TL4). */
export function cutToll(
  state: CaseState,
  question: RegisterQuestion,
  by: TollCutBy,
  { reread = asRead }: RegisterTools = {},
): readonly RowInCells[] {
  const names = partyNames(state.setting)
  const accepted = acceptedClaims(state, names, question.knownBy, reread)
  const byId = new Map(accepted.map((item) => [item.claim.id, item]))
  const isKnown = knownTo(state, names, question.knownBy, reread)
  const relations = groupRelations(state, accepted, isKnown)
  return [...tollOn(state, { bearing: accepted, isKnown }, question).rows(question.trueAt, question.knownBy).values()]
    .filter((answer) => answer.rules[0] !== 'TL3')
    .map((answer) => {
      const items = answer.claims
        .flatMap((claim) => byId.get(claim) ?? [])
        .filter((item) => item.latest <= question.trueAt)
      const cellsOf =
        by === 'place' ? cellsByPlace(items, relations, state.setting.places) : cellsByPeriod(items, relations, by)
      const { id, says, numerals, max } = answer
      return { id, says, numerals, cells: cutRow(items, relations, { row: id, by, cellsOf, max }) }
    })
}
