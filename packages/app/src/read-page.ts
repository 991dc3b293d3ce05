import {
  type CaseSetting,
  type Claim,
  claimIdOf,
  type Dropped,
  type FieldBasis,
  identifyClaims,
  type PageText,
  type Reading,
  readClaims,
  sha256OfBytes,
} from '@muster/core'
import {
  type BadPage,
  type DecodedPage,
  decodeFile,
  type PageHint,
  pageFromBytes,
  type TextMapJson,
  textMapToJson,
} from '@muster/intake'
import { ActRefused } from './act-refused.ts'

export interface ReadOptions {
  readonly setting: CaseSetting
  /** EDTF day to reckon from instead of the page's own. */
  readonly referenceDate: string | null
  readonly lang: string | null
}

export interface PageReading {
  readonly sha256: string
  readonly decoded: DecodedPage
  /** The decoded page with the earliest day it can have been published, as far as its claims tell. */
  readonly page: PageText
  /** From offsets of the text back to the bytes of the page. */
  readonly map: TextMapJson
  readonly claims: readonly Claim[]
  /** What each claim's fields rest on, by the claim's id. */
  readonly bases: Bases
  readonly dropped: readonly Dropped[]
}

/** What of a reading a case keeps, and what goes between threads: all but the map as an object, which has its own form for that. */
export type KeptReading = Omit<PageReading, 'decoded'> & { readonly decoded: Omit<DecodedPage, 'map'> }

export type Bases = Readonly<Record<string, readonly FieldBasis[]>>

/** Reads a file of any kind that can be a page, as `readPage` reads HTML and plain text. */
export const readFilePage = async (bytes: Uint8Array, hint: PageHint, options: ReadOptions): Promise<PageReading> =>
  readDecodedPage(bytes, hint, options, await decodeFile(bytes, hint))

/** Decodes a page and proposes its claims. Stores nothing. Throws ActRefused in one sentence when it cannot be a page. */
export const readPage = (bytes: Uint8Array, hint: PageHint, options: ReadOptions): PageReading =>
  readDecodedPage(bytes, hint, options, pageFromBytes(bytes, hint))

function readDecodedPage(
  bytes: Uint8Array,
  hint: PageHint,
  options: ReadOptions,
  decoded: DecodedPage | BadPage,
): PageReading {
  if ('reason' in decoded)
    throw new ActRefused('bad-input', `${hint.name ?? hint.url ?? 'standard input'}: ${decoded.says}`)
  const sha256 = sha256OfBytes(bytes)
  const { page } = decoded
  const reading = readClaims({
    source: sha256,
    page,
    setting: options.setting,
    referenceDate: options.referenceDate ?? page.published,
    lang: options.lang,
  })
  const claims = identifyClaims(sha256, reading.claims)
  return {
    sha256,
    decoded,
    page: { ...page, publishedNoEarlierThan: noEarlierThan(page, claims) },
    map: textMapToJson(decoded.map),
    claims,
    bases: basesById(sha256, reading),
    dropped: reading.dropped,
  }
}

/** What the reader says of its claims, under the ids that the case knows them by. */
export function basesById(sha256: string, reading: Pick<Reading, 'claims' | 'bases'>): Bases {
  const bases: Record<string, readonly FieldBasis[]> = {}
  // Of two claims with one id the first is kept, as `identifyClaims` keeps it.
  for (const [at, claim] of reading.claims.entries()) bases[claimIdOf(sha256, claim)] ??= reading.bases[at] ?? []
  return bases
}

/** An undated page cannot be older than the last whole day that it tells of as past. */
function noEarlierThan(page: PageText, claims: readonly Claim[]): string | null {
  if (page.published !== null) return page.publishedNoEarlierThan
  const days = claims
    .filter((claim) => claim.stance !== 'planned')
    .flatMap((claim) => [claim.uttered, claim.date])
    .filter((date) => date !== null && /^\d{4}-\d{2}-\d{2}$/u.test(date))
  return [page.publishedNoEarlierThan, ...days].reduce(
    (last, day) => (day !== null && (last === null || day > last) ? day : last),
    null,
  )
}

/** A page that was not read must not look like one that tells nothing (RD56). */
export const whyUnread = ({ dropped }: Pick<PageReading, 'dropped'>): readonly string[] =>
  dropped.filter(({ rule }) => rule === 'RD56').map(({ why }) => `not read: ${why}`)
