import type { ClaimShelves, Groups, Shelf } from './claim-shelves.ts'
import { type Found, sumOfParts, twoCounts, twoDates } from './find-discrepancies.ts'
import { type Group, happenedBy, type Listed, merged } from './group.ts'
import type { GroupRelations } from './groups.ts'
import type { AcceptedClaim } from './known-claims.ts'

/** Values that were worked out at some version of what they rest on, each good as long as that version stands. */
export class Kept<K, V> {
  readonly #values = new Map<K, { readonly version: string | number; readonly value: V }>()

  of(key: K, version: string | number, make: () => V): V {
    const known = this.#values.get(key)
    return known?.version === version ? known.value : this.anew(key, version, make)
  }

  anew(key: K, version: string | number, make: () => V): V {
    const value = make()
    this.#values.set(key, { version, value })
    return value
  }
}

/** An answer with what its origins are told from. `asOf`: how often its claims had come from elsewhere. */
export interface WithOrigins<A> {
  answer: A
  asOf: string
  /** The answer as its claims come from now; null: more than their number hangs on origins, and it is worked out again. */
  readonly recount: ((answer: A) => A) | null
}

/** The same for answers of which, where claims only come from elsewhere, the origins alone are counted again. */
export class KeptByOrigins<K, A, V extends WithOrigins<A>> {
  readonly #kept = new Kept<K, V>()

  of(key: K, [version, origins]: readonly [version: string, origins: string], make: () => V): V {
    const known = this.#kept.of(key, version, make)
    if (known.asOf === origins) return known
    if (known.recount === null) return this.#kept.anew(key, version, make)
    known.answer = known.recount(known.answer)
    known.asOf = origins
    return known
  }
}

/** What many small groups let find: after the first time, only groups that changed are looked at. */
class FoundInGroups {
  readonly #groups: Groups
  readonly #changed: Set<Group>
  readonly #find: (group: Group) => Found | null
  readonly #found = new Map<Group, Found>()

  constructor(groups: Groups, find: (group: Group) => Found | null) {
    this.#groups = groups
    this.#changed = groups.watch()
    this.#find = find
  }

  all(): Iterable<Found> {
    for (const group of this.#changed) {
      const found = group.items.length === 0 ? null : this.#find(group)
      if (found) this.#found.set(group, found)
      else this.#found.delete(group)
    }
    this.#changed.clear()
    return this.#found.values()
  }

  forget(): void {
    this.#groups.unwatch(this.#changed)
  }
}

/** Discrepancies between claims for one day, kept up with the shelves they are found on. */
export class KeptFindings {
  readonly #shelves: ClaimShelves
  readonly #dates: FoundInGroups
  readonly #counts: FoundInGroups
  readonly #ofShelf = new Kept<Shelf, readonly Found[]>()

  constructor(shelves: ClaimShelves, day: string, relations: () => GroupRelations) {
    this.#shelves = shelves
    this.#dates = new FoundInGroups(shelves.captures, (group) => twoDates(happenedBy(group, day), relations()))
    this.#counts = new FoundInGroups(shelves.happenings, (group) => twoCounts(happenedBy(group, day), relations()))
  }

  /** DX2. */
  get dates(): readonly Found[] {
    return inOrder(this.#dates.all())
  }

  /** DX4. */
  get counts(): readonly Found[] {
    return inOrder(this.#counts.all())
  }

  /** What each shelf of some kind lets find, together with other shelves, in the order of the case. */
  ofShelves(
    which: (shelf: Shelf) => readonly (Shelf | undefined)[] | null,
    find: (shelf: Shelf, others: Listed) => readonly Found[],
  ): readonly Found[] {
    const found = this.#shelves.shelves.flatMap((shelf) => {
      const others = which(shelf)
      if (others === null) return []
      const groups = others.flatMap((other) => other?.all ?? [])
      const version = [shelf.all, ...groups].map((group) => group.stamp).join()
      return this.#ofShelf.of(shelf, version, () => find(shelf, merged(groups)))
    })
    return inOrder(found)
  }

  forget(): void {
    this.#dates.forget()
    this.#counts.forget()
  }
}

/** DX1 for each whole that is told in parts: after the first time, only those are added up again whose ties or claims changed. */
export class KeptSums {
  readonly #found = new Map<string, Found>()
  /** Claims that hang together with what changed; null: nothing was added up yet. */
  #changed: Set<string> | null = null

  changed(claims: Iterable<string>): void {
    if (this.#changed) for (const claim of claims) this.#changed.add(claim)
  }

  all(relations: GroupRelations, find: (claim: string) => AcceptedClaim | undefined): readonly Found[] {
    for (const whole of this.#changed ?? relations.partOf.severalTimesSecond()) {
      const found = sumOfParts(whole, relations, find)
      if (found) this.#found.set(whole, found)
      else this.#found.delete(whole)
    }
    this.#changed = new Set()
    return inOrder(this.#found.values())
  }
}

const inOrder = (found: Iterable<Found>): readonly Found[] => [...found].sort((a, b) => a.at - b.at)
