import { isEdtf } from '../../time/edtf.ts'
import type { CaseState } from '../replay.ts'
import { type JudgedPair, ONE_REVIEWER, standingOfPair } from './judgement.ts'
import { Persons, type SettledPair } from './persons.ts'
import { mayBeOneReviewer, reviewerKey } from './reviewers.ts'
import { type Mention, mentionKey, NAME_FIELDS, pairKey, type RollDescription, type RollRecord } from './roll.ts'

/** Why a roll may not be recorded, in one sentence; null when it may (LG4, MT20). */
export function whyNotRoll(state: CaseState, roll: RollRecord): string | null {
  const known = state.people.rolls.get(roll.id)
  if (known) return `this list is in the case already, as roll ${roll.id} (entry ${known.entry})`
  if (roll.rows === 0) return 'this list has no rows: there is nobody on it'
  return whyNotDescribed(state, roll.headers.length, roll.description)
}

export function whyNotDescription(state: CaseState, roll: string, description: RollDescription): string | null {
  const known = state.people.rolls.get(roll)
  return known
    ? whyNotDescribed(state, known.headers.length, description)
    : `there is no roll ${roll} in this case: 'muster roll list' shows those that there are`
}

function whyNotDescribed(state: CaseState, width: number, description: RollDescription): string | null {
  const { publisher, peopleOf, by, columns } = description
  if (publisher.trim() === '') return 'a roll needs the name of whoever published it'
  if (peopleOf.trim() === '') return 'a roll needs the party whose people are on it'
  const parties = state.setting.parties.map(({ name }) => name)
  for (const party of [peopleOf, by])
    if (party !== null && parties.length > 0 && !parties.includes(party))
      return `the case has no party “${party}”: it has ${parties.join(', ')}`
  for (const day of [description.published, description.asOf])
    if (day !== null && (!isEdtf(day) || day.startsWith('-')))
      return `“${day}” is not a date that a roll can have: write it as 2021-01-05, or 2021-01 for a month`
  if (!columns.some(({ holds }) => NAME_FIELDS.has(holds)))
    return 'no column of this roll is said to hold names: say which does'
  const seen = new Set<number>()
  for (const { column } of columns) {
    if (column < 0 || column >= width) return `the roll has no column ${column + 1}: it has ${width}`
    if (seen.has(column)) return `column ${column + 1} is said to hold two things: say one`
    seen.add(column)
  }
  return null
}

/** Why judgements of pairs may not be recorded; null when they may (LG4, MT22). */
export function whyNotPairs(state: CaseState, pairs: readonly JudgedPair[]): string | null {
  if (pairs.length === 0) return 'no pair was judged'
  const seen = new Set<string>()
  for (const { one, other } of pairs) {
    const missing = whyNotMention(state, one) ?? whyNotMention(state, other)
    if (missing) return missing
    if (mentionKey(one) === mentionKey(other)) return `${inWords(one)} is one row, not two`
    const key = pairKey(one, other)
    if (seen.has(key)) return `${inWords(one)} and ${inWords(other)} are judged twice in one act: judge them once`
    seen.add(key)
  }
  return whyNotTogether(state, pairs)
}

function whyNotMention({ people }: CaseState, { roll, row }: Mention): string | null {
  const known = people.rolls.get(roll)
  if (!known) return `there is no roll ${roll} in this case: 'muster roll list' shows those that there are`
  return Number.isInteger(row) && row >= 1 && row <= known.rows
    ? null
    : `roll ${roll} has no row ${row}: it has ${known.rows}, counted from 1`
}

/**
 * What is settled must hold together. A judgement that would contradict it is refused before anybody signs it, so that nobody
 * is asked to choose between two truths afterwards.
 */
function whyNotTogether(state: CaseState, pairs: readonly JudgedPair[]): string | null {
  const before = Persons.from(state.people.pairs.values(), state.setting.people ?? ONE_REVIEWER)
  const given = (answer: 'same' | 'different'): readonly SettledPair[] =>
    pairs.filter((pair) => pair.answer === answer).map(({ one, other }) => ({ one, other, entries: [] }))
  const after = before.with('same', given('same')).with('different', given('different'))
  const known = new Set(before.conflicts().map(({ one, other }) => pairKey(one, other)))
  const conflict = after.conflicts().find(({ one, other }) => !known.has(pairKey(one, other)))
  if (!conflict) return null
  const entries = (settled: readonly SettledPair[]) =>
    [...new Set(settled.flatMap((pair) => pair.entries))].sort((a, b) => a - b)
  const [apart, joined] = [entries([conflict]), entries(conflict.chain)]
  const [one, other] = [inWords(conflict.one), inWords(conflict.other)]
  const by = (numbers: readonly number[]) =>
    numbers.length === 0 ? '' : ` by ${numbers.length === 1 ? 'entry' : 'entries'} ${numbers.join(', ')}`
  return apart.length === 0 && joined.length > 0
    ? `${one} and ${other} are one person already${by(joined)}: take one of these back before they are told apart`
    : `this would make one person of ${one} and ${other}, who are two people${by(apart)}: take that back first`
}

/** Why a delegate may not sign; null when they may. */
export function whyNotSigned(state: CaseState, pairs: readonly JudgedPair[], by: string): string | null {
  const rule = state.setting.people ?? ONE_REVIEWER
  if (rule.delegates.length === 0) return 'this case wants no signature of a delegate: nothing waits for one'
  if (!rule.delegates.some((delegate) => reviewerKey(delegate) === reviewerKey(by)))
    return `${by} is no delegate of this case: it has ${rule.delegates.join(', ')}`
  const wrong = whyNotPairs(state, pairs)
  if (wrong) return wrong
  for (const { one, other, answer } of pairs) {
    const opinions = state.people.pairs.get(pairKey(one, other))?.opinions ?? []
    const standing = standingOfPair(opinions, rule)
    const [left, right] = [inWords(one), inWords(other)]
    if (standing.state !== 'signature')
      return `${left} and ${right} do not wait for a signature: ${WAITS[standing.state]}`
    if (standing.answer !== answer)
      return `the reviewers say '${standing.answer}' of ${left} and ${right}, not '${answer}'`
    if (opinions.some((opinion) => !opinion.signature && mayBeOneReviewer(opinion.by, by)))
      return `${by} judged ${left} and ${right} and cannot sign that too: let another delegate sign`
  }
  return null
}

const WAITS = {
  open: 'nobody judged them yet',
  second: 'they wait for another reviewer',
  disputed: 'the reviewers answer differently',
  settled: 'they are settled',
} as const

/** Why a judgement may not be taken back; null when it may. */
export function whyNotUndone(state: CaseState, one: Mention, other: Mention, entry: number): string | null {
  const opinions = state.people.pairs.get(pairKey(one, other))?.opinions ?? []
  return opinions.some((opinion) => opinion.entry === entry)
    ? null
    : `entry ${entry} is no judgement of ${inWords(one)} and ${inWords(other)} that stands`
}

/** A row by its place, never by a name: refusals are printed. */
const inWords = ({ roll, row }: Mention): string => `row ${row} of roll ${roll}`
