import type { BlockRole } from '@muster/core'
import type { BlockView } from './block-view.ts'
import { isSentence } from './is-sentence.ts'

/** A salutation or a dateline in a paragraph of its own, made like the first paragraph, is the article's opening. */
const openingOf = (blocks: readonly BlockView[], first: number): number => {
  const body = blocks[first]
  const before = blocks[first - 1]
  if (body === undefined || before === undefined) return first
  const isAlike = before.tag === 'p' && body.tag === 'p' && before.parent === body.parent && before.names === body.names
  return isAlike && before.linkShare === 0 && before.boldShare < 0.5 && /[,:.]$/.test(before.text) ? first - 1 : first
}

/** Short lines behind the last paragraph and made like it are a list that ends the article, if there are enough of them, or a page cut off. */
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
  const isCutOff = end === blocks.length - 1
  return isCutOff || end - last >= SHORTEST_LIST ? end : last
}

const SHORTEST_LIST = 3
const SHORTEST_ARTICLE = 150

/** Short lines before the first and behind the last paragraph are headings of something else, counters, labels. */
export const trimEnds = (blocks: readonly BlockView[], roles: BlockRole[]): void => {
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
