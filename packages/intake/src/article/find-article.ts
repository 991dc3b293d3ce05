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

/** Siblings of the container that are prose too: pages split one article over several boxes. */
const holdersOf = (reading: PageReading, blocks: readonly BlockView[]): ReadonlySet<number> => {
  const { element, points } = chooseContainer(reading, blocks)
  const holders = new Set<number>()
  if (element < 0) return holders
  holders.add(element)
  const parent = blockParent(reading, element)
  const least = Math.max(10, (points[element] ?? 0) * 0.2)
  for (const other of reading.elements) {
    if (other.index !== element && blockParent(reading, other.index) === parent && parent >= 0) {
      if ((points[other.index] ?? 0) >= least) holders.add(other.index)
    }
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

const roleInside = (block: BlockView): BlockRole => {
  if (block.linkShare > 0.5 && !(block.isProse && isSentence(block.text)))
    return block.tag === 'li' ? 'related' : 'chrome'
  return 'article'
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
  const last = roles.findLastIndex((_, index) => isBody(index))
  for (let index = 0; index < roles.length; index += 1) {
    if (roles[index] === 'article' && (index < first || index > last || first < 0)) roles[index] = 'chrome'
  }
}

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
  const roles = views.map((view) =>
    firstRole(view, inside[view.element] ?? false, parents.has(blockParent(reading, view.element))),
  )
  settleHeadings(views, roles)
  trimEnds(views, roles)
  return { views, roles }
}
