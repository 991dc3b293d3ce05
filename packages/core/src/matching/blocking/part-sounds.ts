import { romanised } from '../letters/token-evidence.ts'
import { consonantsOf } from '../names/consonants.ts'
import type { Tokens, TokenTable } from '../names/token-table.ts'
import { consonantSound } from './consonants.ts'
import { LeaderSearch } from './leaders.ts'
import { mix } from './sound-keys.ts'

/**
 * For each name part the numbers by which parts that are one name are likely to be equal, whatever their script and spelling.
 * Plain data, which another thread can be handed.
 */
export interface PartSounds {
  /** The leader of which the part is a spelling; its own consonants where none is. */
  readonly led: Int32Array
  /** Another leader that is nearly as likely; 0 for none. */
  readonly orLed: Int32Array
  /** The classes of its consonants. */
  readonly skeleton: Int32Array
  /** 1: an initial, by which nobody is found. */
  readonly mute: Uint8Array
}

/** Parts of the table from one to before another. */
export interface PartSpan {
  readonly from: number
  readonly to: number
}

function consonantsAt({ letters, scripts }: TokenTable, token: number): string {
  return consonantsOf(romanised({ letters: letters[token] as string, script: scripts[token] ?? 'other' }))
}

/** Opens the table for finding sounds: those of one after another's spans put together are the sounds of all. */
export function openSounds(tokens: Tokens, leaders: Int32Array): (span: PartSpan) => PartSounds {
  const search = new LeaderSearch(tokens)
  // A leader is known by its rank, which hangs on the names alone; its number hangs on where the rows stand.
  const ranks = new Map<number, number>()
  for (const [rank, leader] of leaders.entries()) {
    search.add(leader)
    ranks.set(leader, rank)
  }
  const leaderSound = (leader: number): number => mix(3, ranks.get(leader) ?? 0)
  return ({ from, to }) => {
    const length = to - from
    const sounds = {
      led: new Int32Array(length),
      orLed: new Int32Array(length),
      skeleton: new Int32Array(length),
      mute: tokens.table.initials.slice(from, to),
    }
    for (let token = from; token < to; token++) {
      const { first, second } = search.look(token)
      const consonants = consonantsAt(tokens.table, token)
      sounds.led[token - from] = first < 0 ? consonantSound(consonants, true) : leaderSound(first)
      sounds.orLed[token - from] = second < 0 ? 0 : leaderSound(second)
      sounds.skeleton[token - from] = consonantSound(consonants, false)
    }
    return sounds
  }
}

export function joinSounds(spans: readonly PartSounds[]): PartSounds {
  const length = spans.reduce((sum, { led }) => sum + led.length, 0)
  const joined = {
    led: new Int32Array(length),
    orLed: new Int32Array(length),
    skeleton: new Int32Array(length),
    mute: new Uint8Array(length),
  }
  let at = 0
  for (const span of spans) {
    for (const name of ['led', 'orLed', 'skeleton', 'mute'] as const) joined[name].set(span[name], at)
    at += span.led.length
  }
  return joined
}
