import type { Entry, EntryBody } from './entry.ts'

/** Every kind that this version knows; the compiler asks for each. */
const KNOWN: Readonly<Record<EntryBody['kind'], true>> = {
  'case-opened': true,
  'setting-changed': true,
  'source-recorded': true,
  'claims-proposed': true,
  'claim-judged': true,
  'verdict-undone': true,
  'source-dated': true,
  'relation-judged': true,
  'term-recorded': true,
  'term-undone': true,
  'roll-recorded': true,
  'roll-described': true,
  'pairs-judged': true,
  'pairs-signed': true,
  'pair-undone': true,
  'roll-counted': true,
  'proof-kept': true,
  'preservation-tried': true,
  'preservation-undone': true,
}

/** The first entry of a kind that only a later version knows, in one sentence: to go on without it would be to drop it silently. Null when there is none. */
export function firstUnknown(entries: Iterable<Entry>): string | null {
  for (const { seq, body } of entries)
    if (!Object.hasOwn(KNOWN, body.kind))
      return `entry ${seq} (“${String(body.kind)}”) was recorded by a newer version of Muster: update Muster to open this case; nothing was changed`
  return null
}
