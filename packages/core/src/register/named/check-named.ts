import { ONE_REVIEWER } from '../../ledger/people/judgement.ts'
import type { RecordedRoll } from '../../ledger/people/people-state.ts'
import { Persons } from '../../ledger/people/persons.ts'
import { mentionKey } from '../../ledger/people/roll.ts'
import type { CaseState } from '../../ledger/replay.ts'
import { acceptedClaims } from '../accepted-claims.ts'
import type { CountingSystem } from '../bounds/system.ts'
import { partyNames } from '../party-names.ts'
import { asListedBy, withRulingsOn } from './known-rolls.ts'
import { rollBegins } from './named-custody.ts'
import type { OpenPair } from './named-people.ts'
import type { NamedStep } from './named-step.ts'
import { openPairsOf } from './ruled-rolls.ts'

/** What entries say of the rows, as a stranger reads them out of the ledger. */
export interface NamedGround {
  readonly rolls: ReadonlyMap<string, Pick<RecordedRoll, 'rows' | 'description'>>
  /** Rolls of people who were gone from the holder's hands on the day asked for. */
  readonly gone: ReadonlySet<string>
  /** Pairs of rows, as ROLL/ROW, that judgements make one person. */
  readonly same: readonly (readonly [string, string])[]
  /** Pairs that may be one person: nobody settled them, and the comparison recorded with a ruling did not rule them out. */
  readonly open: readonly (readonly [string, string])[]
}

/** What an answer is about: a list of a later day, not public yet or of those whom another holder let go takes nobody out of these hands. */
export interface NamedAsked {
  readonly holder: string
  readonly peopleOf: string
  readonly trueAt: string
  readonly knownBy: string
}

/** The ground as a state has it: what judgements settle, and what rulings recorded as open. */
export function namedGround(all: CaseState, asked: NamedAsked): NamedGround {
  const accepted = new Set(acceptedClaims(all, partyNames(all.setting), asked.knownBy).map(({ id }) => id))
  const state = withRulingsOn(asListedBy(all, asked.knownBy), (claim) => accepted.has(claim))
  const keys = ({ one, other }: OpenPair) => [mentionKey(one), mentionKey(other)] as const
  return {
    rolls: state.people.rolls,
    gone: new Set([...state.people.rolls.values()].filter((roll) => isGone(roll, asked)).map(({ id }) => id)),
    same: Persons.from(state.people.pairs.values(), state.setting.people ?? ONE_REVIEWER).same.map(keys),
    open: openPairsOf(state).open.map(keys),
  }
}

function isGone(roll: RecordedRoll, { holder, peopleOf, trueAt }: NamedAsked): boolean {
  const { says, by, peopleOf: whose } = roll.description
  if (whose !== peopleOf || rollBegins(roll) > trueAt) return false
  return says === 'dead' || (says === 'released' && (by ?? holder) === holder)
}

/**
 * Why figures of named people do not hold, in one sentence; null when they do. Written apart from what drew them up: it follows links
 * from row to row instead of joining groups, and trusts none of the sets.
 */
export function whyNamedFails(
  system: Pick<CountingSystem, 'facts' | 'relations'>,
  steps: readonly NamedStep[],
  ground: NamedGround,
): string | null {
  const maybe = new Links([...ground.same, ...ground.open])
  const surely = new Links(ground.same)
  const rowsOf = new Map(steps.map((step) => [step.fact, unfolded(step)]))
  for (const step of steps) {
    const fact = system.facts.find(({ id }) => id === step.fact)
    if (!fact) continue
    const rows = rowsOf.get(step.fact) ?? []
    if (fact.min !== null && rows.length < fact.min)
      return `${step.fact}: ${rows.length} rows do not show ${fact.min} people`
    const missing = rows.find((row) => !isThere(row, ground))
    if (missing !== undefined) return `${step.fact}: there is no row ${missing}`
    const wrong = whyNotApart(rows, maybe) ?? whyNot(step, rows, { ground, maybe, surely })
    if (wrong) return `${step.fact}: ${wrong}`
    const most = fact.max === null ? null : whyNotMost(step, fact.max, { ground, surely })
    if (most) return `${step.fact}: ${most}`
  }
  const chosen = new Map(
    steps.filter(({ shows }) => shows !== 'distinct').map(({ fact }) => [fact, rowsOf.get(fact) ?? []]),
  )
  return whyNotDisjoint(system, chosen, maybe)
}

/** Two sets that the system takes to share nobody, with rows that may be one person. */
function whyNotDisjoint(
  { relations }: Pick<CountingSystem, 'relations'>,
  chosen: ReadonlyMap<string, readonly string[]>,
  maybe: Links,
): string | null {
  for (const relation of relations) {
    if (relation.kind !== 'disjoint' || !relation.sets.every((set) => chosen.has(set))) continue
    const wrong = whyNotApart(
      relation.sets.flatMap((set) => chosen.get(set) ?? []),
      maybe,
    )
    if (wrong) return `${relation.id}: ${wrong}`
  }
  return null
}

const unfolded = ({ rows }: NamedStep): readonly string[] =>
  rows.flatMap(({ roll, runs }) =>
    runs.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => `${roll}/${first + at}`)),
  )

function isThere(key: string, { rolls }: NamedGround): boolean {
  const [roll = '', row] = key.split('/')
  const known = rolls.get(roll)
  return known !== undefined && Number(row) >= 1 && Number(row) <= known.rows
}

/** Two of some rows that may be one person. */
function whyNotApart(rows: readonly string[], links: Links): string | null {
  const seen = new Map<string, string>()
  for (const row of rows) {
    const other = seen.get(row)
    if (other !== undefined) return `rows ${other} and ${row} may be one person`
    for (const reached of links.from(row)) seen.set(reached, row)
  }
  return null
}

interface Known {
  readonly ground: NamedGround
  readonly maybe: Links
  readonly surely: Links
}

function whyNot({ shows, also }: NamedStep, rows: readonly string[], { ground, maybe, surely }: Known): string | null {
  const isOnGone = (key: string) => ground.gone.has(key.split('/')[0] ?? '')
  for (const row of rows) {
    if (shows === 'still' && [...maybe.from(row)].some(isOnGone))
      return `row ${row} may be on a list of those released or dead`
    if (shows === 'left' && ![...surely.from(row)].some((each) => each.startsWith(`${also}/`)))
      return `row ${row} is not on roll ${also} by judgement`
  }
  return null
}

/** A roll names no more people than it has rows that judgements do not join. */
function whyNotMost({ rows }: NamedStep, most: number, { ground, surely }: Omit<Known, 'maybe'>): string | null {
  const [roll] = rows
  const all = roll ? (ground.rolls.get(roll.roll)?.rows ?? 0) : 0
  const seen = new Set<string>()
  let people = 0
  for (let row = 1; row <= all; row++) {
    const key = `${roll?.roll}/${row}`
    if (!seen.has(key)) people++
    for (const reached of surely.from(key)) seen.add(reached)
  }
  return people <= most ? null : `the roll may name ${people} people, more than ${most}`
}

/** Rows that hang together by pairs. */
class Links {
  readonly #next = new Map<string, string[]>()

  constructor(pairs: readonly (readonly [string, string])[]) {
    for (const [one, other] of pairs) {
      this.#next.set(one, [...(this.#next.get(one) ?? []), other])
      this.#next.set(other, [...(this.#next.get(other) ?? []), one])
    }
  }

  /** Every row that can be reached from one, itself too. */
  from(row: string): ReadonlySet<string> {
    const reached = new Set([row])
    for (const each of reached) for (const next of this.#next.get(each) ?? []) reached.add(next)
    return reached
  }
}
