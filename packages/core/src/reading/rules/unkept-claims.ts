import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { ASKED_NOUNS, DUTY_NOUNS, KEEP_VERBS, PROMISE_NOUNS, PROMISE_VERBS } from '../packs/en/deeds.ts'
import { clauseWords } from './clause-words.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { dutyAt, objectPeople } from './duty-claims.ts'
import { moodOf } from './mood.ts'
import { proposeMissing } from './whereabouts.ts'

const headOf = (scene: Scene, at: number | null): string => {
  const np = at === null ? undefined : scene.sentence.phrases[at]
  return np?.type === 'np' ? (scene.sentence.words[np.head]?.lower ?? '') : ''
}

/** 'It did not do so', 'has so far declined to do so'. */
function doesNotDoSo(scene: Scene, verb: VerbPhrase): boolean {
  const [first, second, third] = scene.sentence.words.slice(verb.to, verb.to + 3).map((word) => word.lower)
  if (verb.lemma === 'do') return verb.negated && first === 'so'
  return /^(?:decline|refuse|fail)$/u.test(verb.lemma) && first === 'to' && second === 'do' && third === 'so'
}

/** What was promised or asked and is said not to have been done (RD45). */
function isUnkept(scene: Scene, at: number, verb: VerbPhrase): boolean {
  const { phrases, words } = scene.sentence
  const object = verb.passive ? (findSubject(phrases, at)?.at ?? null) : findObject(phrases, at)
  const head = headOf(scene, object)
  const after = words.slice(verb.to, verb.to + 6).map(({ lower }) => lower)
  // 'broke its promise', 'reneged on its pledge', 'went back on its word'.
  if (verb.lemma === 'comply') return verb.negated && after.some((lower) => PROMISE_NOUNS.has(lower))
  const goesBack = /^renege?$/u.test(verb.lemma) || (verb.lemma === 'go' && after[0] === 'back' && after[1] === 'on')
  if (goesBack && !verb.negated) return after.some((lower) => PROMISE_NOUNS.has(lower))
  // 'negotiations and broken promises': broken by nobody whom the words tell.
  const broken = words[verb.main]?.lower === 'broken' && !verb.auxiliary
  if (verb.lemma === 'break' && PROMISE_NOUNS.has(head) && !verb.passive) return !verb.negated && !broken
  if (KEEP_VERBS.has(verb.lemma) && PROMISE_NOUNS.has(head))
    return verb.negated || words[verb.from - 1]?.lower === 'yet'
  if (verb.lemma === 'turn' && !verb.negated && (ASKED_NOUNS.has(head) || head === 'them'))
    return words.slice(verb.to, verb.to + 5).some((word) => word.lower === 'down')
  return false
}

/** 'Neither side has completed the withdrawal', 'has not begun the release': a duty left undone. */
function leavesUndone(scene: Scene, at: number, verb: VerbPhrase): boolean {
  if (!/^(?:complete|begin|start|finish|carry|implement)$/u.test(verb.lemma) || verb.passive || verb.infinitive)
    return false
  const object = findObject(scene.sentence.phrases, at)
  if (DUTY_NOUNS[headOf(scene, object)] === undefined) return false
  const subject = findSubject(scene.sentence.phrases, at)
  return verb.negated || scene.sentence.words[subject?.np.from ?? 0]?.lower === 'neither'
}

export function readUnkept(scene: Scene, at: number): void {
  const { phrases } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || (verb.form === 'ing' && !verb.auxiliary)) return
  const doesNot = doesNotDoSo(scene, verb)
  if (!doesNot && !isUnkept(scene, at, verb) && !leavesUndone(scene, at, verb)) return
  if (!doesNot && !verb.infinitive && moodOf(scene.sentence, at).mood !== 'stated') return
  const subject = verb.passive ? null : findSubject(phrases, at)
  const actor = subject === null ? null : partyOf(scene.sentence, subject.at, scene.story)
  const words = clauseWords(scene, at, verb)
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD45',
    at: verb.main,
    ...words,
    actor,
    peopleOf: null,
    duty: 'other',
    ...(doesNot ? promisedBefore(scene, at) : null),
  })
}

/** 'having agreed to free 40 men, failed to do so': what was promised in the same sentence. */
function promisedBefore(scene: Scene, at: number): Partial<Draft> {
  const { phrases } = scene.sentence
  const place = phrases.findLastIndex((phrase, before) => before < at && phrase.type === 'vp' && phrase.infinitive)
  const governor = phrases[place - 1]
  if (place < 0 || governor?.type !== 'vp' || !PROMISE_VERBS.has(governor.lemma)) return {}
  const people = objectPeople(scene, place)
  return {
    from: governor.from,
    duty: dutyAt(scene, place),
    ...(people === null ? {} : { count: people.count, what: people.what, peopleOf: people.party }),
  }
}

/** 'said its fighters will not withdraw until a date is set': a refusal in plain words (RD45). */
export function readWillNot(scene: Scene, at: number): void {
  const verb = scene.sentence.phrases[at]
  if (verb?.type !== 'vp' || !verb.negated || !/^(?:will|would)$/u.test(verb.modal ?? '') || verb.passive) return
  if (!/^(?:withdraw|retreat|disarm|pull|leave|vacate)$/u.test(verb.lemma)) return
  const subject = findSubject(scene.sentence.phrases, at)
  const actor = subject === null ? null : partyOf(scene.sentence, subject.at, scene.story)
  if (actor === null) return
  const words = clauseWords(scene, at, verb)
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD45',
    at: verb.main,
    ...words,
    actor,
    peopleOf: null,
    duty: 'withdraw',
  })
}

/** 'have not been seen again', 'have never been found', 'have not been heard of since' (RD31). */
export function readUnseen(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || !verb.negated || !verb.passive || !/^(?:see|hear|find|locate|trace)$/u.test(verb.lemma))
    return
  if (!verb.perfect && !/^(?:find|locate|trace)$/u.test(verb.lemma)) return
  // 'visited hundreds, but thousands have not been seen': by the visitors; 'again' and 'since' tell of the missing.
  const behind = sentence.words.slice(verb.to, verb.to + 3).map(({ lower }) => lower)
  if (verb.lemma === 'see' && !behind.some((lower) => /^(?:again|since|for|alive|anywhere)$/u.test(lower))) return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || !isPeople(sentence, subject.at)) return
  const people = readPeople(sentence, subject.at, story)
  if (people === null || people.what === 'bodies') return
  scene.propose({
    ...BLANK,
    kind: 'missing',
    rule: 'RD31',
    at: verb.main,
    ...clauseWords(scene, at, verb),
    count: people.count,
    what: people.what,
    peopleOf: people.party,
    takesUp: people.anaphor,
  })
}

/** 'communication with 24 servicemen was lost': nobody knows where they are (RD31). */
export function readLostContact(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !/^(?:communications?|contact|connection|touch)$/u.test(np.lower)) return
  const near = sentence.phrases.slice(Math.max(0, at - 2), at + 7)
  const lost = near.some((phrase) => phrase.type === 'vp' && phrase.lemma === 'lose' && !phrase.negated)
  const preposition = sentence.phrases.findIndex(
    (phrase, place) => place > at && place < at + 5 && phrase.type === 'word' && phrase.lower === 'with',
  )
  if (!lost || preposition < 0 || !isPeople(sentence, preposition + 1)) return
  const people = readPeople(sentence, preposition + 1, story)
  if (people === null || people.count === null) return
  // 'with one of our units': how many men that is, nobody says.
  const units = /^(?:units?|groups?|teams?|squads?|patrols?)$/u.test(people.np.lower)
  proposeMissing(scene, units ? { ...people, count: null } : people, { at: np.head, from: np.from, to: people.to })
}

/** 'says that it has none left', 'deny that they have anybody left', 'has no soldiers left in captivity' (RD26). */
export function readNoneLeft(scene: Scene, at: number): void {
  const { phrases, words } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || verb.lemma !== 'have' || verb.infinitive) return
  const object = findObject(phrases, at)
  const np = object === null ? undefined : phrases[object]
  if (np?.type !== 'np') return
  const first = words[np.from]?.lower ?? ''
  const nobody = /^(?:none|nobody|anybody|anyone|no|any)$/u.test(first)
  const him = verb.negated && /^(?:him|her|them)$/u.test(np.lower)
  const told = scene.story.groups.some(
    (group) => group.kind === 'held' || group.kind === 'released' || group.kind === 'captured',
  )
  const left = words.slice(np.to, np.to + 2).some((word) => word.lower === 'left')
  if (!told || !(him || (nobody && left))) return
  const subject = findSubject(phrases, at)
  const actor = subject === null ? null : partyOf(scene.sentence, subject.at, scene.story)
  const people = readPeople(scene.sentence, object ?? 0, scene.story)
  scene.propose({
    ...BLANK,
    kind: 'held',
    rule: 'RD26',
    at: verb.main,
    ...clauseWords(scene, at, verb),
    count: him ? (people?.count ?? null) : null,
    what: people?.what === undefined || nobody ? 'prisoners' : people.what,
    actor,
    peopleOf: people?.party ?? null,
    stance: /^any/u.test(first) && !verb.negated ? null : 'denied',
  })
}
