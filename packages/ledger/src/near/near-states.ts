import { type ChangedPart, firstBreak, NO_ENTRIES, type SavedStates } from '@muster/core'
import { fastDigest } from '../fast-digest.ts'
import { type FarLedger, NearCopy, type NearPlace } from './near-copy.ts'

/**
 * States of a ledger that lies elsewhere, saved beside a near copy of its entries. Where no copy can be had (no room, no
 * right to write, another program in the way) nothing is kept, and whatever asks replays the ledger.
 */
export function nearStates(place: NearPlace, far: FarLedger): SavedStates & { close(): Promise<void> } {
  let opening: Promise<NearCopy | null> | null = null
  const copy = () => {
    opening ??= NearCopy.open(place, far).catch(() => null)
    return opening
  }
  return {
    read: async () => (await copy())?.store.saved.read() ?? null,
    readAhead: async (milliseconds) => (await copy())?.store.saved.readAhead(milliseconds) ?? false,
    save: async (after, state, entries) => {
      const near = await copy()
      if (!near || !(await near.bringUpTo(state.head, entries))) return false
      return near.store.saved.save(after, state, entries)
    },
    async *nearby(afterSeq) {
      const near = await copy()
      if (near) yield* near.store.read(afterSeq)
    },
    readSearch: async () => (await copy())?.store.saved.readSearch() ?? [],
    saveSearch: async (from, blocks) => {
      const [near, last] = [await copy(), blocks.at(-1)]
      if (near && last && (await near.bringUpTo(last))) await near.store.saved.saveSearch(from, blocks)
    },
    readPart: async (name) => (await copy())?.store.saved.readPart(name) ?? null,
    savePart: async (name, after, part: ChangedPart) => {
      const near = await copy()
      if (!near || !(await near.bringUpTo(part.head))) return false
      return near.store.saved.savePart(name, after, part)
    },
    drop: async () => {
      const near = await copy()
      const isOfUse = near === null || (await near.discard())
      opening = isOfUse ? null : Promise.resolve(null)
    },
    check: async (entries) => {
      const near = await copy()
      return near && ((await brokenCopy(near)) ?? near.store.saved.check(entries))
    },
    close: async () => {
      await (await opening)?.close()
      opening = null
    },
  }
}

/** Where the entries of a copy are no chain; its last one is that of the far ledger, so that a chain is the same chain. */
async function brokenCopy({ store }: NearCopy): Promise<string | null> {
  let head = NO_ENTRIES
  for await (const entry of store.read(0)) {
    const broken = firstBreak(head, [entry], fastDigest)
    if (broken) return `the copy of the ledger on this machine was changed: ${broken}`
    head = { seq: entry.seq, hash: entry.hash }
  }
  return null
}
