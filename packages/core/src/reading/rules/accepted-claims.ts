import type { Duty } from '../../claims/kinds.ts'
import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { AGREEMENT_NOUNS, DUTY_NOUNS } from '../packs/en/deeds.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'
import { agentParty } from './verb-words.ts'

/** What is accepted binds whoever accepts it. */
const OFFERED = /^(?:proposals?|plans?|offers?|terms|principles?|draft|initiatives?|calls?|conditions)$/u
const REACH = 12

/** What was accepted, and by whom. */
interface Accepted {
  readonly topic: number
  readonly party: string | null
}

/** 'accepted a proposal for a truce', 'had been accepted by both sides', 'a truce, to which both had agreed' (RD41). */
export function readAccepted(scene: Scene, at: number): void {
  const { sentence, drafts } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.negated || drafts.some((draft) => draft.at === verb.main)) return
  const accepted = acceptedBy(scene, at, verb)
  const topic = accepted === null ? undefined : sentence.phrases[accepted.topic]
  if (accepted === null || accepted.party === null || topic === undefined) return
  const duty = dutyAccepted(scene, accepted.topic)
  if (duty === null || moodOf(sentence, at).mood !== 'stated') return
  const from = Math.min(topic.from, verb.from)
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD41',
    at: verb.main,
    from: Math.max(from, verb.from - REACH),
    to: Math.max(topic.to, verb.to),
    actor: accepted.party,
    duty,
    agreement: null,
  })
}

function acceptedBy(scene: Scene, at: number, verb: VerbPhrase): Accepted | null {
  const { sentence, story } = scene
  const { phrases } = sentence
  const subject = findSubject(phrases, at)
  if (subject === null) return null
  if (verb.lemma === 'agree' && !verb.passive) {
    const topic = toWhich(scene, subject.at)
    return topic === null ? null : { topic, party: agentParty(scene, subject.at) }
  }
  if (verb.lemma !== 'accept') return null
  const by = phrases.findIndex((phrase, place) => place > at && place < at + 4 && isWord(phrase, 'by'))
  if (verb.passive) return by < 0 ? null : { topic: subject.at, party: partyOf(sentence, by + 1, story) }
  const object = findObject(phrases, at)
  return object === null ? null : { topic: object, party: agentParty(scene, subject.at) }
}

/** 'A truce for the holiday, to which both had agreed': where the truce stands; null: no such clause. */
function toWhich({ sentence }: Scene, subject: number): number | null {
  const { phrases } = sentence
  if (!isWord(phrases[subject - 1], 'which') || !isWord(phrases[subject - 2], 'to')) return null
  const topic = phrases.findLastIndex(
    (phrase, place) =>
      place < subject - 2 &&
      place > subject - 8 &&
      phrase.type === 'np' &&
      (AGREEMENT_NOUNS.has(phrase.lower) || DUTY_NOUNS[phrase.lower] !== undefined || OFFERED.test(phrase.lower)),
  )
  return topic < 0 ? null : topic
}

/** The duty that what is accepted names; null: it is nothing that binds. */
function dutyAccepted({ sentence }: Scene, topic: number): Duty | null {
  const np = sentence.phrases[topic]
  if (np?.type !== 'np') return null
  const words = sentence.words.slice(np.from, np.to + 8).map(({ lower }) => lower)
  if (words.join(' ').includes('all for all')) return 'exchange-all'
  const named = words.map((lower) => DUTY_NOUNS[lower]).find((duty) => duty !== undefined)
  const binds = OFFERED.test(np.lower) || AGREEMENT_NOUNS.has(np.lower) || DUTY_NOUNS[np.lower] !== undefined
  return binds ? (named ?? 'other') : null
}
