import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CaseSession, caseNow, listPages, registerOf, searchCase } from '@muster/app'
import { NO_ENTRIES } from '@muster/core'
import { type CasePlaceStore, createStoreAt, openStoreAt } from '../../packages/ledger/src/index.ts'
import { startPostgres } from '../../scripts/postgres.mjs'
import { drawStore } from './draw-results.ts'
import { machine, round, timed } from './machine.ts'
import { encryption } from './store-encryption.ts'
import { appends, draft, fill, setting, spent, spread } from './store-work.ts'

// node scripts/run.mjs evaluation/bench/store.ts [largest number of claims, 100000 if not given] [embedded|postgres|both]
const largest = Number(process.argv[2] ?? 100_000)
const which = process.argv[3] ?? 'both'
const SIZES = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= largest)
const RESULTS = fileURLToPath(new URL('results/store.json', import.meta.url))
const SELF = fileURLToPath(import.meta.url)
const scratch = process.env.BENCH_SCRATCH ?? mkdtempSync(join(tmpdir(), 'muster-bench-store-'))
let database = process.env.BENCH_DATABASE ?? ''
const TODAY = { trueAt: '2026-01-01', knownBy: '2026-01-01', standing: 'alleged' } as const

/** Fifty entries from anywhere in the ledger: one page of a list. */
async function lists(store: CasePlaceStore, entries: number, times: number): Promise<readonly number[]> {
  const taken: number[] = []
  for (let at = 0; at < times; at++) {
    const after = Math.floor(((at * 7_919) % times) * (entries / times))
    taken.push(
      await timed(async () => {
        let seen = 0
        for await (const _ of store.read(after)) if (++seen === 50) break
      }),
    )
  }
  return taken
}

/** A hundred pages of the inbox: the first time, and from anywhere in it, all or narrowed. */
async function pageLists(session: CaseSession) {
  const ask = { words: '', onlyWaiting: false, from: 0, most: 100 }
  const firstPageListMs = await timed(() => listPages(session, ask))
  const taken: number[] = []
  for (let at = 0; at < 30; at++) {
    const from = Math.floor((at / 30) * session.state.sources.size)
    taken.push(await timed(() => listPages(session, { ...ask, from })))
    taken.push(await timed(() => listPages(session, { ...ask, words: 'made 2021', from: Math.floor(from / 2) })))
  }
  return { firstPageListMs: round(firstPageListMs), pageList: spread(taken) }
}

async function pagesRead(store: CasePlaceStore, digests: readonly string[]): Promise<readonly number[]> {
  const taken: number[] = []
  for (const digest of digests) taken.push(await timed(() => store.get(digest)))
  return taken
}

/** The first search of an open case makes its index; the others find words that most claims hold, and words that none does. */
async function searches(session: CaseSession) {
  const indexMs = await timed(() => searchCase(session, 'nothing', 50))
  const taken: number[] = []
  for (const words of ['northland', 'about people', 'statement 7', 'nowhere', 'made-up page'])
    for (let run = 0; run < 5; run++) taken.push(await timed(() => searchCase(session, words, 50)))
  return { searchIndexMs: round(indexMs), search: spread(taken) }
}

interface Place {
  readonly name: string
  readonly open: () => Promise<CasePlaceStore>
  readonly bytes: (() => number) | null
}

/** What a program that opens the case again meets: one of its own, since this one still holds what it has read. */
async function openedAgain(place: Place) {
  const again = await spent(async () => CaseSession.open(await place.open(), BENCH))
  const session = again.value
  const openMegabytes = round(process.memoryUsage().rss / 2 ** 20)
  const status = await spent(() => caseNow(session))
  const register = await spent(() => registerOf(session, TODAY))
  const pages = await pageLists(session)
  const { search, searchIndexMs } = await searches(session)
  const records: number[] = []
  for (let at = 0; at < 40; at++)
    records.push(await timed(() => session.record(() => [{ kind: 'setting-changed', setting: setting(at) }])))
  const ahead = await spent(() => session.readAhead())
  const next = await spent(() => registerOf(session, TODAY))
  await session.close()
  return {
    openSessionMs: again.ms,
    openSessionCpuMs: again.cpuMs,
    openMegabytes,
    firstCaseMs: status.ms,
    firstRegisterMs: register.ms,
    firstRegisterCpuMs: register.cpuMs,
    ...pages,
    search,
    keptIndexMs: searchIndexMs,
    sessionAppend: spread(records),
    readAheadMs: ahead.ms,
    registerAfterEntryMs: next.ms,
    registerAfterEntryCpuMs: next.cpuMs,
    reopenedPeakMegabytes: round(process.resourceUsage().maxRSS / 1024),
  }
}

function inAnotherProgram(name: string): object {
  const done = spawnSync(process.execPath, [...process.execArgv, SELF, 'again', name], {
    encoding: 'utf8',
    env: { ...process.env, BENCH_SCRATCH: scratch, BENCH_DATABASE: database },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(done.stdout) as object
}

const BENCH = { now: () => '2026-01-01T00:00:00.000Z', by: 'bench' }
const PASSPHRASE = 'a passphrase for the bench'
const folder = join(scratch, 'case')
const PLACES: Readonly<Record<string, Place>> = {
  embedded: {
    name: 'embedded',
    open: () => openStoreAt(folder, () => Promise.resolve(null)),
    bytes: () => statSync(join(folder, 'case.db')).size,
  },
  postgres: {
    name: 'postgres',
    // As on a server of one's own: what was replayed is kept on its disk.
    open: () =>
      openStoreAt(`${database}&case=bench`, () => Promise.resolve(PASSPHRASE), { near: join(scratch, 'near') }),
    bytes: null,
  },
}

async function measure(place: Place, first: CasePlaceStore) {
  const curve = []
  let store = first
  await store.append(NO_ENTRIES, [draft({ kind: 'case-opened', setting: setting(0) })])
  let done = 0
  for (const claims of SIZES) {
    const entriesPerSecond = await fill(store, done, claims)
    done = claims
    const { seq } = await store.head()
    const digests: string[] = []
    for await (const { body } of store.read(Math.floor(seq / 2)))
      if (body.kind === 'source-recorded' && digests.push(body.source.sha256) === 40) break
    const point = {
      claims,
      entries: seq,
      fillEntriesPerSecond: entriesPerSecond,
      append: spread(await appends(store, 200)),
      listOf50: spread(await lists(store, seq, 60)),
      pageBytes: spread(await pagesRead(store, digests)),
    }
    await store.close()
    // What was written just now is on its way to the disk; an opening is not to wait for it.
    spawnSync('sync')
    // All of it was written by a program that keeps no state: the first opening proves every entry, and keeps it.
    const opened = async () => {
      store = await place.open()
      return CaseSession.open(store, BENCH)
    }
    const first = await spent(opened)
    await first.value.save()
    const made = await searches(first.value)
    const cold = await spent(() => registerOf(first.value, TODAY))
    // Closing keeps the register of a large case, for today and the days to come.
    const closed = await spent(() => first.value.close())
    spawnSync('sync')
    const whole = {
      ...point,
      firstOpenMs: first.ms,
      firstOpenCpuMs: first.cpuMs,
      coldRegisterMs: cold.ms,
      coldRegisterCpuMs: cold.cpuMs,
      closeMs: closed.ms,
      megabytes: place.bytes ? round(place.bytes() / 2 ** 20) : null,
      loadAverage: round(loadavg()[0] ?? 0),
      peakMegabytes: round(process.resourceUsage().maxRSS / 1024),
      searchIndexMs: made.searchIndexMs,
      ...inAnotherProgram(place.name),
    }
    store = await place.open()
    console.error(place.name, JSON.stringify(whole))
    curve.push(whole)
  }
  await store.close()
  return curve
}

async function embedded() {
  return measure(placeNamed('embedded'), await createStoreAt(folder, null))
}

async function postgres() {
  const server = startPostgres()
  database = server.url
  try {
    const store = await createStoreAt(`${database}&case=bench`, PASSPHRASE)
    return { version: server.version, curve: await measure(placeNamed('postgres'), store) }
  } finally {
    server.stop()
  }
}

function placeNamed(name: string): Place {
  const place = PLACES[name]
  if (!place) throw new Error(`there is no place ${name} to measure`)
  return place
}

/** What it costs a program to open the case again, for the one that waits for it. */
if (process.argv[2] === 'again') {
  console.log(JSON.stringify(await openedAgain(placeNamed(process.argv[3] ?? ''))))
  process.exit()
}

const before = (() => {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, unknown>
  } catch {
    return {}
  }
})()
const results = {
  ...before,
  machine: machine(),
  ...(which === 'postgres' ? {} : { encryption: await encryption(scratch), embedded: await embedded() }),
  ...(which === 'embedded' ? {} : { postgres: await postgres() }),
}
rmSync(scratch, { recursive: true, force: true })
writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
drawStore()
console.log(JSON.stringify(results, null, 2))
