import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import type { People } from '../grammar/who.ts'
import { DUTY_NOUNS } from '../packs/en/deeds.ts'
import type { Scene } from './draft.ts'
import { dutyAt } from './duty-claims.ts'

interface Refusal {
  readonly at: number
  readonly verb: VerbPhrase
  /** Where the infinitive stands, and it. */
  readonly after: number
  readonly next: VerbPhrase
  readonly people: People | null
}

/** 'failed to reach the village': no duty; 'failed to produce any of their detainees' leaves one undone. */
function failsAtNothing(scene: Scene, at: number, after: number, next: VerbPhrase, people: People | null): boolean {
  const brings = /^(?:produce|bring|present|deliver|supply)$/u.test(next.lemma) && people !== null
  return isDeal(scene.sentence.phrases, at) || (!brings && dutyAt(scene, after) === 'other')
}

/** 'Two cease-fires have failed to end the war': no deal refuses anything. */
function isDeal(phrases: Scene['sentence']['phrases'], at: number): boolean {
  const subject = findSubject(phrases, at)?.np.lower ?? ''
  return (
    DUTY_NOUNS[subject] !== undefined ||
    /^(?:talks|negotiations|efforts?|deals?|agreements?|pacts?|accords?|mediation)$/u.test(subject)
  )
}

/** 'declined to disclose the number', 'refuses to recognise the front': words that were refused, and no duty. */
const TELLS_NOTHING =
  /^(?:disclose|comment|say|confirm|answer|elaborate|specify|reveal|discuss|speculate|identify|name|speak|talk|mention|guess|predict|recogni[sz]e|acknowledge|believe|describe|explain|report)$/u

/** What nobody is bound to: 'refused to vote', 'refused to advance', 'failed to stop at the checkpoint'. */
const NO_DUTY = /^(?:vote|advance|march|fight|shoot|stop|flee|drink|eat|sleep|wait)$/u

/** 'failed to turn it over': no people. */
function handsOverThing({ phrases, words }: Scene['sentence'], at: number, { lemma, to }: VerbPhrase): boolean {
  const object = findObject(phrases, at)
  const it = object === null ? words[to]?.lower : phrases[object]?.type === 'np' && words[phrases[object].from]?.lower
  return /^(?:hand|turn|give)$/u.test(lemma) && it === 'it'
}

/** 'refused to give details of the deal'. */
const NO_THINGS = /^(?:details?|particulars|comments?|explanations?|reasons?|clues?|specifics|statements?|opinions?)$/u

function givesNoWords({ sentence: { phrases } }: Scene, at: number, { lemma }: VerbPhrase): boolean {
  const object = /^(?:give|provide|offer|release|go|make|issue|share|supply)$/u.test(lemma)
    ? findObject(phrases, at)
    : null
  const np = object === null ? undefined : phrases[object]
  return np?.type === 'np' && NO_THINGS.test(np.lower)
}

/** What is put off without being refused: 'was delayed to wait for two officials'. */
const isPurpose = ({ lemma, passive }: VerbPhrase): boolean =>
  passive && /^(?:delay|postpone|suspend|withhold|halt)$/u.test(lemma)

/** 'failed to stop at a checkpoint', 'refused to advance'. */
const bindsNobody = (scene: Scene, { after, next, people }: Refusal): boolean =>
  (next.lemma === 'stop' && findObject(scene.sentence.phrases, after) === null) ||
  (NO_DUTY.test(next.lemma) && people === null && dutyAt(scene, after) === 'other')

/** Whether who refuses or fails to do a thing leaves no duty undone by that (RD43). */
export const refusesNothing = (scene: Scene, refusal: Refusal): boolean =>
  TELLS_NOTHING.test(refusal.next.lemma) ||
  givesNoWords(scene, refusal.after, refusal.next) ||
  handsOverThing(scene.sentence, refusal.after, refusal.next) ||
  bindsNobody(scene, refusal) ||
  isPurpose(refusal.verb) ||
  refusal.verb.lemma === 'deny' ||
  (refusal.verb.lemma === 'fail' && failsAtNothing(scene, refusal.at, refusal.after, refusal.next, refusal.people))
