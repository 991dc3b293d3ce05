import type { BlockView } from '../article/block-view.ts'
import { BYLINE_LEAD, CREDIT, isNoAuthor, PUBLISHED_LEAD, SIGNED, UPDATED_LEAD } from '../article/line-words.ts'
import { type PageFacts, type Shown, sameWords, shownIn, unseen, viewAt, wordsOnly } from './page-facts.ts'
import { writtenDates } from './written-dates.ts'

const SEPARATOR = /\s*[|·•/]\s*|\s+[–—-]\s+|\s*,\s*(?=\d)/u
const LEAD = new RegExp(`^\\s{0,2}(?:${BYLINE_LEAD})(?:the\\s)?`, 'iu')
const SIGNATURE = new RegExp(`^\\s{0,2}(?:${SIGNED})[\\s:]{1,3}`, 'iu')
const NOT_A_NAME = new RegExp(`^(?:${CREDIT}|${PUBLISHED_LEAD}|${UPDATED_LEAD})(?![\\p{L}])`, 'iu')

const LONGEST_NAME = 90

/** A name of a person or a desk: a few words, no figures, no address, not what content systems print for nobody. */
const isName = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= LONGEST_NAME &&
  !/[\d@]|https?:|www\.|[.!?]\s\S/u.test(name) &&
  /\p{L}{2}/u.test(name) &&
  name.split(/\s+/).length <= 12 &&
  !isNoAuthor(name) &&
  !NOT_A_NAME.test(name)

const isSite = (name: string, facts: PageFacts): boolean => {
  const sites = [facts.reading.metas.get('og:site_name'), facts.jsonLd.publisher, facts.jsonLd.siteName]
  return sites.some((site) => site !== undefined && site !== null && sameWords(site, name))
}

const accept = (name: string, facts: PageFacts): string | null => {
  const bare = name.replace(LEAD, '').replace(/^[\s,;:·|–—-]+|[\s,;:·|–—-]+$/gu, '')
  return isName(bare) && !isSite(bare, facts) ? bare : null
}

const AUTHOR_METAS = [
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'parsely-author',
  'sailthru.author',
  'citation_author',
  'og:author',
]

const declaredAuthor = (facts: PageFacts): string | null => {
  const byLd = [...new Set(facts.jsonLd.authors.map((name) => accept(name, facts)).filter((name) => name !== null))]
  if (byLd.length > 0) return byLd.join(', ')
  for (const name of AUTHOR_METAS) {
    const value = facts.reading.metas.get(name)
    const author = value === undefined ? null : accept(value, facts)
    if (author !== null) return author
  }
  return null
}

/** Where the page prints a name that its head gives. */
const whereShown = (name: string, facts: PageFacts): Shown => {
  for (const view of facts.views) {
    if (view.text.length > 300) continue
    const at = view.text.indexOf(name)
    if (at >= 0) return shownIn(view, at, at + name.length)
  }
  return unseen(name)
}

const AUTHOR_NAMES = /[ _-](?:author|byline|byl|fn|writer|firma|auteur|autor|yazar|by-author|creator|signature)[ _-]/
const AROUND_TITLE = 12

/** The innermost element near the article that is named for its author. */
const markedAuthor = (facts: PageFacts): Shown | null => {
  const firstView = facts.views[Math.max(0, facts.first - AROUND_TITLE)]
  const lastView = facts.views[Math.min(facts.views.length - 1, facts.last + 4)]
  if (firstView === undefined || lastView === undefined || facts.first < 0) return null
  let best: Shown | null = null
  for (const element of facts.reading.elements) {
    if (element.textStart < firstView.start || element.textStart > lastView.end) continue
    if (!AUTHOR_NAMES.test(element.names) || / (?:author-bio|bio) /.test(element.names)) continue
    const view = viewAt(facts.views, element.textStart)
    if (view === undefined || facts.roles[view.index] === 'related') continue
    const name = nameIn(view, element.textStart - view.start, Math.min(element.textEnd, view.end) - view.start, facts)
    if (name !== null && (best === null || name.value.length < best.value.length)) best = name
    if (best !== null && / (?:author|fn) /.test(element.names)) return best
  }
  return best
}

/** A name inside part of a block: its lead taken off, up to the first separator. */
const nameIn = (view: BlockView, from: number, to: number, facts: PageFacts): Shown | null => {
  const text = view.text.slice(from, to)
  const lead = LEAD.exec(text.trimStart())?.[0].length ?? 0
  const indent = text.length - text.trimStart().length
  const rest = text.slice(indent + lead)
  const piece = rest.split(SEPARATOR)[0]?.trimEnd() ?? ''
  const name = accept(piece, facts)
  if (name === null) return null
  const start = from + indent + lead + Math.max(0, rest.indexOf(name))
  return shownIn(view, start, start + name.length)
}

const isNear = (view: BlockView, facts: PageFacts): boolean =>
  facts.first >= 0 &&
  view.index >= facts.first - AROUND_TITLE &&
  view.index <= facts.first + 1 &&
  view.text.length <= 200

/** 'By X' on a line of its own near the head of the article. */
const ledAuthor = (facts: PageFacts): Shown | null => {
  for (const view of facts.views) {
    if (!isNear(view, facts) || view.heading > 0) continue
    if (facts.roles[view.index] === 'article' && view.text.length > 60) continue
    const lead = LEAD.exec(view.text)
    const rest = view.text.slice(lead?.[0].length ?? 0)
    if (lead === null || !/^[\p{Lu}\p{Lo}]/u.test(rest) || /[.!?]$/u.test(view.text)) continue
    const name = nameIn(view, 0, view.text.length, facts)
    if (name !== null) return name
  }
  return null
}

/** All capitals: a section, a kicker. Scripts without case never shout. */
const isShouted = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase()

/** A desk or a person that shares a line with the date: 'Foreign desk | 20 September 2022'. */
const authorBesideDate = (facts: PageFacts, title: Shown | null): Shown | null => {
  for (const view of facts.views) {
    if (!isNear(view, facts) || view.index <= (title?.block ?? facts.first)) continue
    const date = writtenDates(view.text, 'day-first')[0]
    if (date === undefined || date.start < 4) continue
    const name = nameIn(view, 0, date.start, facts)
    if (name === null || name.value.split(' ').length < 2 || isShouted(name.value)) continue
    if (facts.reading.text[name.start ?? 0]?.match(/\p{L}/u)) return name
  }
  return null
}

/** '(Signed) X' below a letter. */
const signature = (facts: PageFacts): Shown | null => {
  for (const view of facts.views) {
    if (view.index < facts.first || view.text.length > 200) continue
    const signed = SIGNATURE.exec(view.text)
    if (signed === null) continue
    const name = nameIn(view, signed[0].length, view.text.length, facts)
    if (name !== null) return name
  }
  return null
}

/** Who wrote the page, as its head, its markup or its words say; null when nobody is named. */
export const readByline = (facts: PageFacts, title: Shown | null): Shown | null => {
  const declared = declaredAuthor(facts)
  if (declared !== null) return whereShown(declared, facts)
  const found = signature(facts) ?? ledAuthor(facts) ?? markedAuthor(facts) ?? authorBesideDate(facts, title)
  if (found === null || (title !== null && wordsOnly(found.value) === wordsOnly(title.value))) return null
  return found
}
