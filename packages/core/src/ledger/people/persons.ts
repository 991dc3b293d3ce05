import type { PeopleRule } from '../../claims/case-setting.ts'
import { type JudgedMentions, standingOfPair } from './judgement.ts'
import { type Mention, mentionKey, pairKey } from './roll.ts'

/** A pair on which the rule of the case is satisfied. */
export interface SettledPair {
  readonly one: Mention
  readonly other: Mention
  readonly entries: readonly number[]
}

/** Two rows that are told to be two people while others make them one: shown, never resolved (MT22). */
export interface PeopleConflict extends SettledPair {
  /** The pairs that lead from the one to the other. */
  readonly chain: readonly SettledPair[]
}

/** Why a pair need not be asked: others settle it, or each list names a person once. */
export interface Implied {
  readonly answer: 'same' | 'different'
  readonly because: 'chain' | 'one-to-one'
  readonly entries: readonly number[]
}

/**
 * The persons that follow from settled judgements (MT21). Derived and thrown away: joining two rows is nothing but the entries
 * that say so, and taking those back parts them again.
 */
export class Persons {
  readonly same: readonly SettledPair[]
  readonly different: readonly SettledPair[]
  readonly #links = new Map<string, SettledPair[]>()
  readonly #apart = new Map<string, SettledPair[]>()
  readonly #personOf = new Map<string, readonly Mention[]>()

  private constructor(same: readonly SettledPair[], different: readonly SettledPair[]) {
    this.same = same
    this.different = different
    for (const pair of same) linkBoth(this.#links, pair)
    for (const pair of different) linkBoth(this.#apart, pair)
  }

  static from(pairs: Iterable<JudgedMentions>, rule: PeopleRule): Persons {
    const settled = { same: [] as SettledPair[], different: [] as SettledPair[] }
    for (const { one, other, opinions } of pairs) {
      const standing = standingOfPair(opinions, rule)
      if (standing.state === 'settled' && standing.answer !== 'unsure')
        settled[standing.answer].push({ one, other, entries: standing.entries })
    }
    return new Persons(settled.same, settled.different)
  }

  /** These with a judgement more, as though it were settled: to see what it would contradict. */
  with(answer: 'same' | 'different', pairs: readonly SettledPair[]): Persons {
    const keys = new Set(pairs.map(({ one, other }) => pairKey(one, other)))
    const rest = (known: readonly SettledPair[]) => known.filter(({ one, other }) => !keys.has(pairKey(one, other)))
    return answer === 'same'
      ? new Persons([...rest(this.same), ...pairs], rest(this.different))
      : new Persons(rest(this.same), [...rest(this.different), ...pairs])
  }

  /** All rows that are one person with this one, itself too, in the order of their keys. */
  rowsOf(mention: Mention): readonly Mention[] {
    const known = this.#personOf.get(mentionKey(mention))
    if (known) return known
    const found = new Map([[mentionKey(mention), mention]])
    for (const key of found.keys())
      for (const { one, other } of this.#links.get(key) ?? [])
        for (const end of [one, other]) found.set(mentionKey(end), end)
    const rows = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
    for (const key of found.keys()) this.#personOf.set(key, rows)
    return rows
  }

  /** Persons of more than one row. */
  joined(): readonly (readonly Mention[])[] {
    return [...new Set(this.same.map(({ one }) => this.rowsOf(one)))]
  }

  areOne(one: Mention, other: Mention): boolean {
    return this.rowsOf(one) === this.rowsOf(other) || mentionKey(one) === mentionKey(other)
  }

  /** The shortest chain of pairs from one row to another; none where they are not joined. */
  chain(one: Mention, other: Mention): readonly SettledPair[] {
    const wanted = mentionKey(other)
    const cameBy = new Map<string, { readonly pair: SettledPair; readonly from: string } | null>([
      [mentionKey(one), null],
    ])
    for (const key of cameBy.keys()) {
      if (key === wanted) break
      for (const pair of this.#links.get(key) ?? [])
        for (const end of [mentionKey(pair.one), mentionKey(pair.other)])
          if (!cameBy.has(end)) cameBy.set(end, { pair, from: key })
    }
    const chain: SettledPair[] = []
    for (let step = cameBy.get(wanted); step; step = cameBy.get(step.from)) chain.unshift(step.pair)
    return chain
  }

  /** Pairs told to be two people whom other pairs make one. */
  conflicts(): readonly PeopleConflict[] {
    return this.different
      .filter(({ one, other }) => this.areOne(one, other))
      .map((pair) => ({ ...pair, chain: this.chain(pair.one, pair.other) }))
  }

  /** What the judgements of other pairs say of this one; null: it is to be asked. */
  implied(one: Mention, other: Mention): Implied | null {
    const entriesOf = (pairs: readonly SettledPair[]) => [...new Set(pairs.flatMap(({ entries }) => entries))]
    if (this.areOne(one, other)) return { answer: 'same', because: 'chain', entries: entriesOf(this.chain(one, other)) }
    const [left, right] = [this.rowsOf(one), this.rowsOf(other)]
    for (const row of left)
      for (const pair of this.#apart.get(mentionKey(row)) ?? []) {
        const end = mentionKey(pair.one) === mentionKey(row) ? pair.other : pair.one
        if (right.some((there) => mentionKey(there) === mentionKey(end)))
          return { answer: 'different', because: 'chain', entries: pair.entries }
      }
    const taken = left.find(({ roll }) => roll === other.roll) ?? right.find(({ roll }) => roll === one.roll)
    if (one.roll === other.roll || taken === undefined) return null
    const chain = taken.roll === other.roll ? this.chain(one, taken) : this.chain(other, taken)
    return { answer: 'different', because: 'one-to-one', entries: entriesOf(chain) }
  }
}

function linkBoth(map: Map<string, SettledPair[]>, pair: SettledPair): void {
  for (const end of [pair.one, pair.other]) {
    const key = mentionKey(end)
    const known = map.get(key)
    if (known) known.push(pair)
    else map.set(key, [pair])
  }
}
