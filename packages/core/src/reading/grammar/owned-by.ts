import { isFightersName } from '../names/sides.ts'
import { isWord } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import type { Story } from './story.ts'

export const CULPRITS = /^(?:abductors|captors|kidnappers|assailants|attackers|hijackers|gunmen|raiders)$/u

/** 'the commander and his forces': those of the one named beside them. */
function joinedOwner({ phrases }: Sentence, np: NounPhrase): string | null {
  const at = phrases.indexOf(np)
  const owner = isWord(phrases[at - 1], 'and') ? phrases[at - 2] : undefined
  return owner?.type === 'np' ? (owner.parties.at(-1)?.name.party ?? null) : null
}

/** 'hostages of the front were freed by its troops, the army said': an armed group has fighters, and the state that speaks has troops. */
function troopsOf(np: NounPhrase, { lastActor, speaking, home }: Story): string | null {
  if (lastActor === null || !isFightersName(lastActor) || !/^(?:troops|soldiers|army|police|navy)$/u.test(np.lower))
    return null
  return speaking !== null && !isFightersName(speaking) ? speaking : home
}

/** 'held by their captors': whoever the page tells of as such; 'its troops': those of whoever acted last. */
export const ownedBy = (sentence: Sentence, np: NounPhrase, story: Story): string | null =>
  CULPRITS.test(np.lower)
    ? (story.group ?? story.rebels)
    : (joinedOwner(sentence, np) ?? troopsOf(np, story) ?? story.lastActor)
