/**
 * Prints how well and how fast intake reads pages: the development golds field by field, article extraction beside Mozilla
 * Readability, publication dates. What is not there is skipped with a sentence.
 *
 *   node evaluation/bench/intake-quality.ts [--misses]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { articleOf } from '../../packages/core/src/claims/source.ts'
import { type DecodedPage, pageFromBytes } from '../../packages/intake/src/index.ts'

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url))
const showMisses = process.argv.includes('--misses')

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T

const readPage = (bytes: Uint8Array, hint = {}): DecodedPage | null => {
  const decoded = pageFromBytes(bytes, hint)
  return decoded.ok ? decoded : null
}

const isThere = (folder: string): boolean => {
  const there = existsSync(SHARED + folder)
  if (!there) print(`${folder}: skipped, it is not beside the repository (../shared/${folder}).`)
  return there
}

interface PageGold {
  readonly page: {
    readonly title: string | null
    readonly byline: string | null
    readonly published: string | null
    readonly publishers: readonly string[]
    readonly first_words: string
    readonly last_words: string
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const fieldsRight = ({ page: gold }: PageGold, { page }: DecodedPage): Readonly<Record<string, boolean>> => {
  const article = oneLine(articleOf(page))
  return {
    title: page.title === gold.title,
    byline: page.byline === gold.byline,
    published: page.published === gold.published,
    publishers: page.publishers.map(({ name }) => name).join('|') === gold.publishers.join('|'),
    firstWords: article.startsWith(oneLine(gold.first_words)),
    lastWords: article.endsWith(oneLine(gold.last_words)),
  }
}

const measureGolds = (): void => {
  if (!isThere('reading-dev')) return
  const folder = `${SHARED}reading-dev/`
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'))
  const right = new Map<string, number>()
  for (const name of names) {
    const decoded = readPage(readFileSync(folder + name), { name })
    const gold = readJson<PageGold>(folder + name.replace('.html', '.json'))
    const fields = decoded === null ? {} : fieldsRight(gold, decoded)
    for (const [field, isRight] of Object.entries(fields)) {
      right.set(field, (right.get(field) ?? 0) + (isRight ? 1 : 0))
      if (!isRight && showMisses) print(`  missed ${name} ${field}`)
    }
  }
  print(`development golds, of ${names.length}: ${[...right].map(([field, count]) => `${field} ${count}`).join(', ')}`)
}

type Shingles = ReadonlyMap<string, number>

/** The measure of the scrapinghub benchmark: runs of four words, counted. */
const shinglesOf = (text: string): Shingles => {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const shingles = new Map<string, number>()
  for (let index = 0; index < Math.max(1, words.length - 3); index += 1) {
    const shingle = words.slice(index, index + 4).join(' ')
    if (shingle !== '') shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1)
  }
  return shingles
}

const sizeOf = (shingles: Shingles): number => [...shingles.values()].reduce((sum, count) => sum + count, 0)

interface Agreement {
  readonly precision: number | null
  readonly recall: number | null
}

const agreementOf = (truth: string, found: string): Agreement => {
  const wanted = shinglesOf(truth)
  const got = shinglesOf(found)
  let shared = 0
  for (const [shingle, count] of wanted) shared += Math.min(count, got.get(shingle) ?? 0)
  return {
    precision: sizeOf(got) === 0 ? null : shared / sizeOf(got),
    recall: sizeOf(wanted) === 0 ? null : shared / sizeOf(wanted),
  }
}

const meanOf = (values: ReadonlyArray<number | null>): number => {
  const known = values.filter((value) => value !== null)
  return known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length)
}

const three = (value: number): string => value.toFixed(3)

interface Extractor {
  readonly name: string
  readonly extract: (bytes: Uint8Array) => string
}

const readabilityOf = async (): Promise<Extractor | null> => {
  try {
    const [{ Readability }, { parseHTML }] = await Promise.all([import('@mozilla/readability'), import('linkedom')])
    const extract = (bytes: Uint8Array): string => {
      const { document } = parseHTML(new TextDecoder().decode(bytes))
      return new Readability(document as unknown as Document).parse()?.textContent ?? ''
    }
    return { name: 'Mozilla Readability on linkedom', extract }
  } catch {
    print('Mozilla Readability: skipped, it is not installed.')
    return null
  }
}

const muster: Extractor = {
  name: 'Muster',
  extract: (bytes) => {
    const decoded = readPage(bytes)
    return decoded === null ? '' : articleOf(decoded.page)
  },
}

const measureArticles = async (): Promise<void> => {
  if (!isThere('data/article-extraction')) return
  const folder = `${SHARED}data/article-extraction/`
  const truth = readJson<Record<string, { readonly articleBody: string }>>(`${folder}ground-truth.json`)
  const pages = Object.entries(truth).map(([name, { articleBody }]) => ({
    articleBody,
    bytes: gunzipSync(readFileSync(`${folder}html/${name}.html.gz`)),
  }))
  for (const extractor of [muster, await readabilityOf()]) {
    if (extractor === null) continue
    const started = performance.now()
    const found = pages.map(({ bytes }) => extractor.extract(bytes))
    const seconds = (performance.now() - started) / 1000
    const agreements = pages.map(({ articleBody }, index) => agreementOf(articleBody, found[index] ?? ''))
    const precision = meanOf(agreements.map((agreement) => agreement.precision))
    const recall = meanOf(agreements.map((agreement) => agreement.recall))
    const f1 = (2 * precision * recall) / (precision + recall)
    const megabytes = Math.round(process.memoryUsage().rss / 1e6)
    print(
      `articles, ${pages.length} pages, ${extractor.name}: F1 ${three(f1)}, precision ${three(precision)}, recall ${three(recall)}; ` +
        `${(pages.length / seconds).toFixed(1)} pages/s, ${megabytes} MB`,
    )
  }
}

const measureDates = (): void => {
  if (!isThere('data/publication-date')) return
  const folder = `${SHARED}data/publication-date/`
  const gold = readJson<Record<string, { readonly date: string; readonly url: string }>>(`${folder}gold.json`)
  let exact = 0
  let undated = 0
  for (const [name, { date }] of Object.entries(gold)) {
    const published = readPage(gunzipSync(readFileSync(`${folder}html/${name}.gz`)))?.page.published ?? null
    if (published === date) exact += 1
    else if (published === null) undated += 1
    if (published !== date && showMisses) print(`  missed ${name}: ${published}, gold ${date}`)
  }
  const count = Object.keys(gold).length
  print(
    `publication dates, ${count} pages: exact ${three(exact / count)}, undated ${undated}, without the page's address`,
  )
}

measureGolds()
await measureArticles()
measureDates()
