import type { RegionConvention } from '../../claims/case-setting.ts'
import type { RelationWord } from '../../ledger/entry.ts'
import type { RollDescription } from '../../ledger/people/roll.ts'
import type { CodedClaim } from '../../review/coded-claims.ts'

// Made-up captives with a life each, and what is truly told of them by claims and by rolls, for laws.

export const LAST = 30
export const HOLDERS = ['North', 'East'] as const
export const dayOf = (at: number) => `2021-03-${String(at).padStart(2, '0')}`

/** What becomes of a captive of South: who takes him, and then a change every few days; who was let go can be taken again. */
export interface Captive {
  readonly taken: number
  readonly by: string
  readonly later: readonly { readonly after: number; readonly what: string }[]
}

/** Captives, and the throws that decide what is told of them. */
export interface World {
  readonly captives: readonly Captive[]
  readonly countedOn: number
  readonly regions: RegionConvention
  readonly chances: Iterator<number>
}

export interface Happening {
  readonly kind: CodedClaim['kind']
  readonly actor: string
  readonly recipient: string | null
  readonly day: number
}

export interface Life {
  readonly happenings: readonly Happening[]
  /** In whose hands at the end of a day. */
  readonly holderOn: (day: number) => string | null
}

const other = (holder: string) => (holder === 'North' ? 'East' : 'North')

/** What a captive goes through, and in whose hands he is. */
export function lifeOf({ taken, by, later }: Captive): Life {
  const happenings: Happening[] = [{ kind: 'captured', actor: by, recipient: null, day: taken }]
  const held: { from: number; holder: string | null }[] = [{ from: taken, holder: by }]
  let [day, holder, dead]: [number, string | null, boolean] = [taken, by, false]
  for (const { after, what } of later) {
    day += after
    if (dead || day > LAST) break
    if ((what === 'captured') !== (holder === null)) continue
    const actor: string = holder ?? by
    const recipient = what === 'transferred' ? other(actor) : null
    happenings.push({ kind: what as CodedClaim['kind'], actor, recipient, day })
    holder = what === 'captured' ? actor : recipient
    dead = what === 'died'
    held.push({ from: day, holder })
  }
  return { happenings, holderOn: (asked) => held.filter(({ from }) => from <= asked).at(-1)?.holder ?? null }
}

/** What is told: true figures of a world, with the people each is about. */
export interface Told {
  readonly claim: CodedClaim
  readonly people: ReadonlySet<number>
  /** The day on which it was, or for people taken in some days the last of them. */
  readonly day: number
}

/** A roll with the person that each of its rows names. */
export interface ToldRoll {
  readonly id: string
  readonly description: Partial<RollDescription>
  readonly rows: readonly number[]
}

export interface Tellings {
  readonly told: readonly Told[]
  readonly rolls: readonly ToldRoll[]
  /** Figures that count everybody there was. */
  readonly everybody: readonly Told[]
  readonly truth: (holder: string, day: number) => number
  readonly chance: () => number
}

export function tellings({ captives, countedOn, chances }: World): Tellings {
  const chance = () => chances.next().value ?? 0
  const lives = captives.map(lifeOf)
  const inHands = (holder: string, day: number): ReadonlySet<number> =>
    new Set(lives.flatMap(({ holderOn }, who) => (holderOn(day) === holder ? [who] : [])))
  // Once all were let go nobody is held whom nobody tells of (CU5): then everybody taken is told of, by the page.
  const emptying = chance() < 25
  const vaguely = chance() < 60
  const teller = tellerOf(chance, { plainly: emptying, vaguely })
  const told = happeningsTold(lives, { teller, chance, emptying })
  if (emptying) told.push(...lettingAllGo(told, lives))
  told.push(...letGoInAll(lives, teller, chance))
  const everybody: Told[] = []
  for (const holder of HOLDERS) {
    const held = inHands(holder, countedOn)
    if (held.size > 0 && chance() < 70) everybody.push(...countsOf(holder, countedOn, { held, lives, teller }))
    const [day, some] = someHeld(inHands, holder, chance)
    if (some.size > 0) told.push(teller({ kind: 'held', actor: holder, recipient: null, day }, some, chance() < 50))
  }
  return {
    told: sayable([...told, ...everybody]),
    rolls: rollsOf(lives, inHands, chance, vaguely),
    everybody,
    truth: (holder, day) => inHands(holder, day).size,
    chance,
  }
}

type Teller = (happening: Happening, people: ReadonlySet<number>, exactly: boolean, date?: string) => Told
type Hands = (holder: string, day: number) => ReadonlySet<number>

interface Manner {
  readonly plainly: boolean
  /** Whether days are told vaguely, as some stretch of days in which it was. */
  readonly vaguely: boolean
}

/** A floor stands as long as nobody who counts tells of a leaving: those are told in the page's own voice, anything else by anybody. */
function tellerOf(chance: () => number, { plainly, vaguely }: Manner): Teller {
  return (happening, people, exactly, date) => {
    const { kind, actor, recipient, day } = happening
    const [less, more] = exactly ? [0, 0] : [chance() % 2, chance() % 3]
    const count = { min: Math.max(0, people.size - less), max: more === 2 ? null : people.size + more, text: '' }
    const isIn = kind === 'held' || kind === 'captured'
    const speaker =
      (isIn && !plainly ? ['article', actor, 'South', 'Observers', 'article'] : ['article'])[chance() % 5] ?? 'article'
    const told = date ?? (vaguely ? aroundDay(day, chance) : dayOf(day))
    return { claim: { kind, actor, recipient, peopleOf: 'South', date: told, count, speaker, quote: '' }, people, day }
  }
}

/** A day, or some days of which it is one. */
export function aroundDay(day: number, chance: () => number): string {
  const [before, after] = [chance() % 4, chance() % 4]
  const [first, last] = [Math.max(1, day - before), Math.min(LAST, day + after)]
  return chance() < 40 || first === last ? dayOf(day) : `${dayOf(first)}/${dayOf(last)}`
}

interface Telling {
  readonly teller: Teller
  readonly chance: () => number
  readonly emptying: boolean
}

function happeningsTold(lives: readonly Life[], { teller, chance, emptying }: Telling): Told[] {
  const groups = new Map<string, { happening: Happening; people: Set<number> }>()
  for (const [who, { happenings }] of lives.entries())
    for (const happening of happenings) {
      const key = JSON.stringify(happening)
      const group = groups.get(key) ?? { happening, people: new Set() }
      groups.set(key, group)
      group.people.add(who)
    }
  return [...groups.values()].flatMap(({ happening, people }) => {
    if (happening.kind === 'captured' && !emptying && chance() >= 85) return []
    const dead = happening.kind === 'died' && chance() < 50
    return [teller(dead ? { ...happening, kind: 'killed' } : happening, people, chance() < 50)]
  })
}

/** Releases after which a holder holds nobody but whom he took or was given on that very day, told so. */
function lettingAllGo(told: readonly Told[], lives: readonly Life[]): readonly Told[] {
  const stays = (holder: string, day: number) =>
    lives.some(({ holderOn, happenings }) => holderOn(day) === holder && !happenings.some((each) => each.day === day))
  return told
    .filter(({ claim, day }) => claim.kind === 'released' && !stays(claim.actor ?? '', day))
    .map((one) => ({ ...one, claim: { ...one.claim, count: { min: null, max: null, text: 'all' } } }))
}

/** All whom a holder let go from some day on, in one figure, each once though taken and let go again: releases of a day are parts of it. */
function letGoInAll(lives: readonly Life[], teller: Teller, chance: () => number): readonly Told[] {
  return HOLDERS.flatMap((actor) => {
    const from = 1 + (chance() % LAST)
    const isIn = (each: Happening) => each.kind === 'released' && each.actor === actor && each.day >= from
    const people = new Set(lives.flatMap(({ happenings }, who) => (happenings.some(isIn) ? [who] : [])))
    if (people.size < 2 || chance() < 50) return []
    const happening = { kind: 'released', actor, recipient: null, day: LAST } as const
    return [teller(happening, people, true, `${dayOf(from)}/${dayOf(LAST)}`)]
  })
}

/** A count of everybody held on a day, and one of all those taken since. */
function countsOf(
  actor: string,
  day: number,
  { held, lives, teller }: { held: ReadonlySet<number>; lives: readonly Life[]; teller: Teller },
): readonly Told[] {
  const counted = teller({ kind: 'held', actor, recipient: null, day }, held, true)
  const isSince = (each: Happening) => each.kind === 'captured' && each.actor === actor && each.day > day
  // Who is let go and taken again counts once.
  const since = new Set(lives.flatMap(({ happenings }, who) => (happenings.some(isSince) ? [who] : [])))
  if (since.size === 0) return [counted]
  const date = `${dayOf(day + 1)}/${dayOf(LAST)}`
  return [counted, teller({ kind: 'captured', actor, recipient: null, day: LAST }, since, true, date)]
}

/** Some of those held on a day, counted before anything happened on it or after. */
function someHeld(inHands: Hands, holder: string, chance: () => number): [number, ReadonlySet<number>] {
  const day = 3 + (chance() % 25)
  const held = inHands(holder, chance() < 50 ? day - 1 : day)
  return [day, new Set([...held].filter(() => chance() < 70))]
}

const isOfThe = (dead: Told, whole: Told): boolean =>
  ['captured', 'held'].includes(whole.claim.kind) &&
  whole.claim.actor === dead.claim.actor &&
  [...dead.people].every((who) => whole.people.has(who))

export const isDead = ({ claim }: Told): boolean => claim.kind === 'killed'
/** Whether somebody can say that the dead are of the people of a claim of those taken or held (CU14). */
export const isOfDead = (dead: Told, whole: Told): boolean => isDead(dead) && isOfThe(dead, whole)

/** The killed are captives only when somebody can say whose (CU14). */
const sayable = (told: readonly Told[]): readonly Told[] =>
  told.map((one) =>
    // A whole that others may not count at every standing would leave the dead among those held there.
    !isDead(one) || told.some((whole) => isOfThe(one, whole))
      ? one
      : { ...one, claim: { ...one.claim, kind: 'died' as const } },
  )

/** Rolls of random people among those held on a day, or gone by it; somebody may be on one twice. */
function rollsOf(lives: readonly Life[], inHands: Hands, chance: () => number, vaguely: boolean): readonly ToldRoll[] {
  const names = ['one', 'two', 'three', 'four', 'five'].slice(0, chance() % 6)
  return names.flatMap((id) => {
    const [by = 'North', day] = [HOLDERS[chance() % 2], 3 + (chance() % 25)]
    const says = (['held', 'held', 'held', 'released', 'dead'] as const)[chance() % 5] ?? 'held'
    const people = says === 'held' ? inHands(by, chance() < 40 ? day - 1 : day) : goneBy(lives, says, by, day)
    const some = [...people].filter(() => chance() < 75)
    const rows = some.flatMap((who) => (chance() < 15 ? [who, who] : [who]))
    const publisher = ['Observers', 'South', by][chance() % 3] ?? by
    const asOf = vaguely ? aroundDay(day, chance) : dayOf(day)
    const known = says === 'held' || chance() < 70 ? by : null
    const description = { says, by: known, peopleOf: 'South', publisher, asOf, published: dayOf(LAST) }
    return rows.length === 0 ? [] : [{ id, description, rows }]
  })
}

function goneBy(lives: readonly Life[], says: string, by: string, day: number): ReadonlySet<number> {
  const kind = says === 'dead' ? 'died' : 'released'
  return new Set(
    lives.flatMap(({ happenings }, who) =>
      happenings.some((each) => each.kind === kind && each.actor === by && each.day <= day) ? [who] : [],
    ),
  )
}

/** A true word for how two groups lie to one another; null when there is none to say. */
export function trueWord(
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
): Extract<RelationWord, 'disjoint' | 'same-group' | 'part-of'> | null {
  const shared = [...a].filter((who) => b.has(who)).length
  if (shared === 0) return 'disjoint'
  if (shared === a.size && shared === b.size) return 'same-group'
  return shared === a.size ? 'part-of' : null
}
