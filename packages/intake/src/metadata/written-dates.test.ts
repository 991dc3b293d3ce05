import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dayOfTimestamp, writtenDates } from './written-dates.ts'

const days = (text: string, order: 'day-first' | 'month-first' = 'day-first') =>
  writtenDates(text, order).map(({ edtf }) => edtf)

describe('RD110: days as pages print them', () => {
  const cases: ReadonlyArray<readonly [string, string]> = [
    ['Published: October 21, 2023 at 8:02 p.m. UTC', '2023-10-21'],
    ['Sept. 24, 2022, 2:30 p.m.', '2022-09-24'],
    ['Saturday 21 May 2022', '2022-05-21'],
    ['2nd of March, 2021', '2021-03-02'],
    ['15 Oct 2025 07:30 CAT', '2025-10-15'],
    ['Giriş: 20 Eylül 2022 - 09:40', '2022-09-20'],
    ['14 Aralık 2023', '2023-12-14'],
    ['19:40, 23 ноября 2021', '2021-11-23'],
    ['7 січня 2021 р.', '2021-01-07'],
    ['30 de noviembre de 2014', '2014-11-30'],
    ['٧ يناير ٢٠٢١', '2021-01-07'],
    ['18 أبريل 2023', '2023-04-18'],
    ['5 դեկտեմբերի 2020', '2020-12-05'],
    ['12 dekabr 2020', '2020-12-12'],
    ['3 აგვისტო 2008', '2008-08-03'],
    ['2021年1月5日', '2021-01-05'],
    ['21:40, 06.10.2022', '2022-10-06'],
    ['2022-10-06', '2022-10-06'],
    ['11. März 2019', '2019-03-11'],
    ['1er août 2016', '2016-08-01'],
  ]
  for (const [text, day] of cases) it(`reads “${text}”`, () => assert.deepEqual(days(text), [day]))

  it('reads figures by the order asked for, and by the only one that makes sense', () => {
    assert.deepEqual(days('05/06/2021'), ['2021-06-05'])
    assert.deepEqual(days('05/06/2021', 'month-first'), ['2021-05-06'])
    assert.deepEqual(days('25/06/2021', 'month-first'), ['2021-06-25'])
  })

  it('reads no day that is not in the calendar, and none in other figures', () => {
    assert.deepEqual(days('31 February 2021; 2021-13-01; +374 10 2020 2021; 10,482,177'), [])
    assert.deepEqual(days('29 February 2020 and 29 February 2021'), ['2020-02-29'])
  })

  it('takes the day of a timestamp in the zone it is written in', () => {
    assert.equal(dayOfTimestamp('2022-10-06T23:40:00-08:00', 'day-first'), '2022-10-06')
    assert.equal(dayOfTimestamp('Mon Jan 20 09:49:32 UTC 2020', 'day-first'), null)
  })
})
