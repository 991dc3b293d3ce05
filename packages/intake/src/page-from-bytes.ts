import { assembleReport, noteOfReport } from './archiver/assemble-report.ts'
import { readArchiverReport } from './archiver/read-report.ts'
import { assemblePage } from './assemble-page.ts'
import { mapToBytes } from './byte-map.ts'
import { readCharset } from './charset/read-charset.ts'
import { refuseBytes } from './charset/refuse-bytes.ts'
import {
  type BadPage,
  badPage,
  DEFAULT_LIMITS,
  type DecodedPage,
  type IntakeLimits,
  type PageHint,
  tooManyBlocks,
} from './decoded-page.ts'
import type { PageReading } from './html/page-reading.ts'
import { readMarkup } from './html/read-markup.ts'
import { readPlain } from './plain/read-plain.ts'

const MARKUP =
  /<(?:!doctype\s|html\b|head\b|body\b|div\b|p\b|table\b|article\b|meta\b|title\b|h[1-6]\b|span\b|br\b|ul\b|font\b)/gi
const MARKUP_AT_START = /^\s*<(?:!doctype\s|html\b|head\b|body\b|\?xml\b|!--)/i

/** What the text is, by what it holds first and by what it is called second: servers and file names are often wrong. */
const isMarkup = (text: string, hint: PageHint): boolean => {
  const head = text.slice(0, 50_000)
  if (MARKUP_AT_START.test(head)) return true
  const tags = head.match(MARKUP)?.length ?? 0
  const isCalledHtml = /html/i.test(hint.mediaType ?? '') || /\.x?html?$/i.test(hint.name ?? '')
  const isCalledText = /text\/plain/i.test(hint.mediaType ?? '') || /\.(?:txt|text|md)$/i.test(hint.name ?? '')
  if (isCalledText) return tags > 20
  return isCalledHtml ? tags > 0 : tags > 3
}

const absolute = (address: string | null, base: string | null): string | null => {
  if (address === null) return null
  try {
    return new URL(address, base ?? undefined).href
  } catch {
    return null
  }
}

const remarks = (reading: PageReading, hasArticle: boolean): readonly string[] => {
  const notes: string[] = []
  if (reading.cutOff) notes.push('The page stops in the middle; what came before was read.')
  if (reading.tangled) notes.push('The page nests its tags too deep to be read as a tree; it was read tag by tag.')
  if (!hasArticle) notes.push('No article was found in the page; all of its text is kept.')
  return notes
}

/** Reads the bytes of one page. What is wrong with them is returned as a `BadPage`, never thrown. */
export const pageFromBytes = (
  bytes: Uint8Array,
  hint: PageHint,
  limits: IntakeLimits = DEFAULT_LIMITS,
): DecodedPage | BadPage => {
  const refused = refuseBytes(bytes, limits)
  if (refused !== null) return refused
  const { decoded, notes } = readCharset(bytes, hint)
  const markup = isMarkup(decoded.text, hint)
  const reading = markup ? readMarkup(decoded.text) : readPlain(decoded.text)
  if (reading.text === '') return badPage('no-text', 'the page shows no text; save it again after it has loaded')
  const tooMany = tooManyBlocks(reading.blocks.length)
  if (tooMany !== null) return tooMany
  const report = markup ? readArchiverReport(reading) : null
  const { page, hasArticle } = report
    ? assembleReport(reading, report)
    : assemblePage(reading, hint.url ?? null, !markup)
  return {
    ok: true,
    page,
    charset: decoded.charset,
    mediaType: markup ? 'text/html' : 'text/plain',
    canonicalUrl: report?.url ?? absolute(reading.canonical ?? reading.metas.get('og:url') ?? null, hint.url ?? null),
    map: mapToBytes(reading.text, reading.runs, decoded),
    notes: [...notes, ...(report ? [noteOfReport(report)] : []), ...remarks(reading, hasArticle)],
    ...(report && report.tries.length > 0 ? { tries: report.tries } : {}),
  }
}
