import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { EMPTY_CASE, type Entry, firstBreak, type Head, NO_ENTRIES } from '@muster/core'
import type { OpenOptions } from '../sqlite/open-database.ts'
import { SqliteStore } from '../sqlite/sqlite-store.ts'

/** What the fault tests share: a program that records pages and entries, and what must be so whatever happened to it. */

export const KEY = '07'.repeat(32)
const STORE = fileURLToPath(new URL('../sqlite/sqlite-store.ts', import.meta.url))

/** The page that the entry at a place names, and the entry's setting: both follow from the place. */
const pageText = (seq: number): string => `page ${seq} `.repeat(1 + (seq % 700))

/**
 * Puts a page, then an entry that names it by its digest, and says the place only then; for ever, or one commit for each
 * line that it is sent when `stepped`: a page, which it says as `put`, or an entry. A refusal is said as its fault and ends it.
 */
const writer = (stepped: boolean, options: OpenOptions): string => `
  import { createInterface } from 'node:readline'
  import { SqliteStore } from ${JSON.stringify(STORE)}
  const store = SqliteStore.open(process.argv[1], Buffer.from('${KEY}', 'hex'), 'open', ${JSON.stringify(options)})
  const lines = ${stepped} ? createInterface({ input: process.stdin })[Symbol.asyncIterator]() : null
  const pageText = ${pageText.toString()}
  process.stdout.write('ready\\n')
  try {
    for (let head = await store.head(); ; ) {
      if (lines && (await lines.next()).done) break
      const name = await store.put(Buffer.from(pageText(head.seq + 1)))
      if (lines) {
        process.stdout.write('put\\n')
        if ((await lines.next()).done) break
      }
      const body = { kind: 'setting-changed', setting: { ...${JSON.stringify(EMPTY_CASE)}, name } }
      const [entry] = await store.append(head, [{ at: '2026-01-01T00:00:00.000Z', by: 'writer', body }])
      head = entry
      process.stdout.write(entry.seq + '\\n')
    }
  } catch (error) {
    process.stdout.write((error.fault ?? error.stack) + '\\n')
  }
  await store.close().catch(() => undefined)
`

export interface Writer {
  readonly child: ReturnType<typeof spawn>
  /** Lines that it has said so far. */
  readonly said: readonly string[]
  /** Resolves when it has said so many lines, or ended. */
  saying(lines: number): Promise<void>
  readonly ended: Promise<number | null>
}

/** Starts the program. `limitKiB`: no file of it may grow beyond this; every write over it fails as on a broken disk. */
export function startWriter(
  path: string,
  { stepped = false, limitKiB = 0, options = {} }: { stepped?: boolean; limitKiB?: number; options?: OpenOptions } = {},
): Writer {
  const args = ['--input-type=module', '--eval', writer(stepped, options), path]
  const [program, given] =
    limitKiB === 0
      ? [process.execPath, args]
      : ['bash', ['-c', `ulimit -f ${limitKiB}; exec "$0" "$@"`, process.execPath, ...args]]
  const child = spawn(program, given, { stdio: ['pipe', 'pipe', 'inherit'] })
  const said: string[] = []
  let rest = ''
  let wake = () => undefined as undefined
  let over = false
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    said.push(...lines)
    wake()
  })
  child.stdin.on('error', () => undefined)
  const ended = new Promise<number | null>((done) =>
    child.once('close', (code) => {
      over = true
      wake()
      done(code)
    }),
  )
  const saying = async (lines: number) => {
    while (said.length < lines && !over)
      await new Promise<void>((done) => {
        wake = () => done() as undefined
      })
  }
  return { child, said, saying, ended }
}

/** The last place that the program said to be recorded. */
export const acknowledged = ({ said }: Pick<Writer, 'said'>): number =>
  Number(said.filter((line) => /^\d+$/u.test(line)).at(-1) ?? 0)

/**
 * Opens what is left and asserts what must be so: everything acknowledged is there with its page, in one unbroken
 * chain, and every byte of the file proves. Gives the head.
 */
export async function assertNothingLost(path: string, atLeast: number, why: string): Promise<Head> {
  const store = SqliteStore.open(path, Buffer.from(KEY, 'hex'))
  try {
    const entries: Entry[] = []
    for await (const entry of store.read(0)) entries.push(entry)
    assert.equal(firstBreak(NO_ENTRIES, entries), null, why)
    assert.ok(entries.length >= atLeast, `${entries.length} kept of ${atLeast} acknowledged, ${why}`)
    for (const entry of entries) {
      if (entry.body.kind !== 'setting-changed') continue
      const page = await store.get(entry.body.setting.name)
      assert.equal(Buffer.from(page ?? []).toString(), pageText(entry.seq), `page of entry ${entry.seq}, ${why}`)
    }
    await store.checkFile()
    return await store.head()
  } finally {
    await store.close()
  }
}

/** Chances that come again with the same seed, each below a number. */
export function chances(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export const seedOfRun = (): number => Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
