import type { Count } from '../../claims/count.ts'
import { ofPhrase } from './of-phrase.ts'
import { isWord } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import type { Story } from './story.ts'

/** The words of a phrase. */
export const textOf = (sentence: Sentence, np: NounPhrase): string =>
  sentence.words
    .slice(np.from, np.to)
    .map((word) => word.text)
    .join(' ')

/** 'Twelve died and as many were wounded': not 'as many as' some number, nor 'twice as many'. */
function isAsMany({ phrases, words }: Sentence, at: number): boolean {
  const np = phrases[at]
  if (np?.type !== 'np' || words[np.from]?.lower !== 'many' || words[np.from - 1]?.lower !== 'as') return false
  const before = words[np.from - 2]?.lower ?? ''
  return words[np.to]?.lower !== 'as' && /^(?:and|,|while|but|with|for|of)$/u.test(before)
}

/** 'an equal number of people', 'the same number of captives': as many as were counted just before. Null: not said. */
export function equalNumber(sentence: Sentence, at: number, story: Story): Count | null {
  const asMany = isAsMany(sentence, at) ? story.groups.at(-1) : undefined
  if (asMany?.count != null && asMany.sentence === sentence.index)
    return { ...asMany.count, text: `as ${textOf(sentence, sentence.phrases[at] as NounPhrase)}` }
  const number = sentence.phrases[at - 2]
  if (number?.type !== 'np' || number.lower !== 'number' || ofPhrase(sentence, at - 2) === null) return null
  const equal = sentence.words
    .slice(number.from, number.head)
    .some(({ lower }) => lower === 'equal' || lower === 'same')
  const last = equal ? story.groups.at(-1) : undefined
  return last?.count == null || last.sentence !== sentence.index
    ? null
    : { ...last.count, text: textOf(sentence, number) }
}

/** 'The captives, who numbered about 60,': the number that the clause gives them; null: none does. */
export function numberedBy({ phrases }: Sentence, np: NounPhrase): Count | null {
  const at = phrases.indexOf(np)
  const who = isWord(phrases[at + 1], ',') ? at + 2 : at + 1
  const [verb, number] = phrases.slice(who + 1, who + 3)
  const numbers =
    isWord(phrases[who], 'who', 'which') && verb?.type === 'vp' && verb.lemma === 'number' && !verb.negated
  return numbers && number?.type === 'np' && number.count?.countsNothing === false ? number.count.count : null
}

/** 'soldiers whom they had captured, thousands of them,': how many, told behind what is told of them; null: not told there. */
export function countedBehind({ phrases }: Sentence, np: NounPhrase): Count | null {
  const at = phrases.indexOf(np)
  const [whom, who, verb, comma, number, of, them] = phrases.slice(at + 1, at + 8)
  if (np.count !== null || !isWord(whom, 'whom', 'that') || who?.type !== 'np' || verb?.type !== 'vp') return null
  if (!isWord(comma, ',') || number?.type !== 'np' || !isWord(of, 'of')) return null
  return them?.type === 'np' && them.lower === 'them' ? (number.count?.count ?? null) : null
}

/** 'its crew of three', 'a patrol of 12': how many the body of people is of; null: not said. */
export function sizeOfBody(sentence: Sentence, np: NounPhrase): Count | null {
  if (np.count !== null || !/^(?:crew|team|squad|patrol|group|party|unit|delegation)$/u.test(np.lower)) return null
  const of = ofPhrase(sentence, sentence.phrases.indexOf(np))
  return of?.count != null && of.count.to === of.to && !of.time ? of.count.count : null
}

/** '12 bodies of soldiers who had been killed': as many as their bodies; null: no number stands before their bodies. */
export function countOfBodies({ phrases }: Sentence, np: NounPhrase): Count | null {
  const at = phrases.indexOf(np)
  const bodies = isWord(phrases[at - 1], 'of') ? phrases[at - 2] : undefined
  return bodies?.type === 'np' && bodies.what === 'bodies' && np.what !== null ? (bodies.count?.count ?? null) : null
}
