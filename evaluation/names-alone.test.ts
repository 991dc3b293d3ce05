import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { acrossReleases, cyrillicToLatin, WITH_AGE } from './names-alone.ts'

describe('MT1 MT2: people found by their names alone', () => {
  it('in Latin letters of any romanisation, and doubled families', () => {
    assert.ok(cyrillicToLatin(500, 'whole', null) >= 0.985)
    assert.ok(cyrillicToLatin(500, 'doubled family', null) >= 0.98)
  })
  it('with initials of another script', () => assert.ok(cyrillicToLatin(500, 'with initials', null) >= 0.85))
})

describe('MT5: two releases of one list', () => {
  it('with age and sex: hardly anybody is taken for another where nineteen of twenty are found', () => {
    const { precisionAtThatRecall, decidedAt99 } = acrossReleases(1500, WITH_AGE)
    assert.ok(precisionAtThatRecall >= 0.998, String(precisionAtThatRecall))
    assert.ok(decidedAt99.absentRightly >= 0.99, String(decidedAt99.absentRightly))
  })
})
