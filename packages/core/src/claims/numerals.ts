import type { NumeralProfileName } from './case-setting.ts'
import type { Count } from './count.ts'

/** Words for a number that name none. */
export type VagueWord = 'several' | 'few' | 'couple' | 'handful'

/** How a text bounds the number it gives. */
export type Modifier = 'exactly' | 'at-least' | 'more-than' | 'at-most' | 'fewer-than' | 'about' | 'nearly'

/** A number as the words give it, before a convention is applied. */
export type Quantity =
  | { readonly kind: 'number'; readonly value: number }
  /** 'dozens', 'hundreds of thousands': the plural of a unit. */
  | { readonly kind: 'plural'; readonly unit: number }
  /** 'several hundred', 'a few': a vague word, times a unit. */
  | { readonly kind: 'vague'; readonly word: VagueWord; readonly unit: number }
  /** 'between 20 and 30', '27 or 20'. */
  | { readonly kind: 'range'; readonly low: number; readonly high: number }

export type CountBounds = Pick<Count, 'min' | 'max'>

/** A convention of reading vague numerals. Shown with every figure that rests on it; a change of it is a new version. */
export interface NumeralProfile {
  readonly name: NumeralProfileName
  readonly version: string
  /** Where the convention is written down. */
  readonly source: string
  /** 'More than N': N + 1, or N where a project records the figure itself. */
  readonly moreThan: 0 | 1
  /** 'Hundreds' is at least so many hundreds. */
  readonly pluralAtLeast: number
  /** 'Hundreds' is fewer than the next larger usual unit: tens, dozens and scores fewer than 100, hundreds fewer than 1,000. */
  readonly pluralBelowNextUnit: boolean
  readonly vague: Readonly<Record<VagueWord, CountBounds>>
  /** 'About N', 'some N': the figure, nothing but that there was somebody, or half of its last significant place to either side. */
  readonly about: 'figure' | 'somebody' | 'half-place'
  /** 'Nearly N': the figure, anything below it, or from nine tenths of it to one below it. */
  readonly nearly: 'figure' | 'below' | 'tenth-below'
  /** 'Up to N': nothing said below, or at least somebody. */
  readonly upTo: 'nothing' | 'somebody'
  /** Which ends of a range are kept. */
  readonly range: 'both' | 'low'
}

const open = (min: number): CountBounds => ({ min, max: null })
const PAIR: CountBounds = { min: 2, max: 2 }

export const NUMERAL_PROFILE: Readonly<Record<NumeralProfileName, NumeralProfile>> = {
  ucdp: {
    name: 'ucdp',
    version: '1',
    source:
      'Uppsala Conflict Data Program: the values 3, 24, 40, 101, 200, 1001, 2000 that its coder survey treats apart (plural of a unit = two units, more than N = N + 1); approximate figures stand as given',
    moreThan: 1,
    pluralAtLeast: 2,
    pluralBelowNextUnit: false,
    vague: { several: open(3), few: open(3), couple: PAIR, handful: open(3) },
    about: 'figure',
    nearly: 'figure',
    upTo: 'nothing',
    range: 'both',
  },
  strict: {
    name: 'strict',
    version: '1',
    source: 'The words alone: nothing that a reader could deny. "About N" bounds nothing, a plural means two or more',
    moreThan: 1,
    pluralAtLeast: 2,
    pluralBelowNextUnit: false,
    vague: { several: open(2), few: open(2), couple: open(2), handful: open(2) },
    about: 'somebody',
    nearly: 'below',
    upTo: 'nothing',
    range: 'both',
  },
  soft: {
    name: 'soft',
    version: '1',
    source:
      'What most readers take the words to mean, closed above: an assumption to be shown beside the strict reading, never instead of it',
    moreThan: 1,
    pluralAtLeast: 2,
    pluralBelowNextUnit: true,
    vague: { several: { min: 3, max: 9 }, few: { min: 2, max: 6 }, couple: PAIR, handful: { min: 3, max: 6 } },
    about: 'half-place',
    nearly: 'tenth-below',
    upTo: 'somebody',
    range: 'both',
  },
  acled: {
    name: 'acled',
    version: '1',
    source:
      'ACLED FAQ on fatalities: the lowest figure reported, tens 10, dozens 12, hundreds 100; "several" 3 outside war zones is unconfirmed',
    moreThan: 0,
    pluralAtLeast: 1,
    pluralBelowNextUnit: false,
    vague: { several: open(3), few: open(3), couple: PAIR, handful: open(3) },
    about: 'figure',
    nearly: 'figure',
    upTo: 'nothing',
    range: 'low',
  },
}

const times = (bound: number | null, unit: number): number | null => (bound === null ? null : bound * unit)

/** The power of ten above a unit: 'dozens' are fewer than 100, 'hundreds' fewer than 1,000. */
const nextUnit = (unit: number): number => 10 ** (unit >= 10 && unit < 100 ? 2 : Math.floor(Math.log10(unit)) + 1)

/** Half of a figure's last significant place: 5 for 60, 50 for 600. A figure that ends in no zero has no place to round to. */
function halfPlace(value: number): number {
  let place = 1
  while (value !== 0 && value % (place * 10) === 0) place *= 10
  return place === 1 ? 0 : place / 2
}

/** The profile as answers name it: a change of a convention is a new version. */
export const profileLabel = (name: NumeralProfileName): string => `${name} ${NUMERAL_PROFILE[name].version}`

/** The bounds of a number without any modifier. */
function plainBounds(quantity: Quantity, profile: NumeralProfile): CountBounds {
  switch (quantity.kind) {
    case 'number':
      return { min: quantity.value, max: quantity.value }
    case 'plural':
      return {
        min: quantity.unit * profile.pluralAtLeast,
        max: profile.pluralBelowNextUnit ? nextUnit(quantity.unit) - 1 : null,
      }
    case 'vague': {
      const { min, max } = profile.vague[quantity.word]
      return { min: times(min, quantity.unit), max: times(max, quantity.unit) }
    }
    case 'range':
      return { min: quantity.low, max: profile.range === 'both' ? quantity.high : quantity.low }
  }
}

/** The bounds of a number phrase under a convention. */
export function boundsOf(quantity: Quantity, modifier: Modifier, profile: NumeralProfile): CountBounds {
  const { min, max } = plainBounds(quantity, profile)
  switch (modifier) {
    case 'exactly':
      return { min, max }
    case 'at-least':
      return { min, max: null }
    case 'more-than':
      // 'More than several' adds nothing to a number that is open already.
      return { min: min === null || max === null ? min : min + profile.moreThan, max: null }
    case 'at-most':
      return { min: profile.upTo === 'somebody' ? 1 : null, max }
    case 'fewer-than':
      return { min: null, max: max === null ? null : max - 1 }
    case 'about':
      return approximate({ min, max }, profile)
    case 'nearly':
      return almost({ min, max }, profile)
  }
}

function approximate({ min, max }: CountBounds, profile: NumeralProfile): CountBounds {
  if (profile.about === 'figure') return { min, max }
  if (profile.about === 'somebody') return open(1)
  return {
    min: min === null ? null : Math.max(1, min - halfPlace(min)),
    max: max === null ? null : max + halfPlace(max),
  }
}

function almost({ min, max }: CountBounds, profile: NumeralProfile): CountBounds {
  if (profile.nearly === 'figure' || max === null) return { min, max }
  return { min: profile.nearly === 'below' ? 1 : Math.ceil(max * 0.9), max: max - 1 }
}
