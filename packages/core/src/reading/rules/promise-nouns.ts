import { findSubject } from '../grammar/clauses.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import { BLANK, type Scene } from './draft.ts'
import { dutyAt, objectPeople } from './duty-claims.ts'
import { agentParty } from './verb-words.ts'

const PROMISES = /^(?:commitment|pledge|promise|undertaking|vow|obligation|assurances?)$/u
/** What somebody does who has given his word. */
const GIVES = /^(?:make|give|renew|reaffirm|reiterate|repeat|sign|offer|have|honou?r|keep|fulfil|fulfill|extend)$/u
/** Told by the breach itself. */
const BREAKS = /^(?:break|breach|violate|renege|ignore|abandon|betray|forget|fail)$/u

/** 'Northland's commitment to free all prisoners', 'renewed its pledge to release 32', 'a commitment by both sides to free': a word given, told by a noun (RD40). */
export function readPromiseNoun(scene: Scene, at: number): void {
  const { sentence } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !PROMISES.test(np.lower)) return
  const place = sentence.phrases.findIndex((phrase, next) => next > at && next < at + 6 && phrase.type === 'vp')
  const verb = sentence.phrases[place]
  if (verb?.type !== 'vp' || !verb.infinitive || verb.negated) return
  const duty = dutyAt(scene, place)
  const actor = whoseWord(scene, at, np, place)
  if (actor === null || duty === 'other') return
  const people = objectPeople(scene, place)
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD40',
    at: np.head,
    from: np.from,
    to: Math.max(verb.to, people?.to ?? 0),
    actor,
    count: people?.count ?? null,
    what: people?.what ?? null,
    duty,
  })
}

/** Whose word it is: the owner's, that of whoever stands behind 'by', or of the subject who gives it. */
function whoseWord(scene: Scene, at: number, np: NounPhrase, verb: number): string | null {
  const { sentence, story } = scene
  const { phrases } = sentence
  const by = phrases.findIndex((phrase, next) => next > at && next < verb && isWord(phrase, 'by', 'of', 'from'))
  if (by > 0) return agentParty(scene, verb - 1)
  // Nothing but the infinitive may stand between.
  if (verb !== at + 1) return null
  const before = phrases[at - 1]
  const gives = before?.type === 'vp' && !before.negated && !before.infinitive && before.modal === null
  if (before?.type === 'vp' && BREAKS.test(before.lemma)) return null
  const owner = np.parties[0]
  if (owner !== undefined) return owner.name.party
  if (!gives || !GIVES.test(before.lemma)) return null
  const subject = findSubject(phrases, at - 1)
  return subject === null ? null : partyOf(sentence, subject.at, story)
}
