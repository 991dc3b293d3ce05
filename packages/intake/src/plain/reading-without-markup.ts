import type { PageReading, TextBlock } from '../html/page-reading.ts'
import { TextCollector } from '../html/text-collector.ts'

/** The reading of a page that has text and nothing else. `collect` adds the text and ends its blocks, which it is shown. */
export const readingWithoutMarkup = (
  collect: (collector: TextCollector, blocks: readonly TextBlock[]) => void,
): PageReading => {
  const blocks: TextBlock[] = []
  const collector = new TextCollector((start, end) => blocks.push({ start, end, element: -1, linked: 0, bold: 0 }))
  collect(collector, blocks)
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
