import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fakerRU } from '@faker-js/faker'
import { compareBorn, readBorn } from './fields/compare-born.ts'
import { type MatchField, matchRolls } from './match-rolls.ts'
import { decideRows } from './outcomes.ts'

const FIELDS: readonly MatchField[] = [
  { label: 'name', kind: 'name' },
  { label: 'born', kind: 'born' },
]
/** Made-up parts of names, in Armenian and in Russian letters. */
const GIVEN =
  'Արամ Арам,Կարեն Карен,Տիգրան Тигран,Հայկ Айк,Սամվել Самвел,Գոռ Гор,Վահե Ваге,Նարեկ Нарек,Արթուր Артур,Լևոն Левон'
const FAMILY =
  'Պետրոսյան Петросян,Հովհաննիսյան Оганесян,Սարգսյան Саргсян,Գրիգորյան Григорян,Հակոբյան Акопян,Մկրտչյան Мкртчян,Կարապետյան Карапетян,Ավագյան Авакян,Բաղդասարյան Багдасарян,Ղազարյան Казарян'
const both = (list: string): readonly (readonly [string, string])[] =>
  list.split(',').map((pair) => pair.split(' ') as [string, string])

/** People with a name of their own each, born on a day of their own. */
function people(): readonly { readonly hy: readonly string[]; readonly ru: readonly string[] }[] {
  return both(GIVEN).flatMap((given, at) =>
    both(FAMILY).map((family, place) => {
      const year = 1970 + ((at * 7 + place * 3) % 35)
      const day = 1 + ((at * 11 + place * 5) % 28)
      return {
        hy: [`${family[0]} ${given[0]}`, `${year}-03-${String(day).padStart(2, '0')}`],
        ru: [`${given[1]} ${family[1]}`, `${String(day).padStart(2, '0')}.03.${year}`],
      }
    }),
  )
}

describe('MT4 MT5: two lists in two scripts', () => {
  const all = people()
  const left = all.slice(0, 80).map(({ hy }) => hy)
  const right = all.slice(20).map(({ ru }) => ru)
  const rows = decideRows(matchRolls(FIELDS, left, right), 0.99)

  it('finds those on both lists, and nobody else for them', () => {
    for (const row of rows.slice(20)) {
      assert.equal(row.outcome, 'same', left[row.left]?.join(' '))
      assert.equal(row.pairs[0]?.right, row.left - 20)
    }
  })
  it('says of nobody who is on one list only that he is on the other', () => {
    assert.deepEqual(
      rows
        .slice(0, 20)
        .filter(({ outcome }) => outcome === 'same')
        .map(({ left: row }) => left[row]),
      [],
    )
  })
  it('MT6: gives the same answer in another order of rows', () => {
    const turned = decideRows(matchRolls(FIELDS, left, [...right].reverse()), 0.99)
    for (const [at, row] of rows.entries()) {
      const same = turned[at]
      assert.equal(same?.outcome, row.outcome)
      if (row.outcome === 'same') assert.equal(right.length - 1 - (same?.pairs[0]?.right ?? 0), row.pairs[0]?.right)
    }
  })
  it('sends a row that two rows claim to a person', () => {
    const twice = decideRows(matchRolls(FIELDS, [...left, left[40] ?? []], right), 0.99)
    assert.ok([twice[40]?.outcome, twice[80]?.outcome].includes('look'))
  })
})

describe('days of birth', () => {
  const agree = (one: string, other: string): number => {
    const [left, right] = [readBorn(one), readBorn(other)]
    assert.ok(left !== null && right !== null)
    return compareBorn(left, right)
  }
  it('are read in figures, whatever their order and digits', () => {
    assert.deepEqual(readBorn('04.05.1990'), { year: 1990, month: 5, day: 4 })
    assert.deepEqual(readBorn('19900504'), { year: 1990, month: 5, day: 4 })
    assert.deepEqual(readBorn('١٩٩٠/٥/٤'), { year: 1990, month: 5, day: 4 })
    assert.deepEqual(readBorn('1990'), { year: 1990, month: null, day: null })
    assert.equal(readBorn('unknown'), null)
  })
  it('agree as far as both say, with slips of the pen apart', () => {
    assert.equal(agree('1990-05-04', '04.05.1990'), 4)
    assert.equal(agree('1990-05-04', '1990'), 3)
    assert.equal(agree('1990-05-04', '1990-04-05'), 2)
    assert.equal(agree('1990', '1991'), 1)
    assert.equal(agree('1990-05-04', '1971-11-23'), 0)
  })
})

describe('MT4 MT5: people on one list only', () => {
  const all = people()
  const rows = decideRows(
    matchRolls(
      FIELDS,
      all.slice(0, 60).map(({ hy }) => hy),
      all.slice(40).map(({ ru }) => ru),
    ),
    0.9,
  )
  it('are said to be absent, since the day and the parts of the name agree with nobody', () => {
    const told = rows.slice(0, 40).filter(({ outcome }) => outcome === 'absent')
    assert.ok(told.length >= 30, `${told.length} of 40`)
  })
  it('and those on both are found', () =>
    assert.deepEqual(
      rows.slice(40).map(({ outcome }) => outcome),
      Array.from({ length: 20 }, () => 'same'),
    ))
})

describe('MT4: lists of which the one is short, or that share hardly anybody', () => {
  const seed = Number(process.env.MUSTER_SEED ?? 20201114)
  fakerRU.seed(seed)
  const person = (): readonly string[] => [
    `${fakerRU.person.lastName('male')} ${fakerRU.person.firstName('male')} ${fakerRU.person.middleName('male')}`,
    fakerRU.date.birthdate({ min: 19, max: 45, mode: 'age', refDate: '2020-11-10' }).toISOString().slice(0, 10),
  ]
  for (const [many, few, shared] of [
    [70, 2, 0],
    [70, 5, 2],
    [300, 3, 0],
    [300, 100, 0],
    [300, 100, 3],
    [300, 100, 50],
  ] as const)
    it(`of ${many} and ${few} people, ${shared} of them on both: no other is the same, and next to none is to be looked at (MUSTER_SEED=${seed})`, () => {
      const left = Array.from({ length: many }, person)
      const right = Array.from({ length: few }, (_, at) => (at < shared ? (left[at] ?? []) : person()))
      const rows = decideRows(matchRolls(FIELDS, left, right), 0.99)
      const told = (outcome: string) => rows.filter((row) => row.outcome === outcome)
      assert.deepEqual(
        told('same').map(({ left: row, pairs }) => [row, pairs[0]?.right]),
        Array.from({ length: shared }, (_, at) => [at, at]),
      )
      assert.ok(told('look').length <= many / 50, `${told('look').length} are to be looked at`)
    })
})
