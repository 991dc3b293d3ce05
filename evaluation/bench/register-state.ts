import {
  type CaseState,
  type Claim,
  EMPTY_CASE,
  type Entry,
  emptyState,
  type SourceRecord,
  type StandingVerdict,
} from '@muster/core'
import { chain } from '../../packages/core/src/ledger/chain.ts'
import { replay } from '../../packages/core/src/ledger/replay.ts'
import { ledgerOf } from '../../packages/core/src/register/build-state.ts'

const PARTIES = ['Northland', 'Southland', 'Eastland', 'Westland']
const KINDS = ['captured', 'held', 'released', 'killed', 'wounded'] as const

/** A state of so many accepted claims, and one more that waits, put together without a ledger so that only the register is measured. */
export function stateOf(claims: number): CaseState {
  const [model] = replay(
    emptyState(),
    ledgerOf([{ title: 'Page', published: '2021-01-01', claims: [{ kind: 'held', quote: 'words' }] }]),
  ).proposals.values()
  const [page] = replay(
    emptyState(),
    ledgerOf([{ title: 'Page', published: '2021-01-01', claims: [] }]),
  ).sources.values()
  if (!model || !page) throw new Error('no model')
  const sources = new Map<string, SourceRecord>()
  const proposals = new Map<string, { claim: Claim; source: string; entry: number }>()
  const claimsOf = new Map<string, string[]>()
  const verdicts = new Map<string, StandingVerdict[]>()
  const accepted: StandingVerdict[] = [
    { entry: 1, verdict: 'accepted', amended: null, by: 'bench', at: '2026-01-01', why: null, unread: false },
  ]
  for (let at = 0; at <= claims; at++) {
    const source = `page ${Math.floor(at / 10)}`
    if (at % 10 === 0) {
      const published = `20${10 + (at % 12)}-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`
      sources.set(source, { ...page, sha256: source, published, sketch: [] })
      claimsOf.set(source, [])
    }
    const count = ((at * 31) % 90) + 1
    const claim = {
      ...model.claim,
      id: `claim ${at}`,
      kind: KINDS[at % 5] ?? 'held',
      count: { min: count, max: count, text: String(count) },
      actor: PARTIES[at % 4] ?? null,
      peopleOf: PARTIES[(at + 1 + (at % 3)) % 4] ?? null,
      what: 'servicemen',
      date: `2015-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`,
    } as Claim
    proposals.set(claim.id, { claim, source, entry: at })
    claimsOf.get(source)?.push(claim.id)
    if (at < claims) verdicts.set(claim.id, accepted)
  }
  return { ...emptyState(), setting: EMPTY_CASE, sources, proposals, claimsOf, verdicts }
}

/** The claim that waits for a verdict. */
export const waitingClaim = (state: CaseState): string => `claim ${state.proposals.size - 1}`

/** Some claim of the case, another one for each number. */
export const anyClaim = (state: CaseState, at: number): string =>
  `claim ${(at * 7919 + at) % (state.proposals.size - 1)}`

/** A verdict more, as a ledger takes it in. */
export function judged(
  state: CaseState,
  claim: string,
  verdict: 'accepted' | 'rejected',
): { readonly state: CaseState; readonly entries: readonly Entry[] } {
  const body = { kind: 'claim-judged', claim, verdict, amended: null, why: null, unread: false } as const
  const entries = chain(state.head, [{ at: '2026-01-02T00:00:00.000Z', by: 'bench', body }])
  return { state: replay(state, entries), entries }
}
