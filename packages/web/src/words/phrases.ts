import type { RegisterView, SourceSummary } from '@muster/contract'
import type { Bounds, Claim, Duty, Standing } from '@muster/core'
import { failures } from '@muster/core/words'
import { message } from './messages.ts'

/** 'at least 62', '2 to 5', 'none': a bound as words that a screen reader reads out whole. */
export function boundsPhrase({ min, max }: Bounds): string {
  if (max === 0) return message('bounds.none')
  if (max === null) return min === 0 ? message('bounds.open') : message('bounds.atLeast', { min })
  return min === max ? message('bounds.exactly', { min }) : message('bounds.between', { min, max })
}

export const standingPhrase = (standing: Standing): string => message(`standing.${standing}`)
export const dutyPhrase = (duty: Duty): string => message(`duty.${duty}`)
export const statePhrase = (state: RegisterView['obligations'][number]['state']): string => message(`state.${state}`)

type Obligation = RegisterView['obligations'][number]
type Flag = Obligation['flags'][number]

/** Marks of flags, beside their words. */
export const FLAG_MARKS: Readonly<Record<Flag['flag'], string>> = { refused: '⊘', breached: '✕', overdue: '!' }

/** 'overdue by a day set later, from 30 April 2021': a flag with its days, place and ground. */
export function flagPhrase({ flag, from, to, place, standing, certain, against }: Flag): string {
  const word = message(`flag.${flag}`)
  const days =
    from === null
      ? null
      : to === null || to === from
        ? datePhrase(from)
        : message('date.between', { from: datePhrase(from), to: datePhrase(to) })
  return [
    certain ? word : message('flag.perhaps', { flag: word }),
    against === 'benchmark' ? message('flag.benchmark') : null,
    days,
    place,
    message(`standing.${standing}`),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What a clause asks, in a line: its kind, to whom, by when. */
export function clausePhrase({ clause }: Obligation): string {
  const { creditors, due, until, benchmark, trigger, condition, mutual } = clause
  return [
    message(`kind.${clause.kind}`),
    creditors.length > 0 && message('clause.creditors', { parties: creditors.join(', ') }),
    mutual && message('clause.mutual'),
    due === null ? message('clause.noDay') : message('clause.due', { day: datePhrase(due) }),
    benchmark && message('clause.benchmark', { day: datePhrase(benchmark) }),
    until && message('clause.until', { day: datePhrase(until) }),
    trigger && message('clause.trigger', { says: trigger.says }),
    condition && message('clause.condition', { says: condition.says }),
  ]
    .filter(Boolean)
    .join(' · ')
}

export const percentPhrase = ({ min, max }: Bounds): string =>
  max === null || min === max ? `${min} %` : message('bounds.percent', { min, max })

/** A mark for a state beside its word, so that no state is told by colour alone. */
export const STATE_MARKS: Readonly<Record<RegisterView['obligations'][number]['state'], string>> = {
  pending: '○',
  'part-performed': '◐',
  performed: '●',
  'in-force': '◇',
  breached: '✕',
  lapsed: '–',
  'not-yet-triggered': '◌',
  suspended: '‖',
  terminated: '■',
  unratable: '?',
}

/** Who showed it, from whom it was taken: 'CIVILNET ← Focus on Karabakh'. */
export const publisherChain = (page: Pick<SourceSummary, 'publishers'>): string =>
  page.publishers.map((hop) => hop.name).join(' ← ')

/** The day of a page in words, or that it has none and cannot be older than a day. */
export function publishedPhrase(page: Pick<SourceSummary, 'published' | 'publishedNoEarlierThan'>): string {
  if (page.published) return datePhrase(page.published)
  return page.publishedNoEarlierThan
    ? message('page.undatedNotBefore', { day: datePhrase(page.publishedNoEarlierThan) })
    : message('page.undated')
}

/** Why a page is weaker than it was meant to be, the last failure of each step; empty when it is not. */
export function weakerPhrase({ preservation }: Pick<SourceSummary, 'preservation'>): string {
  const told = failures(preservation).map(({ step, asked, failed }) =>
    message(`page.weaker.${step}`, { asked, why: failed ?? '' }),
  )
  return told.length === 0 ? '' : `${message('page.weaker')}: ${told.join('; ')}`
}

/** What others hold of a page, or why it is weaker; empty where nobody was asked. */
export function keptPhrases(page: Pick<SourceSummary, 'preservation'>): readonly string[] {
  const { archived, proofs, isWeaker } = page.preservation
  return [
    ...archived.map(({ asked, address }) => message('page.archived', { asked: address ?? asked })),
    ...(proofs > 0 ? [message('page.stamped', { count: proofs })] : []),
    ...(isWeaker ? [weakerPhrase(page)] : []),
  ]
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function dayPhrase(day: string): string {
  const [year, month, date] = day.replace(/[~?%]/gu, '').split('-')
  const name = month ? (MONTHS[Number(month) - 1] ?? month) : ''
  return [date ? String(Number(date)) : '', name, year].filter(Boolean).join(' ')
}

/** An EDTF date or interval as people say it. */
export function datePhrase(edtf: string): string {
  const [from, to] = edtf.split('/')
  if (from === undefined || to === undefined) return dayPhrase(edtf)
  if (to === '..' || to === '') return message('date.since', { day: dayPhrase(from) })
  if (from === '..' || from === '') return message('date.by', { day: dayPhrase(to) })
  const [start, end] = [dayPhrase(from), dayPhrase(to)]
  const sameMonth = from.slice(0, 7) === to.slice(0, 7) && from.length === 10
  return message('date.between', { from: sameMonth ? String(Number(from.slice(8, 10))) : start, to: end })
}

/** A stretch of days; one that lasts has no last day. */
export const dayPhraseOf = (from: string, to: string | null): string =>
  to === null ? datePhrase(`${from}/..`) : to === from ? datePhrase(from) : datePhrase(`${from}/${to}`)

export const speakerPhrase = (claim: Pick<Claim, 'speaker'>): string =>
  claim.speaker === 'article' ? message('speaker.article') : claim.speaker

/** 'captured · 62 servicemen': what a claim says in a few words. */
export const claimHead = (claim: Claim): string =>
  [claim.kind, [claim.count?.text, claim.what].filter(Boolean).join(' ')].filter(Boolean).join(' · ')

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
