import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { CaseState } from '@muster/core'
import { ActRefused, addPage, memoryCase, type PageToAdd, readAhead, sampleSetting } from './index.ts'
import { PageReaders } from './page-readers.ts'

const PAGES = fileURLToPath(new URL('../../../cases/sample/pages/', import.meta.url))
const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' }

const pageOf = (name: string, bytes: Uint8Array): PageToAdd => ({
  bytes,
  hint: { name },
  from: { how: 'file', name },
  coded: null,
  referenceDate: null,
})
/** The pages of the sample, twice over, with some between them that can be no pages. */
const pages = readdirSync(PAGES)
  .toSorted()
  .flatMap((name) => [pageOf(name, readFileSync(join(PAGES, name))), pageOf(`no ${name}`, new Uint8Array())])
const all = [...pages, ...pages]

async function* from<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

const readOut = ({ sources, proposals, head }: CaseState) => [head, new Map(sources), new Map(proposals)]

describe('pages that are read in threads', () => {
  it('make the very ledger that pages make which are read one after another', async () => {
    const [inThreads, alone] = [await memoryCase(sampleSetting(), hand), await memoryCase(sampleSetting(), hand)]
    const readers = new PageReaders(3)
    const told: [unknown, unknown][] = []
    const refused = (error: unknown) => {
      if (!(error instanceof ActRefused)) throw error
      return [error.refusal, error.message]
    }
    for await (const { item, reading } of readAhead(inThreads, readers, from(all), (page) => page))
      told.push([await addPage(inThreads, item, reading).catch(refused), await addPage(alone, item).catch(refused)])
    await readers.end()
    assert.equal(told.length, all.length)
    for (const [one, other] of told) assert.deepEqual(one, other)
    assert.deepEqual(readOut(inThreads.state), readOut(alone.state))
  })

  it('are begun a few at a time only, whatever their number', async () => {
    const session = await memoryCase(sampleSetting(), hand)
    const readers = new PageReaders(2)
    let asked = 0
    const counted = async function* () {
      for (const page of all) {
        asked++
        yield page
      }
    }
    let done = 0
    for await (const { item, reading } of readAhead(session, readers, counted(), (page) => page)) {
      await addPage(session, item, reading).catch(() => undefined)
      assert.ok(asked - done++ <= 6, `${asked} asked for, ${done} done`)
      if (done === 20) break
    }
    await readers.end()
  })
})
