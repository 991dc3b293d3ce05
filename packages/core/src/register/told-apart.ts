type Two = readonly [string, string]

/**
 * By way of what it follows that two claims' groups share nobody, where that is said of two others: the two claims, and pairs of claims
 * that are told to be about the same people, over which each is reached from one of those of which it is said.
 */
export interface Via {
  readonly pair: Two
  readonly same: readonly Two[]
}

const VIA = 'via'

/** What tells that groups share nobody, by the two claims of which it is said. */
export const apartId = (said: Two, via: Via | null = null): string =>
  ['disjoint', ...said, ...(via ? [VIA, ...via.pair, ...via.same.flat()] : [])].join(' ')

/** The pairs of claims about the same people by way of which what an id tells follows. */
export function waysOf(id: string): readonly Two[] {
  const [word, , , via, , , ...ends] = id.split(' ')
  if (word !== 'disjoint' || via !== VIA) return []
  return ends.flatMap((end, at): readonly Two[] => (at % 2 === 1 ? [] : [[end, ends[at + 1] ?? '']]))
}

/**
 * Whether what is told by an id still follows without some claims and some pairs that were the same people: for that both claims have to
 * be about the same groups as those of which it is said, by whatever way is left.
 */
export function isStillTold(id: string, isOut: (claim: string) => boolean, parted: readonly Two[]): boolean {
  const [, one = '', other = '', via, ...rest] = id.split(' ')
  if (via !== VIA) return !id.split(' ').some(isOut)
  const [first = '', second = ''] = rest
  if ([one, other, first, second].some(isOut)) return false
  const left = waysOf(id).filter(
    (pair) => !pair.some(isOut) && !parted.some((two) => two.every((each) => pair.includes(each))),
  )
  return leadsTo(one, first, left) && leadsTo(other, second, left)
}

function leadsTo(from: string, to: string, pairs: readonly Two[]): boolean {
  const reached = new Set([from])
  for (const claim of reached)
    for (const pair of pairs) if (pair.includes(claim)) for (const end of pair) reached.add(end)
  return reached.has(to)
}
