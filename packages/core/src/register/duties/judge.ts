import type { Standing } from '../../claims/kinds.ts'
import type { AcceptedClaim, ClaimLookup } from '../accepted-claims.ts'
import type { ObligationFlag, ObligationSpan, ObligationState, PartDone } from '../answers.ts'
import type { GroupRelations } from '../groups.ts'
import { reaches } from '../standing.ts'
import type { Act } from './acts.ts'
import { type Clause, isStanding } from './clause.ts'
import { flagsOf } from './flags.ts'
import { type Course, courseOf, sinceOf, spansOf, stateOn } from './lifecycle.ts'
import { happenedBy, type Moment } from './moment.ts'
import type { Owed } from './owed.ts'
import { doneBounds, owedBounds, partDone } from './part-done.ts'

/** One duty with its clause, and the day and standing for which it is judged. */
export interface DutyAsked {
  readonly owed: Owed
  readonly clause: Clause
  readonly trueAt: string
  readonly standing: Standing
  readonly relations: GroupRelations
  readonly claim: ClaimLookup
}

/** Whom a duty covers under one reading of it: the claims that count those owed, and those left out. */
export interface Scope {
  readonly owed: readonly AcceptedClaim[]
  readonly leavesOut: ReadonlySet<string>
}

/** What a duty comes to under one reading and one set of acts. */
export interface Judged {
  readonly state: ObligationState
  readonly since: string | null
  readonly possibly: readonly ObligationState[]
  readonly flags: readonly ObligationFlag[]
  readonly course: Course
}

/** The acts that a question counts: those of its standing, and what speaks against them. */
export const counting = (acts: readonly Act[], standing: Standing): readonly Act[] =>
  acts.filter((each) => each.denies || (each.item.standing !== null && reaches(each.item.standing, standing)))

export function judge(asked: DutyAsked, scope: Scope, acts: readonly Act[]): Judged {
  const { owed, clause, trueAt } = asked
  const within = acts.filter((each) => !scope.leavesOut.has(each.item.claim.id))
  const course = courseOf(owed, clause, within, completion(asked, scope, within))
  const { state, possibly } = stateOn(course, trueAt)
  const flags = flagsOf(course, within, { trueAt, undertakings: owed.undertakings })
  const breach = isStanding(clause.kind) ? flags.find((each) => each.flag === 'breached' && each.certain) : undefined
  const breached = state === 'in-force' && breach
  return {
    // In force, with a breach reported: the clause goes on (OB6); one word for both where there is room for one only.
    state: breached ? 'breached' : state,
    since: breached ? breach.from : sinceOf(course, state),
    possibly,
    flags,
    course,
  }
}

/** How much of a duty is done by the day asked for; null for one that is kept up. */
export function partOf({ clause, trueAt, relations }: DutyAsked, scope: Scope, acts: readonly Act[]): PartDone | null {
  if (isStanding(clause.kind)) return null
  const within = acts.filter((each) => !scope.leavesOut.has(each.item.claim.id))
  const done = performing(within).filter((each) => happenedBy(each, trueAt) === 'yes')
  return partDone(counted(done), scope.owed, relations)
}

export const spansUntil = (judged: Judged, trueAt: string): readonly ObligationSpan[] => spansOf(judged.course, trueAt)

const performing = (acts: readonly Act[]): readonly Act[] =>
  acts.filter((each) => !each.denies && (each.act === 'performed' || each.act === 'part-performed'))

const counted = (acts: readonly Act[]): readonly AcceptedClaim[] => [...new Set(acts.map((each) => each.item))]

/**
 * When a duty was done in whole: by an act said to be of all, or once as many were let go as can have been owed (OB8).
 * Its last day is when that is certain, its first when vague days allow it (OB7).
 */
function completion(asked: DutyAsked, scope: Scope, acts: readonly Act[]): Moment | null {
  const done = performing(acts)
  const told = done.filter((each) => each.act === 'performed')
  const { max } = scope.owed.length === 0 ? { max: null } : owedBounds(scope.owed, asked.relations)
  const reached = (order: readonly Act[], days: 'differ' | 'may-differ'): Act | null => {
    if (max === null) return null
    const enough = (many: number) => doneBounds(counted(order.slice(0, many)), asked.relations, days).min >= max
    // More acts never lower what was done, so the first that completes it is found by halving.
    let [few, many] = [0, order.length]
    if (!enough(many)) return null
    while (many - few > 1) {
      const middle = (few + many) >> 1
      if (enough(middle)) many = middle
      else few = middle
    }
    return order[many - 1] ?? null
  }
  const last = earlier(told[0] ?? null, reached(done, 'differ'), 'latest')
  const byFirst = [...done].sort((a, b) => ((a.earliest ?? '') < (b.earliest ?? '') ? -1 : 1))
  const first = earlier(
    byFirst.find((each) => each.act === 'performed') ?? null,
    reached(byFirst, 'may-differ'),
    'earliest',
  )
  if (!first) return null
  return { date: last ? (last.date ?? null) : null, earliest: first.earliest, latest: last ? last.latest : null }
}

const END = { earliest: '', latest: '9999-12-31' } as const

function earlier(a: Act | null, b: Act | null, end: 'earliest' | 'latest'): Act | null {
  if (!a || !b) return a ?? b
  return (a[end] ?? END[end]) <= (b[end] ?? END[end]) ? a : b
}
