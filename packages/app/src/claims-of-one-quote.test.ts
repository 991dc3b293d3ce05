import assert from 'node:assert/strict'
import { it } from 'node:test'
import { EMPTY_CASE, readPage } from './index.ts'

const claimsOf = (text: string) =>
  readPage(
    Buffer.from(text),
    { mediaType: 'text/plain', charset: 'utf-8', url: null, name: 'x.txt' },
    { setting: EMPTY_CASE, referenceDate: '2024-05-10', lang: 'en' },
  ).claims

it('people counted by the same word in one quote are claims of their own, with an id each', () => {
  const freed = claimsOf('Northern militants freed six soldiers, a policeman and a local official on Wednesday.')
  assert.deepEqual(
    freed.map(({ count, what }) => [count?.min, what]),
    [
      [6, 'servicemen'],
      [1, 'police'],
      [1, 'officials'],
    ],
  )
  const killed = claimsOf('The raid killed a soldier and a woman.')
  assert.equal(killed.length, 2)
  for (const claims of [freed, killed]) assert.equal(new Set(claims.map(({ id }) => id)).size, claims.length)
})
