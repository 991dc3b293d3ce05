import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { AcceptedClaim } from './accepted-claims.ts'
import { boundsOfUnion, type CountSystem, unionOf } from './bounds.ts'
import { type Contradiction, takeApart } from './contradiction.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… MUSTER_SYSTEMS=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.MUSTER_SYSTEMS ?? 300) }

const CLAIMS = ['a', 'b', 'c', 'd', 'e'] as const
type ClaimName = (typeof CLAIMS)[number]
type Word = 'disjoint' | 'partOf' | 'same' | 'days'
interface Pair {
  readonly word: Word
  readonly one: ClaimName
  readonly other: ClaimName
  /** Whether the first claim's own page tells it: then it stands and falls with that page's origin. */
  readonly told: boolean
}

/** Figures with the origin of each, and what is said of how their groups lie to one another. */
interface Said {
  readonly figures: readonly { readonly claim: ClaimName; readonly min: number; readonly max: number | null }[]
  readonly origins: Readonly<Record<ClaimName, string>>
  readonly pairs: readonly Pair[]
  readonly everybody: readonly ClaimName[]
}

const claimName = fc.constantFrom(...CLAIMS)
const figure = fc
  .tuple(fc.nat({ max: 4 }), fc.option(fc.nat({ max: 1 })))
  .map(([min, more]) => ({ min, max: more === null ? null : min + more }))
const pair = fc
  .record<Pair>({
    word: fc.constantFrom<Word>('disjoint', 'partOf', 'partOf', 'same', 'days'),
    one: claimName,
    other: claimName,
    told: fc.boolean(),
  })
  .filter(({ one, other }) => one !== other)
  // A region is nobody's word.
  .map((each) => (each.word === 'days' ? { ...each, told: false } : each))
const said: fc.Arbitrary<Said> = fc
  .record({
    figures: fc.array(figure, { minLength: 2, maxLength: CLAIMS.length }),
    origins: fc.array(fc.constantFrom('p', 'q', 'r', 's', 't'), { minLength: 5, maxLength: 5 }),
    pairs: fc.uniqueArray(pair, { maxLength: 5, selector: ({ one, other }) => [one, other].sort().join(' ') }),
    everybody: fc.uniqueArray(claimName, { maxLength: 2 }),
  })
  .map(({ figures, origins, pairs, everybody }) => {
    const here = CLAIMS.slice(0, figures.length)
    return {
      figures: figures.map((each, at) => ({ ...each, claim: CLAIMS[at] ?? 'a' })),
      origins: Object.fromEntries(CLAIMS.map((claim, at) => [claim, origins[at] ?? 'p'])) as Said['origins'],
      pairs: pairs
        .filter(({ one, other }) => here.includes(one) && here.includes(other))
        // A claim tells one thing of each sort.
        .map((each, at, all) => ({
          ...each,
          told: each.told && !all.slice(0, at).some(({ one, word }) => one === each.one && word === each.word),
        })),
      everybody: everybody.filter((claim) => here.includes(claim)),
    }
  })

const idOf = ({ word, one, other }: Pair): string => `${word === 'partOf' ? 'part-of' : word} ${one} ${other}`

/** The ground on which something that is said rests: an origin, or a ruling or convention of its own. */
const groundOf = (of: Said, each: Pair): string => (each.told ? of.origins[each.one] : idOf(each))

const groundsOf = (of: Said): readonly string[] => [
  ...new Set([
    ...of.figures.map(({ claim }) => of.origins[claim]),
    ...of.pairs.map((each) => groundOf(of, each)),
    ...of.everybody.map((claim) => `everybody ${claim}`),
  ]),
]

/** What is left to say without some grounds. A figure takes along what is said of its group, whoever says it. */
function without(of: Said, grounds: ReadonlySet<string>): Said {
  const isLeft = (claim: ClaimName) => !grounds.has(of.origins[claim])
  return {
    ...of,
    figures: of.figures.filter(({ claim }) => isLeft(claim)),
    pairs: of.pairs.filter((each) => !grounds.has(groundOf(of, each)) && isLeft(each.one) && isLeft(each.other)),
    everybody: of.everybody.filter((claim) => !grounds.has(`everybody ${claim}`) && isLeft(claim)),
  }
}

/** As the engine is given it. */
function systemOf({ figures, pairs, everybody }: Said): CountSystem {
  const of = (word: Word) => pairs.filter((each) => each.word === word).map(({ one, other }) => [one, other] as const)
  return {
    groups: figures.map(({ claim, min, max }) => ({ claim, bounds: { min, max } })),
    disjoint: of('disjoint'),
    partOf: of('partOf'),
    same: of('same'),
    everybody,
    regional: of('days').map(([a, b]) => ({ id: `days ${a} ${b}`, kind: 'disjoint', sets: [a, b] })),
  }
}

type Says = Pick<AcceptedClaim['claim'], 'id' | 'disjointFrom' | 'partOf' | 'sameAs'>

const itemOf = (says: Says, origin: string | undefined): AcceptedClaim =>
  ({
    id: says.id,
    claim: { ...says, count: null, quote: says.id, speaker: 'article' },
    source: { sha256: origin, title: origin },
    from: { origin },
  }) as unknown as AcceptedClaim

/** As much of the claims as a contradiction asks for. */
const itemsOf = ({ figures, origins, pairs }: Said): readonly AcceptedClaim[] =>
  figures.map(({ claim }) => {
    const told = (word: Word) => pairs.find((each) => each.told && each.one === claim && each.word === word)?.other
    const says = {
      id: claim,
      disjointFrom: told('disjoint') ?? null,
      partOf: told('partOf') ?? null,
      sameAs: told('same') ?? null,
    }
    return itemOf(says, origins[claim])
  })

/** All worlds, person by person: how many there are of each kind of person that what is said allows, within which ends. Null: none. */
function boundsOfWorlds({ figures, pairs, everybody }: Said): { min: number; max: number | null } | null {
  const kinds = Array.from({ length: 2 ** CLAIMS.length }, (_, bits) => CLAIMS.filter((_c, at) => (bits >> at) & 1))
    .map((kind) => new Set<string>(kind))
    .filter((kind) => pairs.every((each) => allows(each, kind, pairs)) && everybody.every((claim) => kind.has(claim)))
  const ends = (of: Said['figures'][number]) => ({ least: of.min, most: of.max ?? Number.POSITIVE_INFINITY })
  const isOpen = kinds.some((kind) => figures.every((of) => of.max === null || !kind.has(of.claim)))
  /** Sizes of the groups that were reached, in a figure's order, beyond what matters to it not told apart, and the fewest and most people. */
  let worlds = new Map([[figures.map(() => 0).join(' '), { min: 0, max: 0 }]])
  for (const kind of kinds) {
    const grown = new Map(worlds)
    for (const [sizes, people] of worlds) grow(grown, { sizes: sizes.split(' ').map(Number), people, kind, figures })
    worlds = grown
  }
  const fitting = [...worlds].filter(([sizes]) => {
    const all = figures.length === 0 ? [] : sizes.split(' ').map(Number)
    return figures.every((of, at) => (all[at] ?? 0) >= ends(of).least)
  })
  if (fitting.length === 0) return null
  return {
    min: Math.min(...fitting.map(([, { min }]) => min)),
    max: isOpen ? null : Math.max(...fitting.map(([, { max }]) => max)),
  }
}

interface Growth {
  readonly sizes: readonly number[]
  readonly people: { readonly min: number; readonly max: number }
  readonly kind: ReadonlySet<string>
  readonly figures: Said['figures']
}

/** Adds one more person of a kind, and again, for as long as no group becomes too large and it makes a difference. */
function grow(worlds: Map<string, { min: number; max: number }>, { sizes, people, kind, figures }: Growth): void {
  let [now, { min, max }] = [sizes, people]
  for (;;) {
    // Beyond its lower end the size of a group that is open above makes no difference.
    const next = now.map((size, at) => {
      const of = figures[at]
      return of && kind.has(of.claim) ? (of.max === null ? Math.min(of.min, size + 1) : size + 1) : size
    })
    if (next.some((size, at) => size > (figures[at]?.max ?? Number.POSITIVE_INFINITY))) return
    if (next.join(' ') === now.join(' ')) return
    ;[now, min, max] = [next, min + 1, max + 1]
    const key = now.join(' ')
    const known = worlds.get(key)
    if (known && known.min <= min && known.max >= max) continue
    worlds.set(key, { min: Math.min(known?.min ?? min, min), max: Math.max(known?.max ?? max, max) })
  }
}

/** Whether somebody can be in just these groups. Parts that are listed of one whole share nobody (TL2). */
function allows({ word, one, other }: Pair, kind: ReadonlySet<string>, pairs: readonly Pair[]): boolean {
  if (word === 'same') return kind.has(one) === kind.has(other)
  if (word !== 'partOf') return !(kind.has(one) && kind.has(other))
  const siblings = pairs.filter((each) => each.word === 'partOf' && each.other === other && kind.has(each.one))
  return (!kind.has(one) || kind.has(other)) && siblings.length < 2
}

const subsets = (of: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** of.length }, (_, bits) => of.filter((_g, at) => (bits >> at) & 1)).sort(
    (a, b) => a.length - b.length,
  )

function assertTakenApart(of: Said, { grounds, waysOut, claims }: Contradiction): void {
  const all = groundsOf(of)
  const feasible = (out: readonly string[]) => boundsOfWorlds(without(of, new Set(out)))
  const keeping = (kept: readonly string[]) => feasible(all.filter((each) => !kept.includes(each)))
  assert.equal(keeping(grounds), null, `${grounds.join(', ')} can all hold`)
  for (const each of grounds)
    assert.ok(keeping(grounds.filter((other) => other !== each)), `without ${each}, still not`)
  const fewest = subsets(all).find((out) => feasible(out) !== null)
  assert.equal(waysOut[0]?.setAside.length, fewest?.length, `${fewest?.join(', ')} is enough to set aside`)
  for (const { setAside, min, max } of waysOut) {
    const says = `without ${setAside.join(', ')}`
    assert.deepEqual({ min, max }, feasible(setAside), says)
    for (const each of setAside) assert.equal(feasible(setAside.filter((other) => other !== each)), null, says)
  }
  for (const claim of claims) assert.ok(grounds.includes(of.origins[claim as ClaimName]), `${claim} has no part in it`)
}

describe(`DX8: what cannot all hold, taken apart, against all worlds there are (seed ${seed})`, () => {
  it('the grounds are a smallest set, the first way out sets aside the fewest, and each has the bounds of what is left', () => {
    const tally = { agreeing: 0, apart: 0, ways: 0 }
    fc.assert(
      fc.property(said, (of) => {
        const found = boundsOfUnion(systemOf(of))
        const worlds = boundsOfWorlds(of)
        if (!found.contradicts) {
          assert.deepEqual({ min: found.min, max: found.max }, worlds)
          tally.agreeing++
          return
        }
        assert.equal(worlds, null, 'there is a world in which all holds')
        const taken = takeApart(unionOf(systemOf(of)), itemsOf(of))
        assert.ok(taken, 'few grounds are taken apart')
        assertTakenApart(of, taken)
        tally.apart++
        tally.ways += taken.waysOut.length
      }),
      runs,
    )
    console.log(JSON.stringify(tally))
    assert.ok(tally.apart > runs.numRuns / 20 && tally.ways > tally.apart)
  })
})

describe('DX8: a contradiction among very many figures', () => {
  const many = (mins: readonly number[], most: number) => {
    const claims = mins.map((min, at) => ({ claim: `c${at}`, bounds: { min, max: null } }))
    const system: CountSystem = {
      groups: [...claims, { claim: 'all', bounds: { min: most, max: most } }],
      disjoint: [],
      partOf: [],
      same: [],
      everybody: ['all'],
      regional: [],
    }
    const items = system.groups.map(({ claim }) => {
      const says = { id: claim, disjointFrom: null, partOf: null, sameAs: null }
      return itemOf(says, `page ${claim}`)
    })
    return takeApart(unionOf(system), items)
  }

  it('is told by the few that have a part in it, and each way out has the bounds of all that is left', () => {
    const taken = many([7, 6, ...Array.from({ length: 60 }, () => 3)], 5)
    assert.equal(taken?.grounds.length, 3)
    assert.deepEqual(
      taken?.waysOut.map(({ setAside, min, max }) => `${setAside.toSorted().join(', ')}: ${min} to ${max}`).toSorted(),
      ['everybody all: 7 to null', 'page all: 7 to null', 'page c0, page c1: 5 to 5'],
    )
  })

  it('is told where every figure has a part in it, too', () => {
    const taken = many(
      Array.from({ length: 60 }, () => 7),
      5,
    )
    assert.deepEqual(
      taken?.waysOut.map(({ setAside }) => setAside.length).toSorted((a, b) => a - b),
      [1, 1, 60],
    )
  })
})
