import type { RecordedRoll } from '../../ledger/people/people-state.ts'
import type { Persons } from '../../ledger/people/persons.ts'
import { type Mention, mentionKey } from '../../ledger/people/roll.ts'

/** Two rows that may be one person: nobody judged them and the comparison does not rule it out. */
export interface OpenPair {
  readonly one: Mention
  readonly other: Mention
}

/** Everybody on some rolls, counted two ways. */
export interface NamedPeople {
  readonly rolls: readonly RecordedRoll[]
  /** Rows that are one person as judged: persons of several rows; every other row is a person by itself. */
  readonly judged: readonly (readonly Mention[])[]
  /** The same with every open pair taken for one person: no fewer people than these groups can be on the rolls. */
  readonly fewest: readonly (readonly Mention[])[]
}

/** Counts everybody on rolls as judged, and as few as they can be (MT24). */
export function namedPeople(rolls: readonly RecordedRoll[], persons: Persons, open: readonly OpenPair[]): NamedPeople {
  const ids = new Set(rolls.map(({ id }) => id))
  const within = (groups: readonly (readonly Mention[])[]) =>
    groups.map((rows) => rows.filter(({ roll }) => ids.has(roll))).filter((rows) => rows.length > 1)
  const joined = persons.joined()
  // Two rows can be one person by way of a row on a roll that does not count here.
  return { rolls, judged: within(joined), fewest: within(mergedWith(joined, open)) }
}

/** Groups joined further by pairs. */
function mergedWith(
  groups: readonly (readonly Mention[])[],
  pairs: readonly OpenPair[],
): readonly (readonly Mention[])[] {
  const parent = new Map<string, string>()
  const rows = new Map<string, Mention>()
  const rootOf = (key: string): string => {
    let root = key
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    return root
  }
  const join = (one: Mention, other: Mention): void => {
    for (const row of [one, other]) rows.set(mentionKey(row), row)
    const [a, b] = [rootOf(mentionKey(one)), rootOf(mentionKey(other))]
    if (a !== b) parent.set(a < b ? b : a, a < b ? a : b)
  }
  for (const [first, ...rest] of groups) for (const row of rest) if (first) join(first, row)
  for (const { one, other } of pairs) join(one, other)
  const found = new Map<string, Mention[]>()
  for (const [key, row] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const root = rootOf(key)
    found.set(root, [...(found.get(root) ?? []), row])
  }
  return [...found.values()]
}

/** How many people a roll names at most (rows that are judged to be one counted once) and at least (open pairs too). */
export function distinctOn(
  { judged, fewest }: NamedPeople,
  roll: RecordedRoll,
): { readonly min: number; readonly max: number } {
  const spare = (groups: readonly (readonly Mention[])[]): number =>
    groups.reduce((sum, rows) => sum + Math.max(0, rows.filter((row) => row.roll === roll.id).length - 1), 0)
  return { min: roll.rows - spare(fewest), max: roll.rows - spare(judged) }
}

/** Persons with rows on both rolls, as judged, with the rows of each. */
export const onBoth = ({ judged }: NamedPeople, roll: string, other: string): readonly (readonly Mention[])[] =>
  judged
    .filter((rows) => rows.some((row) => row.roll === roll) && rows.some((row) => row.roll === other))
    .map((rows) => rows.filter((row) => row.roll === roll || row.roll === other))

/** Every person as `groups` has them, rows that stand alone too. */
export function everybody(
  { rolls }: NamedPeople,
  groups: readonly (readonly Mention[])[],
): readonly (readonly Mention[])[] {
  const grouped = new Set(groups.flat().map(mentionKey))
  const alone = rolls.flatMap(({ id, rows }) =>
    Array.from({ length: rows }, (_, at): Mention => ({ roll: id, row: at + 1 })).filter(
      (row) => !grouped.has(mentionKey(row)),
    ),
  )
  return [...groups, ...alone.map((row) => [row])]
}
