import { findSubject } from '../grammar/clauses.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { clauseWords } from './clause-words.ts'
import { BLANK, type Scene } from './draft.ts'

const BELIEVED = /^(?:believe|think|presume|understand|estimate|consider)$/u
const CAPTIVES = /^(?:hostages?|captives?|prisoners?|detainees?|abductees?|pows?)$/u

/** 'are believed to be alive', 'are still believed to be in Redvale': how captives, or their bodies, are thought to be there. */
const isThere = (scene: Scene, at: number, verb: VerbPhrase): boolean => {
  const governor = scene.sentence.phrases[at - 1]
  if (verb.lemma !== 'be' || !verb.infinitive || governor?.type !== 'vp') return false
  const next = scene.sentence.words.slice(verb.to, verb.to + 2).map(({ lower }) => lower)
  return governor.passive && BELIEVED.test(governor.lemma) && next.some((word) => /^(?:in|inside|alive)$/u.test(word))
}

/** 'The bodies of 11 hostages are believed to be in Redvale', 'about 20 captives are thought to be alive' (RD27). */
export function readBelievedThere(scene: Scene, at: number): void {
  const { sentence, story, drafts } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || !isThere(scene, at, verb)) return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || drafts.some((draft) => draft.kind === 'held')) return
  const owners = ofPhrase(sentence, subject.at)
  const captives =
    subject.np.what === 'bodies'
      ? owners !== null && CAPTIVES.test(owners.lower)
      : isPeople(sentence, subject.at) && CAPTIVES.test(subject.np.lower)
  const people = captives ? readPeople(sentence, subject.at, story) : null
  if (people === null || people.count === null) return
  scene.propose({
    ...BLANK,
    kind: 'held',
    rule: 'RD27',
    at: verb.main,
    ...clauseWords(scene, at, verb),
    count: people.count,
    what: people.what,
    peopleOf: people.party,
    stance: 'believed',
  })
}
