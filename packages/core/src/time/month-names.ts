/** English month names, January first; the index is the month's number less one. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** Number of a month by its English name or its usual abbreviations, lower case, without a point. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map<string, number>([
  ...MONTH_NAMES.map((name, at) => [name.toLowerCase(), at + 1] as const),
  ...MONTH_NAMES.map((name, at) => [name.slice(0, 3).toLowerCase(), at + 1] as const),
  ['sept', 9],
])

/** The parts of a month as the guideline of the claims has them: days 01-10, 11-20, 21 to the end. */
export const MONTH_PARTS = {
  early: { first: 1, last: 10 },
  mid: { first: 11, last: 20 },
  late: { first: 21, last: null },
  'early to mid': { first: 1, last: 20 },
  'mid to late': { first: 11, last: null },
} as const
export type MonthPart = keyof typeof MONTH_PARTS
