import type { Block, BlockRole, PageText } from '@muster/core'
import type { AssembledPage } from '../assemble-page.ts'
import type { PageReading } from '../html/page-reading.ts'
import { languageOf } from '../language/language-of.ts'
import type { ArchiverReport } from './read-report.ts'

/**
 * The page that a report of auto-archiver tells of: its words are the article, and all else that the report shows is its
 * frame. Title, day and publisher are those of what was archived, never of the report.
 */
export function assembleReport(reading: PageReading, report: ArchiverReport): AssembledPage {
  const { title, content, published } = report
  const lies = ({ start, end }: Pick<Block, 'start' | 'end'>, shown: typeof title) =>
    shown !== null && start < shown.end && end > shown.start
  const roleOf = (block: Pick<Block, 'start' | 'end'>): BlockRole => {
    if (content.some((shown) => lies(block, shown))) return 'article'
    if (lies(block, title)) return 'title'
    return lies(block, published) ? 'dateline' : 'chrome'
  }
  const blocks = reading.blocks.map(({ start, end }) => ({
    start,
    end,
    role: roleOf({ start, end }),
    lang: languageOf(reading.text.slice(start, end)),
  }))
  const page: PageText = {
    text: reading.text,
    blocks,
    title: title?.value ?? report.url,
    byline: null,
    published: published?.value ?? null,
    publishedNoEarlierThan: null,
    lang: languageOf(content.map(({ value }) => value).join('\n')),
    chromeLang: 'en',
    publishers: [{ name: new URL(report.url).hostname.replace(/^www\./u, ''), role: 'shows', evidence: null }],
  }
  return { page, hasArticle: content.length > 0 }
}

/** How a page came here, as its report tells it. */
export const noteOfReport = ({ url, archived }: ArchiverReport): string =>
  `From ${url}${archived === null ? '' : `, archived ${archived}`}, as a report of auto-archiver keeps it.`
