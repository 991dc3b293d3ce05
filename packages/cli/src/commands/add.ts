import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import {
  ActRefused,
  addPage,
  isWebArchive,
  modelFromEnvironment,
  type PageAdded,
  PageReaders,
  type PageToAdd,
  readAhead,
} from '@muster/app'
import { codedFileSchema } from '@muster/contract'
import type { CodedClaim, LanguageModel } from '@muster/core'
import type { Command } from 'commander'
import { counted } from '../counted.ts'
import { heapGrowsSlowly } from '../heap-grows-slowly.ts'
import { whenInterrupted } from '../interrupted.ts'
import { openNamedCase } from '../open-case.ts'
import { BadUsage, EXIT, exitFor } from '../outcomes-to-exit.ts'
import { isAddress, type PageIn, pagesIn, pagesNamed } from '../pages-in.ts'
import { progress } from '../progress.ts'
import { modelSays } from '../show-reading.ts'

interface Options {
  readonly case?: string
  readonly claims?: string
  readonly referenceDate?: string
  readonly json?: boolean
  readonly model?: boolean
}

export function addCommand(program: Command): void {
  program
    .command('add')
    .summary('capture pages into the case and propose their claims')
    .description(
      'Captures pages into the case and proposes claims. Proposals count for nothing until a person judges them.',
    )
    .argument(
      '<page...>',
      "a file, a folder of pages, a web archive (.warc, .warc.gz, .wacz), an address, or '-' for standard input",
    )
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option('--claims <file>', "claims coded elsewhere (JSON, the claim format) in place of the reader's; for one page")
    .option('--reference-date <date>', 'reckon relative dates from this day (EDTF) where the page has none')
    .option('--model', 'also ask the language model that MUSTER_MODEL_URL names; the text of the page is sent to it')
    .option('--json', 'print one JSON object a page')
    .action(run)
}

async function run(pages: readonly string[], options: Options): Promise<void> {
  heapGrowsSlowly()
  const names = (await Promise.all(pages.map((page) => pagesNamed(page, isWebArchive)))).flat()
  if (options.claims !== undefined && names.length !== 1) throw new BadUsage('--claims goes with exactly one page')
  const coded = options.claims === undefined ? null : readCoded(options.claims)
  const model = options.model ? modelFromEnvironment(process.env) : null
  const session = await openNamedCase(options.case)
  const meter = progress(names.length, 'adding')
  const interrupted = whenInterrupted()
  const tally = { done: 0, failed: 0 }
  const asked = { coded, model }
  const readers = readersFor(names, asked)
  const toAdd = (page: PageIn | Error) => (page instanceof Error ? null : pageToAdd(page, asked, options))
  try {
    const pages = found(names, meter)
    for await (const { item, reading } of readers ? readAhead(session, readers, pages, toAdd) : unread(pages)) {
      if (interrupted.asked) break
      tally.done++
      try {
        if (item instanceof Error) throw item
        tellAdded(item, await addPage(session, pageToAdd(item, asked, options), reading), options)
      } catch (error) {
        if (names.length === 1 && !isWebArchive(names[0] ?? '')) throw error
        tell(error)
        tally.failed++
      }
    }
  } finally {
    interrupted.end()
    meter.end()
    await readers?.end()
    await session.close()
  }
  conclude(tally, interrupted.asked)
}

/** A thread takes longer to start than fewer pages to be read. */
const MANY = 8

/** Threads that read many pages by the rules while others are recorded; null where the pages are few, or not so read. */
function readersFor(names: readonly string[], { coded, model }: Asked): PageReaders | null {
  const isMany = names.length >= MANY || names.some((name) => isWebArchive(name))
  return isMany && coded === null && model === null ? new PageReaders() : null
}

async function* unread(pages: AsyncIterable<PageIn | Error>) {
  for await (const item of pages) yield { item, reading: null }
}

/** Every page that the names stand for, or why it cannot be had, with the meter moved on behind each. */
async function* found(names: readonly string[], meter: ReturnType<typeof progress>): AsyncGenerator<PageIn | Error> {
  for (const name of names) {
    try {
      for await (const page of pagesIn(name)) {
        yield page
        if (names.length === 1) meter.count()
      }
    } catch (error) {
      yield error instanceof Error ? error : new Error(String(error))
    }
    meter.step()
  }
}

function conclude({ done, failed }: { readonly done: number; readonly failed: number }, isStopped: boolean): void {
  const lost = failed === 0 ? '' : lostInWords(done, failed)
  if (isStopped) {
    const aside = lost === '' ? '' : ` (${lost})`
    process.stderr.write(`Stopped after ${counted(done, 'page')}${aside}: the same command goes on from here.\n`)
    process.exitCode = EXIT.no
  } else if (failed > 0) throw new ActRefused('bad-input', lost)
}

const lostInWords = (done: number, failed: number): string =>
  failed === done
    ? `${done === 1 ? 'the page was' : `all ${done} pages were`} not added, for the reason above`
    : `${failed} of ${done} pages ${failed === 1 ? 'was' : 'were'} not added, for the reasons above; the others were`

/** One line on a page that could not be added; what is no fault of the page ends the run. */
function tell(error: unknown): void {
  const { says, code } = exitFor(error)
  if (code !== EXIT.input) throw error
  process.stderr.write(`${says}\n`)
}

interface Asked {
  readonly coded: readonly CodedClaim[] | null
  readonly model: LanguageModel | null
}

function pageToAdd(page: PageIn, { coded, model }: Asked, options: Options): PageToAdd {
  const { name } = page
  const shown = page.how === 'file' ? basename(page.archive ?? name) : isAddress(name) ? name : null
  return {
    bytes: page.bytes,
    hint: page.hint,
    from: { how: page.how, name: shown },
    coded,
    referenceDate: options.referenceDate ?? null,
    model,
    notes: page.notes ?? [],
  }
}

function tellAdded({ name }: PageIn, added: PageAdded, options: Options): void {
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ $schema: 'urn:muster:add:1', page: name, ...added })}\n`)
    return
  }
  const what = added.already ? 'was in the case already' : 'added'
  process.stdout.write(
    `${name}: ${what}, ${counted(added.proposed, 'claim')} proposed (${added.sha256.slice(0, 12)})\n`,
  )
  for (const note of added.notes) process.stdout.write(`  note: ${note}\n`)
  if (added.model) process.stdout.write(`  ${modelSays(added.model)}\n`)
}

/** Claims coded by hand: an array, or an object with `claims`. Anything unreadable is named with its place. */
function readCoded(path: string): readonly CodedClaim[] {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ActRefused('bad-input', `${path} is not JSON${placeIn(error)}; nothing was added`)
    throw error
  }
  const list: unknown = Array.isArray(value)
    ? value
    : value && typeof value === 'object' && 'claims' in value
      ? value.claims
      : value
  const parsed = codedFileSchema.safeParse(Array.isArray(list) ? list : value)
  if (!parsed.success)
    throw new ActRefused('bad-input', `${path}: ${firstIssue(parsed.error.issues)}; nothing was added`)
  return Array.isArray(parsed.data) ? parsed.data : parsed.data.claims
}

/** Where a JSON text breaks off. The engine's own message repeats the text around it, which may name people. */
const placeIn = (error: SyntaxError): string => {
  const place = /\(line \d+ column \d+\)|at position \d+/u.exec(error.message)?.[0]
  return place ? ` ${place.replace(/[()]/gu, '')}` : ''
}

interface Issue {
  readonly code: string
  readonly path: PropertyKey[]
  readonly message: string
  readonly errors?: readonly (readonly Issue[])[]
}

function firstIssue(issues: readonly Issue[]): string {
  const [issue] = issues
  if (!issue) return 'it is not a list of claims'
  const inner =
    issue.code === 'invalid_union' ? issue.errors?.find((list) => (list[0]?.path.length ?? 0) > 0)?.[0] : undefined
  const { path, message } = inner ?? issue
  const [at, ...field] = path
  return typeof at === 'number'
    ? `claim ${at + 1}${field.length > 0 ? `, “${field.join('.')}”` : ''}: ${message}`
    : 'it is not a list of claims'
}
