import { describeDays } from '../time/describe-date.ts'
import type { CustodyEvent, CustodyEventKind } from './custody-events.ts'

/** A stretch in one party's hands, as the sources tell it: what nobody tells stays open, and those who differ stand side by side. */
export interface CustodyEpisode {
  readonly holder: string | null
  /** Tellings of how it began; none: nobody tells since when. */
  readonly from: readonly CustodyEvent[]
  /** Days on which somebody says that they were held. */
  readonly heldOn: readonly CustodyEvent[]
  /** Tellings of how it ended; none: nobody tells that it has. */
  readonly until: readonly CustodyEvent[]
  readonly ends: CustodyEventKind | null
  /** Tellings of the beginning or of the end that cannot mean one day, or one way. */
  readonly differ: boolean
  readonly says: string
}

/** A person's custody: episodes in the order of time, and what cannot be placed in any. */
export interface PersonCustody {
  readonly episodes: readonly CustodyEpisode[]
  /** Told without a day that can be read. */
  readonly undated: readonly CustodyEvent[]
  /** Claims whose words have every part of the name: perhaps of this person. They make no episode. */
  readonly perhaps: readonly CustodyEvent[]
}

interface Draft {
  readonly holder: string | null
  readonly from: CustodyEvent[]
  readonly heldOn: CustodyEvent[]
  readonly until: CustodyEvent[]
}

/** Of one day a capture comes before a list of those held, and that before whatever ends it. */
const RANK: Readonly<Record<CustodyEventKind, number>> = {
  taken: 0,
  held: 1,
  transferred: 2,
  left: 3,
  released: 4,
  escaped: 5,
  died: 6,
}

/** Draws up the episodes that some tellings come to (MT28). Nothing is chosen between sources and no end is supposed. */
export function custodyEpisodes(told: readonly CustodyEvent[]): PersonCustody {
  const named = told.filter(({ source }) => source.kind === 'claim' && source.because === 'name')
  const sure = told.filter((event) => !named.includes(event))
  const undated = sure.filter(({ last }) => last === null)
  const drafts: Draft[] = []
  for (const event of sure.filter(({ last }) => last !== null).sort(inOrderOfTime)) place(event, drafts)
  return { episodes: drafts.map(finished), undated, perhaps: named }
}

function inOrderOfTime(one: CustodyEvent, other: CustodyEvent): number {
  const [a, b] = [one.last ?? '', other.last ?? '']
  if (a !== b) return a < b ? -1 : 1
  return RANK[one.what] - RANK[other.what]
}

function place(event: CustodyEvent, drafts: Draft[]): void {
  const last = drafts.at(-1)
  if (event.what === 'taken' || event.what === 'held') {
    const episode = last && goesOn(last, event) ? last : begun(event, drafts)
    ;(event.what === 'taken' ? episode.from : episode.heldOn).push(event)
    return
  }
  const ended = last && (last.until.length === 0 || sameEnd(last, event)) ? last : begun(event, drafts)
  ended.until.push(event)
}

function begun(event: CustodyEvent, drafts: Draft[]): Draft {
  const draft: Draft = { holder: event.by, from: [], heldOn: [], until: [] }
  drafts.push(draft)
  return draft
}

/** Whether a telling of being taken or held is of an episode that is known: not once it ended, not in others' hands, not retaken. */
function goesOn({ holder, heldOn, until }: Draft, event: CustodyEvent): boolean {
  const elsewhere = holder !== null && event.by !== null && holder !== event.by
  const after = until.some(({ last }) => isBefore(last, event.last))
  const retaken = event.what === 'taken' && heldOn.some(({ last }) => isBefore(last, event.first))
  return !elsewhere && !after && !retaken
}

/** Sources that tell one end: the same way of leaving, or leaving without a way. Whoever died after a release ended otherwise. */
function sameEnd({ until }: Draft, event: CustodyEvent): boolean {
  return until.every(
    ({ what }) =>
      what === event.what ||
      what === 'left' ||
      event.what === 'left' ||
      (what === 'transferred' && event.what === 'released'),
  )
}

const isBefore = (day: string | null, other: string | null): boolean => day !== null && other !== null && day < other

function finished(draft: Draft): CustodyEpisode {
  const ends = draft.until.map(({ what }) => what).find((what) => what !== 'left') ?? draft.until[0]?.what ?? null
  const ways = new Set(draft.until.map(({ what }) => what).filter((what) => what !== 'left'))
  const differ = cannotMeet(draft.from) || cannotMeet(draft.until) || ways.size > 1
  return { ...draft, ends, differ, says: sentence(draft, ends, differ) }
}

/** Whether two of some tellings cannot be of one day. */
const cannotMeet = (events: readonly CustodyEvent[]): boolean =>
  events.some((one) => events.some((other) => isBefore(one.last, other.first)))

const ENDS: Readonly<Record<CustodyEventKind, string>> = {
  taken: 'taken',
  held: 'held',
  transferred: 'transferred',
  left: 'no longer there',
  released: 'released',
  escaped: 'escaped',
  died: 'died',
}

function sentence({ holder, from, heldOn, until }: Draft, ends: CustodyEventKind | null, differ: boolean): string {
  const who = holder === null ? 'In the hands of somebody not named' : `In the hands of ${holder}`
  const began = from.length === 0 ? 'since when nobody tells' : `taken ${daysOf(from)}`
  const seen = heldOn.length === 0 ? '' : `, held ${daysOf(heldOn)}`
  const ended = ends === null ? 'nobody tells that it ended' : `${ENDS[ends]} ${daysOf(until)}`
  return `${who}: ${began}${seen}; ${ended}${differ ? ' (sources differ)' : ''}.`
}

/** Days in words, each once: 'on 1 January 2021 and by 5 February 2021'. */
function daysOf(events: readonly CustodyEvent[]): string {
  const onDays = new Set(events.flatMap(({ first, last }) => (first === null ? [] : [last])))
  // 'By the 14th' says no more beside 'on the 14th'.
  const told = events.filter(({ first, last }) => first !== null || !onDays.has(last))
  return [
    ...new Set(
      told.map(({ first, last }) => {
        const days = describeDays({ earliest: first, latest: last })
        return first !== null && first === last ? `on ${days}` : days
      }),
    ),
  ].join(' and ')
}
