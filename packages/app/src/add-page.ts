import {
  articleOf,
  type CapturedFrom,
  type CodedClaim,
  type EntryBody,
  identifyClaims,
  type LanguageModel,
  placeCodedClaims,
  type SourceRecord,
  sha256OfBytes,
  sketchOf,
} from '@muster/core'
import type { PageHint } from '@muster/intake'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'
import { encodeKept, readDecoded } from './decoded-page.ts'
import { type KeptReading, type PageReading, readFilePage, whyUnread } from './read-page.ts'
import { type ModelPageReading, type ModelReport, readPageWithModel } from './read-with-model.ts'

export interface PageToAdd {
  readonly bytes: Uint8Array
  readonly hint: PageHint
  readonly from: CapturedFrom
  /** Claims coded elsewhere instead of the reader's own; null: read the page. */
  readonly coded: readonly CodedClaim[] | null
  /** EDTF day to reckon from, where the page has none. */
  readonly referenceDate: string | null
  /** Asked what the rules did not find, where a person wants it; absent: nobody is asked. */
  readonly model?: LanguageModel | null
  /** How the page came here where its bytes do not tell; kept before what its reading notes. */
  readonly notes?: readonly string[]
}

export interface PageAdded {
  readonly sha256: string
  readonly title: string | null
  /** The very same bytes were in the case before; nothing was captured again. */
  readonly already: boolean
  readonly proposed: number
  readonly notes: readonly string[]
  /** What a language model was asked, where one was. */
  readonly model?: ModelReport
}

/**
 * Captures a page into the case and proposes its claims, in one commit. Claims on a page known before are only those new.
 * `begun`: what was read of it by the rules, where that was begun before.
 */
export async function addPage(
  session: CaseSession,
  page: PageToAdd,
  begun: Promise<KeptReading> | null = null,
): Promise<PageAdded> {
  const known = asksAnew(page) ? undefined : session.state.sources.get(sha256OfBytes(page.bytes))
  // Known by its digest: reading it again would tell nothing new.
  if (known) return { sha256: known.sha256, title: known.title, already: true, proposed: 0, notes: known.notes }
  const reading: KeptReading = await (begun ?? readAsAsked(session, page))
  let already = session.state.sources.has(reading.sha256)
  const claims = page.coded === null ? reading.claims : await codedClaims(session, page, reading, already)
  const record = already ? null : await keepPage(session, page, reading)
  let proposed = 0
  await session.record((state) => {
    const bodies: EntryBody[] = []
    // Somebody else may have added the page while it was read here.
    already = state.sources.has(reading.sha256)
    if (record && !already) {
      bodies.push({ kind: 'source-recorded', source: record })
      for (const tried of reading.decoded.tries ?? [])
        bodies.push({ kind: 'preservation-tried', page: reading.sha256, ...tried })
    }
    const fresh = already && !asksAnew(page) ? [] : claims.filter((claim) => !state.proposals.has(claim.id))
    proposed = fresh.length
    // Each reader's proposals are an entry of their own.
    for (const reader of new Set(fresh.map((claim) => claim.reader.name))) {
      const own = fresh.filter((claim) => claim.reader.name === reader)
      const [first] = own
      if (first) bodies.push({ kind: 'claims-proposed', source: reading.sha256, reader: first.reader, claims: own })
    }
    return bodies
  })
  const { sha256, decoded } = reading
  const told = 'model' in reading ? { model: (reading as KeptReading & Pick<ModelPageReading, 'model'>).model } : {}
  return {
    sha256,
    title: reading.page.title,
    already,
    proposed,
    notes: [
      ...(page.notes ?? []),
      ...decoded.notes,
      ...weaknesses(decoded),
      ...(page.coded === null ? whyUnread(reading) : []),
    ],
    ...told,
  }
}

/** What was tried in vain where the page was captured: said at once, and no reason not to take it. */
const weaknesses = ({ tries }: Pick<KeptReading['decoded'], 'tries'>): readonly string[] =>
  (tries ?? []).flatMap(({ failed, step, asked }) =>
    failed === null
      ? []
      : [`${step === 'archive' ? 'Archiving' : 'Stamping'} it had failed (${asked}: ${failed}); it counts as weaker.`],
  )

/** Whether a page known before may bring new proposals: claims coded by a person, or a model that was not asked then. */
const asksAnew = ({ coded, model }: PageToAdd): boolean => coded !== null || (model ?? null) !== null

/** Reads by the rules and, where a person wants it, asks a model as well. */
async function readAsAsked(session: CaseSession, page: PageToAdd): Promise<PageReading> {
  const options = { setting: session.state.setting, referenceDate: page.referenceDate, lang: null }
  if (page.model == null || page.coded !== null) return readFilePage(page.bytes, page.hint, options)
  const reading = await readPageWithModel(page.bytes, page.hint, options, page.model)
  // Claims count their offsets in the text that the case keeps, which an older decoder may have made.
  if (session.state.sources.has(reading.sha256)) {
    const kept = await readDecoded(session, reading.sha256)
    if (kept.page.text !== reading.page.text)
      throw new ActRefused(
        'bad-input',
        'this page was captured by an older version, which read its text otherwise: no model can be asked about it',
      )
  }
  return reading
}

/** Hand-coded claims are held to the text that the case keeps, which an older decoder may have made. */
async function codedClaims(session: CaseSession, page: PageToAdd, reading: KeptReading, already: boolean) {
  const text = already ? (await readDecoded(session, reading.sha256)).page.text : reading.page.text
  const placed = placeCodedClaims(text, page.coded ?? [])
  if (!placed.placed)
    throw new ActRefused('bad-input', `${placed.says} (${page.from.name ?? 'the page'}); nothing was added`)
  return identifyClaims(reading.sha256, placed.claims)
}

async function keepPage(session: CaseSession, page: PageToAdd, reading: KeptReading): Promise<SourceRecord> {
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
    notes: [...(page.notes ?? []), ...reading.decoded.notes],
  }
}
