import type { AcceptedClaim } from './known-claims.ts'

/** Claims with their ids, in the order of the case. `lastDay`: a day by which all of it has happened. */
export interface Listed {
  readonly items: readonly AcceptedClaim[]
  readonly ids: readonly string[]
  readonly lastDay: string
}

const LAST_DAY = '9999-12-31'

export const listed = (items: readonly AcceptedClaim[]): Listed => ({
  items,
  get ids() {
    return items.map(({ id }) => id)
  },
  lastDay: LAST_DAY,
})

/** What has happened by a day: the claims themselves where all has. */
export const happenedBy = (
  { items, lastDay }: Pick<Listed, 'items' | 'lastDay'>,
  day: string,
): readonly AcceptedClaim[] => (lastDay <= day ? items : items.filter(({ latest }) => latest <= day))

let groups = 0

/** Accepted claims that some answer looks at together, in the order of the case whenever they came. */
export class Group implements Listed {
  readonly #items: AcceptedClaim[] = []
  #ids: string[] | null
  /** Whether somebody has the list of ids, which must not change any more. */
  #idsGiven = false
  #lastDay = ''
  /** The standings of its claims, and of some that it had; `#standing`: the last one noted. */
  readonly #standings = new Set<AcceptedClaim['standing']>()
  #standing: AcceptedClaim['standing'] | undefined = undefined
  readonly #number = ++groups
  /** How often they changed: an answer worked out at one version holds as long as it stands. */
  version = 0

  /** How often some of them, or claims tied to them, came from elsewhere than before, and were otherwise as they were. */
  origins = 0

  /** `isTold`: answers name all its claims, so that their ids are noted while these are at hand. */
  constructor(isTold = false) {
    this.#ids = isTold ? [] : null
  }

  /** The version of this group and of no other: what rests on several, not always the same, is told apart by it. */
  get stamp(): string {
    return `${this.#number}.${this.version}`
  }

  get items(): readonly AcceptedClaim[] {
    return this.#items
  }

  /** The ids of the claims, in a list that stays as it is. */
  get ids(): readonly string[] {
    this.#ids ??= this.#items.map(({ id }) => id)
    this.#idsGiven = true
    return this.#ids
  }

  #spliceIds(at: number, gone: number, ...more: readonly string[]): void {
    if (this.#ids === null) return
    if (this.#idsGiven) this.#ids = this.#ids.slice()
    this.#idsGiven = false
    this.#ids.splice(at, gone, ...more)
  }

  /** A day by which all of it has happened; not always the first such day. */
  get lastDay(): string {
    return this.#lastDay
  }

  /** Whether all of its claims are surely of some standings; false: they may be. */
  isAllOf(standings: ReadonlySet<AcceptedClaim['standing']>): boolean {
    for (const standing of this.#standings) if (!standings.has(standing)) return false
    return true
  }

  /** Puts a claim in its place; one that stood there is replaced. */
  put(item: AcceptedClaim): void {
    this.version++
    if (item.latest > this.#lastDay) this.#lastDay = item.latest
    if (item.standing !== this.#standing) {
      this.#standing = item.standing
      this.#standings.add(item.standing)
    }
    const last = this.#items[this.#items.length - 1]
    const at = last === undefined || last.at < item.at ? this.#items.length : this.#placeOf(item)
    if (at === this.#items.length) {
      this.#items.push(item)
      if (this.#ids !== null && !this.#idsGiven) this.#ids.push(item.id)
      else this.#spliceIds(at, 0, item.id)
      return
    }
    const replaced = this.#items[at]?.at === item.at ? 1 : 0
    this.#items.splice(at, replaced, item)
    this.#spliceIds(at, replaced, item.id)
  }

  /** Takes a claim out; whether it was there. */
  take(item: AcceptedClaim): boolean {
    const at = this.#placeOf(item)
    if (this.#items[at]?.at !== item.at) return false
    this.version++
    this.#items.splice(at, 1)
    this.#spliceIds(at, 1)
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
export function merged(groups: readonly Listed[]): Listed {
  const filled = groups.filter(({ items }) => items.length > 0)
  const [only] = filled
  if (filled.length <= 1) return only ?? listed([])
  return listed(filled.map(({ items }) => items).reduce(inOneOrder))
}

/** Two lists in one, each in the order of the case. A claim that both have comes twice. */
function inOneOrder(one: readonly AcceptedClaim[], other: readonly AcceptedClaim[]): readonly AcceptedClaim[] {
  const all = new Array<AcceptedClaim>(one.length + other.length)
  let [a, b] = [one[0], other[0]]
  for (let at = 0, ofOne = 0, ofOther = 0; at < all.length; at++)
    if (a !== undefined && (b === undefined || a.at <= b.at)) {
      all[at] = a
      a = one[++ofOne]
    } else if (b !== undefined) {
      all[at] = b
      b = other[++ofOther]
    }
  return all
}
