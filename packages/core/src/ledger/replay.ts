import { type CaseSetting, EMPTY_CASE } from '../claims/case-setting.ts'
import type { Claim } from '../claims/claim.ts'
import { NO_ENTRIES } from './chain.ts'
import type { Entry, Head, ProofForm, ProofOf, RelationWord, SourceRecord, VerdictWord } from './entry.ts'
import { GrownMap } from './grown-map.ts'
import { applyToPeople, draftPeople, NO_PEOPLE, type PeopleState } from './people/people-state.ts'
import { type RecordedRollCount, withRollCount } from './people/roll-count.ts'
import type { RecordedTry } from './preservation.ts'
import type { DutyTerm } from './term.ts'

/** A proposed claim with its page. */
export interface Proposal {
  readonly claim: Claim
  readonly source: string
  readonly entry: number
}

/** A person's decision as it stands: the last one not undone. */
export interface StandingVerdict {
  readonly entry: number
  readonly verdict: VerdictWord
  readonly amended: Claim | null
  readonly by: string
  readonly at: string
  readonly why: string | null
  readonly unread: boolean
}

export interface RelationJudgement {
  readonly relation: RelationWord
  readonly claim: string
  readonly other: string
  readonly answer: 'yes' | 'no' | 'unsure'
  readonly entry: number
}

/** A term of a clause as a person recorded it, with its entry; one that was taken back is not kept. */
export interface RecordedTerm extends DutyTerm {
  readonly entry: number
  readonly by: string
}

/** A proof by somebody else of when a page or a head was there. */
export interface KeptProof {
  readonly of: ProofOf
  readonly form: ProofForm
  /** Digest under which the page store keeps it. */
  readonly proof: string
  readonly entry: number
}

/** What a ledger says when it is read from its first entry to its last. */
export interface CaseState {
  readonly head: Head
  readonly setting: CaseSetting
  readonly sources: ReadonlyMap<string, SourceRecord>
  readonly proposals: ReadonlyMap<string, Proposal>
  /** Claim ids in the order proposed, by source. */
  readonly claimsOf: ReadonlyMap<string, readonly string[]>
  /** All verdicts not undone, by claim, oldest first; the last one stands. */
  readonly verdicts: ReadonlyMap<string, readonly StandingVerdict[]>
  readonly relations: readonly RelationJudgement[]
  /** Terms not taken back, oldest first. */
  readonly terms: readonly RecordedTerm[]
  readonly proofs: readonly KeptProof[]
  /** What was tried so that others keep or stamp a page, as told, oldest first. */
  readonly tries: readonly RecordedTry[]
  readonly people: PeopleState
  /** How rolls and counts lie to one another, by the last word on each. */
  readonly rollCounts: readonly RecordedRollCount[]
}

/** State under construction. Kept private to this file so that nobody else changes what was replayed. */
interface Draft {
  head: Head
  setting: CaseSetting
  readonly sources: Map<string, SourceRecord>
  readonly proposals: Map<string, Proposal>
  readonly claimsOf: Map<string, readonly string[]>
  readonly verdicts: Map<string, readonly StandingVerdict[]>
  readonly relations: RelationJudgement[]
  terms: RecordedTerm[]
  readonly proofs: KeptProof[]
  tries: RecordedTry[]
  readonly people: ReturnType<typeof draftPeople>
  rollCounts: readonly RecordedRollCount[]
  /** Lists made in this replay, which no earlier state holds: these alone may be added to in place. */
  readonly own: Set<readonly unknown[]>
}

export const emptyState = (): CaseState => ({
  head: NO_ENTRIES,
  setting: EMPTY_CASE,
  sources: new Map(),
  proposals: new Map(),
  claimsOf: new Map(),
  verdicts: new Map(),
  relations: [],
  terms: [],
  proofs: [],
  tries: [],
  people: NO_PEOPLE,
  rollCounts: [],
})

/** Reads further entries into a state. The state given is not changed; replaying all equals replaying in pieces (LG3). */
export function replay(state: CaseState, entries: Iterable<Entry>): CaseState {
  const draft: Draft = {
    head: state.head,
    setting: state.setting,
    sources: GrownMap.from(state.sources),
    proposals: GrownMap.from(state.proposals),
    claimsOf: GrownMap.from(state.claimsOf),
    verdicts: GrownMap.from(state.verdicts),
    relations: [...state.relations],
    terms: [...state.terms],
    proofs: [...state.proofs],
    tries: [...state.tries],
    people: draftPeople(state.people),
    rollCounts: state.rollCounts,
    own: new Set(),
  }
  for (const entry of entries) {
    applyEntry(draft, entry)
    draft.head = { seq: entry.seq, hash: entry.hash }
  }
  const { own: _, ...replayed } = draft
  return replayed
}

function applyEntry(draft: Draft, entry: Entry): void {
  const { body } = entry
  switch (body.kind) {
    case 'case-opened':
    case 'setting-changed':
      draft.setting = body.setting
      return
    case 'source-recorded':
      draft.sources.set(body.source.sha256, body.source)
      return
    case 'claims-proposed':
      for (const claim of body.claims) propose(draft, { claim, source: body.source, entry: entry.seq })
      return
    case 'claim-judged':
      addAt(draft, draft.verdicts, body.claim, {
        entry: entry.seq,
        verdict: body.verdict,
        amended: body.amended,
        by: entry.by,
        at: entry.at,
        why: body.why,
        unread: body.unread,
      })
      return
    case 'verdict-undone':
      draft.verdicts.set(
        body.claim,
        (draft.verdicts.get(body.claim) ?? []).filter((verdict) => verdict.entry !== body.entry),
      )
      return
    case 'source-dated': {
      const source = draft.sources.get(body.source)
      if (source) draft.sources.set(body.source, { ...source, published: body.published })
      return
    }
    case 'relation-judged':
      draft.relations.push({
        relation: body.relation,
        claim: body.claim,
        other: body.other,
        answer: body.answer,
        entry: entry.seq,
      })
      return
    case 'term-recorded': {
      const { kind: _, ...term } = body
      draft.terms.push({ ...term, entry: entry.seq, by: entry.by })
      return
    }
    case 'term-undone':
      draft.terms = draft.terms.filter((term) => term.entry !== body.entry)
      return
    case 'proof-kept':
      draft.proofs.push({ of: body.of, form: body.form, proof: body.proof, entry: entry.seq })
      return
    case 'preservation-tried': {
      const { kind: _, ...tried } = body
      draft.tries.push({ ...tried, entry: entry.seq })
      return
    }
    case 'preservation-undone':
      draft.tries = draft.tries.filter((tried) => tried.entry !== body.entry)
      return
    case 'roll-counted': {
      const { kind: _, ...ruling } = body
      draft.rollCounts = withRollCount(draft.rollCounts, { ...ruling, entry: entry.seq, by: entry.by })
      return
    }
    default:
      applyToPeople(draft.people, entry, body)
  }
}

function propose(draft: Draft, proposal: Proposal): void {
  if (draft.proposals.has(proposal.claim.id)) return
  draft.proposals.set(proposal.claim.id, proposal)
  addAt(draft, draft.claimsOf, proposal.source, proposal.claim.id)
}

/** Adds to a list without changing one that an earlier state holds. */
function addAt<K, V>({ own }: Draft, map: Map<K, readonly V[]>, key: K, item: V): void {
  const list = map.get(key)
  if (list && own.has(list)) {
    ;(list as V[]).push(item)
    return
  }
  const fresh = [...(list ?? []), item]
  own.add(fresh)
  map.set(key, fresh)
}

/** The digests of every page and every roll's file: what proofs of time can be of, beside heads. */
export const filesOf = ({ sources, people }: CaseState): ReadonlySet<string> =>
  new Set([...sources.keys(), ...[...people.rolls.values()].map(({ sha256 }) => sha256)])

/** Whether a page or a roll's file of the case has this digest. */
export const hasFile = ({ sources, people }: CaseState, sha256: string): boolean =>
  sources.has(sha256) || [...people.rolls.values()].some((roll) => roll.sha256 === sha256)

/** The verdict on a claim as it stands; null while it waits. */
export const verdictOn = (state: CaseState, claim: string): StandingVerdict | null =>
  state.verdicts.get(claim)?.at(-1) ?? null
