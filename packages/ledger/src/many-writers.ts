import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type ClaimLedger, EMPTY_CASE, firstBreak, type Head, NO_ENTRIES } from '@muster/core'

const PLACES = fileURLToPath(new URL('./places.ts', import.meta.url))

/** A program that records so many entries, each decided on the head of its moment, and says so after each. */
const WRITER = `
  import { openStoreAt } from ${JSON.stringify(PLACES)}
  const [place, by, each] = process.argv.slice(1)
  const store = await openStoreAt(place, async () => process.env.MUSTER_PASSPHRASE ?? null)
  const setting = ${JSON.stringify(EMPTY_CASE)}
  for (let n = 1; n <= Number(each); n++) {
    const draft = { at: '2026-01-01T00:00:00.000Z', by, body: { kind: 'setting-changed', setting: { ...setting, name: String(n) } } }
    try {
      // As a session does: first without waiting for a turn, and in turn when somebody was faster.
      await store.append(await store.head(), [draft])
    } catch (error) {
      if (error.name !== 'HeadMoved') throw error
      await store.inTurn(async (turn) => turn.append(await turn.head(), [draft]))
    }
    process.stdout.write(n + '\\n')
  }
  await store.close()
`

/**
 * Lets `writers` programs record `each` entries in one case at the same time and asserts that there is one unbroken
 * chain with every acknowledged entry exactly once, each writer's in its order. Gives the seconds it took.
 */
export async function assertManyWriters(
  store: ClaimLedger,
  at: { readonly place: string; readonly passphrase: string | null; readonly writers: number; readonly each: number },
): Promise<number> {
  const before = (await store.head()).seq
  const start = performance.now()
  await Promise.all(
    Array.from({ length: at.writers }, async (_, writer) => {
      const args = ['--input-type=module', '--eval', WRITER, at.place, `writer ${writer}`, String(at.each)]
      const env = { ...process.env, MUSTER_PASSPHRASE: at.passphrase ?? '' }
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
      child.stdout.resume()
      assert.equal(await new Promise((done) => child.once('close', done)), 0, `writer ${writer} failed`)
    }),
  )
  const seconds = (performance.now() - start) / 1_000
  const last = new Map<string, number>()
  let head: Head = NO_ENTRIES
  for await (const entry of store.read(0)) {
    assert.equal(firstBreak(head, [entry]), null)
    head = entry
    if (entry.seq <= before || entry.body.kind !== 'setting-changed') continue
    assert.equal(Number(entry.body.setting.name), (last.get(entry.by) ?? 0) + 1, `${entry.by} at entry ${entry.seq}`)
    last.set(entry.by, Number(entry.body.setting.name))
  }
  assert.equal(head.seq, before + at.writers * at.each)
  assert.deepEqual(await store.head().then(({ seq, hash }) => [seq, hash]), [head.seq, head.hash])
  return seconds
}
