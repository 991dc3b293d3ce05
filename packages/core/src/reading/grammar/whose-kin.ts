import { namedList } from './named-list.ts'
import { isComma, isWord } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import type { KnownGroup } from './story.ts'

const KIN =
  /^(?:famil(?:y|ies)|relatives|parents|wi(?:fe|ves)|mothers?|fathers?|brothers?|sisters?|lawyers?|friends|colleagues)$/u
const AGE = /^[1-9]\d$/u
const REACH = 4

/** 'Juan Reyes, 28, and Ivan Horvat, 47, whose families said they were killed': those before 'whose'; null: no such words. */
export function whoseKinTell(sentence: Sentence, np: NounPhrase): KnownGroup | null {
  const { phrases, index } = sentence
  if (!np.pronoun || !/^(?:they|them)$/u.test(np.lower)) return null
  const at = phrases.indexOf(np)
  const whose = phrases.findLastIndex((phrase, place) => place < at && place >= at - REACH && isWord(phrase, 'whose'))
  const kin = phrases[whose + 1]
  if (whose < 0 || kin?.type !== 'np' || !KIN.test(kin.lower) || phrases[whose + 2]?.type !== 'vp') return null
  let host = isComma(phrases[whose - 1]) ? whose - 2 : whose - 1
  const age = phrases[host]
  if (age?.type === 'np' && AGE.test(age.lower) && isComma(phrases[host - 1])) host -= 2
  const told = phrases[host]
  const count = namedList(sentence, host)?.count ?? (told?.type === 'np' ? told.count?.count : undefined)
  if (told?.type !== 'np' || count === undefined || count.max === 1) return null
  const untold = { actor: null, recipient: null, stance: null }
  const party = told.parties.at(-1)?.name.party ?? null
  return { ...untold, sentence: index, count, what: told.what, head: told.lower, party, kind: 'named' }
}
