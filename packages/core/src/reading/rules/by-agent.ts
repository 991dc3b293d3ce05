import { isWord } from '../grammar/phrase-tests.ts'
import type { Scene } from './draft.ts'

/** 'put at 50 killed by a spokesman': who speaks has killed nobody. */
const SPEAKS = /^(?:spokes(?:man|men|woman|women|person|persons|people)|ministry|observatory)$/u

const WRITTEN = /^(?:reports?|statements?|investigations?|studies|study|inquiry|accounts?|counts?|tally|analysis)$/u

/** Noun phrase after 'by' in the clause: the doer of a passive. */
export function byAgent(scene: Scene, at: number, end: number): number | null {
  const { phrases } = scene.sentence
  for (let next = at + 1; next < Math.min(end, at + 10); next++) {
    const phrase = phrases[next]
    const np = phrases[next + 1]
    // 'were executed, a report by the office said': who wrote it did not.
    const written = phrases[next - 1]
    if (isWord(phrase, 'by') && written?.type === 'np' && WRITTEN.test(written.lower)) return null
    if (phrase?.type === 'word' && phrase.lower === 'by' && np?.type === 'np' && !np.time)
      return SPEAKS.test(np.lower) ? null : next + 1
    if (phrase?.type === 'vp' && !phrase.infinitive) return null
  }
  return null
}
