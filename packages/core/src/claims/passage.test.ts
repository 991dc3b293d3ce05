import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cutPassage, findQuote, passageHolds } from './passage.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))

describe('a passage', () => {
  it('slices back to its exact words, with what stands before and after', () => {
    const text = 'Azerbaijan’s foreign minister confirmed the capture of 62 servicemen.'
    const passage = cutPassage('abc', text, 30, 68)
    assert.equal(passage.exact, 'confirmed the capture of 62 servicemen')
    assert.equal(passage.prefix, 'Azerbaijan’s foreign minister ')
    assert.equal(passage.suffix, '.')
    assert.equal(passageHolds(passage, text), true)
    assert.equal(passageHolds(passage, ` ${text}`), false)
  })

  it(`RD1: holds wherever it is cut, in any script (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 2 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % text.length, b % (text.length + 1)].sort((x, y) => x - y) as [number, number]
        if (start === end) return
        assert.equal(passageHolds(cutPassage('abc', text, start, end), text), true)
      }),
      { seed },
    )
  })

  it('cannot be cut outside its text', () => {
    assert.throws(() => cutPassage('abc', 'short', 2, 9), RangeError)
    assert.throws(() => cutPassage('abc', 'short', 3, 3), RangeError)
  })
})

describe('a quote typed elsewhere', () => {
  it('is found whatever its quotation marks, dashes and white space', () => {
    const text = 'He called it an “all-for-all”\n exchange — of a kind.'
    const found = findQuote(text, 'an "all-for-all" exchange - of') ?? assert.fail('not found')
    assert.equal(text.slice(found.start, found.end), 'an “all-for-all”\n exchange — of')
  })

  it('is not found when a word differs, or when there are no words', () => {
    assert.equal(findQuote('62 servicemen', '63 servicemen'), null)
    assert.equal(findQuote('62 servicemen', '  '), null)
  })
})
