import type { RelationWord } from '../ledger/entry.ts'
import type { RelationJudgement } from '../ledger/replay.ts'
import type { AcceptedClaim } from './known-claims.ts'
import { DISJOINT, EXHAUSTS, MAY_SHARE, PART_OF, type Pair, SAME, SUPERSEDES, type Tie, TRANSFER } from './ties.ts'

/** What each word comes to; where two claims come from says nothing of their groups. */
const KINDS: Readonly<Record<RelationWord, number>> = {
  disjoint: DISJOINT,
  more: DISJOINT,
  'part-of': PART_OF,
  'same-group': SAME,
  transfer: SAME | TRANSFER,
  exhausts: EXHAUSTS,
  supersedes: SUPERSEDES,
  'same-happening': MAY_SHARE,
  'same-origin': 0,
}

/** Words for which it matters which claim comes first. */
const ONE_WAY: ReadonlySet<RelationWord> = new Set(['part-of', 'supersedes', 'exhausts'])

/** Places of rulings come after those of all that pages tell. */
const AFTER_PAGES = 2 ** 50

/** A relation that a page tells, with its place among all that pages tell. */
export interface Telling {
  readonly word: RelationWord
  readonly pair: Pair
  readonly order: number
}

/** What a claim says of how its group lies to that of another. */
export function tellingsOf({ claim, at }: AcceptedClaim): readonly Telling[] {
  const { id, disjointFrom, partOf, sameAs } = claim
  const told: Telling[] = []
  if (disjointFrom !== null) told.push({ word: 'disjoint', pair: [id, disjointFrom], order: at * 4 })
  if (partOf !== null) told.push({ word: 'part-of', pair: [id, partOf], order: at * 4 + 1 })
  if (sameAs !== null) told.push({ word: 'same-group', pair: [id, sameAs], order: at * 4 + 2 })
  return told
}

export const tellsOfOthers = ({ claim }: AcceptedClaim): boolean =>
  claim.partOf !== null || claim.disjointFrom !== null || claim.sameAs !== null

/** One relation between two claims as pages tell it and as people ruled: their last word goes before what pages tell. */
export class Spoken implements Tie {
  readonly word: RelationWord
  readonly at = 0
  pair: Pair
  order = 0
  kinds = 0
  readonly ends: Tie['ends']
  /** What it comes to by itself, if it counts; spread over claims about the same groups it is told by `spread` instead. */
  means = 0
  spread: readonly Tie[] = NOT_SPREAD
  #told: readonly Telling[] = []
  #ruling: { readonly order: number; readonly last: RelationJudgement } | null = null

  constructor(word: RelationWord, pair: Pair, ends: Tie['ends']) {
    this.word = word
    this.pair = pair
    this.ends = ends
  }

  /** Whether it is this relation that a word of two claims is about. */
  isOf(word: RelationWord, [one, other]: Pair): boolean {
    const [a, b] = this.pair
    return word === this.word && ((a === one && b === other) || (a === other && b === one && !ONE_WAY.has(word)))
  }

  get isSpoken(): boolean {
    return this.#told.length > 0 || this.#ruling !== null
  }

  /** The claim that tells it, where nobody ruled: it counts, else it would not tell. */
  get teller(): string | null {
    return this.#ruling === null ? this.pair[0] : null
  }

  /** The same between these claims in another book; `isSetAside`: once a person answered that it is not so. */
  copied(ends: Tie['ends'], isSetAside: boolean): Spoken {
    const copy = new Spoken(this.word, this.pair, ends)
    const [claim, other] = this.pair
    const no = { relation: this.word, claim, other, answer: 'no' as const, entry: 0 }
    copy.#told = this.#told
    copy.#ruling = isSetAside ? { order: this.order, last: no } : this.#ruling
    return copy
  }

  tell(telling: Telling): void {
    this.#told = this.#told.length === 0 ? [telling] : [...this.#told, telling].sort((a, b) => a.order - b.order)
  }

  untell({ order }: Telling): void {
    this.#told = this.#told.filter((each) => each.order !== order)
  }

  /** `number`: how many rulings there were before this one. */
  rule(last: RelationJudgement, number: number): void {
    this.#ruling = { order: this.#ruling?.order ?? AFTER_PAGES + number, last }
  }

  /** Takes the place and the direction of what was said last. Gives what it comes to once both claims count. */
  settle(): number {
    const [first, ruling] = [this.#told[0], this.#ruling]
    const last = this.#told.at(-1)
    if (ruling === null) {
      if (first && last) this.pair = last.pair
      this.order = first?.order ?? 0
      return last ? KINDS[this.word] : 0
    }
    const { claim, other, answer } = ruling.last
    this.pair = [claim, other]
    this.order = answer === 'yes' ? (first?.order ?? ruling.order) : ruling.order
    // Whoever does not say that they share nobody says that they may.
    if (answer !== 'yes') return this.word === 'disjoint' ? MAY_SHARE : 0
    return KINDS[this.word]
  }

  /** What is told of groups by it, to be set against what was told before. */
  says(): readonly string[] {
    const ties = this.kinds === 0 ? this.spread : [this, ...this.spread]
    return ties.map(({ kinds, order, at, pair }) => `${kinds} ${order} ${at} ${pair.join(' ')}`)
  }

  /** The claims that it ties now. */
  claims(): readonly string[] {
    return [...(this.kinds === 0 ? [] : this.pair), ...this.spread.flatMap(({ pair }) => pair)]
  }
}

export const NOT_SPREAD: readonly Tie[] = []
