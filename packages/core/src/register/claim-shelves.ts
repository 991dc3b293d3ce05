import type { Claim } from '../claims/claim.ts'
import type { Days } from '../time/edtf.ts'
import { isOneParty, leavesCustody, receiverOf } from './custody-flow.ts'
import { Group } from './group.ts'
import type { AcceptedClaim } from './known-claims.ts'
import { isToll } from './toll.ts'
import { monthOf } from './toll-cuts.ts'

/** Claims about one holder and one people: of those taken, held or moved in, and of those who left. */
export interface Pair {
  readonly holder: string
  readonly peopleOf: string
  readonly inward: Group
  readonly outward: Group
  /** All claims of kinds that tell of coming or leaving otherwise than by capture and release. */
  readonly otherwise: Group[]
}

/** Claims about one kind of loss to one people, by the sort of person they name themselves. */
export interface Losses {
  readonly kind: Claim['kind']
  readonly peopleOf: string
  readonly what: string | null
  readonly group: Group
  /** The same by the place they name, and by the month that they surely fall in. */
  readonly places: Map<string, Group>
  readonly months: Map<string, Group>
}

/** Claims of one kind by one party about one people. */
export interface Shelf {
  readonly kind: Claim['kind']
  readonly actor: string | null
  readonly peopleOf: string | null
  readonly all: Group
  readonly denied: Group
  readonly pair: Group | null
  readonly acts: Group | null
  readonly losses: Map<string | null, Losses> | null
  /** By day as written and sort of person: what may be one happening counted twice. */
  readonly happenings: Map<string, Map<string | null, Group>>
  /** Captures by their exact number. */
  readonly captures: Map<number, Group>
}

/** Many small groups, of which those that changed are told to whoever watches. */
export class Groups {
  readonly all: Group[] = []
  readonly #watching: Set<Group>[] = []

  /** Whether anybody wants to know of changes. */
  get watched(): boolean {
    return this.#watching.length > 0
  }

  make(): Group {
    const group = new Group()
    this.all.push(group)
    return group
  }

  /** Groups that changed since, kept by whoever asks; all of them at first. */
  watch(): Set<Group> {
    const changed = new Set(this.all)
    this.#watching.push(changed)
    return changed
  }

  unwatch(changed: Set<Group>): void {
    const at = this.#watching.indexOf(changed)
    if (at >= 0) this.#watching.splice(at, 1)
  }

  changed(group: Group): void {
    for (const watching of this.#watching) watching.add(group)
  }
}

/** Dates of which the month is remembered. */
const MOST_MONTHS = 20_000
const CUSTODY: ReadonlySet<Claim['kind']> = new Set(['held', 'captured', 'released', 'died', 'escaped', 'transferred'])
const OTHERWISE: ReadonlySet<Claim['kind']> = new Set(['died', 'escaped', 'transferred'])
const ACTS: ReadonlySet<Claim['kind']> = new Set([
  'released',
  'bodies-returned',
  'refused',
  'attacked',
  'accused',
  'held',
])

/** A count that is one number; null for any other. */
export const exact = ({ count }: Claim): number | null =>
  count !== null && count.min !== null && count.min === count.max ? count.min : null

/** A refusal to let go of an unsaid number: to be set against the captures that its page counts. */
export const isVagueRefusal = ({ kind, count }: Claim): boolean =>
  kind === 'refused' && count !== null && count.max === null && count.min !== null

/** Accepted claims filed under all that answers look for, so that a claim more is a claim more in the few groups it is in. */
export class ClaimShelves {
  readonly shelves: Shelf[] = []
  readonly pairs: Pair[] = []
  readonly losses: Losses[] = []
  readonly happenings = new Groups()
  readonly captures = new Groups()
  /** By what the claim says of who did it. */
  readonly acts = new Map<string, Group>()
  readonly undertakings = new Group()
  readonly refusals = new Group()
  /** Claims that say how their people lie to those of another. */
  readonly tellers = new Group()
  readonly #at = new Map<string, Map<string | null, Map<string | null, Shelf>>>()
  readonly #lossesOf = new Map<string, Map<string, Map<string | null, Losses>>>()
  readonly #pairOf = new Map<string, Map<string, Pair>>()

  put(item: AcceptedClaim): void {
    const groups = this.#groupsOf(item)
    for (let group = groups.pop(); group; group = groups.pop()) group.put(item)
    this.#tell(item)
  }

  take(item: AcceptedClaim): void {
    const groups = this.#groupsOf(item)
    for (let group = groups.pop(); group; group = groups.pop()) group.take(item)
    this.#tell(item)
  }

  /** Notes that something else than its own words changed what a claim says. */
  touch(item: AcceptedClaim): void {
    const groups = this.#groupsOf(item)
    for (let group = groups.pop(); group; group = groups.pop()) group.version++
    this.#tell(item)
  }

  /** Notes that a claim, or one that it is tied to, comes from elsewhere now, which changes no figure. */
  touchOrigin(item: AcceptedClaim): void {
    const groups = this.#groupsOf(item)
    for (let group = groups.pop(); group; group = groups.pop()) group.origins++
    const { acts } = this.#shelfOf(item.claim)
    if (acts) acts.version++
    if (item.claim.kind === 'undertaking') this.undertakings.version++
  }

  /** The shelf of claims of a kind by a party about a people, when there is one. */
  shelf(kind: Claim['kind'], actor: string | null, peopleOf: string | null): Shelf | undefined {
    return this.#at.get(kind)?.get(actor)?.get(peopleOf)
  }

  #tell({ claim }: AcceptedClaim): void {
    if (!this.happenings.watched && !this.captures.watched) return
    const shelf = this.#shelfOf(claim)
    const happening = claim.date === null ? undefined : shelf.happenings.get(claim.date)?.get(claim.what)
    if (happening) this.happenings.changed(happening)
    const capture = shelf.captures.get(exact(claim) ?? -1)
    if (capture) this.captures.changed(capture)
  }

  /** One list for all: a list of its own for each of a million claims costs more than filing them. Whoever asks takes all out. */
  readonly #groups: Group[] = []
  #groupsOf(item: AcceptedClaim): Group[] {
    const { claim } = item
    const shelf = this.#shelfOf(claim)
    const groups = this.#groups
    groups.push(shelf.all)
    const { standing } = item
    if (standing !== null && (shelf.pair || claim.kind === 'transferred')) this.#pushFlows(groups, claim, shelf)
    if (standing !== null && shelf.losses)
      this.#pushLosses(groups, item, this.#lossesOn(shelf, shelf.losses, claim.what))
    if (shelf.acts) groups.push(shelf.acts)
    if (claim.stance === 'denied') groups.push(shelf.denied)
    if (claim.kind === 'undertaking') groups.push(this.undertakings)
    if (claim.partOf !== null || claim.disjointFrom !== null || claim.sameAs !== null) groups.push(this.tellers)
    if (standing !== null && countsHappening(claim)) groups.push(happeningOf(shelf, claim, this.happenings))
    const number = claim.kind === 'captured' && claim.date !== null ? (exact(claim) ?? 0) : 0
    if (number > 1)
      groups.push(shelf.captures.get(number) ?? madeAt(shelf.captures, number, () => this.captures.make()))
    if (isVagueRefusal(claim)) groups.push(this.refusals)
    return groups
  }

  #pushFlows(groups: Group[], claim: Claim, { all, pair: own }: Shelf): void {
    if (own) groups.push(own)
    const receiver = receiverOf(claim)
    if (receiver === null) return
    const pair = this.#pair(receiver, claim.peopleOf ?? '')
    groups.push(pair.inward)
    if (!pair.otherwise.includes(all)) pair.otherwise.push(all)
  }

  #lossesOn({ kind, peopleOf }: Shelf, losses: Map<string | null, Losses>, what: string | null): Losses {
    return (
      losses.get(what) ??
      madeAt(losses, what, () => {
        const made = {
          kind,
          peopleOf: peopleOf ?? '',
          what,
          group: new Group(true),
          places: new Map(),
          months: new Map(),
        }
        this.losses.push(made)
        return made
      })
    )
  }

  #pushLosses(groups: Group[], { claim, days }: AcceptedClaim, losses: Losses): void {
    groups.push(losses.group)
    if (claim.place !== null)
      groups.push(losses.places.get(claim.place) ?? madeAt(losses.places, claim.place, newGroup))
    const month = days === null ? null : this.#monthOf(days)
    if (month !== null) groups.push(losses.months.get(month) ?? madeAt(losses.months, month, newGroup))
  }

  readonly #months = new Map<Days, string | null>()
  #monthOf(days: Days): string | null {
    const known = this.#months.get(days)
    if (known !== undefined) return known
    const month = monthOf(days)
    if (this.#months.size > MOST_MONTHS) this.#months.clear()
    this.#months.set(days, month)
    return month
  }

  #shelfOf({ kind, actor, peopleOf }: Claim): Shelf {
    const known = this.#at.get(kind)?.get(actor)?.get(peopleOf)
    if (known) return known
    const ofKind = madeAt(this.#at, kind, () => new Map<string | null, Map<string | null, Shelf>>())
    const ofActor = madeAt(ofKind, actor, () => new Map<string | null, Shelf>())
    return madeAt(ofActor, peopleOf, () => this.#makeShelf(kind, actor, peopleOf))
  }

  #makeShelf(kind: Claim['kind'], actor: string | null, peopleOf: string | null): Shelf {
    const shelf: Shelf = {
      kind,
      actor,
      peopleOf,
      all: new Group(),
      denied: new Group(),
      pair:
        CUSTODY.has(kind) && actor !== null && peopleOf !== null && actor !== 'both' && peopleOf !== 'both'
          ? this.#pair(actor, peopleOf)[leavesCustody(kind) ? 'outward' : 'inward']
          : null,
      acts: ACTS.has(kind) && actor !== null ? madeAt(this.acts, actor, () => new Group()) : null,
      losses:
        isToll(kind) && peopleOf !== null
          ? madeAt(
              madeAt(this.#lossesOf, kind, () => new Map()),
              peopleOf,
              () => new Map<string | null, Losses>(),
            )
          : null,
      happenings: new Map(),
      captures: new Map(),
    }
    this.shelves.push(shelf)
    if (OTHERWISE.has(kind) && isOneParty(actor) && isOneParty(peopleOf))
      this.#pair(actor, peopleOf).otherwise.push(shelf.all)
    return shelf
  }

  #pair(holder: string, peopleOf: string): Pair {
    const ofHolder = madeAt(this.#pairOf, holder, () => new Map<string, Pair>())
    return madeAt(ofHolder, peopleOf, () => {
      const pair = { holder, peopleOf, inward: new Group(true), outward: new Group(true), otherwise: [] }
      this.pairs.push(pair)
      return pair
    })
  }
}

/** Claims that one happening may be told of by, with a number each. */
const countsHappening = ({ kind, count, date, partOf }: Claim): boolean =>
  count !== null && date !== null && partOf === null && kind !== 'undertaking' && kind !== 'accused'

function happeningOf({ happenings }: Shelf, { date, what }: Claim, groups: Groups): Group {
  const known = happenings.get(date ?? '')?.get(what)
  if (known) return known
  const onDay = madeAt(happenings, date ?? '', () => new Map<string | null, Group>())
  return madeAt(onDay, what, () => groups.make())
}

const newGroup = (): Group => new Group()

function madeAt<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
