import { isBlockTag } from '../html/element-kinds.ts'
import type { PageReading } from '../html/page-reading.ts'
import { type BlockView, sumOverElements } from './block-view.ts'

/**
 * Finds the elements that hold the article, after Arc90's Readability: paragraphs give points to the elements around
 * them, less the farther up, and elements full of links lose theirs.
 */
const MIN_LENGTH = 25
/** What a paragraph's points are divided by for the element around it, the one around that, and so on. */
const DIVIDERS = [1, 2, 6, 9, 12]

const COMMAS = /[,،、，՝;]/g

const pointsOf = (block: BlockView): number =>
  1 + (block.text.match(COMMAS)?.length ?? 0) + Math.min(Math.floor(block.text.length / 100), 3)

const GOOD_NAMES =
  /[ _-](?:article|articlebody|body|content|entry|hentry|main|page|post|text|blog|story|copy|news|detail|details)[ _-]/
const GOOD_TAGS = new Map([
  ['article', 10],
  ['main', 5],
  ['div', 5],
  ['section', 5],
  ['td', 3],
  ['pre', 3],
  ['blockquote', 3],
])
const POOR_TAGS = new Set(['ul', 'ol', 'dl', 'dd', 'dt', 'li', 'form', 'address', 'th'])

const namePoints = (tag: string, names: string): number => {
  const byTag = GOOD_TAGS.get(tag) ?? (POOR_TAGS.has(tag) ? -3 : 0)
  const byBody = / articlebody /.test(names) ? 50 : 0
  return byTag + byBody + (GOOD_NAMES.test(names) ? 25 : 0)
}

const isCandidate = (block: BlockView): boolean =>
  block.zone === null && block.linkShare < 0.5 && block.text.length >= MIN_LENGTH && block.heading === 0

export const blockParent = (reading: PageReading, from: number): number => {
  let index = reading.elements[from]?.parent ?? -1
  while (index >= 0 && !isBlockTag(reading.elements[index]?.tag ?? '')) index = reading.elements[index]?.parent ?? -1
  return index
}

export interface Container {
  /** The element with the most points; -1 when the page has no prose at all. */
  readonly element: number
  readonly points: readonly number[]
}

/** Points of the text alone: each paragraph's for the element around it, half for the next, then less and less. */
const textPoints = (reading: PageReading, blocks: readonly BlockView[]): Map<number, number> => {
  const blocksIn = new Map<number, number>()
  for (const block of blocks) blocksIn.set(block.element, (blocksIn.get(block.element) ?? 0) + 1)
  const points = new Map<number, number>()
  for (const block of blocks) {
    if (!isCandidate(block)) continue
    // An element with several lines of its own is what holds them; one with a single line is itself the paragraph.
    const isAlone = (blocksIn.get(block.element) ?? 0) < 2
    let holder = isAlone ? blockParent(reading, block.element) : block.element
    for (const divider of DIVIDERS) {
      if (holder < 0) break
      points.set(holder, (points.get(holder) ?? 0) + pointsOf(block) / divider)
      holder = blockParent(reading, holder)
    }
  }
  return points
}

export const chooseContainer = (reading: PageReading, blocks: readonly BlockView[]): Container => {
  const points = new Array<number>(reading.elements.length).fill(0)
  const lengths = sumOverElements(reading, (block) => block.end - block.start)
  const linked = sumOverElements(reading, (block) => block.linked)
  let best = -1
  for (const [index, byText] of textPoints(reading, blocks)) {
    const element = reading.elements[index]
    const share = (linked[index] ?? 0) / Math.max(1, lengths[index] ?? 0)
    // A good name is worth no more than the text it names: empty boxes have good names too.
    const byName = Math.min(byText, namePoints(element?.tag ?? '', element?.names ?? ''))
    points[index] = (byText + byName) * (1 - share)
    if (best < 0 || (points[index] ?? 0) > (points[best] ?? 0)) best = index
  }
  return { element: best, points }
}
