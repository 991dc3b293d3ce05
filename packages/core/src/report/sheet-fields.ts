import type { RollField, RollState } from '../ledger/people/roll.ts'

/** The two instruments whose fields a sheet has. */
export const SHEET_FORMS = ['gc3-122', 'icpped-17-3'] as const
export type SheetForm = (typeof SHEET_FORMS)[number]

/** A field that an instrument asks for of one person. */
export interface SheetField {
  readonly id: string
  readonly form: SheetForm
  /** Where in the instrument it stands. */
  readonly article: string
  readonly asks: string
  /** Columns of rolls that answer it, any of them. */
  readonly from: readonly RollField[]
  /** Columns that may hold the answer among other words: shown, and still asked. */
  readonly perhapsIn: readonly RollField[]
  /** A day in full is asked for: a year alone may be all there is, and is still asked. */
  readonly wholeDay: boolean
  /** What a roll as a whole says of everybody on it that answers the field. */
  readonly byRoll: 'holder' | 'people-of' | 'state' | null
  /** Asked only of people who are on such a roll; null: of everybody. */
  readonly onlyIf: RollState | null
  /** The words of a letter, after 'Please state, for each of them,'. */
  readonly question: string
}

type Rest = Partial<Pick<SheetField, 'perhapsIn' | 'wholeDay' | 'byRoll' | 'onlyIf'>>
const field = (
  [form, article, id]: readonly [SheetForm, string, string],
  asks: string,
  from: readonly RollField[],
  question: string,
  rest: Rest = {},
): SheetField => ({
  id,
  form,
  article,
  asks,
  from,
  question,
  perhapsIn: [],
  wholeDay: false,
  byRoll: null,
  onlyIf: null,
  ...rest,
})

const gc = (paragraph: string, id: string) => ['gc3-122', `GC III art. 122(${paragraph})`, `gc3-${id}`] as const
const icpped = (letter: string, id: string) => ['icpped-17-3', `ICPPED art. 17(3)(${letter})`, `icpped-${id}`] as const

/**
 * Geneva Convention III (1949), art. 122, paragraphs 4 to 6, and the International Convention for the Protection of All Persons
 * from Enforced Disappearance (2006), art. 17(3), letters (a) to (h), in their order.
 */
export const SHEET_FIELDS: readonly SheetField[] = [
  field(gc('4', 'surname'), 'surname', ['family-name', 'name'], 'the surname'),
  field(gc('4', 'first-names'), 'first names', ['given-name', 'name'], 'the first names'),
  field(gc('4', 'rank'), 'rank', ['rank'], 'the rank'),
  field(
    gc('4', 'number'),
    'army, regimental, personal or serial number',
    ['service-number'],
    'the army, regimental, personal or serial number',
  ),
  field(gc('4', 'birth-place'), 'place of birth', ['birth-place'], 'the place of birth'),
  field(gc('4', 'born'), 'full date of birth', ['born'], 'the full date of birth', { wholeDay: true }),
  field(gc('4', 'power'), 'Power on which the prisoner depends', ['power'], 'the Power on which the prisoner depends', {
    byRoll: 'people-of',
  }),
  field(gc('4', 'father'), 'first name of the father', ['father-name'], 'the first name of the father', {
    perhapsIn: ['name'],
  }),
  field(gc('4', 'mother'), 'maiden name of the mother', ['mother-name'], 'the maiden name of the mother'),
  field(
    gc('4', 'inform'),
    'name and address of the person to be informed',
    ['next-of-kin'],
    'the name and address of the person to be informed',
  ),
  field(gc('4', 'mail'), 'address for correspondence', ['address'], 'the address to which letters may be sent'),
  field(
    gc('5', 'events'),
    'transfer, release, repatriation, escape, admission to hospital, death',
    ['left-on', 'left-to', 'died-on'],
    'any transfer, release, repatriation, escape, admission to hospital or death, with its day',
    { byRoll: 'state' },
  ),
  field(gc('6', 'health'), 'state of health of the seriously ill or wounded', ['health'], 'the state of health'),
  field(icpped('a', 'identity'), 'identity', ['name', 'family-name', 'given-name'], 'the identity'),
  field(
    icpped('b', 'taken-on'),
    'date and time of deprivation of liberty',
    ['taken-on'],
    'the date and time at which they were deprived of liberty',
  ),
  field(
    icpped('b', 'taken-at'),
    'place of deprivation of liberty',
    ['taken-at'],
    'the place at which they were deprived of liberty',
  ),
  field(
    icpped('b', 'taken-by'),
    'authority that deprived of liberty',
    ['taken-by'],
    'the authority that deprived them of liberty',
  ),
  field(
    icpped('c', 'ordered-by'),
    'authority that ordered it, and the grounds',
    ['ordered-by'],
    'the authority that ordered it, and the grounds',
  ),
  field(
    icpped('d', 'supervised-by'),
    'authority that supervises it',
    ['supervised-by'],
    'the authority that supervises it',
  ),
  field(icpped('e', 'held-at'), 'place where held', ['held-at'], 'the place where they are held'),
  field(
    icpped('e', 'admitted-on'),
    'date and time of admission to that place',
    ['admitted-on'],
    'the date and time of admission to that place',
  ),
  field(icpped('e', 'holder'), 'authority responsible for that place', [], 'the authority responsible for that place', {
    byRoll: 'holder',
  }),
  field(icpped('f', 'health'), 'elements of the state of health', ['health'], 'elements of the state of health'),
  field(
    icpped('g', 'death'),
    'circumstances and cause of death, destination of the remains',
    ['death', 'died-on'],
    'the circumstances and cause of death and where the remains are',
    { onlyIf: 'dead' },
  ),
  field(
    icpped('h', 'left-on'),
    'date and time of release or transfer',
    ['left-on'],
    'the date and time of release or transfer',
    { onlyIf: 'released' },
  ),
  field(
    icpped('h', 'left-to'),
    'destination, and authority responsible for the transfer',
    ['left-to'],
    'the destination, and the authority responsible for the transfer',
    { onlyIf: 'released' },
  ),
]
