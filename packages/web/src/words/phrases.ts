import type { RegisterView, SourceSummary } from '@muster/contract'
import type { Bounds, Claim, Duty, Standing } from '@muster/core'
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

export const speakerPhrase = (claim: Pick<Claim, 'speaker'>): string =>
  claim.speaker === 'article' ? message('speaker.article') : claim.speaker

/** 'captured · 62 servicemen': what a claim says in a few words. */
export const claimHead = (claim: Claim): string =>
  [claim.kind, [claim.count?.text, claim.what].filter(Boolean).join(' ')].filter(Boolean).join(' · ')

export const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
