import type { RelationJudgement } from '../ledger/replay.ts'
import type { ClaimChange } from './accepted-book.ts'
import { ClaimsOfKind } from './claims-of-kind.ts'
import type { GroupRelations } from './groups.ts'
import type { AcceptedClaim } from './known-claims.ts'
import type { Regions } from './regions.ts'
import { NOT_SPREAD, Spoken, type Telling, tellingsOf } from './spoken-relations.ts'
import {
  DISJOINT,
  EXHAUSTS,
  type Knot,
  MAY_SHARE,
  PART_OF,
  type Pair,
  PairsOfKind,
  SAME,
  SUPERSEDES,
  type Tie,
  Ties,
  TRANSFER,
} from './ties.ts'

/** What relations are collected from. */
export interface RelationGrounds {
  readonly find: (claim: string) => AcceptedClaim | undefined
  /** Whether the claims are filed in one register, and told how they are tied. */
  readonly marks?: boolean
  readonly regions: Regions | null
  /** Whether a claim is known by the day asked for, be it accepted or not; left out: every one is. */
  readonly isKnown?: IsKnown
}

export type IsKnown = (claim: string) => boolean
const EVERY_ONE: IsKnown = () => true

/** What is set aside: claims, pairs of which it is answered that they do not lie so, and pairs that may share people after all. */
export interface SetAside {
  readonly isOut: (item: AcceptedClaim) => boolean
  readonly isNot: (word: Spoken['word'], pair: Pair) => boolean
  readonly mayShare: readonly Pair[]
}

/** Claims of an answer, and claims that hang together, up to which it is looked at what would follow without some: a fifth of a second. */
const MOST_REACHED = 20_000

/** What a relation said before a change, and the claims that it tied. */
interface Before {
  readonly says: readonly string[]
  readonly claims: readonly string[]
}

const NONE: ReadonlySet<string> = new Set()
const NOBODY: readonly AcceptedClaim[] = []
/** The two claims of a relation, those of them that are accepted. */
type PairOfItems = readonly [AcceptedClaim | undefined, AcceptedClaim | undefined]

/**
 * Relations between accepted claims, kept up with a ledger that grows: what is said of a claim is looked at with all that hangs
 * together with it, and nothing else. A person's last word goes before what a page suggests and before what was said earlier: 'no'
 * takes a relation away, 'unsure' leaves it open, which for a bound is the same as not knowing.
 */
export class RelationsBook {
  readonly #ties: Ties
  /** The relations as they are: one object, live. */
  readonly now: GroupRelations
  /** How many rulings were taken in. */
  #ruled = 0
  /** Claims that are about one group with others, each with all of them. */
  readonly #like = new Map<string, readonly string[]>()
  readonly #find: RelationGrounds['find']
  readonly #isKnown: IsKnown
  /** What claims tell of claims that were not at hand, and relations that can come to more than they are told: until all is collected. */
  #distant: { readonly telling: Telling; readonly item: AcceptedClaim }[] = []
  #unspread: Spoken[] = []

  constructor({ find, marks = false, regions, isKnown = EVERY_ONE }: RelationGrounds) {
    this.#ties = new Ties(marks, find)
    this.#find = find
    this.#isKnown = isKnown
    this.now = { ...liveRelations(this.#ties, regions), find, without: (claims, out) => this.#without(claims, out) }
  }

  /** The relations that accepted claims tell of and people ruled on. */
  static of(
    tellers: Iterable<AcceptedClaim>,
    rulings: readonly RelationJudgement[],
    grounds: RelationGrounds,
  ): RelationsBook {
    const book = new RelationsBook(grounds)
    for (const item of tellers) book.collect(item, NOBODY)
    book.settle(rulings)
    return book
  }

  /**
   * Takes in what an accepted claim says of how its group lies to others, with the claims at hand: most tell of their own page, and to
   * go back to claims that are not at hand any more takes longer than all else about them. `settle` ends it.
   */
  collect(item: AcceptedClaim, atHand: readonly AcceptedClaim[]): void {
    for (const telling of tellingsOf(item)) {
      const other = atHand.find(({ id }) => id === telling.pair[1])
      if (other) this.#collect(telling, [item, other])
      else this.#distant.push({ telling, item })
    }
  }

  /** Takes in the rest of what was collected, and the rulings. */
  settle(rulings: readonly RelationJudgement[]): void {
    for (const { telling, item } of this.#distant) this.#collect(telling, [item, this.#find(telling.pair[1])])
    for (const each of this.#takeRulings(rulings)) {
      this.#weigh(each)
      this.#unspread.push(each)
    }
    this.#drawLikes(this.#unspread.flatMap((each) => ((each.means & SAME) === 0 ? [] : each.pair)))
    if (this.#like.size > 0) for (const each of this.#unspread) this.#spread(each)
    this.#distant = []
    this.#unspread = []
  }

  #collect(telling: Telling, items: PairOfItems): void {
    const each = this.#at(telling.word, telling.pair, items)
    each.tell(telling)
    this.#weigh(each)
    // None of the many parts comes to more by itself than it is told.
    if (telling.word !== 'part-of') this.#unspread.push(each)
  }

  /** Takes in changes. Gives the claims whose relations are others now, and all that hangs together with a claim that changed. */
  take(changes: readonly ClaimChange[], rulings: readonly RelationJudgement[]): ReadonlySet<string> {
    const noted = new Map<Spoken, Before>()
    const note = (each: Spoken) => {
      if (!noted.has(each)) noted.set(each, { says: each.says(), claims: each.claims() })
    }
    const changed = new Set<string>()
    for (const { before, after } of changes) {
      const item = after ?? before
      if (!item) continue
      changed.add(item.id)
      this.#ties.replace(before, after)
      for (const each of this.#spokenOf(item.id)) note(each)
    }
    for (const change of changes) this.#retell(change, note)
    for (const { relation, claim, other } of rulings.slice(this.#ruled)) {
      const each = this.#spokenBy(relation, [claim, other])
      if (each) note(each)
    }
    for (const each of this.#takeRulings(rulings)) if (!noted.has(each)) noted.set(each, NOTHING_BEFORE)
    if (noted.size === 0) return NONE
    this.#weighAgain(noted, note)
    const reached = this.#reached(changed, noted)
    for (const each of noted.keys()) if (!each.isSpoken) this.#ties.take(each)
    return reached
  }

  /**
   * The relations around some claims as they would be if some claims were not accepted and it were answered of some pairs that they do not
   * lie so; null where that is more than is looked at.
   */
  #without(claims: readonly string[], out: SetAside): GroupRelations | null {
    if (claims.length > MOST_REACHED) return null
    const tied = claims.filter((claim) => this.#ties.of(claim).length > 0)
    const reached = this.reachedFrom(tied, MOST_REACHED)
    if (reached.size > MOST_REACHED) return null
    const find = (claim: string) => {
      const item = this.#find(claim)
      return item && !out.isOut(item) ? item : undefined
    }
    const book = new RelationsBook({ find, regions: this.now.regions, isKnown: this.#isKnown })
    const spoken = new Set([...reached].flatMap((claim) => this.#spokenOf(claim)))
    for (const each of [...spoken].sort((a, b) => a.order - b.order)) book.#takeOver(each, out)
    for (const pair of out.mayShare) book.#takeOver(new Spoken('disjoint', pair, []), { ...out, isNot: () => true })
    book.settle([])
    return book.now
  }

  #takeOver(told: Spoken, { isNot }: SetAside): void {
    const ends = [...new Set(told.pair)].map((claim) => this.#ties.knot(claim, this.#find(claim)))
    const each = told.copied(ends, isNot(told.word, told.pair))
    this.#ties.put(each)
    this.#weigh(each)
    this.#unspread.push(each)
  }

  /** Claims that ties lead to from some, with those themselves; where they are more than `most` not all of them. */
  reachedFrom(claims: Iterable<string>, most = Number.POSITIVE_INFINITY): ReadonlySet<string> {
    const reached = new Set(claims)
    for (const claim of reached) {
      if (reached.size > most) break
      for (const { kinds, pair } of this.#ties.of(claim)) if (kinds !== 0) for (const end of pair) reached.add(end)
    }
    return reached
  }

  /** Has the claims know of no relation any more: they are going to be told others. */
  letGo(): void {
    this.#ties.letGo()
  }

  /** Takes back what a claim told, and notes what it tells now. */
  #retell({ before, after }: ClaimChange, note: (each: Spoken) => void): void {
    if (before) for (const telling of tellingsOf(before)) this.#spokenBy(telling.word, telling.pair)?.untell(telling)
    if (!after) return
    for (const telling of tellingsOf(after)) {
      const each = this.#at(telling.word, telling.pair, [after, this.#find(telling.pair[1])])
      note(each)
      each.tell(telling)
    }
  }

  #weighAgain(noted: ReadonlyMap<Spoken, Before>, note: (each: Spoken) => void): void {
    const ends: string[] = []
    for (const [each, before] of [...noted]) {
      const wasSame = each.means & SAME
      this.#weigh(each)
      if (((wasSame | each.means) & SAME) !== 0) ends.push(...each.pair, ...before.claims)
    }
    if (ends.length > 0)
      for (const claim of this.#drawLikes(ends))
        for (const each of this.#spokenOf(claim)) if ((each.means & DISJOINT) !== 0) note(each)
    for (const each of noted.keys()) {
      this.#spread(each)
    }
  }

  /** Takes in the rulings that came since. Gives the relations that they are of. */
  #takeRulings(rulings: readonly RelationJudgement[]): readonly Spoken[] {
    const from = this.#ruled
    this.#ruled = rulings.length
    return rulings.slice(from).flatMap((ruling, at) => {
      // Where two claims come from says nothing of how their groups lie to one another.
      if (ruling.relation === 'same-origin') return []
      const pair = [ruling.claim, ruling.other] as const
      const each = this.#at(ruling.relation, pair, [this.#find(ruling.claim), this.#find(ruling.other)])
      each.rule(ruling, from + at)
      return [each]
    })
  }

  #spokenOf(claim: string): readonly Spoken[] {
    return this.#ties.of(claim).filter((tie) => tie instanceof Spoken)
  }

  #spokenBy(word: Spoken['word'], pair: Pair): Spoken | undefined {
    return amongTies([this.#ties.of(pair[0]), this.#ties.of(pair[1])], word, pair)
  }

  #at(word: Spoken['word'], pair: Pair, items: PairOfItems): Spoken {
    const [one, other] = [this.#ties.knot(pair[0], items[0]), this.#ties.knot(pair[1], items[1])]
    const known = amongTies([one.ties, other.ties], word, pair)
    if (known) return known
    const fresh = new Spoken(word, pair, one === other ? [one] : [one, other])
    this.#ties.put(fresh)
    return fresh
  }

  /** Settles what a relation comes to; nothing while one of the claims that it speaks of is not accepted. */
  #weigh(each: Spoken): void {
    const kinds = each.settle()
    each.means = kinds !== 0 && this.#counts(each) ? kinds : 0
    if (each.spread === NOT_SPREAD) this.#ties.setKinds(each, each.means)
  }

  /**
   * That a figure counts everybody is said of the first claim alone: it stands whatever becomes of the other, beside which it was ruled.
   * As known on a day before that one was known nobody can have ruled so.
   */
  #counts({ word, ends, pair }: Spoken): boolean {
    if (word !== 'exhausts') return ends.every(({ item }) => item !== undefined)
    return ends[0]?.item !== undefined && this.#isKnown(pair[1])
  }

  /** Draws up again which claims are about one group with some. Gives all of whom that may be otherwise than it was. */
  #drawLikes(claims: readonly string[]): ReadonlySet<string> {
    const reached = new Set(claims)
    for (const claim of claims) for (const other of this.#like.get(claim) ?? []) reached.add(other)
    const same = new Set<Spoken>()
    for (const claim of reached)
      for (const each of this.#spokenOf(claim)) {
        if ((each.kinds & SAME) === 0) continue
        same.add(each)
        for (const end of each.pair) reached.add(end)
      }
    for (const claim of reached) this.#like.delete(claim)
    for (const { pair } of [...same].sort((a, b) => a.order - b.order)) {
      const merged = [...new Set(pair.flatMap((end) => [end, ...(this.#like.get(end) ?? [])]))]
      for (const claim of merged) this.#like.set(claim, merged)
    }
    return reached
  }

  /** Who shares nobody with one claim's group shares nobody with that of every claim about the same group. */
  #spread(each: Spoken): void {
    if (each.spread === NOT_SPREAD && (each.means & DISJOINT) === 0) return
    const [some, others] = each.pair.map((end) => this.#like.get(end) ?? [end])
    const isAlone = some?.length === 1 && others?.length === 1
    for (const tie of each.spread) this.#ties.take(tie)
    each.spread =
      isAlone || (each.means & DISJOINT) === 0
        ? NOT_SPREAD
        : (some ?? [])
            .flatMap((one) => (others ?? []).map((other): Pair => [one, other]))
            .map((pair, at) => ({
              ...{ pair, kinds: DISJOINT, order: each.order, at, ends: this.#endsOf(pair) },
              follows: pair.some((end, place) => end !== each.pair[place]) ? each.pair : null,
            }))
    for (const tie of each.spread) this.#ties.put(tie)
    this.#ties.setKinds(each, each.spread === NOT_SPREAD ? each.means : 0)
  }

  #endsOf(pair: Pair): readonly Knot[] {
    return [...new Set(pair)].map((claim) => this.#ties.knot(claim, this.#find(claim)))
  }

  /**
   * Claims that ties lead to from those that changed and those whose ties did: parts take the sort and the day of their whole, and the
   * dead of a part are dead of its whole.
   */
  #reached(changed: ReadonlySet<string>, noted: ReadonlyMap<Spoken, Before>): ReadonlySet<string> {
    const reached = new Set([...changed].filter((claim) => this.#ties.of(claim).some(({ kinds }) => kinds !== 0)))
    for (const [each, before] of noted) {
      const says = each.says()
      if (says.length === before.says.length && says.every((one, at) => one === before.says[at])) continue
      for (const claim of [...before.claims, ...each.claims()]) reached.add(claim)
    }
    return this.reachedFrom(reached)
  }
}

/** A relation among the ties of its two claims: the fewer are looked at. */
function amongTies(
  [some, others]: readonly [readonly Tie[], readonly Tie[]],
  word: Spoken['word'],
  pair: Pair,
): Spoken | undefined {
  const fewest = some.length <= others.length ? some : others
  for (const tie of fewest) if (tie instanceof Spoken && tie.isOf(word, pair)) return tie
  return undefined
}

const NOTHING_BEFORE: Before = { says: [], claims: [] }

const liveRelations = (ties: Ties, regions: Regions | null): Omit<GroupRelations, 'find' | 'without'> => ({
  disjoint: new PairsOfKind(ties, DISJOINT),
  partOf: new PairsOfKind(ties, PART_OF),
  same: new PairsOfKind(ties, SAME),
  transfers: new PairsOfKind(ties, TRANSFER),
  everybody: new ClaimsOfKind(ties, EXHAUSTS, 0),
  superseded: new ClaimsOfKind(ties, SUPERSEDES, 1),
  mayShare: new PairsOfKind(ties, MAY_SHARE),
  mayLeadOn: (item) => ties.mayLeadOn(item),
  mayBeWhole: (item) => ties.mayBeWhole(item),
  isTiedAmong: (item, claims) => ties.hasAmong(item, DISJOINT | PART_OF | SAME, claims),
  isTied: (item) => ties.isTied(item, DISJOINT | PART_OF | SAME),
  tied: () => ties.count(DISJOINT) + ties.count(PART_OF) + ties.count(SAME),
  regions,
})
