import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fakerRU } from '@faker-js/faker'
import { type MatchField, matchRolls, type RollRow } from './match-rolls.ts'
import { decideRows } from './outcomes.ts'
import { explainPair } from './people/explain-pair.ts'

const seed = Number(process.env.MUSTER_SEED ?? 20261126)
const NAME: MatchField = { label: 'name', kind: 'name' }
const BORN: MatchField = { label: 'born', kind: 'born' }
const PLACE: MatchField = { label: 'place', kind: 'text' }

/** Everybody is made up. */
interface Person {
  readonly name: string
  readonly year: number
}

function people(many: number): readonly Person[] {
  fakerRU.seed(seed + many)
  return Array.from({ length: many }, () => ({
    name: `${fakerRU.person.lastName('male')} ${fakerRU.person.firstName('male')} ${fakerRU.person.middleName('male')}`,
    year: fakerRU.number.int({ min: 1970, max: 2002 }),
  }))
}

const rowOf = ({ name, year }: Person): RollRow => [name, `${year}-05-04`]

describe('MT5: a namesake born in another year', () => {
  for (const many of [10, 20, 60, 200, 1000])
    it(`is to be looked at, not absent, on lists of ${many} (MUSTER_SEED=${seed})`, () => {
      const all = people(many + many / 2)
      const left = all.slice(0, many)
      // The first of the second list is on it with a year that is four off and another day.
      const [first = { name: '', year: 0 }] = left
      const right = [[first.name, `${first.year + 4}-11-17`], ...all.slice(many / 2).map(rowOf)]
      const matched = matchRolls([NAME, BORN], left.map(rowOf), right)
      const told = decideRows(matched, 0.99)[0]
      assert.equal(told?.outcome, 'look', first.name)
      const pair = told.pairs.find((one) => one.right === 0) ?? assert.fail('the namesake is shown')
      assert.equal(explainPair(matched, pair, 0.99).outcome, 'look')
    })
})

/** Given names that differ in one letter of their own script, and families; made-up people are put together of them. */
const GIVEN = 'محمد احمد علي حسن حسين محمود خالد سالم سليم عمر ياسر صالح وليد فارس ناصر'.split(' ')
const FAMILY = 'المثال النموذجي التجريبي الاختباري العينة الفرضي'.split(' ')
const TOWNS = ['بلدة المثال', 'قرية التجربة', 'مدينة العينة']

function brothers(many: number, withBorn: boolean) {
  const rows = Array.from({ length: many }, (_, at) => {
    const part = (list: readonly string[], step: number) =>
      list[(at * step + Math.floor(at / list.length)) % list.length]
    return {
      given: part(GIVEN, 1),
      rest: `${part(GIVEN, 7)} ${part(GIVEN, 4)} ${part(FAMILY, 5)}`,
      year: 1970 + ((at * 11) % 30),
      town: part(TOWNS, 2),
    }
  })
  const hasan = rows.filter(({ given }) => given === 'حسن')
  const all = [...rows, ...hasan.map((one) => ({ ...one, given: 'حسين', year: one.year + 3 }))]
  const cells = all.map(({ given, rest, year, town = '' }) => [
    `${given} ${rest}`,
    ...(withBorn ? [`${year}`] : []),
    town,
  ])
  const matched = matchRolls(withBorn ? [NAME, BORN, PLACE] : [NAME, PLACE], cells, cells, { within: true })
  const older = all.flatMap(({ given }, row) => (given === 'حسن' ? [row] : []))
  return { matched, pairs: older.map((row, at) => [row, rows.length + at] as const) }
}

describe('MT2 MT5: brothers with names that are nearly alike', () => {
  for (const [many, withBorn] of [
    [90, true],
    [90, false],
    [300, true],
    [300, false],
  ] as const)
    it(`are not taken for one person: ${many} on the list, ${withBorn ? 'three years apart' : 'no births'}`, () => {
      const { matched, pairs } = brothers(many, withBorn)
      assert.ok(pairs.length >= 5)
      const rows = decideRows(matched, 0.99)
      for (const [one, other] of pairs) {
        const told = rows[one]
        assert.ok(told?.outcome !== 'same' || told.pairs[0]?.right !== other, `row ${one}`)
        const pair = matched.pairs[one]?.find(({ right }) => right === other)
        assert.ok(pair === undefined || pair.partsApart === 1)
      }
    })
  it('a slip of the pen that comes once is still the same name', () => {
    const all = Array.from({ length: 30 }, (_, at) => [`${GIVEN[at % 15]} ${GIVEN[(at * 7) % 15]} ${FAMILY[at % 6]}`])
    const { pairs } = matchRolls([NAME], [['محمد علي الاختبارى']], [...all, ['محمد علي الاختباري']])
    assert.equal(pairs[0]?.find(({ right }) => right === 30)?.partsApart, 0)
  })
})

/** The same given names and families in two scripts: so few that two people meet by chance more often than not. */
const SPELLED =
  'محمد Mohammed,أحمد Ahmed,علي Ali,حسن Hasan,محمود Mahmoud,خالد Khaled,سالم Salem,عمر Omar,ياسر Yasser,صالح Saleh,وليد Walid,فارس Fares,ناصر Nasser,جمال Jamal,كريم Kareem,طارق Tareq,يوسف Yousef,سعيد Saeed'
const FAMILIES = 'الحربي Al-Harbi,الصالح Al-Saleh,الشامي Al-Shami,العمري Al-Omari,القاضي Al-Qadi,السعدي Al-Saadi'
const words = (list: string) => list.split(',').map((pair) => pair.split(' ') as [string, string])

/** People of few families, of whom the second list has the given name and the family alone, a third being on one list only. */
function fewFamilies(many: number) {
  fakerRU.seed(seed + many)
  const one = (list: readonly [string, string][]) =>
    list[Math.floor(list.length * fakerRU.number.float() ** 1.4)] ?? ['', '']
  const all = Array.from({ length: (many * 5) / 3 }, () => ({
    parts: [one(words(SPELLED)), one(words(SPELLED)), one(words(SPELLED)), one(words(FAMILIES))] as const,
    year: `${fakerRU.number.int({ min: 1965, max: 2004 })}`,
  }))
  const right = [...all.slice(0, many), ...all.slice((many * 4) / 3)]
  return {
    left: all.slice(0, (many * 4) / 3).map(({ parts, year }) => [parts.map(([arabic]) => arabic).join(' '), year]),
    right: right.map(({ parts, year }) => [`${parts[0][1]} ${parts[3][1]}`, year]),
  }
}

describe('MT5: a name of two parts beside one of four, from few families', () => {
  for (const many of [480, 700])
    it(`is hardly ever absent while the year agrees, on lists of ${many} (MUSTER_SEED=${seed})`, () => {
      const { left, right } = fewFamilies(many)
      const rows = decideRows(matchRolls([NAME, BORN], left, right), 0.99)
      const lost = rows.filter(({ left: at, outcome }) => at < many && outcome === 'absent')
      assert.ok(lost.length <= many / 100, `${lost.length} of ${many} are said not to be on the other list`)
      assert.ok(rows.some(({ outcome }) => outcome === 'absent'))
    })
})
