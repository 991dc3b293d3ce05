import type { Count } from '../../claims/count.ts'
import { ofPhrase } from './of-phrase.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import type { Story } from './story.ts'

/** The words of a phrase. */
export const textOf = (sentence: Sentence, np: NounPhrase): string =>
  sentence.words
    .slice(np.from, np.to)
    .map((word) => word.text)
    .join(' ')

/** 'all but three of them': the group just counted less those. Null: not said, or not known to the number. */
export function allBut(sentence: Sentence, at: number, story: Story): Count | null {
  const [all, but, some] = sentence.phrases.slice(at, at + 3)
  if (all?.type !== 'np' || all.lower !== 'all' || but?.type !== 'word' || but.lower !== 'but') return null
  const less = some?.type === 'np' ? (some.count?.count ?? null) : null
  const whole = story.groups.findLast((group) => group.count !== null)?.count ?? null
  if (less?.min == null || less.min !== less.max || whole?.min == null || whole.min !== whole.max) return null
  const left = whole.min - less.min
  return left <= 0 ? null : { min: left, max: left, text: textOf(sentence, all) }
}

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
