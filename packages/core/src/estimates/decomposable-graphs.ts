/**
 * The decomposable (chordal) graphs on so many lists. Each is told by what its likelihood is a product of: for a set of
 * lists, how often its marginal table is multiplied in (or, when negative, divided out).
 */
export interface DecomposableGraph {
  /** Edges as pairs of lists, as in 'lists 1 and 2 depend on one another'. */
  readonly edges: readonly (readonly [number, number])[]
  /** [set of lists as bits, times], without the empty set and without sets that cancel out. */
  readonly factors: readonly (readonly [number, number])[]
}

/** All decomposable graphs: 8 on three lists, 61 on four, 822 on five, 18,154 on six. Expects at most six lists. */
export function decomposableGraphs(lists: number): readonly DecomposableGraph[] {
  const pairs = Array.from({ length: lists }, (_, a) => a).flatMap((a) =>
    Array.from({ length: lists - a - 1 }, (_, at): readonly [number, number] => [a, a + 1 + at]),
  )
  const graphs: DecomposableGraph[] = []
  for (let chosen = 0; chosen < 2 ** pairs.length; chosen++) {
    const edges = pairs.filter((_, at) => (chosen >> at) & 1)
    const factors = factorsOf(lists, edges)
    if (factors) graphs.push({ edges, factors })
  }
  return graphs
}

/**
 * Takes out one list after another whose neighbours all know one another; null when none is left to take: not chordal.
 * Each one taken multiplies its neighbourhood in and divides the neighbours out.
 */
function factorsOf(lists: number, edges: DecomposableGraph['edges']): DecomposableGraph['factors'] | null {
  const near = new Array<number>(lists).fill(0)
  for (const [a, b] of edges) {
    near[a] = (near[a] ?? 0) | (1 << b)
    near[b] = (near[b] ?? 0) | (1 << a)
  }
  const times = new Map<number, number>()
  const add = (set: number, by: number) => set > 0 && times.set(set, (times.get(set) ?? 0) + by)
  let open = 2 ** lists - 1
  while (open > 0) {
    const next = near.findIndex((_, list) => (open >> list) & 1 && knowOneAnother((near[list] ?? 0) & open, near))
    if (next < 0) return null
    const neighbours = (near[next] ?? 0) & open
    add(neighbours | (1 << next), 1)
    add(neighbours, -1)
    open &= ~(1 << next)
  }
  return [...times].filter(([, by]) => by !== 0)
}

function knowOneAnother(set: number, near: readonly number[]): boolean {
  return near.every((known, list) => !((set >> list) & 1) || (set & ~known & ~(1 << list)) === 0)
}
