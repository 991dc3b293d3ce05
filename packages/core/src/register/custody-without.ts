import { STANDINGS } from '../claims/kinds.ts'
import type { After } from './contradiction.ts'
import { type PairOfLists, withElsewhere } from './custody-flow.ts'
import { boundsPerStanding, type CustodyQuestion, lastEmptying, pairOf } from './custody-standings.ts'
import { type Listed, listed } from './group.ts'
import { leftToAsk } from './set-aside.ts'

/**
 * What the register would say of those held once some grounds were set aside: the question is asked again without them. What stands in
 * another's place, what is the same leaving only as long as nobody says otherwise, and who is among the dead shows only so.
 */
export const boundsAfter =
  (lists: PairOfLists, question: CustodyQuestion): After =>
  (setAside) => {
    const left = leftToAsk(setAside, [...lists.inward.items, ...lists.outward.items], question.relations)
    if (left === null) return null
    const { grounds, relations, isLeft } = left
    const { find } = relations
    const named = question.namedWithout?.((claim) => find(claim) === undefined, grounds)
    const asked = { ...question, relations, ...(named ? { named } : {}) }
    const { inward, outward } = lists.told ?? lists
    const among = ({ items }: Listed): Listed => listed(items.filter(isLeft))
    const pair = pairOf(
      withElsewhere({ ...lists, inward: among(inward), outward: among(outward) }, { relations, find }),
      asked,
    )
    if (pair === null) return { min: 0, max: null, contradicts: null }
    const found = boundsPerStanding(pair, asked, lastEmptying(pair, asked.trueAt))[STANDINGS.indexOf(asked.standing)]
    return { min: found?.bounds.min ?? 0, max: found?.bounds.max ?? null, contradicts: found?.contradicts ?? null }
  }
