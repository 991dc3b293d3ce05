import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type MatchField, matchRolls } from '../match-rolls.ts'
import { decideRows } from '../outcomes.ts'
import { nameTokens } from './name-tokens.ts'
import { openNeverOne } from './never-one.ts'

const areNeverOne = (one: string, other: string): boolean =>
  openNeverOne([one, other].map((name) => nameTokens(name)[0]?.letters ?? assert.fail(name)))(0, 1)

describe('MT2: names that brothers bear are never one, in whatever letters', () => {
  for (const [one, other] of [
    ['حسن', 'Hussein'],
    ['Həsən', 'Гусейн'],
    ['Həsənov', 'Hüseynov'],
    ['الحسني', 'Al-Husseini'],
    ['حسن‌زاده', 'حسین‌زاده'],
    ['Мамедов', 'Əhmədov'],
    ['محمد', 'Mahmoud'],
    ['Армен', 'Արման'],
    ['Керимов', 'Rəhimov'],
    ['Хасанович', 'Huseyn'],
  ] as const)
    it(`${one}, ${other}`, () => assert.ok(areNeverOne(one, other)))
  for (const [one, other] of [
    ['Mohammed', 'Muhammad'],
    ['محمد', 'Магомед'],
    ['حسن', 'Hassan'],
    ['الحسني', 'Al-Hasani'],
    ['Гасанов', 'Həsənov'],
    ['Армен', 'Արմեն'],
    ['Рашид', 'راشد'],
    ['Тигран', 'Հասան'],
  ] as const)
    it(`${one}, ${other} may be`, () => assert.ok(!areNeverOne(one, other)))
})

/** Made-up people who stand on both lists. */
const OTHERS =
  'خالد سالم عمر المثال/Khalid Salem Omar al-Mithal,ياسر وليد فارس التجريبي/Yasser Walid Fares al-Tajribi,طارق صالح ناصر الفرضي/Tariq Saleh Nasser al-Fardi'
    .split(',')
    .map((pair) => pair.split('/'))

describe('MT5: brothers and twins on short lists in two scripts', () => {
  const fields: readonly MatchField[] = [
    { label: 'name', kind: 'name' },
    { label: 'born', kind: 'born' },
  ]
  for (const [one, other] of [
    ['حسن أحمد محمد العينة', 'Hussein Ahmed Mohammed al-Aina'],
    ['محمد كريم سالم العينة', 'Mahmoud Karim Salem al-Aina'],
    ['جمال علي سالم العينة', 'Kamal Ali Salem al-Aina'],
  ] as const)
    it(`${one} and ${other}, born on one day, are to be looked at`, () => {
      const list = (side: 0 | 1, name: string) => [
        ...OTHERS.map((pair, at) => [pair[side] ?? '', `${1980 + at}-03-1${at}`]),
        [name, '1991-07-16'],
      ]
      const rows = decideRows(matchRolls(fields, list(0, one), list(1, other)), 0.99)
      assert.equal(rows.at(-1)?.outcome, 'look')
      assert.ok(rows.slice(0, -1).every(({ outcome }) => outcome === 'same'))
    })
})
