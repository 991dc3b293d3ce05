import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dropSearchIndex, loadSample, memoryCase, sampleSetting, searchCase } from './index.ts'

describe('searching a case', () => {
  it('finds pages and claims by parts of words, and what was recorded since the last search', async () => {
    const session = await memoryCase(sampleSetting(), { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' })
    assert.deepEqual(await searchCase(session, 'captives', 50), { total: 0, hits: [] })
    await loadSample(session)
    const found = await searchCase(session, 'captiv', 50)
    assert.ok(found.total > 1)
    assert.ok(found.hits.some((hit) => hit.kind === 'page' && hit.title === 'Forty-four captives flown to Yerevan'))
    for (const hit of found.hits) if (hit.kind === 'claim') assert.ok(session.state.proposals.has(hit.id))
    const few = await searchCase(session, 'captiv', 1)
    assert.deepEqual([few.total, few.hits.length], [found.total, 1])
    dropSearchIndex(session)
    assert.deepEqual(await searchCase(session, 'captiv', 50), found)
  })
})
