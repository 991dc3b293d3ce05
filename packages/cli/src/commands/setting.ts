import { changeSetting, type SettingChange } from '@muster/app'
import { NUMERAL_PROFILES, REGION_CONVENTIONS } from '@muster/core'
import { type Command, Option } from 'commander'
import { openNamedCase } from '../open-case.ts'
import { BadUsage } from '../outcomes-to-exit.ts'

interface Options {
  readonly case?: string
  readonly numerals?: (typeof NUMERAL_PROFILES)[number]
  readonly regions?: (typeof REGION_CONVENTIONS)[number]
  readonly place?: string
  readonly within?: string
  readonly nowhere?: boolean
  readonly json?: boolean
}

export function settingCommand(program: Command): void {
  program
    .command('setting')
    .summary('what the case has chosen: numerals, places and days')
    .description(
      'Shows or changes what a case has chosen. --regions apart takes happenings of other days, or in places that lie side by side in a larger one, to be of other people (rule TL7); the proofs name each such step.',
    )
    .option('--case <dir>', "the case's folder, or 'sample'; without it the current folder")
    .addOption(new Option('--numerals <profile>', 'how vague numerals are read').choices(NUMERAL_PROFILES))
    .addOption(
      new Option('--regions <convention>', 'whether places and days keep people apart').choices(REGION_CONVENTIONS),
    )
    .option('--place <name>', 'a place, with --within or --nowhere')
    .option('--within <name>', 'the larger place that it lies in')
    .option('--nowhere', 'it lies in no place that the case knows')
    .option('--json', 'as JSON')
    .action(run)
}

async function run(options: Options): Promise<void> {
  const change = changeFrom(options)
  const session = await openNamedCase(options.case)
  try {
    const { name, numerals, regions, places } = change ? await changeSetting(session, change) : session.state.setting
    const shown = { name, numerals, regions: regions ?? 'open', places }
    process.stdout.write(
      options.json
        ? `${JSON.stringify(shown, null, 1)}\n`
        : [
            `${name}: numerals ${numerals}, places and days ${shown.regions}`,
            ...places.map((place) => `  ${place.name}${place.within === null ? '' : ` in ${place.within}`}`),
            '',
          ].join('\n'),
    )
  } finally {
    await session.close()
  }
}

function changeFrom({ numerals, regions, place, within, nowhere }: Options): SettingChange | null {
  if ((place === undefined) !== (within === undefined && nowhere === undefined))
    throw new BadUsage('--place goes with --within NAME or --nowhere')
  if (within !== undefined && nowhere) throw new BadUsage('--within and --nowhere exclude one another')
  const change: SettingChange = {
    ...(numerals ? { numerals } : {}),
    ...(regions ? { regions } : {}),
    ...(place === undefined ? {} : { place: { name: place, within: within ?? null } }),
  }
  return Object.keys(change).length === 0 ? null : change
}
