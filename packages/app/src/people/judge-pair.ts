import {
  type JudgedPair,
  type Mention,
  ONE_REVIEWER,
  type PairAnswer,
  type PairOpinion,
  type PairStanding,
  type PeopleRule,
  pairKey,
  standingOfPair,
} from '@muster/core'
import { ActRefused } from '../act-refused.ts'
import type { CaseSession } from '../case-session.ts'

/** A judgement to record. `by`: the name that the person chose, else that of this door's hand. */
export interface PairRuling {
  readonly one: Mention
  readonly other: Mention
  readonly answer: PairAnswer
  readonly chance: number | null
  readonly why: string | null
  readonly by: string | null
}

/** A pair as it stands, with every judgement behind it. */
export interface PairView {
  readonly one: Mention
  readonly other: Mention
  readonly standing: PairStanding
  readonly opinions: readonly PairOpinion[]
}

export const peopleRule = (session: CaseSession): PeopleRule => session.state.setting.people ?? ONE_REVIEWER

export function viewPair(session: CaseSession, one: Mention, other: Mention): PairView {
  const opinions = session.state.people.pairs.get(pairKey(one, other))?.opinions ?? []
  return { one, other, opinions, standing: standingOfPair(opinions, peopleRule(session)) }
}

const whoever = (by: string | null): string | undefined => (by?.trim() ? by.trim() : undefined)

/** Records that two rows are one person, two, or that it cannot be told (MT21). Nothing is merged: the rows stay as they are. */
export async function judgePair(session: CaseSession, ruling: PairRuling): Promise<PairView> {
  const { one, other, answer, chance, why, by } = ruling
  const pairs: readonly JudgedPair[] = [{ one, other, answer, chance }]
  await session.record(() => [{ kind: 'pairs-judged', pairs, why, unread: false }], whoever(by))
  return viewPair(session, one, other)
}

/** Records many judgements as one act, and says in the ledger that they were not looked at one by one. */
export async function judgeUnread(
  session: CaseSession,
  pairs: readonly JudgedPair[],
  why: string,
  by: string | null,
): Promise<number> {
  if (pairs.length === 0) return 0
  await session.record(() => [{ kind: 'pairs-judged', pairs, why, unread: true }], whoever(by))
  return pairs.length
}

/** A delegate signs what the reviewers answered of a pair, where the case wants it (MT22). */
export async function signPair(
  session: CaseSession,
  one: Mention,
  other: Mention,
  given: { readonly by: string | null; readonly why: string | null },
): Promise<PairView> {
  const { standing } = viewPair(session, one, other)
  const answer = 'answer' in standing ? standing.answer : 'unsure'
  const pairs: readonly JudgedPair[] = [{ one, other, answer, chance: null }]
  await session.record(() => [{ kind: 'pairs-signed', pairs, why: given.why }], whoever(given.by))
  return viewPair(session, one, other)
}

/** Takes back one's own last judgement of a pair, never another's: whoever disagrees says so, and the pair is disputed (MT22). */
export async function undoPair(
  session: CaseSession,
  one: Mention,
  other: Mention,
  by: string | null,
): Promise<PairView> {
  const hand = whoever(by) ?? session.hand.by
  await session.record(() => {
    const last = viewPair(session, one, other)
      .opinions.filter((opinion) => opinion.by === hand)
      .at(-1)
    if (!last)
      throw new ActRefused(
        'not-allowed',
        `${hand} judged nothing of these two rows: only one's own judgement can be taken back`,
      )
    return [{ kind: 'pair-undone', entry: last.entry, one, other }]
  }, hand)
  return viewPair(session, one, other)
}

/** Sets who must agree on a pair. What was settled before is weighed anew; nothing is lost. */
export async function setPeopleRule(session: CaseSession, rule: PeopleRule): Promise<void> {
  const delegates = [...new Set(rule.delegates.map((name) => name.trim()).filter((name) => name !== ''))]
  await session.record(({ setting }) => [
    { kind: 'setting-changed', setting: { ...setting, people: { reviewers: rule.reviewers, delegates } } },
  ])
}
