import type { SetRelation } from './system.ts'

/** One inequality between sizes: the sum of `sign × size` over its terms is at least 0. */
export interface Row {
  readonly sets: readonly number[]
  readonly signs: readonly (1 | -1)[]
  /** Set relations that it follows from; for a packing, those of each pair it keeps apart. */
  readonly relations: readonly string[]
  readonly balance: { readonly relation: string; readonly times: 1 | -1 } | null
}

/** Sets that hang together, as numbers, with every inequality that follows from one or a few relations. */
export interface Network {
  readonly sets: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly relations: readonly SetRelation[]
  readonly rows: readonly Row[]
  readonly rowsOf: readonly (readonly number[])[]
  /** Whether intervals alone settle every bound: see `settledByIntervals`. */
  readonly settled: boolean
}

/** Maximal groups of mutually disjoint parts looked for in one whole; more would be no help to anybody. */
const MOST_CLIQUES = 400

/** Numbers the sets of one component and draws up its inequalities. `sets` must hold every set its relations name. */
export function networkOf(sets: readonly string[], relations: readonly SetRelation[]): Network {
  const indexOf = new Map(sets.map((set, at) => [set, at]))
  const at = (set: string): number => indexOf.get(set) ?? -1
  const rows: Row[] = []
  const add = (plus: readonly number[], minus: readonly number[], by: readonly string[], balance: Row['balance']) =>
    rows.push({
      sets: [...plus, ...minus],
      signs: [...plus.map(() => 1 as const), ...minus.map(() => -1 as const)],
      relations: by,
      balance,
    })
  for (const relation of relations)
    switch (relation.kind) {
      case 'part-of':
        add([at(relation.whole)], [at(relation.part)], [relation.id], null)
        break
      case 'same':
        add([at(relation.a)], [at(relation.b)], [relation.id], null)
        add([at(relation.b)], [at(relation.a)], [relation.id], null)
        break
      case 'exhausts':
        add(relation.parts.map(at), [at(relation.whole)], [relation.id], null)
        break
      case 'balance': {
        const [plus, minus] = [relation.plus.map(at), relation.minus.map(at)]
        add(plus, minus, [], { relation: relation.id, times: 1 })
        if (relation.equal) add(minus, plus, [], { relation: relation.id, times: -1 })
        break
      }
      case 'disjoint':
        break
    }
  const wholes = familiesOf(relations, indexOf)
  for (const family of wholes) for (const pack of packingsOf(family)) add([family.whole], pack.sets, pack.by, null)
  return {
    sets,
    indexOf,
    relations,
    rows,
    rowsOf: rowsBySet(sets.length, rows),
    settled: settledByIntervals(sets.length, relations, wholes, indexOf),
  }
}

function rowsBySet(count: number, rows: readonly Row[]): readonly (readonly number[])[] {
  const rowsOf: number[][] = Array.from({ length: count }, () => [])
  rows.forEach((row, index) => {
    for (const set of row.sets) rowsOf[set]?.push(index)
  })
  return rowsOf
}

/** A whole, its direct parts, and which of them share nobody, each with the relation that says so. */
interface Family {
  readonly whole: number
  readonly parts: ReadonlyMap<number, string>
  /** Per relation: the parts of this whole that it keeps apart, two or more. */
  readonly apart: { readonly sets: readonly number[]; readonly by: string }[]
}

function familiesOf(relations: readonly SetRelation[], indexOf: ReadonlyMap<string, number>): readonly Family[] {
  const families = new Map<number, { parts: Map<number, string>; apart: Family['apart'] }>()
  const wholesOf = new Map<number, number[]>()
  for (const relation of relations) {
    if (relation.kind !== 'part-of') continue
    const [part, whole] = [indexOf.get(relation.part) ?? -1, indexOf.get(relation.whole) ?? -1]
    const family = families.get(whole) ?? { parts: new Map(), apart: [] }
    families.set(whole, family)
    if (family.parts.has(part)) continue
    family.parts.set(part, relation.id)
    wholesOf.set(part, [...(wholesOf.get(part) ?? []), whole])
  }
  for (const relation of relations) {
    if (relation.kind !== 'disjoint') continue
    for (const [whole, sets] of siblingsAmong(
      [...new Set(relation.sets)].map((set) => indexOf.get(set) ?? -1),
      wholesOf,
    ))
      families.get(whole)?.apart.push({ sets, by: relation.id })
  }
  return [...families].map(([whole, family]) => ({ whole, ...family }))
}

/** Of some sets, those that are parts of one whole, two or more, by whole. */
function siblingsAmong(
  sets: readonly number[],
  wholesOf: ReadonlyMap<number, readonly number[]>,
): readonly (readonly [number, readonly number[]])[] {
  const byWhole = new Map<number, number[]>()
  for (const part of sets)
    for (const whole of wholesOf.get(part) ?? []) {
      const siblings = byWhole.get(whole)
      if (siblings) siblings.push(part)
      else byWhole.set(whole, [part])
    }
  return [...byWhole].filter(([, siblings]) => siblings.length > 1)
}

/** The largest groups of parts that share nobody: their sizes together fit into the whole. */
function packingsOf(family: Family): readonly { sets: readonly number[]; by: readonly string[] }[] {
  const partOf = (sets: readonly number[]) => sets.map((set) => family.parts.get(set) ?? '')
  const [only] = family.apart
  if (family.apart.length === 0 || !only) return []
  if (family.apart.length === 1) return [{ sets: only.sets, by: [...partOf(only.sets), only.by] }]
  const apart = apartPairs(family)
  return cliquesOf(apart).map((sets) => ({
    sets,
    by: [...new Set([...partOf(sets), ...pairsOf(sets).map(([a, b]) => apart.get(a)?.get(b) ?? '')])],
  }))
}

type Apart = ReadonlyMap<number, ReadonlyMap<number, string>>

function apartPairs(family: Family): Apart {
  const apart = new Map<number, Map<number, string>>()
  const note = (a: number, b: number, by: string) => {
    const known = apart.get(a) ?? new Map<number, string>()
    apart.set(a, known)
    if (!known.has(b)) known.set(b, by)
  }
  for (const { sets, by } of family.apart)
    for (const [a, b] of pairsOf(sets)) {
      note(a, b, by)
      note(b, a, by)
    }
  return apart
}

const pairsOf = (sets: readonly number[]): readonly (readonly [number, number])[] =>
  sets.flatMap((a, at) => sets.slice(at + 1).map((b) => [a, b] as const))

/** Maximal cliques by Bron and Kerbosch with a pivot, cut off when there are too many to be worth it. */
function cliquesOf(apart: Apart): readonly (readonly number[])[] {
  const cliques: number[][] = []
  const near = (a: number, b: number): boolean => apart.get(a)?.has(b) ?? false
  const grow = (chosen: readonly number[], open: readonly number[], done: readonly number[]): void => {
    if (cliques.length >= MOST_CLIQUES) return
    if (open.length === 0 && done.length === 0) {
      if (chosen.length > 1) cliques.push([...chosen])
      return
    }
    const degree = (set: number) => open.filter((other) => near(set, other)).length
    const pivot = [...open, ...done].reduce((best, set) => (degree(set) > degree(best) ? set : best))
    let [left, seen] = [[...open], [...done]]
    for (const set of open.filter((each) => !near(pivot, each))) {
      grow(
        [...chosen, set],
        left.filter((other) => near(set, other)),
        seen.filter((other) => near(set, other)),
      )
      left = left.filter((other) => other !== set)
      seen = [...seen, set]
    }
  }
  grow([], [...apart.keys()], [])
  return cliques
}

/**
 * Whether interval propagation finds every bound of a component exactly. It does when the sets and the families that tie
 * them form a tree (then what each family allows by itself fits together), and when in each family the parts that share
 * nobody form a graph without a path of four (such graphs are perfect: the fewest people who fill all parts are as many
 * as the heaviest group of mutually disjoint parts). And it does when wholes are only said to be made up of parts.
 */
function settledByIntervals(
  count: number,
  relations: readonly SetRelation[],
  families: readonly Family[],
  indexOf: ReadonlyMap<string, number>,
): boolean {
  if (areOnlyMadeUp(relations)) return true
  const roots = new DisjointSets(count)
  const wholeOf = new Map<number, number>()
  for (const { whole, parts } of families)
    for (const part of parts.keys()) {
      if (!roots.join(whole, part)) return false
      wholeOf.set(part, whole)
    }
  const exhausted = new Set<string>()
  const at = (set: string): number => indexOf.get(set) ?? -1
  const partsOf = new Map(families.map((family) => [family.whole, family.parts]))
  const fits = (relation: SetRelation): boolean => {
    switch (relation.kind) {
      case 'same':
        return roots.join(at(relation.a), at(relation.b))
      case 'balance': {
        const [first = 0, ...rest] = [...relation.plus, ...relation.minus].map(at)
        return rest.every((set) => roots.join(first, set))
      }
      case 'exhausts': {
        if (exhausted.has(relation.whole)) return false
        exhausted.add(relation.whole)
        const parts = partsOf.get(at(relation.whole))
        return parts?.size === relation.parts.length && relation.parts.every((part) => parts.has(at(part)))
      }
      case 'disjoint': {
        const wholes = new Set(relation.sets.map((set) => wholeOf.get(at(set)) ?? -1))
        // A set that shares nobody with itself has nobody in it: no interval says so.
        return wholes.size === 1 && !wholes.has(-1) && new Set(relation.sets).size === relation.sets.length
      }
      case 'part-of':
        return true
    }
  }
  return relations.every(fits) && families.every((family) => family.apart.length <= 1 || hasNoPathOfFour(family))
}

/**
 * Whether all that is said is that some wholes, each once and none a part itself, are made up of parts: with parts that share nobody and are
 * as large as may be, every whole is any people of its parts, so that each bound is reached by itself.
 */
function areOnlyMadeUp(relations: readonly SetRelation[]): boolean {
  const [wholes, parts] = [new Set<string>(), new Set<string>()]
  for (const relation of relations) {
    if (relation.kind !== 'exhausts' || wholes.has(relation.whole)) return false
    wholes.add(relation.whole)
    if (new Set(relation.parts).size < relation.parts.length) return false
    for (const part of relation.parts) parts.add(part)
  }
  return [...wholes].every((whole) => !parts.has(whole))
}

class DisjointSets {
  readonly #parent: Int32Array

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, at) => at)
  }

  #root(at: number): number {
    let root = at
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root
    return root
  }

  /** False when the two were joined already: then a second way leads between them. */
  join(a: number, b: number): boolean {
    const [first, second] = [this.#root(a), this.#root(b)]
    if (first === second) return false
    this.#parent[second] = first
    return true
  }
}

/** Cographs fall apart into pieces, they or their complements, down to single sets. */
function hasNoPathOfFour(family: Family): boolean {
  const apart = apartPairs(family)
  const near = (a: number, b: number): boolean => apart.get(a)?.has(b) ?? false
  const falls = (sets: readonly number[]): boolean => {
    if (sets.length < 4) return true
    for (const wanted of [true, false]) {
      const pieces = piecesOf(sets, (a, b) => near(a, b) === wanted)
      if (pieces.length > 1) return pieces.every(falls)
    }
    return false
  }
  return falls([...apart.keys()])
}

function piecesOf(sets: readonly number[], tied: (a: number, b: number) => boolean): readonly (readonly number[])[] {
  const open = new Set(sets)
  const pieces: number[][] = []
  for (const first of sets) {
    if (!open.delete(first)) continue
    const piece = [first]
    for (const set of piece)
      for (const other of [...open])
        if (tied(set, other)) {
          open.delete(other)
          piece.push(other)
        }
    pieces.push(piece)
  }
  return pieces
}
