import type { BlockRole } from '@muster/core'
import type { BlockView } from './block-view.ts'
import { opensRelated } from './line-words.ts'

/** A heading with nothing of the article under it heads something else. */
const dropLoneHeadings = (blocks: readonly BlockView[], roles: BlockRole[]): void => {
  for (const block of blocks) {
    if (block.heading === 0 || roles[block.index] !== 'article') continue
    const next = roles[block.index + 1]
    if (next !== 'article' && next !== 'caption') roles[block.index] = next === 'related' ? 'related' : 'chrome'
  }
}

/** The lines that follow 'Also read' and are links or list items are other stories. */
const followRelated = (blocks: readonly BlockView[], roles: BlockRole[]): void => {
  let isUnderLead = false
  for (const block of blocks) {
    if (opensRelated(block.text)) isUnderLead = true
    else if (block.linkShare < 0.5 && block.tag !== 'li') isUnderLead = false
    else if (isUnderLead && (roles[block.index] === 'chrome' || roles[block.index] === 'article'))
      roles[block.index] = 'related'
  }
}

export const settleHeadings = (blocks: readonly BlockView[], roles: BlockRole[]): void => {
  dropLoneHeadings(blocks, roles)
  followRelated(blocks, roles)
}
