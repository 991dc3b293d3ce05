import type { Found } from './assign.ts'
import type { Event, Scene } from './scene.ts'
import type { Tools } from './tools.ts'

/** A side's denial of what is said of it: 'Баку отвергает эти обвинения'. */
export interface Denial {
  readonly party: string
  readonly from: number
  readonly at: number
  readonly to: number
}

const SUBJECT_REACH = 8
const isBreak = (text: string) => /^[;:—–]$/u.test(text)

/** Who denies in a sentence, and where: the subject before the words of denial, or right behind them. */
export function denialIn(tools: Tools, { words, parties }: Scene): Denial | null {
  for (let at = 0; at < words.length; at++) {
    const said = tools.lists.denies.at(words, at)
    if (said === null) continue
    const before = parties.findLast(
      ({ from, to, roles }) =>
        to <= at &&
        at - from < SUBJECT_REACH &&
        roles.includes('nom') &&
        !words.slice(to, at).some(({ text }) => isBreak(text)),
    )
    const behind = parties.find(({ from, roles }) => from - said.to < 3 && from >= said.to && roles.includes('nom'))
    const subject = before ?? behind
    if (subject !== undefined)
      return {
        party: subject.party,
        from: Math.min(subject.from, at),
        at,
        to: Math.max(said.to, subject.from > at ? subject.to : said.to),
      }
  }
  return null
}

/** 'reddediyor' of a claim is no refusal of what was asked. */
export const isDenied = (tools: Tools, { words }: Scene, { at, to }: Event): boolean =>
  words.some((_, place) => place < to && (tools.lists.denies.at(words, place)?.to ?? 0) > at)

const DEEDS = new Set(['attacked', 'killed', 'captured', 'held', 'wounded', 'released', 'refused'])
/** What anybody may have done who is not named for it, but for its own. */
const OPEN = new Set(['attacked', 'killed', 'captured', 'wounded'])

/**
 * The deed that a side denies: of the claims before in its own sentence or in the last that has any, an attack first, else
 * the first one that it is said to have done (RD317).
 */
export function deniedBy({ party, from, at, to }: Denial, told: readonly (readonly Found[])[]): Found | null {
  for (const claims of told) {
    const stated = claims.filter(({ event, stance }) => DEEDS.has(event.kind) && stance !== 'denied')
    const own = stated.filter(({ actor }) => actor === party)
    const open = stated.filter(
      ({ event, actor, peopleOf }) => actor === null && peopleOf !== party && OPEN.has(event.kind),
    )
    const all = own.length > 0 ? own : open
    const deed = all.find(({ event }) => event.kind === 'attacked') ?? all[0]
    if (deed === undefined) continue
    return {
      ...deed,
      event: { ...deed.event, at, to },
      group: deed.group === null ? null : { ...deed.group, from: at, to },
      actor: party,
      stance: 'denied',
      from,
      to,
      rule: 'RD317',
      each: false,
      part: false,
      inAttack: false,
      inReturn: false,
    }
  }
  return null
}
