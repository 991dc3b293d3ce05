import { OCCUPIES } from './learn-forces.ts'
import type { NounPhrase } from './phrases.ts'
import { opponentOf, type Story } from './story.ts'

/** Whose 'enemy' is meant: of whoever speaks or spoke last, else of those whose losses the page tells, else of the page's own side. */
const ownOf = ({ speaking, lastSpoke, groups, home, main }: Story): string | null =>
  speaking ??
  lastSpoke ??
  groups.findLast(({ kind, party }) => party !== null && /^(?:killed|wounded|missing)$/u.test(kind))?.party ??
  home ??
  main[0] ??
  null

/** What the other side is called by those who fight it. */
export const ENEMIES = /^(?:enemy|adversary|foe|aggressor|occupiers?|invaders?|occupants?|puppets?)$/u

/** Who is named by what one side calls the other, however often. */
const CALLED = /^(?:occupiers?|invaders?|occupants?|puppets?)$/u

/** Who calls others occupiers is whoever speaks or the page itself, and not whoever spoke before. */
const calledOccupiers = (story: Story): string | null =>
  opponentOf(story, story.speaking ?? story.voice ?? story.home ?? story.firstSpoke ?? story.main[0] ?? null)

/** Whom whoever speaks faces; where nobody does, whom a speaker of the page called so before. */
function enemyIn(story: Story): string | null {
  const { speaking, lastEnemy } = story
  if (speaking === null && lastEnemy !== null) return lastEnemy
  const faced = opponentOf(story, ownOf(story))
  if (speaking !== null) story.lastEnemy = faced
  return faced
}

/**
 * 'the occupying forces', 'enemy troops': the other side of the one that speaks of them, null where the page names none;
 * 'the president told reporters that his troops': his own. Undefined: other words.
 */
export function facedParty(np: NounPhrase, lowers: readonly string[], story: Story): string | null | undefined {
  const occupy = lowers.some((lower) => OCCUPIES.test(lower) || CALLED.test(lower))
  if (ENEMIES.test(np.lower) || (np.force && (occupy || lowers.includes('enemy'))))
    return story.forces.get('occupying') ?? (occupy ? calledOccupiers(story) : enemyIn(story))
  return /^(?:his|her)$/u.test(lowers[0] ?? '') ? (story.speaking ?? undefined) : undefined
}
