import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { canonicalJson } from './digest.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
/** Keys and texts that a writer of JSON may put elsewhere or write otherwise. */
const key = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.constantFrom(
    'a',
    'B',
    'b',
    'ä',
    '1',
    '10',
    '2',
    '-1',
    '',
    ' ',
    'toJSON',
    '__proto__',
    'constructor',
    'é',
    '😀',
    '￿',
  ),
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(null, undefined, -0, 1e21, 1e-7, '\u2028', '\u007f', '"\\/\b'),
    fc.array(tie('value')),
    fc.dictionary(key, tie('value')),
  ),
}))

describe('the one JSON of a value (LG1)', () => {
  it(`is that of RFC 8785, byte for byte (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.record({ of: value }), (any) => assert.equal(canonicalJson(any), canonicalize(any))),
      { seed, numRuns: 2_000 },
    )
  })

  it('is the same whatever the order in which keys were given', () => {
    assert.equal(canonicalJson({ b: { y: 1, x: [2] }, a: null }), '{"a":null,"b":{"x":[2],"y":1}}')
    assert.equal(canonicalJson({ b: 1, 10: 2, 9: 3, '-': 4 }), '{"-":4,"10":2,"9":3,"b":1}')
  })

  it('is that of a day and of a boxed number, and of what lies deep', () => {
    const day = new Date(0)
    assert.equal(canonicalJson({ day, boxed: Object(3) as number }), '{"boxed":3,"day":"1970-01-01T00:00:00.000Z"}')
    let deep: unknown = 1
    for (let at = 0; at < 20_000; at++) deep = [deep]
    assert.equal(canonicalJson(deep).length, 40_001)
  })

  it('does not exist of half a character, of no number, and of nothing', () => {
    for (const odd of ['\ud800', { a: ['\udc00'] }, { '\ud800': 1 }, Number.NaN, [Number.POSITIVE_INFINITY]])
      assert.throws(() => canonicalJson(odd), /surrogate|not allowed/u)
    assert.throws(() => canonicalJson(undefined), TypeError)
  })
})
