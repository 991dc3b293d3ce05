import {
  articleOf,
  type CapturedFrom,
  type CodedClaim,
  type EntryBody,
  identifyClaims,
  placeCodedClaims,
  type SourceRecord,
  sketchOf,
} from '@muster/core'
import type { PageHint } from '@muster/intake'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'
import { encodeKept, readDecoded } from './decoded-page.ts'
import { type PageReading, readPage } from './read-page.ts'

export interface PageToAdd {
  readonly bytes: Uint8Array
  readonly hint: PageHint
  readonly from: CapturedFrom
  /** Claims coded elsewhere instead of the reader's own; null: read the page. */
  readonly coded: readonly CodedClaim[] | null
  /** EDTF day to reckon from, where the page has none. */
  readonly referenceDate: string | null
}

export interface PageAdded {
  readonly sha256: string
  readonly title: string | null
  /** The very same bytes were in the case before; nothing was captured again. */
  readonly already: boolean
  readonly proposed: number
  readonly notes: readonly string[]
}

/** Captures a page into the case and proposes its claims, in one commit. Claims on a page known before are only those new. */
export async function addPage(session: CaseSession, page: PageToAdd): Promise<PageAdded> {
  const reading = readPage(page.bytes, page.hint, {
    setting: session.state.setting,
    referenceDate: page.referenceDate,
    lang: null,
  })
  const already = session.state.sources.has(reading.sha256)
  const claims = page.coded === null ? reading.claims : await codedClaims(session, page, reading, already)
  const record = already ? null : await keepPage(session, page, reading)
  let proposed = 0
  await session.record((state) => {
    const bodies: EntryBody[] = []
    if (record && !state.sources.has(record.sha256)) bodies.push({ kind: 'source-recorded', source: record })
    const fresh = already && page.coded === null ? [] : claims.filter((claim) => !state.proposals.has(claim.id))
    proposed = fresh.length
    const [first] = fresh
    if (first) bodies.push({ kind: 'claims-proposed', source: reading.sha256, reader: first.reader, claims: fresh })
    return bodies
  })
  return { sha256: reading.sha256, title: reading.page.title, already, proposed, notes: reading.decoded.notes }
}

/** Hand-coded claims are held to the text that the case keeps, which an older decoder may have made. */
async function codedClaims(session: CaseSession, page: PageToAdd, reading: PageReading, already: boolean) {
  const text = already ? (await readDecoded(session, reading.sha256)).page.text : reading.page.text
  const placed = placeCodedClaims(text, page.coded ?? [])
  if (!placed.placed)
    throw new ActRefused('bad-input', `${placed.says} (${page.from.name ?? 'the page'}); nothing was added`)
  return identifyClaims(reading.sha256, placed.claims)
}

async function keepPage(session: CaseSession, page: PageToAdd, reading: PageReading): Promise<SourceRecord> {
  await session.store.put(page.bytes)
  const decoded = await session.store.put(
    encodeKept({
      format: 1,
      page: reading.page,
      map: reading.map,
      reading: { bases: reading.bases, dropped: reading.dropped },
    }),
  )
  const { title, byline, published, publishedNoEarlierThan, lang, publishers } = reading.page
  return {
    sha256: reading.sha256,
    byteLength: page.bytes.length,
    mediaType: reading.decoded.mediaType,
    charset: reading.decoded.charset,
    capturedAt: session.hand.now(),
    from: page.from,
    canonicalUrl: reading.decoded.canonicalUrl,
    decoded,
    title,
    byline,
    published,
    publishedNoEarlierThan,
    lang,
    publishers,
    sketch: sketchOf(articleOf(reading.page)),
    notes: reading.decoded.notes,
  }
}
