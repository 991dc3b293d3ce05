import { type Claim, type EntryBody, identifyClaims, type VerdictWord, verdictOn, whyNotClaim } from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'
import { readDecoded } from './decoded-page.ts'

export interface Judgement {
  readonly verdict: VerdictWord
  readonly amended: Claim | null
  readonly why: string | null
}

/** Records a person's verdict on a proposed claim. The proposal stays as it was read, beside it. */
export async function reviewClaim(session: CaseSession, claim: string, judgement: Judgement): Promise<void> {
  const proposal = session.state.proposals.get(claim)
  if (!proposal) throw new ActRefused('not-found', `there is no claim ${claim} in this case`)
  if (judgement.amended) await proveAnchored(session, proposal.source, judgement.amended)
  await session.record(() => [{ kind: 'claim-judged', claim, ...judgement, unread: false }])
}

/** Takes back the verdict on a claim, by a new entry: what was decided before it stands again. */
export async function undoVerdict(session: CaseSession, claim: string): Promise<void> {
  await session.record((state) => {
    const verdict = verdictOn(state, claim)
    if (!verdict) throw new ActRefused('not-allowed', 'this claim has no verdict to undo')
    return [{ kind: 'verdict-undone', entry: verdict.entry, claim }]
  })
}

/** Accepts every claim that waits, unread, and says so in the ledger: for batch work on claims checked elsewhere. */
export async function acceptAll(session: CaseSession): Promise<number> {
  const entries = await session.record((state) =>
    [...state.proposals.keys()]
      .filter((claim) => verdictOn(state, claim) === null)
      .map((claim) => ({
        kind: 'claim-judged',
        claim,
        verdict: 'accepted',
        amended: null,
        why: 'accepted unread (--accept-all)',
        unread: true,
      })),
  )
  return entries.length
}

/** Proposes a claim that a person marked on the page and accepts it in the same act. Returns its id. */
export async function markClaim(session: CaseSession, source: string, claim: Claim): Promise<string> {
  await proveAnchored(session, source, claim)
  const wrong = whyNotClaim(claim)
  if (wrong) throw new ActRefused('bad-input', wrong)
  const reader = { name: 'person', version: '1' }
  const [marked] = identifyClaims(source, [{ ...claim, reader, rule: 'RD2' }])
  if (!marked) throw new ActRefused('bad-input', 'nothing was marked')
  await session.record((state) => {
    // Of the claims of a page that are proposed at once each may name another; one by itself names those that are there.
    const { partOf, disjointFrom, sameAs } = claim
    const whole = { ...marked, partOf, disjointFrom, sameAs }
    const lost = [partOf, disjointFrom, sameAs].find((other) => other !== null && !state.proposals.has(other))
    if (lost) throw new ActRefused('bad-input', `there is no claim ${lost} in the case: name another by its id`)
    const proposed: EntryBody[] = state.proposals.has(marked.id)
      ? []
      : [{ kind: 'claims-proposed', source, reader, claims: [whole] }]
    return proposed
  })
  await reviewClaim(session, marked.id, { verdict: 'accepted', amended: null, why: 'marked by hand' })
  return marked.id
}

/** A claim that a person writes is held to its page like any other: its words must stand where it says. */
async function proveAnchored(session: CaseSession, source: string, claim: Claim): Promise<void> {
  const { page } = await readDecoded(session, source)
  if (page.text.slice(claim.start, claim.end) !== claim.quote)
    throw new ActRefused('bad-input', 'the words of this claim do not stand at that place on the page')
}
