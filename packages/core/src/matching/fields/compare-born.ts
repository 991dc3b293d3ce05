/** A day of birth as far as a list gives it. */
export interface Born {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

const FIGURES = /\d+/gu

/**
 * Reads a day of birth in figures: '1990-05-04', '04.05.1990', '19900504', '1990'. Day stands before month where both could
 * be; null where there is no year.
 */
export function readBorn(text: string): Born | null {
  const digits = text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
  const parts = digits.match(FIGURES) ?? []
  const whole = parts.length === 1 && parts[0]?.length === 8 ? parts[0] : null
  if (whole !== null) return born(whole.slice(0, 4), whole.slice(4, 6), whole.slice(6, 8))
  const [first = '', second, third] = parts
  if (first.length === 4) return born(first, second, third)
  const year = parts.find((part) => part.length === 4)
  if (year === undefined) return null
  return parts.length >= 3 ? born(year, second, first) : born(year, parts.length === 2 ? first : undefined, undefined)
}

function born(year: string, month: string | undefined, day: string | undefined): Born | null {
  const number = (text: string | undefined, most: number): number | null => {
    const value = Number(text ?? Number.NaN)
    return value >= 1 && value <= most ? value : null
  }
  const found = number(year, 2200)
  return found === null || found < 1800 ? null : { year: found, month: number(month, 12), day: number(day, 31) }
}

/** Agreement of two days of birth: 4 the same day, 3 as far as both say, 2 one slip of the pen, 1 a year apart, 0 apart. */
export function compareBorn(one: Born, other: Born): number {
  const full = one.day !== null && other.day !== null && one.month !== null && other.month !== null
  const sameMonth = one.month === null || other.month === null || one.month === other.month
  const sameDay = one.day === null || other.day === null || one.day === other.day
  if (one.year === other.year && sameMonth && sameDay) return full ? 4 : 3
  const swapped = full && one.year === other.year && one.month === other.day && one.day === other.month
  const slips = [one.year === other.year, one.month === other.month, one.day === other.day].filter(
    (same) => !same,
  ).length
  if (swapped || (full && slips === 1)) return 2
  if (full && closeFigures(one) !== '' && slip(closeFigures(one), closeFigures(other))) return 2
  return Math.abs(one.year - other.year) <= 1 && !full ? 1 : 0
}

const closeFigures = ({ year, month, day }: Born): string =>
  `${year}${String(month ?? 0).padStart(2, '0')}${String(day ?? 0).padStart(2, '0')}`

/** At most one figure wrong, or two neighbours exchanged. */
function slip(one: string, other: string): boolean {
  const wrong = [...one].map((figure, at) => (figure === other[at] ? -1 : at)).filter((at) => at >= 0)
  const [first, second] = wrong
  if (wrong.length === 1) return true
  return (
    wrong.length === 2 &&
    second === (first ?? 0) + 1 &&
    one[first ?? 0] === other[second] &&
    one[second] === other[first ?? 0]
  )
}
