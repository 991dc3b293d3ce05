import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { VerbSense } from '../grammar/senses.ts'
import type { Scene } from './draft.ts'
import { freedJustNow, isCarriedBy } from './journeys.ts'

/** Attacks are read apart, and 'a flight took 35 prisoners' takes nobody captive. */
export const isNotHere = (scene: Scene, at: number, verb: VerbPhrase, sense: VerbSense): boolean =>
  sense.kind === 'attacked' ||
  (sense.kind === 'captured' && isCarriedBy(scene.sentence.phrases, at, verb)) ||
  (sense.kind === 'captured' && isTakenOn(scene, at, verb, sense)) ||
  isOtherTurn(scene, verb, sense) ||
  isCarriedOn(scene, verb, sense) ||
  // 'was dying of his wounds when they found him'.
  (verb.lemma === 'die' && verb.progressive) ||
  isOfPapers(scene.sentence.phrases[at - 1], verb) ||
  (sense.kind === 'held' && verb.lemma === 'be' && opensWithFreed(scene))

/** 'were taken home by the Red Cross': who took them there, and not where to. */
function isCarriedOn({ sentence: { words } }: Scene, verb: VerbPhrase, { with: needed }: VerbSense): boolean {
  if (!/^(?:bring|take|drive|escort)$/u.test(verb.lemma) || needed?.includes('icrc') !== true) return false
  const cross = words.findIndex(({ lower }, at) => at > verb.main && /^(?:icrc|red)$/u.test(lower))
  return !words.slice(Math.max(verb.main, cross - 4), cross).some(({ lower }) => lower === 'to')
}

/** 'Of the released, six were prisoners of war': what they were. */
const opensWithFreed = ({ sentence: { words } }: Scene): boolean =>
  /^(?:of|among) (?:the|those) (?:released|freed|exchanged)\b/u.test(
    words
      .slice(0, 3)
      .map(({ lower }) => lower)
      .join(' '),
  )

const ITSELF = /^(?:themselves|himself|herself|ourselves|myself)$/u

/** 'were caught up in the fighting' captures nobody, 'never turned up', 'had given themselves up' free nobody. */
function isOtherTurn({ sentence: { words } }: Scene, verb: VerbPhrase, { kind, frame }: VerbSense): boolean {
  const next = words[verb.to]?.lower ?? ''
  if (/^(?:catch|turn|hold)$/u.test(verb.lemma)) return next === 'up'
  // 'More than 100, Berg believed, were dead': what he says stands around it.
  if (/^(?:believe|report|fear|presume|confirm)$/u.test(verb.lemma) && !verb.passive) return next === ','
  // 'took place', and 'were taken captive not far from the place'.
  if (verb.lemma === 'take' && next === 'place') return true
  // Who misses a train, or his sons, is not missing.
  if (verb.lemma === 'miss') return !verb.passive && words[verb.main]?.lower !== 'missing'
  // 'killed seven who had given themselves up': not themselves.
  if (/^(?:kill|hang)$/u.test(verb.lemma) && frame === 'undergo') return !ITSELF.test(next)
  return verb.lemma === 'give' && kind !== 'captured' && ITSELF.test(next)
}

/** 'The freed hostages were taken to Redvale', 'the prisoners were taken by the ICRC to Redvale': on their way home. */
function isTakenOn(scene: Scene, at: number, verb: VerbPhrase, { patient }: VerbSense): boolean {
  if (verb.lemma !== 'take' || !verb.passive || patient !== 'captives') return false
  const { phrases, words } = scene.sentence
  if (!words.slice(verb.to, verb.to + 8).some(({ lower }) => /^(?:to|into|back|home|across)$/u.test(lower)))
    return false
  const subject = findSubject(phrases, at)?.np
  const freed =
    subject?.type === 'np' &&
    words
      .slice(subject.from, subject.head)
      .some(({ lower }) => /^(?:freed|released|liberated|returned|exchanged|rescued)$/u.test(lower))
  if (freed || freedJustNow(scene, 2)) return true
  const agent = words[verb.to]?.lower === 'by' ? phrases[at + 2] : undefined
  return agent?.type === 'np' && agent.parties.some(({ name }) => name.kind === 'neutral')
}

/** 'The lists exchanged in January show 347 prisoners': papers were. */
const isOfPapers = (np: Phrase | undefined, verb: VerbPhrase): boolean =>
  !verb.auxiliary &&
  /^(?:exchange|swap|release|hand|return)$/u.test(verb.lemma) &&
  np?.type === 'np' &&
  /^(?:lists?|names|letters?|messages?|views|fire|documents?|figures|data|statements?|reports?)$/u.test(np.lower)

/** 'their dead had been taken away', 'more than 50 bodies collected in the area': given to nobody. */
export const isOnlyRemoved = ({ sentence: { words, phrases } }: Scene, at: number, verb: VerbPhrase): boolean => {
  if (verb.lemma === 'take' && words[verb.to]?.lower === 'away') return true
  if (isDugOut(words, verb)) return true
  // 'will take the remains to state institutions', 'were taken to a morgue'.
  const near = words.slice(verb.to, verb.to + 9).map(({ lower }) => lower)
  if (
    /^(?:take|bring|transport|deliver|move)$/u.test(verb.lemma) &&
    near.includes('to') &&
    near.some((word) => EXAMINED.test(word))
  )
    return true
  const bare = verb.lemma === 'collect' && verb.form !== 'ing' && !verb.auxiliary && phrases[at - 1]?.type === 'np'
  return bare && findObject(phrases, at) === null && words[verb.to]?.lower !== 'by'
}

/** '60 bodies had been taken out of the rubble', 'recovered from the streets': found dead there. */
export const isDugOut = (words: Scene['sentence']['words'], verb: VerbPhrase): boolean =>
  /^(?:take|pull|dig|recover|retrieve|remove|bring|drag)$/u.test(verb.lemma) &&
  words
    .slice(verb.to, verb.to + 9)
    .some(({ lower }) =>
      /^(?:rubble|debris|wreckage|ruins|streets?|rivers?|sea|mud|ditch|ditches|wells?)$/u.test(lower),
    )

const EXAMINED = /^(?:morgues?|mortuar(?:y|ies)|institutions?|laborator(?:y|ies)|labs?|forensics?|hospitals?)$/u
