import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import {
  BoundsBook,
  type CountFact,
  type CountingSystem,
  RegisterBook,
  type RegisterQuestion,
  type SetRelation,
} from '@muster/core'
import highsModule from 'highs'
import { drawRegister } from './draw-results.ts'
import { machine, round } from './machine.ts'
import { anyClaim, claimTied, judged, type Mix, stateOf, TIES_OF_CLAIMS, waitingClaim } from './register-state.ts'

// node evaluation/bench/register.ts [largest register, 100000 if not given]
const largest = Number(process.argv[2] ?? 100_000)
const highs = await (highsModule as unknown as typeof highsModule.default)()

function chances(from: number): (below: number) => number {
  let state = from
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const clock = <T>(act: () => T): { value: T; ms: number } => {
  const start = performance.now()
  const value = act()
  return { value, ms: performance.now() - start }
}

const spent = <T>(act: () => T): { value: T; ms: number; cpuMs: number } => {
  const cpu = process.cpuUsage()
  const { value, ms } = clock(act)
  const { user, system } = process.cpuUsage(cpu)
  // What the program itself took: on a machine that others use the clock tells of them too.
  return { value, ms, cpuMs: (user + system) / 1000 }
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** A tree of nested sets, each with an explicit rest, in which some sets are counted. */
function nestedTree(name: string, sets: number, chance: (below: number) => number): CountingSystem {
  const facts: CountFact[] = []
  const relations: SetRelation[] = []
  const names = [name]
  for (let next = 0; names.length < sets; next++) {
    const whole = names[next] ?? name
    const parts = Array.from({ length: 2 + chance(4) }, (_, at) => `${whole}.${at}`)
    names.push(...parts)
    for (const part of parts) relations.push({ id: `in ${part}`, kind: 'part-of', part, whole })
    relations.push({ id: `apart ${whole}`, kind: 'disjoint', sets: parts })
    relations.push({ id: `all ${whole}`, kind: 'exhausts', whole, parts })
  }
  for (const set of names) if (chance(3) === 0) facts.push({ id: `says ${set}`, set, min: chance(9), max: null })
  return { facts, relations }
}

const together = (systems: readonly CountingSystem[]): CountingSystem => ({
  facts: systems.flatMap((system) => system.facts),
  relations: systems.flatMap((system) => system.relations),
})

const askAll = (book: BoundsBook): number => book.sets.reduce((sum, set) => sum + (book.boundsOf(set)?.min ?? 0), 0)

function fromScratch() {
  const chance = chances(1)
  const system = together(Array.from({ length: 200 }, (_, at) => nestedTree(`t${at}`, 45 + chance(16), chance)))
  const runs = Array.from({ length: 7 }, () => spent(() => askAll(new BoundsBook(system))))
  const [ms, cpuMs] = [runs.map((run) => run.ms), runs.map((run) => run.cpuMs)]
  return {
    sets: new BoundsBook(system).sets.length,
    medianMs: round(percentile(ms, 0.5)),
    medianCpuMs: round(percentile(cpuMs, 0.5)),
    runs: ms.map(round),
    cpuRuns: cpuMs.map(round),
  }
}

function edits() {
  const chance = chances(2)
  const book = new BoundsBook(nestedTree('t', 500, chance))
  askAll(book)
  const sets = book.sets
  const times = Array.from({ length: 2000 }, (_, at) => {
    const set = sets[chance(sets.length)] ?? 't'
    return spent(() => {
      book.addFact({ id: `edit ${at}`, set, min: chance(12), max: null })
      askAll(book)
      if (at % 2) book.removeFact(`edit ${at}`, set)
    })
  })
  const [ms, cpuMs] = [times.map((run) => run.ms), times.map((run) => run.cpuMs)]
  return {
    sets: sets.length,
    edits: times.length,
    p50Ms: round(percentile(ms, 0.5)),
    p99Ms: round(percentile(ms, 0.99)),
    p50CpuMs: round(percentile(cpuMs, 0.5)),
    p99CpuMs: round(percentile(cpuMs, 0.99)),
  }
}

/** Claims about places of a tree and spans of days: regions give who lies within whom and who shares nobody, for deaths. */
function regions(claims: number): CountingSystem {
  const chance = chances(3)
  const [places, days] = [50, 100]
  const cells = new Float64Array(places * days).map(() => (chance(4) === 0 ? chance(5) : 0))
  const drawn = Array.from({ length: claims }, () => {
    const level = chance(3)
    const width = level === 0 ? places : level === 1 ? 10 : 1
    const first = chance(places / width) * width
    const from = chance(days)
    return { places: [first, first + width - 1] as const, days: [from, Math.min(days - 1, from + chance(20))] as const }
  })
  const inside = (a: readonly [number, number], b: readonly [number, number]) => a[0] >= b[0] && a[1] <= b[1]
  const meet = (a: readonly [number, number], b: readonly [number, number]) => a[0] <= b[1] && b[0] <= a[1]
  const facts = drawn.map((region, at): CountFact => {
    let count = 0
    for (let place = region.places[0]; place <= region.places[1]; place++)
      for (let day = region.days[0]; day <= region.days[1]; day++) count += cells[place * days + day] ?? 0
    const exact = at % 3 === 0
    return { id: `says ${at}`, set: `r${at}`, min: exact ? count : Math.ceil(count * 0.8), max: exact ? count : null }
  })
  const relations = drawn.flatMap((a, at) =>
    drawn.flatMap((b, other): readonly SetRelation[] => {
      if (at === other) return []
      if (inside(a.places, b.places) && inside(a.days, b.days))
        return [{ id: `${at} in ${other}`, kind: 'part-of', part: `r${at}`, whole: `r${other}` }]
      return at < other && !(meet(a.places, b.places) && meet(a.days, b.days))
        ? [{ id: `${at} apart ${other}`, kind: 'disjoint', sets: [`r${at}`, `r${other}`] }]
        : []
    }),
  )
  return { facts, relations }
}

function crossClassified() {
  const system = regions(200)
  const {
    value: book,
    ms,
    cpuMs,
  } = spent(() => {
    const made = new BoundsBook(system)
    askAll(made)
    return made
  })
  const bounds = book.sets.map((set) => book.boundsOf(set))
  const edited = clock(() => {
    book.addFact({ id: 'edit', set: 'r7', min: 1, max: null })
    askAll(book)
  })
  return {
    claims: 200,
    cells: 5000,
    allBoundsMs: round(ms),
    allBoundsCpuMs: round(cpuMs),
    editMs: round(edited.ms),
    // The others are at the optimum of the linear program too; only a whole-numbered world that reaches it was not at hand.
    reachedByWholePeople: bounds.filter((item) => item?.tight).length,
    settledByIntervals: book.sets.filter((set) => book.component(set).settled).length,
    sets: bounds.length,
  }
}

/** The same bounds of one tree by HiGHS, a program for each end of each set, in the same run. */
function besideHighs() {
  const system = nestedTree('t', 60, chances(4))
  const own = clock(() => askAll(new BoundsBook(system))).ms
  const book = new BoundsBook(system)
  const names = new Map(book.sets.map((set, at) => [set, `x${at}`]))
  const rows = system.relations.flatMap((relation, at) => {
    if (relation.kind !== 'disjoint') return []
    const whole = names.get(relation.id.slice('apart '.length))
    return [`r${at}: ${relation.sets.map((set) => names.get(set)).join(' + ')} - ${whole} = 0`]
  })
  const facts = system.facts.map((fact, at) => `f${at}: ${names.get(fact.set)} >= ${fact.min}`)
  const theirs = clock(() => {
    for (const name of names.values())
      for (const goal of ['Minimize', 'Maximize'])
        highs.solve(`${goal}\n obj: ${name}\nSubject To\n ${[...rows, ...facts].join('\n ')}\nEnd`, {
          output_flag: false,
        })
  }).ms
  return { sets: names.size, ownMs: round(own), highsMs: round(theirs), ratio: round(theirs / own) }
}

const judgeOne = (book: RegisterBook, question: RegisterQuestion, claim: string, verdict: 'accepted' | 'rejected') => {
  const { state, entries } = judged(book.state, claim, verdict)
  return spent(() => {
    book.take(state, entries)
    return book.ask(question)
  })
}

/** One verdict after another on claims that others are tied to, by how they are tied. */
const oneMoreTied = (book: RegisterBook, question: RegisterQuestion) =>
  Object.fromEntries(
    TIES_OF_CLAIMS.map((tie) => {
      const times = Array.from({ length: 9 }, (_, at) =>
        judgeOne(book, question, claimTied(book.state, tie, at), 'rejected'),
      ).sort((a, b) => a.ms - b.ms)
      return [
        tie,
        { ms: round(times[4]?.ms ?? 0), cpuMs: round(times[4]?.cpuMs ?? 0), longestMs: round(times[8]?.ms ?? 0) },
      ]
    }),
  )

/** One verdict after another, on claims from all over the case, each asked for at once. */
function oneMoreEach(book: RegisterBook, question: RegisterQuestion) {
  const times = Array.from({ length: 21 }, (_, at) =>
    at === 0
      ? judgeOne(book, question, waitingClaim(book.state), 'accepted')
      : judgeOne(book, question, anyClaim(book.state, at), 'rejected'),
  )
  const sorted = (of: 'ms' | 'cpuMs') => times.map((each) => round(each[of])).sort((a, b) => a - b)
  return {
    oneMoreMs: percentile(sorted('ms'), 0.5),
    oneMoreCpuMs: percentile(sorted('cpuMs'), 0.5),
    oneMoreLongestMs: sorted('ms').at(-1),
    oneMoreLongestCpuMs: sorted('cpuMs').at(-1),
  }
}

/** From 1,000 claims on; `tied`: with parts, copies, quotations, citations and rulings among them. */
function curve(mix: Mix) {
  const sizes = [1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000].filter((size) => size <= largest)
  return sizes.map((claims) => {
    const state = stateOf(claims, mix)
    const book = new RegisterBook(state)
    const question = { trueAt: '2026-01-01', knownBy: '2026-01-01', standing: 'alleged' } as const
    globalThis.gc?.()
    const cold = spent(() => book.ask(question))
    const otherDay = spent(() => book.ask({ ...question, trueAt: '2016-01-01' }))
    const point = {
      claims,
      coldMs: round(cold.ms),
      coldCpuMs: round(cold.cpuMs),
      otherDayMs: round(otherDay.ms),
      otherDayCpuMs: round(otherDay.cpuMs),
      ...oneMoreEach(book, question),
      ...(mix === 'tied' ? { oneMoreTied: oneMoreTied(book, question) } : {}),
      load: round(loadavg()[0] ?? 0),
      peakMegabytes: round(process.resourceUsage().maxRSS / 1024),
    }
    console.error(JSON.stringify(point))
    return point
  })
}

const results = {
  machine: machine(),
  // Mean number of programs that wanted a processor over the last minute, before and after.
  loadBefore: round(loadavg()[0] ?? 0),
  fromScratch: fromScratch(),
  edits: edits(),
  crossClassified: crossClassified(),
  besideHighs: besideHighs(),
  curve: curve('plain'),
  curveTied: curve('tied'),
  loadAfter: round(loadavg()[0] ?? 0),
}
writeFileSync(fileURLToPath(new URL('results/register.json', import.meta.url)), `${JSON.stringify(results, null, 2)}\n`)
drawRegister()
console.log(JSON.stringify(results, null, 2))
