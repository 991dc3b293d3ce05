import type { Phrase } from './phrases.ts'

/**
 * A walk through the phrases of a sentence, told once for each place: 'the men who were seized by rebels who were held by
 * … were freed' asks for the same hosts and subjects again and again, and would cost twice as much with every clause more.
 * The phrases of a sentence do not change once they are cut.
 */
export function remembered<T>(walk: (phrases: readonly Phrase[], at: number) => T) {
  const told = new WeakMap<readonly Phrase[], Map<number, T>>()
  return (phrases: readonly Phrase[], at: number): T => {
    const places = told.get(phrases) ?? new Map<number, T>()
    if (places.size === 0) told.set(phrases, places)
    const known = places.get(at)
    if (known !== undefined) return known
    const found = walk(phrases, at)
    places.set(at, found)
    return found
  }
}
