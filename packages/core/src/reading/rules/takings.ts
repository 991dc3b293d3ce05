import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import type { VerbSense } from '../grammar/senses.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { CASTS } from './cast.ts'
import { BLANK, type Scene } from './draft.ts'
import { type Found, followingWords } from './journeys.ts'

/** Where people are taken who are not taken prisoner, and what 'take' makes of other words. */
const ELSEWHERE =
  /^(?:hospitals?|clinics?|safety|home|homes|school|shelter|shelters|refuge|court|morgue|mortuary|airport|part|place|care|leave|years?|months?|weeks?|days?|hours?|minutes?)$/u

/** 'were taken to hospital': wherever else the clause goes, nobody is captured. */
export const takenToHospital = ({ sentence }: Scene, verb: VerbPhrase): boolean => {
  const [to, ...near] = sentence.words.slice(verb.to, verb.to + 4).map(({ lower }) => lower)
  return (
    /^(?:take|bring|rush)$/u.test(verb.lemma) &&
    to === 'to' &&
    near.some((word) => /^(?:hospitals?|clinics?|safety|morgue)$/u.test(word))
  )
}

/** 'About 50 injured people had been taken to hospital': so many hurt (RD30). */
export function readHurtTaken(scene: Scene, at: number, verb: VerbPhrase): void {
  const { sentence, story } = scene
  const subject = verb.passive ? findSubject(sentence.phrases, at) : null
  const np = subject?.np
  if (subject === null || np === undefined || np.count === null) return
  const hurt = sentence.words.slice(np.from, np.to).some(({ lower }) => /^(?:injured|wounded|hurt)$/u.test(lower))
  const people = hurt ? readPeople(sentence, subject.at, story) : null
  if (people === null || people.count === null || people.anaphor) return
  scene.propose({
    ...BLANK,
    kind: 'wounded',
    rule: 'RD30',
    at: verb.main,
    from: people.from,
    to: Math.max(people.to, Math.min(verb.to + 2, sentence.words.length)),
    count: people.count,
    what: people.what,
    peopleOf: people.party,
    patientTo: people.to,
  })
}

/** 'We have just taken back around 30 hostages': who had been taken is given up again (RD23). */
export function matchTakenBack(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const back = verb.lemma === 'take' && !verb.passive && scene.sentence.words[verb.to]?.lower === 'back'
  if (!back) return null
  const sense: VerbSense = { rule: 'RD23', kind: 'released', frame: 'receive', patient: 'people', verbs: [] }
  const cast = CASTS.receive(scene, at, sense, verb)
  const patient = cast?.patients[0]
  return cast !== null && patient !== undefined && isPeople(scene.sentence, patient)
    ? { sense, cast, verb, at, stance: null }
    : null
}

/** 'Fighters took her two sons', 'rebels took 58 people from the ferry': an armed side that takes counted people captures them (RD24). */
export function matchTaking(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  if (verb.lemma !== 'take' || verb.infinitive || verb.form === 'ing') return null
  // 'have taken back 30 hostages': they are free.
  if (scene.sentence.words[verb.to]?.lower === 'back') return null
  const described = !verb.auxiliary && scene.sentence.words[verb.to]?.lower === 'by'
  if (verb.passive || described) return matchTaken(scene, at, verb)
  const sense: VerbSense = { rule: 'RD24', kind: 'captured', frame: 'act', patient: 'people', verbs: [] }
  const cast = CASTS.act(scene, at, sense, verb)
  const patient = cast?.patients[0]
  if (cast === null || cast.agent === null || patient === undefined || !isPeople(scene.sentence, patient)) return null
  const np = scene.sentence.phrases[patient]
  const people = readPeople(scene.sentence, patient, scene.story)
  if (np?.type !== 'np' || np.time || people?.count == null || people.anaphor) return null
  if (goesElsewhere(scene, at)) return null
  return isArmed(scene, cast.agent) ? { sense, cast, verb, at, stance: null } : null
}

/** 'took two men to hospital', 'took 20 minutes'; in 'took 14 men from a clinic' the clinic is where they were. */
function goesElsewhere(scene: Scene, at: number): boolean {
  const words = [...followingWords(scene, at, clauseEnd(scene.sentence.phrases, at))]
  const from = words.indexOf('from')
  return words.some((word, place) => ELSEWHERE.test(word) && (from < 0 || place < from))
}

/** 'The crew were taken by the rebels on June 22': people taken by an armed side, and nowhere else (RD24). */
function matchTaken(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const sense: VerbSense = { rule: 'RD24', kind: 'captured', frame: 'act', patient: 'people', verbs: [] }
  const cast = CASTS.act(scene, at, sense, verb)
  if (cast !== null && cast.agent === null && fellThen(scene, at)) return { sense, cast, verb, at, stance: null }
  if (cast === null || cast.agent === null || cast.agent < at) return null
  if (!isArmed(scene, cast.agent) && !isPeople(scene.sentence, cast.agent)) return null
  const words = followingWords(scene, at, clauseEnd(scene.sentence.phrases, at))
  return [...words].some((word) => ELSEWHERE.test(word) || word === 'to')
    ? null
    : { sense, cast, verb, at, stance: null }
}

/** 'were taken when the town fell', 'taken in the battle for Redvale': in war, by nobody who is named. */
function fellThen({ sentence: { words, phrases } }: Scene, at: number): boolean {
  const from = phrases[at]?.to ?? 0
  const near = words.slice(from, from + 10).map(({ lower }) => lower)
  if (/^(?:when|after|as)$/u.test(near[0] ?? ''))
    return near.some((lower) =>
      /^(?:fell|overran|overrun|stormed|captured|seized|attacked|raided|ambushed)$/u.test(lower),
    )
  const battle = near.findIndex((lower) => /^(?:battles?|combat|fighting|offensive|raid|ambush|assault)$/u.test(lower))
  return /^(?:in|during)$/u.test(near[0] ?? '') && battle > 0 && battle < 5
}

/** A force, or a party that fights. */
function isArmed({ sentence, story }: Scene, at: number): boolean {
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return false
  const party = partyOf(sentence, at, story)
  const armed = /^(?:groups?|factions?|militias?|tribes?|men|individuals?|elements)$/u.test(np.lower)
  if (armed && sentence.words.slice(np.from, np.to).some(({ lower }) => lower === 'armed')) return true
  return (np.force || party !== null) && (party === null || !story.neutral.has(party))
}
