import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type ClaimLedger,
  EMPTY_CASE,
  type EntryDraft,
  emptyState,
  firstBreak,
  HeadMoved,
  NO_ENTRIES,
  ONE_REVIEWER,
  type PageStore,
  Persons,
  replay,
} from '@muster/core'

const opened: EntryDraft = {
  at: '2026-01-01T00:00:00.000Z',
  by: 'tester',
  body: { kind: 'case-opened', setting: EMPTY_CASE },
}
const renamed = (name: string): EntryDraft => ({
  at: '2026-01-02T00:00:00.000Z',
  by: 'tester',
  body: { kind: 'setting-changed', setting: { ...EMPTY_CASE, name } },
})

async function entriesOf(ledger: ClaimLedger, after = 0) {
  const entries = []
  for await (const entry of ledger.read(after)) entries.push(entry)
  return entries
}

const headNow = async (ledger: ClaimLedger) => {
  const { seq, hash } = await ledger.head()
  return [seq, hash]
}

/** What every store must do, whatever lies below it. Each adapter runs this whole suite. */
export function storeConformance(name: string, open: () => Promise<ClaimLedger & PageStore>): void {
  describe(`store: ${name}`, () => {
    it('starts with no entries', async () => {
      const store = await open()
      assert.deepEqual(await store.head(), NO_ENTRIES)
      await store.close()
    })

    it('gives entries back in order, in one unbroken chain', async () => {
      const store = await open()
      await store.append(NO_ENTRIES, [opened])
      await store.append(
        await store.head(),
        Array.from({ length: 1_203 }, (_, n) => renamed(`Հայերեն ${n}`)),
      )
      const entries = await entriesOf(store)
      assert.equal(entries.length, 1_204)
      assert.equal(firstBreak(NO_ENTRIES, entries), null)
      assert.deepEqual(
        (await entriesOf(store, 1_200)).map((entry) => entry.seq),
        [1_201, 1_202, 1_203, 1_204],
      )
      await store.close()
    })

    it('appends nothing on a head that has moved', async () => {
      const store = await open()
      await store.append(NO_ENTRIES, [opened])
      await assert.rejects(store.append(NO_ENTRIES, [renamed('late')]), HeadMoved)
      assert.equal((await entriesOf(store)).length, 1)
      await store.close()
    })

    it('keeps all of a turn, or nothing of it', async () => {
      const store = await open()
      await store.append(NO_ENTRIES, [opened])
      const before = await store.head()
      await assert.rejects(
        store.inTurn(async (turn) => {
          await turn.append(await turn.head(), [renamed('one'), renamed('two')])
          await turn.append(await turn.head(), [renamed('three')])
          assert.equal((await turn.head()).seq, 4)
          throw new Error('changed my mind')
        }),
        /changed my mind/u,
      )
      assert.deepEqual(await headNow(store), [before.seq, before.hash])
      const last = await store.inTurn(async (turn) => (await turn.append(await turn.head(), [renamed('four')])).at(-1))
      assert.deepEqual(await headNow(store), [last?.seq, last?.hash])
      await store.close()
    })

    it('gives turns one after another, to each the head that the one before left', async () => {
      const store = await open()
      await store.append(NO_ENTRIES, [opened])
      await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          store.inTurn(async (turn) => turn.append(await turn.head(), [renamed(`turn ${n}`)])),
        ),
      )
      const entries = await entriesOf(store)
      assert.equal(entries.length, 21)
      assert.equal(firstBreak(NO_ENTRIES, entries), null)
      await store.close()
    })

    it('gives judgements of rows back as they were recorded, and replays them to the same persons', async () => {
      const store = await open()
      await store.append(NO_ENTRIES, [opened])
      const mentions = [
        { roll: 'left', row: 1 },
        { roll: 'right', row: 2 },
      ] as const
      const [one, other] = mentions
      const judged = (answer: 'same' | 'unsure', chance: number | null): EntryDraft => ({
        at: '2026-01-03T00:00:00.000Z',
        by: 'reviewer Ջոն',
        body: { kind: 'pairs-judged', pairs: [{ one, other, answer, chance }], why: 'דומה', unread: false },
      })
      await store.append(await store.head(), [judged('unsure', null), judged('same', 0.9987)])
      const entries = await entriesOf(store)
      const { people } = replay(emptyState(), entries)
      assert.deepEqual(
        [...people.pairs.values()].map(({ opinions }) =>
          opinions.map(({ answer, chance, by, why }) => [answer, chance, by, why]),
        ),
        [
          [
            ['unsure', null, 'reviewer Ջոն', 'דומה'],
            ['same', 0.9987, 'reviewer Ջոն', 'דומה'],
          ],
        ],
      )
      assert.deepEqual(Persons.from(people.pairs.values(), ONE_REVIEWER).joined(), [mentions])
      await store.close()
    })

    it('keeps bytes under their hash, twice put or not', async () => {
      const store = await open()
      const bytes = new TextEncoder().encode('Əliyev ‘hands over’')
      const sha256 = await store.put(bytes)
      assert.equal(await store.put(bytes), sha256)
      assert.deepEqual(new Uint8Array((await store.get(sha256)) ?? []), bytes)
      assert.equal(await store.get('0'.repeat(64)), null)
      await store.close()
    })
  })
}
