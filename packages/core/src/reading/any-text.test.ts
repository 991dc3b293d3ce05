import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { EMPTY_CASE } from '../claims/case-setting.ts'
import { isEdtf } from '../time/edtf.ts'
import { readClaims } from './read-claims.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** Pieces that set off rules, in any order: what no reporter would write must still be read without a fault. */
const WORDS =
  'Armenia Azerbaijan the The rebels soldiers captives 62 at least twelve dozens more both of them who were captured released handed over to by said that according killed wounded missing refused agreed promised exchange all prisoners bodies on Monday December 14 2020 since in , . ; : — “ ” ( ) and or not no nobody denied if would may believed reportedly including among which while after he they it his their Red Cross General Ivan minister attacked village near spokesman ministry statement of office told reporters quoted as saying agency bodies remains those whom whose being held before until because respectively each side another others return exchange ransom trial charged'.split(
    ' ',
  )

const salad = fc
  .array(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 90, size: 'max' })
  .map((words) => words.join(' '))
/** The same few words again and again without a full stop: what costs twice as much with every turn never ends here. */
const refrain = fc
  .array(fc.constantFrom(...WORDS.filter((word) => word !== '.')), { minLength: 2, maxLength: 9, size: 'max' })
  .map((words) => `The men ${`${words.join(' ')} `.repeat(60)}were freed.`)
const anything = fc.oneof(
  salad,
  refrain,
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
)

const read = (text: string) => {
  const blocks = text === '' ? [] : [{ start: 0, end: text.length, role: 'article' as const, lang: 'en' }]
  const page = {
    text,
    blocks,
    title: null,
    byline: null,
    published: null,
    publishedNoEarlierThan: null,
    lang: 'en',
    chromeLang: null,
    publishers: [],
  }
  return readClaims({ source: 'a'.repeat(64), page, setting: EMPTY_CASE, referenceDate: '2020-12-20', lang: null })
}

describe(`any text at all (seed ${seed})`, () => {
  it('is read without a fault, every quote the exact words at its place, every date one that exists', () => {
    let claims = 0
    fc.assert(
      fc.property(anything, (text) => {
        for (const claim of read(text).claims) {
          claims++
          assert.equal(text.slice(claim.start, claim.end), claim.quote)
          assert.ok(claim.quote.length > 0)
          if (claim.date !== null) assert.ok(isEdtf(claim.date), claim.date)
          if (claim.count?.min != null && claim.count.max !== null) assert.ok(claim.count.min <= claim.count.max)
        }
      }),
      { seed, numRuns: 1_500 },
    )
    assert.ok(claims > 100, `only ${claims} claims were found to check`)
  })

  it('is read alike whatever unseen signs turn the direction of its words', () => {
    const told = 'Ukraine freed 12 Russian prisoners on 3 May 2024, and Russia released 10 captured Ukrainian soldiers.'
    const seen = (text: string) =>
      read(text).claims.map((claim) => ({
        ...claim,
        id: '',
        start: 0,
        end: 0,
        quote: claim.quote.replace(/\p{Cf}/gu, ''),
      }))
    const words = told.split(' ')
    const signs = fc.constantFrom(
      '',
      '',
      '\u200e',
      '\u200f',
      '\u202a',
      '\u202b',
      '\u202c',
      '\u202e',
      '\u2067',
      '\u2069',
      '\u061c',
    )
    const turned = fc
      .array(fc.tuple(signs, signs), { minLength: words.length, maxLength: words.length })
      .map((around) => words.map((word, at) => `${around[at]?.[0]}${word}${around[at]?.[1]}`).join(' '))
    assert.equal(read(told).claims.length, 2)
    fc.assert(
      fc.property(turned, (text) => assert.deepEqual(seen(text), seen(told))),
      { seed, numRuns: 100 },
    )
  })

  it('ends with sixty clauses inside one another', () => {
    const nested = [
      ['The men ', 'who were captured by the rebels since May ', 'were freed.'],
      ['The men ', 'captured by soldiers held by ', 'rebels were freed.'],
      ['The army said ', 'that the front had told the ministry ', 'that 12 men were freed.'],
      ['A leader ', 'whose arrest sparked clashes that killed 55 people ', 'has been freed.'],
    ] as const
    for (const [opening, again, end] of nested) {
      const text = `${opening}${again.repeat(60)}${end}`
      assert.ok(
        read(text).claims.every(({ start, end: to, quote }) => text.slice(start, to) === quote),
        again,
      )
    }
  })

  it('gives the same claims every time', () => {
    fc.assert(
      fc.property(salad, (text) => assert.deepEqual(read(text), read(text))),
      { seed, numRuns: 100 },
    )
  })
})
