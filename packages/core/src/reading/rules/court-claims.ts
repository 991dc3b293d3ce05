import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
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

/** '183 Palestinians, 18 of them serving life sentences': the part serves them. */
function partServing(scene: Scene, at: number, verb: VerbPhrase): number | null {
  const [part, of, them] = scene.sentence.phrases.slice(Math.max(0, at - 3), at)
  const own = verb.form === 'ing' && !verb.auxiliary && part?.type === 'np' && part.count !== null
  return own && of?.type === 'word' && of.lower === 'of' && them?.type === 'np' && them.pronoun ? at - 3 : null
}

/** 'were serving life sentences'. */
export function readSentence(scene: Scene, at: number, verb: VerbPhrase): void {
  const { sentence, story } = scene
  const object = findObject(sentence.phrases, at)
  const np = object === null ? undefined : sentence.phrases[object]
  const subject = findSubject(sentence.phrases, at)
  const end = endOf(scene, at)
  if (!sentence.words.slice(verb.to, end).some((word) => /^(?:sentences?|term|terms)$/u.test(word.lower))) return
  const place = partServing(scene, at, verb) ?? subject?.at ?? null
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
