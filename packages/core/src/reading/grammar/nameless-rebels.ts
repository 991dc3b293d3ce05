import { REBEL_NOUNS } from '../packs/en/person-nouns.ts'
import { loyalTo } from './loyal-to.ts'
import type { Sentence } from './read-sentences.ts'

/** What befell people is no part of what they are called: 'three dead militants' are militants. */
export const FATES = /^(?:dead|slain|wounded|injured|captured|suspected)$/u

/** Words for whoever took people, which tell nothing of who that was. */
const CAPTORS = /^(?:captors?|abductors?)$/u

/** 'Syrian rebels', 'rebel groups': the first words for a force without a name. */
export function namelessRebels(sentences: readonly Sentence[]): string | null {
  for (const sentence of sentences)
    for (const np of sentence.phrases) {
      if (
        np.type !== 'np' ||
        !REBEL_NOUNS.has(np.lower) ||
        CAPTORS.test(np.lower) ||
        // 'militias allied to the government' are on its side.
        loyalTo(sentence, sentence.phrases.indexOf(np)) !== null ||
        np.parties.some(({ name }) => name.kind === 'group')
      )
        continue
      // 'the commander’s rebels' are rebels.
      const owner = sentence.words.slice(np.from, np.head).findLastIndex((word) => word.cls === 'possessive')
      const counted = np.count?.from === np.from ? np.count.to : np.from
      const words = sentence.words
        .slice(Math.max(counted, np.from + owner + 1), np.to)
        .filter((word) => word.cls !== 'det' && word.cls !== 'number' && !FATES.test(word.lower))
      if (words.length > 0 && words.length <= 3) return wordsTogether(words)
    }
  return null
}

/** 'Syrian rebels': the state that the rebels of a page fight, where the page calls them after it; null: it does not. */
export function stateOfRebels(sentences: readonly Sentence[]): string | null {
  for (const { phrases } of sentences)
    for (const np of phrases) {
      const state = np.type === 'np' && np.lower === 'rebels' ? np.parties.at(-1)?.name : undefined
      if (state?.kind === 'state') return state.party
    }
  return null
}

const wordsTogether = (words: Sentence['words']): string =>
  words
    .map(({ text, lower, cls }, at) => (at === 0 && cls === 'noun' ? lower.slice(0, 1) + text.slice(1) : text))
    .join(' ')
