import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import type { Entry, EntryBody } from '@muster/core'
import fc from 'fast-check'
import {
  CaseSession,
  type CaseStore,
  createCase,
  loadSample,
  memoryCase,
  openStore,
  StoreError,
  sampleSetting,
  verifyCase,
} from './index.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const scratch = mkdtempSync(join(tmpdir(), 'muster-verify-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' }

/** The store of a case in which one thing is given back otherwise than it was kept. */
const altered = (store: CaseStore, change: { entry?: (entry: Entry) => Entry | null; page?: Page }): CaseStore => ({
  head: () => store.head(),
  append: (head, drafts) => store.append(head, drafts),
  inTurn: (act) => store.inTurn(act),
  put: (bytes) => store.put(bytes),
  close: () => store.close(),
  get: async (sha256) => {
    const bytes = await store.get(sha256)
    return bytes && change.page ? change.page(sha256, bytes) : bytes
  },
  async *read(seq) {
    for await (const entry of store.read(seq)) {
      const given = change.entry ? change.entry(entry) : entry
      if (given) yield given
    }
  },
})
type Page = (sha256: string, bytes: Uint8Array) => Uint8Array | null

/** The bytes with one bit turned over, at a place given as a share of their length. */
function flipped(bytes: Uint8Array, share: number, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = Math.min(copy.length - 1, Math.floor(copy.length * share))
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

/** The entry with one bit of its JSON turned over; null when that is no JSON any more, which no store would give back. */
function flippedEntry(entry: Entry, share: number, bit: number): Entry | null {
  const bytes = flipped(new TextEncoder().encode(JSON.stringify(entry)), share, bit)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Entry
  } catch {
    return null
  }
}

describe(`muster verify (seed ${seed})`, async () => {
  const session: CaseSession = await memoryCase(sampleSetting(), hand)
  await loadSample(session)
  const { store, state } = session
  const share = fc.double({ min: 0, max: 0.999999, noNaN: true })
  const bit = fc.integer({ min: 0, max: 7 })

  it('proves a whole case and says how much of it', async () => {
    const proved = await verifyCase(store)
    assert.equal(proved.wrong, null)
    assert.deepEqual(proved.head, state.head)
    assert.equal(proved.pages, state.sources.size)
    assert.ok(proved.passages >= state.proposals.size)
  })

  it('LG2: finds one bit turned over in any entry, and names the entry', async () => {
    const check = fc.asyncProperty(
      fc.integer({ min: 1, max: state.head.seq }),
      share,
      bit,
      async (seq, where, which) => {
        const change = (entry: Entry) => (entry.seq === seq ? flippedEntry(entry, where, which) : entry)
        const proved = await verifyCase(altered(store, { entry: change }))
        // A changed digest, or an entry that is lost, shows first at the entry that should follow from it.
        if (seq < state.head.seq) assert.match(proved.wrong ?? '', new RegExp(`entry (?:${seq}|${seq + 1})\\b`, 'u'))
        else assert.ok(proved.wrong !== null || proved.head.seq === seq - 1)
      },
    )
    await fc.assert(check, { seed, numRuns: 40 })
  })

  it('finds one bit turned over in any page or its text, and names the page', async () => {
    const pages = [...state.sources.values()].flatMap((source) => [
      [source.sha256, source.sha256],
      [source.decoded, source.sha256],
    ])
    const check = fc.asyncProperty(
      fc.constantFrom(...pages),
      share,
      bit,
      async ([kept = '', page = ''], where, which) => {
        const change: Page = (sha256, bytes) => (sha256 === kept ? flipped(bytes, where, which) : bytes)
        const { wrong } = await verifyCase(altered(store, { page: change }))
        assert.match(wrong ?? '', new RegExp(`page ${page.slice(0, 12)}… was changed`, 'u'))
      },
    )
    await fc.assert(check, { seed, numRuns: 40 })
  })

  it('names a page that is missing, and one whose text is', async () => {
    const [source = assert.fail('no page')] = state.sources.values()
    for (const lost of [source.sha256, source.decoded]) {
      const { wrong } = await verifyCase(altered(store, { page: (sha256, bytes) => (sha256 === lost ? null : bytes) }))
      assert.match(wrong ?? '', new RegExp(`page ${source.sha256.slice(0, 12)}… is missing`, 'u'))
    }
  })

  it('LG12: names an entry of a kind that only a later version knows; a session refuses the case and changes nothing', async () => {
    const { store: later, state } = await memoryCase(sampleSetting(), hand)
    const body = { kind: 'ceasefire-judged' } as unknown as EntryBody
    await later.append(state.head, [{ at: hand.now(), by: 'tester', body }])
    const says = /entry 2 \(“ceasefire-judged”\) was recorded by a newer version of Muster: update Muster/u
    assert.match((await verifyCase(later)).wrong ?? '', says)
    await assert.rejects(CaseSession.open(later, hand), says)
    assert.equal((await later.head()).seq, 2)
  })

  it('finds nothing wrong with a case whose store went away, and says that it did', async () => {
    const gone = (entry: Entry): Entry => {
      if (entry.seq === 20) throw new StoreError('unreadable', 'the database went away')
      return entry
    }
    await assert.rejects(verifyCase(altered(store, { entry: gone })), /the database went away/u)
  })

  it('LG6: names a claim whose words stand elsewhere, without repeating them', async () => {
    const forged = await memoryCase(sampleSetting(), hand)
    await loadSample(forged)
    const [source = assert.fail('no page')] = state.sources.values()
    const claim = state.proposals.get(state.claimsOf.get(source.sha256)?.[0] ?? '')?.claim ?? assert.fail('no claim')
    const amended = { ...claim, start: claim.start + 1, end: claim.end + 1 }
    await forged.record(() => [
      { kind: 'claim-judged', claim: claim.id, verdict: 'amended', amended, why: null, unread: false },
    ])
    const { wrong } = await verifyCase(forged.store)
    assert.match(wrong ?? '', new RegExp(`entry ${forged.state.head.seq}: the words of claim ${claim.id}`, 'u'))
    assert.equal(wrong?.includes(claim.quote), false)
  })

  it('finds one bit turned over anywhere in the encrypted file', async () => {
    const folder = join(scratch, 'case')
    const made = await createCase(folder, sampleSetting(), null, hand)
    await loadSample(made)
    await made.close()
    const path = join(folder, 'case.db')
    const whole = readFileSync(path)
    const check = fc.asyncProperty(share, bit, async (where, which) => {
      // The first 24 bytes say how the file is laid out and hold nothing of the case.
      writeFileSync(path, Buffer.concat([whole.subarray(0, 24), flipped(whole.subarray(24), where, which)]))
      try {
        const opened = await openStore(folder, () => Promise.resolve(null))
        const { wrong } = await verifyCase(opened).finally(() => opened.close())
        assert.notEqual(wrong, null)
      } catch (error) {
        // Damage to the file's own head keeps it from opening at all: that is found too, and said in a sentence.
        assert.ok(error instanceof StoreError, String(error))
      }
    })
    await fc.assert(check, { seed, numRuns: 25 })
  })
})
