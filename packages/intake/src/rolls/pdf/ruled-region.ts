import { type PageRules, type Rule, TOGETHER } from './page-rules.ts'

/** A part of a page that drawn lines part into cells, as a printed table is. */
export interface Region {
  /** Where its columns are parted, from the left; two at least. */
  readonly xs: readonly number[]
  /** Where its rows are parted, from the top. */
  readonly ys: readonly number[]
  readonly across: readonly Rule[]
  readonly down: readonly Rule[]
}

const touch = (across: Rule, down: Rule): boolean =>
  down.at >= across.from - TOGETHER &&
  down.at <= across.to + TOGETHER &&
  across.at >= down.from - TOGETHER &&
  across.at <= down.to + TOGETHER

/** Distinct places in rising order: those nearer than a letter's breadth are one. */
function placesOf(rules: readonly Rule[]): readonly number[] {
  const places: number[] = []
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b))
    if (places.length === 0 || at - (places.at(-1) ?? 0) > 2 * TOGETHER) places.push(at)
  return places
}

/** A table has two rows and two columns at least: less is a frame. */
const isTable = ({ xs, ys }: Region): boolean => xs.length >= 3 && ys.length >= 3

/** Takes out of `rest` those that fit. */
function take(rest: Set<Rule>, fits: (rule: Rule) => boolean): readonly Rule[] {
  const taken = [...rest].filter(fits)
  for (const rule of taken) rest.delete(rule)
  return taken
}

/** The ruled tables of a page from its top: lines that touch, directly or by others, are of one. */
export function regionsOf({ across, down }: PageRules): readonly Region[] {
  const [restAcross, restDown] = [new Set(across), new Set(down)]
  const regions: Region[] = []
  for (const first of across) {
    if (!restAcross.delete(first)) continue
    const [ones, others]: [Rule[], Rule[]] = [[first], []]
    for (let at = 0; at < ones.length; at++)
      for (const reached of take(restDown, (rule) => touch(ones[at] as Rule, rule))) {
        others.push(reached)
        ones.push(...take(restAcross, (rule) => touch(rule, reached)))
      }
    const region = { xs: placesOf(others), ys: [...placesOf(ones)].reverse(), across: ones, down: others }
    if (isTable(region)) regions.push(region)
  }
  return regions.sort((a, b) => (b.ys[0] ?? 0) - (a.ys[0] ?? 0))
}

const drawnAt = (rules: readonly Rule[], at: number, middle: number): boolean =>
  rules.some(
    (rule) => Math.abs(rule.at - at) <= 2 * TOGETHER && rule.from - TOGETHER <= middle && middle <= rule.to + TOGETHER,
  )

/** A cell of a region, which may lie over several of its rows and columns; counted from 0. */
export interface RegionCell {
  readonly row: number
  readonly column: number
  readonly height: number
  readonly width: number
}

const middleOf = (places: readonly number[], at: number): number => ((places[at] ?? 0) + (places[at + 1] ?? 0)) / 2

/** How many columns a cell is wide and how many rows high, as far as no line parts them. */
function sizeAt({ xs, ys, across, down }: Region, row: number, column: number) {
  let [width, height] = [1, 1]
  while (column + width < xs.length - 1 && !drawnAt(down, xs[column + width] ?? 0, middleOf(ys, row))) width++
  while (row + height < ys.length - 1 && !drawnAt(across, ys[row + height] ?? 0, middleOf(xs, column))) height++
  return { width, height }
}

/** The cells of a region, told by the lines that part them, row by row. */
export function cellsOf(region: Region): readonly RegionCell[] {
  const [rows, columns] = [region.ys.length - 1, region.xs.length - 1]
  const taken = new Set<number>()
  const cells: RegionCell[] = []
  for (let number = 0; number < rows * columns; number++) {
    if (taken.has(number)) continue
    const [row, column] = [Math.floor(number / columns), number % columns]
    const cell = { row, column, ...sizeAt(region, row, column) }
    for (let at = row; at < row + cell.height; at++)
      for (let place = column; place < column + cell.width; place++) taken.add(at * columns + place)
    cells.push(cell)
  }
  return cells
}

/** The place between two of a region's lines, counted from 0; -1: outside. */
export const placeAmong = (places: readonly number[], at: number): number => {
  const rising = (places[0] ?? 0) <= (places.at(-1) ?? 0)
  for (let place = 0; place + 1 < places.length; place++) {
    const [one = 0, other = 0] = [places[place], places[place + 1]]
    if (rising ? at >= one && at < other : at <= one && at > other) return place
  }
  return -1
}
