import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ActRefused, type CaseSession, listRolls, type NamedSheet, sheetOf, sheetsOfRoll } from '@muster/app'
import type { Command } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'
import { json } from '../people/documented-json.ts'
import { fileNameOf, gapsInWords, sheetAsMarkdown } from '../people/show-sheet.ts'

interface Options {
  readonly case?: string
  readonly out?: string
  readonly json?: boolean
}

export function sheetsCommand(program: Command): void {
  program
    .command('sheets')
    .summary('what is known of each person on a roll, and what no source answers')
    .description(
      'Fills, for each person on a roll, the fields of Geneva Convention III art. 122 and ICPPED art. 17(3), each with the source behind it, and lists what no source answers as questions for the next letter. Names are printed: mind who reads along.',
    )
    .argument(
      '[what]',
      "a roll's id for the questions of a letter about its people, or ROLL/ROW for one person's sheet",
    )
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .option('--out <dir>', 'write a sheet for each person of the roll there, and the letter')
    .option('--json', 'print JSON')
    .action(run)
}

async function run(what: string | undefined, options: Options): Promise<void> {
  const session = await openNamedCase(options.case)
  try {
    process.stdout.write(await answer(session, what, options))
  } finally {
    await session.close()
  }
}

async function answer(session: CaseSession, what: string | undefined, options: Options): Promise<string> {
  if (what === undefined) {
    const ids = listRolls(session).map(({ id }) => id)
    throw new BadUsage(
      ids.length === 0 ? "no rolls in this case: add one with 'muster roll add'" : `name a roll: ${ids.join(', ')}`,
    )
  }
  const [, roll = what, row] = /^([0-9a-f]+)\/(\d+)$/u.exec(what) ?? []
  if (row !== undefined) {
    const sheet = await sheetOf(session, { roll, row: Number(row) })
    return options.json ? json('person-sheet', sheet) : sheetAsMarkdown(sheet)
  }
  const found = await sheetsOfRoll(session, roll)
  if (options.out !== undefined) return writeAll(options.out, found.sheets, gapsInWords(found))
  const { sheets, ...gaps } = found
  return options.json ? json('roll-gaps', { ...gaps, people: sheets.length }) : gapsInWords(found)
}

/** Files are named by roll and row: a name of a person is in no file's name. */
function writeAll(folder: string, sheets: readonly NamedSheet[], letter: string): string {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new ActRefused('bad-input', `${folder} is not empty: name a new folder`)
  mkdirSync(folder, { recursive: true })
  for (const sheet of sheets) writeFileSync(join(folder, fileNameOf(sheet)), sheetAsMarkdown(sheet))
  writeFileSync(join(folder, 'questions.md'), letter)
  return `${sheets.length} sheets and the questions of a letter written to ${folder}; they hold names and are not encrypted\n`
}
