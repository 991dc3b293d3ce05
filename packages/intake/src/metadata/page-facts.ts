import type { BlockRole } from '@muster/core'
import type { BlockView } from '../article/block-view.ts'
import type { PageReading } from '../html/page-reading.ts'
import type { JsonLd } from './json-ld.ts'

/** All that the readers of title, byline, publisher and date look at. */
export interface PageFacts {
  readonly reading: PageReading
  readonly views: readonly BlockView[]
  readonly roles: readonly BlockRole[]
  readonly jsonLd: JsonLd
  readonly url: string | null
  readonly isPlain: boolean
  /** Index of the first and last article block; both -1 when there is none. */
  readonly first: number
  readonly last: number
}

/** The block that holds a place of the text, or undefined between blocks. */
export const viewAt = (views: readonly BlockView[], offset: number): BlockView | undefined => {
  let low = 0
  let high = views.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const view = views[middle]
    if (view === undefined || (view.start <= offset && offset < view.end)) return view
    if (offset < view.start) high = middle - 1
    else low = middle + 1
  }
  return undefined
}

/** A value a reader found, and the words of the page that show it if the page shows them. */
export interface Shown {
  readonly value: string
  readonly block: number | null
  readonly start: number | null
  readonly end: number | null
}

export const unseen = (value: string): Shown => ({ value, block: null, start: null, end: null })

/** A value shown by part of a block; offsets count inside the block. */
export const shownIn = (view: BlockView, from: number, to: number): Shown => ({
  value: view.text.slice(from, to),
  block: view.index,
  start: view.start + from,
  end: view.start + to,
})

export const sameWords = (left: string, right: string): boolean => wordsOnly(left) === wordsOnly(right)

/** Letters and figures alone, in lower case, for comparing what is printed twice. */
export const wordsOnly = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
