import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { askRegister, CaseSession, EMPTY_CASE, readPage } from '@muster/app'
import { type EntryDraft, NO_ENTRIES } from '@muster/core'
import { type CasePage, ledgerOf } from '../../packages/core/src/register/build-state.ts'
import { SqliteStore } from '../../packages/ledger/src/index.ts'
import { machine, median, round, timed } from './machine.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PAGES = ['cases/pages', 'cases/sample/pages']
const RUNS = 5

/** Pages read per second and the memory that it took, over the development pages and the sample's. */
async function reading() {
  const pages = PAGES.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.html'))
      .map((name) => ({ name, bytes: readFileSync(join(ROOT, folder, name)) })),
  )
  const readAll = () => {
    for (const { name, bytes } of pages)
      readPage(
        bytes,
        { mediaType: null, charset: null, url: null, name },
        { setting: EMPTY_CASE, referenceDate: null, lang: null },
      )
  }
  readAll()
  const times = []
  for (let run = 0; run < RUNS; run++) times.push(await timed(readAll))
  const kilobytes = pages.reduce((sum, page) => sum + page.bytes.length, 0) / 1024
  const seconds = median(times) / 1000
  return {
    pages: pages.length,
    meanKilobytes: round(kilobytes / pages.length),
    pagesPerSecond: round(pages.length / seconds),
    kilobytesPerSecond: round(kilobytes / seconds),
    peakMegabytes: round(process.resourceUsage().maxRSS / 1024),
  }
}

const PARTIES = ['Northland', 'Southland', 'Eastland', 'Westland']

/** Made-up pages that say contradictory things of four parties, ten claims a page. */
const madeUpPages = (claims: number): readonly CasePage[] =>
  Array.from({ length: Math.ceil(claims / 10) }, (_, at) => ({
    title: `Made-up page ${at}`,
    published: `2021-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`,
    claims: Array.from({ length: 10 }, (__, index) => {
      const count = ((at * 31 + index * 7) % 90) + 1
      return {
        kind: (['captured', 'held', 'released', 'killed', 'wounded'] as const)[index % 5] ?? 'held',
        quote: `statement ${at} ${index} about ${count} people`,
        count: { min: count, max: count, text: String(count) },
        actor: PARTIES[(at + index) % 4] ?? null,
        peopleOf: PARTIES[(at + index + 1) % 4] ?? null,
        what: index % 2 ? 'civilians' : 'servicemen',
        date: `2021-${String(((at + index) % 12) + 1).padStart(2, '0')}-11`,
      }
    }),
  }))

/** A ledger of 10,000 accepted claims: recorded, opened from the disk with its chain proved, and asked. */
async function register(claims: number) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'))
  const key = randomBytes(32)
  try {
    const drafts: readonly EntryDraft[] = ledgerOf(madeUpPages(claims)).map(({ at, by, body }) => ({ at, by, body }))
    const store = SqliteStore.open(join(folder, 'case.db'), key)
    const recordMs = await timed(() => store.append(NO_ENTRIES, drafts))
    await store.close()
    const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'bench' }
    let session: CaseSession | null = null
    const openMs = await timed(async () => {
      session = await CaseSession.open(SqliteStore.open(join(folder, 'case.db'), key), hand)
    })
    const asked = session as CaseSession | null
    if (!asked) throw new Error('the case did not open')
    const question = { trueAt: '2022-01-01', knownBy: '2022-01-01', standing: 'believed' } as const
    const times = []
    for (let run = 0; run < RUNS; run++) times.push(await timed(() => askRegister(asked, question)))
    await asked.close()
    return {
      claims,
      entries: drafts.length,
      recordMs: round(recordMs),
      openMs: round(openMs),
      registerMs: round(median(times)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From the call to the first page served, the sample case being there already. */
async function start() {
  const home = mkdtempSync(join(tmpdir(), 'muster-bench-'))
  const first = await served(home, 43_700)
  const times = []
  for (let run = 0; run < RUNS; run++) times.push(await served(home, 43_700))
  rmSync(home, { recursive: true, force: true })
  return { firstMs: round(first), secondMs: round(median(times)) }
}

async function served(home: string, port: number): Promise<number> {
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    [join(ROOT, 'packages/cli/src/main.ts'), 'serve', '--case', 'sample', '--port', String(port)],
    {
      env: { ...process.env, MUSTER_HOME: home },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const address = await new Promise<string>((found) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const match = /http:\/\/[^/]+\//u.exec(chunk.toString())
      if (match) found(match[0])
    })
  })
  await (await fetch(address)).text()
  const took = performance.now() - begun
  child.kill('SIGINT')
  await new Promise((done) => child.once('exit', done))
  return took
}

const result = {
  what: 'main job',
  machine: machine(),
  reading: await reading(),
  register: [await register(1_000), await register(10_000)],
  start: await start(),
}
const text = `${JSON.stringify(result, null, 1)}\n`
process.stdout.write(text)
writeFileSync(join(ROOT, 'evaluation/bench/results/main-job.json'), text)
