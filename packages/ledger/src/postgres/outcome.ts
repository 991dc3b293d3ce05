import { setTimeout as wait } from 'node:timers/promises'
import type { Head } from '@muster/core'
import type { Pool } from 'pg'

/** A server that is started again needs a few seconds; a person waits no longer for an answer. */
const TRIES_AFTER_MS = [0, 200, 500, 1_000, 2_000, 2_000] as const
const LONGEST_LOCK = '3s'

/**
 * Whether the database has an entry, asked by whoever lost the connection while it was committed. The row `head` is taken
 * first: an act that is still under way holds it, so that nothing changes about it once it is had. Null: nobody can tell.
 */
export async function wasRecorded(pool: Pool, entry: Head): Promise<boolean | null> {
  for (const after of TRIES_AFTER_MS) {
    await wait(after)
    const found = await lookFor(pool, entry).catch(() => null)
    if (found !== null) return found
  }
  return null
}

async function lookFor(pool: Pool, { seq, hash }: Head): Promise<boolean> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`begin; set local lock_timeout = '${LONGEST_LOCK}'`)
    await client.query('select seq from head where one = 1 for update')
    const { rows } = await client.query<{ hash: string }>('select hash from entry where seq = $1', [seq])
    return rows[0]?.hash === hash
  } finally {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault
    })
    client.release(broken)
  }
}
