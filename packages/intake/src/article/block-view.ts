import type { PageElement, PageReading, TextBlock } from '../html/page-reading.ts'
import { type Zone, zonesOf } from './zones.ts'

/** A block with what can be told of it before anything is decided. */
export interface BlockView {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly element: number
  readonly tag: string
  readonly names: string
  readonly parent: number
  /** The element around the parent: for a list item, what holds the list. */
  readonly holder: number
  /** 1 to 6 for headings, 0 for all else. */
  readonly heading: number
  readonly linkShare: number
  readonly boldShare: number
  readonly zone: Zone
  /** Long enough and with few enough links to be a paragraph someone wrote. */
  readonly isProse: boolean
}

const PROSE_LENGTH = 80
const PROSE_LINK_SHARE = 0.4

const isProse = (block: TextBlock): boolean =>
  block.end - block.start >= PROSE_LENGTH && block.linked / (block.end - block.start) < PROSE_LINK_SHARE

/** Sums a number of each block over all elements around it. Children stand behind their parents, so one pass back will do. */
export const sumOverElements = (reading: PageReading, ofBlock: (block: TextBlock) => number): number[] => {
  const sums = new Array<number>(reading.elements.length).fill(0)
  for (const block of reading.blocks) {
    if (block.element >= 0) sums[block.element] = (sums[block.element] ?? 0) + ofBlock(block)
  }
  for (let index = reading.elements.length - 1; index >= 0; index -= 1) {
    const parent = reading.elements[index]?.parent ?? -1
    if (parent >= 0) sums[parent] = (sums[parent] ?? 0) + (sums[index] ?? 0)
  }
  return sums
}

const headingLevel = (reading: PageReading, element: PageElement | undefined): number => {
  let here = element
  for (let up = 0; here !== undefined && up < 3; up += 1) {
    const level = /^h([1-6])$/.exec(here.tag)?.[1]
    if (level !== undefined) return Number(level)
    here = reading.elements[here.parent]
  }
  return 0
}

export const viewBlocks = (reading: PageReading): readonly BlockView[] => {
  const prose = sumOverElements(reading, (block) => (isProse(block) ? block.end - block.start : 0))
  const zones = zonesOf(reading, prose)
  return reading.blocks.map((block, index) => {
    const element = reading.elements[block.element]
    const length = Math.max(1, block.end - block.start)
    return {
      index,
      start: block.start,
      end: block.end,
      text: reading.text.slice(block.start, block.end),
      element: block.element,
      tag: element?.tag ?? '',
      names: element?.names ?? '',
      parent: element?.parent ?? -1,
      holder: reading.elements[element?.parent ?? -1]?.parent ?? -1,
      heading: headingLevel(reading, element),
      linkShare: block.linked / length,
      boldShare: block.bold / length,
      zone: zones[block.element] ?? null,
      isProse: isProse(block),
    }
  })
}
