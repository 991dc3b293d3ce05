import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JudgedPair, Mention, PairAnswer, RollDescription } from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'
import { addRoll } from './people/add-roll.ts'

type SampleRow = readonly [file: string, row: number]

interface SampleRolls {
  readonly rolls: readonly { readonly file: string; readonly description: RollDescription }[]
  readonly judgements: readonly {
    readonly one: SampleRow
    readonly other: SampleRow
    readonly answer: PairAnswer
    readonly why: string
  }[]
}

/** Adds the sample's made-up name lists and what its reviewer judged of their rows. */
export async function loadSampleRolls(session: CaseSession, folder: string, reviewer: string): Promise<void> {
  const { rolls, judgements } = JSON.parse(readFileSync(join(folder, 'rolls.json'), 'utf8')) as SampleRolls
  const ids = new Map<string, string>()
  for (const { file, description } of rolls) {
    const bytes = new Uint8Array(readFileSync(join(folder, 'rolls', file)))
    ids.set(file, (await addRoll(session, { bytes, name: file, sheet: null }, description)).id)
  }
  const mention = ([file, row]: SampleRow): Mention => {
    const roll = ids.get(file)
    if (roll === undefined) throw new ActRefused('bad-input', `sample judgements: there is no roll ${file}`)
    return { roll, row }
  }
  await session.record(
    () =>
      judgements.map(({ one, other, answer, why }) => {
        const pair: JudgedPair = { one: mention(one), other: mention(other), answer, chance: null }
        return { kind: 'pairs-judged', pairs: [pair], why, unread: false }
      }),
    reviewer,
  )
}
