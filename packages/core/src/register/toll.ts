import type { Place } from '../claims/case-setting.ts'
import type { Claim } from '../claims/claim.ts'
import type { Bounds } from '../claims/count.ts'
import { STANDINGS, type Standing } from '../claims/kinds.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { TollAnswer, TollCut, TollPart } from './answers.ts'
import { boundsOfUnion, type CountSystem, type Proven, unionOf } from './bounds.ts'
import { type After, takeApart } from './contradiction.ts'
import { Group, type Listed, listed, merged } from './group.ts'
import { groupedBy, once } from './grouped.ts'
import { type GroupRelations, unionSystemOf, unionSystemOfAll, wholeOf } from './groups.ts'
import { originCount } from './origins.ts'
import { restsOnRegions } from './regions.ts'
import { boundsInWords } from './sentences.ts'
import { leftToAsk } from './set-aside.ts'
import { SORTS_APART } from './sorts.ts'
import { reaches } from './standing.ts'
import {
  type CellsOf,
  cellsByPeriod,
  cellsByPlace,
  cutId,
  cutOf,
  cutRow,
  groupsByPlace,
  inOrder,
  type TollCutBy,
} from './toll-cuts.ts'

const TOLL_KINDS = ['killed', 'wounded', 'missing', 'bodies-returned', 'died'] as const

export interface TollQuestion {
  readonly trueAt: string
  readonly standing: Standing
  readonly relations: GroupRelations
  readonly numerals: string
  readonly places: readonly Place[]
  /**
   * Where only the bounds of each row are wanted, for many days: no cells, nothing taken apart, and a row whose claims
   * were there before is not worked out again.
   */
  readonly boundsOnly?: Map<string, Proven>
  /** Gives a cell that was worked out before and still holds, or makes it. */
  readonly keptCell?: (group: Group, make: () => TollCut) => TollCut
}

/** The claims of one kind of loss, people and sort of person, in the order of the case. */
export interface TollRow {
  readonly kind: Claim['kind']
  readonly peopleOf: string
  readonly what: string
  readonly list: Listed
  /** The same claims by cell, where they are at hand and no claim takes its place or its day from another. */
  readonly within?: Within | null
}

/** Claims of a row by the place they name, and by the month they surely fall in. */
export interface Within {
  readonly places: ReadonlyMap<string, Group>
  readonly months: ReadonlyMap<string, Group>
}

/** One answer for each kind of loss, people and sort of person, and one over all sorts where the sorts cannot overlap. */
export function deriveToll(
  question: TollQuestion & { readonly accepted: readonly AcceptedClaim[] },
): readonly TollAnswer[] {
  const lists = new Map<TollAnswer, Listed>()
  for (const row of rowsOf(question)) {
    const answer = tollOf(row, question)
    if (answer) lists.set(answer, row.list)
  }
  const listOf = (answer: TollAnswer) => lists.get(answer) ?? NOTHING_LISTED
  const originsOf: OriginsOfRows = (a, b) => (question.boundsOnly ? 0 : originsOfRows([listOf(a), listOf(b)], question))
  return withTotals([...lists.keys()], originsOf)
}

const NOTHING_LISTED = listed([])

/** In how many origins what has certainly happened of two rows stands. */
export type OriginsOfRows = (a: TollAnswer, b: TollAnswer) => number

/** The answers of rows in their order, with one over all sorts where the sorts cannot overlap. */
export function withTotals(rows: readonly TollAnswer[], originsOf: OriginsOfRows): readonly TollAnswer[] {
  const answers = rows
    .map((answer) => [JSON.stringify([answer.kind, answer.peopleOf, answer.what]), answer] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, answer]) => answer)
  return [...answers, ...totals(answers, originsOf)]
}

function rowsOf({ accepted, relations }: TollQuestion & { readonly accepted: readonly AcceptedClaim[] }) {
  const losses = accepted.filter(
    ({ claim, standing }) => isToll(claim.kind) && claim.peopleOf !== null && standing !== null,
  )
  const byId = once(() => new Map(accepted.map((item) => [item.claim.id, item])))
  const sortOf = sortsOf(relations, (claim) => byId().get(claim)?.claim.what ?? null)
  const what = (item: AcceptedClaim) => item.claim.what ?? sortOf(item)
  return groupedBy(losses, [({ claim }) => claim.kind, ({ claim }) => claim.peopleOf, what]).map((items): TollRow => {
    const [first] = items
    return { kind: first.claim.kind, peopleOf: first.claim.peopleOf ?? '', what: what(first), list: listed(items) }
  })
}

export const isToll = (kind: Claim['kind']): boolean => (TOLL_KINDS as readonly string[]).includes(kind)

/** The sort of those who name none: a part is of its whole's sort. `whatOf`: the sort that an accepted claim names. */
export function sortsOf(
  relations: GroupRelations,
  whatOf: (claim: string) => string | null,
): (item: AcceptedClaim) => string {
  return (item) => {
    const whole = wholeOf(relations, item)
    return (whole === undefined ? null : whatOf(whole)) ?? 'people'
  }
}

/** The answer for one row; null when none of its claims counts for the day and the standing asked for. */
export function tollOf(row: TollRow, question: TollQuestion): TollAnswer | null {
  const happened = happenedIn(row.list, question)
  return happened.certain.length + happened.perhaps.length === 0 ? null : answerFor(row, happened, question)
}

/** In how many origins what has certainly happened of some rows stands, as their claims come from now. */
export const originsOfRows = (lists: readonly Listed[], question: TollQuestion): number =>
  originCount(...lists.map((list) => happenedIn(list, question).certain))

/** What certainly happened by the day asked for, and what a vague date allows to have. */
interface Happened {
  readonly certain: readonly AcceptedClaim[]
  readonly certainIds: readonly string[]
  readonly perhaps: readonly AcceptedClaim[]
}

function happenedIn(list: Listed, question: TollQuestion): Happened {
  const { trueAt } = question
  const all = counting(list, question)
  if (list.lastDay <= trueAt) return { certain: all.items, certainIds: all.ids, perhaps: [] }
  const [certain, perhaps]: [AcceptedClaim[], AcceptedClaim[]] = [[], []]
  for (const item of all.items)
    if (item.latest <= trueAt) certain.push(item)
    // Without a first day nothing says that it may have been before it was told of.
    else if (item.earliest !== null && item.earliest <= trueAt) perhaps.push(item)
  return { certain, certainIds: certain.map(({ id }) => id), perhaps }
}

/** Those of the standing asked for that nothing replaces: the list itself where that is all. */
function counting(list: Listed, { standing, relations: { superseded } }: TollQuestion): Listed {
  const reached = new Set<Standing | null>(STANDINGS.filter((each) => reaches(each, standing)))
  if (superseded.size === 0 && list instanceof Group && list.isAllOf(reached)) return list
  const counts = (item: AcceptedClaim) =>
    reached.has(item.standing) && (superseded.size === 0 || !superseded.has(item.id))
  return list.items.every(counts) ? list : listed(list.items.filter(counts))
}

const rowId = ({ kind, peopleOf, what }: Pick<TollRow, 'kind' | 'peopleOf' | 'what'>): string =>
  `toll/${kind}/${peopleOf}/${what}`

function answerFor(row: TollRow, happened: Happened, question: TollQuestion): TollAnswer {
  const { kind, peopleOf, what } = row
  const { certain: items, certainIds: claims, perhaps } = happened
  const { relations } = question
  const system = unionSystemOf(items, relations)
  const found = boundsOfRow(system, question.boundsOnly)
  const partIds = new Set(system.partOf.map(([part]) => part))
  const parts = partIds.size === 0 ? [] : items.filter((item) => partIds.has(item.claim.id)).map(partOf)
  const possibly = possiblyOf(found, happened, relations)
  return {
    id: rowId(row),
    kind,
    peopleOf,
    what,
    min: found.min,
    max: found.max,
    parts,
    ...cutsOf(row, items, found.max, question),
    possibly,
    partsAgree: wholesHoldTheirParts(system),
    restsOn: found.restsOn,
    closedBy: found.max === null ? null : found.closedBy,
    proof: found.proof,
    contradiction:
      found.contradicts && !question.boundsOnly
        ? takeApart(unionOf(unionSystemOfAll(items, relations)), items, {
            find: relations.find,
            after: tollAfter(row, question),
          })
        : null,
    claims: perhaps.length === 0 ? claims : [...claims, ...perhaps.map((item) => item.claim.id)],
    origins: originCount(items),
    numerals: question.numerals,
    rules: [
      'TL1',
      ...(parts.length > 0 ? ['TL2'] : []),
      ...(possibly ? ['TL5'] : []),
      ...(restsOnRegions(found.proof) ? ['TL7'] : []),
    ],
    says: `${what} of ${peopleOf} ${kind}: ${boundsInWords(found)}${parts.length > 0 ? `, of them ${parts.map((part) => boundsInWords(part)).join(' + ')}` : ''}${possibly ? `; perhaps ${boundsInWords(possibly)}: a date is open` : ''}.`,
  }
}

/** What a row would say once some grounds were set aside: a person's word on two figures goes before what places and days say of them. */
const tollAfter =
  ({ list }: TollRow, question: TollQuestion): After =>
  (setAside) => {
    const left = leftToAsk(setAside, list.items, question.relations)
    if (left === null) return null
    const { relations, isLeft } = left
    const { certain } = happenedIn(listed(list.items.filter(isLeft)), { ...question, relations })
    const { min, max, contradicts } = boundsOfUnion(unionSystemOf(certain, relations))
    return { min, max, contradicts: contradicts && unionOf(unionSystemOfAll(certain, relations)) }
  }

function cutsOf(
  { within, ...row }: TollRow,
  items: readonly AcceptedClaim[],
  max: number | null,
  question: TollQuestion,
): Pick<TollAnswer, 'places' | 'periods'> {
  const { relations } = question
  if (question.boundsOnly) return { places: [], periods: [] }
  const of = { row: rowId(row), max }
  if (!within) {
    const cut = (by: TollCutBy, cellsOf: CellsOf) => cutRow(items, relations, { ...of, by, cellsOf })
    return {
      places: cut('place', cellsByPlace(items, relations, question.places)),
      periods: cut('month', cellsByPeriod(items, relations, 'month')),
    }
  }
  const keptCell = question.keptCell ?? ((_, make) => make())
  const cuts = (by: TollCutBy, cells: Iterable<readonly [string, readonly Group[]]>) => {
    const cell = (name: string, list: Listed): TollCut => {
      const { certain, certainIds } = happenedIn(list, question)
      return cutOf(name, { items: certain, ids: certainIds }, relations, { ...of, by })
    }
    const cut = (name: string, groups: readonly Group[]): TollCut => {
      const [only] = groups
      return only && groups.length === 1 ? keptCell(only, () => cell(name, only)) : cell(name, merged(groups))
    }
    return inOrder(
      [...cells]
        .map(([name, groups]) => ({ ...cut(name, groups), id: cutId({ ...of, by }, name), cell: name, max }))
        .filter(({ claims }) => claims.length > 0),
    )
  }
  return {
    places: cuts('place', groupsByPlace(within.places, question.places)),
    periods: cuts(
      'month',
      [...within.months].map(([month, group]) => [month, [group]] as const),
    ),
  }
}

/** The same claims that lie to one another in the same way have the same bounds on whatever day. */
function boundsOfRow(system: CountSystem, kept: Map<string, Proven> | undefined): Proven {
  if (!kept) return boundsOfUnion(system)
  const { groups, disjoint, partOf, same, everybody, regional } = system
  const told = [groups.map(({ claim }) => claim), disjoint, partOf, same, everybody, JSON.stringify(regional)]
  const key = told.join(';')
  const found = kept.get(key) ?? boundsOfUnion(system)
  kept.set(key, found)
  return found
}

/** The bounds if all had happened that vague dates allow; null where that changes nothing (TL5). */
function possiblyOf(found: Bounds, row: Happened, relations: GroupRelations): Bounds | null {
  if (row.perhaps.length === 0) return null
  const { min, max } = boundsOfUnion(unionSystemOf([...row.certain, ...row.perhaps], relations))
  return min === found.min && max === found.max ? null : { min, max }
}

const partOf = ({ claim, source }: AcceptedClaim): TollPart => ({
  min: claim.count?.min ?? 1,
  max: claim.count?.max ?? null,
  place: claim.place,
  date: claim.date,
  what: claim.what,
  claims: [claim.id],
  source: source.sha256,
  row: null,
})

/** No whole is smaller than its parts together. */
function wholesHoldTheirParts(system: CountSystem): boolean {
  const bounds = new Map(system.groups.map((group) => [group.claim, group.bounds]))
  const sums = new Map<string, number>()
  for (const [part, whole] of system.partOf) sums.set(whole, (sums.get(whole) ?? 0) + (bounds.get(part)?.min ?? 0))
  return [...sums].every(([whole, sum]) => sum <= (bounds.get(whole)?.max ?? Number.POSITIVE_INFINITY))
}

/** A total over sorts that cannot overlap (TL3); other sorts may, so nothing is added up for them. */
function totals(answers: readonly TollAnswer[], originsOf: OriginsOfRows): readonly TollAnswer[] {
  return answers.flatMap((first) =>
    SORTS_APART.flatMap(([a, b]) => {
      const second = answers.find(
        (other) => other.kind === first.kind && other.peopleOf === first.peopleOf && other.what === b,
      )
      return first.what === a && second ? [totalOf(first, second, originsOf(first, second))] : []
    }),
  )
}

/** The lower end of a row among others; of one over all sorts, of which not all are there, that of those that are. */
export function leastIn(rows: ReadonlyMap<string, TollAnswer>, { id, rules, parts, ...row }: TollAnswer): number {
  const found = rows.get(id)
  if (found || rules[0] !== 'TL3') return found?.min ?? 0
  return parts.reduce((sum, { what }) => sum + (rows.get(rowId({ ...row, what: what ?? '' }))?.min ?? 0), 0)
}

const summed = (a: Bounds, b: Bounds): Bounds => ({
  min: a.min + b.min,
  max: a.max === null || b.max === null ? null : a.max + b.max,
})

const totalOf = (a: TollAnswer, b: TollAnswer, origins: number): TollAnswer => ({
  ...a,
  id: `toll/${a.kind}/${a.peopleOf}/${a.what} and ${b.what}`,
  what: `${a.what} and ${b.what}`,
  min: a.min + b.min,
  places: [],
  periods: [],
  possibly: a.possibly || b.possibly ? summed(a.possibly ?? a, b.possibly ?? b) : null,
  parts: [a, b].map((row) => ({
    min: row.min,
    max: row.max,
    place: null,
    date: null,
    what: row.what,
    claims: row.restsOn,
    source: null,
    row: row.id,
  })),
  max: summed(a, b).max,
  closedBy: a.closedBy === null || b.closedBy === null ? null : [...a.closedBy, ...b.closedBy],
  proof: null,
  contradiction: null,
  partsAgree: a.partsAgree && b.partsAgree,
  restsOn: [...a.restsOn, ...b.restsOn],
  claims: [...a.claims, ...b.claims],
  origins,
  rules: ['TL3'],
  says: `${a.what} and ${b.what} of ${a.peopleOf} ${a.kind}: ${boundsInWords(summed(a, b))} (${a.min} + ${b.min}).`,
})
