import { romanised } from '../letters/token-evidence.ts'
import type { Tokens, TokenTable } from '../names/token-table.ts'
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

function skeletonSound({ skeletons, skeletonStarts }: TokenTable, token: number): number {
  let sound = 1
  for (let at = skeletonStarts[token] as number; at < (skeletonStarts[token + 1] as number); at++)
    sound = mix(sound, (skeletons[at] as number) + 1)
  return sound
}

/** A part's own Latin consonants, doubled ones once: what it is found by where no commoner name leads it. */
function ownSound({ letters, scripts }: TokenTable, token: number): number {
  let sound = 2
  let before = ''
  for (const letter of romanised({ letters: letters[token] as string, script: scripts[token] ?? 'other' })) {
    if (letter !== before && !/[aeiouyhw]/u.test(letter)) sound = mix(sound, letter.charCodeAt(0))
    before = letter
  }
  return sound
}

/** The sounds of some parts: those of one after another's spans put together are the sounds of all. */
export function soundsOf(tokens: Tokens, leaders: Int32Array, { from, to }: PartSpan): PartSounds {
  const search = new LeaderSearch(tokens)
  // A leader is known by its rank, which hangs on the names alone; its number hangs on where the rows stand.
  const ranks = new Map<number, number>()
  for (const [rank, leader] of leaders.entries()) {
    search.add(leader)
    ranks.set(leader, rank)
  }
  const leaderSound = (leader: number): number => mix(3, ranks.get(leader) ?? 0)
  const length = to - from
  const sounds = {
    led: new Int32Array(length),
    orLed: new Int32Array(length),
    skeleton: new Int32Array(length),
    mute: tokens.table.initials.slice(from, to),
  }
  for (let token = from; token < to; token++) {
    const { first, second } = search.look(token)
    sounds.led[token - from] = first < 0 ? ownSound(tokens.table, token) : leaderSound(first)
    sounds.orLed[token - from] = second < 0 ? 0 : leaderSound(second)
    sounds.skeleton[token - from] = skeletonSound(tokens.table, token)
  }
  return sounds
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
