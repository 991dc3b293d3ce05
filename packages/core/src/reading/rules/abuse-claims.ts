import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isKnownPerson, isPeople, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

const MARKS = /^(?:signs?|traces?|marks?|evidence|indications?)$/u
export const ABUSES =
  /^(?:torture|mutilation|violence|ill-treatment|illtreatment|mistreatment|abuse|beatings?|execution|maltreatment|starvation|rape|decapitation|humiliation)$/u
const ABUSE_VERBS =
  /^(?:rap|torture|mutilate|behead|beat|mistreat|ill-treat|maltreat|humiliate|starve|rape|abuse|maim)$/u

/** Where the words for the abuse stand after a verb: 'bore signs of torture', 'were subjected to ill-treatment'. */
function abuseAfter(scene: Scene, at: number, verb: VerbPhrase): number | null {
  const { phrases, words } = scene.sentence
  const abuses = (place: number): boolean => {
    const np = phrases[place]
    return np?.type === 'np' && words.slice(np.from, np.to).some((word) => ABUSES.test(word.lower))
  }
  if (/^(?:bear|show|have|carry|display)$/u.test(verb.lemma)) {
    const object = findObject(phrases, at)
    const np = object === null ? undefined : phrases[object]
    if (object === null || np?.type !== 'np' || !MARKS.test(np.lower) || ofPhrase(scene.sentence, object) === null)
      return null
    return [object + 2, object + 4].some(abuses) ? object + 2 : null
  }
  if (verb.passive && /^(?:subject|expose)$/u.test(verb.lemma))
    return (
      [at + 2, at + 4].find((place) => abuses(place)) ?? (ABUSES.test(words[verb.to + 1]?.lower ?? '') ? at + 1 : null)
    )
  return null
}

/** Accuses whoever is told or left to the page of what the words from the verb on say was done to people (RD59). */
function accuse(scene: Scene, verb: VerbPhrase, told: Pick<Draft, 'from' | 'to' | 'peopleOf' | 'victims'>): void {
  const charge = wordingOf(scene.sentence.words.slice(verb.main, told.to))
  scene.propose({ ...BLANK, ...told, kind: 'accused', rule: 'RD59', at: verb.main, charge })
}

const DOES_ABUSE = /^(?:torture|mutilate|mistreat|ill-treat|maltreat|humiliate|desecrate|abuse)$/u

/** 'Northland troops had mutilated the body of a soldier', 'the militia tortured detainees': an accusation of whoever did (RD59). */
export function readAbuser(scene: Scene, at: number): void {
  const { sentence, story, drafts } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.passive || verb.infinitive || verb.negated || !DOES_ABUSE.test(verb.lemma)) return
  // 'had tortured six soldiers to death': they were killed.
  const told = drafts.some((draft) => draft.kind === 'accused' || draft.at === verb.main)
  if (told || moodOf(sentence, at).mood !== 'stated') return
  const subject = findSubject(sentence.phrases, at)
  const object = findObject(sentence.phrases, at)
  const party = subject === null ? null : partyOf(sentence, subject.at, story)
  const people = object === null || !isPeople(sentence, object) ? null : readPeople(sentence, object, story)
  if (subject === null || party === null || people === null) return
  accuse(scene, verb, {
    from: Math.min(subject.np.from, verb.from),
    to: Math.max(people.to, verb.to),
    peopleOf: party,
    victims: people.party,
  })
}

/** 'are being used as human shields', 'used soldiers as live shields': an accusation of whoever holds them (RD59). */
export function readShields(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.lemma !== 'use' || verb.negated) return
  const words = sentence.words.slice(verb.to, verb.to + 10).map(({ lower }) => lower)
  const shield = words.findIndex((lower) => /^shields?$/u.test(lower))
  if (shield < 1 || !words.slice(0, shield).includes('as')) return
  const subject = findSubject(sentence.phrases, at)
  const object = verb.passive ? (subject?.at ?? null) : findObject(sentence.phrases, at)
  if (object === null || !isPeople(sentence, object)) return
  const to = verb.to + shield + 1
  accuse(scene, verb, {
    from: Math.min(sentence.phrases[object]?.from ?? verb.from, verb.from),
    to,
    peopleOf: verb.passive || subject === null ? null : partyOf(sentence, subject.at, story),
    victims: readPeople(sentence, object, story)?.party ?? null,
  })
}

/** People who were tortured or whose bodies show it: an accusation of the one who held them (RD59). */
export function readAbuse(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.negated) return
  const direct = verb.passive && ABUSE_VERBS.test(verb.lemma) && verb.auxiliary
  const place = direct ? at : abuseAfter(scene, at, verb)
  if (place === null || moodOf(sentence, at).mood !== 'stated') return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || !(isPeople(sentence, subject.at) || isKnownPerson(sentence, subject.at, story))) return
  // 'was beaten to death' is a killing, and told as one.
  if (scene.drafts.some((draft) => draft.at === verb.main)) return
  const people = readPeople(sentence, subject.at, story)
  // 'was beaten to first place': in a race, where nobody has been taken or held.
  if (verb.lemma === 'beat' && people?.party == null && story.groups.length === 0) return
  const to = Math.max(verb.to, sentence.phrases[place]?.to ?? 0)
  accuse(scene, verb, {
    from: Math.min(subject.np.from, verb.from),
    to,
    peopleOf: null,
    victims: people?.party ?? null,
  })
}

/** 'Northland forces subjected prisoners of war to torture': an accusation of whoever did (RD59). */
export function readSubjects(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.passive || !/^(?:subject|expose)$/u.test(verb.lemma) || verb.infinitive) return
  const object = findObject(sentence.phrases, at)
  const subject = findSubject(sentence.phrases, at)
  if (object === null || subject === null || moodOf(sentence, at).mood !== 'stated') return
  if (!isPeople(sentence, object)) return
  const abuse = sentence.words.findIndex(
    (word, place) => place > verb.to && place < verb.to + 20 && ABUSES.test(word.lower),
  )
  if (abuse < 0) return
  accuse(scene, verb, {
    from: Math.min(subject.np.from, verb.from),
    to: abuse + 1,
    peopleOf: partyOf(sentence, subject.at, story),
    victims: readPeople(sentence, object, story)?.party ?? null,
  })
}

const TELLS = /^(?:identify|document|record|confirm|verify|report|find|reveal)$/u
/** 'shelled the prison to hide the torture of captives': whoever did is accused of that too. */
const HIDES = /^(?:hide|conceal|cover|mask)$/u

/** 'patterns of torture of prisoners held by the front', 'the ill-treatment of prisoners by the army' (RD59). */
export function readAbuseNoun(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !ABUSES.test(np.lower)) return
  const verb = sentence.phrases.findLast((phrase, place) => place < at && place > at - 6 && phrase.type === 'vp')
  if (verb?.type !== 'vp' || !(TELLS.test(verb.lemma) || HIDES.test(verb.lemma))) return
  if (verb.negated || scene.drafts.some(({ kind }) => kind === 'accused')) return
  const { phrases } = sentence
  const hides = verb.infinitive && HIDES.test(verb.lemma)
  const by = phrases.findIndex(
    (phrase, place) =>
      place > at &&
      place < at + 9 &&
      phrase.type === 'word' &&
      phrase.lower === 'by' &&
      phrases[place + 1]?.type === 'np',
  )
  const hider = hides ? findSubject(phrases, phrases.indexOf(verb)) : null
  const doer = by < 0 ? (hider?.at ?? null) : by + 1
  const party = doer === null ? null : partyOf(sentence, doer, story)
  if (party === null) return
  const to = by < 0 ? np.to : (phrases[by + 1]?.to ?? np.to)
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD59',
    at: np.head,
    from: np.from,
    to,
    peopleOf: party,
    charge: wordingOf(sentence.words.slice(np.from, np.to)),
  })
}
