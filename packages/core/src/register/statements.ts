import type { SourceRecord } from '../ledger/entry.ts'
import type { Statement } from './lineage.ts'
import { dayOf, SAME_MATTER_DAYS } from './same-matter.ts'
import { SketchIndex } from './sketch-index.ts'

/** Share of the shorter quotation's shingles that the longer has when both quote one statement. */
const SAME_STATEMENT = 0.5

/** A claim that quotes, with the name of the statement that it shares with others, if it does. */
export interface Quoting {
  readonly claim: string
  readonly day: number | null
  readonly text: Text
  name: string | null
  /** When it was last named: by then it had been looked at with all that hangs together with it. */
  named: number
}

/** Words that claims quote: who quotes them, in the order of their days, and other words that are the same statement. */
interface Text {
  readonly number: number
  readonly statement: Statement
  readonly dated: Quoting[]
  readonly undated: Quoting[]
  readonly alike: Text[]
}

/**
 * Statements that several claims quote (OR3), each named by the first of its claims' ids. Claims that quote the same are told by
 * their words; those of one matter lie within some days of one another, so that of each text only the neighbours in time are looked at.
 */
export class Statements {
  readonly #texts = new Map<string, Text>()
  /** Texts by their numbers, under which their shingles are noted; one that nobody quotes any more has no number. */
  readonly #numbered: (Text | null)[] = []
  readonly #shingles: SketchIndex
  /** How often statements were named. */
  #named = 0

  /** `shingles`: how many the statements that are going to be taken in have, as far as that is known. */
  constructor(shingles = 0) {
    this.#shingles = new SketchIndex(shingles)
  }

  /** None yet, with room for some that are going to be taken in. Words that several quote are one object for most of them. */
  static withRoomFor(statements: readonly (Statement | null)[]): Statements {
    let shingles = 0
    for (const statement of new Set(statements)) shingles += statement?.shingles.length ?? 0
    return new Statements(shingles)
  }

  /** Takes in a claim that quotes; it has no name yet. */
  put(claim: string, source: SourceRecord, statement: Statement): Quoting {
    const text = this.#textOf(statement)
    const quoting = { claim, day: dayOf(source), text, name: null, named: 0 }
    if (quoting.day === null) text.undated.push(quoting)
    else text.dated.splice(placeOf(text.dated, quoting.day), 0, quoting)
    return quoting
  }

  /** Takes a claim out that quotes no more, or something else. Gives those whose statement has another name now. */
  take(quoting: Quoting): ReadonlySet<string> {
    const { text, day } = quoting
    const beside = [...besideOf(quoting)].filter((each) => each !== quoting)
    const list = day === null ? text.undated : text.dated
    list.splice(list.indexOf(quoting), 1)
    if (text.dated.length + text.undated.length === 0) this.#forget(text)
    return this.nameAgain(beside)
  }

  /** Names the statements of some claims, each by the first of all that quote it. Gives those that have another name now. */
  nameAgain(claims: Iterable<Quoting>): ReadonlySet<string> {
    const renamed = new Set<string>()
    const time = ++this.#named
    for (const first of claims) {
      if (first.named === time) continue
      const together = quotedTogether(first, time)
      let least = first.claim
      for (const { claim } of together) if (claim < least) least = claim
      const name = together.length < 2 ? null : `statement ${least}`
      for (const each of together) {
        if (each.name !== name) renamed.add(each.claim)
        each.name = name
      }
    }
    return renamed
  }

  #textOf(statement: Statement): Text {
    const known = this.#texts.get(statement.words)
    if (known) return known
    const { words, shingles } = statement
    const number = this.#numbered.length
    const alike: Text[] = []
    for (const [other, shared] of this.#shingles.add(shingles, Number.POSITIVE_INFINITY)) {
      const text = this.#numbered[other]
      if (text && shared / Math.min(shingles.length, text.statement.shingles.length) >= SAME_STATEMENT) alike.push(text)
    }
    const text: Text = { number, statement, dated: [], undated: [], alike }
    for (const other of alike) other.alike.push(text)
    this.#numbered.push(text)
    this.#texts.set(words, text)
    return text
  }

  #forget(text: Text): void {
    this.#texts.delete(text.statement.words)
    this.#numbered[text.number] = null
    for (const other of text.alike) other.alike.splice(other.alike.indexOf(text), 1)
  }
}

/** All who quote what one quotes, each noted as looked at. */
function quotedTogether(first: Quoting, time: number): readonly Quoting[] {
  const together = [first]
  first.named = time
  for (const each of together)
    for (const beside of besideOf(each)) {
      if (beside.named === time) continue
      beside.named = time
      together.push(beside)
    }
  return together
}

/** Where among the dated claims of a text one of a day comes: before all that are not earlier. */
function placeOf(dated: readonly Quoting[], day: number): number {
  let [low, high] = [0, dated.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((dated[middle]?.day ?? 0) < day) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Claims that quote the same statement as one, of the same matter: of each text the nearest before and after it, whom its others
 * in reach are beside in turn. A page without a day can be of any matter.
 */
function* besideOf({ text, day }: Quoting): Iterable<Quoting> {
  for (const { dated, undated } of [text, ...text.alike]) {
    yield* undated
    if (day === null) yield* dated
    else yield* nearest(dated, day)
  }
}

function* nearest(dated: readonly Quoting[], day: number): Iterable<Quoting> {
  let at = placeOf(dated, day)
  const before = dated[at - 1]
  if (before && day - (before.day ?? 0) <= SAME_MATTER_DAYS) yield before
  // Those of the very day, and the first after it.
  for (; at < dated.length; at++) {
    const each = dated[at]
    if (!each || (each.day ?? 0) - day > SAME_MATTER_DAYS) return
    yield each
    if ((each.day ?? 0) > day) return
  }
}
