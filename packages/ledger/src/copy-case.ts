import {
  type ClaimLedger,
  digestsIn,
  type Entry,
  type EntryDraft,
  type Head,
  HeadMoved,
  type PageStore,
} from '@muster/core'
import { StoreError } from './store-error.ts'

type Store = ClaimLedger & PageStore

const ENTRIES_AT_ONCE = 200

/**
 * Copies what `to` does not have yet: every entry with the pages that it names, in order. Each copied entry must get the
 * digest that it has, so the copy is the same chain. Can be stopped and gone on with. Throws StoreError: `damaged`, or
 * `locked` when somebody else records in `to`.
 */
export async function copyCase(from: Store, to: Store, step: (entry: Entry) => void = () => undefined): Promise<void> {
  let waiting: Entry[] = []
  let head = await to.head()
  const flush = async () => {
    const appended = await appendOwn(
      to,
      head,
      waiting.map(({ at, by, body }) => ({ at, by, body })),
    )
    for (const [at, entry] of appended.entries())
      if (entry.hash !== waiting[at]?.hash)
        throw new StoreError(
          'damaged',
          `entry ${entry.seq} was changed after it was recorded: nothing further was copied`,
        )
    head = appended.at(-1) ?? head
    waiting = []
  }
  for await (const entry of from.read(head.seq)) {
    for (const sha256 of digestsIn(entry.body)) {
      const bytes = await from.get(sha256)
      if (!bytes) throw new StoreError('damaged', `entry ${entry.seq}: page ${sha256.slice(0, 12)}… is missing`)
      await to.put(bytes)
    }
    waiting.push(entry)
    step(entry)
    if (waiting.length === ENTRIES_AT_ONCE) await flush()
  }
  if (waiting.length > 0) await flush()
}

async function appendOwn(to: Store, after: Head, drafts: readonly EntryDraft[]): Promise<readonly Entry[]> {
  try {
    return await to.append(after, drafts)
  } catch (error) {
    if (!(error instanceof HeadMoved)) throw error
    throw new StoreError(
      'locked',
      'another program records in the place that is copied to: nothing further was copied; do it again when that one is done',
      error,
    )
  }
}
