import { daysOf } from '../../time/edtf.ts'

/** When something happened: its EDTF, and the first and last day that it can mean; null: open at that end. */
export interface Moment {
  readonly date: string | null
  readonly earliest: string | null
  readonly latest: string | null
}

/** Whether something is so on a day: certainly, certainly not, or as a vague date allows. */
export type Truth = 'yes' | 'maybe' | 'no'

export const momentAt = (date: string): Moment => ({ date, ...daysOf(date) })

/** Whether it has happened by a day (OB7). */
export function happenedBy(moment: Moment, day: string): Truth {
  if (moment.latest !== null && moment.latest <= day) return 'yes'
  return moment.earliest === null || moment.earliest <= day ? 'maybe' : 'no'
}

/** Whether a day that something runs until is over. */
export function isOver(moment: Moment, day: string): Truth {
  if (moment.latest !== null && moment.latest < day) return 'yes'
  return moment.earliest !== null && moment.earliest < day ? 'maybe' : 'no'
}

const WORTH: Readonly<Record<Truth, number>> = { no: 0, maybe: 1, yes: 2 }

/** So if one of them is so. */
export const either = (truths: readonly Truth[]): Truth =>
  truths.reduce<Truth>((best, each) => (WORTH[each] > WORTH[best] ? each : best), 'no')

export const both = (a: Truth, b: Truth): Truth => (WORTH[a] < WORTH[b] ? a : b)

export const not = (truth: Truth): Truth => (truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'maybe')
