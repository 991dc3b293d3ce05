import type { Entry } from '../ledger/entry.ts'
import type { CaseState } from '../ledger/replay.ts'

/** What entries bear on: pages whose claims are weighed again, new pages, pages of another day, and whether another setting is among them. */
export interface Touched {
  readonly pages: readonly string[]
  readonly sources: readonly string[]
  readonly dated: readonly string[]
  readonly setting: boolean
}

/** Null: entries of which no page can be named that they bear on. */
export function touchedBy(entries: readonly Entry[], state: CaseState): Touched | null {
  const [pages, sources, dated]: [string[], string[], string[]] = [[], [], []]
  let setting = false
  for (const { body } of entries)
    switch (body.kind) {
      case 'source-recorded':
        sources.push(body.source.sha256)
        break
      case 'claim-judged':
      case 'verdict-undone':
        pages.push(state.proposals.get(body.claim)?.source ?? '')
        break
      case 'source-dated':
        dated.push(body.source)
        break
      case 'setting-changed':
        setting = true
        break
      case 'relation-judged':
      case 'claims-proposed':
      case 'term-recorded':
      case 'term-undone':
      case 'proof-kept':
      case 'preservation-tried':
      case 'preservation-undone':
      case 'roll-recorded':
      case 'roll-described':
      case 'pairs-judged':
      case 'pairs-signed':
      case 'pair-undone':
      case 'roll-counted':
        break
      default:
        return null
    }
  return { pages, sources, dated, setting }
}
