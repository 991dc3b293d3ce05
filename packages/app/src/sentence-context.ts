import type { Block, Claim, PageText } from '@muster/core'

const CONTEXT = 280

/** A sentence is shown within its paragraph: a menu or a headline beside it is no context. */
const blockStart = (blocks: readonly Block[], at: number): number =>
  blocks.findLast((block) => block.start <= at)?.start ?? 0
const blockEnd = (blocks: readonly Block[], at: number): number =>
  blocks.find((block) => block.end >= at)?.end ?? Number.POSITIVE_INFINITY

/** A claim's exact words with what stands before and after them in their paragraph, up to 280 characters each. */
export const contextOf = (
  { text, blocks }: Pick<PageText, 'text' | 'blocks'>,
  claim: Pick<Claim, 'start' | 'end'>,
) => ({
  before: text.slice(Math.max(blockStart(blocks, claim.start), claim.start - CONTEXT), claim.start),
  exact: text.slice(claim.start, claim.end),
  after: text.slice(claim.end, Math.min(blockEnd(blocks, claim.end), claim.end + CONTEXT)),
})
