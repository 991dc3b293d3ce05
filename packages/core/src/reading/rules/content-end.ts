import { isComma, isWord } from '../grammar/phrase-tests.ts'
import type { Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { CHARGE_VERBS } from '../packs/en/deeds.ts'
import { cueStance } from './mood.ts'

/** Where what a verb of saying opens ends, counted in words. */
export function contentEnd(sentence: Sentence, at: number): number {
  for (let next = at + 1; next < sentence.phrases.length; next++) {
    const phrase = sentence.phrases[next]
    const after = sentence.phrases[next + 1]
    // 'denied the claim and accused the army': the second verb is the speaker's next act.
    if (
      phrase?.type === 'word' &&
      phrase.lower === 'and' &&
      after?.type === 'vp' &&
      !after.auxiliary &&
      (cueStance(after.lemma) !== null || CHARGE_VERBS[after.lemma] !== undefined)
    )
      return phrase.from
    if (phrase?.type === 'word' && phrase.lower === ';') return phrase.from
    if (closesAside(sentence, at, next)) return phrase?.from ?? sentence.words.length
    if (isYet(sentence, at, next)) return phrase?.from ?? sentence.words.length
    if (turnsRound(sentence, at, phrase)) return phrase?.from ?? sentence.words.length
  }
  return sentence.words.length
}

/** 'Southland, whose president, Juan Reyes, rejects any role, …'. */
const opensWhose = (phrases: Sentence['phrases'], at: number): boolean =>
  phrases
    .slice(Math.max(0, at - 6), at)
    .some((phrase, step, near) => isWord(phrase, 'whose') && isComma(near[step - 1]))

/** 'Southland, which denies backing them, was accused of …': what it denies ends with the aside. */
function closesAside({ phrases }: Sentence, at: number, comma: number): boolean {
  if (!isComma(phrases[comma])) return false
  const opens = (isWord(phrases[at - 1], 'which', 'who') && isComma(phrases[at - 2])) || opensWhose(phrases, at)
  const verb = phrases[comma + 1]
  return opens && verb?.type === 'vp' && !verb.infinitive && verb.form !== 'ing'
}

/** 'denied that it held any, though two are thought to be in its custody': what is denied ends there. */
function isYet(sentence: Sentence, at: number, next: number): boolean {
  const cue = sentence.phrases[at]
  const denies = cue?.type === 'vp' && cueStance(cue.lemma) === 'denied'
  return (
    denies &&
    isComma(sentence.phrases[next - 1]) &&
    isWord(sentence.phrases[next], 'though', 'although', 'while', 'but')
  )
}

/** 'dismissed the figure, insisting that nine were taken': what is insisted on is not denied. */
function turnsRound(sentence: Sentence, at: number, phrase: Phrase | undefined): boolean {
  const cue = sentence.phrases[at]
  if (cue?.type !== 'vp' || cueStance(cue.lemma) !== 'denied') return false
  return phrase?.type === 'vp' && phrase.form === 'ing' && !phrase.auxiliary && cueStance(phrase.lemma) === 'asserted'
}
