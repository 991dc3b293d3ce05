import type { Standing } from '../../claims/kinds.ts'
import { ONE_REVIEWER, standingOfPair } from '../../ledger/people/judgement.ts'
import type { RecordedRoll } from '../../ledger/people/people-state.ts'
import { Persons } from '../../ledger/people/persons.ts'
import { type Mention, mentionKey } from '../../ledger/people/roll.ts'
import type { RecordedRollCount } from '../../ledger/people/roll-count.ts'
import type { CaseState } from '../../ledger/replay.ts'
import { reaches } from '../standing.ts'
import { asListedBy, type Listings, withoutLists, withRulingsOn } from './known-rolls.ts'
import { rollBegins, rollCounts, rollDay, standingOfRoll } from './named-custody.ts'
import { distinctOn, everybody, type NamedPeople, namedPeople, type OpenPair } from './named-people.ts'
import { onRoll } from './named-sets.ts'

/** People who are each on all of some rolls by judgement, one row for each: no two of the rows can be one person (CU16). */
export interface NamedSet {
  readonly rolls: readonly string[]
  /** The day from which on all of these rolls can be of: a release of that day or after it may have been theirs. */
  readonly since: string
  readonly rows: readonly Mention[]
}

/** A roll that counts, with how many people it names at least and at most. */
export interface RuledRoll {
  readonly roll: RecordedRoll
  readonly distinct: { readonly min: number; readonly max: number }
  readonly rows: readonly Mention[]
  readonly rulings: readonly RecordedRollCount[]
}

/** What rolls that a person ruled on add to the counting of one holder's people at one standing. */
export interface NamedGroups {
  readonly held: readonly RuledRoll[]
  /** Rolls of those released or dead. */
  readonly gone: readonly RuledRoll[]
  /** People who are on no roll of those released or dead, nor may be. */
  readonly still: readonly NamedSet[]
  /**
   * The same drawn up from some of the rolls alone, where that says more than all of them do: a row that may be another's on a further roll is
   * there told by that one, and its own roll says less.
   */
  readonly fewer: readonly (readonly NamedSet[])[]
  /** For a roll of those released, whoever is on it and on a roll of those held too, by judgement. */
  readonly left: readonly NamedSet[]
  /** Of those, the ones that were not compared with a roll of those held: anybody on them may be on that. */
  readonly unknown: ReadonlySet<string>
}

export const NO_NAMED: NamedGroups = { held: [], gone: [], still: [], fewer: [], left: [], unknown: new Set() }

export interface NamedAsk {
  readonly holder: string
  readonly peopleOf: string
  readonly standing: Standing
  readonly trueAt: string
  readonly knownBy: string
  /** Whether a claim counts at all. */
  readonly isAccepted: (claim: string) => boolean
}

/** Above so many rolls of one holder's people those that name the fewest are left out: a bound that holds, not the tightest. */
const MOST_ROLLS = 5

/** What rolls say of a holder's people by the rulings on them; nothing where no ruling ties a roll of those held to a claim. */
export function namedGroups(all: Listings, ask: NamedAsk): NamedGroups {
  if (all.rollCounts.length === 0) return NO_NAMED
  const state = withRulingsOn(asListedBy(all, ask.knownBy), ask.isAccepted)
  const known = [...state.people.rolls.values()].filter((roll) => rollCounts(roll, ask.trueAt))
  const rulingsOn = (roll: RecordedRoll) =>
    state.rollCounts.filter(({ roll: id, word }) => id === roll.id && word !== 'unsure')
  const tied = known.filter((roll) => rulingsOn(roll).length > 0)
  const held = tied
    .filter((roll) => isHeldBy(roll, ask) && reaches(standingOfRoll(roll, state.setting), ask.standing))
    .sort((a, b) => b.rows - a.rows || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_ROLLS)
  if (held.length === 0) return NO_NAMED
  const gone = known.filter((roll) => mayHaveGone(roll, ask))
  return drawUp(state, { held, gone, rulingsOn })
}

const isHeldBy = ({ description }: RecordedRoll, { holder, peopleOf }: NamedAsk): boolean =>
  description.says === 'held' && description.by === holder && description.peopleOf === peopleOf

/** On it nobody is held any more, and it may be of people whom the holder let go or who died. */
const mayHaveGone = ({ description: { says, by, peopleOf } }: RecordedRoll, ask: NamedAsk): boolean =>
  peopleOf === ask.peopleOf && (says === 'dead' || (says === 'released' && (by === null || by === ask.holder)))

interface Drawn {
  readonly held: readonly RecordedRoll[]
  readonly gone: readonly RecordedRoll[]
  readonly rulingsOn: (roll: RecordedRoll) => readonly RecordedRollCount[]
}

function drawUp(state: Listings, { held, gone, rulingsOn }: Drawn): NamedGroups {
  const { open, compared } = openPairsOf(state)
  const all = [...held, ...gone]
  const people = namedPeople(all, personsOf(state), open)
  const unknown = gone.filter((roll) => held.some((other) => !compared.has(`${roll.id} ${other.id}`)))
  const choice = chooseRows(people, held, gone)
  const still = setsOf(choice.still, held)
  const families = someOf(held).map((some) =>
    setsOf(chooseRows({ ...people, rolls: [...some, ...gone] }, some, gone).still, held),
  )
  const ruled = (roll: RecordedRoll): RuledRoll => ({
    roll,
    distinct: distinctOn(people, roll),
    rows: onePerPerson(people, roll),
    rulings: rulingsOn(roll),
  })
  return {
    held: held.map(ruled),
    gone: gone.map(ruled),
    still,
    fewer: sayingMore([still, ...families]).slice(1),
    left: choice.left,
    unknown: new Set(unknown.map(({ id }) => id)),
  }
}

/** Some of the rolls, and never all, the most first: which of them say more without the others depends on which rows are open. */
function someOf(held: readonly RecordedRoll[]): readonly (readonly RecordedRoll[])[] {
  const some = Array.from({ length: Math.max(0, 2 ** held.length - 2) }, (_, at) =>
    held.filter((_roll, place) => ((at + 1) >> place) & 1),
  )
  return some.sort((a, b) => b.length - a.length)
}

/** Those of which none before them says as much. */
function sayingMore(families: readonly (readonly NamedSet[])[]): readonly (readonly NamedSet[])[] {
  const kept: (readonly NamedSet[])[] = []
  for (const sets of families) if (!kept.some((other) => saysAll(other, sets))) kept.push(sets)
  return kept
}

/** Whether some sets say at least as much as others do: of the same rolls as many people. */
const saysAll = (sets: readonly NamedSet[], others: readonly NamedSet[]): boolean =>
  others.every((other) =>
    sets.some(({ rolls, rows }) => rolls.join(' ') === other.rolls.join(' ') && rows.length >= other.rows.length),
  )

const personsOf = ({ people, setting }: Listings): Persons =>
  Persons.from(people.pairs.values(), setting.people ?? ONE_REVIEWER)

/** Pairs that may be one person: those that a comparison left open, and those that people have judged and not settled. */
export function openPairsOf(state: Listings): {
  readonly open: readonly OpenPair[]
  /** Pairs of rolls that were compared, both ways round. */
  readonly compared: ReadonlySet<string>
} {
  const rule = state.setting.people ?? ONE_REVIEWER
  const apart = new Set<string>()
  const open: OpenPair[] = []
  for (const { one, other, opinions } of state.people.pairs.values()) {
    const standing = standingOfPair(opinions, rule)
    if (standing.state === 'open') continue
    if (standing.state !== 'settled' || standing.answer === 'unsure') open.push({ one, other })
    else if (standing.answer === 'different') for (const key of bothWays(one, other)) apart.add(key)
  }
  const compared = new Set<string>()
  // The last word on a roll compared it last: rows that were described anew since are compared as they are.
  const last = new Map(
    state.rollCounts.flatMap((ruling) =>
      ruling.compared.map((with_) => [`${ruling.roll} ${with_.roll}`, { ruling, with_ }]),
    ),
  )
  for (const { ruling, with_ } of last.values()) {
    for (const key of [`${ruling.roll} ${with_.roll}`, `${with_.roll} ${ruling.roll}`]) compared.add(key)
    for (const [row, otherRow] of with_.open) {
      const [one, other] = [
        { roll: ruling.roll, row },
        { roll: with_.roll, row: otherRow },
      ]
      if (!apart.has(`${mentionKey(one)} ${mentionKey(other)}`)) open.push({ one, other })
    }
  }
  return { open, compared }
}

const bothWays = (one: Mention, other: Mention): readonly string[] => [
  `${mentionKey(one)} ${mentionKey(other)}`,
  `${mentionKey(other)} ${mentionKey(one)}`,
]

/** A row for each person who is surely on a roll: of rows that may be one person the first. */
const onePerPerson = (people: NamedPeople, roll: RecordedRoll): readonly Mention[] =>
  everybody(people, people.fewest).flatMap((rows) => rows.find((row) => row.roll === roll.id) ?? [])

/**
 * Of everybody who may be one person one row, on the latest of the rolls of those held, with the rolls on which judgements put its
 * person; and for a person whom judgements put on a roll of those released too, that one.
 */
function chooseRows(people: NamedPeople, held: readonly RecordedRoll[], gone: readonly RecordedRoll[]) {
  const judgedOf = new Map(people.judged.flatMap((rows) => rows.map((row) => [mentionKey(row), rows] as const)))
  const days = new Map(held.map((roll) => [roll.id, rollDay(roll)]))
  const goneIds = new Set(gone.map(({ id }) => id))
  const still: (readonly Mention[])[] = []
  const left = new Map<string, Mention[]>()
  for (const rows of everybody(people, people.fewest)) {
    const onHeld = rows.filter(({ roll }) => days.has(roll))
    const personOf = (row: Mention) => judgedOf.get(mentionKey(row)) ?? [row]
    if (!rows.some(({ roll }) => goneIds.has(roll))) {
      const [latest] = onHeld.sort((a, b) => ((days.get(a.roll) ?? '') < (days.get(b.roll) ?? '') ? 1 : -1))
      if (latest) still.push([latest, ...personOf(latest).filter((row) => row !== latest)])
      continue
    }
    const both = onHeld.flatMap((row) =>
      personOf(row)
        .filter(({ roll }) => goneIds.has(roll))
        .map((there) => [row, there] as const),
    )[0]
    if (both) left.set(both[1].roll, [...(left.get(both[1].roll) ?? []), both[0]])
  }
  return {
    still,
    left: [...left].map(([roll, rows]): NamedSet => ({ rolls: [roll], since: '', rows })),
  }
}

/** The people who were chosen, by the rolls of those held that they are on. */
function setsOf(chosen: readonly (readonly Mention[])[], held: readonly RecordedRoll[]): readonly NamedSet[] {
  const days = new Map(held.map((roll) => [roll.id, rollBegins(roll)]))
  const sets = new Map<string, { rolls: readonly string[]; since: string; rows: Mention[] }>()
  for (const [row, ...others] of chosen) {
    if (!row) continue
    const rolls = [...new Set([row, ...others].map(({ roll }) => roll).filter((roll) => days.has(roll)))].sort()
    const since = rolls.map((roll) => days.get(roll) ?? '').reduce((last, day) => (day > last ? day : last), '')
    const set = sets.get(rolls.join(' ')) ?? { rolls, since, rows: [] }
    set.rows.push(row)
    sets.set(rolls.join(' '), set)
  }
  return [...sets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, set]) => set)
}

/** What rolls add to the custody of a holder's people, by the weakest standing that counts. */
type NamedFor = (pair: Pick<NamedAsk, 'holder' | 'peopleOf'>, standing: Standing) => NamedGroups

interface NamedOn {
  readonly named: NamedFor
  readonly namedWithout: (isOut: NamedAsk['isAccepted'], grounds: ReadonlySet<string>) => NamedFor
}

/** What rolls add to the custody of any holder's people on a day, worked out once for each standing; no more than a look where nobody ruled. */
export function namedOn(
  state: CaseState,
  days: Pick<NamedAsk, 'trueAt' | 'knownBy'>,
  isAccepted: NamedAsk['isAccepted'],
): Partial<NamedOn> {
  if (state.rollCounts.length === 0) return {}
  const known = new Map<string, NamedGroups>()
  return {
    named: ({ holder, peopleOf }, standing) => {
      const key = JSON.stringify([holder, peopleOf, standing])
      const found = known.get(key) ?? namedGroups(state, { ...days, holder, peopleOf, standing, isAccepted })
      known.set(key, found)
      return found
    },
    namedWithout: (isOut, grounds) => {
      const out = new Set([...state.people.rolls.keys()].filter((roll) => grounds.has(onRoll(roll))))
      const rollCounts = state.rollCounts.filter((ruling) => !grounds.has(rulingId(ruling)))
      const left = withoutLists({ ...state, rollCounts }, out)
      const isLeft = (claim: string) => isAccepted(claim) && !isOut(claim)
      return ({ holder, peopleOf }, standing) =>
        namedGroups(left, { ...days, holder, peopleOf, standing, isAccepted: isLeft })
    },
  }
}

/** What a ruling on a roll is called among the grounds of bounds. */
export const rulingId = ({ word, roll, claim, entry }: RecordedRollCount): string =>
  `ruled ${word} ${roll} ${claim} entry ${entry}`
