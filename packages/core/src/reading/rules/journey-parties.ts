import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import type { People } from '../grammar/who.ts'
import type { Draft, Scene } from './draft.ts'
import { type Found, followingWords, isCarriedBy } from './journeys.ts'
import { recipientOf, sentFrom } from './verb-words.ts'

/** Who travels after a release goes the way of those told before; between two places they go both ways. */
export function journeyParties(
  scene: Scene,
  found: Found,
  people: People,
): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> {
  if (followingWords(scene, found.at, found.cast.end).has('between'))
    return { actor: 'both', peopleOf: 'both', recipient: 'both' }
  const carries = found.verb.lemma === 'carry' || isCarriedBy(scene.sentence.phrases, found.at, found.verb)
  const left = carries ? departedFrom(scene) : null
  // 'took 35 prisoners from Redvale': where they came from is not whose they are.
  const theirs = people.party === left && people.np.parties.length === 0 ? null : people.party
  if (left !== null) return { actor: left, peopleOf: theirs, recipient: theirs }
  const back = found.verb.lemma === 'return' ? (backFrom(scene, found, people) ?? ownBack(scene, people)) : null
  if (back !== null) return back
  const freed = scene.story.groups.findLast((group) => group.kind === 'released')
  // Where both sides have let people go, those aboard may be either's.
  const givers = scene.story.groups.slice(-6).filter(({ kind, actor }) => kind === 'released' && actor !== null)
  if (people.party === null && givers.some(({ actor }) => actor !== freed?.actor))
    return { actor: null, peopleOf: null, recipient: null }
  return {
    actor: freed?.actor ?? null,
    peopleOf: people.party ?? freed?.party ?? null,
    recipient: freed?.recipient ?? null,
  }
}

/** 'have returned to Northland from Southland': whom Southland let go; null: the words do not tell both. */
function backFrom(scene: Scene, { at, cast }: Found, people: People) {
  const to = recipientOf(scene, at, cast.end)
  const from = sentFrom(scene, at, cast.end)
  if (to === null || from === null || to === from) return null
  return { actor: from, peopleOf: people.party ?? to, recipient: to }
}

/** '“Three officers and 202 soldiers have returned,” the Northland headquarters said': its own. */
export function ownBack({ story }: Scene, people: People) {
  const own = story.speaking
  if (people.party !== null || own === null || story.neutral.has(own) || !story.main.slice(0, 2).includes(own))
    return null
  return { actor: opponentOf(story, own), peopleOf: own, recipient: own }
}

/** 'A flight carrying prisoners left Northland', 'The flight from the Northland city of Redvale': whose land they leave. */
function departedFrom({ sentence }: Scene): string | null {
  const { phrases } = sentence
  for (const [at, phrase] of phrases.entries()) {
    const leaves = phrase.type === 'vp' && /^(?:leave|depart)$/u.test(phrase.lemma)
    if (!leaves && !isWord(phrase, 'from')) continue
    const np = phrases[at + 1]
    const held = ({ name }: NounPhrase['parties'][number]) =>
      name.kind === 'state' || (name.kind === 'group' && name.form === 'capital')
    const party = np?.type === 'np' ? np.parties.find(held) : undefined
    if (party !== undefined) return party.name.party
  }
  return null
}
