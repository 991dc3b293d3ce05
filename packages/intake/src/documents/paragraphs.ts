import type { PageReading, TextBlock } from '../html/page-reading.ts'
import { TextCollector } from '../html/text-collector.ts'

/** Paragraphs as a page reading, one block each; those without a word are left out. */
export const readingOf = (paragraphs: readonly string[]): PageReading => {
  const blocks: TextBlock[] = []
  const collector = new TextCollector((start, end) => blocks.push({ start, end, element: -1, linked: 0, bold: 0 }))
  let at = 0
  for (const paragraph of paragraphs) {
    collector.add(paragraph, at, paragraph.length)
    collector.endBlock()
    at += paragraph.length + 1
  }
  collector.finish()
  return {
    text: collector.text,
    runs: collector.runs,
    blocks,
    elements: [],
    metas: new Map(),
    jsonLd: [],
    documentTitle: null,
    canonical: null,
    htmlLang: null,
    cutOff: false,
    tangled: false,
  }
}
