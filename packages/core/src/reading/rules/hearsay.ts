import type { NounPhrase, Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { contentEnd } from './content-end.ts'
import type { Speech } from './speech.ts'

/** 'The ministry said it was believed that 20 were held': hearsay that somebody passes on is told by him. */
export function passedOn(hearsay: Speech, found: readonly Speech[]): Speech {
  const teller = found.find(({ from, to }) => from <= hearsay.cue && hearsay.cue < to)
  return teller === undefined ? hearsay : { ...hearsay, speaker: teller.speaker, party: teller.party }
}

const SEEMS = /^(?:appear|seem)$/u
const HEARSAY = /^(?:report|believe|think|understand|allege|rumou?r|fear|assume|suppose|estimate)$/u

/** 'There is speculation that the government holds 400'. */
const speculated = ({ to, lower }: NounPhrase) => ({
  from: to,
  speaker: 'article',
  party: null,
  stance: lower === 'speculation' ? ('speculated' as const) : ('believed' as const),
})

/** 'There were reports from Redvale on Monday that the captors had freed two': nobody says so whom a reader could tell apart. */
function reportsThat(sentence: Sentence): Speech | null {
  const { phrases, words } = sentence
  const at = phrases.findIndex((phrase) => phrase.type === 'np' && phrase.lower === 'reports')
  const there = phrases[at - 1]
  const that = words.findIndex(({ lower }, place) => place >= (phrases[at]?.to ?? 0) && lower === 'that')
  const np = phrases[at]
  if (np?.type !== 'np' || there?.type !== 'vp' || there.lemma !== 'be' || that < 0 || that - np.to > 6) return null
  return { ...speculated(np), from: that, to: contentEnd(sentence, at), cue: np.head }
}

/** 'It is reported that 30 men are held': nobody says so whom a reader could tell apart (RD11). */
export function saidByNobody(sentence: Sentence): Speech | null {
  const rumour = sentence.phrases.findIndex(
    (phrase) =>
      phrase.type === 'np' &&
      /^(?:speculation|suspicions?|fears|rumou?rs)$/u.test(phrase.lower) &&
      sentence.words[phrase.to]?.lower === 'that',
  )
  const reports = rumour < 0 ? reportsThat(sentence) : null
  if (reports !== null) return reports
  const told = sentence.phrases[rumour]
  if (told?.type === 'np') return { ...speculated(told), to: contentEnd(sentence, rumour), cue: told.head }
  const at = sentence.phrases.findIndex(
    (phrase, place) =>
      phrase.type === 'vp' &&
      !phrase.negated &&
      (phrase.passive ? HEARSAY : SEEMS).test(phrase.lemma) &&
      isImpersonal(sentence.phrases[place - 1]) &&
      sentence.words[phrase.to]?.lower === 'that',
  )
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp') return null
  const cue = verb.main
  const stance = verb.lemma === 'suppose' ? 'speculated' : 'believed'
  return { from: verb.to, to: contentEnd(sentence, at), speaker: 'article', party: null, stance, cue }
}

const isImpersonal = (phrase: Phrase | undefined) => phrase?.type === 'np' && phrase.lower === 'it'
