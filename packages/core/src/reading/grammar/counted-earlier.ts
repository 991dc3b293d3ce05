import type { NounPhrase, Phrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import type { KnownGroup, Story } from './story.ts'

/** How far back a number may stand that no claim has taken up. */
const LOOKED_AT = 2

/** Nouns that take up people whatever they were called. */
const WHOEVER = /^(?:men|women|captives|prisoners|detainees|hostages)$/u

const isCounted = (phrase: Phrase): phrase is NounPhrase =>
  phrase.type === 'np' &&
  phrase.count !== null &&
  phrase.count.count.min !== null &&
  phrase.count.count.max !== 1 &&
  !phrase.count.additive &&
  !phrase.count.definite &&
  !phrase.quantity &&
  !phrase.time &&
  phrase.what !== null &&
  phrase.what !== 'bodies'

const known = ({ index }: Sentence, np: NounPhrase): KnownGroup => ({
  ...{ sentence: index, count: np.count?.count ?? null, what: np.what, head: np.lower },
  ...{ party: np.parties.at(-1)?.name.party ?? null, kind: 'named', actor: null, recipient: null, stance: null },
})

/** 'called for the release of 12 contractors. Rebels had captured the men': people whom a sentence before counts, and claims nothing of. */
export function countedEarlier(story: Story, sentence: Sentence, np: NounPhrase): KnownGroup | null {
  const opens = sentence.words[np.from]?.lower ?? ''
  if (np.pronoun || np.count !== null || np.what === null || !/^(?:the|these|those)$/u.test(opens)) return null
  const ofHead = np.lower.endsWith('s') ? np.lower : null
  const words = sentence.words.slice(np.from + 1, np.to)
  for (let back = 1; back <= LOOKED_AT; back++) {
    const before = story.sentences[sentence.index - back]
    const counted = before?.phrases.filter(isCounted) ?? []
    const called = counted.filter(({ lower }) => lower === ofHead)
    // Of two that are called so, or of several people counted, the words may mean either.
    const [only, ...others] = called.length > 0 ? called : WHOEVER.test(np.lower) && words.length === 1 ? counted : []
    if (before && only && others.length === 0) return known(before, only)
    if (only) return null
  }
  return null
}
