import type { PageRow } from './page-book.ts'

/** Rows in a block. */
export const ROWS_A_BLOCK = 1_000

/** A book in blocks: the first says how many rows there are and the days of claims, each other holds rows. */
export interface PageBlocks {
  readonly count: number
  /** Blocks that changed, by their number. */
  readonly changed: ReadonlyMap<number, string>
}

/** The columns of some rows: a few long texts are read sooner than many short ones. */
interface Columns {
  readonly sha256: string
  readonly words: string
  readonly published: string
  readonly claims: readonly number[]
  readonly waiting: readonly number[]
  readonly origin: readonly number[]
}

interface First {
  readonly rows: number
  readonly days: readonly string[]
}

const lines = (rows: readonly PageRow[], of: (row: PageRow) => string): string => rows.map(of).join('\n')

/** A book in blocks; of those that hold rows only the ones with a changed row are written out. */
export function asBlocks(
  rows: readonly PageRow[],
  days: ReadonlySet<string>,
  changedRows: ReadonlySet<number>,
): PageBlocks {
  const changed = new Map<number, string>()
  changed.set(0, JSON.stringify({ rows: rows.length, days: [...days].sort() } satisfies First))
  const numbers = new Set([...changedRows].map((place) => Math.floor(place / ROWS_A_BLOCK)))
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const some = rows.slice(number * ROWS_A_BLOCK, (number + 1) * ROWS_A_BLOCK)
    const columns: Columns = {
      sha256: lines(some, (row) => row.sha256),
      words: lines(some, (row) => row.words),
      published: lines(some, (row) => row.published ?? ''),
      claims: some.map((row) => row.claims),
      waiting: some.map((row) => row.waiting),
      origin: some.map((row) => row.origin),
    }
    changed.set(number + 1, JSON.stringify(columns))
  }
  return { count: 1 + Math.ceil(rows.length / ROWS_A_BLOCK), changed }
}

/** What blocks hold; null when they do not fit one another. */
export function fromBlocks(blocks: readonly string[]): { rows: PageRow[]; days: readonly string[] } | null {
  const [head, ...rest] = blocks
  if (head === undefined) return null
  const first = JSON.parse(head) as First
  if (rest.length !== Math.ceil(first.rows / ROWS_A_BLOCK)) return null
  const rows = rest.flatMap((block) => rowsOf(JSON.parse(block) as Columns))
  return rows.length === first.rows ? { rows, days: first.days } : null
}

function rowsOf(columns: Columns): readonly PageRow[] {
  const [words, published] = [columns.words.split('\n'), columns.published.split('\n')]
  return columns.sha256.split('\n').map((sha256, at) => ({
    sha256,
    words: words[at] ?? '',
    published: published[at] || null,
    claims: columns.claims[at] ?? 0,
    waiting: columns.waiting[at] ?? 0,
    origin: columns.origin[at] ?? 0,
  }))
}
