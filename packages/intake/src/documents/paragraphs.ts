import type { PageReading } from '../html/page-reading.ts'
import { readingWithoutMarkup } from '../plain/reading-without-markup.ts'

/** Paragraphs as a page reading, one block each; those without a word are left out. */
export const readingOf = (paragraphs: readonly string[]): PageReading =>
  readingWithoutMarkup((collector) => {
    let at = 0
    for (const paragraph of paragraphs) {
      collector.add(paragraph, at, paragraph.length)
      collector.endBlock()
      at += paragraph.length + 1
    }
  })
