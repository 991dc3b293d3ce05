import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { STANDINGS } from '../claims/kinds.ts'
import { chain } from '../ledger/chain.ts'
import type { RelationWord } from '../ledger/entry.ts'
import { emptyState, replay } from '../ledger/replay.ts'
import type { CodedClaim } from '../review/coded-claims.ts'
import type { CustodyAnswer } from './answers.ts'
import { whyProofFails } from './bounds/check-certificate.ts'
import { ledgerOf, statesNamed } from './build-state.ts'
import { deriveRegister } from './derive-register.ts'
import { aroundDay, dayOf, type Happening, HOLDERS, LAST, type Life, lifeOf, trueWord } from './named/roll-world.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… LAW_RUNS=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = { seed, numRuns: Number(process.env.LAW_RUNS ?? 150) }

const OBSERVERS = {
  ...{ name: 'Observers', side: null, kind: 'neutral' as const },
  ...{ aliases: [], demonyms: [], capitals: [], leaders: [] },
}
const SETTING = { parties: [...statesNamed('North', 'East', 'South'), OBSERVERS] }

const captive = fc.record({
  taken: fc.integer({ min: 1, max: 14 }),
  by: fc.constantFrom(...HOLDERS),
  later: fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 6 }),
      what: fc.constantFrom('transferred', 'released', 'released', 'died', 'escaped', 'captured', 'captured'),
    }),
    { maxLength: 5 },
  ),
})

const world = fc.record({
  captives: fc.array(captive, { minLength: 1, maxLength: 8 }),
  /** Days on which everybody in a holder's hands is counted. */
  counted: fc.uniqueArray(fc.integer({ min: 2, max: 26 }), { minLength: 1, maxLength: 3 }),
  vaguely: fc.boolean(),
  chances: fc.infiniteStream(fc.nat({ max: 99 })),
})
type World = typeof world extends fc.Arbitrary<infer T> ? T : never
type People = ReadonlySet<number>

/** A true figure of a world, and the people that it is about. */
interface Told {
  readonly claim: CodedClaim
  readonly people: People
}

class Tellings {
  readonly told: Told[] = []
  readonly everybody: Told[] = []
  readonly #lives: readonly Life[]
  readonly #chance: () => number
  readonly #vaguely: boolean

  constructor({ captives, counted, vaguely, chances }: World) {
    this.#chance = () => chances.next().value ?? 0
    this.#lives = captives.map(lifeOf)
    this.#vaguely = vaguely
    this.#tellHappenings()
    for (const holder of HOLDERS)
      for (const day of [...counted].sort((a, b) => a - b)) if (this.#chance() < 75) this.#count(holder, day)
  }

  chance(below: number): boolean {
    return this.#chance() < below
  }

  inHands(holder: string, day: number): People {
    return this.#who(({ holderOn }) => holderOn(day) === holder)
  }

  #who(test: (life: Life) => boolean): People {
    return new Set(this.#lives.flatMap((life, at) => (test(life) ? [at] : [])))
  }

  /** What people come by is told by anybody, or not at all; every leaving is told in the page's own voice: a floor stands as long as nobody tells of one. */
  #tellHappenings(): void {
    const groups = new Map<string, { happening: Happening; people: Set<number> }>()
    for (const [who, { happenings }] of this.#lives.entries())
      for (const happening of happenings) {
        const key = JSON.stringify(happening)
        const group = groups.get(key) ?? { happening, people: new Set<number>() }
        groups.set(key, group)
        group.people.add(who)
      }
    for (const { happening, people } of groups.values())
      if (happening.kind !== 'captured' || this.chance(70)) this.#tell(happening, people, this.#dayOf(happening.day))
  }

  /** Everybody in a holder's hands on a day, and maybe everybody taken since, each once, whatever days are named. */
  #count(actor: string, day: number): void {
    const held = this.inHands(actor, day)
    if (held.size === 0) return
    this.#tell({ kind: 'held', actor, recipient: null, day }, held, this.#dayOf(day))
    this.everybody.push(...this.told.slice(-1))
    const takings = this.#lives.map(({ happenings }) =>
      happenings.filter((each) => each.kind === 'captured' && each.actor === actor && each.day > day),
    )
    const lasts = takings.flatMap((each) => each.at(-1)?.day ?? [])
    if (lasts.length === 0 || this.chance(20)) return
    const people = new Set(takings.flatMap((each, who) => (each.length > 0 ? [who] : [])))
    const first = this.chance(50) ? Math.min(...lasts) : day + 1
    const last = this.chance(50) ? Math.max(...lasts) : LAST
    const date = first === last ? dayOf(first) : `${dayOf(first)}/${dayOf(last)}`
    this.#tell({ kind: 'captured', actor, recipient: null, day: last }, people, date)
    this.everybody.push(...this.told.slice(-1))
  }

  #dayOf(day: number): string {
    return this.#vaguely ? aroundDay(day, this.#chance) : dayOf(day)
  }

  #tell({ kind, actor, recipient }: Happening, people: People, date: string): void {
    const count = { min: people.size, max: people.size, text: '' }
    const comes = kind === 'held' || kind === 'captured'
    const voices = comes ? ['article', actor, 'South', 'Observers'] : ['article']
    const speaker = voices[this.#chance() % voices.length] ?? 'article'
    this.told.push({ claim: { kind, actor, recipient, peopleOf: 'South', date, count, speaker, quote: '' }, people })
  }

  /** True words of a person: which figures count everybody, and how groups lie to one another. */
  rulings(): readonly (readonly [RelationWord, Told, Told])[] {
    const rulings: [RelationWord, Told, Told][] = this.everybody.map((one) => ['exhausts', one, one])
    // Parts of one whole share nobody (TL2): who left twice is told as part of it once.
    const mayRule = (word: RelationWord, a: Told, b: Told): boolean =>
      word !== 'part-of' ||
      rulings.every(
        ([ruled, part, whole]) => ruled !== word || whole !== b || trueWord(part.people, a.people) === 'disjoint',
      )
    for (const a of this.told)
      for (const b of this.told) {
        const word = a === b || !this.chance(45) ? null : trueWord(a.people, b.people)
        if (word !== null && mayRule(word, a, b)) rulings.push([word, a, b])
      }
    return rulings
  }
}

function caseOf(drawn: World) {
  const tells = new Tellings(drawn)
  const pages = tells.told.map(({ claim }, at) => ({
    title: `page ${at}`,
    published: dayOf(LAST),
    claims: [{ ...claim, quote: `sentence ${at} says so` }],
  }))
  const told = replay(emptyState(), ledgerOf(pages, SETTING))
  const ids = [...told.proposals.keys()]
  const idOf = (one: Told): string => ids[tells.told.indexOf(one)] ?? ''
  const drafts = tells.rulings().map(([relation, a, b]) => ({
    at: '2026-01-01T00:00:00.000Z',
    by: 'tester',
    body: { kind: 'relation-judged', relation, claim: idOf(a), other: idOf(b), answer: 'yes', why: null } as const,
  }))
  return { state: replay(told, chain(told.head, drafts)), tells }
}

interface Tally {
  bounds: number
  closed: number
  exact: number
}

/** Each end is on the right side of who was held. */
function withinEnds({ holder, bounds }: CustodyAnswer, held: number, { day, tally }: { day: number; tally: Tally }) {
  for (const standing of STANDINGS) {
    const { min, max } = bounds[standing]
    const where = `${holder} on day ${day}, ${standing}`
    assert.ok(min <= held, `${where}: at least ${min}, and ${held} are held`)
    assert.ok(max === null || max >= held, `${where}: at most ${max}, and ${held} are held`)
    tally.bounds++
    if (max !== null) tally.closed++
    if (max === held) tally.exact++
  }
}

function proofsReplay({ proof }: CustodyAnswer): void {
  for (const certificate of [proof?.lower, proof?.upper])
    if (proof && certificate) assert.equal(whyProofFails(proof.system, certificate), null)
}

describe(`CU11: what a figure that counts everybody closes (seed ${seed})`, () => {
  it('holds in every world, by every standing; each proof replays', () => {
    const tally = { bounds: 0, closed: 0, exact: 0 }
    const days = fc.uniqueArray(fc.integer({ min: 1, max: LAST }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(world, days, fc.constantFrom(...STANDINGS), (drawn, on, standing) => {
        const { state, tells } = caseOf(drawn)
        for (const day of new Set([...on, ...drawn.counted, LAST])) {
          const { custody } = deriveRegister(state, { trueAt: dayOf(day), knownBy: dayOf(LAST), standing })
          for (const answer of custody) {
            withinEnds(answer, tells.inHands(answer.holder, day).size, { day, tally })
            proofsReplay(answer)
          }
        }
      }),
      runs,
    )
    // What closes nothing would hold as well.
    assert.ok(tally.closed > tally.bounds / 20 && tally.exact > tally.closed / 20, JSON.stringify(tally))
    if (process.env.LAW_RUNS) console.log(JSON.stringify(tally))
  })
})
