import type { Place } from '../claims/case-setting.ts'
import { dayNumberOf, isoOfDayNumber, weekdayOf } from '../time/calendar.ts'
import type { Days } from '../time/edtf.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { TollCut } from './answers.ts'
import { boundsOfUnion, type Proven } from './bounds.ts'
import { type Listed, listed } from './group.ts'
import { addTo, once } from './grouped.ts'
import { type GroupRelations, unionSystemOf, wholeOf } from './groups.ts'

export const TOLL_PERIODS = ['day', 'week', 'month', 'year'] as const
export type TollPeriod = (typeof TOLL_PERIODS)[number]

/** What cells a figure falls into: every one that surely holds all its people. */
export type CellsOf = (item: AcceptedClaim) => readonly string[]

/** The first day of a week from Monday (ISO 8601), or the day, month or year, that a day lies in. */
function periodOf(day: string, period: TollPeriod): string {
  if (period === 'year') return day.slice(0, 4)
  if (period === 'month') return day.slice(0, 7)
  const number = dayNumberOf(day)
  return period === 'day' || number === null ? day : isoOfDayNumber(number - weekdayOf(number))
}

/** A part happened when and where its whole did, unless it says so itself; the nearest whole goes first. */
function toldIn<T>(
  items: readonly AcceptedClaim[],
  relations: GroupRelations,
  of: (item: AcceptedClaim) => T | null,
): (item: AcceptedClaim) => T | null {
  if (relations.partOf.size === 0) return of
  const byId = once(() => new Map(items.map((item) => [item.claim.id, item])))
  return (item) => {
    const seen: AcceptedClaim[] = []
    for (let at: AcceptedClaim | undefined = item; at && !seen.includes(at); ) {
      const found = of(at)
      if (found !== null) return found
      seen.push(at)
      const above: string | undefined = wholeOf(relations, at)
      at = above === undefined ? undefined : byId().get(above)
    }
    return null
  }
}

/** The month that a figure of some days falls into; null when they are of several. */
export const monthOf = (days: Days): string | null => periodsOf(days, 'month')[0] ?? null

/** Cells by time: a figure falls into a period when every day that its date allows lies in it (TL4). */
export function cellsByPeriod(items: readonly AcceptedClaim[], relations: GroupRelations, period: TollPeriod): CellsOf {
  const daysOf = toldIn(items, relations, (each) => each.days)
  const cellOf = new Map<Days, readonly string[]>()
  return (item) => {
    const days = daysOf(item)
    if (days === null) return NOWHERE
    const known = cellOf.get(days)
    if (known) return known
    const cells = periodsOf(days, period)
    cellOf.set(days, cells)
    return cells
  }
}

function periodsOf({ earliest, latest }: Days, period: TollPeriod): readonly string[] {
  if (earliest === null || latest === null) return []
  const cell = periodOf(earliest, period)
  return cell === periodOf(latest, period) ? [cell] : []
}

const fold = (name: string): string => name.normalize('NFKC').toLowerCase().trim()

/** Cells by place: a figure falls into its place and into every place that this one lies in (TL4). */
export function cellsByPlace(
  items: readonly AcceptedClaim[],
  relations: GroupRelations,
  places: readonly Place[],
): CellsOf {
  const placeOf = toldIn(items, relations, (each) => each.claim.place)
  const around = cellsAround(places)
  return (item) => {
    const name = placeOf(item)
    return name === null ? NOWHERE : around(name)
  }
}

/** A place with all that it lies in, by the case's own names. */
function cellsAround(places: readonly Place[]): (name: string) => readonly string[] {
  const known = new Map(places.flatMap((place) => [place.name, ...place.aliases].map((name) => [fold(name), place])))
  const cellsOf = new Map<string, readonly string[]>()
  const outwards = (name: string): readonly string[] => {
    const cells = new Set<string>()
    for (let at: string | null = name; at !== null; ) {
      const place: Place | undefined = known.get(fold(at))
      const cell = place?.name ?? at
      if (cells.has(cell)) break
      cells.add(cell)
      at = place?.within ?? null
    }
    return [...cells]
  }
  return (name) => {
    const cells = cellsOf.get(name) ?? outwards(name)
    cellsOf.set(name, cells)
    return cells
  }
}

const NOWHERE: readonly string[] = []

/** How a row is cut into cells. */
export type TollCutBy = TollPeriod | 'place'

/** A row that is cut: its id and upper end, and how. */
export interface CutOfRow {
  readonly row: string
  readonly by: TollCutBy
  readonly max: number | null
}

/**
 * One row cut into cells, each with the tightest lower end of what surely falls in it; no cell has more than the row
 * allows. Cells are not added up: two figures of one happening may name two days (TL4).
 */
export function cutRow(
  items: readonly AcceptedClaim[],
  relations: GroupRelations,
  { cellsOf, ...of }: CutOfRow & { readonly cellsOf: CellsOf },
): readonly TollCut[] {
  const cells = new Map<string, AcceptedClaim[]>()
  for (const item of items) for (const cell of cellsOf(item)) addTo(cells, cell, item)
  return inOrder([...cells].map(([cell, within]) => cutOf(cell, listed(within), relations, of)))
}

/** One cell of a row: what surely falls in it, and the tightest lower end of that. */
export function cutOf(
  cell: string,
  { items, ids }: Pick<Listed, 'items' | 'ids'>,
  relations: GroupRelations,
  of: CutOfRow,
): TollCut {
  const found = provenCut(items, relations)
  return { id: cutId(of, cell), cell, min: found.min, max: of.max, restsOn: found.restsOn, claims: ids }
}

/** The bounds of a cell with their proof. */
export const provenCut = (items: readonly AcceptedClaim[], relations: GroupRelations): Proven =>
  boundsOfUnion(unionSystemOf(items, relations))

export const cutId = ({ row, by }: Pick<CutOfRow, 'row' | 'by'>, cell: string): string => `${row}/${by}/${cell}`

/** The row, the cut and the cell that the id of a cell names, as far as its form tells; null for what has another form. */
export function cutNamed(id: string): { readonly row: string; readonly by: TollCutBy; readonly cell: string } | null {
  const [, row, by, cell] = /^(toll\/.+?)\/(place|day|week|month|year)\/(.+)$/su.exec(id) ?? []
  return row && by && cell ? { row, by: by as TollCutBy, cell } : null
}

/** The groups of each cell, where claims are in groups by the place that they name. */
export function groupsByPlace<G>(
  named: ReadonlyMap<string, G>,
  places: readonly Place[],
): ReadonlyMap<string, readonly G[]> {
  const around = cellsAround(places)
  const cells = new Map<string, G[]>()
  for (const [name, group] of named) for (const cell of around(name)) addTo(cells, cell, group)
  return cells
}

export const inOrder = (cuts: readonly TollCut[]): readonly TollCut[] =>
  [...cuts].sort((a, b) => (a.cell < b.cell ? -1 : 1))
