import assert from 'node:assert/strict'
import { it } from 'node:test'
import { LatinLetters } from './latin-letters.ts'

it('two parts differ in at least as many letters as is told at once, and no leader is passed over for it', () => {
  const words = [
    '',
    'a',
    'ivan',
    'ivanov',
    'petrosyan',
    'petrosian',
    'sargsyan',
    'hovhannisyan',
    'oganesyan',
    'aaa',
    'aba',
  ]
  const latin = new LatinLetters(words.length, (token) => words[token] as string)
  for (const one of words.keys())
    for (const other of words.keys()) {
      const apart = latin.apart(one, other)
      assert.ok(latin.leastApart(one, other) <= apart, `${words[one]} ${words[other]}`)
    }
  assert.equal(latin.leastApart(words.indexOf('petrosyan'), words.indexOf('petrosian')), 1)
})
