import assert from 'node:assert/strict'
import { it } from 'node:test'
import { asciiDigits } from './ascii-digits.ts'

it('digits of every script are those of ASCII, and what is no digit stays', () => {
  for (const [text, ascii] of [
    ['١٢٣٤٥٦٧٨٩٠', '1234567890'],
    ['۱۲ تن', '12 تن'],
    ['१९९०', '1990'],
    ['၁၉၈၅', '1985'],
    ['１２', '12'],
    ['𞥑𞥒', '12'],
    ['𝟗𝟘𝟙', '901'],
    ['12 soldiers, ½ and ²', '12 soldiers, ½ and ²'],
  ] as const)
    assert.equal(asciiDigits(text), ascii)
})
