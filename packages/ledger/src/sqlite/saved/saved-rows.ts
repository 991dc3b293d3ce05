import type { Entry, StandingVerdict } from '@muster/core'

/** A verdict, and the entry that took it back where one did. */
export interface SavedVerdict extends StandingVerdict {
  readonly undone?: number
}

/** A day that somebody gave a page. */
export type SavedDate = readonly [entry: number, published: string]

/** What one entry adds to the tables of a saved state. */
export type SavedChange =
  | { readonly kind: 'source'; readonly sha256: string; readonly entry: number }
  | {
      readonly kind: 'claim'
      readonly id: string
      readonly source: string
      readonly entry: number
      readonly nth: number
    }
  | { readonly kind: 'verdict'; readonly claim: string; readonly verdict: SavedVerdict }
  | { readonly kind: 'undone'; readonly claim: string; readonly verdict: number; readonly entry: number }
  | { readonly kind: 'dated'; readonly sha256: string; readonly date: SavedDate }

/** What an entry adds, as `replay` takes it in; whatever else it changes lies in the rest of the state. */
export function changesOf({ seq, at, by, body }: Pick<Entry, 'seq' | 'at' | 'by' | 'body'>): readonly SavedChange[] {
  switch (body.kind) {
    case 'source-recorded':
      return [{ kind: 'source', sha256: body.source.sha256, entry: seq }]
    case 'claims-proposed':
      return body.claims.map(({ id }, nth) => ({ kind: 'claim', id, source: body.source, entry: seq, nth }))
    case 'claim-judged': {
      const { claim, verdict, amended, why, unread } = body
      return [{ kind: 'verdict', claim, verdict: { entry: seq, verdict, amended, by, at, why, unread } }]
    }
    case 'verdict-undone':
      return [{ kind: 'undone', claim: body.claim, verdict: body.entry, entry: seq }]
    case 'source-dated':
      return [{ kind: 'dated', sha256: body.source, date: [seq, body.published] }]
    // These leave pages, claims and verdicts as they are. A kind that is new is named here, above or below, before it compiles.
    case 'case-opened':
    case 'setting-changed':
    case 'relation-judged':
    case 'term-recorded':
    case 'term-undone':
    case 'proof-kept':
    case 'preservation-tried':
    case 'preservation-undone':
    case 'roll-recorded':
    case 'roll-described':
    case 'pairs-judged':
    case 'pairs-signed':
    case 'pair-undone':
    case 'roll-counted':
      return []
  }
}

/** The verdicts on a claim with one more, or with one taken back. */
export function verdictsWith(
  saved: readonly SavedVerdict[],
  change: Extract<SavedChange, { kind: 'verdict' | 'undone' }>,
): readonly SavedVerdict[] {
  if (change.kind === 'verdict') return [...saved, change.verdict]
  return saved.map((verdict) =>
    verdict.entry === change.verdict && verdict.undone === undefined ? { ...verdict, undone: change.entry } : verdict,
  )
}

/** The verdicts that stood at a head. */
export const standingAt = (saved: readonly SavedVerdict[], seq: number): readonly StandingVerdict[] =>
  saved
    .filter(({ entry, undone }) => entry <= seq && (undone === undefined || undone > seq))
    .map(({ undone: _, ...verdict }) => verdict)
