import {
  type CellFormula,
  figure,
  type Grid,
  hiddenColumns,
  hiddenRows,
  type Kept,
  type Merge,
  MOST_COLUMNS,
  MOST_ROWS,
  type RollLine,
  RollRefused,
  wordless,
} from '../roll.ts'
import { type Archive, partText, readXml } from './open-archive.ts'

/** Reads every sheet of an OpenDocument spreadsheet (ISO/IEC 26300): the words shown in its cells, nothing worked out. */
export function readOds(archive: Archive, kept: Kept): readonly Grid[] {
  if (/encryption-data/u.test(partText(archive.part('META-INF/manifest.xml'))))
    throw new RollRefused(`${archive.file} is protected by a password: open it, save it without one, and match that`)
  const bytes = archive.part('content.xml')
  if (bytes === null) throw new RollRefused(`${archive.file} holds no sheets: save the list as .xlsx, .ods or CSV`)
  const reader = new OdsReader(kept)
  readXml(archive, 'its content', bytes, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  })
  return reader.sheets()
}

interface OpenSheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: RollLine[]
  readonly merges: Merge[]
  readonly hiddenRows: number[]
  readonly hiddenSpans: (readonly [number, number])[]
  /** So many columns were named before its rows. */
  columns: number
  width: number
  unsaved: number
  errors: number
}

type Attributes = Readonly<Record<string, string>>
/** No sheet is so long or wide. */
const MOST_TIMES = 2 ** 31
const times = (text: string | undefined): number => Math.min(MOST_TIMES, Math.max(1, Number(text ?? 1) || 1))

/** Rows and columns that are not shown. */
const HIDDEN = /^(?:collapse|filter)$/u
/** What a sheet shows where a formula came to nothing. */
const ERROR = /^(?:#[A-Z/0]+[!?]?|Err:\d+)$/u

class OdsReader {
  readonly #sheets: OpenSheet[] = []
  /** Styles of tables that are not shown. */
  readonly #hiddenStyles = new Set<string>()
  #style = ''
  #sheet: OpenSheet | null = null
  #line = 0
  #repeatRow = 1
  #isHidden = false
  #cells: string[] = []
  #column = 0
  #formulas: CellFormula[] = []
  #cell: Attributes | null = null
  #words = ''
  #paragraphs = 0
  #aside = 0
  readonly #kept: Kept

  constructor(kept: Kept) {
    this.#kept = kept
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'style') this.#style = attributes['style:name'] ?? ''
    else if (name === 'table-properties' && attributes['table:display'] === 'false') this.#hiddenStyles.add(this.#style)
    else if (name === 'table') this.#openSheet(attributes)
    else if (name === 'table-row') this.#openRow(attributes)
    else if (name === 'table-column') this.#openColumns(attributes)
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cell = attributes
      this.#words = ''
      this.#paragraphs = 0
    } else if (name === 'annotation') this.#aside++
    else if (this.#aside === 0) this.#inline(name, attributes)
  }

  #inline(name: string, attributes: Attributes): void {
    if (name === 'p' && this.#paragraphs++ > 0) this.#words += '\n'
    if (name === 's') this.#words += ' '.repeat(Math.min(100, times(attributes['text:c'])))
    if (name === 'tab' || name === 'line-break') this.#words += ' '
  }

  text(text: string): void {
    if (this.#cell !== null && this.#aside === 0 && this.#paragraphs > 0) this.#words += text
  }

  close(name: string): void {
    if (name === 'annotation') this.#aside--
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell()
    else if (name === 'table-row') this.#closeRow()
    else if (name === 'table') this.#sheet = null
  }

  #openSheet(attributes: Attributes): void {
    const sheet = {
      name: attributes['table:name'] ?? '',
      hidden: this.#hiddenStyles.has(attributes['table:style-name'] ?? ''),
      rows: [],
      merges: [],
      hiddenRows: [],
      hiddenSpans: [],
      columns: 0,
      width: 0,
      unsaved: 0,
      errors: 0,
    }
    this.#sheets.push(sheet)
    this.#sheet = sheet
    this.#line = 0
  }

  #openRow(attributes: Attributes): void {
    this.#line++
    this.#repeatRow = times(attributes['table:number-rows-repeated'])
    this.#isHidden = HIDDEN.test(attributes['table:visibility'] ?? '')
    this.#cells = []
    this.#formulas = []
    this.#column = 0
  }

  #closeCell(): void {
    const cell = this.#cell ?? {}
    this.#cell = null
    const repeat = times(cell['table:number-columns-repeated'])
    const day =
      cell['office:value-type'] === 'date' ? (cell['office:date-value'] ?? '').replace(/T00:00:00.*$/u, '') : ''
    const shown = day === '' ? this.#words.trim() : day
    const formula = cell['table:formula']
    if (formula !== undefined) {
      this.#formulas.push({ column: this.#column, formula: formula.replace(/^of:/u, '') })
      this.#countWordless(shown)
    }
    this.#merge(cell)
    if (shown !== '' && this.#sheet !== null) {
      this.#sheet.width = Math.max(this.#sheet.width, this.#column + repeat)
      // A sheet can say that a cell goes on for sixteen thousand columns.
      const to = Math.min(this.#column + repeat, MOST_COLUMNS)
      while (this.#column < to && this.#cells.length < this.#column) this.#cells.push('')
      while (this.#column < to && this.#cells.length < to) this.#cells.push(shown)
    }
    this.#column += repeat
  }

  #countWordless(shown: string): void {
    if (this.#sheet === null) return
    if (shown === '') this.#sheet.unsaved++
    if (ERROR.test(shown)) this.#sheet.errors++
  }

  #openColumns(attributes: Attributes): void {
    if (this.#sheet === null) return
    const from = this.#sheet.columns
    this.#sheet.columns += times(attributes['table:number-columns-repeated'])
    if (HIDDEN.test(attributes['table:visibility'] ?? '')) this.#sheet.hiddenSpans.push([from, this.#sheet.columns - 1])
  }

  #merge(cell: Attributes): void {
    const width = times(cell['table:number-columns-spanned'])
    const height = times(cell['table:number-rows-spanned'])
    if (width > 1 || height > 1) this.#sheet?.merges.push({ row: this.#line, column: this.#column, height, width })
  }

  #closeRow(): void {
    const rows = this.#sheet?.rows
    if (rows !== undefined && this.#cells.length > 0)
      for (let at = 0; at < this.#repeatRow; at++) {
        if (rows.length > MOST_ROWS)
          throw new RollRefused(`sheet '${this.#sheet?.name}' has more than ${figure(MOST_ROWS)} rows: split it`)
        this.#kept.row(this.#cells.length)
        const row = { line: this.#line + at, cells: this.#cells }
        if (this.#isHidden) this.#sheet?.hiddenRows.push(this.#line + at)
        rows.push(this.#formulas.length === 0 ? row : { ...row, formulas: this.#formulas })
      }
    this.#line += this.#repeatRow - 1
  }

  sheets(): readonly Grid[] {
    return this.#sheets.map(({ name, hidden, width, rows, merges, ...sheet }) => {
      const unseen = Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, column) => column).filter((column) =>
        sheet.hiddenSpans.some(([from, to]) => from <= column && column <= to),
      )
      const notes = [
        ...hiddenRows(sheet.hiddenRows),
        ...hiddenColumns(unseen),
        ...wordless(sheet.unsaved, sheet.errors),
      ]
      return { name, hidden, width, rows, merges, notes }
    })
  }
}
