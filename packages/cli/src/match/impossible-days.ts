import { impossibleBirth } from '@muster/app'
import type { Pairing } from './pair-columns.ts'
import { fieldsIn, type List } from './tell-rows.ts'

const MOST_TOLD = 10

/** Births of a list that cannot be as printed, a sentence each with row and column: the cell stays as it is (MT8). */
export function impossibleDays(list: List, pairings: readonly Pairing[], side: 'left' | 'right'): readonly string[] {
  const told: string[] = []
  let found = 0
  for (const [at, row] of list.roll.rows.entries())
    for (const [field, { kind, words, context }] of fieldsIn(list, row.cells, pairings, side).entries()) {
      const impossible = kind === 'born' ? impossibleBirth(words, context) : null
      if (impossible === null || found++ >= MOST_TOLD) continue
      const column = (pairings[field]?.[side] ?? []).map((each) => list.roll.headers[each]?.trim() ?? '').join(' + ')
      const as = impossible.as === '' ? 'is not compared' : `is compared as ${impossible.as}`
      told.push(`Row ${at + 1} (line ${row.line}), column '${column}': '${words}' ${as}, since ${impossible.why}.`)
    }
  const more = found - told.length
  return more === 0 ? told : [...told, `So are ${more} more cells of that kind.`]
}
