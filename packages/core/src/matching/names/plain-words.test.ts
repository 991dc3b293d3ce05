import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nameWords } from './name-words.ts'
import { plainWords } from './plain-words.ts'

/** Made-up names. */
const PLAIN = ['Probnikov Aram', '  Пробников   Арам ', 'Պրոբնիկյան Արամ', 'פרובני ארם', '']
const OTHERWISE = [
  'Рrobnikov Aram',
  'Probnikov, Aram',
  'Probnikov-Testov Aram',
  'محمد الاختباري',
  'Probnikov\u200bAram',
  'Probnikov\u00adov',
  'Probnikov 1988',
  'Пробников\u0306',
  'ﬁrstov',
]

describe('MT9: names of plain letters of one script', () => {
  for (const name of PLAIN)
    it(`are words between spaces: ‘${name}’`, () => {
      assert.deepEqual(
        plainWords(name),
        name.split(' ').filter((word) => word !== ''),
      )
      assert.deepEqual(
        nameWords(name).map(({ text }) => text),
        plainWords(name),
      )
    })
  for (const name of OTHERWISE)
    it(`are all that is taken so, and not ‘${name}’`, () => assert.equal(plainWords(name), null))
})
