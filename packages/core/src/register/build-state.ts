import { type CaseSetting, EMPTY_CASE } from '../claims/case-setting.ts'
import type { Claim } from '../claims/claim.ts'
import { chain, NO_ENTRIES } from '../ledger/chain.ts'
import { identifyClaims } from '../ledger/claim-id.ts'
import { sha256OfText } from '../ledger/digest.ts'
import type { Entry, EntryDraft, RelationWord, SourceRecord } from '../ledger/entry.ts'
import { type CaseState, replay } from '../ledger/replay.ts'
import { type CodedClaim, placeCodedClaims } from '../review/coded-claims.ts'
import { sketchOf } from './copies.ts'

/** A page of a golden case: when it was published and what it says. Its text is its claims' quotes, one a line. */
export interface CasePage {
  readonly title: string
  readonly published: string | null
  /** More of the page's text, where copies are to be told by it. */
  readonly text?: string
  /** Who shows the page, and whom it credits with it. */
  readonly shows?: string
  readonly credits?: string
  readonly claims: readonly CodedClaim[]
}

/** States with a name and nothing else. */
export const statesNamed = (...names: readonly string[]): CaseSetting['parties'] =>
  names.map((name) => ({ name, side: null, kind: 'state', aliases: [], demonyms: [], capitals: [], leaders: [] }))

const AT = '2026-01-01T00:00:00.000Z'
const draft = (body: EntryDraft['body']): EntryDraft => ({ at: AT, by: 'tester', body })

/** The entries of a ledger in which these pages were captured and all their claims accepted, for tests and benches. */
export function ledgerOf(pages: readonly CasePage[], setting: Partial<CaseSetting> = {}): readonly Entry[] {
  const drafts: EntryDraft[] = [draft({ kind: 'case-opened', setting: { ...EMPTY_CASE, ...setting } })]
  for (const page of pages) {
    const text = [page.text ?? page.title, ...page.claims.map((claim) => claim.quote)].join('\n')
    const source = recordOf(page, text)
    const placed = placeCodedClaims(text, page.claims)
    if (!placed.placed) throw new Error(`${page.title}: ${placed.says}`)
    const claims = identifyClaims(source.sha256, placed.claims)
    drafts.push(draft({ kind: 'source-recorded', source }), ...proposedAndAccepted(source.sha256, claims))
  }
  return chain(NO_ENTRIES, drafts)
}

/** A ruling as the files of the cases write it: the word, the `count.text` of both claims, and the answer where it is not yes. */
export type WrittenRuling = readonly [RelationWord, string, string, ('yes' | 'no' | 'unsure')?]

/** The state once a person has ruled how claims lie to one another. The register asks nothing else of a ruling. */
export function ruled(state: CaseState, rulings: readonly WrittenRuling[]): CaseState {
  const idOf = (text: string): string => {
    const found = [...state.proposals.values()].find(({ claim }) => claim.count?.text === text)
    if (!found) throw new Error(`no claim counts “${text}”`)
    return found.claim.id
  }
  const bodies = rulings.map(([relation, claim, other, answer = 'yes']) => ({
    kind: 'relation-judged' as const,
    relation,
    claim: idOf(claim),
    other: idOf(other),
    answer,
    why: null,
  }))
  return replay(state, chain(state.head, bodies.map(draft)))
}

function proposedAndAccepted(source: string, claims: readonly Claim[]): readonly EntryDraft[] {
  const reader = { name: 'coded', version: '1' }
  return [
    draft({ kind: 'claims-proposed', source, reader, claims }),
    ...claims.map((claim) =>
      draft({ kind: 'claim-judged', claim: claim.id, verdict: 'accepted', amended: null, why: null, unread: false }),
    ),
  ]
}

const recordOf = (page: CasePage, text: string): SourceRecord => ({
  sha256: sha256OfText(`${page.title}\n${page.published}\n${text}`),
  byteLength: text.length,
  mediaType: 'text/plain',
  charset: 'utf-8',
  capturedAt: AT,
  from: { how: 'pasted', name: null },
  canonicalUrl: null,
  decoded: sha256OfText(text),
  title: page.title,
  byline: null,
  published: page.published,
  publishedNoEarlierThan: null,
  lang: 'en',
  publishers: [
    ...(page.shows ? [{ name: page.shows, role: 'shows' as const, evidence: null }] : []),
    ...(page.credits ? [{ name: page.credits, role: 'origin' as const, evidence: null }] : []),
  ],
  sketch: sketchOf(text),
  notes: [],
})
