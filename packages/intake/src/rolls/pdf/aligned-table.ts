import { counted, type Grid, type RollLine } from '../roll.ts'
import { isRightToLeft, type PageLine, type Piece, type Word } from './page-lines.ts'

/** A column's place across the pages. */
interface Band {
  readonly from: number
  readonly to: number
}

interface Row extends RollLine {
  readonly page: number
  readonly source: PageLine
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
function bandsOf(lines: readonly PageLine[], backwards: boolean): readonly Band[] {
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
  const begins = backwards ? [] : columnBegins(several, cover)
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

const join = (one: string | undefined, other: string): string =>
  one === undefined || one === '' ? other : other === '' ? one : `${one} ${other}`

function rowsOf(lines: readonly PageLine[], bands: readonly Band[], backwards: boolean): readonly Row[] {
  return lines.map((source, at) => {
    const cells = bands.map(() => '')
    const pieces = backwards ? [...source.pieces].reverse() : source.pieces
    // A line that is one piece is a title or a remark, whatever columns it runs across.
    const words = pieces.length === 1 ? pieces : pieces.flatMap((piece) => partedBy(piece, bands))
    for (const word of words) {
      const band = bandOf(word, bands)
      const column = backwards ? bands.length - 1 - band : band
      cells[column] = join(cells[column], word.text)
    }
    return { line: at + 1, page: source.page, cells, source }
  })
}

/** Column names that are printed again on each page, and page numbers, are no people. */
function withoutRepeats(rows: readonly Row[]): { readonly rows: readonly Row[]; readonly repeats: number } {
  const key = ({ cells }: Row): string => cells.join('\u0000')
  const first = rows[0]?.page
  const tops = new Set(
    rows
      .filter(({ page }) => page === first)
      .slice(0, 10)
      .map(key),
  )
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

/** Where the first column numbers the rows, a line without a number goes on from the one above. */
function withoutBreaks(rows: readonly Row[]): { readonly rows: readonly Row[]; readonly joined: number } {
  const numbered = rows.filter(({ cells }) => /^\p{Nd}+[.)]?$/u.test(cells[0] ?? ''))
  if (rows.length < 3 || (rows[0]?.cells.length ?? 0) < 2 || 2 * numbered.length < rows.length)
    return { rows, joined: 0 }
  const kept: Row[] = []
  let joined = 0
  for (const row of rows) {
    const above = kept.at(-1)
    const isNear =
      above !== undefined && above.page === row.page && above.source.y - row.source.y < 2 * row.source.height
    if (row.cells[0] !== '' || above === undefined || !numbered.includes(above) || !isNear) {
      kept.push(row)
      continue
    }
    joined++
    const cells = above.cells.map((cell, column) => join(cell, row.cells[column] ?? ''))
    const whole = { ...above, cells, source: { ...above.source, y: row.source.y } }
    numbered.push(whole)
    kept[kept.length - 1] = whole
  }
  return { rows: kept, joined }
}

/** '12. Name': a number in front of most rows' first words is a column of its own. */
function splitNumbers(rows: readonly Row[]): readonly Row[] {
  const numbered = rows.filter(({ cells }) => NUMBERED.test(cells[0] ?? '')).length
  if (numbered < 0.8 * rows.length) return rows
  return rows.map((row) => {
    const [cell = '', ...others] = row.cells
    const [all = '', number = ''] = NUMBERED.exec(cell) ?? NUMBER_NAMED.exec(cell) ?? []
    return { ...row, cells: [number, cell.slice(all.length), ...others] }
  })
}

/** The table that the lines of a document make, columns told by white space; written from right to left, the right column is the first. */
export function alignedTable(lines: readonly PageLine[]): Grid {
  const words = lines.slice(0, 500).flatMap(({ pieces }) => pieces.map(({ text }) => text))
  const backwards = isRightToLeft(words.join(' '))
  const found = bandsOf(lines, backwards)
  const bands = found.length > 0 ? found : [{ from: 0, to: 100_000 }]
  const once = withoutRepeats(rowsOf(lines, bands, backwards))
  const whole = withoutBreaks(splitNumbers(once.rows))
  const pages = new Set(lines.map(({ page }) => page)).size
  const notes = ['Columns were told by the white space between them: look at a few rows before you trust them.']
  if (once.repeats > 0)
    notes.push(`${counted(once.repeats, 'line')} with column names printed again or page numbers were left out.`)
  if (whole.joined > 0)
    notes.push(`${counted(whole.joined, 'line')} without a number of their own go on from the line above.`)
  const rows = whole.rows.map(({ line, page, cells }) => ({ line, page, cells }))
  return { name: counted(pages, 'page'), hidden: false, rows, merges: [], notes }
}
