import type { Ties } from './ties.ts'

/** The claims at one end of the pairs of a kind: those that count everybody, or that a later figure replaces. */
export class ClaimsOfKind implements Iterable<string> {
  readonly #ties: Ties
  readonly #kind: number
  readonly #end: 0 | 1

  constructor(ties: Ties, kind: number, end: 0 | 1) {
    this.#ties = ties
    this.#kind = kind
    this.#end = end
  }

  get size(): number {
    return this.#ties.count(this.#kind)
  }

  has(claim: string): boolean {
    return (
      this.size > 0 &&
      this.#ties.of(claim).some((tie) => (tie.kinds & this.#kind) !== 0 && tie.pair[this.#end] === claim)
    )
  }

  /** The claims at the other end of the pairs of one. */
  besides(claim: string): readonly string[] {
    if (this.size === 0) return NOBODY
    const pairs = this.#ties.of(claim).filter((tie) => (tie.kinds & this.#kind) !== 0 && tie.pair[this.#end] === claim)
    return pairs.map(({ pair }) => pair[1 - this.#end] ?? '')
  }

  [Symbol.iterator](): Iterator<string> {
    return new Set(this.#ties.all(this.#kind).map(({ pair }) => pair[this.#end])).values()
  }
}

const NOBODY: readonly string[] = []
