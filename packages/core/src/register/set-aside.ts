import type { AcceptedClaim } from './accepted-claims.ts'
import type { GroupRelations } from './groups.ts'
import { isRegional } from './regions.ts'
import type { SetAside } from './relations-book.ts'
import type { Pair } from './ties.ts'

/** What is left to ask a question of once some grounds are set aside. */
export interface LeftToAsk {
  readonly grounds: ReadonlySet<string>
  readonly relations: GroupRelations
  readonly isLeft: (item: AcceptedClaim) => boolean
}

/** What is left of some claims and their relations without some grounds; null where that is not looked at. */
export function leftToAsk(
  setAside: readonly string[],
  items: readonly AcceptedClaim[],
  relations: GroupRelations,
): LeftToAsk | null {
  const grounds = new Set(setAside)
  const isOut = (item: AcceptedClaim): boolean => grounds.has(item.from.origin)
  const left = relations.without(
    items.map(({ id }) => id),
    setAsideOf(grounds, isOut),
  )
  return left && { grounds, relations: left, isLeft: (item) => !isOut(item) }
}

/** Words of rulings, by the first word of the relations and grounds that they come to. */
export const RULED: Readonly<Record<string, readonly string[]>> = {
  disjoint: ['disjoint', 'more'],
  'part-of': ['part-of'],
  same: ['same-group', 'transfer'],
  everybody: ['exhausts'],
  stock: ['exhausts'],
}

function setAsideOf(grounds: ReadonlySet<string>, isOut: SetAside['isOut']): SetAside {
  const words = [...grounds].map((ground) => ground.split(' '))
  return {
    isOut,
    isNot: (word, [claim, other]) =>
      words.some(([ruled = '', one, two]) => {
        if (!RULED[ruled]?.includes(word)) return false
        if (word === 'exhausts') return claim === one
        return (claim === one && other === two) || (word !== 'part-of' && claim === two && other === one)
      }),
    mayShare: [...grounds].filter(isRegional).map((ground): Pair => {
      const [, one = '', two = ''] = ground.split(' ')
      return [one, two]
    }),
  }
}
