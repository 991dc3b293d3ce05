import {
  type CaseState,
  type PageText,
  pageOriginsOf,
  partyNames,
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
  readonly origin: string
  readonly copies: number
  readonly claims: number
  readonly waiting: number
}

/** Every page of the case with its origin group and what waits on it, newest captured last. */
export function listSources(state: CaseState): readonly SourceSummary[] {
  const pages = [...state.sources.values()]
  const origins = pageOriginsOf(pages)
  const copies = new Map<string, number>()
  for (const origin of origins.values()) copies.set(origin, (copies.get(origin) ?? 0) + 1)
  return pages.map((page) => {
    const claims = state.claimsOf.get(page.sha256) ?? []
    const origin = origins.get(page.sha256) ?? page.sha256
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
      origin,
      copies: copies.get(origin) ?? 1,
      claims: claims.length,
      waiting: claims.filter((claim) => verdictOn(state, claim) === null).length,
    }
  })
}

export function summaryOf(state: CaseState, sha256: string): SourceSummary {
  const summary = listSources(state).find((page) => page.sha256 === sha256)
  if (!summary) throw new ActRefused('not-found', `there is no page ${sha256.slice(0, 12)}… in this case`)
  return summary
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
  const summary = summaryOf(session.state, sha256)
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
