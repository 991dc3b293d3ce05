import type { Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { AGREEMENT_NOUNS } from '../packs/en/deeds.ts'

const isAgreement = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' && (AGREEMENT_NOUNS.has(phrase.lower) || /^(?:terms|plan|swap|exchange)$/u.test(phrase.lower))

const LEADS = /^(?:under|by)$/u
const REACH = 24

/**
 * Where the agreement stands by which something is to be done: 'The deal, by which 125 are to be exchanged', 'Under the accord
 * all are to be sent home'; null: none is named, and what is to come is a plan (RD40).
 */
export function dealAbove({ phrases, words }: Sentence, at: number): number | null {
  const verb = phrases[at]
  if (verb === undefined) return null
  for (let place = at - 1; place >= Math.max(0, at - REACH); place--) {
    const phrase = phrases[place]
    if (phrase?.type === 'word' && /^[;:.]$/u.test(phrase.lower)) return null
    if (phrase === undefined || !LEADS.test(words[phrase.from]?.lower ?? '') || phrase.type !== 'word') continue
    if (words[phrase.to]?.lower === 'which') {
      const before = phrases.slice(Math.max(0, place - 12), place).findLastIndex(isAgreement)
      return before < 0 ? null : Math.max(0, place - 12) + before
    }
    // 'Under the peace accord of 2000', at the head of the clause.
    const opens = place === 0 || phrases[place - 1]?.type === 'word'
    if (opens && phrase.lower === 'under' && isAgreement(phrases[place + 1])) return place + 1
  }
  return null
}
