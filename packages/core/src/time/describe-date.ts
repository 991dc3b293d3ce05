import { MONTH_NAMES } from './month-names.ts'
import { type Days, type PlainDate, parsePlainDate } from './plain-dates.ts'

const monthName = (month: number): string => MONTH_NAMES[month - 1] ?? ''

/** The words of a date, without those of its year or month that a range says once, at its end. */
function words({ year, month, day }: PlainDate, sameYear = false, sameMonth = false): string {
  const parts = [day, month === null || sameMonth ? null : monthName(month), sameYear ? null : year]
  return parts.filter((part) => part !== null).join(' ')
}

function describeRange(from: PlainDate, to: PlainDate): string {
  const sameYear = from.year === to.year && from.month !== null && to.month !== null
  const sameMonth = sameYear && from.month === to.month && from.day !== null && to.day !== null
  return `${words(from, sameYear, sameMonth)} to ${words(to)}`
}

/** A plain date or interval in words; null for any other text. An end is inclusive, so '../X' is 'by X', not 'before X'. */
export function describePlain(text: string): string | null {
  const slash = text.indexOf('/')
  if (slash < 0) {
    const date = parsePlainDate(text)
    return date === null ? null : words(date)
  }
  const [start, end] = [text.slice(0, slash), text.slice(slash + 1)]
  const from = parsePlainDate(start)
  const to = parsePlainDate(end)
  const open = (side: string) => side === '' || side === '..'
  if (from !== null && to !== null) return start === end ? words(from) : describeRange(from, to)
  if (from !== null && open(end)) return `since ${words(from)}`
  if (to !== null && open(start)) return `by ${words(to)}`
  return null
}

/** First and last day in words. */
export function describeDays({ earliest, latest }: Days): string {
  if (earliest === null && latest === null) return 'at an unknown date'
  if (earliest !== null && earliest === latest) return describePlain(earliest) ?? earliest
  return describePlain(`${earliest ?? '..'}/${latest ?? '..'}`) ?? `${earliest ?? '..'} to ${latest ?? '..'}`
}
