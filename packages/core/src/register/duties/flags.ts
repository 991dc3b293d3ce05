import { daysOf } from '../../time/edtf.ts'
import type { ObligationFlag } from '../answers.ts'
import type { Act } from './acts.ts'
import { isStanding } from './clause.ts'
import { type Course, stateOn } from './lifecycle.ts'
import { both, happenedBy, isOver, momentAt, type Truth } from './moment.ts'

/** Refusals, breaches and delays by a day, each with its own days (OB2, OB4); a vague date makes one that may not be yet. */
export function flagsOf(
  course: Course,
  acts: readonly Act[],
  { trueAt, undertakings }: { readonly trueAt: string; readonly undertakings: readonly string[] },
): readonly ObligationFlag[] {
  const done = doneOn(course, trueAt)
  const told = acts.flatMap((each): readonly ObligationFlag[] => {
    const { act, item, denies } = each
    if (denies || (act !== 'refused' && act !== 'breached')) return []
    const happened = happenedBy(each, trueAt)
    // Without a day it counts once it was told of: nothing says that it was before.
    if (happened === 'no' || (happened === 'maybe' && each.earliest === null)) return []
    const from = each.date ?? item.claim.uttered ?? item.source.published
    return [
      {
        flag: act,
        from,
        to: act === 'breached' ? from : done,
        place: item.claim.place,
        standing: item.standing ?? 'alleged',
        certain: happened === 'yes',
        against: null,
        claims: [item.claim.id],
      },
    ]
  })
  return [...told, ...delays(course, trueAt, undertakings)]
}

const doneOn = ({ whole }: Course, trueAt: string): string | null =>
  whole && happenedBy(whole, trueAt) === 'yes' ? (whole.date ?? whole.latest) : null

/** A duty whose day has gone by while it ran and was not performed; one without a day is never late (OB4). */
function delays(course: Course, trueAt: string, undertakings: readonly string[]): readonly ObligationFlag[] {
  const { clause } = course
  if (isStanding(clause.kind) || clause.kind === 'permit') return []
  const days = [
    ['due', clause.due],
    ['benchmark', clause.benchmark],
  ] as const
  return days.flatMap(([against, day]): readonly ObligationFlag[] => {
    if (day === null) return []
    const { latest } = daysOf(day)
    const over = isOver(momentAt(day), trueAt)
    const ran = runsUnperformed(course, latest !== null && latest < trueAt ? latest : trueAt)
    if (over === 'no' || ran === 'no') return []
    const rests = clause.recorded.filter((each) => each.term.word === against).flatMap((each) => each.claim ?? [])
    return [
      {
        flag: 'overdue',
        from: day,
        to: doneOn(course, trueAt) ?? clause.terminated?.day ?? clause.lapsed?.day ?? null,
        place: null,
        standing: 'reported',
        certain: over === 'yes' && ran === 'yes',
        against,
        claims: rests.length > 0 ? rests : undertakings,
      },
    ]
  })
}

/** Whether a duty ran on a day and was not performed by then. */
function runsUnperformed(course: Course, day: string): Truth {
  const { condition } = course.clause
  const met = condition === null ? 'yes' : condition.day === null ? 'no' : happenedBy(momentAt(condition.day), day)
  const { state, possibly } = stateOn(course, day)
  const running = [state, ...possibly].filter((each) => each === 'pending' || each === 'part-performed').length
  return both(met, running === 0 ? 'no' : running === possibly.length + 1 ? 'yes' : 'maybe')
}
