import type { Count } from '../../claims/count.ts'
import { PLURAL_ODD } from './antecedent.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import { wordingOf } from './word.ts'

export const BATCHES = /^(?:batch|group|number|wave)$/u

const headWord = (sentence: Sentence, np: NounPhrase) => sentence.words[np.head]
const firstLower = (sentence: Sentence, np: NounPhrase) => sentence.words[np.from]?.lower ?? ''

function isSingular(sentence: Sentence, np: NounPhrase): boolean {
  const head = headWord(sentence, np)
  if (head === undefined) return false
  if (PLURAL_ODD.test(head.lower)) return false
  // 'Many South Sudanese'.
  if (/^(?:many|several|some|most|few|these|those)$/u.test(firstLower(sentence, np))) return false
  const [who, verb] = sentence.words.slice(np.to, np.to + 2).map(({ lower }) => lower)
  // 'the number of Tatars who have died', 'The Portuguese were'.
  const many = who === 'who' ? verb : head.cls === 'name' && np.parties.length > 0 ? who : undefined
  if (/^(?:have|are|were)$/u.test(many ?? '') && !/^an?$/u.test(sentence.words[np.from]?.lower ?? '')) return false
  if (head.cls === 'name')
    return !np.parties.some(
      ({ to, name: { form } }) =>
        to === np.head + 1 &&
        head.lower.endsWith('s') &&
        (form === 'demonym' || /(?:an|er|ot|i|d|u)s$/u.test(head.lower)),
    )
  return np.what !== null && !head.lower.endsWith('s')
}

const SEVERAL: Readonly<Record<string, number>> = { pair: 2, duo: 2, trio: 3, couple: 2 }

/** 'a Dutch couple', 'an elderly couple' are two people; 'a couple of weeks' are none. */
export const isCouple = ({ words }: Sentence, np: NounPhrase): boolean =>
  np.lower === 'couple' &&
  words[np.to]?.lower !== 'of' &&
  (np.parties.length > 0 || words.slice(np.from, np.head).some(({ cls }) => cls === 'adj' || cls === 'noun'))

/** 'detained two; a third was shot dead': one more, and no fraction. */
const isThird = (sentence: Sentence, np: NounPhrase): boolean =>
  firstLower(sentence, np) === 'a' &&
  /^(?:third|fourth|fifth|sixth)$/u.test(np.lower) &&
  sentence.words[np.to]?.lower !== 'of'

/** 'a pair', 'a trio', 'a Dutch couple'. */
function severalIn(sentence: Sentence, np: NounPhrase): Count | null {
  const many = SEVERAL[headWord(sentence, np)?.lower ?? '']
  if (many === undefined || (np.lower === 'couple' && !isCouple(sentence, np))) return null
  return { min: many, max: many, text: wordingOf(sentence.words.slice(np.from, np.to)) }
}

/** How many a noun phrase tells by its own words: a number, an article, a pronoun of one; null: it does not tell. */
export function ownCount(sentence: Sentence, np: NounPhrase): Count | null {
  // 'took an unknown number hostage'.
  const unknown = sentence.words.slice(np.from, np.head).some(({ lower }) => lower === 'number')
  const batch = BATCHES.test(np.lower) || unknown
  // 'another batch of fishermen': of no number that is told.
  if (np.count !== null) return batch && np.count.additive && np.count.count.max === 1 ? null : np.count.count
  const first = firstLower(sentence, np)
  const head = headWord(sentence, np)
  if (head === undefined || np.force) return null
  if (isThird(sentence, np)) return { min: 1, max: 1, text: `a ${head.text}` }
  if (np.pronoun)
    return head.lower === 'he' || head.lower === 'him' || head.lower === 'she' || head.lower === 'her'
      ? { min: 1, max: 1, text: head.text }
      : null
  if (/^(?:no|any|every)$/u.test(first)) return null
  if (batch) return null
  const several = severalIn(sentence, np)
  if (several !== null) return several
  if (!isSingular(sentence, np) && !isAnother(sentence, np)) return null
  return { min: 1, max: 1, text: sentence.words[np.from]?.text ?? '' }
}

/** 'killing one soldier and injuring another'. */
const isAnother = (sentence: Sentence, np: NounPhrase) =>
  np.to - np.from === 1 && firstLower(sentence, np) === 'another'
