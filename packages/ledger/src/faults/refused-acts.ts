import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type EntryBody, type EntryDraft, firstBreak, NO_ENTRIES } from '@muster/core'
import {
  type CasePlaceStore,
  changePassphrase,
  createCaseFolder,
  moveCase,
  openCaseFolder,
  restoreBackup,
  StoreError,
  writeBackup,
} from '../index.ts'
import { EIO, ENOSPC, type Refusal, type RefusedKind, RefusingDisk } from './refusing-disk.ts'
import { chances } from './writer.ts'

/**
 * A program of its own, started on a disk that refuses: does each act of the store with one call refused after another, or
 * at random as often as it is told, and asserts what must be so afterwards. Prints how often what was tried.
 */

const [seed = 0, rounds = 0] = process.argv.slice(2).map(Number)
const chance = chances(seed)
const disk = new RefusingDisk()
const CHEAP = { memoryKiB: 64, passes: 1 }
const nobody = () => Promise.resolve(null)
const FOLD_OFTEN = { foldLogAt: 6 }

const draft = (title: string, digest: string): EntryDraft => ({
  at: '2026-01-01T00:00:00.000Z',
  by: 'tester',
  body: { kind: 'source-recorded', source: { sha256: digest, decoded: digest, title } } as unknown as EntryBody,
})
const pageOf = (name: string): Buffer => Buffer.from(`page ${name} `.repeat(700))

/** What is in a case: the names of its entries, in one unbroken chain, each with its page. */
async function namesIn(store: CasePlaceStore): Promise<readonly string[]> {
  const entries = []
  for await (const entry of store.read(0)) entries.push(entry)
  assert.equal(firstBreak(NO_ENTRIES, entries), null)
  const names = []
  for (const { body } of entries) {
    if (body.kind !== 'source-recorded') continue
    const { title, sha256 } = body.source
    const name = title ?? ''
    assert.ok(pageOf(name).equals((await store.get(sha256)) ?? Buffer.alloc(0)), `page of ${name}`)
    names.push(name)
  }
  await store.checkFile?.()
  return names
}

async function namesAt(folder: string): Promise<readonly string[]> {
  const store = await openCaseFolder(folder, nobody)
  try {
    return await namesIn(store)
  } finally {
    await store.close()
  }
}

const proves = async (store: CasePlaceStore): Promise<void> => assert.ok((await namesIn(store)).length > 0)

async function record(store: CasePlaceStore, name: string): Promise<void> {
  const digest = await store.put(pageOf(name))
  await store.append(await store.head(), [draft(name, digest)])
}

/** Copies a case as it lies, with what the disk has of it, but for the memory that programs share: all of them were killed. */
function killed(from: string, to: string): string {
  for (const [root, name] of [disk.files, disk.kept].flatMap((root) =>
    readdirOf(join(root, from)).map((n) => [root, n]),
  ))
    if (root && name && !/-shm(?:\.unsynced)?$/u.test(name)) cpSync(join(root, from, name), join(root, to, name))
  return join(disk.files, to)
}

/** Copies what the disk has of a case: the power was cut. */
function powerCut(from: string, to: string): string {
  const target = join(disk.files, to)
  for (const name of readdirOf(join(disk.kept, from)))
    if (!/\.unsynced$|-shm$/u.test(name)) cpSync(join(disk.kept, from, name), join(target, name))
  return target
}

const readdirOf = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])

function cleared(...names: readonly string[]): void {
  for (const name of names)
    for (const root of [disk.files, disk.kept]) rmSync(join(root, name), { recursive: true, force: true })
}

/** A case that lies wholly on the disk. */
function freshFrom(base: string, name: string): string {
  for (const root of [disk.files, disk.kept]) cpSync(join(disk.files, base), join(root, name), { recursive: true })
  return join(disk.files, name)
}

/** An act ends with one sentence: the store's own, or an error of the system that the door puts into words. */
function assertSentence(error: unknown, why: string): void {
  const isStore = error instanceof StoreError && !error.message.includes('\n')
  const isSystem = error instanceof Error && 'code' in error && /^(?:EIO|ENOSPC)$/u.test(String(error.code))
  assert.ok(isStore || isSystem, `${why}: ${error instanceof Error ? error.stack : error}`)
}

type Why = { readonly why: string; readonly refusal: Refusal }

/** Records, is refused, goes on: in the same program, in another after a kill, and after a power cut. */
async function recording({ why, refusal }: Why): Promise<void> {
  cleared('case', 'killed', 'killed-cut', 'cut', 'cut-after')
  const folder = freshFrom('base', 'case')
  const had = await namesAt(folder)
  const surely = [...had]
  let tried: string | null = null
  disk.refuse(refusal)
  const store = await openCaseFolder(folder, nobody, FOLD_OFTEN).catch((error: unknown) => {
    assertSentence(error, why)
    return null
  })
  const tryOne = async (name: string) => {
    tried = name
    await record(store ?? assert.fail('not open'), name)
    surely.push(name)
    tried = null
  }
  try {
    for (let n = 1; store && n <= 5; n++) await tryOne(`a${n}`)
  } catch (error) {
    assertSentence(error, why)
  }
  disk.obey()
  const unsure: string | null = tried
  const assertHas = (names: readonly string[], after: string) => {
    const without = names.filter((name) => surely.includes(name) || name !== unsure)
    assert.deepEqual(without, surely, `${why}: ${after}`)
  }
  const dead = killed('case', 'killed')
  assertHas(await namesAt(powerCut('case', 'cut')), 'after a power cut')
  if (store) {
    // The disk is well again: the same program goes on, or says that the case has to be opened again.
    const went = await goOn(store, tryOne, why)
    if (went) assertHas(await namesIn(store), 'going on')
    assertHas(await namesAt(powerCut('case', 'cut-after')), 'going on, after a power cut')
    await store.close()
  }
  assertHas(await namesAt(folder), 'opened again')
  await afterKill({ dead, had, surely: surely.filter((name) => !name.startsWith('b')), unsure, why })
}

async function goOn(store: CasePlaceStore, tryOne: (name: string) => Promise<void>, why: string): Promise<boolean> {
  try {
    for (const name of ['b1', 'b2', 'b3']) await tryOne(name)
    return true
  } catch (error) {
    assertSentence(error, why)
    assert.match(String(error), /open the case again/u, why)
    const head = await store.head().catch(() => null)
    assert.ok(head === null || head.seq >= 3, why)
    hadToReopen++
    return false
  }
}
let hadToReopen = 0

interface AfterKill {
  readonly dead: string
  readonly had: readonly string[]
  readonly surely: readonly string[]
  readonly unsure: string | null
  readonly why: string
}

/** The program was killed at its refusal. The next one may find what was not acknowledged; what it then records stays. */
async function afterKill({ dead, surely, unsure, why }: AfterKill): Promise<void> {
  const next = await openCaseFolder(dead, nobody)
  const found = await namesIn(next)
  const unsurely = found.filter((name) => !surely.includes(name))
  assert.deepEqual(found, [...surely, ...unsurely], `${why}: after a kill`)
  assert.ok(
    unsurely.every((name) => name === unsure),
    `${why}: after a kill ${unsurely}`,
  )
  if (unsurely.length > 0) foundUnsure++
  for (const name of ['c1', 'c2']) await record(next, name)
  assert.deepEqual(
    await namesAt(powerCut('killed', 'killed-cut')),
    [...found, 'c1', 'c2'],
    `${why}: recorded after a kill, then a power cut`,
  )
  await next.close()
  assert.deepEqual(await namesAt(dead), [...found, 'c1', 'c2'], `${why}: recorded after a kill`)
}
let foundUnsure = 0

const BASE = 'base'
const ACTS: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  passphrase: (folder) => changePassphrase(folder, { from: nobody, to: null, cost: CHEAP }),
  backup: async (folder) => {
    const store = await openCaseFolder(folder, nobody)
    await writeBackup(store, made('out.muster'), proves).finally(() => store.close())
  },
  restore: () => restoreBackup(made('kept.muster'), made('restored'), nobody, proves),
  move: async (folder) => {
    const store = await openCaseFolder(folder, nobody)
    await moveCase({ from: store, to: made('moved'), prove: proves }).finally(() => store.close())
  },
}
const made = (name: string): string => join(disk.files, name)

/** An act on a whole case: it is done, or nothing of it is there; the case is what it was; again it is done. */
const wholeAct =
  (act: string) =>
  async ({ why, refusal }: Why): Promise<void> => {
    const run = ACTS[act] ?? assert.fail(act)
    cleared('case', 'cut', 'cut-after', ...MADE, 'out-restored')
    const folder = freshFrom(BASE, 'case')
    const had = await namesAt(folder)
    disk.refuse(refusal)
    const failed = await run(folder).then(
      () => false,
      (error: unknown) => {
        assertSentence(error, why)
        return true
      },
    )
    disk.obey()
    assert.deepEqual(await namesAt(powerCut('case', 'cut')), had, `${why}: the case after a power cut`)
    await assertMade(had, failed, why)
    assert.deepEqual(await namesAt(folder), had, `${why}: the case`)
    if (failed && !MADE.some((name) => existsSync(made(name)))) await run(folder)
    assert.deepEqual(await namesAt(folder), had, `${why}: the case, done again`)
    // What could not be removed on a disk that refuses goes with the next act in the same place.
    if (unfinished().length > 0) {
      cleared('out.muster')
      await ACTS.backup?.(folder)
    }
    assert.deepEqual(unfinished(), [], `${why}: left behind`)
  }

const MADE = ['restored', 'moved', 'out.muster']

/** What was made is whole; of an act that was acknowledged, also after a power cut. */
async function assertMade(had: readonly string[], failed: boolean, why: string): Promise<void> {
  for (const name of ['restored', 'moved'].filter((each) => existsSync(made(each)))) {
    if (!failed) assert.deepEqual(await namesAt(powerCut(name, 'cut-after')), had, `${why}: ${name} after a power cut`)
    assert.deepEqual(await namesAt(made(name)), had, `${why}: ${name}`)
  }
  if (existsSync(made('out.muster'))) await restoreBackup(made('out.muster'), made('out-restored'), nobody, proves)
}

const unfinished = (): readonly string[] => readdirSync(disk.files).filter((name) => name.includes('.unfinished'))

const KINDS: readonly RefusedKind[] = ['write', 'sync', 'cut', 'read', 'name', 'open', 'remove']

/** Every call of a kind, or as many at random as asked for: once, for good, and with what was not synced forgotten. */
async function everyCall(act: string, trial: (why: Why) => Promise<void>): Promise<string> {
  let [tried, places] = [0, 0]
  for (const kind of KINDS) {
    const calls = await countedIn(act, kind)
    places += calls
    const some = rounds === 0 ? Array.from({ length: calls }, (_, n) => n + 1) : chosen(calls)
    for (const refusal of [...some.flatMap((at) => refusalsAt(kind, at)), ...alwaysTried(act, kind, calls)]) {
      const { at, times, error, forgets } = refusal
      const how = `${times} times, error ${error}${forgets ? ', forgotten' : ''}`
      const why = `${act}, ${kind} ${at} of ${calls}, ${how}, seed ${seed}`
      await trial({ why, refusal }).catch((error: unknown) => {
        throw new Error(why, { cause: error })
      })
      tried++
    }
  }
  return `${act}: ${tried} refusals at ${places} calls`
}

/**
 * A disk that confirms nothing from some sync on: where the store once lost what it had acknowledged. And one that refuses two
 * reads: where folding the log twice once put an old page into the file.
 */
function alwaysTried(act: string, kind: RefusedKind, calls: number): readonly Refusal[] {
  const syncs = kind === 'sync' && rounds > 0 && /^(?:record|passphrase)$/u.test(act)
  if (!syncs && !(kind === 'read' && act === 'record')) return []
  const all = Array.from({ length: calls }, (_, n) => n + 1)
  return all.map((at) => ({ kinds: [kind], at, times: syncs ? 1_000_000 : 2, error: EIO, forgets: false }))
}

function refusalsAt(kind: RefusedKind, at: number): readonly Refusal[] {
  const once: Refusal = { kinds: [kind], at, times: 1, error: EIO, forgets: false }
  const all = [
    once,
    { ...once, times: 1_000_000, error: chance(2) === 0 ? EIO : ENOSPC },
    { ...once, times: 1 + chance(3), forgets: true },
  ]
  return rounds === 0 ? all : all.slice(...oneOf(all.length))
}

const chosen = (calls: number): readonly number[] =>
  calls === 0 ? [] : Array.from({ length: rounds }, () => 1 + chance(calls))
const oneOf = (count: number): [number, number] => {
  const at = chance(count)
  return [at, at + 1]
}

/** How many calls of a kind an act has when all goes well. */
async function countedIn(act: string, kind: RefusedKind): Promise<number> {
  cleared('case', ...MADE)
  const folder = freshFrom(BASE, 'case')
  disk.refuse({ kinds: [kind], at: 0, times: 0, error: EIO, forgets: false })
  if (act === 'record') {
    const store = await openCaseFolder(folder, nobody, FOLD_OFTEN)
    for (let n = 1; n <= 5; n++) await record(store, `a${n}`)
    const { counted } = disk.obey()
    await store.close()
    return counted
  }
  await ACTS[act]?.(folder)
  return disk.obey().counted
}

mkdirSync(disk.files, { recursive: true })
const base = await createCaseFolder(made(BASE), null)
for (const name of ['first', 'second', 'third']) await record(base, name)
await writeBackup(base, made('kept.muster'), proves)
await base.close()
const said = [await everyCall('record', recording)]
for (const act of Object.keys(ACTS)) said.push(await everyCall(act, wholeAct(act)))
process.stdout.write(
  `${said.join('; ')}; ${foundUnsure} not acknowledged and yet found after a kill; ${hadToReopen} that had to be opened again\n`,
)
