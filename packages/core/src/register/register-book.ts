import type { Entry } from '../ledger/entry.ts'
import type { CaseState } from '../ledger/replay.ts'
import type { Register } from './answers.ts'
import type { Proven } from './bounds.ts'
import type { RegisterQuestion, RegisterTools } from './derive-register.ts'
import { asRead, type CaseWords } from './known-claims.ts'
import { partyNames } from './party-names.ts'
import { RegisterIndex } from './register-index.ts'
import { provenCut } from './toll-cuts.ts'

/**
 * The register of a ledger that grows. What it was asked before is kept, and an entry works out again only the answers
 * that it bears on; the answers are those of `deriveRegister` on the same state (LG9). Changes in place: a book follows one
 * ledger, entry by entry, and is thrown away with it.
 *
 * Drawn up anew is a register when parties, offices or the reading of numerals change, and where another day makes a page known
 * or unknown, or may make it another's copy.
 */
export class RegisterBook {
  #state: CaseState
  readonly #tools: RegisterTools
  /** The one that was asked last comes first. */
  #indexes: readonly RegisterIndex[] = []

  constructor(state: CaseState, tools: RegisterTools = {}) {
    this.#state = state
    this.#tools = tools
  }

  get state(): CaseState {
    return this.#state
  }

  /** Takes in entries: `state` is what the state so far is with them. Throws RangeError when they do not follow it. */
  take(state: CaseState, entries: readonly Entry[]): void {
    const [first] = entries
    if (first && first.seq !== this.#state.head.seq + 1)
      throw new RangeError(`entry ${first.seq} does not follow entry ${this.#state.head.seq}`)
    this.#state = state
    // Whatever goes wrong on the way, an index that was left half-way is never asked.
    const indexes = this.#indexes
    this.#indexes = []
    this.#indexes = indexes.filter((index) => index.take(state, entries))
  }

  /** The register for a pair of days, as `deriveRegister` gives it. */
  ask(question: RegisterQuestion): Register {
    return this.#indexFor(question).answer(question)
  }

  /** The bounds of a cell of the toll with their proof, from the claims that fall in it. */
  cellOf(claims: readonly string[], question: RegisterQuestion): Proven {
    const { claims: book, relations } = this.#indexFor(question)
    return provenCut(
      claims.flatMap((claim) => book.find(claim) ?? []),
      relations,
    )
  }

  #indexFor(question: RegisterQuestion): RegisterIndex {
    const known = this.#indexes.find((index) => index.claims.isFor(question.knownBy))
    const index = known ?? new RegisterIndex(this.#state, question.knownBy, this.#words())
    const others = this.#indexes.filter((each) => each !== index)
    // A look at one past day after another takes nothing from what is known today.
    const kept = others.find((each) => each.claims.isFor(LAST_DAY)) ?? others[0]
    this.#indexes = kept ? [index, kept] : [index]
    return index
  }

  #words(): CaseWords {
    return { names: partyNames(this.#state.setting), reread: this.#tools.reread ?? asRead }
  }
}

const LAST_DAY = '9999-12-31'
