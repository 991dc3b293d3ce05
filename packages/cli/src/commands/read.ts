import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  ActRefused,
  EMPTY_CASE,
  type ModelPageReading,
  modelFromEnvironment,
  openCase,
  type PageReading,
  readFilePage,
  readPageWithModel,
  sampleSetting,
} from '@muster/app'
import type { Command } from 'commander'
import { casePlaceOf, hand } from '../open-case.ts'
import { BadUsage, EXIT, exitFor } from '../outcomes-to-exit.ts'
import { pageIn, pagesNamed } from '../pages-in.ts'
import { askPassphrase } from '../passphrase.ts'
import { progress } from '../progress.ts'
import { readingAsJson, readingAsText } from '../show-reading.ts'

interface Options {
  readonly case?: string
  readonly referenceDate?: string
  readonly lang?: string
  readonly json?: boolean
  readonly explain?: boolean
  readonly model?: boolean
  readonly out?: string
}

export function readCommand(program: Command): void {
  program
    .command('read')
    .summary('propose the claims of a page; stores nothing')
    .description('Reads pages and prints the claims that it proposes, each with its exact words. Stores nothing.')
    .argument(
      '<page...>',
      "a file, a folder of pages (.html, .txt, .eml, .docx, .pdf), an address, or '-' for standard input",
    )
    .option('--case <dir>', "take parties, places and agreements from a case, or from the shipped 'sample'")
    .option('--reference-date <date>', 'reckon relative dates from this day (EDTF), whatever the page says')
    .option('--lang <code>', 'read in this language (ISO 639-1)')
    .option('--json', 'print JSON: one object, or one a line for several pages')
    .option(
      '--explain',
      'with each claim its rule and the words behind each field, and what was considered and dropped',
    )
    .option('--model', 'also ask the language model that MUSTER_MODEL_URL names; the text of the page is sent to it')
    .option('--out <dir>', 'write one NAME.json for each page NAME.* into this folder')
    .action(run)
}

async function run(pages: readonly string[], options: Options): Promise<void> {
  const setting = await settingOf(options.case)
  const model = options.model ? modelFromEnvironment(process.env) : null
  const names = (await Promise.all(pages.map((page) => pagesNamed(page)))).flat()
  const meter = progress(names.length, 'reading')
  let failed = false
  for (const name of names) {
    try {
      const page = await pageIn(name)
      const asked = { setting, referenceDate: options.referenceDate ?? null, lang: options.lang ?? null }
      const reading =
        model === null
          ? await readFilePage(page.bytes, page.hint, asked)
          : await readPageWithModel(page.bytes, page.hint, asked, model)
      present(reading, name, options, names.length > 1)
    } catch (error) {
      const { says, code } = exitFor(error)
      if (code !== EXIT.input || names.length === 1) throw error
      failed = true
      process.stderr.write(`${says}\n`)
    }
    meter.step()
  }
  meter.end()
  if (failed)
    throw new ActRefused(
      'bad-input',
      `some of ${names.length} pages were not read, for the reasons above; the others were`,
    )
}

async function settingOf(named: string | undefined) {
  if (named === undefined) return EMPTY_CASE
  if (named === 'sample') return sampleSetting()
  const session = await openCase(casePlaceOf(named), askPassphrase, hand())
  await session.close()
  return session.state.setting
}

function present(reading: PageReading | ModelPageReading, name: string, options: Options, several: boolean): void {
  const json = readingAsJson(reading, options.explain ?? false)
  const line = several || options.out !== undefined ? JSON.stringify(json) : JSON.stringify(json, null, 1)
  if (options.out !== undefined) writeWhole(options.out, name, `${line}\n`)
  else process.stdout.write(options.json ? `${line}\n` : readingAsText(reading, name, options.explain ?? false))
}

/** Written beside and moved into place, so that a file is there whole or not at all. */
function writeWhole(folder: string, name: string, text: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  const file = name === '-' ? 'standard-input' : basename(name).replace(/\.\w+$/u, '')
  if (file === '') throw new BadUsage(`${name} has no name to write under: read it without --out`)
  const path = join(folder, `${file}.json`)
  writeFileSync(`${path}.part`, text)
  renameSync(`${path}.part`, path)
}
