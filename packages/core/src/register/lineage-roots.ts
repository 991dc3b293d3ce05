import type { RelationJudgement } from '../ledger/replay.ts'
import { JoinedRoots, Union } from './joined-roots.ts'
import type { ClaimOnPage } from './origins.ts'

/** What roots are drawn up from. */
export interface RootGrounds {
  /** A claim that counts. */
  readonly find: (claim: string) => ClaimOnPage | undefined
  readonly claimsOn: (sha256: string) => readonly ClaimOnPage[]
  /** What a claim goes back to before anybody ruled. */
  readonly pointerOf: (item: ClaimOnPage) => string
  /** The page that a claim was proposed on. */
  readonly pageOf: (claim: string) => string | undefined
  /** The place of a page among all of the case; undefined for any other name. */
  readonly placeOf: (name: string) => number | undefined
}

/** The last word of a person on whether two claims go back to one origin (OR4). */
interface Ruling {
  readonly number: number
  last: RelationJudgement
  /** The names that it ties together now. */
  links: readonly string[]
  /** Claims that it took out of the origin of their page. */
  apart: readonly string[]
}

/** Names and claims of which the origin is another now. */
export interface MovedRoots {
  readonly names: ReadonlySet<string>
  readonly claims: ReadonlySet<string>
}

const NONE: readonly string[] = []

/**
 * Which names of origins are one (OR2 to OR4): by what pages credit, and by what people ruled, in the order in which they ruled. When
 * something changes, only the names that hang together with it are put together anew.
 */
export class LineageRoots {
  readonly #of: RootGrounds
  readonly #joined = new JoinedRoots()
  readonly #rulings = new Map<string, Ruling>()
  readonly #onPage = new Map<string, Set<Ruling>>()
  readonly #linked = new Map<string, Set<Ruling>>()
  /** The name of an origin for each name in it but that one. */
  readonly #topOf = new Map<string, string>()
  /** Claims that somebody ruled to go back to something else than what they share with others. */
  readonly #apart = new Map<string, string>()
  /** Origins that somebody ruled to be independent of one. */
  readonly #independent = new Map<string, readonly string[]>()
  #changed = new Set<string>()
  readonly #stale = new Set<Ruling>()
  readonly #movedClaims = new Set<string>()

  constructor(of: RootGrounds) {
    this.#of = of
  }

  join(a: string, b: string): void {
    if (a === b) return
    this.#joined.join(a, b)
    this.#changed.add(a).add(b)
  }

  part(a: string, b: string): void {
    if (a === b) return
    this.#joined.part(a, b)
    this.#changed.add(a).add(b)
  }

  /** Takes in a ruling. */
  rule(last: RelationJudgement): void {
    const key = [last.claim, last.other].sort().join(' ')
    const ruling = this.#rulings.get(key) ?? { number: this.#rulings.size, last, links: NONE, apart: NONE }
    ruling.last = last
    this.#rulings.set(key, ruling)
    for (const claim of [last.claim, last.other]) addToSet(this.#onPage, this.#of.pageOf(claim) ?? '', ruling)
    this.#stale.add(ruling)
  }

  /** Notes that claims of a page are others now, or go back to something else. */
  touchPage(sha256: string): void {
    for (const ruling of this.#onPage.get(sha256) ?? []) this.#stale.add(ruling)
  }

  /** The name of the origin of a claim. */
  rootOf(claim: string, pointer: string): string {
    return this.nameOf(this.#apart.size === 0 ? pointer : (this.#apart.get(claim) ?? pointer))
  }

  /** The name of the origin that has a name among others. */
  nameOf(name: string): string {
    return this.#topOf.get(name) ?? name
  }

  /** Whether somebody ruled where a claim of a page comes from. */
  isRuledOn(sha256: string): boolean {
    return this.#onPage.has(sha256)
  }

  /** Names that are of one origin with others. */
  names(): Iterable<string> {
    return [...this.#topOf.keys(), ...this.#topOf.values(), ...this.#onPage.keys(), ...this.#independent.keys()]
  }

  independentOf(root: string): readonly string[] {
    return this.#independent.get(root) ?? NONE
  }

  /** Puts together anew what changed. */
  settle(): MovedRoots {
    for (const ruling of this.#stale) this.#link(ruling)
    this.#stale.clear()
    const { names, rulings } = this.#hangingTogether(this.#changed)
    this.#changed = new Set()
    const moved = this.#drawUp(names, rulings)
    const claims = new Set(this.#movedClaims)
    this.#movedClaims.clear()
    return { names: moved, claims }
  }

  #link(ruling: Ruling): void {
    for (const name of ruling.links) {
      this.#linked.get(name)?.delete(ruling)
      this.#changed.add(name)
    }
    this.#takeBack(ruling)
    const { claim, other, answer } = ruling.last
    const [a, b] = [this.#of.find(claim), this.#of.find(other)]
    ruling.links =
      a === undefined || b === undefined || answer === 'unsure'
        ? NONE
        : [this.#of.pointerOf(a), this.#of.pointerOf(b), ...(answer === 'no' ? [ruledName(a)] : [])]
    for (const name of ruling.links) {
      addToSet(this.#linked, name, ruling)
      this.#changed.add(name)
    }
  }

  #takeBack(ruling: Ruling): void {
    for (const claim of ruling.apart) {
      this.#apart.delete(claim)
      this.#movedClaims.add(claim)
    }
    ruling.apart = NONE
  }

  #hangingTogether(from: ReadonlySet<string>): { names: ReadonlySet<string>; rulings: readonly Ruling[] } {
    const names = new Set(from)
    const rulings = new Set<Ruling>()
    for (const name of names) {
      for (const beside of this.#joined.beside(name)) names.add(beside)
      for (const ruling of this.#linked.get(name) ?? []) {
        rulings.add(ruling)
        for (const link of ruling.links) names.add(link)
      }
    }
    return { names, rulings: [...rulings].sort((a, b) => a.number - b.number) }
  }

  /** Gives the names of which the origin, or what is ruled to be independent of it, is another now. */
  #drawUp(names: ReadonlySet<string>, rulings: readonly Ruling[]): ReadonlySet<string> {
    const union = new Union()
    for (const name of names) for (const beside of this.#joined.beside(name)) union.unite(name, beside)
    for (const ruling of rulings) this.#takeBack(ruling)
    const independent = rulings.filter((ruling) => this.#apply(ruling, union))
    const before = new Map([...names].map((name) => [name, this.#standing(name)]))
    this.#nameAgain(names, union)
    for (const name of names) this.#independent.delete(name)
    for (const { last } of independent) this.#keepApart(last.claim, last.other)
    return new Set([...names].filter((name) => this.#standing(name) !== before.get(name)))
  }

  #standing(name: string): string {
    const top = this.#topOf.get(name) ?? name
    return [top, ...this.independentOf(top)].join('\n')
  }

  /** Whether it was ruled that the two are independent. */
  #apply(ruling: Ruling, union: Union): boolean {
    const { last } = ruling
    const [a, b] = [this.#of.find(last.claim), this.#of.find(last.other)]
    if (!a || !b) return false
    const nowOf = (item: ClaimOnPage) => union.top(this.#apart.get(item.claim.id) ?? this.#of.pointerOf(item))
    const root = nowOf(a)
    if (last.answer === 'yes') {
      union.unite(root, nowOf(b))
      return false
    }
    if (root === nowOf(b)) {
      const own = this.#of.claimsOn(a.source.sha256).filter((item) => nowOf(item) === root)
      for (const { claim } of own) {
        this.#apart.set(claim.id, ruledName(a))
        this.#movedClaims.add(claim.id)
      }
      ruling.apart = own.map(({ claim }) => claim.id)
    }
    return true
  }

  /** A page names an origin better than an outlet that is only cited: of several the first of the case. */
  #nameAgain(names: ReadonlySet<string>, union: Union): void {
    const best = new Map<string, string>()
    for (const name of names) {
      const top = union.top(name)
      const known = best.get(top)
      if (known === undefined || this.#goesBefore(name, known)) best.set(top, name)
    }
    for (const name of names) {
      const top = best.get(union.top(name)) ?? name
      if (top === name) this.#topOf.delete(name)
      else this.#topOf.set(name, top)
    }
  }

  #goesBefore(a: string, b: string): boolean {
    const [one, other] = [this.#of.placeOf(a), this.#of.placeOf(b)]
    if (one === undefined || other === undefined) return one === other ? a < b : one !== undefined
    return one < other
  }

  #keepApart(claim: string, other: string): void {
    const [a, b] = [claim, other].map((id) => {
      const item = this.#of.find(id)
      return item ? this.rootOf(id, this.#of.pointerOf(item)) : ''
    })
    if (a === undefined || b === undefined) return
    this.#independent.set(a, [...this.independentOf(a), b])
    this.#independent.set(b, [...this.independentOf(b), a])
  }
}

const ruledName = ({ source }: ClaimOnPage): string => `ruled ${source.sha256}`

function addToSet<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}
