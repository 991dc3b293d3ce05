import type { Count } from '../../claims/count.ts'
import { personWhat } from './lexicon.ts'
import { isComma, isWord } from './phrase-tests.ts'
import type { NounPhrase, Phrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'

/** Persons told by their names: how many, and the words that name them. */
export interface NamedList {
  readonly count: Count
  readonly from: number
  readonly to: number
}

const AGE = /^[1-9]\d$/u

/** 'Anna Berg', '34-year-old Juan Reyes': a full name, and nobody's state or force. */
export function isFullName(sentence: Sentence, phrase: Phrase | undefined): phrase is NounPhrase {
  if (phrase?.type !== 'np' || phrase.count !== null || phrase.force || phrase.parties.length > 0) return false
  const names = sentence.words.slice(phrase.from, phrase.to).filter((word) => word.cls === 'name')
  return sentence.words[phrase.head]?.cls === 'name' && names.length >= 2
}

/** One phrase on from a comma, past an age between two commas ('Anna Berg, 69, …'). */
function pastAge(phrases: readonly Phrase[], at: number, step: 1 | -1): number {
  const age = phrases[at + step]
  const bare = age?.type === 'np' && age.to - age.from === 1 && AGE.test(age.lower)
  return isComma(phrases[at]) && bare && (isComma(phrases[at + 2 * step]) || isWord(phrases[at + 2 * step], 'and'))
    ? at + 2 * step
    : at
}

/** The next name of a list on one side of `at`, or null; whether 'and' stood between. */
function neighbour(
  sentence: Sentence,
  at: number,
  step: 1 | -1,
): { readonly at: number; readonly and: boolean } | null {
  const { phrases } = sentence
  let next = pastAge(phrases, at + step, step)
  const and = isWord(phrases[next], 'and')
  if (!and && !isComma(phrases[next])) return null
  next += step
  const both = isWord(phrases[next], 'and') || isComma(phrases[next])
  const joined = and || isWord(phrases[next], 'and')
  if (both) next = pastAge(phrases, next, step) + step
  return isFullName(sentence, phrases[next]) || isTitledFirst(sentence, phrases[next], step)
    ? { at: next, and: joined }
    : null
}

/** 'Northland prisoners of war Anna Berg and Juan Reyes': the first of the names stands behind what they all are. */
function isTitledFirst({ words }: Sentence, phrase: Phrase | undefined, step: 1 | -1): boolean {
  if (step === 1 || phrase?.type !== 'np' || phrase.count !== null) return false
  const [noun, first, last] = words.slice(phrase.to - 3, phrase.to)
  const plural =
    noun?.cls === 'noun' &&
    (personWhat(noun.lower) !== null || noun.lower === 'war') &&
    /s$|^war$|men$/u.test(noun.lower)
  return phrase.to - phrase.from >= 3 && plural && first?.cls === 'name' && last?.cls === 'name'
}

/** 'Anna Berg and Juan Reyes, officers of the guard, were freed': the names before the phrase that tells what they are. */
export function namesBefore(sentence: Sentence, at: number): NamedList | null {
  const np = sentence.phrases[at]
  const apposed = np?.type === 'np' && np.what !== null && np.count === null && isComma(sentence.phrases[at - 1])
  return apposed ? namedList(sentence, at - 2) : null
}

/**
 * 'Anna Berg, Juan Reyes and Ivan Horvat': persons enumerated by full name around the one at `at`; their names count
 * them (RD61). Null where fewer than two are named or no 'and' closes the list.
 */
export function namedList(sentence: Sentence, at: number): NamedList | null {
  const { phrases, words } = sentence
  if (!isFullName(sentence, phrases[at])) return surnamePair(sentence, at)
  let [first, last] = [at, at]
  let count = 1
  let closed = false
  for (let next = neighbour(sentence, first, -1); next !== null && count < 60; next = neighbour(sentence, first, -1)) {
    first = next.at
    closed ||= next.and
    count++
  }
  for (let next = neighbour(sentence, last, 1); next !== null && count < 60; next = neighbour(sentence, last, 1)) {
    last = next.at
    closed ||= next.and
    count++
  }
  const [from, to] = [phrases[first]?.from ?? 0, phrases[last]?.to ?? 0]
  if (count < 2 || !closed) return surnamePair(sentence, at)
  const text = words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ')
  return { count: { min: count, max: count, text }, from, to }
}

/** 'Reyes and Berg were killed', 'Captain Reyes and Sergeant Berg': two by surname, whom the verb behind counts as more than one. */
function surnamePair({ phrases, words }: Sentence, at: number): NamedList | null {
  const isSurname = (phrase: Phrase | undefined): phrase is NounPhrase =>
    phrase?.type === 'np' &&
    phrase.count === null &&
    !phrase.force &&
    phrase.parties.length === 0 &&
    words[phrase.head]?.cls === 'name' &&
    words.slice(phrase.from, phrase.to).every(({ cls, lower }) => cls === 'name' || personWhat(lower) !== null)
  const first = isWord(phrases[at - 1], 'and') ? at - 2 : at
  const [one, and, other, verb] = phrases.slice(Math.max(0, first), first + 4)
  if (first < 0 || !isSurname(one) || !isWord(and, 'and') || !isSurname(other) || verb?.type !== 'vp') return null
  if (!/^(?:were|are|have)$/u.test(words[verb.from]?.lower ?? '')) return null
  const text = words
    .slice(one.from, other.to)
    .map((word) => word.text)
    .join(' ')
  return { count: { min: 2, max: 2, text }, from: one.from, to: other.to }
}
