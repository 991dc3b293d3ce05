import {
  capturesOfRolls,
  type Declared,
  type Estimate,
  type EstimateOptions,
  estimateTotal,
  MOST_LISTS,
  namedPeople,
  ONE_REVIEWER,
  Persons,
  type RecordedRoll,
} from '@muster/core'
import { ActRefused } from '../act-refused.ts'
import type { CaseSession } from '../case-session.ts'
import { rollNamed } from './kept-roll.ts'
import { openPairs } from './reconcile-people.ts'

/** An estimate from rolls of a case, with the same rolls matched as loosely as they can be beside it (ES6). */
export interface RollsEstimate {
  readonly rolls: readonly { readonly id: string; readonly label: string; readonly rows: number }[]
  readonly judged: Estimate
  /** Null where no pair is open: then there is one way to count. */
  readonly loose: Estimate | null
  readonly open: number
}

/**
 * Estimates how many there may be beyond the rolls from who is on which of them, as judged. Stores nothing, and no register can see
 * it (ES1). Rolls of several peoples or states have no population in common and are refused.
 */
export async function estimateFromRolls(
  session: CaseSession,
  named: readonly string[],
  options: EstimateOptions,
): Promise<RollsEstimate> {
  const rolls = [...new Map(named.map((name) => rollNamed(session, name)).map((roll) => [roll.id, roll])).values()]
  mustOverlap(rolls)
  const labels = labelsOf(rolls)
  const declared = inLabels(session, options.declared, rolls, labels)
  const { people, setting } = session.state
  const persons = Persons.from(people.pairs.values(), setting.people ?? ONE_REVIEWER)
  const open = await openPairs(session, rolls, persons)
  const captures = capturesOfRolls(namedPeople(rolls, persons, open), labels, open.length)
  const estimate = (table: typeof captures.judged): Estimate => estimateTotal(table, { ...options, declared })
  return {
    rolls: rolls.map(({ id, rows }, at) => ({ id, label: labels[at] ?? id, rows })),
    judged: estimate(captures.judged),
    loose: open.length === 0 ? null : estimate(captures.loose),
    open: open.length,
  }
}

function mustOverlap(rolls: readonly RecordedRoll[]): void {
  if (rolls.length > MOST_LISTS)
    throw new ActRefused('bad-input', `${rolls.length} rolls; at most ${MOST_LISTS} can be compared`)
  const whose = new Set(rolls.map(({ description }) => description.peopleOf))
  if (whose.size > 1)
    throw new ActRefused(
      'bad-input',
      `these rolls are of people of ${[...whose].join(' and of ')}: they count no one population`,
    )
}

/** Rolls by their publishers; by the publisher and the day or id where two have one publisher. */
function labelsOf(rolls: readonly RecordedRoll[]): readonly string[] {
  const labels = (label: (roll: RecordedRoll) => string): readonly string[] | null => {
    const all = rolls.map(label)
    return new Set(all).size === all.length ? all : null
  }
  return (
    labels(({ description }) => description.publisher) ??
    labels(({ description }) => `${description.publisher}, ${description.asOf ?? 'no day'}`) ??
    rolls.map(({ id, description }) => `${description.publisher} (${id})`)
  )
}

/** Lists that were made from others are declared by the rolls' ids. */
function inLabels(
  session: CaseSession,
  declared: Declared,
  rolls: readonly RecordedRoll[],
  labels: readonly string[],
): Declared {
  const label = (name: string): string => {
    const at = rolls.findIndex(({ id }) => id === rollNamed(session, name).id)
    if (at < 0) throw new ActRefused('bad-input', `roll ${name} is none of those that are compared`)
    return labels[at] ?? name
  }
  return {
    ...declared,
    madeFrom: declared.madeFrom?.map(([made, from]) => [label(made), label(from)] as const) ?? null,
  }
}
