import type { Block, BlockRole, PageText } from '@muster/core'
import { type FoundArticle, findArticle } from './article/find-article.ts'
import { isSentence } from './article/is-sentence.ts'
import { languageByWords } from './article/line-words.ts'
import type { PageReading } from './html/page-reading.ts'
import { languageOf } from './language/language-of.ts'
import { readJsonLd } from './metadata/json-ld.ts'
import { type PageFacts, type Shown, sameWords } from './metadata/page-facts.ts'
import { readByline } from './metadata/read-byline.ts'
import { readPublicationDate } from './metadata/read-publication-date.ts'
import { readPublishers } from './metadata/read-publishers.ts'
import { readTitle } from './metadata/read-title.ts'
import { findPlainArticle, isCreditLine } from './plain/find-plain-article.ts'

const factsOf = (reading: PageReading, found: FoundArticle, url: string | null, isPlain: boolean): PageFacts => ({
  reading,
  views: found.views,
  roles: found.roles,
  jsonLd: readJsonLd(reading.jsonLd),
  url,
  isPlain,
  first: found.roles.indexOf('article'),
  last: found.roles.lastIndexOf('article'),
})

/** A line shorter than this that shows the byline or the date has nothing else to say. */
const LONGEST_HEAD_LINE = 160

/** So many characters beside a name or a date tell something of their own. */
const ENOUGH_TOLD = 25

const tellsMore = (line: string, shown: Shown): boolean =>
  isSentence(line) && line.length - ((shown.end ?? 0) - (shown.start ?? 0)) >= ENOUGH_TOLD

const claim = (roles: BlockRole[], facts: PageFacts, shown: Shown | null, role: BlockRole): void => {
  if (shown === null || shown.block === null) return
  const view = facts.views[shown.block]
  const isFree = roles[shown.block] === 'chrome' || (view !== undefined && view.text.length <= LONGEST_HEAD_LINE)
  // 'Twelve men came home on 11 December 2020, the ministry said.': the sentence tells more than its day or its author.
  if (role !== 'title' && roles[shown.block] === 'article' && tellsMore(view?.text ?? '', shown)) return
  if (isFree && (role === 'title' || (view?.text.length ?? 0) <= LONGEST_HEAD_LINE)) roles[shown.block] = role
}

/** Title, byline and date take their blocks; what only repeats the title or names the source is no part of the article. */
const settleRoles = (facts: PageFacts, title: Shown | null, byline: Shown | null, date: Shown | null): BlockRole[] => {
  const roles = [...facts.roles]
  for (const view of facts.views) {
    const isRepeat = title !== null && view.text.length <= 300 && sameWords(view.text, title.value)
    if (roles[view.index] === 'article' && (isRepeat || isCreditLine(view.text))) roles[view.index] = 'chrome'
  }
  claim(roles, facts, date, 'dateline')
  claim(roles, facts, byline, 'byline')
  claim(roles, facts, title, 'title')
  return roles
}

const joined = (blocks: readonly Block[], text: string, take: (block: Block) => boolean): string =>
  blocks
    .filter(take)
    .map((block) => text.slice(block.start, block.end))
    .join('\n')

/** Fewer letters tell a detector nothing; the phrases in them may. */
const ENOUGH_LETTERS = 40

const byPhrases = (frame: readonly string[]): string | null =>
  frame.map(languageByWords).find((language) => language !== null) ?? null

const LONGEST_FRAME_LINE = 200
const LONGEST_FOREIGN_LINE = 120

const baseLanguage = (tag: string | null): string | null =>
  /^[a-z]{2}(?=$|[-_])/i.exec(tag ?? '')?.[0].toLowerCase() ?? null

/** The language of the frame around the article: of its short lines, since notices may be in any. */
const frameLanguage = (reading: PageReading, blocks: readonly Block[]): string | null => {
  const isFrame = ({ role, start, end }: Block): boolean =>
    role === 'chrome' && end - start <= LONGEST_FRAME_LINE && !isCreditLine(reading.text.slice(start, end))
  const frame = joined(blocks, reading.text, isFrame)
  const declared = baseLanguage(reading.htmlLang)
  const letters = frame.match(/\p{L}/gu)?.length ?? 0
  return letters >= ENOUGH_LETTERS ? (languageOf(frame) ?? declared) : (byPhrases(frame.split('\n')) ?? declared)
}

/**
 * A short line in the language of the frame, inside an article in another, is of the frame. Only in that language: on one
 * line full of names detectors see languages that are nowhere on the page.
 */
const dropForeign = (blocks: readonly Block[], lang: string | null, frame: string | null): readonly Block[] => {
  if (lang === null || frame === null || frame === lang) return blocks
  return blocks.map((block) => {
    const isForeign = block.role === 'article' && block.lang === frame && block.end - block.start < LONGEST_FOREIGN_LINE
    return isForeign ? { ...block, role: 'chrome' as const } : block
  })
}

export interface AssembledPage {
  readonly page: PageText
  readonly hasArticle: boolean
}

const isLong = ({ start, end }: Block): boolean => end - start > 80

/** The language of several long paragraphs that are all in one; null where they are not, or are few. */
const sharedLanguage = (blocks: readonly Block[]): string | null => {
  const [first] = blocks
  return blocks.length >= 3 && blocks.every(({ lang }) => lang === first?.lang) ? (first?.lang ?? null) : null
}

/** From what was read off a page to the page as Muster keeps it. */
export const assemblePage = (reading: PageReading, url: string | null, isPlain: boolean): AssembledPage => {
  const found = isPlain ? findPlainArticle(reading) : findArticle(reading)
  const facts = factsOf(reading, found, url, isPlain)
  const title = readTitle(facts)
  const byline = readByline(facts, title)
  const date = readPublicationDate(facts, title)
  const roles = settleRoles(facts, title, byline, date?.shown ?? null)
  const rough = facts.views.map(({ start, end, text }, index) => ({
    start,
    end,
    role: roles[index] ?? ('chrome' as const),
    lang: languageOf(text),
  }))
  // Long paragraphs tell it best; a text of short ones has a language too.
  const isArticle = ({ role }: Block): boolean => role === 'article'
  const lang =
    sharedLanguage(rough.filter((block) => isArticle(block) && isLong(block))) ??
    languageOf(joined(rough, reading.text, (block) => isArticle(block) && isLong(block))) ??
    languageOf(joined(rough, reading.text, isArticle))
  const chromeLang = frameLanguage(reading, rough)
  const blocks = dropForeign(rough, lang, chromeLang)
  const publishers = readPublishers({ ...facts, roles }, title)
  const page: PageText = {
    text: reading.text,
    blocks,
    title: title?.value ?? null,
    byline: byline?.value ?? null,
    published: date?.edtf ?? null,
    publishedNoEarlierThan: null,
    lang,
    chromeLang,
    publishers,
  }
  return { page, hasArticle: blocks.some(({ role }) => role === 'article') }
}
