import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import { readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

const DEATHS = /^(?:deaths?|killings?|murders?)$/u

/** The deaths that are laid to a party, where the words count the dead. True: told so. */
function readLaidTo(scene: Scene, deed: number, party: string): boolean {
  const { sentence, story } = scene
  const people = ofPhrase(sentence, deed) === null ? null : readPeople(sentence, deed + 2, story)
  const np = sentence.phrases[deed]
  if (people === null || people.count === null || people.np.count === null || np?.type !== 'np') return false
  scene.propose({
    ...BLANK,
    kind: 'killed',
    rule: 'RD36',
    at: np.head,
    from: np.from,
    to: people.to,
    count: people.count,
    what: people.what,
    actor: party,
    peopleOf: people.party,
  })
  return true
}

/** 'blamed the abductions on the front', 'The attack was blamed on the rebels': it is laid to whoever stands after 'on' (RD51). */
export function readBlamedOn(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const { phrases, words } = sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || !/^(?:blame|pin)$/u.test(verb.lemma) || verb.negated) return
  const end = clauseEnd(phrases, at)
  const on = phrases.findIndex((phrase, next) => next > at && next < end && isWord(phrase, 'on'))
  const party = on < 0 ? null : partyOf(sentence, on + 1, story)
  const deed = verb.passive ? (findSubject(phrases, at)?.at ?? null) : findObject(phrases, at)
  const np = deed === null ? undefined : phrases[deed]
  if (party === null || np?.type !== 'np' || moodOf(sentence, at).mood !== 'stated') return
  // 'blamed the deaths of 50 villagers on the front': the deaths are told with whoever is blamed.
  if (DEATHS.test(np.lower) && !verb.passive && readLaidTo(scene, deed ?? at, party)) return
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD51',
    at: verb.main,
    from: Math.min(verb.from, np.from),
    to: phrases[on + 1]?.to ?? verb.to,
    peopleOf: party,
    charge: wordingOf(words.slice(np.from, np.to)),
  })
}
