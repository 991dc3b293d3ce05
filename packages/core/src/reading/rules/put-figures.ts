import type { Count } from '../../claims/count.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { Draft } from './draft.ts'

const PUTS = /^(?:put|estimate|place|set|give)$/u

interface Put {
  readonly count: Count
  /** The words between which those counted stand. */
  readonly from: number
  readonly to: number
}

/** 'put at 1,119 the number of its soldiers killed', 'put the rebels killed at more than 80': how many, and where it says of whom. */
function putFigure({ phrases, words }: Sentence): Put | null {
  const verb = phrases.findIndex((phrase) => phrase.type === 'vp' && PUTS.test(phrase.lemma) && !phrase.negated)
  const at = phrases.findIndex(
    (phrase, place) => place > verb && place < verb + 10 && isWord(phrase, 'at') && phrases[place + 1]?.type === 'np',
  )
  const np = phrases[at + 1]
  if (verb < 0 || at < 0 || np?.type !== 'np' || np.count === null || np.count.to !== np.to) return null
  const puts = phrases[verb]
  if (at > verb + 1) return { count: np.count.count, from: puts?.to ?? 0, to: np.from }
  const number = phrases[at + 2]
  const tells = number?.type === 'np' && /^(?:number|total|toll)$/u.test(number.lower)
  return tells ? { count: np.count.count, from: number.from, to: words.length } : null
}

/** Who is told of inside such words without a number of their own has that one. */
export function withPutFigure(drafts: readonly Draft[], sentence: Sentence): readonly Draft[] {
  if (!drafts.some(({ count, kind }) => count === null && kind !== 'attacked')) return drafts
  const put = putFigure(sentence)
  if (put === null) return drafts
  const first = drafts.find(
    ({ count, from, at, kind }) =>
      count === null &&
      at >= put.from &&
      at < put.to &&
      from >= put.from - 1 &&
      kind !== 'attacked' &&
      kind !== 'accused',
  )
  return first === undefined
    ? drafts
    : drafts.map((draft) => (draft === first ? { ...draft, count: put.count } : draft))
}
