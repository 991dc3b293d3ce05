import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unswapped } from './swapped-cells.ts'

/** Everybody here is made up. */
const fields = (name: string, born: string) =>
  [
    { kind: 'name', words: name },
    { kind: 'text', words: 'Testtown' },
    { kind: 'born', words: born },
  ] as const

describe('MT9: a name and a birth in each other’s place', () => {
  it('are read in their own', () => {
    assert.deepEqual(unswapped(fields('1988-11-12', 'Probnikov Aram')), ['Probnikov Aram', 'Testtown', '1988-11-12'])
    assert.deepEqual(unswapped(fields('04.05.1990', 'Примеров Иван Образцович'))?.[0], 'Примеров Иван Образцович')
  })
  for (const [name, born] of [
    ['Probnikov Aram', '1988-11-12'],
    ['1988-11-12', 'unknown'],
    ['1988-11-12', ''],
    ['', 'Probnikov Aram'],
    ['Probnikov Aram', 'Testyan Karen'],
    ['1988', '1990'],
  ] as const)
    it(`stay where they are: ‘${name}’, ‘${born}’`, () => assert.equal(unswapped(fields(name, born)), null))
})
