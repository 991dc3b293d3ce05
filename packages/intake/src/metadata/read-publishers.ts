import type { Publisher } from '@muster/core'
import type { BlockView } from '../article/block-view.ts'
import { isSentence } from '../article/is-sentence.ts'
import { CREDIT, ISSUER_TAGLINE, isHome, roleByWords } from '../article/line-words.ts'
import { type PageFacts, type Shown, sameWords, shownIn, unseen, viewAt, wordsOnly } from './page-facts.ts'

const LONGEST_NAME = 90

const trimName = (name: string): string =>
  name.replace(/^[\s"'“”«»„:|.,–—-]+|[\s"'“”«»„:|,–—-]+$/gu, '').replace(/(?<=\p{L}{3})\.$/u, '')

const isNameLike = (name: string): boolean =>
  /\p{L}{2}/u.test(name) && name.length <= LONGEST_NAME && name.split(' ').length <= 10

const publisher = (role: Publisher['role'], shown: Shown): Publisher => ({
  name: shown.value,
  role,
  evidence: shown.start === null || shown.end === null ? null : { start: shown.start, end: shown.end },
})

/** Where the page prints the name outside the article: in its head, its foot, its frame. */
const whereShown = (name: string, facts: PageFacts): Shown => {
  for (const view of facts.views) {
    if (facts.roles[view.index] === 'article') continue
    const at = view.text.indexOf(name)
    if (at >= 0) return { ...shownIn(view, at, at + name.length), value: name }
  }
  return unseen(name)
}

const SITE_METAS = [
  'og:site_name',
  'application-name',
  'apple-mobile-web-app-title',
  'dc.publisher',
  'citation_journal_title',
  'copyright',
]

/** What the document's title has beside the headline: 'Headline | Site', 'Site :: Headline'. */
const siteInTitle = (facts: PageFacts, title: Shown | null): string | null => {
  const document = facts.reading.documentTitle
  if (document === null || title === null) return null
  const at = document.toLowerCase().indexOf(title.value.toLowerCase())
  if (at < 0) return null
  const before = document.slice(0, at)
  const after = document.slice(at + title.value.length)
  const rest = (before.trim().length > after.trim().length ? before : after)
    .split(/\s[|–—•·»:-]\s|\s?::\s?/u)
    .filter((part) => part.trim() !== '')
  const name = trimName(rest.at(-1) ?? '')
  return isNameLike(name) ? name : null
}

const isRootLink = (href: string | undefined): boolean =>
  href !== undefined && (/^\/?(?:index\.\w+)?$/.test(href) || /^https?:\/\/[^/]+\/?$/.test(href))

/** The words of the first link to the front page, which is where sites put their name. */
const siteInHeader = (facts: PageFacts): Shown | null => {
  for (const element of facts.reading.elements) {
    if (element.tag !== 'a' || !isRootLink(element.attributes.get('href'))) continue
    const view = viewAt(facts.views, element.textStart)
    if (view === undefined || (facts.first >= 0 && view.index > facts.first)) continue
    const text = facts.reading.text.slice(element.textStart, Math.min(element.textEnd, view.end)).trim()
    if (text.length < 3 || isHome(text) || roleByWords(text) !== null || !isNameLike(text)) continue
    const at = view.text.indexOf(text)
    if (at >= 0) return shownIn(view, at, at + text.length)
  }
  return null
}

/** 'Home > Reading room > letters': the step after the front page names the collection. */
const siteInTrail = (facts: PageFacts): Shown | null => {
  for (const view of facts.views.slice(0, Math.max(0, facts.first))) {
    const steps = view.text.split(/\s*[>›»/]\s+/u)
    const name = steps[1]
    if (steps.length < 3 || name === undefined || !isHome(steps[0] ?? '') || !isNameLike(name)) continue
    const at = view.text.indexOf(name)
    return shownIn(view, at, at + name.length)
  }
  return null
}

/** A short line at the head or the foot that is only a name. */
const nameLine = (views: readonly BlockView[], facts: PageFacts, title: Shown | null): Shown | null => {
  for (const view of views) {
    const name = trimName(view.text)
    if (view.index === title?.block || view.zone === 'related' || isSentence(view.text)) continue
    if (name.length < 3 || !isNameLike(name) || /\d|[@:|/]/.test(name) || !/^\p{Lu}|^\p{Lo}/u.test(name)) continue
    if (roleByWords(view.text) !== null || facts.roles[view.index] === 'byline') continue
    const at = view.text.indexOf(name)
    return shownIn(view, at, at + name.length)
  }
  return null
}

const footLine = (facts: PageFacts, title: Shown | null): Shown | null => {
  const isFoot = (view: BlockView): boolean => {
    let index = view.element
    while (index >= 0) {
      const element = facts.reading.elements[index]
      if (element === undefined) return false
      if (element.tag === 'footer' || /[ _-](?:footer|foot|bottom|colophon)[ _-]/.test(element.names)) return true
      index = element.parent
    }
    return false
  }
  return nameLine(
    facts.views.filter((view) => view.index > facts.last && isFoot(view)),
    facts,
    title,
  )
}

/** Printed as names are: most words with a capital, or in a script that has none. */
const isInCapitals = (view: BlockView): boolean => {
  const words = view.text.split(' ')
  const capital = words.filter((word) => /^[\p{P}]?[\p{Lu}\p{Lo}]/u.test(word)).length
  return words.length <= 6 && capital >= words.length * 0.6 && !/[.!?,;]$/u.test(view.text)
}

/** In a page without markup the publisher signs off behind the text, or stands above the headline. */
const plainSite = (facts: PageFacts, title: Shown | null): Shown | null => {
  const isName = (view: BlockView): boolean => facts.roles[view.index] === 'chrome' && isInCapitals(view)
  const below = facts.views.slice(facts.last + 1, facts.last + 1 + READ_BLOCKS)
  // Under a signature stand the offices of the one who signed.
  const isSigned = below.some((view) => facts.roles[view.index] === 'byline')
  const above = facts.views.slice(0, Math.max(0, title?.block ?? facts.first)).slice(-READ_BLOCKS)
  const isSite = (view: BlockView): boolean => isName(view) && (/\s/.test(view.text) || /\p{L}\p{Lu}/u.test(view.text))
  return (
    (isSigned ? null : nameLine(below.filter(isName).toReversed(), facts, title)) ??
    nameLine(above.filter(isSite), facts, title)
  )
}

const READ_BLOCKS = 60

const readShows = (facts: PageFacts, title: Shown | null): Shown | null => {
  if (facts.isPlain) return plainSite(facts, title)
  const named = facts.reading.metas.get('og:site_name') ?? facts.jsonLd.publisher ?? facts.jsonLd.siteName
  if (named !== null && named !== undefined && isNameLike(named)) return whereShown(named, facts)
  const inTitle = siteInTitle(facts, title)
  if (inTitle !== null) return whereShown(inTitle, facts)
  for (const meta of SITE_METAS) {
    const name = facts.reading.metas.get(meta)
    if (name !== undefined && isNameLike(name)) return whereShown(name, facts)
  }
  return siteInHeader(facts) ?? siteInTrail(facts) ?? footLine(facts, title) ?? headBold(facts, title)
}

/** The first words in bold of the page's head, where nothing links and nothing is called a name. */
const headBold = (facts: PageFacts, title: Shown | null): Shown | null => {
  const end = facts.views[Math.max(0, title?.block ?? facts.first)]?.start ?? 0
  for (const element of facts.reading.elements) {
    if (element.textStart >= end) break
    if (!/^(?:b|strong|h[1-6])$/.test(element.tag)) continue
    const text = facts.reading.text.slice(element.textStart, element.textEnd).trim()
    const view = viewAt(facts.views, element.textStart)
    if (view === undefined || !isNameLike(text) || text.length < 3 || roleByWords(text) !== null) continue
    const at = view.text.indexOf(text)
    if (at >= 0) return shownIn(view, at, at + text.length)
  }
  return nameLine(facts.views.slice(0, Math.max(0, title?.block ?? facts.first)), facts, title)
}

/** Words that need no colon ('originally published in X'), and those that are a credit only with one ('Source: X'). */
const OPEN_CREDIT = new RegExp(`(?:^|[^\\p{L}])(${CREDIT})(\\s{0,2}[:：՝–—-]\\s{0,2}|\\s{1,2})(?=\\S)`, 'giu')
/** A small word inside a name stands before a capital ('Focus on Karabakh'); before anything else it ends the name. */
const NAME_END = /\s*(?:[.!?](?:\s|$)|[,;|(]|\s\p{Ll}+\s(?![\p{Lu}\p{Lo}])|$)/u

/** Length of the link that begins at `from`: a credit that links says by its link where the name ends. */
const linkedLength = (facts: PageFacts, view: BlockView, from: number): number | null => {
  const start = view.start + from
  const link = facts.reading.elements.find(
    ({ tag, textStart, textEnd }) => tag === 'a' && Math.abs(textStart - start) <= 1 && textEnd > start,
  )
  return link === undefined ? null : Math.min(link.textEnd, view.end) - start
}

/** Looks for a credit in a line; a bare word ('source', 'via') counts only before a colon. */
const creditIn = (view: BlockView, facts: PageFacts): Shown | null => {
  if (view.text.length > 300) return null
  for (const match of view.text.matchAll(OPEN_CREDIT)) {
    const words = match[1] ?? ''
    const hasColon = /\S/.test(match[2] ?? '')
    if (!hasColon && !words.includes(' ')) continue
    const from = match.index + match[0].length
    const rest = view.text.slice(from).replace(/^the\s(?=\p{Ll})/u, '')
    const start = view.text.length - rest.length
    const end = linkedLength(facts, view, start) ?? NAME_END.exec(rest)?.index ?? rest.length
    const name = trimName(rest.slice(0, end))
    const at = view.text.indexOf(name, start)
    if (name.length >= 2 && isNameLike(name) && /^[\p{Lu}\p{Lo}\d]|^[\p{L}\d-]+\.\p{L}{2,}/u.test(name) && at >= 0) {
      return shownIn(view, at, at + name.length)
    }
  }
  return null
}

/** How many blocks above the article still belong to its head. */
const HEAD_BLOCKS = 20

/** Credits stand by the headline or behind the text; inside the article they name the sources of single facts. */
const readCredit = (facts: PageFacts): Shown | null => {
  const isEdge = (view: BlockView): boolean => view.index <= facts.first + 1 || view.index >= facts.last - 1
  for (const view of facts.views.slice(Math.max(0, facts.first - HEAD_BLOCKS), facts.last + 13)) {
    if (view.zone === 'related' || view.zone === 'caption' || !isEdge(view)) continue
    const credit = creditIn(view, facts)
    if (credit !== null) return credit
  }
  return null
}

const TAGLINE = new RegExp(`(?:${ISSUER_TAGLINE})\\s(?:the\\s)?([^.|>]{3,88})$`, 'iu')

/** The body whose paper the page shows: named in its tagline, or in its head and again where the text begins. */
const readIssuer = (facts: PageFacts, shows: Shown | null): Shown | null => {
  const head = facts.views.slice(0, Math.max(0, facts.first))
  for (const view of head) {
    const match = TAGLINE.exec(view.text)
    if (match?.[1] !== undefined && /^\p{Lu}/u.test(match[1])) {
      const at = view.text.lastIndexOf(match[1])
      return shownIn(view, at, at + match[1].length)
    }
  }
  const opening = facts.views[facts.first]?.text.slice(0, 250) ?? ''
  for (const view of head) {
    const name = trimName(view.text)
    const isBody = name.split(' ').length >= 3 && isNameLike(name) && view.heading === 0 && view.linkShare < 0.5
    if (isBody && opening.includes(name) && (shows === null || !sameWords(name, shows.value))) {
      const at = view.text.indexOf(name)
      return shownIn(view, at, at + name.length)
    }
  }
  return null
}

const DATELINE_AGENCY =
  /^[\p{Lu}\p{Lo}][^.!?()]{1,60}\(\s?([\p{Lu}][\p{L}.&\s-]{1,30})\s?\)\s{0,2}[-–—:]|^[\p{Lu}][\p{L}\s]{1,40},[^.!?]{1,40}\/([\p{Lu}][\p{L}\s.-]{1,24})\/\s?[-–—.:]/u

/** 'YEREVAN, Dec 14 (Reuters) —' */
const readAgency = (facts: PageFacts): Shown | null => {
  const view = facts.views[facts.first]
  const match = view === undefined ? null : DATELINE_AGENCY.exec(view.text)
  const name = (match?.[1] ?? match?.[2])?.trim()
  if (view === undefined || name === undefined) return null
  const at = view.text.indexOf(name)
  return shownIn(view, at, at + name.length)
}

/** Who shows the text, whom it is credited to, which agency it came from, each with the words that say so. */
export const readPublishers = (facts: PageFacts, title: Shown | null): readonly Publisher[] => {
  const shows = readShows(facts, title)
  const origin = readCredit(facts) ?? readIssuer(facts, shows)
  const agency = readAgency(facts)
  const chain: Publisher[] = []
  const add = (role: Publisher['role'], shown: Shown | null): void => {
    if (shown !== null && !chain.some(({ name }) => wordsOnly(name) === wordsOnly(shown.value)))
      chain.push(publisher(role, shown))
  }
  add('shows', shows)
  add('origin', origin)
  add('agency', agency)
  return chain
}
