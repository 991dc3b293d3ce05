import { isDeath } from './custody-flow.ts'
import { type AcceptedClaim, noteTies } from './known-claims.ts'

/** How the groups of two claims lie to one another, each way a bit: a move is told of the same people too. */
export const DISJOINT = 1
export const PART_OF = 2
export const SAME = 4
export const TRANSFER = 8
export const EXHAUSTS = 16
export const SUPERSEDES = 32
export const MAY_SHARE = 64
/** Of a claim, beside these: it is a whole of which others are parts; and its parts, or the same people, may lead to the dead. */
const IS_WHOLE = 128
const MAY_LEAD_ON = 256

export type Pair = readonly [string, string]

/** Two claims of which it is said how they lie to one another. */
export interface Tie {
  /** The two in the order in which it is said. */
  pair: Pair
  /** What it comes to, as bits; none while one of the two does not count. Changed by `Ties.setKinds` alone. */
  kinds: number
  /** Its place among all ties, and among those that one of them spreads to: proofs list them as they come. */
  order: number
  readonly at: number
  /** Its claims as they stand: two, or one that is said of itself. */
  readonly ends: readonly Knot[]
  /** Where nobody says it of these two claims: the two about the same groups of which it is said. */
  readonly follows?: Pair | null
}

const inOrder = (a: Tie, b: Tie): number => a.order - b.order || a.at - b.at

/** A claim that something is said of, and all that is said of it. */
export interface Knot {
  readonly claim: string
  /** The claim while it is accepted. */
  item: AcceptedClaim | undefined
  ties: Tie[]
  /** Whether a claim beside it is, or once was, of the dead, or tied to more claims than this one. */
  mayLeadOn: boolean
  /** Its place in the list of all, in no order. */
  place: number
}

const NO_TIES: readonly Tie[] = []
/** Of a claim that nothing is said of yet; never written to. */
const UNTIED: Tie[] = []

/** A claim by its id, or itself where it is at hand: then nothing is looked up. */
export type Named = string | Pick<AcceptedClaim, 'id' | 'at' | 'knot'>

/** Ties, found by either of their claims, so that what hangs together is reached without a look at all that does not. */
export class Ties {
  readonly #knots: Knot[] = []
  /** Accepted claims by their places, where they do not know themselves what is said of them. */
  readonly #at = new Map<number, Knot>()
  /** Claims that are not accepted, by their ids. */
  readonly #others = new Map<string, Knot>()
  readonly #find: (claim: string) => AcceptedClaim | undefined
  /** How many ties are of a kind, by its bit. */
  readonly #sizes = new Int32Array(MAY_SHARE + 1)
  readonly #marks: boolean

  /** `marks`: whether the claims are filed in one register, which sees at the claim itself how it is tied: hundreds of thousands need no look into a table. */
  constructor(marks: boolean, find: (claim: string) => AcceptedClaim | undefined) {
    this.#marks = marks
    this.#find = find
  }

  /** What is said of a claim; `item`: the claim, if it is accepted. */
  knot(claim: string, item: AcceptedClaim | undefined): Knot {
    const known = item ? this.#knotAt(item) : this.#others.get(claim)
    if (known) return known
    const fresh = { claim, item, ties: UNTIED, mayLeadOn: false, place: this.#knots.length }
    this.#knots.push(fresh)
    this.#keep(fresh)
    return fresh
  }

  /** Notes that a claim, which has its place among all, is another now; null: it is not accepted. */
  replace(before: AcceptedClaim | null, after: AcceptedClaim | null): void {
    const knot = before ? this.#knotAt(before) : this.#others.get(after?.id ?? '')
    if (!knot) return
    if (before) this.#letGo(before)
    else this.#others.delete(knot.claim)
    knot.item = after ?? undefined
    this.#keep(knot)
    this.#mark(knot)
    if (after && isDeath(after.claim.kind)) for (const tie of knot.ties) this.#noteLead(tie)
  }

  #knotAt(item: Pick<AcceptedClaim, 'at' | 'knot'>): Knot | null | undefined {
    return this.#marks ? item.knot : this.#at.get(item.at)
  }

  #keep(knot: Knot): void {
    const { item } = knot
    if (!item) this.#others.set(knot.claim, knot)
    else if (this.#marks) noteTies(item, knot, item.tiedAs)
    else this.#at.set(item.at, knot)
  }

  #letGo(item: AcceptedClaim): void {
    if (this.#marks) noteTies(item, null, 0)
    else this.#at.delete(item.at)
  }

  #forget(knot: Knot): void {
    if (knot.item) this.#letGo(knot.item)
    else this.#others.delete(knot.claim)
    const last = this.#knots.pop()
    if (!last || last === knot) return
    last.place = knot.place
    this.#knots[knot.place] = last
  }

  /** Has the claims know of no tie any more: another register's worth of ties is going to be told to them. */
  letGo(): void {
    if (this.#marks) for (const { item } of this.#knots) if (item) this.#letGo(item)
  }

  #knotOf(claim: Named): Knot | null | undefined {
    if (typeof claim !== 'string') return this.#knotAt(claim)
    const item = this.#find(claim)
    return item ? this.#knotAt(item) : this.#others.get(claim)
  }

  /** Puts a tie between two claims that something is said of. */
  put(tie: Tie): void {
    // A list of one takes a tenth of the room that a list does which something was pushed to, and of most claims one thing is said.
    for (const knot of tie.ends)
      if (knot.ties.length === 0) knot.ties = [tie]
      else knot.ties.push(tie)
    this.#count(tie.kinds, 1)
    for (const knot of tie.ends) {
      this.#add(knot, tie)
      // Those beside it that came first did not know that it would be tied to more than them.
      if (knot.ties.length === 2) for (const each of knot.ties) this.#noteLead(each)
    }
    this.#noteLead(tie)
  }

  take(tie: Tie): void {
    for (const knot of tie.ends) {
      const at = knot.ties.indexOf(tie)
      if (at >= 0) knot.ties.splice(at, 1)
      this.#mark(knot)
      if (knot.ties.length === 0) this.#forget(knot)
    }
    this.#count(tie.kinds, -1)
  }

  setKinds(tie: Tie, kinds: number): void {
    const before = tie.kinds
    if (before === kinds) return
    this.#count(before, -1)
    tie.kinds = kinds
    this.#count(kinds, 1)
    for (const knot of tie.ends) before === 0 ? this.#add(knot, tie) : this.#mark(knot)
  }

  /** All that is said of a claim, whether it comes to something or not. */
  of(claim: Named): readonly Tie[] {
    return this.#knotOf(claim)?.ties ?? NO_TIES
  }

  /** Whether some tie of a claim is of one of some kinds. */
  has(claim: Named, kinds: number): boolean {
    for (const tie of this.of(claim)) if ((tie.kinds & kinds) !== 0) return true
    return false
  }

  /** Whether some tie of an accepted claim is of one of some kinds. */
  isTied(item: Tieable, kinds: number): boolean {
    return this.#marks ? (item.tiedAs & kinds) !== 0 : item.knot !== null && this.has(item, kinds)
  }

  /** Whether some accepted claim that a claim has a tie of a kind with, at the other end from `end`, passes a test. */
  someAt(claim: Named, { kind, end }: { kind: number; end: 0 | 1 }, test: (item: AcceptedClaim) => boolean): boolean {
    const id = idOf(claim)
    for (const { kinds, pair, ends } of this.of(claim)) {
      if ((kinds & kind) === 0 || pair[end] !== id) continue
      const knot = ends[0]?.claim === id ? ends[1] : ends[0]
      if (knot?.item && test(knot.item)) return true
    }
    return false
  }

  /** Whether some tie of a claim, of one of some kinds, is with one of some claims. */
  hasAmong(claim: Named, kinds: number, claims: ReadonlySet<string>): boolean {
    const id = idOf(claim)
    for (const tie of this.of(claim))
      if ((tie.kinds & kinds) !== 0 && tie.ends.some((end) => end.claim !== id && claims.has(end.claim))) return true
    return false
  }

  /** Whether the parts of a claim, or the same people, may lead to the dead. */
  mayLeadOn({ knot, tiedAs }: Tieable): boolean {
    return this.#marks ? (tiedAs & MAY_LEAD_ON) !== 0 : knot !== null
  }

  /** Whether an accepted claim may be a whole of which others are parts. */
  mayBeWhole({ knot, tiedAs }: Tieable): boolean {
    return this.#marks ? (tiedAs & IS_WHOLE) !== 0 : knot !== null
  }

  /** The accepted claims that a claim has a tie of one of some kinds with. */
  beside(claim: Named, kinds: number): readonly { readonly tie: Tie; readonly item: AcceptedClaim }[] {
    const id = idOf(claim)
    const found: { tie: Tie; item: AcceptedClaim }[] = []
    for (const tie of this.of(claim)) {
      if ((tie.kinds & kinds) === 0) continue
      const item = (tie.ends[0]?.claim === id ? tie.ends[1] : tie.ends[0])?.item
      if (item) found.push({ tie, item })
    }
    return found
  }

  /** Claims that stand at one end of several ties of a kind. */
  *severalAt(end: 0 | 1, kind: number): Iterable<string> {
    for (const { claim, ties } of this.#knots) {
      let several = 0
      if (ties.length > 1) for (const tie of ties) if ((tie.kinds & kind) !== 0 && tie.pair[end] === claim) several++
      if (several > 1) yield claim
    }
  }

  /** How many ties are of a kind. */
  count(kind: number): number {
    return this.#sizes[kind] ?? 0
  }

  /** All ties of a kind, in their order. */
  all(kind: number): readonly Tie[] {
    if (this.count(kind) === 0) return NO_TIES
    const found = new Set<Tie>()
    for (const { ties } of this.#knots) for (const tie of ties) if ((tie.kinds & kind) !== 0) found.add(tie)
    return [...found].sort(inOrder)
  }

  /** Tells a claim all that it is tied by. */
  #mark(knot: Knot): void {
    const { item, ties, mayLeadOn } = knot
    if (!this.#marks || !item) return
    let kinds = mayLeadOn ? MAY_LEAD_ON : 0
    for (const tie of ties) kinds |= kindsFor(item.id, tie)
    noteTies(item, knot, kinds)
  }

  /** Tells a claim one tie more: thousands of parts of one whole take no look at one another. */
  #add(knot: Knot, tie: Tie): void {
    const { item, mayLeadOn } = knot
    if (this.#marks && item) noteTies(item, knot, item.tiedAs | kindsFor(item.id, tie) | (mayLeadOn ? MAY_LEAD_ON : 0))
  }

  #noteLead({ ends: [one, other] }: Tie): void {
    if (!one || !other) return
    for (const [knot, beside] of [[one, other] as const, [other, one] as const]) {
      if (knot.mayLeadOn || !(beside.ties.length > 1 || (beside.item && isDeath(beside.item.claim.kind)))) continue
      knot.mayLeadOn = true
      if (this.#marks && knot.item) noteTies(knot.item, knot, knot.item.tiedAs | MAY_LEAD_ON)
    }
  }

  #count(kinds: number, by: number): void {
    for (let kind = DISJOINT; kind <= kinds; kind *= 2)
      if ((kinds & kind) !== 0) this.#sizes[kind] = this.count(kind) + by
  }
}

const idOf = (claim: Named): string => (typeof claim === 'string' ? claim : claim.id)

/** How a tie is told to one of its claims. */
const kindsFor = (claim: string, { kinds, pair }: Tie): number =>
  kinds | ((kinds & PART_OF) !== 0 && pair[1] === claim ? IS_WHOLE : 0)

/** A claim as it is asked whether something is said of it: of most it is known that nothing is. */
export type Tieable = Pick<AcceptedClaim, 'id' | 'at' | 'knot' | 'tiedAs'>

/** The pairs of one kind of relation, in their order; live, as the ties are. */
export class PairsOfKind implements Iterable<Pair> {
  readonly #ties: Ties
  readonly #kind: number

  constructor(ties: Ties, kind: number) {
    this.#ties = ties
    this.#kind = kind
  }

  get size(): number {
    return this.#ties.count(this.#kind)
  }

  /** Whether some pair names a claim. */
  has(item: Tieable): boolean {
    return this.#ties.isTied(item, this.#kind)
  }

  /** The pairs that name a claim. */
  of(claim: Named): readonly Pair[] {
    if (this.size === 0) return NO_PAIRS
    return pairsOf(this.#ties.of(claim).filter((tie) => (tie.kinds & this.#kind) !== 0))
  }

  /** Claims that stand second in several pairs. */
  severalTimesSecond(): Iterable<string> {
    return this.size < 2 ? [] : this.#ties.severalAt(1, this.#kind)
  }

  /** Whether some accepted claim that stands second in a pair of a claim passes a test. */
  someAfter(claim: Named, test: (item: AcceptedClaim) => boolean): boolean {
    return this.#ties.someAt(claim, { kind: this.#kind, end: 0 }, test)
  }

  /** The accepted claims that stand first in the pairs of a claim, each with the place of its pair among all. */
  before(claim: Named): readonly { readonly item: AcceptedClaim; readonly order: number }[] {
    const id = idOf(claim)
    return this.#ties
      .beside(claim, this.#kind)
      .filter(({ tie }) => tie.pair[1] === id)
      .sort((a, b) => inOrder(a.tie, b.tie))
      .map(({ tie, item }) => ({ item, order: tie.order }))
  }

  /** The accepted claim that stands second in the first pair of a claim. */
  after(claim: Named): AcceptedClaim | undefined {
    const id = idOf(claim)
    const [first] = this.#ties
      .beside(claim, this.#kind)
      .filter(({ tie }) => tie.pair[0] === id)
      .sort((a, b) => inOrder(a.tie, b.tie))
    return first?.item
  }

  /** The accepted claims that a claim is in a pair with. */
  *beside(claim: Named): Iterable<AcceptedClaim> {
    if (this.size > 0) for (const { item } of this.#ties.beside(claim, this.#kind)) yield item
  }

  /** The pairs of which both claims are among some. */
  among(claims: ReadonlyMap<string, AcceptedClaim>): readonly Pair[] {
    return pairsOf(this.#tiesAmong(claims))
  }

  /** Those pairs, each with the pair of which it is said: where nobody speaks of it, the one that it follows from. */
  saidAmong(claims: ReadonlyMap<string, AcceptedClaim>): readonly (readonly [pair: Pair, said: Pair])[] {
    const ties = this.#tiesAmong(claims).sort(inOrder)
    return ties.map(({ pair, follows }) => [pair, follows ?? pair])
  }

  #tiesAmong(claims: ReadonlyMap<string, AcceptedClaim>): Tie[] {
    const found: Tie[] = []
    if (this.size === 0) return found
    for (const [claim, item] of claims)
      for (const tie of this.#ties.of(item))
        if ((tie.kinds & this.#kind) !== 0 && tie.pair[0] === claim && claims.has(tie.pair[1])) found.push(tie)
    return found
  }

  /** Whether two claims are a pair, either way round. */
  areTied(a: Named, b: string): boolean {
    return this.size > 0 && this.of(a).some(([one, other]) => (one === idOf(a) ? other : one) === b)
  }

  *[Symbol.iterator](): Iterator<Pair> {
    for (const { pair } of this.#ties.all(this.#kind)) yield pair
  }
}

const NO_PAIRS: readonly Pair[] = []

const pairsOf = (ties: Tie[]): readonly Pair[] =>
  ties.length === 0 ? NO_PAIRS : ties.sort(inOrder).map((tie) => tie.pair)
