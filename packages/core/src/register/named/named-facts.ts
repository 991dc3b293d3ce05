import type { Mention } from '../../ledger/people/roll.ts'
import type { CountFact, SetRelation } from '../bounds/system.ts'
import { ASKED } from '../bounds.ts'
import { rollDay } from './named-custody.ts'
import { leftByRoll, namedOnRolls, onRoll } from './named-sets.ts'
import type { NamedStep, RowRuns } from './named-step.ts'
import { type NamedGroups, type NamedSet, type RuledRoll, rulingId } from './ruled-rolls.ts'

/** A release as custody tells it once, with the days and claims of its tellings. */
export interface NamedRelease {
  readonly set: string
  readonly claim: string
  readonly max: number | null
  readonly items: readonly { readonly latest: string; readonly claim: { readonly id: string } }[]
}

/** What named people add to a system of counts. */
export interface NamedSystem {
  readonly facts: readonly CountFact[]
  readonly relations: readonly SetRelation[]
  readonly steps: readonly NamedStep[]
  /** The sets of those gone who may have been in the group of a claim that begins on a day. */
  readonly mayHold: (claim: string, begins: string) => readonly string[]
}

export const NOTHING_NAMED: NamedSystem = { facts: [], relations: [], steps: [], mayHold: () => [] }

interface Counts {
  /** The claims whose groups are in the system. */
  readonly groups: ReadonlySet<string>
  readonly releases: readonly NamedRelease[]
  /** Whether a person or a page says that those of a release are none of a group. */
  readonly apart: (release: string, group: string) => boolean
}

/** Named people as sets of the counting system of custody: in whose group they are, and that they are held or left since (CU16). */
export function namedSystem(named: NamedGroups, counts: Counts): NamedSystem {
  if (named.held.length === 0) return NOTHING_NAMED
  const shown = [...named.held, ...named.gone].map(
    ({ roll, distinct, rows }): Shown => ({
      fact: { id: onRoll(roll.id), set: onRoll(roll.id), min: distinct.min, max: distinct.max },
      step: { shows: 'distinct', also: null, rows: inRuns(rows) },
    }),
  )
  const left = named.left.map(
    (set): Shown => shownSet(leftByRoll(set.rolls[0] ?? ''), set, { shows: 'left', also: set.rolls[0] ?? '' }),
  )
  const families = [named.still, ...named.fewer].map((sets, at) =>
    sets.map((set) => ({ set, name: namedOnRolls(set.rolls, at) })),
  )
  const still = families.map((sets) =>
    sets.map(({ set, name }): Shown => shownSet(name, set, { shows: 'still', also: null })),
  )
  const all = [...shown, ...still.flat(), ...left]
  return {
    facts: all.map(({ fact }) => fact),
    steps: all.map(({ fact, step }) => ({ fact: fact.id, ...step })),
    relations: [
      ...[...named.held, ...named.gone].flatMap((ruled) => rulingsAsRelations(ruled, (claim) => setOf(claim, counts))),
      ...families.flat().flatMap(({ set, name }) => relationsOfStill(set, name, named, counts)),
      ...named.left.map(({ rolls: [roll = ''] }) => partOf(leftByRoll(roll), onRoll(roll))),
      ...still.flatMap((sets, at) => inNoTwo([...sets, ...left], at)),
    ],
    mayHold: (claim, begins) =>
      isRuled(named, claim)
        ? untied(named, counts)
            .filter(({ roll }) => rollDay(roll) >= begins)
            .map(({ roll }) => onRoll(roll.id))
        : [],
  }
}

interface Shown {
  readonly fact: CountFact
  readonly step: Omit<NamedStep, 'fact'>
}

/** Of the people of sets that were drawn up together nobody is in two. */
const inNoTwo = (sets: readonly Shown[], at: number): readonly SetRelation[] =>
  sets.length < 2
    ? []
    : [
        {
          id: `nobody is named in two sets${at === 0 ? '' : ` drawn up apart ${at}`}`,
          kind: 'disjoint',
          sets: sets.map(({ fact }) => fact.set),
        },
      ]

const shownSet = (id: string, { rows }: NamedSet, step: Pick<NamedStep, 'shows' | 'also'>): Shown => ({
  fact: { id, set: id, min: rows.length, max: null },
  step: { ...step, rows: inRuns(rows) },
})

/** The set that a ruled claim counts: its group, or those who left in the release that it tells of. */
const setOf = (claim: string, { groups, releases }: Counts): string | null =>
  groups.has(claim) ? claim : (releases.find(({ items }) => items.some((item) => item.claim.id === claim))?.set ?? null)

const isRuled = ({ held }: NamedGroups, claim: string): boolean =>
  held.some(({ rulings }) => rulings.some((ruling) => ruling.claim === claim && ruling.word !== 'disjoint'))

/** Rolls of those gone that no ruling ties to a release that is told of: their people may have been of any group. */
const untied = ({ gone }: NamedGroups, counts: Counts): readonly RuledRoll[] =>
  gone.filter(({ rulings }) => !rulings.some(({ claim, word }) => word !== 'disjoint' && setOf(claim, counts) !== null))

/** Of people who are on no list of those gone: which rolls they are on, and that they are held or left in a release since. */
function relationsOfStill(set: NamedSet, name: string, named: NamedGroups, counts: Counts): readonly SetRelation[] {
  const left = counts.releases
    .filter((release) => mayBeTheirs(release, set, named, counts))
    .map((release) => release.set)
  const [unknown, compared] = [true, false].map((is) =>
    named.gone.filter(({ roll }) => named.unknown.has(roll.id) === is),
  )
  return [
    ...set.rolls.map((roll) => partOf(name, onRoll(roll))),
    {
      id: `held or left ${name}`,
      kind: 'exhausts',
      whole: name,
      parts: [ASKED, ...left, ...(unknown ?? []).map(({ roll }) => onRoll(roll.id))],
    },
    ...(compared ?? []).map(
      ({ roll }): SetRelation => ({
        id: `${name} is not ${onRoll(roll.id)}`,
        kind: 'disjoint',
        sets: [name, onRoll(roll.id)],
      }),
    ),
  ]
}

const partOf = (part: string, whole: string): SetRelation => ({
  id: `${part} is ${whole}`,
  kind: 'part-of',
  part,
  whole,
})

/** What a person ruled, as relations of sets; the word leads the id, so that a contradiction can name the ruling. */
function rulingsAsRelations(
  { roll, rulings }: RuledRoll,
  setOf: (claim: string) => string | null,
): readonly SetRelation[] {
  return rulings.flatMap((ruling): SetRelation[] => {
    const { claim, word } = ruling
    const [named, group] = [onRoll(roll.id), setOf(claim)]
    if (group === null) return []
    const id = rulingId(ruling)
    if (word === 'same-group') return [{ id, kind: 'same', a: named, b: group }]
    if (word === 'part-of') return [{ id, kind: 'part-of', part: named, whole: group }]
    return word === 'disjoint' ? [{ id, kind: 'disjoint', sets: [named, group] }] : []
  })
}

/** Whether people of a set may have left in a release: it was told of no day before their list, and not of others than their group. */
function mayBeTheirs(release: NamedRelease, { rolls, since }: NamedSet, named: NamedGroups, counts: Counts): boolean {
  if (!release.items.every(({ latest }) => latest >= since)) return false
  const groups = named.held
    .filter(({ roll }) => rolls.includes(roll.id))
    .flatMap(({ rulings }) => rulings.filter(({ word }) => word !== 'disjoint').map(({ claim }) => claim))
  return !groups.some((group) => release.items.some(({ claim }) => counts.apart(claim.id, group)))
}

/** Rows as runs, roll by roll. */
export function inRuns(rows: readonly Mention[]): NamedStep['rows'] {
  const byRoll = Map.groupBy(rows, ({ roll }) => roll)
  return [...byRoll]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([roll, mentions]) => ({ roll, runs: runsOf(mentions.map(({ row }) => row)) }))
}

function runsOf(rows: readonly number[]): RowRuns {
  const runs: [number, number][] = []
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  return runs
}
