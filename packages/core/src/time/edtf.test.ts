import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendarDay, dayNumber, dayNumberOf, isoOfDayNumber, weekdayOf } from './calendar.ts'
import {
  canBeBefore,
  compareDates,
  dateContains,
  datesOverlap,
  daysOf,
  describeDate,
  isCertainlyBefore,
  isEdtf,
  parseTypedDate,
} from './edtf.ts'

describe('the days of a date', () => {
  for (const [edtf, earliest, latest] of [
    ['2020', '2020-01-01', '2020-12-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2020-12-14', '2020-12-14', '2020-12-14'],
    ['2020-12-14/2020-12-14', '2020-12-14', '2020-12-14'],
    ['2020-11-10/..', '2020-11-10', null],
    ['../2020-11', null, '2020-11-30'],
    ['2020-09-27/2020-11-10', '2020-09-27', '2020-11-10'],
    ['2020-12~', '2020-12-01', '2020-12-31'],
    ['199X', '1990-01-01', '1999-12-31'],
    ['2022-22', '2022-06-01', '2022-08-31'],
    ['2022-24', '2022-12-01', '2023-02-28'],
  ] as const)
    it(edtf, () => assert.deepEqual(daysOf(edtf), { earliest, latest }))

  for (const text of [
    '2020-02-30',
    '2020-13',
    '2020-11-10/2020-11-09',
    '../..x',
    'December',
    '',
    '12',
    '20210331',
    '1614556800000',
    '-20210331',
  ])
    it(`'${text}' is no date`, () => assert.equal(isEdtf(text), false))
})

describe('dates compared', () => {
  it('a month is neither before nor after a day inside it, and can be either', () => {
    assert.equal(isCertainlyBefore('2020-12', '2020-12-14'), false)
    assert.equal(canBeBefore('2020-12', '2020-12-14'), true)
    assert.equal(datesOverlap('2020-12', '2020-12-14'), true)
    assert.equal(dateContains('2020-12', '2020-12-14'), true)
    assert.equal(dateContains('2020-12-14', '2020-12'), false)
  })
  it('an open end is never certainly before anything', () => {
    assert.equal(isCertainlyBefore('2014/..', '2020'), false)
    assert.equal(isCertainlyBefore('../2014', '2020'), true)
  })
})

describe('dates in words', () => {
  for (const [edtf, words] of [
    ['2020-12-14', '14 December 2020'],
    ['2020-12', 'December 2020'],
    ['2020-12-11/2020-12-20', '11 to 20 December 2020'],
    ['2020-09-27/2020-11-10', '27 September to 10 November 2020'],
    ['2020-12-28/2021-01-02', '28 December 2020 to 2 January 2021'],
    ['2022-06/2022-08', 'June to August 2022'],
    ['2020/2023', '2020 to 2023'],
    ['2020-11-10/..', 'since 10 November 2020'],
    ['../2021-01-15', 'by 15 January 2021'],
    ['2020-12~', 'about December 2020'],
    ['199X', '1 January 1990 to 31 December 1999'],
    ['../..', 'at an unknown date'],
  ] as const)
    it(edtf, () => assert.equal(describeDate(edtf), words))
})

describe('dates as people type them', () => {
  for (const [typed, edtf] of [
    ['14 Dec 2020', '2020-12-14'],
    ['Dec. 14, 2020', '2020-12-14'],
    ['December 14th 2020', '2020-12-14'],
    ['Monday, 14 December 2020', '2020-12-14'],
    ['2020-12', '2020-12'],
    ['2020', '2020'],
    ['mid December 2020', '2020-12-11/2020-12-20'],
    ['mid-December 2020', '2020-12-11/2020-12-20'],
    ['early Feb 2021', '2021-02-01/2021-02-10'],
    ['mid to late November 2020', '2020-11-11/2020-11-30'],
    ['since 10 Nov 2020', '2020-11-10/..'],
    ['before 2021', '../2021'],
    ['after 2020-11', '2020-12/..'],
    ['11-20 December 2020', '2020-12-11/2020-12-20'],
    ['11–20 December 2020', '2020-12-11/2020-12-20'],
    ['December 11 to 20, 2020', '2020-12-11/2020-12-20'],
    ['27 September to 10 November 2020', '2020-09-27/2020-11-10'],
    ['28 December to 2 January 2021', '2020-12-28/2021-01-02'],
    ['from 2020-09-27 to 2020-11-10', '2020-09-27/2020-11-10'],
    ['between 2020 and 2023', '2020/2023'],
    ['about December 2020', '2020-12~'],
  ] as const)
    it(typed, () => assert.equal(parseTypedDate(typed), edtf))

  for (const typed of [
    '14 December',
    '12/11/2020',
    'soon',
    '',
    '31 February 2020',
    '2020 to 2019',
    '14 15 December 2020',
  ])
    it(`'${typed}' is left to be asked`, () => assert.equal(parseTypedDate(typed), null))
})

const SEED = 20201110
const day = fc.integer({ min: dayNumber(1000, 1, 1), max: dayNumber(2200, 12, 31) }).map(isoOfDayNumber)
const plain = fc.oneof(
  day,
  day.map((iso) => iso.slice(0, 7)),
  day.map((iso) => iso.slice(0, 4)),
)
const date = fc.oneof(
  plain,
  plain.map((start) => `${start}/..`),
  plain.map((end) => `../${end}`),
  fc
    .tuple(day, day)
    .filter(([a, b]) => a < b)
    .map((ends) => ends.join('/')),
)

describe(`laws of dates (seed ${SEED})`, () => {
  const check = (property: fc.IProperty<never>) => fc.assert(property as never, { seed: SEED, numRuns: 500 })
  it('a day and its number are two names of one thing', () =>
    check(fc.property(day, (iso) => isoOfDayNumber(dayNumberOf(iso) ?? Number.NaN) === iso) as never))
  it('the weekday moves on by one each day', () =>
    check(
      fc.property(
        fc.integer({ min: -400000, max: 400000 }),
        (days) => (weekdayOf(days) + 1) % 7 === weekdayOf(days + 1),
      ) as never,
    ))
  it('the calendar agrees with the platform', () =>
    check(
      fc.property(fc.integer({ min: -400000, max: 400000 }), (days) => {
        const { year, month, day: date } = calendarDay(days)
        return new Date(days * 86400000)
          .toISOString()
          .startsWith(
            `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
          )
      }) as never,
    ))
  it('comparing is an order', () =>
    check(
      fc.property(date, date, date, (a, b, c) => {
        const antisymmetric = Math.sign(compareDates(a, b)) === -Math.sign(compareDates(b, a))
        return antisymmetric && !(compareDates(a, b) <= 0 && compareDates(b, c) <= 0 && compareDates(a, c) > 0)
      }) as never,
    ))
  it('two dates overlap or one is certainly before the other', () =>
    check(
      fc.property(
        date,
        date,
        (a, b) => [datesOverlap(a, b), isCertainlyBefore(a, b), isCertainlyBefore(b, a)].filter(Boolean).length === 1,
      ) as never,
    ))
  it('what is certainly before can be before', () =>
    check(fc.property(date, date, (a, b) => !isCertainlyBefore(a, b) || canBeBefore(a, b)) as never))
  it('a date in words is typed back as the same date', () =>
    check(fc.property(date, (edtf) => parseTypedDate(describeDate(edtf)) === edtf) as never))
})
