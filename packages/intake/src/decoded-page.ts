import type { PageText, PreservationTry } from '@muster/core'
import type { TextMap } from './text-map.ts'

/** What the one who brings the bytes knows of them beforehand; each may be missing, and each may be wrong. */
export interface PageHint {
  readonly mediaType?: string | null
  readonly charset?: string | null
  readonly url?: string | null
  readonly name?: string | null
}

export interface IntakeLimits {
  readonly maxBytes: number
}

export const DEFAULT_LIMITS: IntakeLimits = { maxBytes: 20 * 1024 * 1024 }

/** A page as text, with the way back to its bytes. `notes` are remarks for a person: nothing was lost, something was odd. */
export interface DecodedPage {
  readonly ok: true
  readonly page: PageText
  readonly charset: string
  readonly mediaType:
    | 'text/html'
    | 'text/plain'
    | 'message/rfc822'
    | 'application/pdf'
    | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  readonly canonicalUrl: string | null
  readonly map: TextMap
  readonly notes: readonly string[]
  /** Who was asked to keep or stamp the page where it was captured, where the page tells it; absent: it does not. */
  readonly tries?: readonly Omit<PreservationTry, 'page'>[]
}

export const BAD_PAGE_REASONS = [
  'empty',
  'binary',
  'compressed',
  'encrypted',
  'too-large',
  'no-text',
  'missing',
  'unreadable',
  'no-pages',
  'address-refused',
  'unreachable',
  'server-refused',
  'too-slow',
  'too-many-redirects',
] as const
export type BadPageReason = (typeof BAD_PAGE_REASONS)[number]

/**
 * An expected failure: returned, never thrown. `says` is one sentence on what is wrong and what to do; it leaves out the name
 * of the file or the address, which the one who asked knows and puts before it.
 */
export interface BadPage {
  readonly ok: false
  readonly reason: BadPageReason
  readonly says: string
}

/**
 * Paragraphs and lines of one page. Twenty megabytes of lines of fifty letters stay below; two million lines would take four
 * gigabytes to read.
 */
export const MOST_BLOCKS = 400_000

/** Why a page of so many paragraphs is not read; null when it is. */
export const tooManyBlocks = (blocks: number): BadPage | null =>
  blocks <= MOST_BLOCKS
    ? null
    : badPage(
        'too-large',
        `it has more than ${MOST_BLOCKS} lines and paragraphs: add it in parts, or as a roll if it is a list`,
      )

export const badPage = (reason: BadPageReason, says: string): BadPage => ({ ok: false, reason, says })
