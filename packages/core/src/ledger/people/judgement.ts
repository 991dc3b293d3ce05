import type { PeopleRule } from '../../claims/case-setting.ts'
import { mayBeOneReviewer } from './reviewers.ts'
import type { Mention } from './roll.ts'

/** What a person says of two rows: one person, two people, or that it cannot be told. */
export const PAIR_ANSWERS = ['same', 'different', 'unsure'] as const
export type PairAnswer = (typeof PAIR_ANSWERS)[number]

export interface JudgedPair {
  readonly one: Mention
  readonly other: Mention
  readonly answer: PairAnswer
  /** The chance that both are one person as the comparison had it when this was judged; null: none was shown. */
  readonly chance: number | null
}

/** A judgement of a pair that was not taken back; `signature`: given by a delegate on what reviewers answered. */
export interface PairOpinion {
  readonly entry: number
  readonly signature: boolean
  readonly answer: PairAnswer
  readonly by: string
  readonly at: string
  readonly why: string | null
  readonly chance: number | null
  /** True when many were recorded at once without being looked at one by one. */
  readonly unread: boolean
}

/** A pair with everything that was judged of it, oldest first. */
export interface JudgedMentions {
  readonly one: Mention
  readonly other: Mention
  readonly opinions: readonly PairOpinion[]
}

/**
 * Where a pair stands (MT22). `disputed`: reviewers answer differently, which nobody but they can settle; `second`: it waits for
 * another reviewer; `signature`: for a delegate.
 */
export type PairStanding =
  | { readonly state: 'open' }
  | { readonly state: 'settled'; readonly answer: PairAnswer; readonly entries: readonly number[] }
  | { readonly state: 'second' | 'signature'; readonly answer: PairAnswer; readonly entries: readonly number[] }
  | { readonly state: 'disputed'; readonly entries: readonly number[] }

/** A case that says nothing of it wants one reviewer and no signature. */
export const ONE_REVIEWER: PeopleRule = { reviewers: 1, delegates: [] }

/** Where a pair stands under the rule of the case. Of one person's answers the last counts. */
export function standingOfPair(opinions: readonly PairOpinion[], rule: PeopleRule = ONE_REVIEWER): PairStanding {
  const given = lastOfEach(opinions.filter(({ signature }) => !signature))
  const entries = given.map(({ entry }) => entry)
  const [first] = given
  if (first === undefined) return { state: 'open' }
  const { answer } = first
  if (given.some((other) => other.answer !== answer)) return { state: 'disputed', entries }
  if (given.length < rule.reviewers) return { state: 'second', answer, entries }
  if (rule.delegates.length === 0) return { state: 'settled', answer, entries }
  const signed = opinions.find(
    (opinion) => opinion.signature && opinion.answer === answer && counts(opinion, opinions, rule),
  )
  return signed === undefined
    ? { state: 'signature', answer, entries }
    : { state: 'settled', answer, entries: [...entries, signed.entry] }
}

/** The last answer of each person who answered. */
function lastOfEach(answers: readonly PairOpinion[]): readonly PairOpinion[] {
  const last: PairOpinion[] = []
  for (const answer of answers) {
    const before = last.findIndex(({ by }) => mayBeOneReviewer(by, answer.by))
    if (before < 0) last.push(answer)
    else last[before] = answer
  }
  return last
}

/**
 * Whether a signature counts: it is over what as many reviewers as are asked for had answered, nobody answered otherwise since, even
 * if they agree now, and who signed answers for nobody else.
 */
function counts(signed: PairOpinion, opinions: readonly PairOpinion[], { reviewers }: PeopleRule): boolean {
  const answers = opinions.filter(({ signature }) => !signature)
  if (answers.some(({ by }) => mayBeOneReviewer(by, signed.by))) return false
  if (answers.some(({ entry, answer }) => entry > signed.entry && answer !== signed.answer)) return false
  const before = lastOfEach(answers.filter(({ entry }) => entry < signed.entry))
  return before.length >= reviewers && before.every(({ answer }) => answer === signed.answer)
}
