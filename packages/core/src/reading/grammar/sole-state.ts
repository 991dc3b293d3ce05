import type { Sentence } from './read-sentences.ts'
import type { Story } from './story.ts'

/** Who attacks without being told of as the force of a state. */
const ATTACKERS =
  /^(?:terrorists?|jihadists?|insurgents?|insurgency|militants?|gunm[ae]n|extremists?|bandits?|assailants?|attackers?|kidnappers?)$/u

/** Read once for each page: its words do not change. */
const told = new WeakMap<readonly Sentence[], boolean>()

function tellsOfAttackers(sentences: readonly Sentence[]): boolean {
  const known = told.get(sentences)
  if (known !== undefined) return known
  const tells = sentences.some(({ words }) => words.some(({ lower }) => ATTACKERS.test(lower)))
  told.set(sentences, tells)
  return tells
}

/**
 * The state whose villages nameless terrorists or gunmen attack: of a page that names no armed group and no other state
 * but in passing (RD73). Null: the page tells of a group by name, of another state, or of no such attackers.
 */
export function soleState({ home, group, weights, sentences }: Story): string | null {
  if (home === null || group !== null) return null
  const own = weights.get(home) ?? 0
  const alone = [...weights].every(([party, weight]) => party === home || 3 * weight <= own)
  return alone && tellsOfAttackers(sentences) ? home : null
}

/** Whether a word is one for such attackers, who are not that state's own people. */
export const areAttackers = (word: string): boolean => ATTACKERS.test(word)
