import { partyOf } from '../grammar/party-of.ts'
import { isRelative, isWord } from '../grammar/phrase-tests.ts'
import type { Phrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import type { People } from '../grammar/who.ts'
import { onOneSide } from '../names/sides.ts'
import { REBEL_NOUNS } from '../packs/en/person-nouns.ts'
import type { Draft, Scene } from './draft.ts'
import type { Found } from './journeys.ts'

const FREES = /^(?:free|release|liberate|rescue|save|extricate)$/u
const TAKES = /^(?:hold|abduct|capture|kidnap|seize|take|detain|imprison|snatch|keep|enslave)$/u
const REACH = 9

type Sides = Pick<Draft, 'actor' | 'peopleOf' | 'recipient'>

/**
 * 'Troops freed 20 girls held by the militia', 'rescued 20 girls from the militia': who frees those whom another holds
 * rescues them (RD20). Null: the words tell of no other holder.
 */
export function rescueFrom(scene: Scene, found: Found, people: People, agent: string | null): Sides | null {
  const { cast, verb } = found
  if (!FREES.test(verb.lemma) || cast.agent === null || verb.passive) return null
  const captor =
    takenBy(scene, people.at) ??
    (verb.lemma === 'rescue' ? takenFrom(scene, people.at) : null) ??
    raided(scene, found.at, cast.end)
  if (captor === null || captor === agent || scene.story.neutral.has(captor)) return null
  // Who takes no side lets nobody go; who fights beside the holder lets go what the holder took.
  if (agent !== null && (scene.story.neutral.has(agent) || onOneSide(agent, captor))) return null
  const rescuer = agent ?? opponentOf(scene.story, captor)
  const named = people.np.parties.length > 0 && people.party !== captor
  return { actor: rescuer, peopleOf: (named ? people.party : null) ?? rescuer, recipient: rescuer }
}

/** 'Four soldiers who were held by the front have regained their freedom': whoever held them let them go, unless they were freed in a raid. */
export function letGoBy(scene: Scene, people: number): string | null {
  const raid = scene.sentence.words.some(({ lower }) => /^(?:raids?|operations?|rescue|escaped?|troops)$/u.test(lower))
  return raid ? null : takenBy(scene, people)
}

/** 'girls held by the militia', 'people, mostly children, who had been abducted by the rebels'. */
function takenBy({ sentence, story }: Scene, people: number): string | null {
  const { phrases } = sentence
  for (let at = people + 1; at < Math.min(phrases.length, people + REACH); at++) {
    const verb = phrases[at]
    // 'in exchange for 74 held by the other side'.
    if (isWord(verb, 'for', 'and', ';') || (verb?.type === 'np' && verb.count !== null && at > people + 2)) return null
    if (verb?.type !== 'vp') continue
    if (!TAKES.test(verb.lemma) || verb.infinitive || verb.form === 'ing') return null
    if (verb.auxiliary && !isRelative(phrases[at - 1])) return null
    const by = byBehind(phrases, at)
    return by === null ? null : partyOf(sentence, by, story)
  }
  return null
}

/** 'freed 12 women in a raid on a militia camp': whose camp was raided held them. */
function raided({ sentence, story }: Scene, verb: number, end: number): string | null {
  const { phrases } = sentence
  for (let at = verb + 1; at < Math.min(end, verb + 12); at++) {
    const [raid, on, camp] = phrases.slice(at, at + 3)
    const den =
      camp?.type === 'np' && /^(?:camps?|hideouts?|hide-outs?|bases?|strongholds?|enclaves?|dens?)$/u.test(camp.lower)
    const raids = raid?.type === 'np' && /^(?:raids?|assaults?|attacks?|operations?|swoops?)$/u.test(raid.lower)
    if (den && raids && isWord(on, 'on', 'against', 'at')) return partyOf(sentence, at + 2, story)
  }
  return null
}

/** 'taken hostage last year by the rebels': past what stands between the verb and who did it. */
function byBehind(phrases: readonly Phrase[], verb: number): number | null {
  for (let at = verb + 1; at < verb + 6; at++) {
    if (phrases[at]?.type === 'vp') return null
    if (isWord(phrases[at], 'by') && phrases[at + 1]?.type === 'np') return at + 1
  }
  return null
}

/** 'rescued 20 girls from the militia'; a state behind 'from' tells where they are at home. */
function takenFrom({ sentence, story }: Scene, people: number): string | null {
  const { phrases } = sentence
  for (let at = people + 1; at < Math.min(phrases.length, people + 4); at++) {
    const np = phrases[at + 1]
    if (!isWord(phrases[at], 'from') || np?.type !== 'np') continue
    // 'rescued 13 sailors from Somali pirates'.
    if (REBEL_NOUNS.has(np.lower) || np.lower === 'pirates') return partyOf(sentence, at + 1, story) ?? np.lower
    const name = np.parties.at(-1)?.name
    return name === undefined || name.kind === 'state' || name.kind === 'neutral' ? null : name.party
  }
  return null
}
