import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendarDay, dayNumberOf } from '../../time/calendar.ts'
import { hebrewMonthStart, hijriMonthStart, persianMonthStart } from './calendars.ts'
import { bornText, compareBorn, readBorn } from './compare-born.ts'

const listed = (day: string) => {
  const number = dayNumberOf(day) ?? 0
  return { first: number, last: number }
}
const read = (text: string, day?: string): string | null => {
  const born = readBorn(text, day === undefined ? {} : { listed: listed(day) })
  return born === null ? null : bornText(born)
}

describe('MT8: days of birth as lists write them', () => {
  for (const [text, says] of [
    ['4 мая 1990', '1990-05-04'],
    ['4 Mayıs 1990', '1990-05-04'],
    ['4 may 1990', '1990-05-04'],
    ['1990 թ. մայիսի 4', '1990-05-04'],
    ['4 травня 1990 р.', '1990-05-04'],
    ['٤ أيار ١٩٩٠', '1990-05-04'],
    ['4 كانون الثاني 1990', '1990-01-04'],
    ['4 במאי', null],
    ['May 1990', '1990-05'],
    ['04.05.90', '1990-05-04'],
    ['4.V.1990', '1990-05-04'],
    ['04-XII-1990', '1990-12-04'],
    ['04.05.199O', '1990-05-04'],
    ['l990', '1990'],
    ['33000', '1990-05-07'],
    ['33000.5', '1990-05-07'],
    ['99999', null],
    ['04/05/03', '2003-05-04'],
    ['05/13/1990', '1990-05-13'],
    ['about 1975', '1975~'],
    ['c. 1975', '1975~'],
    ['~1975', '1975~'],
    ['около 1975 г.', '1975~'],
    ['حوالي 1975', '1975~'],
    ['born 1975', '1975'],
    ['1970-1975', '1970-01-01/1975-12-31'],
    ['between 1970 and 1975', '1970-01-01/1975-12-31'],
    ['1970s', '1970-01-01/1979-12-31'],
    ['1970-е', '1970-01-01/1979-12-31'],
    ['1993-05-11/1994-05-10', '1993-05-11/1994-05-10'],
    ['15 مرداد 1354', '1975-08-06'],
    ['۱۳۵۴/۵/۱۵', '1975-08-06'],
    ['1354/5/15 ه.ش', '1975-08-06'],
    ['1 محرم 1395', '1975-01-14'],
    ['1395/1/1 هـ', '1975-01-14'],
    // Of no calendar that is named: 2016 by the sun, so by the moon it is either.
    ['1395', '1975-01-14/1976-01-02 or 2016-03-20/2017-03-20'],
    ['1430', '2008-12-29/2009-12-17'],
    ['ט׳ באייר תש״ן', '1990-05-04'],
    ['כ"ה בכסלו תשמ"ו', '1985-12-08'],
    ['14 Iyar 5750', '1990-05-09'],
    ['א׳ אדר ב׳ תשמ״ו', '1986-03-12'],
    ['תשל"ה', '1974-09-17/1975-09-05'],
    ['5750', '1989-09-30/1990-09-19'],
    ['4 Nisan 1990', '1990-04-04'],
    ['unknown', null],
    ['12', null],
  ] as const)
    it(text, () => assert.equal(read(text), says))

  it('an age counts back from the list’s date; without one it tells nothing', () => {
    assert.equal(
      bornText(readBorn('30 лет', { areAges: true, listed: listed('2024-05-10') }) ?? assert.fail()),
      '1993-05-11/1994-05-10',
    )
    assert.equal(readBorn('30', { areAges: true }), null)
  })
  it('two figures of a year are the last such year before the list’s date', () => {
    assert.equal(read('04.05.24', '2024-06-01'), '2024-05-04')
    assert.equal(read('04.05.24', '1999-06-01'), '1924-05-04')
  })
})

describe('MT8: how days of birth agree', () => {
  for (const [one, other, level, why] of [
    ['1 محرم 1395', '1975-01-14', 4, 'a day of the moon and ours'],
    ['1 محرم 1395', '13.01.1975', 4, 'who saw the moon differs by a day'],
    ['1 محرم 1395', '19.06.1975', 0, 'another day'],
    ['۱۳۵۴/۵/۱۵', '06.08.1975', 4, 'a day of the sun and ours'],
    ['1395 هـ', '1975-06-01', 3, 'a year of the moon has the day'],
    ['about 1975', '1975-06-01', 3, 'the year that was guessed'],
    ['about 1975', '1977-03-01', 1, 'a guess may be two years off'],
    ['about 1975', '1981', 0, 'and no more'],
    ['1970-1975', '1973-03-01', 3, 'within the years'],
    ['1960-1980', '1973-03-01', 1, 'twenty years tell little'],
    ['1354', '1975-06-01', 3, 'the calendar that agrees counts'],
    ['1975-06-01', '1354', 3, 'in either order'],
  ] as const)
    it(`${one}, ${other}: ${why}`, () =>
      assert.equal(compareBorn(readBorn(one) ?? assert.fail(), readBorn(other) ?? assert.fail()), level))
})

describe('other calendars agree with those of ICU', () => {
  const parts = (calendar: string, day: number) => {
    const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    })
    const found = new Map(
      format.formatToParts(day * 86_400_000).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
    )
    return [found.get('year'), found.get('month'), found.get('day')]
  }
  it('the Persian one on each first day of a month from 1300 to 1430, the tabular Islamic one from 1340 to 1460', () => {
    for (let year = 1300; year <= 1430; year++)
      for (const month of [1, 2, 7, 12])
        assert.deepEqual(parts('persian', persianMonthStart(year, month)), [year, month, 1])
    for (let year = 1340; year <= 1460; year++)
      for (const month of [1, 2, 7, 12])
        assert.deepEqual(parts('islamic-civil', hijriMonthStart(year, month)), [year, month, 1])
  })
  it('the Hebrew one on each first day of a month from 5650 to 5800', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-hebrew-nu-latn', { timeZone: 'UTC', dateStyle: 'long' })
    const names = 'Tishri,Heshvan,Kislev,Tevet,Shevat,Adar,Adar II,Nisan,Iyar,Sivan,Tamuz,Av,Elul'.split(',')
    for (let year = 5650; year <= 5800; year++)
      for (const [at, name] of names.entries()) {
        const start = hebrewMonthStart(year, at + 1)
        const isEmpty = hebrewMonthStart(year, at + 2) === start
        const said = format.format(start * 86_400_000)
        assert.ok(isEmpty || new RegExp(`^1 ${name}(?: I)? ${year}$`, 'u').test(said), `${year} ${name}: ${said}`)
      }
  })
  it('Umm al-Qura lies within two days of the tabular one', () => {
    for (let year = 1356; year <= 1450; year++) {
      const near = [-2, -1, 0, 1, 2].some((aside) => {
        const [y, m, d] = parts('islamic-umalqura', hijriMonthStart(year, 1) + aside)
        return y === year && m === 1 && d === 1
      })
      assert.ok(near, `${year}: ${JSON.stringify(calendarDay(hijriMonthStart(year, 1)))}`)
    }
  })
})

describe('A day that there is not', () => {
  for (const [printed, is] of [
    ['31.02.1980', '1980'],
    ['1980-13-05', '1980'],
    ['45.03.1980', '1980'],
    ['29.02.1979', '1979'],
    ['29.02.1980', '1980-02-29'],
    ['00.00.1980', '1980'],
    ['31 февраля 1980', '1980'],
    ['30/12/1370 ه.ش', '1992-03-20'],
    ['30/12/1371 ه.ش', '1992-03-21/1993-03-20'],
    ['31/07/1370 ه.ش', '1991-03-21/1992-03-20'],
  ] as const)
    it(`MT8: '${printed}' is read as ${is}`, () => {
      const read = readBorn(printed)
      assert.equal(read === null ? null : bornText(read), is)
    })
})
