import { isColumnName } from '@muster/core'
import { counted, type Grid } from '../roll.ts'
import { countUp, joinLines, joinWords, type LineRow } from './join-lines.ts'
import { isRightToLeft, type PageLine, type Piece, type Word } from './page-lines.ts'

/** A column's place across the pages. */
interface Band {
  readonly from: number
  readonly to: number
}

/** So few lines may run across the space between two columns. */
const ACROSS = 0.02
/** Where so many lines have a piece beginning, and no more have one running across, a column begins. */
const BEGIN = 0.4
const NEAR = 2
const PAGE_NUMBER = /^(?:[\p{L}.]{1,10}\s*)?[-–]?\s*\p{Nd}{1,4}(?:\s*(?:\/|of|из|з|من|-)\s*\p{Nd}{1,4})?\s*[-–]?$/u
const NUMBER_NAMED = /^(№|no\.?|nr\.?|#|رقم)\s+(?=\p{L})/iu
const NUMBERED = /^(\p{Nd}{1,6})\s*[.)-]?\s+(?=\p{L})/u

/** Columns are where lines of several pieces have words one below the other: stretches parted by white down the pages. */
function bandsOf(lines: readonly PageLine[]): readonly Band[] {
  const several = lines.filter(({ pieces }) => pieces.length > 1)
  const cover = new Map<number, number>()
  for (const { from, to } of several.flatMap(({ pieces }) => pieces))
    for (let at = Math.floor(from); at <= Math.floor(to); at++) cover.set(at, (cover.get(at) ?? 0) + 1)
  const least = Math.floor(several.length * ACROSS)
  const covered = [...cover].filter(([, count]) => count > least).map(([at]) => at)
  const bands: { from: number; to: number }[] = []
  for (const at of covered.sort((a, b) => a - b)) {
    const last = bands.at(-1)
    if (last !== undefined && at <= last.to + 1) last.to = at
    else bands.push({ from: at, to: at })
  }
  const begins = columnBegins(several, cover)
  return bands.flatMap((band) => partBand(band, begins))
}

/** Places where columns begin though some lines run across: words so wide that PDF.js joins them to their neighbour. */
function columnBegins(lines: readonly PageLine[], cover: ReadonlyMap<number, number>): readonly number[] {
  const counts = new Map<number, number>()
  for (const { pieces } of lines)
    for (const { from } of pieces) counts.set(Math.floor(from), (counts.get(Math.floor(from)) ?? 0) + 1)
  const enough = BEGIN * lines.length
  const isColumn = ([at, count]: readonly [number, number]): boolean =>
    count >= enough && (cover.get(at - NEAR) ?? 0) <= lines.length - enough
  return [...counts]
    .filter(isColumn)
    .map(([at]) => at)
    .sort((a, b) => a - b)
}

function partBand(band: Band, begins: readonly number[]): readonly Band[] {
  const within = begins.filter((at) => at > band.from + NEAR && at < band.to)
  const starts = [band.from, ...within]
  return starts.map((from, at) => ({ from, to: (starts[at + 1] ?? band.to + NEAR) - NEAR }))
}

const sharedWith = (word: Word, { from, to }: Band): number => Math.min(to + 1, word.to) - Math.max(from, word.from)

/** A piece that lies in several columns is parted into its words. */
const partedBy = (piece: Piece, bands: readonly Band[]): readonly Word[] =>
  bands.filter((band) => sharedWith(piece, band) > 1).length > 1 ? piece.words : [piece]

/** The column that words lie most in, else the nearest. */
function bandOf(word: Word, bands: readonly Band[]): number {
  let best = 0
  for (const [at, band] of bands.entries())
    if (sharedWith(word, band) > sharedWith(word, bands[best] as Band)) best = at
  return best
}

function rowsOf(lines: readonly PageLine[], bands: readonly Band[]): readonly LineRow[] {
  return lines.map((source, at) => {
    const cells = bands.map(() => '')
    const { pieces } = source
    // A line that is one piece is a title or a remark, whatever columns it runs across.
    const words = pieces.length === 1 ? pieces : pieces.flatMap((piece) => partedBy(piece, bands))
    for (const word of words) {
      const column = bandOf(word, bands)
      cells[column] = joinWords(cells[column], word.text)
    }
    return { line: at + 1, page: source.page, cells, source }
  })
}

/** What is written from right to left is read in a mirror: its right column is the first, and its words begin at the right. */
function mirrored(line: PageLine): PageLine {
  const turn = <T extends Band>(one: T): T => ({ ...one, from: -one.to, to: -one.from })
  const pieces = line.pieces.map((piece) => ({ ...turn(piece), words: piece.words.map(turn) }))
  return { ...line, pieces: pieces.reverse() }
}

/** Column names that are printed again on each page, and page numbers, are no people. */
function withoutRepeats(rows: readonly LineRow[]): { readonly rows: readonly LineRow[]; readonly repeats: number } {
  const key = ({ cells }: LineRow): string => cells.join('\u0000')
  const first = rows[0]?.page
  const top = rows.filter(({ page }) => page === first).slice(0, 10)
  // Behind the last line that names columns there may be one more of the head, and then people, who may be on the list twice.
  const named = top.findLastIndex(({ cells }) => cells.some(isColumnName))
  const isPerson = (row: LineRow, at: number): boolean =>
    named >= 0 && (at > named + 1 || (at === named + 1 && row.cells.some((cell) => /\p{Nd}/u.test(cell))))
  const tops = new Set(top.filter((row, at) => !isPerson(row, at)).map(key))
  const placeOnPage = new Map<number, number>()
  const kept = rows.filter((row, at) => {
    const place = (placeOnPage.get(row.page) ?? 0) + 1
    placeOnPage.set(row.page, place)
    if (row.page !== first && place <= 5 && tops.has(key(row))) return false
    const isEdge = place === 1 || rows[at + 1]?.page !== row.page
    return !(
      isEdge &&
      row.cells.length > 1 &&
      row.source.pieces.length === 1 &&
      PAGE_NUMBER.test(row.source.pieces[0]?.text ?? '')
    )
  })
  return { rows: kept, repeats: rows.length - kept.length }
}

/** '12. Name': a number in front of most rows' first words is a column of its own. */
function splitNumbers(rows: readonly LineRow[]): readonly LineRow[] {
  const numbers = rows.flatMap(({ cells }) => NUMBERED.exec(cells[0] ?? '')?.[1] ?? [])
  if (numbers.length < 0.8 * rows.length && !countUp(numbers.map(Number))) return rows
  return rows.map((row) => {
    const [cell = '', ...others] = row.cells
    const [all = '', number = ''] = NUMBERED.exec(cell) ?? NUMBER_NAMED.exec(cell) ?? []
    return { ...row, cells: [number, cell.slice(all.length), ...others] }
  })
}

/** A column that has words in so few lines, all of them at the top, holds the name of the column beside it. */
const HEAD_LINES = 3

/** Figures are set to the right of their column and its name to the left: the name then stands in a column of its own. */
function withoutHeadColumns(rows: readonly LineRow[]): readonly LineRow[] {
  const columns = rows[0]?.cells.length ?? 0
  if (rows.length < 4 * HEAD_LINES) return rows
  const isHead = (column: number): boolean =>
    column + 1 < columns && rows.every(({ cells }, at) => at < HEAD_LINES || cells[column] === '')
  const heads = new Set(Array.from({ length: columns }, (_, column) => column).filter(isHead))
  if (heads.size === 0) return rows
  return rows.map((row) => {
    const cells = [...row.cells]
    for (const column of [...heads].reverse()) {
      cells[column + 1] = joinWords(cells[column], cells[column + 1] ?? '')
      cells.splice(column, 1)
    }
    return { ...row, cells }
  })
}

/** The table that the lines of a document make, columns told by white space; written from right to left, the right column is the first. */
export function alignedTable(lines: readonly PageLine[]): Grid {
  const words = lines.slice(0, 500).flatMap(({ pieces }) => pieces.map(({ text }) => text))
  const read = isRightToLeft(words.join(' ')) ? lines.map(mirrored) : lines
  const found = bandsOf(read)
  const bands = found.length > 0 ? found : [{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }]
  const once = withoutRepeats(rowsOf(read, bands))
  const whole = joinLines(splitNumbers(withoutHeadColumns(once.rows)))
  const pages = new Set(lines.map(({ page }) => page)).size
  const notes = ['Columns were told by the white space between them: look at a few rows before you trust them.']
  if (once.repeats > 0)
    notes.push(`${counted(once.repeats, 'line')} with column names printed again or page numbers were left out.`)
  if (whole.joined > 0)
    notes.push(
      whole.bySpace
        ? `Taken to go on from the line above, since between rows there is more space: ${counted(whole.joined, 'line')}.`
        : `${counted(whole.joined, 'line')} without a number of their own go on from the line above.`,
    )
  const rows = whole.rows.map(({ line, page, cells }) => ({ line, page, cells }))
  return { name: counted(pages, 'page'), hidden: false, rows, merges: [], notes }
}
