import { findSubject } from '../grammar/clauses.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { Phrase } from '../grammar/phrases.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import type { Scene } from './draft.ts'
import { proposeMissing } from './whereabouts.ts'

const NEWS = /^(?:trace|news|word|sign|information)$/u
const REACH = 7

/** 'There is no trace of the 12 sailors', 'have had no news of the 12': nobody knows where they are (RD31). */
export function readNoTrace(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !NEWS.test(np.lower) || sentence.words[np.from]?.lower !== 'no') return
  const of = sentence.phrases.findIndex(
    (phrase, place) => place > at && place < at + REACH && isWord(phrase, 'of', 'from', 'on', 'about'),
  )
  if (of < 0 || !isPeople(sentence, of + 1)) return
  const people = readPeople(sentence, of + 1, story)
  if (people === null || people.count === null || people.what === 'bodies') return
  // 'gave no news of the 46 who are still detained': it is known where they are.
  const behind = sentence.words.slice(people.to, people.to + 6).map(({ lower }) => lower)
  if (behind.some((lower) => /^(?:detained|held|imprisoned|jailed|custody|captivity|jail|prison)$/u.test(lower))) return
  proposeMissing(scene, people, { at: np.head, from: np.from, to: Math.max(np.to, people.to) })
}

const UNTOLD =
  /\b(?:not|n’t|un)(?: yet| been)* ?(?:known|clear|established|certain)\b|\bnobody knows\b|\bno one knows\b|\ba mystery\b/u

/** 'It is not known what became of the fourth man', 'What became of the 12 is not known' (RD31). */
export function readWhatBecame(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.lemma !== 'become' || !isWord(sentence.phrases[at + 1], 'of')) return
  const what = sentence.words[verb.from - 1]?.lower === 'what'
  const text = sentence.words.map(({ lower }) => lower).join(' ')
  if (!what || !UNTOLD.test(text) || !isPeople(sentence, at + 2)) return
  const people = readPeople(sentence, at + 2, story)
  if (people === null || people.count === null) return
  proposeMissing(scene, people, { at: verb.main, from: verb.from - 1, to: people.to })
}

/** 'The families of 200 missing soldiers' */
const areKin = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' &&
  /^(?:famil(?:y|ies)|relatives?|mothers?|fathers?|parents?|wives|widows?|wife|sons|children|kin|loved-ones)$/u.test(
    phrase.lower,
  )

/** 'is still looking for 1,807 people missing since the war', 'the search for 12 missing sailors went on' (RD31). */
export function readSearch(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const search = sentence.phrases[at]
  const seeks =
    (search?.type === 'vp' && /^(?:look|search)$/u.test(search.lemma) && !search.negated) ||
    (search?.type === 'np' && search.lower === 'search')
  const link = sentence.phrases[at + 1]
  const told = (seeks && isWord(link, 'for')) || (areKin(search) && isWord(link, 'of'))
  if (search === undefined || !told || !isPeople(sentence, at + 2)) return
  const people = readPeople(sentence, at + 2, story)
  const gone = sentence.words.slice(people?.from ?? 0, (people?.to ?? 0) + 2).some(({ lower }) => lower === 'missing')
  if (people?.np.count == null || people.count === null || !gone) return
  proposeMissing(scene, people, { at: search.from, from: search.from, to: people.to, unset: areKin(search) })
}

/** 'Ten soldiers are yet to be accounted for', 'have not been accounted for': nobody knows where they are (RD31). */
export function readNotAccounted(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.lemma !== 'account' || !verb.passive || sentence.words[verb.to]?.lower !== 'for')
    return
  const before = sentence.words.slice(Math.max(0, verb.from - 3), verb.main).map(({ lower }) => lower)
  if (!verb.negated && !before.includes('yet')) return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || !isPeople(sentence, subject.at)) return
  const people = readPeople(sentence, subject.at, story)
  if (people !== null) proposeMissing(scene, people, { at: verb.main, from: people.from, to: verb.to + 1 })
}
