import { isComma, isWord } from './phrase-tests.ts'
import type { NounPhrase, Phrase } from './phrases.ts'

const AGE = /^[1-9]\d$/u
const LONGEST = 40

const isCounted = (phrase: Phrase | undefined): boolean => phrase?.type === 'np' && phrase.count !== null

/** Before the comma or the 'and' that joins a phrase to the one before it; null: nothing joins them. */
function beforeJoint(phrases: readonly Phrase[], at: number): number | null {
  if (!isComma(phrases[at - 1]) && !isWord(phrases[at - 1], 'and')) return null
  return isComma(phrases[at - 2]) ? at - 3 : at - 2
}

/** 'three Northlanders', 'three more of the Northlanders': people whose number a phrase tells. */
const tellsHowMany = (phrases: readonly Phrase[], at: number, np: NounPhrase): boolean =>
  (np.what !== null || np.parties.length > 0) &&
  (np.count !== null || (isWord(phrases[at - 1], 'of') && isCounted(phrases[at - 2])))

/** 'three Northlanders, Anna Berg, Juan Reyes, 30, and Ivan Horvat': those whom the list names, by its last name; null: no number stands before names. */
export function countedBeforeNames(phrases: readonly Phrase[], last: number): number | null {
  let at: number | null = last
  for (let names = 0; at !== null && names < LONGEST; ) {
    const np: Phrase | undefined = phrases[at]
    if (np?.type !== 'np') return null
    const isAge = np.to - np.from === 1 && AGE.test(np.lower)
    if (!isAge && tellsHowMany(phrases, at, np)) return names > 1 ? at : null
    if (!isAge && (!np.named || np.parties.length > 0)) return null
    if (!isAge) names++
    at = beforeJoint(phrases, at)
  }
  return null
}
