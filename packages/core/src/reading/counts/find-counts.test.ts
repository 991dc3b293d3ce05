import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { NUMERAL_PROFILES } from '../../claims/case-setting.ts'
import type { Count } from '../../claims/count.ts'
import { NUMERAL_PROFILE } from '../../claims/numerals.ts'
import { tokenize } from '../tokens.ts'
import { findCounts } from './find-counts.ts'
import { reinterpretCount } from './reinterpret-count.ts'

const load = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../../../cases/counts/${name}.json`, import.meta.url), 'utf8')) as T

const read = (text: string) => findCounts(tokenize(text), 'ucdp')

describe('counts of people, and numbers that count none', () => {
  for (const { rule, text, counts } of load<readonly { rule: string; text: string; counts: readonly Count[] }[]>('en'))
    it(`${rule} ${text}`, () =>
      assert.deepEqual(
        read(text)
          .filter((mention) => !mention.countsNothing)
          .map(({ count }) => ({ text: count.text, min: count.min, max: count.max })),
        counts.map(({ text: words, min, max }) => ({ text: words, min, max })),
      ))
})

describe('what a mention says beside its bounds', () => {
  it('approximate, additive, distributive, definite', () => {
    assert.equal(read('about 20 civilians')[0]?.approximate, true)
    assert.equal(read('a further 12 men')[0]?.additive, true)
    assert.equal(read('They freed 95 prisoners each.')[0]?.distributive, true)
    assert.equal(read('The remaining 26 went home')[0]?.definite, true)
  })
  it("the particle of 'handed over' is no 'more than'", () =>
    assert.equal(read('handed over 20 bodies')[0]?.count.max, 20))
})

describe('the same words under each numeral profile', () => {
  type Bounds = readonly [number | null, number | null]
  const rows = load<readonly ({ text: string } & Record<(typeof NUMERAL_PROFILES)[number], Bounds>)[]>('profiles')
  for (const row of rows)
    it(row.text, () => {
      for (const from of NUMERAL_PROFILES)
        for (const to of NUMERAL_PROFILES) {
          const count = { text: row.text, min: row[from][0], max: row[from][1] }
          const again = reinterpretCount(count, NUMERAL_PROFILE[to])
          assert.deepEqual([again.min, again.max], row[to], `${from} to ${to}`)
        }
    })
  it('bounds that a person set, or that belong to an anaphor, stay', () => {
    const amended = { text: 'dozens', min: 30, max: 35 }
    assert.deepEqual(reinterpretCount(amended, NUMERAL_PROFILE.acled), amended)
    const anaphor = { text: 'the men', min: 20, max: 20 }
    assert.deepEqual(reinterpretCount(anaphor, NUMERAL_PROFILE.strict), anaphor)
  })
})

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function spell(value: number): string {
  if (value >= 1000)
    return `${spell(Math.floor(value / 1000))} thousand${value % 1000 === 0 ? '' : ` ${spell(value % 1000)}`}`
  if (value >= 100)
    return `${spell(Math.floor(value / 100))} hundred${value % 100 === 0 ? '' : ` and ${spell(value % 100)}`}`
  if (value >= 20) return `${TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${ONES[value % 10]}`}`
  return ONES[value] ?? ''
}

const SEED = 14122020

describe(`laws of counts (seed ${SEED})`, () => {
  const number = fc.integer({ min: 1, max: 999_999 })
  it('a number is the same in digits, grouped digits and words', () =>
    fc.assert(
      fc.property(number, (value) => {
        for (const text of [`${value.toLocaleString('en-GB')} men`, `${spell(value)} men`])
          assert.deepEqual(
            read(text).map(({ count }) => [count.min, count.max]),
            [[value, value]],
            text,
          )
      }),
      { seed: SEED, numRuns: 1000 },
    ))
  it('the strict profile never says more than another: its bounds contain theirs, ranges of the lowest figure apart', () =>
    fc.assert(
      fc.property(
        number,
        fc.constantFrom('', 'at least ', 'about ', 'nearly ', 'up to ', 'fewer than '),
        (value, modifier) => {
          const bounds = (profile: 'strict' | 'ucdp') =>
            findCounts(tokenize(`${modifier}${value} men`), profile)[0]?.count
          const [strict, other] = [bounds('strict'), bounds('ucdp')]
          if (modifier !== 'nearly ') {
            assert.ok((strict?.min ?? 0) <= (other?.min ?? 0))
            assert.ok((strict?.max ?? Number.POSITIVE_INFINITY) >= (other?.max ?? Number.POSITIVE_INFINITY))
          }
        },
      ),
      { seed: SEED, numRuns: 500 },
    ))
  it('mentions lie in order and never overlap', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            ...'at least more than about 20 30 - to or and between a dozen hundred thousand dozens several both all the another one , . % km 2,000 if not of each'.split(
              ' ',
            ),
          ),
          { maxLength: 40 },
        ),
        (words) => {
          let last = 0
          for (const mention of read(words.join(' '))) {
            assert.ok(mention.start >= last && mention.end > mention.start)
            last = mention.end
          }
        },
      ),
      { seed: SEED, numRuns: 2000 },
    ))
})
