import type { BlockRole } from '@muster/core'
import type { PageReading } from '../html/page-reading.ts'
import { type BlockView, viewBlocks } from './block-view.ts'
import { blockParent, chooseContainer } from './choose-container.ts'
import { opensRelated, roleByWords } from './line-words.ts'

export interface FoundArticle {
  readonly views: readonly BlockView[]
  readonly roles: readonly BlockRole[]
}

const ENDS_SENTENCE = /[.!?…։。؟।]["'”’»)\]]{0,3}$/u

export const isSentence = (text: string): boolean => text.length >= 30 && ENDS_SENTENCE.test(text)

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

/** A salutation or a dateline in a paragraph of its own, made like the first paragraph, is the article's opening. */
const openingOf = (blocks: readonly BlockView[], first: number): number => {
  const body = blocks[first]
  const before = blocks[first - 1]
  if (body === undefined || before === undefined) return first
  const isAlike = before.tag === 'p' && body.tag === 'p' && before.parent === body.parent && before.names === body.names
  return isAlike && before.linkShare === 0 && before.boldShare < 0.5 && /[,:.]$/.test(before.text) ? first - 1 : first
}

/** Short lines behind the last paragraph and made like it are a list that ends the article, if there are enough of them. */
const closingOf = (blocks: readonly BlockView[], roles: readonly BlockRole[], last: number): number => {
  const body = blocks[last]
  if (body === undefined) return last
  let end = last
  for (let index = last + 1; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (block === undefined || roles[index] !== 'article') break
    const isAlike = block.tag === body.tag && block.parent === body.parent
    const isItem = block.tag === 'li' && (block.holder === body.parent || block.parent === body.parent)
    const isHeading = block.heading > 0 && block.parent === body.parent
    if (!isAlike && !isItem && !isHeading) break
    if (!isHeading) end = index
  }
  return end - last >= SHORTEST_LIST ? end : last
}

const SHORTEST_LIST = 3
const SHORTEST_ARTICLE = 150

/** Short lines before the first and behind the last paragraph are headings of something else, counters, labels. */
const trimEnds = (blocks: readonly BlockView[], roles: BlockRole[]): void => {
  const isBody = (index: number): boolean => {
    const block = blocks[index]
    return roles[index] === 'article' && block !== undefined && (block.isProse || isSentence(block.text))
  }
  const first = openingOf(
    blocks,
    roles.findIndex((_, index) => isBody(index)),
  )
  if (first < 0 && lengthOf(blocks, roles) >= SHORTEST_ARTICLE) return
  const last = closingOf(
    blocks,
    roles,
    roles.findLastIndex((_, index) => isBody(index)),
  )
  for (let index = 0; index < roles.length; index += 1) {
    if (roles[index] === 'article' && (index < first || index > last || first < 0)) roles[index] = 'chrome'
  }
}

const lengthOf = (blocks: readonly BlockView[], roles: readonly BlockRole[]): number =>
  blocks.reduce((sum, block) => sum + (roles[block.index] === 'article' ? block.text.length : 0), 0)

/** A heading with nothing of the article under it heads something else; links under 'Also read' are other stories. */
const settleHeadings = (blocks: readonly BlockView[], roles: BlockRole[]): void => {
  for (const block of blocks) {
    if (block.heading === 0 || roles[block.index] !== 'article') continue
    const next = roles[block.index + 1]
    if (next !== 'article' && next !== 'caption') roles[block.index] = next === 'related' ? 'related' : 'chrome'
  }
  for (const block of blocks) {
    if (!opensRelated(block.text)) continue
    for (let index = block.index + 1; index < blocks.length; index += 1) {
      const other = blocks[index]
      if (other === undefined || (other.linkShare < 0.5 && other.tag !== 'li')) break
      if (roles[index] === 'chrome' || roles[index] === 'article') roles[index] = 'related'
    }
  }
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
