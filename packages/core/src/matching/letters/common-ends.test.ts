import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type MatchField, matchRolls } from '../match-rolls.ts'
import { SAME_NAME } from '../names/compare-names.ts'
import { nameTokens } from '../names/name-tokens.ts'
import { decideRows } from '../outcomes.ts'
import { commonnessOf, sharedByMany } from './common-ends.ts'
import { tokenEvidence } from './token-evidence.ts'

const speaks = (one: string, other: string): number => {
  const [left, right] = [one, other].map((name) => nameTokens(name)[0])
  return left === undefined || right === undefined ? assert.fail() : tokenEvidence(left, right)
}

describe('MT2: what many names end in speaks for none of them', () => {
  for (const [one, other] of [
    ['Тимошенко', 'Yaroshenko'],
    ['Степаненко', 'Ivanenko'],
    ['Кириленко', 'Havrylenko'],
    ['Петренко', 'Dmytrenko'],
    ['Петросян', 'Kirakosyan'],
    ['Մարկոսյան', 'Kirakosyan'],
    ['Սիմոնյան', 'Solomonyan'],
    ['Петросян', 'Մարտիրոսյան'],
    ['Kirakosyan', 'Markosyan'],
    ['ბერიკაშვილი', 'Basilashvili'],
    ['ბერიაშვილი', 'Meskhishvili'],
    ['Karimzadeh', 'Rahimzadeh'],
    ['کریم‌زاده', 'Rahimzadeh'],
    ['Karaoğlu', 'Kocaoğlu'],
    ['Karaoglu', 'Kadioglu'],
    ['Kovalevskyi', 'Kozlovskyi'],
    ['Мельничук', 'Marynchuk'],
    ['Rəhimov', 'Kərimov'],
    ['Маргарян', 'Григорян'],
  ] as const)
    it(`${one} is not ${other}`, () => assert.ok(speaks(one, other) < SAME_NAME, String(speaks(one, other))))
  for (const [one, other] of [
    ['Бондаренко', 'Bondarenko'],
    ['Гончаренко', 'Honcharenko'],
    ['Саргсян', 'Sargsyan'],
    ['Պետրոսյան', 'Petrosyan'],
    ['Петросян', 'Պետրոսյան'],
    ['Оганесян', 'Hovhannisyan'],
    ['ბერიკაშვილი', 'Berikashvili'],
    ['حسن‌زاده', 'Hasanzadeh'],
    ['Мамедов', 'Məmmədov'],
    ['Гаджиоглу', 'Hacıoğlu'],
    ['Ковалевский', 'Kovalevskyi'],
    ['Ковальчук', 'Kovalchuk'],
  ] as const)
    it(`${one} is ${other} still`, () => assert.ok(speaks(one, other) > 3, String(speaks(one, other))))
})

describe('MT2: how common a beginning and an end are', () => {
  it('is told of both where they do not lie over one another', () => {
    const { begin, end } = commonnessOf('абдулженко', 'cyrillic')
    assert.ok(begin > 1 && end > 5, `${begin} and ${end}`)
  })
  it('counts only as far as both names have it', () => {
    const [one, other] = [commonnessOf('бондаренко', 'cyrillic'), commonnessOf('ivanov', 'latin')]
    assert.equal(sharedByMany(one, other), Math.min(one.begin, other.begin) + Math.min(one.end, other.end))
    assert.equal(sharedByMany({ begin: 3, end: 0 }, { begin: 0, end: 4 }), 0)
  })
  it('is nothing where hardly a letter is there, and in letters that nobody counted', () => {
    for (const name of ['', 'я', 'ян', 'енк'])
      assert.deepEqual(commonnessOf(name, 'cyrillic'), { begin: 0, end: 0 }, name)
    assert.deepEqual(commonnessOf('bondarenko', 'other'), { begin: 0, end: 0 })
  })
})

const FIELDS: readonly MatchField[] = [
  { label: 'name', kind: 'name' },
  { label: 'born', kind: 'born' },
]
/** Made-up people: families in Cyrillic and in Latin letters, most of which end alike. */
const FAMILIES =
  'Бондаренко Bondarenko,Гончаренко Honcharenko,Тимошенко Tymoshenko,Ярошенко Yaroshenko,Кириленко Kyrylenko,Гавриленко Havrylenko,Макаренко Makarenko,Ткаченко Tkachenko,Назаренко Nazarenko,Степаненко Stepanenko'
const GIVEN = 'Милий Mylii,Пимен Pymen,Феликс Feliks,Тарас Taras,Платон Platon,Владлен Vladlen,Кондрат Kondrat'
const FATHERS =
  'Эдгарович Edharovych,Матвеевич Matviiovych,Игнатович Ihnatovych,Борисович Borysovych,Денисович Denysovych'
const both = (list: string): readonly (readonly string[])[] => list.split(',').map((pair) => pair.split(' '))

describe('MT5: people whose families share an end and who share all else', () => {
  const [families, given, fathers] = [both(FAMILIES), both(GIVEN), both(FATHERS)]
  const part = (list: readonly (readonly string[])[], at: number, side: number) => list[at % list.length]?.[side] ?? ''
  const row = (at: number, family: number, side: number) => [
    `${part(families, family, side)} ${part(given, at, side)} ${part(fathers, Math.floor(at / 7), side)}`,
    `${1970 + ((at * 11) % 30)}`,
  ]
  for (const many of [20, 70])
    it(`are nowhere told as one person, on lists of ${many}`, () => {
      const left = Array.from({ length: many }, (_, at) => row(at, at * 3, 0))
      // Every ninth of the second list has another family.
      const right = Array.from({ length: many }, (_, at) => row(at, at * 3 + (at % 9 === 0 ? 1 + (at % 8) : 0), 1))
      const rows = decideRows(matchRolls(FIELDS, left, right), 0.99)
      for (const { left: at, outcome, pairs } of rows) {
        if (outcome !== 'same') continue
        assert.equal(pairs[0]?.right, at, left[at]?.join(' '))
        assert.notEqual(at % 9, 0, `${left[at]?.join(' ')} / ${right[at]?.join(' ')}`)
      }
      assert.ok(rows.filter(({ outcome }) => outcome === 'same').length > many / 2)
    })
})
