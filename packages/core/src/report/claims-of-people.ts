import type { Mention } from '../ledger/people/roll.ts'
import type { CaseState } from '../ledger/replay.ts'
import { nameTokens } from '../matching/names/name-tokens.ts'
import type { AcceptedClaim } from '../register/accepted-claims.ts'
import { type CustodyEvent, eventOfClaim } from './custody-events.ts'

/** So many parts of a name in one sentence are more than a family name that many bear. */
const FEWEST_PARTS = 2

/**
 * The accepted claims that cover or name people (MT28): those whose group a person ruled a roll to be or to be part of, and those whose
 * words have every part of a name in its own letters. Filed once for a case, looked up for each person.
 */
export class ClaimsOfPeople {
  readonly #byRoll = new Map<string, readonly CustodyEvent[]>()
  readonly #byPart = new Map<string, readonly CustodyEvent[]>()
  readonly #parts = new Map<CustodyEvent, ReadonlySet<string>>()

  constructor(state: CaseState, accepted: readonly AcceptedClaim[]) {
    const byId = new Map(accepted.map((item) => [item.claim.id, item]))
    for (const { roll, claim, word } of state.rollCounts) {
      const item = word === 'same-group' || word === 'part-of' ? byId.get(claim) : undefined
      const event = item && eventOfClaim(item, 'group')
      if (event) this.#byRoll.set(roll, [...(this.#byRoll.get(roll) ?? []), event])
    }
    for (const item of accepted) this.#fileWords(eventOfClaim(item, 'name'))
  }

  #fileWords(event: CustodyEvent | null): void {
    if (event === null) return
    const parts = new Set(nameTokens(event.words).map(({ letters }) => letters))
    this.#parts.set(event, parts)
    for (const part of parts) {
      const known = this.#byPart.get(part)
      if (known) (known as CustodyEvent[]).push(event)
      else this.#byPart.set(part, [event])
    }
  }

  /** What claims tell of the person of some rows, printed under some names. A claim that covers a person is not told of a second time. */
  eventsOf(rows: readonly Mention[], names: readonly string[]): readonly CustodyEvent[] {
    const covering = [...new Set(rows.flatMap(({ roll }) => this.#byRoll.get(roll) ?? []))]
    const covered = new Set(covering.map(claimOf))
    const naming = new Set(names.flatMap((name) => this.#naming(name)))
    return [...covering, ...[...naming].filter((event) => !covered.has(claimOf(event)))]
  }

  #naming(name: string): readonly CustodyEvent[] {
    const parts = nameTokens(name).filter(({ isInitial }) => !isInitial)
    const letters = [...new Set(parts.map((part) => part.letters))]
    if (letters.length < FEWEST_PARTS) return []
    const [first = '', ...rest] = letters.sort(
      (a, b) => (this.#byPart.get(a)?.length ?? 0) - (this.#byPart.get(b)?.length ?? 0),
    )
    return (this.#byPart.get(first) ?? []).filter((event) => rest.every((part) => this.#parts.get(event)?.has(part)))
  }
}

const claimOf = ({ source }: CustodyEvent): string => (source.kind === 'claim' ? source.claim : '')
