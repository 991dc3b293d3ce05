import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CaseSession, caseNow, listPages, registerOf, searchCase } from '@muster/app'
import { type EntryBody, type EntryDraft, identifyClaims, NO_ENTRIES } from '@muster/core'
import { ledgerOf } from '../../packages/core/src/register/build-state.ts'
import { type CasePlaceStore, createStoreAt, openStoreAt, SqliteStore } from '../../packages/ledger/src/index.ts'
import { startPostgres } from '../../scripts/postgres.mjs'
import { machine, round, timed } from './machine.ts'

// node scripts/run.mjs evaluation/bench/store.ts [largest number of claims, 100000 if not given] [embedded|postgres|both]
const largest = Number(process.argv[2] ?? 100_000)
const which = process.argv[3] ?? 'both'
const SIZES = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= largest)
const RESULTS = fileURLToPath(new URL('results/store.json', import.meta.url))
const SELF = fileURLToPath(import.meta.url)
const scratch = process.env.BENCH_SCRATCH ?? mkdtempSync(join(tmpdir(), 'muster-bench-store-'))
let database = process.env.BENCH_DATABASE ?? ''
const CLAIMS_A_PAGE = 10
const PAGES_AT_ONCE = 40
const PAGE_BYTES = 8_192

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
const spread = (values: readonly number[]) => ({
  p50Ms: round(percentile(values, 0.5)),
  p99Ms: round(percentile(values, 0.99)),
})

const modelEntries = ledgerOf([
  {
    title: 'Made-up page',
    published: '2021-01-01',
    claims: Array.from({ length: CLAIMS_A_PAGE }, (_, at) => ({
      kind: 'held',
      quote: `statement ${at} about ${at + 3} people of Northland held by Southland in a made-up report`,
      count: { min: at + 3, max: at + 3, text: String(at + 3) },
      actor: 'Southland',
      peopleOf: 'Northland',
    })),
  },
])

const TODAY = { trueAt: '2026-01-01', knownBy: '2026-01-01', standing: 'alleged' } as const

const draft = (body: EntryBody): EntryDraft => ({ at: '2026-01-01T00:00:00.000Z', by: 'bench', body })

/** One page's entries: the source, ten claims proposed, ten verdicts. The page's bytes are put as well. */
async function pageDrafts(store: CasePlaceStore, at: number): Promise<readonly EntryDraft[]> {
  const sha256 = await store.put(Buffer.from(`page ${at} `.padEnd(PAGE_BYTES, 'made-up words ')))
  const drafts: EntryDraft[] = []
  for (const { body } of modelEntries) {
    if (body.kind === 'source-recorded')
      drafts.push(draft({ ...body, source: { ...body.source, sha256, decoded: sha256 } }))
    if (body.kind !== 'claims-proposed') continue
    const claims = identifyClaims(sha256, body.claims)
    drafts.push(draft({ ...body, source: sha256, claims }))
    for (const claim of claims)
      drafts.push(
        draft({ kind: 'claim-judged', claim: claim.id, verdict: 'accepted', amended: null, why: null, unread: false }),
      )
  }
  return drafts
}

/** Fills a store from one size to the next. Gives entries a second, pages' bytes with them. */
async function fill(store: CasePlaceStore, from: number, to: number): Promise<number> {
  let recorded = 0
  const ms = await timed(async () => {
    for (let page = from / CLAIMS_A_PAGE; page < to / CLAIMS_A_PAGE; page += PAGES_AT_ONCE) {
      const drafts: EntryDraft[] = []
      for (let at = page; at < Math.min(page + PAGES_AT_ONCE, to / CLAIMS_A_PAGE); at++)
        drafts.push(...(await pageDrafts(store, at)))
      await store.append(await store.head(), drafts)
      recorded += drafts.length
    }
  })
  return round(recorded / (ms / 1_000))
}

/** One acknowledged append of one entry, on the disk when it returns. */
async function appends(store: CasePlaceStore, times: number): Promise<readonly number[]> {
  const taken: number[] = []
  for (let at = 0; at < times; at++)
    taken.push(
      await timed(async () =>
        store.append(await store.head(), [draft({ kind: 'setting-changed', setting: setting(at) })]),
      ),
    )
  return taken
}

const setting = (at: number) => {
  const [opened] = modelEntries
  if (opened?.body.kind !== 'case-opened') throw new Error('no model')
  return { ...opened.body.setting, name: `name ${at}` }
}

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

/** An act with the time it took, by the clock and of the processor: on a machine that others use they differ. */
async function spent<T>(act: () => Promise<T>): Promise<{ value: T; ms: number; cpuMs: number }> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const value = await act()
  const { user, system } = process.cpuUsage(cpu)
  return { value, ms: round(performance.now() - start), cpuMs: round((user + system) / 1000) }
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

type Work = 'append' | 'fill' | 'read'
type Costs = Record<Work, number>
const WORKS: readonly Work[] = ['append', 'fill', 'read']

/** Time by the clock and of the processor that some acts on one store took. */
interface Taken {
  readonly clock: Costs
  readonly cpu: Costs
}
const nothing = (): Costs => ({ append: 0, fill: 0, read: 0 })

/** How many claims each store of a round is filled with, and how many rounds there are. */
const COST_CLAIMS = 4_000
const COST_ROUNDS = 15

/**
 * What encryption costs: two new stores a round, encrypted and in clear, that do the same small pieces of work turn about, so
 * that whatever else the machine does falls on both alike. Given are the medians of the rounds and how far they lie apart.
 */
async function encryption() {
  const rounds: (readonly [Taken, Taken])[] = []
  for (let round = 0; round < COST_ROUNDS; round++) rounds.push(await costRound(round))
  const clock = ratios(rounds, ({ clock }) => clock)
  return {
    claims: COST_CLAIMS,
    rounds: COST_ROUNDS,
    ...clock,
    ofProcessor: ratios(rounds, ({ cpu }) => cpu),
    loadAverage: round(loadavg()[0] ?? 0),
  }
}

async function costRound(number: number): Promise<readonly [Taken, Taken]> {
  const key = randomBytes(32)
  const stores = [false, true].map((inClear) =>
    SqliteStore.open(join(scratch, `cost-${number}-${inClear}.db`), key, 'open', { inClear }),
  )
  const taken = stores.map((): Taken => ({ clock: nothing(), cpu: nothing() }))
  const inTurn = async (work: Work, turn: number, act: (store: SqliteStore) => Promise<unknown>) => {
    for (const which of turn % 2 ? [1, 0] : [0, 1]) {
      const [store, sum] = [stores[which], taken[which]]
      if (!store || !sum) continue
      const { ms, cpuMs } = await spent(() => act(store))
      sum.clock[work] += ms
      sum.cpu[work] += cpuMs
    }
  }
  for (const store of stores) await store.append(NO_ENTRIES, [draft({ kind: 'case-opened', setting: setting(0) })])
  const step = PAGES_AT_ONCE * CLAIMS_A_PAGE
  for (let done = 0, turn = number; done < COST_CLAIMS; done += step, turn++) {
    await inTurn('fill', turn, (store) => fill(store, done, done + step))
    for (let at = 0; at < 20; at++) await inTurn('append', turn + at, (store) => appends(store, 1))
  }
  for (let turn = number; turn < number + 6; turn++)
    await inTurn('read', turn, async (store) => {
      for await (const _ of store.read(0));
    })
  for (const store of stores) await store.close()
  for (const inClear of [false, true]) rmSync(join(scratch, `cost-${number}-${inClear}.db`))
  const [sealed, clear] = taken
  if (!sealed || !clear) throw new Error('two stores were opened')
  return [sealed, clear]
}

/** Of each kind of work the median of what encryption costs over clear, with the quartiles and ends of all rounds. */
function ratios(rounds: readonly (readonly [Taken, Taken])[], of: (taken: Taken) => Costs) {
  const hundredth = (value: number) => Math.round(value * 100) / 100
  return Object.fromEntries(
    WORKS.map((work) => {
      const each = rounds.map(([sealed, clear]) => of(sealed)[work] / of(clear)[work])
      const at = (share: number) => hundredth(percentile(each, share))
      const median = (side: 0 | 1) =>
        round(
          percentile(
            rounds.map((pair) => of(pair[side])[work]),
            0.5,
          ),
        )
      return [
        work,
        {
          encryptedMs: median(0),
          clearMs: median(1),
          ratio: at(0.5),
          quartiles: [at(0.25), at(0.75)],
          ends: [at(0), at(1)],
        },
      ]
    }),
  )
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
  ...(which === 'postgres' ? {} : { encryption: await encryption(), embedded: await embedded() }),
  ...(which === 'embedded' ? {} : { postgres: await postgres() }),
}
rmSync(scratch, { recursive: true, force: true })
writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
console.log(JSON.stringify(results, null, 2))
