import type { AcceptedClaim } from './known-claims.ts'

/** Accepted claims that some answer looks at together, in the order of the case whenever they came. */
export class Group {
  readonly #items: AcceptedClaim[] = []
  /** How often they changed: an answer worked out at one version holds as long as it stands. */
  version = 0

  get items(): readonly AcceptedClaim[] {
    return this.#items
  }

  /** Puts a claim in its place; one that stood there is replaced. */
  put(item: AcceptedClaim): void {
    this.version++
    const last = this.#items.at(-1)
    if (last === undefined || last.at < item.at) {
      this.#items.push(item)
      return
    }
    const at = this.#placeOf(item)
    this.#items.splice(at, this.#items[at]?.at === item.at ? 1 : 0, item)
  }

  /** Takes a claim out; whether it was there. */
  take(item: AcceptedClaim): boolean {
    const at = this.#placeOf(item)
    if (this.#items[at]?.at !== item.at) return false
    this.version++
    this.#items.splice(at, 1)
    return true
  }

  #placeOf(item: AcceptedClaim): number {
    let [low, high] = [0, this.#items.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#items[middle]?.at ?? 0) < item.at) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The claims of several groups in one list, in the order of the case. */
export function mergedItems(groups: readonly Group[]): readonly AcceptedClaim[] {
  const filled = groups.filter(({ items }) => items.length > 0)
  const [only] = filled
  if (filled.length <= 1) return only?.items ?? []
  return filled.flatMap(({ items }) => items).sort((a, b) => a.at - b.at)
}

/** One number that is another whenever one of the groups changed: versions only grow. */
export const versionOf = (groups: readonly Group[]): number => groups.reduce((sum, group) => sum + group.version, 0)
