import type { CaseSetting } from '../claims/case-setting.ts'
import type { Claim, ReaderName } from '../claims/claim.ts'
import type { Publisher } from '../claims/source.ts'
import type { JudgedPair } from './people/judgement.ts'
import type { Mention, RollDescription, RollRecord } from './people/roll.ts'
import type { RollCountRuling } from './people/roll-count.ts'
import type { PreservationTry } from './preservation.ts'
import type { DutyTerm } from './term.ts'

/** How a page came in: never a private path or a person's name, only what the record needs. */
export interface CapturedFrom {
  readonly how: 'file' | 'url' | 'standard-input' | 'pasted'
  /** File name without its folder, or the address. */
  readonly name: string | null
}

/** One captured version of a published item. Bytes and text lie in the page store under their digests. */
export interface SourceRecord {
  readonly sha256: string
  readonly byteLength: number
  readonly mediaType: string
  readonly charset: string
  readonly capturedAt: string
  readonly from: CapturedFrom
  readonly canonicalUrl: string | null
  /** Digest of the decoded page (text, blocks, map to the bytes) that the claims' offsets count in. */
  readonly decoded: string
  readonly title: string | null
  readonly byline: string | null
  readonly published: string | null
  readonly publishedNoEarlierThan: string | null
  readonly lang: string | null
  readonly publishers: readonly Publisher[]
  /** Sample of the article's word shingles, to tell copies of one story (core/register/copies). */
  readonly sketch: readonly number[]
  readonly notes: readonly string[]
}

export const VERDICTS = ['accepted', 'amended', 'rejected', 'unsure'] as const
export type VerdictWord = (typeof VERDICTS)[number]

/**
 * How two claims lie to one another. `more`: the claim counts people beside those of the other; `exhausts`: its people
 * are all there are of those the other counts; `supersedes`: it replaces the other, an older figure of the same speaker;
 * `transfer`: those who left in the one are those who arrived in the other. `same-origin` is of the sayings and not of the people:
 * both go back to one report or statement.
 */
export const RELATIONS = [
  'same-happening',
  'same-group',
  'part-of',
  'disjoint',
  'more',
  'exhausts',
  'supersedes',
  'transfer',
  'same-origin',
] as const
export type RelationWord = (typeof RELATIONS)[number]

/** Everything that can be recorded or judged. A closed list: the ledger holds nothing else. */
export type EntryBody =
  | { readonly kind: 'case-opened'; readonly setting: CaseSetting }
  | { readonly kind: 'setting-changed'; readonly setting: CaseSetting }
  | { readonly kind: 'source-recorded'; readonly source: SourceRecord }
  | {
      readonly kind: 'claims-proposed'
      readonly source: string
      readonly reader: ReaderName
      readonly claims: readonly Claim[]
    }
  | {
      readonly kind: 'claim-judged'
      readonly claim: string
      readonly verdict: VerdictWord
      /** What the person decided it says, when amended. The proposal stays beside it. */
      readonly amended: Claim | null
      readonly why: string | null
      /** True when a batch was accepted unread (`--accept-all`). */
      readonly unread: boolean
    }
  | { readonly kind: 'verdict-undone'; readonly entry: number; readonly claim: string }
  | { readonly kind: 'source-dated'; readonly source: string; readonly published: string; readonly why: string | null }
  | {
      readonly kind: 'relation-judged'
      readonly relation: RelationWord
      readonly claim: string
      readonly other: string
      readonly answer: 'yes' | 'no' | 'unsure'
      readonly why: string | null
    }
  | ({ readonly kind: 'term-recorded' } & DutyTerm)
  | { readonly kind: 'term-undone'; readonly entry: number }
  | { readonly kind: 'roll-recorded'; readonly roll: RollRecord }
  | {
      readonly kind: 'roll-described'
      readonly roll: string
      readonly description: RollDescription
      readonly why: string | null
    }
  | {
      readonly kind: 'pairs-judged'
      readonly pairs: readonly JudgedPair[]
      readonly why: string | null
      /** True when many were recorded at once without being looked at one by one. */
      readonly unread: boolean
    }
  /** A delegate signs what the reviewers answered. */
  | { readonly kind: 'pairs-signed'; readonly pairs: readonly JudgedPair[]; readonly why: string | null }
  /** Takes back what an entry said of one pair. */
  | { readonly kind: 'pair-undone'; readonly entry: number; readonly one: Mention; readonly other: Mention }
  /** A person's word on how a roll and a count lie to one another; the last on both stands. */
  | ({ readonly kind: 'roll-counted'; readonly why: string | null } & RollCountRuling)
  | { readonly kind: 'proof-kept'; readonly of: ProofOf; readonly form: ProofForm; readonly proof: string }
  | ({ readonly kind: 'preservation-tried' } & PreservationTry)
  /** Takes back what an entry told of a try: it was of another page, or did not happen. */
  | { readonly kind: 'preservation-undone'; readonly entry: number }

/** Proofs by others of when something was there: kept in the page store, as they came. */
export const PROOF_FORMS = ['rfc3161', 'opentimestamps'] as const
export type ProofForm = (typeof PROOF_FORMS)[number]

/** What a proof is of: a page or a roll's file by its digest, or the ledger up to a head. */
export type ProofOf = { readonly page: string } | { readonly head: Head }

/** What is to be recorded, before the ledger gives it its place. */
export interface EntryDraft {
  /** ISO 8601 instant, UTC. */
  readonly at: string
  /** Who recorded it: a name the case's people chose, or `muster` for the program itself. */
  readonly by: string
  readonly body: EntryBody
}

/** A recorded entry: its place, the digest of the one before, and its own digest over all of it (LG1). */
export interface Entry extends EntryDraft {
  readonly seq: number
  readonly previous: string
  readonly hash: string
}

/** The last entry's place and digest: enough to prove later that a ledger was extended, never rewritten. */
export interface Head {
  readonly seq: number
  readonly hash: string
}

/** The digests under which the page store keeps what an entry names: a page's bytes and its decoded text, a roll's bytes and its rows, a proof. */
export function digestsIn(body: EntryBody): readonly string[] {
  if (body.kind === 'source-recorded') return [body.source.sha256, body.source.decoded]
  if (body.kind === 'roll-recorded') return [body.roll.sha256, body.roll.lines]
  return body.kind === 'proof-kept' ? [body.proof] : []
}
