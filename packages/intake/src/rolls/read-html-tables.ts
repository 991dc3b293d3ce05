import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5'
import { figure, type Grid, hiddenRows, Kept, type Merge, MOST_COLUMNS, type RollLine, RollRefused } from './roll.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const isElement = (node: Node): node is Element => 'tagName' in node
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value

/** Whether a text is a page, or a part of one: some programs save pages as '.xls'. */
export const isMarkup = (text: string): boolean =>
  (/^\s*<[a-z][^>]*>/iu.test(text) && /<table[\s>]/u.test(text.toLowerCase()) && !/^\s*<\?xml/u.test(text)) ||
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<!--|<html|<head|<body|<table|<meta)/iu.test(text.slice(0, 1000))

/** Elements that a browser sets apart: words of two of them never run together. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr td th ul'.split(
    ' ',
  ),
)

interface Cell {
  readonly words: string
  readonly width: number
  readonly height: number
}

/** The cells of rows that have been read while their page was, and are no longer in its tree. */
const cellsRead = new WeakMap<Element, readonly Cell[]>()

/** Words of a cell as a browser shows them: white space as one space, a break as a space. */
function wordsOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!isElement(node)) return ''
  if (node.tagName === 'br') return ' '
  if (['script', 'style', 'template'].includes(node.tagName)) return ''
  const read = cellsRead.get(node)
  if (read !== undefined) return ` ${read.map(({ words }) => words).join(' ')} `
  const words = node.childNodes.map(wordsOf).join('')
  return BLOCKS.has(node.tagName) ? ` ${words} ` : words
}

/** Elements of some names under a node in their order, those within others after them; none is looked for within those of `stop`. */
function elementsNamed(node: Node, names: readonly string[], stop: readonly string[]): readonly Element[] {
  const found: Element[] = []
  const open: Node[] = []
  const look = (parent: Node): void => {
    if ('childNodes' in parent)
      for (let at = parent.childNodes.length - 1; at >= 0; at--) open.push(parent.childNodes[at] as Node)
  }
  look(node)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isElement(next)) continue
    if (names.includes(next.tagName)) found.push(next)
    if (!stop.includes(next.tagName)) look(next)
  }
  return found
}

/** A million rows of ten columns have so many tags; longer pages take minutes. */
const MOST_TAGS = 24_000_000
/** What is not in rows, and the rows themselves, are in memory as a tree: so many elements fit, and none nested so deep as no program shows. */
const MOST_ELEMENTS = 1_200_000
const MOST_NESTED = 1000

function refuseManyTags(text: string, name: string): void {
  let tags = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags++
  if (tags > MOST_TAGS)
    throw new RollRefused(
      `${name} has ${figure(tags)} tags; a page may have ${figure(MOST_TAGS)}: split it, or save its table as CSV`,
    )
}

/** Reads a page into a tree. The cells of a row are read as soon as it ends, so that no tree of all cells is ever in memory. */
function pageOf(text: string, name: string): Node {
  let elements = 0
  let open = 0
  return parse(text, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(...of) {
        if (++elements > MOST_ELEMENTS)
          throw new RollRefused(
            `${name} has more than ${figure(MOST_ELEMENTS)} rows and other elements: split it, or save its table as CSV`,
          )
        return defaultTreeAdapter.createElement(...of)
      },
      onItemPush() {
        if (++open > MOST_NESTED)
          throw new RollRefused(
            `${name} nests its elements more than ${figure(MOST_NESTED)} deep, as no table does: save its table as CSV`,
          )
      },
      onItemPop(element) {
        open--
        if (element.tagName !== 'tr' || elementsNamed(element, ['table'], []).length > 0) return
        cellsRead.set(element, cellsOf(element))
        elements -= elementsIn(element)
        element.childNodes = []
      },
    },
  })
}

function elementsIn(node: Element): number {
  let found = 0
  for (const child of node.childNodes) if (isElement(child)) found += 1 + elementsIn(child)
  return found
}

const cellsOf = (row: Element): readonly Cell[] =>
  elementsNamed(row, ['td', 'th'], ['td', 'th', 'table']).map((cell) => ({
    words: wordsOf(cell).replace(/\s+/gu, ' ').trim(),
    width: Math.min(span(cell, 'colspan'), MOST_COLUMNS),
    // Nought: to the end of the table's part.
    height: attribute(cell, 'rowspan')?.trim() === '0' ? MOST_SPANNED : span(cell, 'rowspan'),
  }))

/** Reads the tables of an HTML page: cells that span rows or columns as merges. Nothing of the page is run or fetched. */
export function readHtmlTables(text: string, name: string): readonly Grid[] {
  refuseManyTags(text, name)
  const page = pageOf(text, name)
  const kept = new Kept(name)
  const tables = elementsNamed(page, ['table'], [])
  return tables.map((table, at) => gridOf(table, at + 1, kept)).filter(({ rows }) => rows.length > 0)
}

const MOST_SPANNED = 10_000
const span = (element: Element, name: string): number =>
  Math.min(MOST_SPANNED, Math.max(1, Number(attribute(element, name) ?? 1) || 1))

const isHidden = (element: Element): boolean =>
  attribute(element, 'hidden') !== undefined ||
  /display:\s*none|visibility:\s*(?:hidden|collapse)/iu.test(attribute(element, 'style') ?? '')

function gridOf(table: Element, number: number, kept: Kept): Grid {
  const rows: RollLine[] = []
  const merges: Merge[] = []
  const hidden: number[] = []
  /** For each column, how many of the next rows a cell above still covers. */
  const covered: number[] = []
  for (const [at, row] of elementsNamed(table, ['tr'], ['tr', 'table', 'td', 'th']).entries()) {
    const cells: string[] = []
    let column = 0
    const skip = () => {
      while ((covered[column] ?? 0) > 0) {
        covered[column] = (covered[column] ?? 0) - 1
        cells[column++] = ''
      }
    }
    for (const { words, width, height } of cellsRead.get(row) ?? cellsOf(row)) {
      skip()
      if (column > MOST_COLUMNS) break
      if (width > 1 || height > 1) merges.push({ row: at + 1, column, height, width })
      for (let place = column; place < column + width; place++) {
        cells[place] = ''
        covered[place] = height - 1
      }
      cells[column] = words
      column += width
    }
    skip()
    if (cells.every((cell) => cell === '')) continue
    kept.row(cells.length)
    rows.push({ line: at + 1, cells })
    if (isHidden(row)) hidden.push(at + 1)
  }
  const caption = elementsNamed(table, ['caption'], ['tr']).map((one) => wordsOf(one).replace(/\s+/gu, ' ').trim())[0]
  return { name: caption ?? `table ${number}`, hidden: false, rows, merges, notes: hiddenRows(hidden) }
}
