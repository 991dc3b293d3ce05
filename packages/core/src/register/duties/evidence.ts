import type { AcceptedClaim } from '../accepted-claims.ts'
import type { EvidenceValue, Proposition, Voice, VoiceClaims } from '../answers.ts'
import type { PartyNames } from '../party-names.ts'
import type { Act } from './acts.ts'
import type { Clause } from './clause.ts'
import type { Owed } from './owed.ts'

const PROPOSITIONS = ['performed', 'part-performed', 'refused', 'breached'] as const
const VOICES = ['debtor', 'creditor', 'third-party', 'report', 'other'] as const

/** Who says it, as that one stands to the duty. */
export function voiceOf(item: AcceptedClaim, owed: Owed, clause: Clause, names: PartyNames): Voice {
  const { speaker } = item.claim
  if (speaker === 'article') return 'report'
  const party = names.speaksFor(speaker)
  if (party === null) return 'other'
  if (names.sameSide(party, owed.party)) return 'debtor'
  if (clause.creditors.some((creditor) => names.sameSide(creditor, party))) return 'creditor'
  return 'third-party'
}

interface Side {
  readonly voices: readonly VoiceClaims[]
  readonly origins: number
}

/**
 * What speaks for and against each thing said of a duty, by who says it (OB9). A debtor's word in its own favour is
 * shown and is no independent support.
 */
export function propositionsOf(
  owed: Owed,
  clause: Clause,
  { acts, replies }: { readonly acts: readonly Act[]; readonly replies: readonly AcceptedClaim[] },
  names: PartyNames,
): readonly Proposition[] {
  const side = (items: readonly AcceptedClaim[], serves: boolean): Side => {
    const voiced = items.map((item) => ({ item, voice: voiceOf(item, owed, clause, names) }))
    return {
      voices: VOICES.flatMap((voice) => {
        const claims = voiced.filter((each) => each.voice === voice).map((each) => each.item.claim.id)
        return claims.length > 0 ? [{ voice, claims: [...new Set(claims)] }] : []
      }),
      origins: new Set(
        voiced.filter((each) => !(serves && each.voice === 'debtor')).map((each) => each.item.from.origin),
      ).size,
    }
  }
  return PROPOSITIONS.flatMap((proposition) => {
    const of = (denies: boolean) =>
      acts.filter((each) => each.act === proposition && each.denies === denies).map((each) => each.item)
    const good = proposition === 'performed' || proposition === 'part-performed'
    const answered = proposition === 'refused' || proposition === 'breached'
    const supporting = of(false)
    const against = [...of(true), ...(answered && supporting.length > 0 ? repliesTo(proposition, replies) : [])]
    if (supporting.length + against.length === 0) return []
    const [one, other] = [side(supporting, good), side([...new Set(against)], answered)]
    return [
      {
        proposition,
        value: evidenceValue(supporting.length, against.length),
        supporting: one.voices,
        contesting: other.voices,
        origins: { supporting: one.origins, contesting: other.origins },
      },
    ]
  })
}

/** A denial answers the charge it denies; a word for the people who are not let go answers the refusal. */
const repliesTo = (proposition: 'refused' | 'breached', replies: readonly AcceptedClaim[]): readonly AcceptedClaim[] =>
  replies.filter(({ claim }) =>
    claim.stance === 'denied'
      ? (claim.kind === 'attacked') === (proposition === 'breached')
      : proposition === 'refused',
  )

const evidenceValue = (supporting: number, contesting: number): EvidenceValue =>
  supporting > 0 ? (contesting > 0 ? 'both' : 'supported') : contesting > 0 ? 'contested' : 'none'
