import type { MonthPart } from '../../time/month-names.ts'
import type { Shift } from './date-words.ts'
import type { Ends } from './ends.ts'

export type YearSource = 'text' | 'reference' | 'case'

/** What the words of a date say, before a missing year or a direction is settled. */
export type Said =
  | {
      readonly form: 'calendar'
      readonly year: number | null
      readonly month: number | null
      /** Last month of 'June-August'. */
      readonly monthTo: number | null
      readonly day: number | null
      /** Last day of '14–16 April'. */
      readonly dayTo: number | null
      readonly part: MonthPart | null
      readonly yearFrom: YearSource
      /** 'Last December', 'next June'. */
      readonly shift: Shift | null
    }
  | { readonly form: 'season'; readonly season: number; readonly year: number | null; readonly shift: Shift | null }
  | { readonly form: 'weekday'; readonly weekday: number; readonly which: Shift | 'before' | 'after' | null }
  | { readonly form: 'settled'; readonly ends: Ends | null; readonly yearFrom: YearSource; readonly rule: string }

export type Calendar = Extract<Said, { form: 'calendar' }>

export const calendar = (fields: Partial<Omit<Calendar, 'form'>>): Calendar => ({
  form: 'calendar',
  year: null,
  month: null,
  monthTo: null,
  day: null,
  dayTo: null,
  part: null,
  yearFrom: 'text',
  shift: null,
  ...fields,
})

export interface Settled {
  readonly ends: Ends
  readonly yearFrom: YearSource
}
