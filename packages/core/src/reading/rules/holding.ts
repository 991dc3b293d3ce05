import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { Scene } from './draft.ts'

export const isCustodyState = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'vp' &&
  !phrase.auxiliary &&
  /^(?:detain|intern|imprison|hold|jail|lodge|incarcerate)$/u.test(phrase.lemma)

/** Whether a verb of taking tells of people who are held: 'remain detained', 'have been detained since May 17'. */
export function isHolding({ sentence }: Scene, verb: VerbPhrase): boolean {
  const before = sentence.phrases[sentence.phrases.indexOf(verb) - 1]
  const lasts = before?.type === 'vp' && /^(?:remain|stay)$/u.test(before.lemma) && isCustodyState(verb)
  if (lasts) return true
  if (!/^(?:detain|intern|imprison)$/u.test(verb.lemma)) return false
  if ((verb.infinitive && before?.type === 'vp' && before.lemma === 'continue') || verb.progressive) return true
  if (!verb.auxiliary && (isInState(sentence, verb) || isStillSo(sentence, verb))) return true
  // 'had detained the three women for almost two months'.
  if (!verb.passive && holdsFor(sentence, verb)) return true
  return verb.passive && (isLasting(sentence, verb) || isState(sentence, verb))
}

/** 'about 50,000 Northlanders detained in Southland', '14 people detained in Redvale'. */
const isInState = ({ words, parties, dates }: Sentence, verb: VerbPhrase): boolean =>
  words[verb.to]?.lower === 'in' &&
  words[verb.to + 1]?.cls === 'name' &&
  !words.slice(verb.to + 2, verb.to + 6).some(({ lower }) => lower === 'by') &&
  !dates.some(({ from }) => from >= verb.to && from < verb.to + 6) &&
  !parties.some(({ from, name }) => from === verb.to + 1 && name.form !== 'name' && name.form !== 'capital')

/** 'persons still detained as suspects', 'the men currently detained'. */
const isStillSo = ({ words }: Sentence, { main }: VerbPhrase): boolean =>
  words.slice(Math.max(0, main - 2), main).some(({ lower }) => /^(?:still|currently|now|presently)$/u.test(lower))

const SPANS = /^(?:years?|months?|weeks?|days?|decades?)$/u

/** For how long somebody is said to have detained others. */
function holdsFor({ words }: Sentence, verb: VerbPhrase): boolean {
  const near = words.slice(verb.to, verb.to + 12).map(({ lower }) => lower)
  const from = near.indexOf('for')
  const span = near.slice(from + 1, from + 5)
  return (
    from >= 0 && !span.some((word) => /^(?:a|the|being|having)$/u.test(word)) && span.some((word) => SPANS.test(word))
  )
}

/** 'have been detained for years', 'has been detained at a secret location since May 17'. */
function isLasting({ words }: Sentence, verb: VerbPhrase): boolean {
  const next = words.slice(verb.to, verb.to + 6).map(({ lower }) => lower)
  if (next[0] === 'for' && next.some((word) => /^(?:years?|months?|weeks?|days?|decades?)$/u.test(word))) return true
  const perfect = /^(?:has|have|had)$/u.test(words[verb.from]?.lower ?? '')
  return perfect && words.slice(verb.to, verb.to + 8).some(({ lower }) => lower === 'since')
}

/** 'have been detained in the group's prisons', 'are still detained'. */
function isState({ words }: Sentence, verb: VerbPhrase): boolean {
  const next = words.slice(verb.to, verb.to + 6).map(({ lower }) => lower)
  const inside = /^(?:in|at|inside)$/u.test(next[0] ?? '')
  if (inside && next.some((word) => /^(?:prisons?|jails?|custody|captivity|camps?|cells?)$/u.test(word))) return true
  // 'had visited them while they were detained'.
  if (/^(?:while|whilst)$/u.test(words[verb.from - 2]?.lower ?? '')) return true
  const run = words.slice(verb.from, verb.main)
  return run.some(({ lower }) => /^(?:are|is|being|still|remain)$/u.test(lower))
}
