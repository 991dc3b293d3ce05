/**
 * How well and how fast pages are read, on one core, beside Mozilla Readability, chrono-node, trafilatura and htmldate on the
 * same files in the same run. Writes results/reading.json. Data that is not beside the repository ends it with a sentence.
 *
 *   node scripts/run.mjs evaluation/bench/reading.ts
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { EMPTY_CASE, readPage } from '@muster/app'
import { articleOf } from '@muster/core'
import * as chrono from 'chrono-node'
import { parseHTML } from 'linkedom'
import { heapGrowsSlowly } from '../../packages/cli/src/heap-grows-slowly.ts'
import { findDates } from '../../packages/core/src/reading/dates/find-dates.ts'
import { tokenize } from '../../packages/core/src/reading/tokens.ts'
import { pageFromBytes } from '../../packages/intake/src/index.ts'
import { overlap } from './article-overlap.ts'
import { machine, median, round, timed } from './machine.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const ARTICLES = at('../../../shared/data/article-extraction/')
const DATES = at('../../../shared/data/publication-date/')
const CASES = at('../../cases/')
const FOLDER_PAGES = 10_000
const ROUNDS = 3

const json = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
const hint = (name: string) => ({ mediaType: null, charset: null, url: null, name })
const asked = { setting: EMPTY_CASE, referenceDate: null, lang: null }
const read = (bytes: Uint8Array, name: string) => readPage(bytes, hint(name), asked)

/** Pages that intake refuses are pages too: refusing them takes its time. */
function readQuietly(bytes: Uint8Array, name: string): number {
  try {
    return read(bytes, name).claims.length
  } catch {
    return 0
  }
}

interface Saved {
  readonly name: string
  readonly truth: string
  readonly bytes: Buffer
}

const savedPages = (): readonly Saved[] =>
  Object.entries(json<Record<string, { articleBody: string }>>(`${ARTICLES}ground-truth.json`)).map(
    ([name, { articleBody }]) => ({
      name,
      truth: articleBody,
      bytes: gunzipSync(readFileSync(`${ARTICLES}html/${name}.html.gz`)),
    }),
  )

/** Plain reports of about 2 kB, put together from the sentences of the reading cases. */
function plainReports(): readonly Buffer[] {
  const folder = `${CASES}reading/en/`
  const sentences = readdirSync(folder).flatMap((name) => {
    const file = json<{ text?: string }[] | { cases?: { text?: string }[] }>(folder + name)
    return (Array.isArray(file) ? file : (file.cases ?? [])).flatMap((item) => item.text ?? [])
  })
  const reports: Buffer[] = []
  let next = 0
  while (reports.length < 300) {
    let text = `Report ${reports.length}\n\n10 May 2024\n\n`
    while (text.length < 2_000) text += `${sentences[next++ % sentences.length]}${next % 4 === 0 ? '\n\n' : ' '}`
    reports.push(Buffer.from(text))
  }
  return reports
}

/** Pages a second: the median of several rounds. */
async function rate(pages: readonly Uint8Array[], act: (bytes: Uint8Array) => unknown): Promise<number> {
  const seconds: number[] = []
  for (let turn = 0; turn < ROUNDS; turn++) seconds.push((await timed(() => pages.forEach(act))) / 1_000)
  return pages.length / median(seconds)
}

const readability = (bytes: Uint8Array): string => {
  const { document } = parseHTML(new TextDecoder().decode(bytes))
  return new Readability(document as unknown as Document).parse()?.textContent ?? ''
}
const ownArticle = (bytes: Uint8Array): string => {
  const decoded = pageFromBytes(bytes, {})
  return decoded.ok ? articleOf(decoded.page) : ''
}

/** Peak memory of a process of its own that reads a folder's worth of pages, every tenth a full page. */
function folderMemory(): { pages: number; seconds: number; peakMegabytes: number } {
  // As `npx muster` starts it (scripts/prepare.mjs).
  const args = ['--max-semi-space-size=16', fileURLToPath(import.meta.url), '--folder']
  const out = execFileSync(process.execPath, args, { encoding: 'utf8' })
  return JSON.parse(out)
}

function readFolder(): void {
  // As the product adds folders.
  heapGrowsSlowly()
  const full = readdirSync(`${ARTICLES}html`)
  const plain = plainReports()
  const started = performance.now()
  for (let page = 0; page < FOLDER_PAGES; page++) {
    const name = full[Math.floor(page / 10) % full.length] ?? ''
    if (page % 10 === 0) readQuietly(gunzipSync(readFileSync(`${ARTICLES}html/${name}`)), 'page.html')
    else readQuietly(plain[page % plain.length] ?? Buffer.alloc(0), 'report.txt')
  }
  const seconds = Math.round((performance.now() - started) / 1_000)
  const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1_000)
  process.stdout.write(JSON.stringify({ pages: FOLDER_PAGES, fullPages: FOLDER_PAGES / 10, seconds, peakMegabytes }))
}

interface Peers {
  readonly versions: Readonly<Record<string, string>>
  readonly texts: Readonly<Record<string, string>>
  readonly dates: Readonly<Record<string, string | null>>
  readonly articleSeconds: number
  readonly dateSeconds: number
}

/** trafilatura and htmldate in an environment made for this run; a sentence where the package index is out of reach. */
function pythonPeers(): Peers | string {
  const home = mkdtempSync(join(tmpdir(), 'muster-bench-'))
  try {
    execFileSync('python3', ['-m', 'venv', home], { stdio: 'ignore' })
    execFileSync(join(home, 'bin/pip'), ['install', '-q', 'trafilatura', 'htmldate', 'lxml_html_clean'], {
      stdio: 'ignore',
      timeout: 240_000,
    })
    const out = execFileSync(join(home, 'bin/python'), [at('python-peers.py'), ARTICLES, DATES], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return JSON.parse(out) as Peers
  } catch {
    return 'trafilatura and htmldate were not measured: python3 with venv, or the package index, was out of reach, or they failed'
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

interface GoldText {
  readonly reference: string
  readonly text: string
  readonly dates: readonly { readonly first: string; readonly last: string }[]
}

const day = (date: Date): string => date.toLocaleDateString('sv-SE')

/** How many of the hand-marked intervals of real news texts are found with both days right, with and without ranges. */
async function newsDates() {
  const texts = json<readonly GoldText[]>(`${CASES}dates/gum-news.json`)
  const own = ({ text, reference }: GoldText): readonly string[] =>
    findDates(tokenize(text), text, { referenceDate: reference, noEarlierThan: null, events: [] }).flatMap(
      ({ edtf }) => edtf ?? [],
    )
  const peer = ({ text, reference }: GoldText): readonly string[] =>
    chrono
      .parse(text, new Date(`${reference}T12:00:00`))
      .map(({ start, end }) => (end ? `${day(start.date())}/${day(end.date())}` : day(start.date())))
  const recall = (find: (text: GoldText) => readonly string[]) => {
    let found = 0
    let gold = 0
    for (const text of texts) {
      const got = new Set(find(text))
      for (const { first, last } of text.dates.filter((one) => one.first === one.last)) {
        gold++
        if (got.has(first) || got.has(`${first}/${last}`)) found++
      }
    }
    return { wholeDays: gold, recall: Math.round((found / gold) * 1_000) / 1_000 }
  }
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0)
  const speed = async (find: (text: GoldText) => unknown) => {
    const spent: number[] = []
    for (let turn = 0; turn < ROUNDS; turn++) spent.push(await timed(() => texts.forEach(find)))
    return Math.round(characters / median(spent))
  }
  const [mine, theirs] = [await speed(own), await speed(peer)]
  return {
    measure: 'whole days of hand-marked news texts (cases/dates/gum-news.json) found with their value',
    muster: { ...recall(own), charactersPerMs: mine },
    chronoNode: { ...recall(peer), charactersPerMs: theirs },
    speedRatio: round(mine / theirs),
  }
}

const versionOf = (name: string): string =>
  json<{ version: string }>(
    createRequire(import.meta.url)
      .resolve(name)
      .replace(new RegExp(`(node_modules/${name})/.*`, 'u'), '$1/package.json'),
  ).version

async function measure() {
  const pages = savedPages()
  const bytes = pages.map((page) => page.bytes)
  const peers = pythonPeers()
  const gold = json<Record<string, { date: string }>>(`${DATES}gold.json`)
  const dated = Object.entries(gold).map(([name, { date }]) => ({
    name,
    date,
    bytes: gunzipSync(readFileSync(`${DATES}html/${name}.gz`)),
  }))
  const exact = (find: (page: (typeof dated)[number]) => string | null | undefined) =>
    Math.round((dated.filter((page) => find(page) === page.date).length / dated.length) * 1_000) / 1_000
  const publishedOf = ({ bytes: page }: (typeof dated)[number]) => {
    const decoded = pageFromBytes(page, {})
    return decoded.ok ? decoded.page.published : null
  }
  const [intake, mozilla] = [await rate(bytes, ownArticle), await rate(bytes, readability)]
  const whole = await rate(bytes, (page) => readQuietly(page, 'page.html'))
  const plain = await rate(plainReports(), (page) => readQuietly(page, 'report.txt'))
  const ownDates = dated.length / ((await timed(() => dated.forEach(publishedOf))) / 1_000)
  const python = typeof peers === 'string' ? null : peers
  return {
    machine: machine(),
    versions: {
      readability: versionOf('@mozilla/readability'),
      linkedom: versionOf('linkedom'),
      'chrono-node': versionOf('chrono-node'),
      ...python?.versions,
    },
    ...(python === null ? { notMeasured: peers } : {}),
    articles: {
      pages: pages.length,
      meanKilobytes: Math.round(bytes.reduce((sum, page) => sum + page.length, 0) / pages.length / 1_000),
      muster: { ...overlap(pages.map((page) => [page.truth, ownArticle(page.bytes)])), pagesPerSecond: round(intake) },
      readability: {
        ...overlap(pages.map((page) => [page.truth, readability(page.bytes)])),
        pagesPerSecond: round(mozilla),
      },
      ...(python && {
        trafilatura: {
          ...overlap(pages.map((page) => [page.truth, python.texts[page.name] ?? ''])),
          pagesPerSecond: round(pages.length / python.articleSeconds),
        },
      }),
      speedRatios: {
        toReadability: round(intake / mozilla),
        ...(python && { toTrafilatura: round(intake / (pages.length / python.articleSeconds)) }),
      },
    },
    publicationDates: {
      pages: dated.length,
      muster: { exact: exact(publishedOf), pagesPerSecond: round(ownDates) },
      ...(python && {
        htmldate: {
          exact: exact((page) => python.dates[page.name]),
          pagesPerSecond: round(dated.length / python.dateSeconds),
        },
        speedRatio: round(ownDates / (dated.length / python.dateSeconds)),
      }),
    },
    datesInText: await newsDates(),
    reading: {
      fullPagesPerSecond: round(whole),
      fullPagesOverReadability: round(whole / mozilla),
      plainReportsPerSecond: round(plain),
      plainReportBytes: 2_000,
    },
    folder: folderMemory(),
  }
}

if (process.argv.includes('--folder')) readFolder()
else if (!existsSync(ARTICLES) || !existsSync(DATES))
  process.stdout.write(
    'Nothing measured: ../shared/data/article-extraction and publication-date are not beside the repository.\n',
  )
else {
  const result = `${JSON.stringify(await measure(), null, 2)}\n`
  writeFileSync(at('results/reading.json'), result)
  process.stdout.write(result)
}
