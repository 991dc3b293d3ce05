import { isWord } from '../grammar/phrase-tests.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import type { VerbSense } from '../grammar/senses.ts'
import { readPeople } from '../grammar/who.ts'
import { castAct } from './cast.ts'
import type { Draft, Scene } from './draft.ts'
import { hasBodies } from './has-bodies.ts'
import type { Found } from './journeys.ts'
import { isDugOut } from './not-here.ts'

export const FOUND: VerbSense = { rule: 'RD28', kind: 'killed', frame: 'act', patient: 'people', verbs: [] }

/** Remains dug up or found long after: recovered, by whom the words may not tell. */
export const RECOVERED: VerbSense = { rule: 'RD64', kind: 'released', frame: 'act', patient: 'people', verbs: [] }

const EXHUMES = /^(?:exhume|unearth|disinter|excavate)$/u
const LONG_DEAD = /^(?:remains|skeletons?|skulls?|bones)$/u

/** 'The remains of 11 people were exhumed', 'the remains of 325 missing persons have been found' (RD64). */
export function matchExhumed(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const found = isFinding(verb) || verb.lemma === 'identify'
  if (!found && !EXHUMES.test(verb.lemma)) return null
  const cast = castAct(scene, at, RECOVERED, verb)
  const { phrases } = scene.sentence
  const patients = cast?.patients.filter((place) => {
    const np = phrases[place]
    const of = isWord(phrases[place - 1], 'of') ? phrases[place - 2] : undefined
    const heads = [np, of].map((phrase) => (phrase?.type === 'np' ? phrase.lower : ''))
    // 'The bodies were exhumed': those told of before.
    const people = readPeople(scene.sentence, place, scene.story)
    if (people?.count?.min == null && people?.party == null) return false
    return hasBodies(scene, place) && (!found || heads.some((head) => LONG_DEAD.test(head)))
  })
  if (cast === null || patients === undefined || patients.length === 0) return null
  return { sense: RECOVERED, cast: { ...cast, agent: null, patients }, verb, at, stance: null }
}

const isFinding = (verb: VerbPhrase): boolean => /^(?:find|discover|dump)$/u.test(verb.lemma)

/** 'The bodies of 15 policemen were found': so many dead, by a hand that the words do not tell. */
export function matchFoundBodies(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  // 'the remains of 25 villagers killed by the front': their own verb tells of it; a search is for those who fell long ago.
  const told = scene.sentence.words.some(({ lower }) =>
    /^(?:killed|executed|slain|murdered|search|searches|handed|returned|delivered|exchanged|repatriated)$/u.test(lower),
  )
  if (!(isFinding(verb) || isDugOut(scene.sentence.words, verb)) || told) return null
  const { phrases } = scene.sentence
  const bodiesOf = (place: number) =>
    isWord(phrases[place - 1], 'of') && hasBodies(scene, place - 2) ? place - 2 : place
  const cast = castAct(scene, at, FOUND, verb)
  const patients = cast?.patients.map(bodiesOf).filter((place) => {
    const np = phrases[place]
    const people = readPeople(scene.sentence, place, scene.story)
    // The bodies of those told of already are no more dead.
    return np?.type === 'np' && np.what === 'bodies' && people?.count?.min != null && !people.anaphor
  })
  if (cast === null || patients === undefined || patients.length === 0) return null
  return { sense: FOUND, cast: { ...cast, agent: null, patients }, verb, at, stance: null }
}

/** 'The remains of 12 soldiers, found near Redvale, were given to Northland': given back, and not found besides. */
export const withoutFoundAgain = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.filter(
    ({ rule, patientTo }) =>
      rule !== 'RD64' ||
      !drafts.some(
        (other) => other.kind === 'bodies-returned' && other.rule !== 'RD64' && other.patientTo === patientTo,
      ),
  )
