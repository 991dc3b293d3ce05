import {
  type CaseState,
  type PageBook,
  type PageFilter,
  type PageRow,
  type PageText,
  type Preservation,
  partyNames,
  preservationOf,
  readClaims,
  type SourceRecord,
  standingOf,
  verdictOn,
} from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'
import { readDecoded } from './decoded-page.ts'
import { basesById } from './read-page.ts'
import { rulesCited } from './rules.ts'

/** A page as the inbox lists it. */
export interface SourceSummary
  extends Pick<
    SourceRecord,
    | 'sha256'
    | 'title'
    | 'byline'
    | 'published'
    | 'publishedNoEarlierThan'
    | 'lang'
    | 'publishers'
    | 'from'
    | 'canonicalUrl'
    | 'capturedAt'
    | 'notes'
  > {
  /** What others hold of the page, and what was tried in vain. */
  readonly preservation: Preservation
  readonly origin: string
  readonly copies: number
  readonly claims: number
  readonly waiting: number
}

/** Which pages of the case are asked for. */
export interface ListAsked extends PageFilter {
  /** How many of them come before the first that is given, and how many are given at most. */
  readonly from: number
  readonly most: number
}

export interface PageList {
  /** How many there are in all. */
  readonly total: number
  readonly pages: readonly SourceSummary[]
}

/** Pages of the case with their origin and what waits on them, newest captured last: those that a list shows. */
export async function listPages(session: CaseSession, { from, most, ...filter }: ListAsked): Promise<PageList> {
  const book = await session.pageBook()
  const { total, rows } = book.list(filter, from, most)
  return { total, pages: rows.map((row) => summaryIn(session.state, book, row)) }
}

/** Every page of the case. */
export const listSources = async (session: CaseSession): Promise<readonly SourceSummary[]> =>
  (await listPages(session, { words: '', onlyWaiting: false, from: 0, most: Number.MAX_SAFE_INTEGER })).pages

export async function summaryOf(session: CaseSession, sha256: string): Promise<SourceSummary> {
  const book = await session.pageBook()
  const row = book.row(sha256)
  if (!row) throw new ActRefused('not-found', `there is no page ${sha256.slice(0, 12)}… in this case`)
  return summaryIn(session.state, book, row)
}

/** How many claims wait for a verdict, and the days at which a register of this case can change. */
export async function caseNow(session: CaseSession): Promise<{ waiting: number; days: readonly string[] }> {
  const { waiting, days } = await session.pageBook()
  return { waiting, days }
}

function summaryIn(state: CaseState, book: PageBook, row: PageRow): SourceSummary {
  const page = state.sources.get(row.sha256)
  if (!page) throw new ActRefused('damaged', 'the list of pages is not that of this case: run muster rebuild')
  return {
    sha256: page.sha256,
    title: page.title,
    byline: page.byline,
    published: page.published,
    publishedNoEarlierThan: page.publishedNoEarlierThan,
    lang: page.lang,
    publishers: page.publishers,
    from: page.from,
    canonicalUrl: page.canonicalUrl,
    capturedAt: page.capturedAt,
    notes: page.notes,
    preservation: preservationOf(state, page.sha256),
    ...book.originOf(state, row),
    claims: row.claims,
    waiting: row.waiting,
  }
}

/** A proposal with the verdict on it and the standing it has in this case. */
export function viewClaim(state: CaseState, id: string) {
  const proposal = state.proposals.get(id)
  if (!proposal) throw new ActRefused('not-found', `there is no claim ${id} in this case`)
  const verdict = verdictOn(state, id)
  return {
    proposal: proposal.claim,
    source: proposal.source,
    verdict,
    standing: standingOf(verdict?.amended ?? proposal.claim, partyNames(state.setting)),
  }
}

/** A page with its text, its blocks and its claims in reading order. */
export async function viewSource(session: CaseSession, sha256: string) {
  const summary = await summaryOf(session, sha256)
  const { page, reading } = await readDecoded(session, sha256)
  const claims = (session.state.claimsOf.get(sha256) ?? [])
    .map((id) => viewClaim(session.state, id))
    .sort((a, b) => a.proposal.start - b.proposal.start || a.proposal.end - b.proposal.end)
  const { bases, dropped } = reading ?? readAgain(session, sha256, page)
  const rules = rulesCited([...claims.map((view) => view.proposal.rule), ...dropped.map((item) => item.rule)])
  return { summary, text: page.text, blocks: page.blocks, claims, bases, dropped, rules }
}

/** A case from before readings were kept: the reader of today says what it makes of the page, where that is the same claim. */
function readAgain(session: CaseSession, sha256: string, page: PageText) {
  const setting = session.state.setting
  const reading = readClaims({ source: sha256, page, setting, referenceDate: page.published, lang: null })
  return { bases: basesById(sha256, reading), dropped: reading.dropped }
}
