import { type DayCell, impossibleDays } from '@muster/app'
import type { Pairing } from './pair-columns.ts'
import { fieldsIn, type List } from './tell-rows.ts'

/** Births of a list that cannot be as printed, a sentence each with row and column: the cell stays as it is (MT8). */
export function impossibleBirths(list: List, pairings: readonly Pairing[], side: 'left' | 'right'): readonly string[] {
  function* births(): Generator<DayCell> {
    for (const [at, { line, cells }] of list.roll.rows.entries())
      for (const [field, { kind, words, context }] of fieldsIn(list, cells, pairings, side).entries()) {
        if (kind !== 'born') continue
        const column = (pairings[field]?.[side] ?? []).map((each) => list.roll.headers[each]?.trim() ?? '').join(' + ')
        yield { row: at + 1, line, column, words, context, isBirth: true }
      }
  }
  return impossibleDays(births())
}
