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

/** 'an equal number of people', 'the same number of captives': as many as were counted just before. Null: not said. */
export function equalNumber(sentence: Sentence, at: number, story: Story): Count | null {
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

/** '12 bodies of soldiers who had been killed': as many as their bodies; null: no number stands before their bodies. */
export function countOfBodies({ phrases }: Sentence, np: NounPhrase): Count | null {
  const at = phrases.indexOf(np)
  const bodies = isWord(phrases[at - 1], 'of') ? phrases[at - 2] : undefined
  return bodies?.type === 'np' && bodies.what === 'bodies' && np.what !== null ? (bodies.count?.count ?? null) : null
}
