import { findSubject } from '../grammar/clauses.ts'
import { isFullName, namedList } from '../grammar/named-list.ts'
import { findObject } from '../grammar/objects.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isKnownPerson, isPeople, type People, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { TRIAL_VERBS } from '../packs/en/deeds.ts'
import { accusePeople, endOf, wordsOf } from './charge-words.ts'
import type { Scene } from './draft.ts'
import { moodOf } from './mood.ts'

const REACH = 14

/** 'went on trial for treason', 'were put on trial on charges of murder', 'face trial over the killings': they are accused (RD50). */
export function readTrial(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || !TRIAL_VERBS.has(verb.lemma) || verb.negated || verb.infinitive) return
  const to = Math.min(Math.max(endOf(scene, at), verb.to), verb.to + REACH)
  const words = sentence.words.slice(verb.to, to)
  const trial = words.findIndex(({ lower }) => lower === 'trial')
  const charge = words.findIndex(({ lower }, place) => place > trial && /^(?:for|over|of)$/u.test(lower))
  if (trial < 0 || trial > 3 || charge < 0 || moodOf(sentence, at).mood !== 'stated') return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || !isPeople(sentence, subject.at)) return
  if (scene.drafts.some((draft) => draft.kind === 'accused' && draft.to > verb.from)) return
  const people = readPeople(sentence, subject.at, story)
  if (people === null) return
  const told = wordingOf(words.slice(charge + 1)).replace(/[\s,;:.]+$/u, '')
  accusePeople(scene, { at: verb.main, from: Math.min(people.from, verb.from), to, people, charge: told })
}

/** 'was handed a 20-year jail term', 'received six years in prison': people who were sentenced (RD50). */
export function readTermGiven(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.negated || verb.infinitive || verb.modal !== null) return
  const given = verb.passive && /^(?:hand|give)$/u.test(verb.lemma)
  if (!given && !(verb.lemma === 'receive' && !verb.passive)) return
  const words = sentence.words.slice(verb.to, verb.to + 8).map(({ lower }) => lower)
  const term = words.findIndex((lower) => /^(?:terms?|sentences?|imprisonment|prison|jail)$/u.test(lower))
  if (term < 0 || !words.slice(0, term + 1).some((lower) => /year|life|death|month/u.test(lower))) return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null) return
  const people = peopleOrName(scene, subject.at)
  if (people === null || scene.drafts.some(({ kind, to }) => kind === 'accused' && to > verb.from)) return
  const to = verb.to + term + 1
  const charge = wordingOf(sentence.words.slice(verb.main, to))
  const own = people.party ?? partyIn(sentence, subject.at, story)
  accusePeople(scene, {
    at: verb.main,
    from: Math.min(people.from, verb.from),
    to,
    people: { ...people, party: own },
    charge,
  })
}

const partyIn = (sentence: Scene['sentence'], at: number, story: Scene['story']): string | null =>
  readPeople(sentence, at, story)?.party ?? null

/** People, or one person by name. */
function peopleOrName({ sentence, story }: Scene, at: number): People | null {
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return null
  if (isPeople(sentence, at) || isKnownPerson(sentence, at, story) || namedList(sentence, at) !== null)
    return readPeople(sentence, at, story)
  if (!isFullName(sentence, np)) return null
  const text = wordingOf(sentence.words.slice(np.from, np.to))
  return {
    at,
    np,
    count: { min: 1, max: 1, text },
    what: 'people',
    party: null,
    sort: 'people',
    anaphor: false,
    from: np.from,
    to: np.to,
  }
}

/** '183 Palestinians, 18 of them serving life sentences': the part serves them. */
function partServing(scene: Scene, at: number, verb: VerbPhrase): number | null {
  const [part, of, them] = scene.sentence.phrases.slice(Math.max(0, at - 3), at)
  const own = verb.form === 'ing' && !verb.auxiliary && part?.type === 'np' && part.count !== null
  return own && of?.type === 'word' && of.lower === 'of' && them?.type === 'np' && them.pronoun ? at - 3 : null
}

/** 'in exchange for two insurgents serving life terms': those right before serve them. */
const thoseServing = ({ sentence }: Scene, at: number, verb: VerbPhrase): number | null =>
  verb.form === 'ing' && !verb.auxiliary && isPeople(sentence, at - 1) ? at - 1 : null

/** 'were serving life sentences'. */
export function readSentence(scene: Scene, at: number, verb: VerbPhrase): void {
  const { sentence, story } = scene
  const object = findObject(sentence.phrases, at)
  const np = object === null ? undefined : sentence.phrases[object]
  const subject = findSubject(sentence.phrases, at)
  const end = endOf(scene, at)
  if (!sentence.words.slice(verb.to, end).some((word) => /^(?:sentences?|term|terms)$/u.test(word.lower))) return
  const place = partServing(scene, at, verb) ?? thoseServing(scene, at, verb) ?? subject?.at ?? null
  // 'The two had served their sentences': what is over is no charge.
  if (verb.perfect && verb.form === 'part') return
  if (place === null || !isPeople(sentence, place)) return
  const people = readPeople(sentence, place, story)
  if (people === null || np === undefined) return
  const to = Math.min(end, verb.to + 12)
  accusePeople(scene, {
    at: verb.main,
    from: Math.min(people.from, verb.from),
    to,
    people,
    charge: wordsOf(scene, verb.main, to),
  })
}
