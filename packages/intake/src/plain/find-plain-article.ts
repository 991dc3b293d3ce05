import type { BlockRole } from '@muster/core'
import { type BlockView, viewBlocks } from '../article/block-view.ts'
import type { FoundArticle } from '../article/find-article.ts'
import { isSentence } from '../article/is-sentence.ts'
import { CREDIT, opensRelated, roleByWords } from '../article/line-words.ts'
import type { PageReading } from '../html/page-reading.ts'

/** Short lines end the article only where no paragraph follows within this many lines. */
const PARAGRAPH_LENGTH = 120

const CREDIT_LINE = new RegExp(
  `^[\\p{P}\\s]{0,3}(?:(?:this|the)\\s(?:piece|article|story|report|post|text|statement)\\s(?:was\\s|is\\s|has\\sbeen\\s)?)?(?:${CREDIT})(?:\\s{0,2}[:：՝]|\\s)`,
  'iu',
)

/** 'This piece was originally published in X.', 'Source: X': about the text, not of it. */
export const isCreditLine = (text: string): boolean => {
  if (text.length > 160) return false
  const match = CREDIT_LINE.exec(text)
  return match !== null && (match[0].trim().includes(' ') || /[:：՝]/.test(match[0]))
}

const isParagraph = (view: BlockView): boolean =>
  view.text.length >= PARAGRAPH_LENGTH || (isSentence(view.text) && view.text.split(' ').length >= 6)

const roleOf = (view: BlockView): BlockRole => {
  const byWords = roleByWords(view.text)
  if (byWords !== null) return byWords
  return isCreditLine(view.text) ? 'chrome' : 'article'
}

/** Lines under a heading like 'Related' that are no paragraphs are other stories. */
const followRelated = (views: readonly BlockView[], roles: BlockRole[]): void => {
  let isUnderLead = false
  for (const view of views) {
    if (opensRelated(view.text)) isUnderLead = true
    else if (isParagraph(view)) isUnderLead = false
    else if (isUnderLead && roles[view.index] === 'article') roles[view.index] = 'related'
  }
}

const LONGEST_TITLE = 220
const ENDS_LIKE_TEXT = /[.:;,…"”։。]$/u
const HOLDS_SENTENCES = /\p{Ll}{2}[.!?]\s+\p{Lu}/u

/** A line that could be a headline although it is long or ends in a question. */
const isTitleLike = (view: BlockView): boolean =>
  view.text.length <= LONGEST_TITLE && !ENDS_LIKE_TEXT.test(view.text) && !HOLDS_SENTENCES.test(view.text)

const SHORTEST_CUT_WORDS = 8

/** The last lines of a text that was cut off, or short sentences at its end: neither has the length of a paragraph. */
const isTailOfText = (view: BlockView): boolean => {
  const words = view.text.split(' ').length
  return (
    words >= SHORTEST_CUT_WORDS ||
    HOLDS_SENTENCES.test(view.text) ||
    (words >= 3 && /[.!?…։؟]["”’»)]?$/u.test(view.text))
  )
}

/**
 * Roles in a page without markup: everything from the first paragraph to the last is article, but for lines whose words
 * say otherwise; where nothing has the length of one, all of it is. Here a wrong 'chrome' loses a report and a wrong 'article' costs little, so doubt goes to the article.
 */
export const findPlainArticle = (reading: PageReading): FoundArticle => {
  const views = viewBlocks(reading)
  const roles = views.map(roleOf)
  followRelated(views, roles)
  const isText = (index: number): boolean => roles[index] === 'article'
  const isBody = (view: BlockView | undefined): boolean => view !== undefined && isText(view.index) && isParagraph(view)
  const first = firstOf(views, isBody, isText)
  const last = lastOf(views, isBody, isText)
  roles.forEach((role, index) => {
    if (role === 'article' && first >= 0 && (index < first || index > last)) roles[index] = 'chrome'
  })
  return { views, roles }
}

type OfView = (view: BlockView | undefined) => boolean
type OfIndex = (index: number) => boolean

/** The first paragraph; not the headline, if that looks like one; with the salutation before it, if there is one. */
const firstOf = (views: readonly BlockView[], isBody: OfView, isText: OfIndex): number => {
  const paragraph = views.findIndex(isBody)
  const view = views[paragraph]
  if (view === undefined) return -1
  const isFirstLine = !views.slice(0, paragraph).some(({ index }) => isText(index))
  if (isFirstLine && isTitleLike(view)) {
    const next = views.findIndex((other) => other.index > paragraph && isBody(other))
    if (next >= 0) return next
  }
  const isSalutation = isText(paragraph - 1) && /,$/.test(views[paragraph - 1]?.text ?? '')
  return isSalutation ? paragraph - 1 : paragraph
}

const lastOf = (views: readonly BlockView[], isBody: OfView, isText: OfIndex): number => {
  let last = views.findLastIndex(isBody)
  if (last < 0) return -1
  for (
    let next = views[last + 1];
    next !== undefined && isText(next.index) && isTailOfText(next);
    next = views[last + 1]
  ) {
    last += 1
  }
  return last
}
