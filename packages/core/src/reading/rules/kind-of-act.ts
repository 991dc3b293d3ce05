import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { People } from '../grammar/who.ts'
import { BODY_VERBS } from '../packs/en/triggers.ts'
import { FOUND } from './bodies-found.ts'
import type { Draft, Scene } from './draft.ts'
import { hasBodies } from './has-bodies.ts'
import type { Found } from './journeys.ts'

/** What befell those whose bodies a phrase tells of. */
export const ALIVE_ONCE: ReadonlySet<string> = new Set(['captured', 'killed'])

/** 'The bodies were exhumed, but only 378 have been returned': the number counts the bodies told of before it. */
function tellsOfBodies({ sentence, story }: Scene, people: People): boolean {
  const last = story.groups.at(-1)
  // 'Of these, 113 were handed over'.
  if (last?.kind === 'bodies-returned' && sentence.index - last.sentence === 1 && sentence.words[0]?.lower === 'of')
    return true
  // 'The bodies of 254 came home … In October 64 were returned': the page has told of bodies alone.
  const given = story.groups.filter(({ kind }) => kind === 'released' || kind === 'bodies-returned')
  const bodiesOnly = given.length > 0 && given.every(({ kind }) => kind === 'bodies-returned')
  if (bodiesOnly && last !== undefined && sentence.index - last.sentence <= 3) return true
  const before = (phrase: Phrase) => phrase.type === 'np' && phrase.to <= people.np.from && phrase.what !== null
  const told = sentence.phrases.findLast(before)
  return told?.type === 'np' && told.lower === 'bodies'
}

/** What an act does to those whom it casts: what is handed over may be bodies, and whose bodies they are was alive. Null: nothing. */
export function kindOf(scene: Scene, found: Found, place: number, people: People): Draft['kind'] | null {
  // 'has deported 19,546 children': nobody was let go.
  if (found.verb.lemma === 'deport' && /^(?:children|civilians)$/u.test(people.what)) return null
  const bodies = hasBodies(scene, place)
  if (
    !bodies &&
    found.sense.kind === 'released' &&
    people.np.count?.to === people.np.to &&
    (BODY_VERBS.has(found.verb.lemma) || /^(?:come|get)$/u.test(found.verb.lemma)) &&
    (scene.drafts.at(-1)?.kind === 'bodies-returned' || tellsOfBodies(scene, people))
  )
    return 'bodies-returned'
  if (found.sense.kind === 'released' && (cameDead(scene, found.verb) || people.what === 'bodies'))
    return 'bodies-returned'
  if (found.sense === FOUND) return FOUND.kind
  if (found.verb.lemma === 'count' && found.sense.kind === 'killed') return bodies ? 'killed' : null
  // Whose bodies they are was captured alive.
  if (!bodies || (ALIVE_ONCE.has(found.sense.kind) && people.np.what !== 'bodies')) return found.sense.kind
  if (found.sense.kind === 'released') return 'bodies-returned'
  if (found.sense.kind === 'held') return 'held'
  return null
}

/** 'one of its soldiers was returned to them dead'. */
const cameDead = ({ sentence }: Scene, verb: VerbPhrase): boolean =>
  /^(?:return|hand|give|deliver|send|come|bring)$/u.test(verb.lemma) &&
  sentence.words.slice(verb.to, verb.to + 5).some(({ lower, cls }, at, words) => {
    const next = words[at + 1]
    return lower === 'dead' && cls !== 'det' && (next === undefined || next.cls === 'mark' || next.cls === 'prep')
  })
