import type { PreservationTry } from '@muster/core'
import type { PageElement, PageReading } from '../html/page-reading.ts'

/** A stretch of the page's text. */
interface Shown {
  readonly value: string
  readonly start: number
  readonly end: number
}

/** What auto-archiver (Bellingcat) says in the report that it writes for each address that it archived. */
export interface ArchiverReport {
  /** The address that was archived. */
  readonly url: string
  readonly title: Shown | null
  /** The words of the post or page, as they were taken from it. */
  readonly content: readonly Shown[]
  /** When it was published, as auto-archiver found it; EDTF day in UTC, or null. */
  readonly published: Shown | null
  /** When it was archived (ISO 8601), or null. */
  readonly archived: string | null
  /** Which archives and stampers were asked, and with what outcome. */
  readonly tries: readonly Omit<PreservationTry, 'page'>[]
}

const MADE_WITH = /^https?:\/\/github\.com\/bellingcat\/auto-archiver\b/iu
/** Rows of the report that hold what the post says; which of them there are depends on where it was posted. */
const CONTENT_ROWS = ['content', 'text', 'description'] as const
/** Enrichers that ask a public archive, by the row in which they leave its answer. */
const ARCHIVE_ROWS = { wayback: 'web.archive.org', ghostarchive: 'ghostarchive.org' } as const

/** The report that a page is, or null where it is another page. Told by the link to the program that made it and the table that it fills. */
export function readArchiverReport(reading: PageReading): ArchiverReport | null {
  const isMade = reading.elements.some(
    ({ tag, attributes }) => tag === 'a' && MADE_WITH.test(attributes.get('href') ?? ''),
  )
  const rows = isMade ? metadataRows(reading) : null
  const url = rows?.get('url')?.value
  if (!rows || url === undefined || !/^https?:\/\//u.test(url) || !URL.canParse(url)) return null
  return {
    url,
    title: rows.get('title') ?? null,
    content: CONTENT_ROWS.flatMap((key) => rows.get(key) ?? []),
    published: dayIn(rows.get('timestamp')),
    archived: momentIn(rows.get('_processed_at')),
    tries: [...Object.entries(ARCHIVE_ROWS).flatMap(([row, asked]) => archiveTry(rows, row, asked)), ...stampTry(rows)],
  }
}

function metadataRows(reading: PageReading): ReadonlyMap<string, Shown> {
  const tables = new Set(
    reading.elements
      .filter(({ tag, names }) => tag === 'table' && names.includes(' metadata '))
      .map(({ index }) => index),
  )
  const cells = reading.elements.filter(({ tag }) => tag === 'td')
  const rows = new Map<string, Shown>()
  for (let at = 0; at + 1 < cells.length; at++) {
    const [key, value] = [cells[at], cells[at + 1]]
    if (!key || !value || key.parent !== value.parent || !isWithin(reading, key, tables)) continue
    const name = shownBy(reading, key).value
    if (!rows.has(name)) rows.set(name, shownBy(reading, value))
    at++
  }
  return rows
}

/** How far above a cell its table may stand: a row, a body, the table. */
const LEVELS = 4

function isWithin(reading: PageReading, cell: PageElement, tables: ReadonlySet<number>): boolean {
  let index = cell.parent
  for (let level = 0; level < LEVELS && index >= 0; level++) {
    if (tables.has(index)) return true
    index = reading.elements[index]?.parent ?? -1
  }
  return false
}

function shownBy({ text }: PageReading, { textStart, textEnd }: PageElement): Shown {
  const inside = text.slice(textStart, textEnd)
  const value = inside.trim()
  const start = textStart + inside.indexOf(value)
  return { value, start, end: start + value.length }
}

/** Python prints moments as '2024-05-02 10:11:12+00:00'. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:\+00:00|Z)?$/u

function dayIn(shown: Shown | undefined): Shown | null {
  const day = MOMENT.exec(shown?.value ?? '')?.[1]
  return shown && day !== undefined ? { value: day, start: shown.start, end: shown.start + day.length } : null
}

function momentIn(shown: Shown | undefined): string | null {
  const [, day, time] = MOMENT.exec(shown?.value ?? '') ?? []
  return day === undefined ? null : `${day}T${time}Z`
}

/** An address is where the copy is kept; a job that was not done when the report was written tells nothing. */
function archiveTry(rows: ReadonlyMap<string, Shown>, row: string, asked: string): ArchiverReport['tries'] {
  const answer = (rows.get(row) ?? rows.get(`${row}_status`))?.value ?? ''
  if (/^https?:\/\/\S+$/u.test(answer)) return [{ step: 'archive', asked, address: answer, failed: null }]
  return /\b(?:fail|error|refus|denied|unable|could not|gave up)/iu.test(answer)
    ? [{ step: 'archive', asked, address: null, failed: answer.slice(0, 300) }]
    : []
}

function stampTry(rows: ReadonlyMap<string, Shown>): ArchiverReport['tries'] {
  const isTrue = (row: string) => rows.get(row)?.value === 'True'
  const isFalse = (row: string) => rows.get(row)?.value === 'False'
  if (isTrue('timestamped') || isTrue('opentimestamped')) return []
  if (!isFalse('timestamped') && !isFalse('opentimestamped')) return []
  const asked = isFalse('opentimestamped') ? 'OpenTimestamps' : 'the stampers of auto-archiver'
  return [{ step: 'timestamp', asked, address: null, failed: 'no stamp came, as the report of auto-archiver says' }]
}
