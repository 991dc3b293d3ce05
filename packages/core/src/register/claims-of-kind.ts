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

  [Symbol.iterator](): Iterator<string> {
    return new Set(this.#ties.all(this.#kind).map(({ pair }) => pair[this.#end])).values()
  }
}
