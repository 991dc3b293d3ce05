import { relativeHost } from '../grammar/leading-noun.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'

/** People of whom nobody knows where they are (RD31). */
export const proposeMissing = (
  scene: Scene,
  { count, what, party }: People,
  words: Pick<Draft, 'at' | 'from' | 'to' | 'unset'>,
): void => scene.propose({ ...BLANK, kind: 'missing', rule: 'RD31', ...words, count, what, peopleOf: party })

/** 'Nothing has been heard of 12 soldiers', 'Of 605 people, nothing is known' (RD31). */
export function readNothingHeard(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  const verb = sentence.phrases[at + 1]
  if (np?.type !== 'np' || np.lower !== 'nothing' || verb?.type !== 'vp') return
  if (!verb.passive || !/^(?:hear|know)$/u.test(verb.lemma)) return
  const of = sentence.phrases.findIndex(
    (phrase, place) => isWord(phrase, 'of', 'from') && (place === 0 || (place > at && place < at + 5)),
  )
  if (of < 0 || !isPeople(sentence, of + 1)) return
  const people = readPeople(sentence, of + 1, story)
  if (people === null || people.count === null) return
  const from = Math.min(np.from, people.from)
  proposeMissing(scene, people, { at: verb.main, from, to: Math.max(verb.to, people.to) })
}

const UNKNOWN = /^(?:unknown|unclear|uncertain)$/u

/** '5,000 men, whose fates remain unknown' (RD31). */
export function readWhoseFate(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !/^(?:whereabouts|fates?)$/u.test(np.lower)) return
  if (!isWord(sentence.phrases[at - 1], 'whose')) return
  if (!sentence.words.slice(np.to, np.to + 6).some(({ lower }) => UNKNOWN.test(lower))) return
  const host = relativeHost(sentence.phrases, at - 1)
  const people = host === null || !isPeople(sentence, host) ? null : readPeople(sentence, host, story)
  if (people === null || people.count === null) return
  proposeMissing(scene, people, { at: np.head, from: people.from, to: np.to + 2 })
}

/** 'The whereabouts of 12 soldiers are unknown' (RD31). */
export function readWhereabouts(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !/^(?:whereabouts|fate|location)$/u.test(np.lower) || ofPhrase(sentence, at) === null) return
  const words = sentence.words.slice(np.to, np.to + 18).map(({ lower }) => lower)
  const sought = /\b(?:not|never|n’t)(?: yet)? (?:been|be) (?:established|determined|clarified|ascertained|known)\b/u
  const open = sought.test(words.join(' ')) || /\bmissing in action\b/u.test(words.join(' '))
  // 'has failed to provide information on the fate of 3,890 citizens missing since the war'.
  const missing = words.slice(0, 9).indexOf('missing')
  const stillMissing =
    missing > 0 && !/^(?:went|gone|go|goes|reported|as|are|were|is|was|been|be)$/u.test(words[missing - 1] ?? '')
  if (!open && !stillMissing && !words.some((word) => UNKNOWN.test(word))) return
  const people = isPeople(sentence, at + 2) ? readPeople(sentence, at + 2, story) : null
  if (stillMissing && people?.count == null) return
  if (people !== null) proposeMissing(scene, people, { at: np.head, from: np.from, to: Math.max(people.to, np.to) })
}

const NOBODY_KNOWS = /\b(?:nobody|no one) (?:knows|knew)$|\bnot(?: yet| been)? known$|\b(?:unclear|unknown)$/u

/** Where people merely are: 'where the 40 are, he said'; not 'where they were when the shelling began', 'where they are being held'. */
function bareBe({ phrases, words }: Sentence, at: number): number | null {
  const verb = phrases.find(
    (phrase, place) => place > at && place < at + 6 && phrase.type === 'vp' && phrase.lemma === 'be',
  )
  if (verb?.type !== 'vp') return null
  const next = words[verb.to]?.lower
  return next === undefined || /^(?:[.,;?!:]|now|today|and|but)$/u.test(next) ? verb.to : null
}

/** 'Nobody knows where the 40 women are' (RD31). */
export function readNobodyKnows(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !isWord(sentence.phrases[at - 1], 'where') || !isPeople(sentence, at)) return
  const before = sentence.words.slice(Math.max(0, np.from - 6), Math.max(0, np.from - 1))
  if (!NOBODY_KNOWS.test(before.map(({ lower }) => lower).join(' '))) return
  const end = bareBe(sentence, at)
  const people = end === null ? null : readPeople(sentence, at, story)
  if (end === null || people === null || people.count === null || people.what === 'bodies') return
  const from = Math.max(0, np.from - 3)
  proposeMissing(scene, people, { at: np.head, from, to: Math.max(people.to, end) })
}
