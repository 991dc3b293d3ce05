import { foremostAgainst, isFightersName, onOneSide } from '../names/sides.ts'
import type { Found } from './assign.ts'
import { NEUTRAL_BODIES } from './roles.ts'
import type { Scene } from './scene.ts'
import { textOf } from './speaker.ts'

export interface Sides {
  readonly opponent: (party: string | null) => string | null
  /** The same, but the people rather than the group that fights for it, where the page names both. */
  readonly peopleAgainst: (party: string | null) => string | null
  /** The page names whom its language's country stands against. */
  readonly facing: boolean
  readonly main: readonly string[]
  /** The country of the language, where the page names it: 'our soldiers' of a reporter are its. */
  readonly home: string | null
  /** The only armed group that the page names, with the state it fights. */
  readonly group: { readonly name: string; readonly state: string } | null
}

interface Home {
  readonly home?: string | null
  readonly against?: string
}

/** The parties of the page by how often they are named: who stands against whom where a sentence names one (RD314). */
export function sidesOf(scenes: readonly Scene[], { home = null, against = '' }: Home): Sides {
  const weights = new Map<string, number>()
  for (const scene of scenes) for (const { party } of scene.parties) weights.set(party, (weights.get(party) ?? 0) + 1)
  const main = [...weights]
    .sort((a, b) => b[1] - a[1])
    .map(([party]) => party)
    .filter((party) => !NEUTRAL_BODIES.has(party))
  const named = new Set(main)
  const groups = main.flatMap((name) => {
    const state = foremostAgainst(name, named)
    return state === null ? [] : [{ name, state }]
  })
  // A page in Azerbaijani that names Ukraine alone does not mean Azerbaijan by the other side.
  const isAgainst = (party: string) => against.split('|').includes(party) || foremostAgainst(party) === home
  const opponent = (party: string | null): string | null => {
    if (party === null) return null
    const other = main.find((name) => name !== party && !onOneSide(name, party)) ?? null
    const state = foremostAgainst(party, named)
    // Of a people and the group that fights for it, the group holds and takes.
    const fighters = main.find((name) => isFightersName(name) && foremostAgainst(name) === party)
    if (fighters !== undefined) return fighters
    // Named once, a third country does not stand against a group that is known to fight its own state.
    const passing = other === null || (foremostAgainst(other) === null && (weights.get(other) ?? 0) < 2)
    return state !== null && passing ? state : (other ?? (isAgainst(party) ? home : null))
  }
  return {
    main,
    home,
    group: groups.length === 1 ? (groups[0] ?? null) : null,
    facing: main.some(isAgainst),
    opponent,
    peopleAgainst: (party) => {
      const other = opponent(party)
      const people = main.find(
        (name) => other !== null && name !== other && onOneSide(name, other) && !isFightersName(name),
      )
      return other !== null && isFightersName(other) ? (people ?? other) : other
    },
  }
}
const CUSTODY = new Set(['held', 'captured', 'released', 'refused'])
const CASUALTY = new Set(['killed', 'wounded', 'missing'])

/** Who held whose people, and whose the victims were, when last told of. */
export interface Memory {
  actor: string | null
  peopleOf: string | null
  victims: string | null
  /** The sentence that told of them. */
  mourned: Scene | null
  /** The same for people of one kind: 'the hostages' are not the prisoners they were let go for. */
  readonly lastOf: Map<string, { readonly actor: string | null; readonly peopleOf: string | null }>
  /** The same for people of one number: 'the 32'. None where the page gives the number to both sides. */
  readonly ofCount: Map<number, { readonly actor: string | null; readonly peopleOf: string | null } | null>
  /** The sentence that told of a rescue, and who got its own back. */
  rescued: { readonly scene: Scene; readonly by: string } | null
  /** Who attacked, when last told of. */
  attacker: string | null
  /** The side that spoke last: a ministry without a name is its. */
  teller: string | null
  /** The same, where the sentence itself tells who speaks. */
  direct: string | null
  /** The side that the last sentence to name one spoke of first: where a language drops it, the next verb's subject. */
  subject: string | null
}

/** A sentence and the side that tells of it. */
export interface Told {
  readonly scene: Scene
  readonly teller: string | null
  /** Whom a verb without a subject speaks of. */
  readonly dropped: string | null
}

/** Fills the parties that a sentence leaves to the page: those told of before, else the other side (RD314). */
export function fill(found: Found, told: Told, sides: Sides, memory: Memory): Found {
  const { kind } = found.event
  if (found.actor === 'both') return rememberSwap(found, told, memory)
  if (kind === 'undertaking') return found
  // Whose office it is: the side that the sentence names.
  if (kind === 'office') return { ...found, peopleOf: found.peopleOf ?? told.scene.parties[0]?.party ?? null }
  const doer = found.actor ?? (isBareDeed(found, told) ? told.dropped : null)
  if (kind === 'attacked') {
    memory.attacker = doer ?? memory.attacker
    return {
      ...found,
      actor: doer,
      recipient: found.recipient === doer ? null : (found.recipient ?? sides.opponent(doer)),
    }
  }
  if (CASUALTY.has(kind)) return fillCasualty(found, told, sides, memory)
  const rescuer = rescuerOf(found, doer, told, sides, memory)
  if (rescuer !== null) return { ...found, actor: rescuer, peopleOf: rescuer, recipient: rescuer }
  const custody = { ...found, actor: doer, peopleOf: found.peopleOf ?? takersOwn(found, sides) }
  return fillCustody(found.inReturn ? { ...custody, ...otherWay(custody, memory) } : custody, told, sides, memory)
}

/** 'Нигерийская армия освободила 178 заложников', 'rescató a 76 niñas': a state that a group fights has got its own back. */
const isRescue = ({ event, group, peopleOf }: Found, doer: string | null, sides: Sides): boolean =>
  event.kind === 'released' &&
  event.frame === 'act' &&
  doer !== null &&
  (peopleOf === null || peopleOf === doer || foremostAgainst(peopleOf) === doer) &&
  (event.company === 'rescue' || (group?.what === 'hostages' && sides.group?.state === doer))

/** Who got its own back, in this sentence or when people of the number were told of before; parts of them likewise. */
function rescuerOf(found: Found, doer: string | null, { scene }: Told, sides: Sides, memory: Memory): string | null {
  if (found.part && memory.rescued?.scene === scene) return memory.rescued.by
  const known = found.event.kind === 'released' && doer === null ? sameNumber(found, memory) : null
  const again = known !== null && known.actor === known.peopleOf ? known.actor : null
  const by = again ?? (isRescue(found, doer, sides) ? doer : null)
  if (by === null) return null
  memory.rescued = { scene, by }
  keepNumber(found, { actor: by, peopleOf: by }, memory)
  return by
}

type Parties = Pick<Found, 'actor' | 'peopleOf'>

/** Soldiers are a state's own; those of whom a group tells are no fighters of it. */
const ownOf = (teller: string | null): string | null =>
  teller === null || foremostAgainst(teller) !== null ? null : teller

/** What the sentence says, ours, or those told of before. */
function saidOrTold(found: Found, told: Told, sides: Sides, memory: Memory): Parties {
  const { kind } = found.event
  const { recipient } = found
  let { actor, peopleOf } = found
  if (peopleOf === null && found.group?.ours === true) peopleOf = told.teller ?? sides.home
  if (peopleOf === null && recipient !== null && !NEUTRAL_BODIES.has(recipient) && kind === 'released')
    peopleOf = recipient
  if (actor === peopleOf) actor = null
  // '… його захопили': he is of those told of before.
  if (peopleOf === null && found.group?.told === true && memory.peopleOf !== actor) peopleOf = memory.peopleOf
  if (
    actor === null &&
    peopleOf === null &&
    kind === 'released' &&
    SERVING.has(found.group?.what ?? '') &&
    !found.group?.told
  )
    peopleOf = ownOf(memory.direct)
  if (actor === null && peopleOf === null)
    ({ actor, peopleOf } = sameNumber(found, memory) ?? memory.lastOf.get(found.group?.what ?? '') ?? memory)
  if (actor === null && SERVING.has(found.group?.what ?? '')) peopleOf ??= servingOf(kind, told, memory)
  return actor === null && peopleOf === null ? bySides(found, sides) : { actor, peopleOf }
}

/** Whose people were held, taken or let go: those the sentence names, ours, those told of before, else the other side's. */
function fillCustody(found: Found, told: Told, sides: Sides, memory: Memory): Found {
  const { kind } = found.event
  let { actor, peopleOf } = saidOrTold(found, told, sides, memory)
  peopleOf ??= sides.peopleAgainst(actor) ?? servingAgainst(found, actor)
  actor ??= sides.opponent(peopleOf) ?? takerOf(kind, peopleOf, sides)
  if (CUSTODY.has(kind)) Object.assign(memory, { actor, peopleOf })
  if (CUSTODY.has(kind)) keepNumber(found, { actor, peopleOf }, memory)
  if (CUSTODY.has(kind) && found.group?.what === 'hostages') memory.lastOf.set('hostages', { actor, peopleOf })
  return { ...found, actor, peopleOf, recipient: kind === 'released' ? (found.recipient ?? peopleOf) : null }
}

/** '276 adolescentes habían sido secuestradas': by the one armed group that the page names. */
const takerOf = (kind: string, peopleOf: string | null, { group }: Sides): string | null =>
  kind === 'captured' && group !== null && (peopleOf === null || peopleOf === group.state) ? group.name : null

/** 'вдалося репатріювати 382 тіла': who gets people back and is not named is the side of the language. */
const takersOwn = ({ event, actor, recipient }: Found, { facing, home }: Sides): string | null =>
  event.frame === 'get' && actor === null && recipient === null && facing ? home : null

/** 'karşılığında 185 esir teslim edildi': the other way of what was told before, unless the sentence says otherwise. */
function otherWay(found: Found, memory: Memory): Pick<Found, 'actor' | 'peopleOf' | 'recipient'> {
  const { actor, peopleOf, recipient } = found
  const back = memory.actor
  const doubts = [peopleOf, found.group?.party ?? null, recipient].some(
    (party) => party !== null && party !== back && !NEUTRAL_BODIES.has(party),
  )
  if (back === null || memory.peopleOf === null || doubts || (found.event.frame === 'act' && actor === back))
    return { actor, peopleOf, recipient }
  // 'a cambio de tres rehenes entregadas por Hamás': who hands them over is named.
  return {
    actor: actor === null || actor === back ? memory.peopleOf : actor,
    peopleOf: back,
    recipient: recipient ?? back,
  }
}

const SMALLEST_NUMBER = 5
const exactly = ({ group }: Found): number | null => {
  const size = group?.whole ?? group?.count ?? null
  return size !== null && size.min === size.max && (size.min ?? 0) >= SMALLEST_NUMBER ? size.min : null
}

/** 'of the 32, 26 were taken in December': people of a number told of before are the same people. */
function sameNumber(found: Found, memory: Memory) {
  const size = exactly(found)
  return size === null ? null : (memory.ofCount.get(size) ?? null)
}

function keepNumber(found: Found, held: Pick<Memory, 'actor' | 'peopleOf'>, { ofCount }: Memory): void {
  const size = exactly(found)
  if (size === null || held.peopleOf === null) return
  const known = ofCount.get(size)
  ofCount.set(size, known === undefined || known?.peopleOf === held.peopleOf ? held : null)
}

/** Whom nobody is named for: soldiers in the hands of the page's one armed group, else people of the language's country. */
function bySides({ group }: Found, { group: armed, facing, home, opponent }: Sides) {
  const serving = SERVING.has(group?.what ?? '')
  if (armed !== null && serving) return { actor: armed.name, peopleOf: armed.state }
  const own = facing && home !== null && group?.count != null
  return own ? { actor: opponent(home), peopleOf: home } : { actor: null, peopleOf: null }
}

/** Soldiers let go are those of the side that tells of it; soldiers taken, of the side whose losses were told before. */
function servingOf(kind: string, told: Told, memory: Memory): string | null {
  if (kind === 'released') return told.teller
  return kind === 'captured' ? memory.victims : null
}

/** A verb of doing in a sentence that names no side before it. */
const isBareDeed = ({ event }: Found, { scene }: Told): boolean =>
  event.frame === 'act' &&
  event.form === 'fin' &&
  !scene.parties.some((mention) => mention.roles.includes('nom') && mention.to <= event.at)

/** 'Україна провела обмін з Росією': those who then come home are of the side that the sentence speaks of. */
function rememberSwap(found: Found, { scene }: Told, memory: Memory): Found {
  if (found.event.frame !== 'swap') return found
  const leads = [...new Set(scene.parties.filter(({ roles }) => roles.includes('nom')).map(({ party }) => party))]
  const other = scene.parties.find(({ party, people }) => party !== leads[0] && !people)?.party ?? null
  if (leads.length === 1 && leads[0] !== undefined && other !== null)
    Object.assign(memory, { actor: other, peopleOf: leads[0] })
  return found
}

const SERVING = new Set(['servicemen', 'police', 'commanders', 'officials'])

/** Soldiers in the hands of a group are those of the state it fights, where the page names nobody else. */
const servingAgainst = (found: Found, group: string | null): string | null =>
  group !== null && SERVING.has(found.group?.what ?? '') ? foremostAgainst(group) : null

/** The side that tells of a sentence: soldiers of nobody else's are its own. */
export function tellerOf(
  text: string,
  { words, parties }: Scene,
  speaker: string | null,
  memory: Memory,
  leader: string | null,
): string | null {
  memory.direct = null
  if (speaker === null) return null
  const named = parties.find(
    (mention) =>
      speaker === mention.party || speaker.includes(textOf(text, words, mention.from, mention.to) ?? speaker),
  )
  memory.direct = named?.party ?? leader
  memory.teller = memory.direct ?? memory.teller
  return memory.teller
}

/** The side that a sentence speaks of: the first that can be a subject and is no body of relief. */
export const subjectOf = ({ parties, segments }: Scene): string | null =>
  !segments.some((segment) => segment.events.length > 0)
    ? null
    : (parties.find(({ party, roles }) => roles.includes('nom') && !NEUTRAL_BODIES.has(party))?.party ?? null)

/** Fighters are the only armed group's of the page, soldiers and police of the state that it fights. */
function ofGroupOrState({ group }: Found, { group: armed, main, opponent }: Sides): string | null {
  if (armed === null) return null
  const state = main.includes(armed.state) ? armed.state : opponent(armed.name)
  if (group?.what === 'fighters') return armed.name
  return SERVING.has(group?.what ?? '') ? state : null
}

/** Who attacked before: not the group whose own fighters fell. */
const attackerOf = ({ group }: Found, { attacker }: Memory): string | null =>
  attacker !== null && group?.what === 'fighters' && foremostAgainst(attacker) !== null ? null : attacker

/** 'Un soldado murió en un enfrentamiento contra guerrilleros del ELN': the armed group that alone is named. */
function killerOf({ group, peopleOf }: Found, scene: Scene, memory: Memory): string | null {
  const { parties } = scene
  const [only, ...others] = new Set(
    parties.map(({ party }) => party).filter((party) => foremostAgainst(party) !== null),
  )
  const state = only === undefined || others.length > 0 ? null : foremostAgainst(only)
  const theirs = peopleOf === null || peopleOf === state
  const serving = SERVING.has(group?.what ?? '') || (group?.what == null && memory.mourned === scene)
  return state !== null && theirs && serving ? (only ?? null) : null
}

/** Soldiers that a sentence with one party mourns are that party's. */
function fillCasualty(given: Found, { scene, teller }: Told, sides: Sides, memory: Memory): Found {
  // 'Saldırıda 2 asker şehit oldu': in the attack that was told of before.
  const found = {
    ...given,
    actor: given.actor ?? (given.inAttack ? attackerOf(given, memory) : killerOf(given, scene, memory)),
  }
  const named = [...new Set(scene.parties.map((mention) => mention.party))]
  const serving = SERVING.has(found.group?.what ?? '')
  const first = named.length === 1 && serving ? (named[0] ?? null) : null
  // Soldiers killed by a group, or with one, are those of the state it fights.
  const only = first === null ? null : (foremostAgainst(first) ?? first)
  const soldiers = serving || found.group?.what == null
  const own = soldiers && found.actor === null ? teller : null
  const ours = found.group?.ours === true ? (teller ?? sides.home) : null
  const peopleOf =
    found.peopleOf ??
    ours ??
    (serving || found.group?.what === 'fighters' ? sides.opponent(found.actor) : sides.peopleAgainst(found.actor)) ??
    own ??
    only ??
    ofGroupOrState(found, sides) ??
    (found.group?.what === 'people' && memory.mourned !== scene ? null : memory.victims)
  memory.victims = peopleOf ?? memory.victims
  // 'погиб один военный, ещё несколько человек ранены': those of one sentence are of one side.
  memory.mourned = peopleOf === null ? memory.mourned : scene
  return { ...found, peopleOf, recipient: null }
}
