import type { PeopleRule } from '../../claims/case-setting.ts'
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

/** One person's name however it is spaced, capitalised or encoded: who writes it otherwise is not somebody else. */
export const reviewerKey = (by: string): string => by.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()

/** Where a pair stands under the rule of the case. Of one person's answers the last counts. */
export function standingOfPair(opinions: readonly PairOpinion[], rule: PeopleRule = ONE_REVIEWER): PairStanding {
  const last = new Map(
    opinions.filter(({ signature }) => !signature).map((opinion) => [reviewerKey(opinion.by), opinion]),
  )
  const given = [...last.values()]
  const entries = given.map(({ entry }) => entry)
  const [first] = given
  if (first === undefined) return { state: 'open' }
  const { answer } = first
  if (given.some((other) => other.answer !== answer)) return { state: 'disputed', entries }
  if (given.length < rule.reviewers) return { state: 'second', answer, entries }
  if (rule.delegates.length === 0) return { state: 'settled', answer, entries }
  // Who signed and judged the pair afterwards would stand for both: the signature counts no more.
  const signed = opinions.find(
    (opinion) => opinion.signature && opinion.answer === answer && !last.has(reviewerKey(opinion.by)),
  )
  return signed === undefined
    ? { state: 'signature', answer, entries }
    : { state: 'settled', answer, entries: [...entries, signed.entry] }
}
