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

/**
 * Roles in a page without markup: everything from the first paragraph to the last is article, but for lines whose words
 * say otherwise. Here a wrong 'chrome' loses a report and a wrong 'article' costs little, so doubt goes to the article.
 */
export const findPlainArticle = (reading: PageReading): FoundArticle => {
  const views = viewBlocks(reading)
  const roles = views.map(roleOf)
  followRelated(views, roles)
  const isBody = (index: number): boolean => {
    const view = views[index]
    return view !== undefined && roles[index] === 'article' && isParagraph(view)
  }
  const paragraph = roles.findIndex((_, index) => isBody(index))
  const first =
    /,$/.test(views[paragraph - 1]?.text ?? '') && roles[paragraph - 1] === 'article' ? paragraph - 1 : paragraph
  const last = roles.findLastIndex((_, index) => isBody(index))
  roles.forEach((role, index) => {
    if (role === 'article' && (index < first || index > last || first < 0)) roles[index] = 'chrome'
  })
  return { views, roles }
}
