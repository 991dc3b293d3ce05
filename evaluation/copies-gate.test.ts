import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { originsOf, sketchOf } from '@muster/core'
import { collectionOf } from './bench/edited-copies.ts'

describe('copies with real kinds of editing', () => {
  it('OR1: are grouped with a recall of at least 0.95 at a precision of at least 0.98', () => {
    const pages = collectionOf(1)
    const groups = originsOf(pages.map(({ id, text, day }) => ({ id, day, sketch: sketchOf(text) })))
    let [together, found, right] = [0, 0, 0]
    pages.forEach((a, at) => {
      for (const b of pages.slice(at + 1)) {
        const [copy, grouped] = [a.story === b.story, groups.get(a.id) === groups.get(b.id)]
        if (copy) together++
        if (grouped) found++
        if (copy && grouped) right++
      }
    })
    assert.ok(pages.length > 200)
    assert.ok(right / together >= 0.95, `recall ${right / together}`)
    assert.ok(right / found >= 0.98, `precision ${right / found}`)
  })
})
