import type { RecordedRoll } from '@muster/core'
import { ActRefused } from '../act-refused.ts'
import type { CaseSession } from '../case-session.ts'
import type { Roll, RollLine } from '../read-roll.ts'

/**
 * A roll's rows as they were first read: judgements count in them, so a better reader of lists must not move old ones. Kept in
 * the page store, encrypted as pages are.
 */
interface KeptRoll {
  readonly format: 1
  readonly sheet: string | null
  readonly headers: readonly string[]
  readonly rows: readonly RollLine[]
}

export const encodeRoll = ({ sheet, headers, rows }: Roll): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ format: 1, sheet, headers, rows } satisfies KeptRoll))

const decodeRoll = (bytes: Uint8Array): KeptRoll => JSON.parse(new TextDecoder().decode(bytes)) as KeptRoll

/** Rows of the rolls last asked for: a scene asks for the same two again and again. By their digest, so never stale. */
const remembered = new Map<string, readonly RollLine[]>()
const MOST_REMEMBERED = 12

/** The roll whose id begins so. Throws ActRefused where there is none or several. */
export function rollNamed(session: CaseSession, start: string): RecordedRoll {
  const [found, other] = [...session.state.people.rolls.values()].filter(({ id }) => id.startsWith(start))
  if (!found || start === '')
    throw new ActRefused(
      'not-found',
      `there is no roll ${start} in this case: 'muster roll list' shows those that there are`,
    )
  if (other) throw new ActRefused('bad-input', `two rolls begin with ${start}: write more of the id`)
  return found
}

/** The rows of a roll as they were first read. */
export async function rowsOfRoll(session: CaseSession, roll: RecordedRoll): Promise<readonly RollLine[]> {
  const known = remembered.get(roll.lines)
  if (known) return known
  const bytes = await session.store.get(roll.lines)
  if (!bytes) throw new ActRefused('damaged', `the rows of roll ${roll.id} are missing: restore a backup`)
  const { rows } = decodeRoll(bytes)
  if (remembered.size >= MOST_REMEMBERED) remembered.delete([...remembered.keys()][0] ?? '')
  remembered.set(roll.lines, rows)
  return rows
}
