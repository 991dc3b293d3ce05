import type { BlockView } from '../article/block-view.ts'
import { PUBLISHED_LEAD, UPDATED_LEAD } from '../article/line-words.ts'
import { type PageFacts, type Shown, shownIn, unseen } from './page-facts.ts'
import { dayOfTimestamp, edtfOf, type FigureOrder, type WrittenDate, writtenDates } from './written-dates.ts'

/** The publication date as EDTF, and where the page shows it, if it does. */
export interface PublicationDate {
  readonly edtf: string
  readonly rule: 'json-ld' | 'meta' | 'time-element' | 'written' | 'address'
  readonly shown: Shown | null
}

const PUBLISHED_METAS = [
  'article:published_time',
  'og:published_time',
  'article:published',
  'datepublished',
  'og:article:published_time',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'publication-date',
  'date.published',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date.created',
  'dc.date',
  'dcterms.issued',
  'dc.created',
  'citation_publication_date',
  'citation_date',
  'article_date_original',
  'article.published',
  'originalpublicationdate',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'bt:pubdate',
  'rnews:datepublished',
  'displaydate',
  'ptime',
  'created',
  'datecreated',
  'date_published',
  'published-date',
  'published_date',
  'uploaddate',
  'date',
] as const

const EARLIEST = '1990'

/** The web is younger than some dates on it: those are of what a page tells, not of the page. */
const isPlausible = (edtf: string): boolean => edtf >= EARLIEST

const figureOrder = ({ reading, url }: PageFacts): FigureOrder => {
  const lang = reading.htmlLang?.toLowerCase() ?? ''
  if (lang === 'en-us' || lang === 'en_us') return 'month-first'
  const isEnglish = lang === 'en' || lang === ''
  return isEnglish && /\.(?:com|org|net|us|gov|edu)(?:[:/]|$)/.test(url ?? '') ? 'month-first' : 'day-first'
}

const plausibleDay = (value: string | null | undefined, order: FigureOrder): string | null => {
  if (value === null || value === undefined) return null
  const day = dayOfTimestamp(value, order)
  return day !== null && isPlausible(day) ? day : null
}

const UPDATED = new RegExp(`(?:${UPDATED_LEAD})[\\p{P}\\s\\p{L}]{0,12}$`, 'iu')
const PUBLISHED = new RegExp(`(?:^|[^\\p{L}])(?:${PUBLISHED_LEAD})[\\p{P}\\s]{0,6}$`, 'iu')
const TODAY_NAMES =
  /[ _-](?:today|topbar|top-bar|weather|clock|dateline-bar|current-date|now|calendar|header-date|todays-date)[ _-]/
const UPDATED_NAMES = /[ _-](?:updated|modified|datemodified|upd|lastmod|last-modified|last-updated|update)[ _-]/
const LONGEST_DATE_LINE = 240

const namesAround = (facts: PageFacts, element: number): string => {
  let names = ''
  let index = element
  for (let up = 0; index >= 0 && up < 4; up += 1) {
    names += facts.reading.elements[index]?.names ?? ''
    index = facts.reading.elements[index]?.parent ?? -1
  }
  return names
}

/** Blocks by closeness to the headline: below it first, then above, then below the article. */
const nearestFirst = (facts: PageFacts, title: Shown | null): readonly BlockView[] => {
  const head = title?.block ?? facts.first
  if (head < 0) return facts.views.slice(0, 40)
  const lead = Math.max(head, facts.first)
  const below = facts.views.slice(head, lead + 3)
  const above = facts.views.slice(Math.max(0, head - 8), head).toReversed()
  const after = facts.views.slice(facts.last + 1, facts.last + 9)
  return [...below, ...above, ...after]
}

/** The best date of a line: one said to be of publication, else one not said to be of anything later. */
const dateOfLine = (view: BlockView, order: FigureOrder): WrittenDate | null => {
  if (view.text.length > LONGEST_DATE_LINE) return null
  const dates = writtenDates(view.text, order).filter(({ edtf }) => isPlausible(edtf))
  const led = dates.find(({ start }) => PUBLISHED.test(view.text.slice(0, start)))
  return led ?? dates.find(({ start }) => !UPDATED.test(view.text.slice(Math.max(0, start - 30), start))) ?? null
}

/** Whether a line is about its date: little else stands in it, or it says that this is the day of publication. */
const isDateLine = (view: BlockView, date: WrittenDate): boolean => {
  const rest = view.text.length - (date.end - date.start)
  return rest <= 90 || PUBLISHED.test(view.text.slice(0, date.start))
}

const timeElement = (facts: PageFacts, title: Shown | null, order: FigureOrder): PublicationDate | null => {
  const near = nearestFirst(facts, title)
  for (const view of near) {
    if (view.zone === 'related') continue
    for (const element of facts.reading.elements) {
      const isHere = element.textStart >= view.start - 1 && element.textStart < view.end
      const isTime = element.tag === 'time' || / (?:published|datepublished|dtpublished|pubdate) /.test(element.names)
      if (!isHere || !isTime || UPDATED_NAMES.test(element.names)) continue
      const value =
        element.attributes.get('datetime') ?? element.attributes.get('content') ?? element.attributes.get('title')
      const day = plausibleDay(value, order)
      if (day === null || UPDATED.test(view.text.slice(0, Math.max(0, element.textStart - view.start)))) continue
      const shown = shownIn(
        view,
        Math.max(0, element.textStart - view.start),
        Math.min(element.textEnd, view.end) - view.start,
      )
      return { edtf: day, rule: 'time-element', shown }
    }
  }
  return null
}

const writtenNearTitle = (facts: PageFacts, title: Shown | null, order: FigureOrder): PublicationDate | null => {
  for (const view of nearestFirst(facts, title)) {
    if (view.zone === 'related' || (facts.roles[view.index] === 'article' && view.text.length > 120)) continue
    if (TODAY_NAMES.test(namesAround(facts, view.element))) continue
    const date = dateOfLine(view, order)
    if (date !== null && isDateLine(view, date))
      return { edtf: date.edtf, rule: 'written', shown: shownIn(view, date.start, date.end) }
  }
  return null
}

/** A line that is a date and nothing else, anywhere above the article, if there is only one such. */
const onlyDateLine = (facts: PageFacts, order: FigureOrder): PublicationDate | null => {
  const lines: PublicationDate[] = []
  for (const view of facts.views.slice(0, Math.max(0, facts.first))) {
    const date = dateOfLine(view, order)
    if (date === null || date.end - date.start < view.text.length * 0.8) continue
    if (TODAY_NAMES.test(namesAround(facts, view.element))) continue
    lines.push({ edtf: date.edtf, rule: 'written', shown: shownIn(view, date.start, date.end) })
  }
  return new Set(lines.map(({ edtf }) => edtf)).size === 1 ? (lines[0] ?? null) : null
}

const IN_ADDRESS = /[/_-]((?:19|20)\d\d)[/_-]?(\d\d?|[a-z]{3,9})[/_-]?(\d\d?)(?=[/_.-]|$)/i

const dateInAddress = (address: string | null): PublicationDate | null => {
  const match = IN_ADDRESS.exec(address ?? '')
  if (match === null) return null
  const month = /^\d/.test(match[2] ?? '') ? Number(match[2]) : match[2]
  const edtf = edtfOf(match[1], month, match[3])
  return edtf !== null && isPlausible(edtf) ? { edtf, rule: 'address', shown: null } : null
}

/**
 * The day a page was published, by the first rule that answers: what its head says, the time element by the headline,
 * the date printed there, the address. Days of change, of saving and of 'today' in the top bar are never taken.
 */
export const readPublicationDate = (facts: PageFacts, title: Shown | null): PublicationDate | null => {
  const order = figureOrder(facts)
  const byLd = plausibleDay(facts.jsonLd.datePublished, order)
  if (byLd !== null) return withShown({ edtf: byLd, rule: 'json-ld', shown: null }, facts, title, order)
  for (const name of PUBLISHED_METAS) {
    const day = plausibleDay(facts.reading.metas.get(name), order)
    if (day !== null) return withShown({ edtf: day, rule: 'meta', shown: null }, facts, title, order)
  }
  return (
    timeElement(facts, title, order) ??
    writtenNearTitle(facts, title, order) ??
    dateInAddress(facts.url ?? facts.reading.canonical ?? facts.reading.metas.get('og:url') ?? null) ??
    onlyDateLine(facts, order)
  )
}

/** The line that shows the date which the head gives, so that the line is known for what it is. */
const withShown = (
  date: PublicationDate,
  facts: PageFacts,
  title: Shown | null,
  order: FigureOrder,
): PublicationDate => {
  const written = writtenNearTitle(facts, title, order)
  return written === null ? date : { ...date, shown: written.shown ?? unseen(date.edtf) }
}
