import { partyOf } from '../grammar/party-of.ts'
import { isAdverb, isWord } from '../grammar/phrase-tests.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'

/** 'Still in its hands are four fishermen', 'In Northland custody remain 20 soldiers': the custody opens the sentence (RD27). */
export function readStillInHands(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const { phrases } = sentence
  const place = phrases[at]
  if (place?.type !== 'np' || !/^(?:hands|custody|captivity|detention)$/u.test(place.lower)) return
  if (!isWord(phrases[at - 1], 'in') || phrases.slice(0, at - 1).some((phrase) => !isAdverb(phrase))) return
  const of = isWord(phrases[at + 1], 'of') ? at + 2 : at
  const verb = phrases[of + 1]
  if (verb?.type !== 'vp' || !/^(?:be|remain)$/u.test(verb.lemma) || verb.negated || !isPeople(sentence, of + 2)) return
  const people = readPeople(sentence, of + 2, story)
  if (people === null) return
  scene.propose({
    ...BLANK,
    kind: 'held',
    rule: 'RD27',
    at: verb.main,
    from: place.from,
    to: people.to,
    count: people.count,
    what: people.what,
    actor: partyOf(sentence, of, story),
    peopleOf: people.party,
    patientTo: people.to,
  })
}
