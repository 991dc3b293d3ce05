import { addDays } from '../../time/calendar.ts'
import { daysOf } from '../../time/edtf.ts'
import type { ObligationSpan, ObligationState } from '../answers.ts'
import type { Act } from './acts.ts'
import { type Clause, isStanding } from './clause.ts'
import { both, either, happenedBy, isOver, type Moment, momentAt, not, type Truth } from './moment.ts'
import type { Owed } from './owed.ts'

/** What the state of a duty follows from: its clause, and when it was performed, in part and in whole. */
export interface Course {
  readonly clause: Clause
  /** First day it can bind; null where nothing says so. */
  readonly from: string | null
  readonly begun: string | null
  readonly parts: readonly Moment[]
  readonly whole: Moment | null
}

/** The course of a duty from the acts that count. `whole`: when they completed it, however that was found out. */
export const courseOf = (owed: Owed, clause: Clause, acts: readonly Act[], whole: Moment | null): Course => ({
  clause,
  from: owed.from === null ? null : (daysOf(owed.from).earliest ?? owed.from),
  begun: owed.agreementDate,
  parts: firstOf(acts.filter((each) => !each.denies && (each.act === 'performed' || each.act === 'part-performed'))),
  whole,
})

/** Of many acts in the order of their last days, those that decide when a first one is certain, and when it is possible. */
function firstOf(acts: readonly Act[]): readonly Act[] {
  const [certain] = acts
  if (!certain) return []
  const possible = acts.reduce(
    (first, each) => ((each.earliest ?? '') < (first.earliest ?? '') ? each : first),
    certain,
  )
  return possible === certain ? [certain] : [certain, possible]
}

const CONDITIONS = ['ended', 'triggered', 'whole', 'part', 'suspended', 'over'] as const
type Condition = (typeof CONDITIONS)[number]
type Holds = Readonly<Record<Condition, boolean>>

/** How far each thing that the state depends on holds on a day. */
function truthsOn({ clause, parts, whole }: Course, day: string): Readonly<Record<Condition, Truth>> {
  const { trigger, terminated, lapsed, until } = clause
  return {
    ended: terminated ? happenedBy(momentAt(terminated.day), day) : 'no',
    triggered: trigger === null ? 'yes' : trigger.day === null ? 'no' : happenedBy(momentAt(trigger.day), day),
    whole: whole ? happenedBy(whole, day) : 'no',
    part: either(parts.map((each) => happenedBy(each, day))),
    suspended: either(
      clause.suspended.map((each) =>
        both(happenedBy(momentAt(each.day), day), each.to === null ? 'yes' : not(isOver(momentAt(each.to), day))),
      ),
    ),
    over: either([
      lapsed ? happenedBy(momentAt(lapsed.day), day) : 'no',
      until === null ? 'no' : isOver(momentAt(until), day),
    ]),
  }
}

/** The state when it is settled what holds (OB1, OB6). What was performed stays performed. */
function stateWhen(holds: Holds, { clause }: Course): ObligationState {
  if (clause.unratable !== null) return 'unratable'
  const standing = isStanding(clause.kind)
  if (!standing && holds.whole) return 'performed'
  if (holds.ended) return 'terminated'
  if (!holds.triggered) return 'not-yet-triggered'
  if (holds.over) return 'lapsed'
  if (holds.suspended) return 'suspended'
  if (standing) return 'in-force'
  return holds.part ? 'part-performed' : 'pending'
}

/** The state that certainly holds on a day, and those that vague dates allow beside it (OB7). */
export function stateOn(course: Course, day: string): Pick<ObligationSpan, 'state' | 'possibly'> {
  const truths = truthsOn(course, day)
  const open = CONDITIONS.filter((name) => truths[name] === 'maybe')
  const certain = Object.fromEntries(CONDITIONS.map((name) => [name, truths[name] === 'yes'])) as Holds
  const state = stateWhen(certain, course)
  const found = new Set<ObligationState>()
  for (let chosen = 1; chosen < 2 ** open.length; chosen++)
    found.add(
      stateWhen(
        { ...certain, ...Object.fromEntries(open.map((name, at) => [name, (chosen >> at) % 2 === 1])) },
        course,
      ),
    )
  found.delete(state)
  return { state, possibly: [...found].sort() }
}

/** Days on which the state can change. */
function turningDays({ clause, parts, whole, from }: Course): readonly string[] {
  const begins = (moment: Moment) => [moment.earliest, moment.latest]
  const ends = (moment: Moment) => begins(moment).map((day) => day && addDays(day, 1))
  const days = [from, ...parts.flatMap(begins), ...(whole ? begins(whole) : [])]
  for (const each of clause.suspended) {
    days.push(...begins(momentAt(each.day)))
    if (each.to !== null) days.push(...ends(momentAt(each.to)))
  }
  for (const each of [clause.trigger?.day, clause.terminated?.day, clause.lapsed?.day])
    if (each) days.push(...begins(momentAt(each)))
  if (clause.until !== null) days.push(...ends(momentAt(clause.until)))
  return [...new Set(days.filter((day) => day !== null))].sort()
}

/** The states of a duty from its first day to the day asked for, in order, without gaps. */
export function spansOf(course: Course, trueAt: string): readonly ObligationSpan[] {
  const first = course.from ?? turningDays(course)[0] ?? trueAt
  const days = [first, ...turningDays(course).filter((day) => day > first && day <= trueAt)]
  const spans: ObligationSpan[] = []
  for (const day of days) {
    const now = { from: day, to: null, ...stateOn(course, day) }
    const before = spans.at(-1)
    if (before && before.state === now.state && before.possibly.join() === now.possibly.join()) continue
    if (before) spans[spans.length - 1] = { ...before, to: addDays(day, -1) }
    spans.push(now)
  }
  return spans
}

/** EDTF: since when a state holds, as its source dates it. */
export function sinceOf(course: Course, state: ObligationState): string | null {
  const { clause, whole, parts, begun } = course
  switch (state) {
    case 'performed':
      return whole ? (whole.date ?? whole.latest) : null
    case 'part-performed': {
      const [first] = parts
      return first ? (first.date ?? first.latest) : null
    }
    case 'terminated':
      return clause.terminated?.day ?? null
    case 'suspended':
      return clause.suspended.at(-1)?.day ?? null
    case 'lapsed':
      return clause.lapsed?.day ?? (clause.until === null ? null : addDays(daysOf(clause.until).latest ?? '', 1))
    default:
      return clause.trigger?.day ?? begun
  }
}
