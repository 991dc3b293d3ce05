import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isHere, measureClaims, readFloors } from './measure-claims.ts'

for (const [name, floor] of readFloors())
  test(`claims of ${name} score no less than their floor`, {
    skip: !isHere(floor) && `${floor.folder} is not here`,
  }, () => {
    const measured = measureClaims(floor)
    assert.equal(measured.grounded, 1, 'every quote must stand in its page')
    for (const scope of ['all', 'core'] as const)
      for (const kind of ['detection', 'strict'] as const)
        assert.ok(
          measured[scope][kind] >= floor[scope][kind],
          `${scope} ${kind} F1 ${measured[scope][kind]} is below ${floor[scope][kind]}`,
        )
  })
