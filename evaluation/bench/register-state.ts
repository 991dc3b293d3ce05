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

/**
 * What ties claims to one another: `plain` nothing; `tied` as often as in reports: of 20 pages one is a copy, of 10 claims one is
 * part of the one before it, of 25 one quotes a statement that 4 pages share, of 50 one cites an outlet, and of 1,000 one is ruled on.
 */
export type Mix = 'plain' | 'tied'

/** A state of so many accepted claims, and one more that waits, put together without a ledger so that only the register is measured. */
export function stateOf(claims: number, mix: Mix = 'plain'): CaseState {
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
      sources.set(source, {
        ...page,
        sha256: source,
        published,
        ...(mix === 'tied' ? tiedPage(at / 10) : { sketch: [] }),
      })
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
      ...(mix === 'tied' ? tiedClaim(at) : {}),
    } as Claim
    proposals.set(claim.id, { claim, source, entry: at })
    claimsOf.get(source)?.push(claim.id)
    if (at < claims) verdicts.set(claim.id, accepted)
  }
  const relations = mix === 'tied' ? rulingsOf(claims) : []
  return { ...emptyState(), setting: EMPTY_CASE, sources, proposals, claimsOf, verdicts, relations }
}

/** Shingles of a page's text: of twenty pages the last has most of those of the page before it. */
function tiedPage(page: number): Pick<SourceRecord, 'sketch' | 'publishers'> {
  const text = page % 20 === 19 ? page - 1 : page
  const own = page % 20 === 19 ? 3 : 0
  const sketch = Array.from(
    { length: 12 },
    (_, at) => (Math.imul(text * 16 + at + (at < own ? 7 : 0), 0x9e3779b1) >>> 0) * 4,
  )
  const publishers = [{ name: `Outlet ${page % 200}`, role: 'shows' as const, evidence: null }]
  return { sketch: sketch.sort((a, b) => a - b), publishers }
}

/** What a claim tells of another of its page, whom it quotes and whom it cites. */
function tiedClaim(at: number): Partial<Claim> {
  const [part, quotes, cites] = [at % 10 === 7, at % 25 === 3, at % 50 === 11]
  const word = (n: number) => (Math.imul(Math.floor(at / 100) * 31 + n, 0x9e3779b1) >>> 0).toString(36)
  const statement = Array.from({ length: 14 }, (_, n) => (n % 7 === 0 ? 'we said that' : word(n))).join(' ')
  return {
    ...(part ? { partOf: `claim ${at - 1}` } : {}),
    ...(quotes ? { speaker: 'Northland', quote: `Northland said “${statement}” on page ${at}` } : {}),
    ...(cites ? { via: [`Outlet ${(at * 7) % 200}`] } : {}),
  }
}

/** Rulings of people on claims of neighbouring pages. */
function rulingsOf(claims: number): CaseState['relations'] {
  const words = ['same-group', 'disjoint', 'part-of', 'same-origin'] as const
  return Array.from({ length: Math.floor(claims / 1000) }, (_, at) => ({
    entry: at + 1,
    relation: words[at % words.length] ?? 'disjoint',
    claim: `claim ${at * 1000 + 100}`,
    other: `claim ${at * 1000 + 160}`,
    answer: 'yes' as const,
  }))
}

/** The claim that waits for a verdict. */
export const waitingClaim = (state: CaseState): string => `claim ${state.proposals.size - 1}`

/** Some claim of the case, another one for each number. */
export const anyClaim = (state: CaseState, at: number): string =>
  `claim ${(at * 7919 + at) % (state.proposals.size - 1)}`

/** Of each hundred claims those that `tied` ties to others: what they say, and their places in it. */
const TIES = { part: 7, whole: 16, quotes: 28, cites: 61 } as const
export type TieOfClaim = keyof typeof TIES | 'ruled'
export const TIES_OF_CLAIMS: readonly TieOfClaim[] = ['part', 'whole', 'quotes', 'cites', 'ruled']

/** Some claim of the case that is tied so, another one for each number. */
export function claimTied(state: CaseState, tie: TieOfClaim, at: number): string {
  const [step, from] = tie === 'ruled' ? [1000, 100] : [100, TIES[tie]]
  const some = Math.floor((state.proposals.size - 1) / step)
  return `claim ${((at * 7919) % some) * step + from}`
}

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
