import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type MatchedRolls, type MatchField, matchRolls, type RollRow } from './match-rolls.ts'
import { decideRows } from './outcomes.ts'
import { explainPair } from './people/explain-pair.ts'

const FIELDS: readonly MatchField[] = [
  { label: 'name', kind: 'name' },
  { label: 'born', kind: 'born' },
  { label: 'place', kind: 'text' },
]

/** Made-up people, each with a family of their own, so that names alone tell nearly all apart. */
const FAMILIES =
  'Probnikov Testyan Lozhnenko Primerov Obrazcov Vymyslenko Fiktsian Mnimov Uslovny Sluchainov Pustov Nikakov Ivolgin Kedrov Lipin Tisov'.split(
    ' ',
  )
const GIVEN = 'Aram Boris Viktor Gleb Denis Egor Zakhar Igor Kirill Leonid Makar Nazar Oleg Pavel Roman Stepan'.split(
  ' ',
)
const FATHERS = 'Olegovich Petrovich Romanovich Stepanovich Nazarovich Makarovich Glebovich Viktorovich'.split(' ')
const PLACES = ['Verkhnye', 'Nizhnee', 'Dalnegorod']
const crowd = (from: number, to: number): readonly RollRow[] =>
  Array.from({ length: to - from }, (_, at) => {
    const n = from + at
    const name = [FAMILIES[n % 16], GIVEN[(n * 5 + Math.floor(n / 16)) % 16], FATHERS[(n * 3) % 8]].join(' ')
    return [name, `${1970 + ((n * 7) % 30)}-0${1 + (n % 9)}-1${n % 9}`, PLACES[n % 3] ?? '']
  })

const told = (matched: MatchedRolls, left: number) => {
  const row = decideRows(matched, 0.99)[left] ?? assert.fail()
  const [best] = row.pairs
  return { outcome: row.outcome, doubts: best === undefined ? [] : explainPair(matched, best, 0.99).doubts }
}
/** Every third was somewhere else when the second list was made. */
const moved = (rows: readonly RollRow[]) =>
  rows.map((row, at) => (at % 3 === 0 ? [row[0] ?? '', row[1] ?? '', PLACES[(at / 3) % 3] ?? ''] : row))
const first = (one: RollRow, other: RollRow) =>
  told(matchRolls(FIELDS, [one, ...crowd(0, 60)], [other, ...moved(crowd(20, 80))]), 0)

describe('MT5: father and son of one name', () => {
  it('are to be looked at where no birth tells which of them it is', () => {
    const { outcome, doubts } = first(
      ['Zaimov Andrei Andreevich', '', 'Verkhnye'],
      ['Zaimov Andrei Andreevich', '1999-03-04', 'Verkhnye'],
    )
    assert.equal(outcome, 'look')
    assert.deepEqual(doubts, [{ doubt: 'father-and-son' }])
  })
  it('are one where the birth is', () =>
    assert.equal(
      first(['Zaimov Andrei Andreevich', '1999-03-04', ''], ['Zaimov Andrei Andreevich', '1999-03-04', '']).outcome,
      'same',
    ))
  it('and nobody else is held up for want of a birth', () =>
    assert.equal(
      first(['Zaimov Andrei Pavlovich', '', 'Verkhnye'], ['Zaimov Andrei Pavlovich', '1999-03-04', 'Verkhnye']).outcome,
      'same',
    ))
})

describe('MT5: namesakes without a birth', () => {
  it('are to be looked at where the place is another', () => {
    const { outcome, doubts } = first(
      ['Zaimov Andrei Pavlovich', '', 'Verkhnye'],
      ['Zaimov Andrei Pavlovich', '1999-03-04', 'Dalnegorod'],
    )
    assert.equal(outcome, 'look')
    assert.ok(doubts.some(({ doubt }) => doubt === 'names-alone'))
  })
  it('a place that is another holds nobody up whose birth is the same', () =>
    assert.equal(
      first(
        ['Zaimov Andrei Pavlovich', '1999-03-04', 'Verkhnye'],
        ['Zaimov Andrei Pavlovich', '1999-03-04', 'Dalnegorod'],
      ).outcome,
      'same',
    ))
})

/** Few families and given names in two scripts, half of the births missing, the second list with the given name and the family alone. */
const SPELLED =
  'محمد Mohammed,أحمد Ahmed,علي Ali,حسن Hasan,محمود Mahmoud,خالد Khaled,سالم Salem,عمر Omar,ياسر Yasser,صالح Saleh,وليد Walid,فارس Fares'
const FEW = 'الحربي Al-Harbi,الصالح Al-Saleh,الشامي Al-Shami,العمري Al-Omari,القاضي Al-Qadi,السعدي Al-Saadi'
const pairsOf = (list: string) => list.split(',').map((one) => one.split(' ') as [string, string])

it('MT5: nobody whose name of two parts fits is absent while a birth is missing', () => {
  const [given, families] = [pairsOf(SPELLED), pairsOf(FEW)]
  let state = 7
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) ** 1.4 * below)
  }
  const people = Array.from({ length: 660 }, () => ({
    parts: [given[next(12)], given[next(12)], given[next(12)], families[next(6)]].map((part) => part ?? ['', '']),
    births: [next(2) === 0 ? '' : `${1965 + next(40)}`],
  }))
  const left = people
    .slice(0, 500)
    .map(({ parts, births }) => [parts.map(([arabic]) => arabic).join(' '), births[0] ?? ''])
  const right = [...people.slice(0, 340), ...people.slice(500)].map(({ parts, births }, at) => [
    `${parts[0]?.[1]} ${parts[3]?.[1]}`,
    at % 3 === 0 ? '' : (births[0] ?? ''),
  ])
  const rows = decideRows(matchRolls(FIELDS.slice(0, 2), left, right), 0.99)
  const lost = rows.filter(({ left: row, outcome }) => row < 340 && outcome === 'absent')
  assert.deepEqual(
    lost.map(({ left: row }) => left[row]),
    [],
  )
})
