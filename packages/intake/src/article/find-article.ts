import type { BlockRole } from '@muster/core'
import type { PageReading } from '../html/page-reading.ts'
import { type BlockView, viewBlocks } from './block-view.ts'
import { blockParent, chooseContainer } from './choose-container.ts'
import { isSentence } from './is-sentence.ts'
import { roleByWords } from './line-words.ts'
import { settleHeadings } from './settle-headings.ts'
import { trimEnds } from './trim-ends.ts'

export interface FoundArticle {
  readonly views: readonly BlockView[]
  readonly roles: readonly BlockRole[]
}

const SHARED_LEVELS = 6

/** Whether two elements have an ancestor in common within a few levels. */
const areKin = (reading: PageReading, one: number, other: number): boolean => {
  const above = new Set<number>()
  for (let level = 0, index = one; level < SHARED_LEVELS && index >= 0; level += 1) {
    index = blockParent(reading, index)
    above.add(index)
  }
  for (let level = 0, index = other; level < SHARED_LEVELS && index >= 0; level += 1) {
    index = blockParent(reading, index)
    if (index >= 0 && above.has(index)) return true
  }
  return false
}

/**
 * The container and those that belong to it: siblings with points of their own, and near elements made in the same way.
 * Pages split one article over several boxes to put advertisements between them.
 */
const holdersOf = (reading: PageReading, blocks: readonly BlockView[]): ReadonlySet<number> => {
  const { element, points } = chooseContainer(reading, blocks)
  const holders = new Set<number>()
  const chosen = reading.elements[element]
  if (chosen === undefined) return holders
  holders.add(element)
  const parent = blockParent(reading, element)
  const least = Math.max(10, (points[element] ?? 0) * 0.2)
  for (const other of reading.elements) {
    const worth = points[other.index] ?? 0
    if (other.index === element || worth <= 0) continue
    const isSibling = worth >= least && parent >= 0 && blockParent(reading, other.index) === parent
    const isAlike = chosen.names !== '' && other.tag === chosen.tag && other.names === chosen.names
    if (isSibling || (isAlike && areKin(reading, element, other.index))) holders.add(other.index)
  }
  return holders
}

const insideOf = (reading: PageReading, holders: ReadonlySet<number>): readonly boolean[] => {
  const inside: boolean[] = []
  for (const element of reading.elements) {
    inside.push(holders.has(element.index) || (inside[element.parent] ?? false))
  }
  return inside
}

const MOSTLY_LINKS = 0.8

const roleInside = (block: BlockView): BlockRole => {
  if (block.linkShare <= 0.5) return 'article'
  if (block.linkShare < MOSTLY_LINKS && block.text.length >= 80 && isSentence(block.text)) return 'article'
  return block.tag === 'li' ? 'related' : 'chrome'
}

const firstRole = (block: BlockView, inside: boolean, isSibling: boolean): BlockRole => {
  if (block.zone !== null) return block.zone
  const byWords = roleByWords(block.text)
  if (byWords !== null) return byWords
  if (inside) return roleInside(block)
  return isSibling && block.isProse && block.linkShare < 0.25 && isSentence(block.text) ? 'article' : 'chrome'
}

/** The role of every block of a page of markup, but for title, byline and dateline. */
export const findArticle = (reading: PageReading): FoundArticle => {
  const views = viewBlocks(reading)
  const holders = holdersOf(reading, views)
  const inside = insideOf(reading, holders)
  const parents = new Set([...holders].map((holder) => blockParent(reading, holder)))
  const hasProse = views.some((view) => view.isProse && (inside[view.element] ?? false))
  const roles = views.map((view) =>
    firstRole(view, inside[view.element] ?? false, hasProse && parents.has(blockParent(reading, view.element))),
  )
  settleHeadings(views, roles)
  trimEnds(views, roles)
  return { views, roles }
}
