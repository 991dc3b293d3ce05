import { ofPhrase } from './of-phrase.ts'
import { isWord } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'

/** 'forces based in the east, loyal to the commander Juan Reyes': whom they follow. */
export function loyalTo({ phrases, words }: Sentence, at: number): NounPhrase | null {
  for (let next = at + 1; next < Math.min(phrases.length, at + 9); next++) {
    const phrase = phrases[next]
    // A participle goes on describing them: 'based in the east'.
    if (phrase?.type === 'vp' && (phrase.auxiliary || (phrase.form !== 'past' && phrase.form !== 'part'))) return null
    const np = phrases[next + 1]
    // 'militias on the side of the government'.
    if (phrase?.type === 'np' && next === at + 2 && phrase.lower === 'side' && isWord(phrases[at + 1], 'on')) {
      const side = ofPhrase({ phrases }, next)
      if (side !== null) return side
    }
    if (
      phrase !== undefined &&
      isWord(phrase, 'to', 'with') &&
      /^(?:loyal|allied|affiliated|aligned)$/u.test(words[phrase.from - 1]?.lower ?? '')
    )
      return np?.type === 'np' ? np : null
  }
  return null
}
