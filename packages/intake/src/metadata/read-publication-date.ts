import type { BlockView } from '../article/block-view.ts'
import { isSentence } from '../article/is-sentence.ts'
import { PUBLISHED_LEAD, UPDATED_LEAD } from '../article/line-words.ts'
import { type PageFacts, type Shown, shownIn } from './page-facts.ts'
import { dayOfTimestamp, edtfOf, type FigureOrder, type WrittenDate, writtenDates } from './written-dates.ts'

/** The publication date as EDTF, and where the page shows it, if it does. */
export interface PublicationDate {
  readonly edtf: string
  readonly rule: 'json-ld' | 'meta' | 'time-element' | 'written' | 'address'
  readonly shown: Shown | null
}

/** What a page's head calls the time of publication. */
const PUBLISHED_METAS = (
  'article:published_time og:published_time article:published datepublished og:article:published_time parsely-pub-date ' +
  'sailthru.date pubdate publishdate publish-date publish_date publication_date publication-date date.published ' +
  'dcterms.issued dc.date.issued citation_publication_date article_date_original article.published ' +
  'originalpublicationdate cxenseparse:recs:publishtime cxenseparse:publishtime bt:pubdate rnews:datepublished ' +
  'displaydate ptime date_published published-date published_date'
).split(' ')

/** Names that content systems give to the day of publication and to other days alike; what the page prints goes first. */
const VAGUE_METAS =
  'dcterms.created dcterms.date dc.date.created dc.date dc.created citation_date created datecreated date uploaddate'.split(
    ' ',
  )

const EARLIEST = '1990'
/** Archives put the reports of a century on the web. */
const EARLIEST_ARCHIVED = '1900'
/** What content systems write where nobody told them a day. */
const DEFAULT_DAYS = /^(?:1900-01-01|1969-12-31|1970-01-01|1980-01-01)$/

/** The web is younger than some dates on it: in running text those are of what a page tells, not of the page. */
const isPlausible = (edtf: string): boolean => edtf >= EARLIEST

/** A day that the head gives, or that stands on a line of its own, may be that of an archived report. */
const isArchived = (edtf: string): boolean => edtf >= EARLIEST_ARCHIVED && !DEFAULT_DAYS.test(edtf)

const figureOrder = ({ reading, url }: PageFacts): FigureOrder => {
  const lang = reading.htmlLang?.toLowerCase() ?? ''
  if (lang === 'en-us' || lang === 'en_us') return 'month-first'
  const isEnglish = lang === 'en' || lang === ''
  return isEnglish && /\.(?:com|org|net|us|gov|edu)(?:[:/]|$)/.test(url ?? '') ? 'month-first' : 'day-first'
}

const plausibleDay = (value: string | null | undefined, order: FigureOrder): string | null => {
  if (value === null || value === undefined) return null
  const day = dayOfTimestamp(value, order)
  return day !== null && isArchived(day) ? day : null
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

/** How many blocks below the headline still belong to the article's head. */
const HEAD_BLOCKS = 30
const READ_BLOCKS = 400

/** Blocks by closeness to the headline: below it first, then above, then below the article. */
const nearestFirst = (facts: PageFacts, title: Shown | null): readonly BlockView[] => {
  const head = title?.block ?? facts.first
  if (head < 0) return facts.views.slice(0, 40)
  const lead = Math.max(head, facts.first)
  const below = facts.views.slice(head, Math.min(lead, head + HEAD_BLOCKS) + 3)
  const dateOnly = facts.views.slice(lead + 3, lead + 6).filter((view) => view.text.length <= 40)
  const above = facts.views.slice(Math.max(0, head - 8), head).toReversed()
  const after = facts.views.slice(facts.last + 1, facts.last + 9)
  return [...below, ...dateOnly, ...above, ...after]
}

/** The best date of a line: one said to be of publication, else one not said to be of anything later. */
const dateOfLine = (view: BlockView, order: FigureOrder): WrittenDate | null => {
  if (view.text.length > LONGEST_DATE_LINE) return null
  const alone = ({ start, end }: WrittenDate) => end - start >= view.text.length * 0.8
  const dates = writtenDates(view.text, order).filter(
    (date) => isPlausible(date.edtf) || (alone(date) && isArchived(date.edtf)),
  )
  const led = dates.find(({ start }) => PUBLISHED.test(view.text.slice(0, start)))
  return led ?? dates.find(({ start }) => !UPDATED.test(view.text.slice(Math.max(0, start - 30), start))) ?? null
}

/** '(18.01.2018) …', 'KYIV, 31 July 2022 —', 'date 2022-07-31 …': a date that opens the text, alone or behind a place or a label. */
const DATELINE_BEFORE =
  /^[\p{P}\s]{0,3}(?:(?:[Dd]ated?|DATE|[Pp]ublished|[Pp]osted)[\s:]{1,3}|\p{Lu}[\p{L}.' -]{1,30}[,:(—–-][\s(]{0,3})?$/u

/**
 * Whether a line is about its date: little else stands in it, or it says that this is the day of publication. A whole
 * sentence tells of a day on which something happened.
 */
const isDateLine = (view: BlockView, date: WrittenDate): boolean => {
  const rest = view.text.length - (date.end - date.start)
  const isTold = rest >= 25 && isSentence(view.text) && !DATELINE_BEFORE.test(view.text.slice(0, date.start))
  return (rest <= 90 && !isTold) || PUBLISHED.test(view.text.slice(0, date.start))
}

/** A list of other stories; a line right above the headline is of this one, whatever its box is called. */
const isElsewhere = (view: BlockView, facts: PageFacts, title: Shown | null): boolean => {
  const head = title?.block ?? facts.first
  return view.zone === 'related' && !(view.index < facts.first && Math.abs(view.index - head) <= 3)
}

const timeElement = (facts: PageFacts, title: Shown | null, order: FigureOrder): PublicationDate | null => {
  const near = nearestFirst(facts, title)
  for (const view of near) {
    if (isElsewhere(view, facts, title)) continue
    for (const element of facts.reading.elements) {
      const isHere = element.textStart >= view.start - 1 && element.textStart < view.end
      const isTime =
        element.tag === 'time' ||
        / (?:schema:)?(?:published|datepublished|datecreated|dt-published|pubdate) /.test(element.names)
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
    if (isElsewhere(view, facts, title) || (facts.roles[view.index] === 'article' && view.text.length > 120)) continue
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
  for (const view of facts.views.slice(0, Math.min(READ_BLOCKS, Math.max(0, facts.first)))) {
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

interface HeadDate {
  readonly edtf: string
  readonly rule: 'json-ld' | 'meta'
  /** The time is given in UTC or without a zone: where the page is, it may be the day before or after. */
  readonly isZoneless: boolean
}

const ZONELESS = /(?:Z|UTC|GMT|[+-]00:?00)\s*$|^[^T+]*$|T[\d:.]+$/

const headDates = (facts: PageFacts, order: FigureOrder): readonly HeadDate[] => {
  const found: HeadDate[] = []
  const add = (value: string | null | undefined, rule: HeadDate['rule']): void => {
    const edtf = plausibleDay(value, order)
    if (edtf !== null) found.push({ edtf, rule, isZoneless: ZONELESS.test(value ?? '') })
  }
  add(facts.jsonLd.datePublished, 'json-ld')
  for (const name of PUBLISHED_METAS) add(facts.reading.metas.get(name), 'meta')
  return found
}

const DAY_MS = 86_400_000

const areNeighbours = (left: string, right: string): boolean => Math.abs(Date.parse(left) - Date.parse(right)) <= DAY_MS

/**
 * One date out of those in the head: the one that the page also prints by its headline; else the printed one if it is the
 * head's day in another time zone; else the head's first.
 */
const settleHead = (heads: readonly HeadDate[], printed: PublicationDate | null): PublicationDate | null => {
  const first = heads[0]
  if (first === undefined) return null
  if (printed === null) return { edtf: first.edtf, rule: first.rule, shown: null }
  const agreed = heads.find(({ edtf }) => edtf === printed.edtf)
  if (agreed !== undefined) return { edtf: agreed.edtf, rule: agreed.rule, shown: printed.shown }
  if (first.isZoneless && areNeighbours(first.edtf, printed.edtf)) return printed
  return { edtf: first.edtf, rule: first.rule, shown: null }
}

const datelineInText = (facts: PageFacts, order: FigureOrder): PublicationDate | null => {
  const view = facts.views[facts.first]
  if (view === undefined) return null
  const date = writtenDates(view.text.slice(0, 90), order).find(({ edtf }) => isPlausible(edtf))
  if (date === undefined || !DATELINE_BEFORE.test(view.text.slice(0, date.start))) return null
  return { edtf: date.edtf, rule: 'written', shown: null }
}

const PUBLISHED_INSIDE = new RegExp(`(?:^|[^\\p{L}])(?:${PUBLISHED_LEAD}|gepostet|created)(?![\\p{L}])`, 'iu')

/** 'Published on … in …' below the text, in a line of its own words. */
const publishedBelow = (facts: PageFacts, order: FigureOrder): PublicationDate | null => {
  for (const view of facts.views.slice(Math.max(0, facts.last), facts.last + 9)) {
    if (view.zone === 'related' || facts.last < 0 || !PUBLISHED_INSIDE.test(view.text)) continue
    const date = dateOfLine(view, order)
    if (date !== null) return { edtf: date.edtf, rule: 'written', shown: shownIn(view, date.start, date.end) }
  }
  return null
}

const vagueMeta = (facts: PageFacts, order: FigureOrder): PublicationDate | null => {
  for (const name of VAGUE_METAS) {
    const edtf = plausibleDay(facts.reading.metas.get(name), order)
    if (edtf !== null) return { edtf, rule: 'meta', shown: null }
  }
  return null
}

/**
 * The day a page was published, by the first rule that answers: what its head says (checked against what it prints), the
 * time element by the headline, the date printed there, the date that opens the text, vaguer words of the head, the
 * address. Days of change, of saving and of 'today' in the top bar are never taken.
 */
export const readPublicationDate = (facts: PageFacts, title: Shown | null): PublicationDate | null => {
  const order = figureOrder(facts)
  const timed = timeElement(facts, title, order)
  const written = writtenNearTitle(facts, title, order)
  return (
    settleHead(headDates(facts, order), timed ?? written) ??
    timed ??
    written ??
    datelineInText(facts, order) ??
    vagueMeta(facts, order) ??
    publishedBelow(facts, order) ??
    dateInAddress(facts.url ?? facts.reading.canonical ?? facts.reading.metas.get('og:url') ?? null) ??
    onlyDateLine(facts, order)
  )
}
