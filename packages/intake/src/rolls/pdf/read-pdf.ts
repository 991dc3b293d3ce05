import { isPdfBomb } from '../../documents/pdf-bomb.ts'
import { countStrayErrors, strayErrors } from '../../documents/stray-pdf-errors.ts'
import { figure, type Grid, MOST_ROWS, RollRefused } from '../roll.ts'
import { alignedTables } from './aligned-tables.ts'
import { linesOf, type PageLine, type Run } from './page-lines.ts'
import { type Drawing, type Matrix, type Operators, type PageRules, rowBreaks, rulesOf, SAME } from './page-rules.ts'
import { regionsOf } from './ruled-region.ts'
import { type RuledPage, ruledTables } from './ruled-table.ts'

/** What a run of text has in PDF.js. */
interface TextItem {
  readonly str: string
  readonly width: number
  readonly height: number
  readonly transform: readonly number[]
}

const isText = (item: unknown): item is TextItem => typeof item === 'object' && item !== null && 'str' in item

/** Words run to the right, up, to the left, down: a page that is printed across its sheet is turned so that they run to the right. */
const TURNS: readonly Matrix[] = [SAME, [0, -1, 1, 0, 0, 0], [-1, 0, 0, -1, 0, 0], [0, 1, -1, 0, 0, 0]]

/** The turn that makes most of a page's letters upright. */
function turnOf(items: readonly TextItem[]): Matrix {
  const letters = [0, 0, 0, 0]
  for (const {
    str,
    transform: [a = 1, b = 0],
  } of items) {
    const way = Math.abs(a) >= Math.abs(b) ? (a < 0 ? 2 : 0) : b > 0 ? 1 : 3
    letters[way] = (letters[way] ?? 0) + str.trim().length
  }
  return TURNS[letters.indexOf(Math.max(...letters))] ?? SAME
}

function runOf({ str, width, height, transform }: TextItem, [a, b, c, d]: Matrix): Run {
  const [, , along = 0, up = 0, x = 0, y = 0] = transform
  return { text: str, x: a * x + c * y, y: b * x + d * y, width, height: height || Math.hypot(along, up) || 10 }
}

export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-')

/**
 * Reads the tables of a PDF: those that drawn lines make, else the one that its text makes by where words stand. Scripts in it are never
 * run, nothing is fetched; a scan has no text and is refused.
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<readonly Grid[]> {
  const { pages, isDamaged } = await pdfPages(bytes, name)
  const lines = pages.flatMap(({ lines }) => lines)
  if (lines.length === 0)
    throw new RollRefused(
      `${name} has pages but no text in them: it is a scan, or damaged; have its words recognised or typed first`,
    )
  const unread = pages.filter(({ isPicture }) => isPicture).map(({ page }) => page)
  const grids = ruledTables(pages) ?? alignedTables(lines)
  const notes = [...(isDamaged ? [DAMAGED] : []), ...(unread.length === 0 ? [] : [notRead(unread)])]
  return notes.length === 0 ? grids : grids.map((grid) => ({ ...grid, notes: [...grid.notes, ...notes] }))
}

const DAMAGED =
  'The PDF is damaged: what of it can be read was read, and people may be missing; get it again, or hold the rows against its pages.'
const MOST_TOLD = 20
const notRead = (pages: readonly number[]): string =>
  `${pages.length === 1 ? 'Page' : 'Pages'} ${pages.slice(0, MOST_TOLD).join(', ')}${pages.length > MOST_TOLD ? ` and ${figure(pages.length - MOST_TOLD)} more` : ''} ${pages.length === 1 ? 'has' : 'have'} a picture and no text: nobody on ${pages.length === 1 ? 'it' : 'them'} was read; have the words recognised or typed.`

interface ReadPage extends RuledPage {
  readonly lines: readonly PageLine[]
  /** It has a picture and no words, as a scan has. */
  readonly isPicture: boolean
}

/** What is asked of a page of PDF.js. */
interface DrawnPage {
  getOperatorList(): Promise<Drawing>
}

interface TextPage extends DrawnPage {
  getTextContent(how: { readonly includeMarkedContent: boolean }): Promise<{ readonly items: readonly unknown[] }>
}

/** The lines drawn on a page; what cannot be drawn has none, and its text is read all the same. */
async function rulesIn(page: DrawnPage, operators: Operators, turn: Matrix): Promise<PageRules> {
  try {
    return rulesOf(await page.getOperatorList(), operators, turn)
  } catch {
    return { across: [], down: [] }
  }
}

/** Whether something is drawn on a page that is a picture. */
async function hasPicture(page: DrawnPage, operators: Operators): Promise<boolean> {
  try {
    const { fnArray } = await page.getOperatorList()
    const { paintImageXObject, paintInlineImageXObject, paintImageMaskXObject } = operators
    const codes = [paintImageXObject, paintInlineImageXObject, paintImageMaskXObject]
    return Array.from(fnArray).some((code) => codes.includes(code))
  } catch {
    return false
  }
}

/** Each page takes its time: a file of a megabyte can say that it has a hundred thousand. */
const MOST_PAGES = 10_000

interface ReadPages {
  readonly pages: readonly ReadPage[]
  readonly isDamaged: boolean
}

async function pdfPages(bytes: Uint8Array, name: string): Promise<ReadPages> {
  if (isPdfBomb(bytes))
    throw new RollRefused(
      `${name} unpacks to more than a list may be (256 MB in one stream, or packed twice): get it again, or save its list as CSV`,
    )
  countStrayErrors()
  const before = await strayErrors()
  try {
    return { pages: await openedPages(bytes, name), isDamaged: (await strayErrors()) > before }
  } catch (error) {
    if (error instanceof RollRefused) throw error
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    throw new RollRefused(
      isLocked
        ? `${name} is protected by a password: open it, save it without one, and match that`
        : `${name} is a PDF that is damaged or cut short: get it again, or save its list as CSV`,
    )
  }
}

async function openedPages(bytes: Uint8Array, name: string): Promise<readonly ReadPage[]> {
  // PDF.js is large: only who reads a PDF waits for it.
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf')
  const document = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 })
  try {
    if (document.numPages > MOST_PAGES)
      throw new RollRefused(
        `${name} has ${figure(document.numPages)} pages; a list may have ${figure(MOST_PAGES)}: split it`,
      )
    const { OPS } = await getResolvedPDFJS()
    const pages: ReadPage[] = []
    let count = 0
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      pages.push(await readPage(page as unknown as TextPage, number, OPS))
      page.cleanup()
      count += pages.at(-1)?.lines.length ?? 0
      if (count > MOST_ROWS) throw new RollRefused(`${name} has more than ${figure(MOST_ROWS)} lines: split it`)
    }
    return pages
  } finally {
    await document.destroy()
  }
}

async function readPage(page: TextPage, number: number, operators: Operators): Promise<ReadPage> {
  // Marked content keeps cells of a tagged document apart that PDF.js would join.
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const words = items.filter(isText)
  const turn = turnOf(words)
  const runs = words.map((item) => runOf(item, turn))
  const rules = runs.length === 0 ? { across: [], down: [] } : await rulesIn(page, operators, turn)
  const lines = linesOf(number, runs, rowBreaks(rules))
  const isPicture = lines.length === 0 && (await hasPicture(page, operators))
  return { page: number, runs, lines, regions: regionsOf(rules), isPicture }
}
