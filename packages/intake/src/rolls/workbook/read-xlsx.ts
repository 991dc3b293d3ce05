import {
  type CellFormula,
  counted,
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
import { type Archive, readXml } from './open-archive.ts'
import { readShared, readStyles, type Shown, shownNumber } from './xlsx-values.ts'

interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  readonly part: string
}

interface Book {
  readonly archive: Archive
  readonly shared: readonly string[]
  readonly styles: readonly Shown[]
  readonly from1904: boolean
  readonly kept: Kept
}

const relationsOf = (archive: Archive, part: string): ReadonlyMap<string, string> => {
  const at = part.lastIndexOf('/') + 1
  const bytes = archive.part(`${part.slice(0, at)}_rels/${part.slice(at)}.rels`)
  const targets = new Map<string, string>()
  if (bytes !== null)
    readXml(archive, 'its list of parts', bytes, {
      open: (name, { Id = '', Target = '' }) => {
        if (name === 'Relationship')
          targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `${part.slice(0, at)}${Target}`)
      },
    })
  return targets
}

/** Reads every sheet of an Office Open XML workbook (ECMA-376): cells as they were saved, nothing worked out, no macro looked at. */
export function readXlsx(archive: Archive, kept: Kept): readonly Grid[] {
  const main = 'xl/workbook.xml'
  const bytes = archive.part(main)
  if (bytes === null)
    throw new RollRefused(
      `${archive.file} is no workbook that can be read here (binary workbooks cannot): save it as .xlsx or CSV`,
    )
  const targets = relationsOf(archive, main)
  const sheets: SheetPart[] = []
  let from1904 = false
  readXml(archive, 'its list of sheets', bytes, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/u.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const part = targets.get(attributes['r:id'] ?? idOf(attributes) ?? '') ?? ''
      sheets.push({ name: attributes.name ?? '', hidden: /hidden/iu.test(attributes.state ?? ''), part })
    },
  })
  const book: Book = { archive, shared: readShared(archive), styles: readStyles(archive), from1904, kept }
  const read = new Map<string, Grid>()
  return sheets.flatMap((sheet) => {
    // Two sheets may say that they are of one part.
    const before = read.get(sheet.part)
    const part = before === undefined ? archive.part(sheet.part) : null
    if (before === undefined && part === null) return []
    const grid = before ?? readSheet(book, sheet, part as Uint8Array)
    read.set(sheet.part, grid)
    return [{ ...grid, name: sheet.name, hidden: sheet.hidden }]
  })
}

/** The relation's id, whatever prefix the workbook gives its namespace. */
const idOf = (attributes: Readonly<Record<string, string>>): string | undefined =>
  Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]

/** 'BC12' is column 54, row 12. */
export function placeOf(reference: string): { readonly column: number; readonly row: number } {
  let column = 0
  let at = 0
  for (; at < reference.length && /[A-Z]/u.test(reference[at] ?? ''); at++)
    column = column * 26 + (reference.charCodeAt(at) - 64)
  return { column: column - 1, row: Number(reference.slice(at)) }
}

function mergeOf(reference: string): Merge | null {
  const [from = '', to = from] = reference.split(':')
  const [first, last] = [placeOf(from), placeOf(to)]
  const [height, width] = [last.row - first.row + 1, last.column - first.column + 1]
  return height >= 1 && width >= 1 ? { row: first.row, column: first.column, height, width } : null
}

const isTrue = (text: string): boolean => /^(?:1|true)$/u.test(text)
/** Rows and columns are counted from 1. */
const isPlace = (text: string | undefined): boolean => /^[1-9]\d{0,8}$/u.test(text ?? '')

class SheetReader {
  readonly rows: RollLine[] = []
  readonly merges: Merge[] = []
  #cells: string[] = []
  #formulas: CellFormula[] = []
  #line = 0
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #formula: string | null = null
  #within: 'v' | 't' | 'f' | null = null
  #phonetic = false
  #isHidden = false
  unsaved = 0
  errors = 0
  /** Cells whose words the workbook does not have. */
  lost = 0
  /** The columns up to the last cell that has words. */
  width = 0
  readonly hidden: number[] = []
  readonly hiddenSpans: (readonly [number, number])[] = []
  readonly #book: Book
  readonly #sheet: string

  constructor(book: Book, sheet: string) {
    this.#book = book
    this.#sheet = sheet
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.#openRow(attributes)
    else if (name === 'c') this.#openCell(attributes)
    else if (name === 'rPh') this.#phonetic = true
    else if (name === 'col') this.#openColumns(attributes)
    else if (name === 'mergeCell') {
      const merge = mergeOf(attributes.ref ?? '')
      if (merge !== null) this.merges.push(merge)
    } else if (name === 'f') {
      this.#formula = ''
      this.#within = 'f'
    } else if (name === 'v' || name === 't') this.#within = this.#phonetic ? null : name
  }

  text(text: string): void {
    if (this.#within === 'f') this.#formula = (this.#formula ?? '') + text
    else if (this.#within !== null) this.#value += text
  }

  close(name: string): void {
    if (name === 'f' || name === 'v' || name === 't') this.#within = null
    else if (name === 'rPh') this.#phonetic = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
  }

  #openRow({ r, hidden = '' }: Readonly<Record<string, string>>): void {
    // A number that is none counts as one that is missing: the row is the next.
    this.#line = isPlace(r) ? Number(r) : this.#line + 1
    this.#isHidden = isTrue(hidden)
    this.#cells = []
    this.#formulas = []
    this.#column = -1
  }

  #openCell({ r = '', t = '', s = '0' }: Readonly<Record<string, string>>): void {
    const column = placeOf(r).column
    this.#column = column < 0 ? this.#column + 1 : column
    this.#type = t
    this.#style = Number(s)
    this.#value = ''
    this.#formula = null
  }

  #closeCell(): void {
    if (this.#formula !== null) {
      this.#formulas.push({ column: this.#column, formula: `=${this.#formula}` })
      if (this.#value === '') this.unsaved++
    }
    if (this.#value === '' || this.#column > 16_384) return
    this.width = Math.max(this.width, this.#column + 1)
    if (this.#column >= MOST_COLUMNS) return
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = this.#shown()
  }

  #shown(): string {
    if (this.#type === 's') return this.#sharedWords()
    if (this.#type === 'b') return this.#value === '1' ? 'TRUE' : 'FALSE'
    if (this.#type === '' || this.#type === 'n')
      return shownNumber(this.#value, this.#book.styles[this.#style] ?? 'plain', this.#book.from1904)
    if (this.#type === 'e') this.errors++
    // A day as ISO 8601 has it.
    return this.#type === 'd' ? this.#value.replace(/T00:00:00(?:\.0+)?Z?$/u, '') : this.#value
  }

  #sharedWords(): string {
    const words = this.#book.shared[Number(this.#value)]
    if (words === undefined) this.lost++
    return words ?? ''
  }

  #openColumns({ min, max, hidden = '' }: Readonly<Record<string, string>>): void {
    if (isTrue(hidden) && isPlace(min) && isPlace(max)) this.hiddenSpans.push([Number(min) - 1, Number(max) - 1])
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return
    if (this.rows.length > MOST_ROWS)
      throw new RollRefused(`sheet '${this.#sheet}' has more than ${figure(MOST_ROWS)} rows: split it`)
    this.#book.kept.row(this.#cells.length)
    const row = { line: this.#line, cells: this.#cells }
    if (this.#isHidden) this.hidden.push(this.#line)
    this.rows.push(this.#formulas.length === 0 ? row : { ...row, formulas: this.#formulas })
  }
}

function readSheet(book: Book, { name, hidden }: SheetPart, bytes: Uint8Array): Grid {
  const reader = new SheetReader(book, name)
  readXml(book.archive, `sheet '${name}'`, bytes, {
    open: (element, attributes) => reader.open(element, attributes),
    text: (text) => reader.text(text),
    close: (element) => reader.close(element),
  })
  if (reader.lost > 0)
    throw new RollRefused(
      `${book.archive.file}, sheet '${name}': ${counted(reader.lost, 'cell')} ${reader.lost === 1 ? 'has' : 'have'} words that are missing from the workbook, so that people would be left out: open it, and save it again`,
    )
  const unseen = Array.from({ length: reader.width }, (_, column) => column).filter((column) =>
    reader.hiddenSpans.some(([from, to]) => from <= column && column <= to),
  )
  const notes = [...hiddenRows(reader.hidden), ...hiddenColumns(unseen), ...wordless(reader.unsaved, reader.errors)]
  return { name, hidden, width: reader.width, rows: reader.rows, merges: reader.merges, notes }
}
