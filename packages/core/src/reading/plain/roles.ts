import neutralBodies from '../../../../../vocabularies/neutral-bodies.json' with { type: 'json' }
import type { Found } from './assign.ts'
import type { Group } from './groups.ts'
import type { PartyMention } from './parties.ts'
import type { Event, Scene, Segment } from './scene.ts'
import type { Tools } from './tools.ts'

/** An event and the people that it befell. */
export interface Pairing {
  readonly event: Event
  readonly group: Group | null
  readonly segment: Segment
  /** Where the words of the event stand, if not in the group's own segment. */
  readonly home: Segment
}

export const has = (mention: PartyMention, role: PartyMention['roles'][number]) => mention.roles.includes(role)

/** They carry and visit; they hold and free nobody. */
export const NEUTRAL_BODIES: ReadonlySet<string> = new Set(neutralBodies.parties.map((party) => party.name))

type Parties = Pick<Found, 'actor' | 'peopleOf' | 'recipient'>

/** How the names around an event are looked up by their roles. */
interface Lookup {
  readonly find: (...roles: PartyMention['roles']) => string | null
  readonly wider: (...roles: PartyMention['roles']) => string | null
  readonly recipient: string | null
}

/** 'Hamas'ın 20 esiri serbest bırakmasının': the genitive before a clause made a noun is its doer, and owns nobody. */
function clauseDeed({ parties }: Scene, event: Event, group: Group | null): Parties {
  const before = (role: PartyMention['roles'][number]) =>
    parties.findLast((mention) => mention.to <= event.at && has(mention, role) && (!mention.people || mention.force))
  // 'PKK, 3 kişiyi kaçırdığını kabul etti': without a doer of its own the clause has that of the sentence.
  const doer = before('gen') ?? (event.kind === 'captured' ? before('nom') : undefined)
  const actor = doer?.party ?? null
  const peopleOf = group?.party === actor ? null : (group?.party ?? null)
  return { actor, peopleOf, recipient: null }
}

/** 'росіяни атакували', '…, яких вивезли росіяни': the name of a people right before the verb, or after it where a 'who' is its object. */
const peopleBeside = ({ parties, relative }: Segment, group: Group | null, event: Event): string | null =>
  parties.find(
    (mention) =>
      mention.people &&
      !isInside(mention, group) &&
      (mention.to === event.at || (relative && mention.from === event.to)),
  )?.party ?? null

const FOE_REACH = 4
/** 'противник обстрелял': the subject is an adversary that the page does not name. */
const isUnknownFoe = (tools: Tools, { words, parties }: Scene, { at }: Event): boolean => {
  const foe = words.findLastIndex((_, place) => place < at && at - place <= FOE_REACH && tools.foe.has(words, place))
  return foe >= 0 && !parties.some(({ from, to }) => (from <= foe && foe < to) || (from > foe && to <= at))
}

/** A deed by one side to people. */
function deedIn(tools: Tools, scene: Scene, { event, group, segment }: Pairing, look: Lookup): Parties {
  if (isUnknownFoe(tools, scene, event))
    return { actor: null, peopleOf: group?.party ?? null, recipient: look.recipient }
  if (event.nominal) return clauseDeed(scene, event, group)
  // 'El Ejército ha informado de la liberación': whoever tells of a freeing has not freed.
  const isNoun = event.form === 'noun'
  const tells = isNoun && event.kind === 'released' && tools.lists.says.within(scene.words, segment.from, event.at)
  // 'о захвате боевиков израильским спецназом'
  const by = isNoun ? look.find('ins') : null
  const named = by ?? (tells ? null : look.wider('nom')) ?? ledBy(segment, group, event) ?? look.find('ins', 'gen')
  // 'YPG güçlerinin … alıkoyduğu': the doer of a clause made a noun stands in the genitive.
  const beside = segment.relative ? peopleBeside(segment, group, event) : null
  const doer = beside ?? named ?? (tools.pack.verbLast ? look.wider('gen') : peopleBeside(segment, group, event))
  // 'Россия вернула 200 своих военнослужащих': whoever lets its own go has got them back.
  if (event.kind === 'released' && event.form !== 'noun' && doer !== null && isOwn(group, doer))
    return { actor: look.find('abl'), peopleOf: doer, recipient: doer }
  return { actor: doer, peopleOf: group?.party ?? null, recipient: look.recipient }
}

const DATIVE_REACH = 3
/** To whom: a name that is surely in the dative, or may be and stands beside the verb ('представителей Грузии' is not). */
const datives = (free: readonly PartyMention[], event: Event): string | null =>
  free.find(
    (mention) =>
      has(mention, 'dat') &&
      (!has(mention, 'gen') || (mention.from - event.to < DATIVE_REACH && event.at - mention.to < DATIVE_REACH)),
  )?.party ?? null

/** Whoever gets people back: its own, from whoever the ablative or an adjective names ('из российского плена'). */
function gotBy(
  { peopleOf, recipient }: Pick<Parties, 'peopleOf' | 'recipient'>,
  taker: string | null,
  from: string | null,
  free: readonly PartyMention[],
): Parties {
  // 'Ереван вернул 14 попавших в плен солдат Азербайджана': whoever returns another's people gives them.
  const gives = taker !== null && peopleOf !== null && peopleOf !== taker && from === null
  if (gives) return { actor: taker, peopleOf, recipient }
  if (taker !== null && recipient !== null && recipient !== taker && !NEUTRAL_BODIES.has(recipient))
    return { actor: taker, peopleOf: peopleOf ?? recipient, recipient }
  return { actor: from ?? adjective(free), peopleOf: peopleOf ?? taker, recipient: taker }
}

/** 'Kızılhaç heyetine teslim etti': the body of relief that receives them, where the text stops there. */
const handedTo = (near: readonly PartyMention[]): string | null =>
  near.find((mention) => NEUTRAL_BODIES.has(mention.party) && has(mention, 'dat'))?.party ?? null

/** 'попали в плен к хуситам': a name that can be nothing but a dative. */
const fallenTo = (free: readonly PartyMention[]): string | null =>
  free.find(({ roles }) => roles.length === 1 && roles[0] === 'dat')?.party ?? null

/** 'ha recibido de Hamás dos ataúdes' */
const ownerBehind = (free: readonly PartyMention[], { to }: Event): string | null =>
  free.find((mention) => mention.from >= to && has(mention, 'gen') && !mention.people)?.party ?? null

/** The name that only says whose they are is not theirs who did it. */
const otherThan = (party: string | null, group: Group | null): string | null => (party === group?.party ? null : party)

/** Who holds, took or killed those of whom a verb of theirs tells. */
const wentTo = (
  free: readonly PartyMention[],
  { kind }: Event,
  group: Group | null,
  find: Lookup['find'],
): string | null =>
  find('ins', 'abl') ??
  (kind === 'captured' ? fallenTo(free) : null) ??
  otherThan(adjective(free), group) ??
  (kind === 'held' ? find('loc', 'gen', 'dat', 'acc') : null)

/** 'la Cruz Roja ha recibido dos ataúdes': the body of relief that has been given them. */
const carried = (near: readonly PartyMention[], { at }: Event): string | null => {
  const subject = near.findLast((mention) => has(mention, 'nom') && mention.to <= at)
  return subject !== undefined && NEUTRAL_BODIES.has(subject.party) ? subject.party : null
}

/** Where somebody is held or taken may say by whom; where somebody fell does not. */
const IN_HANDS = new Set(['held', 'captured', 'accused', 'attacked', 'office'])

/** Who does it, whose people, to whom: by the frame of the verb and the case of the names (RD307). */
export function rolesIn(tools: Tools, scene: Scene, { event, group, segment, home }: Pairing): Parties {
  const near = segment === home ? segment.parties : [...segment.parties, ...home.parties]
  const free = near.filter((mention) => !isInside(mention, group) && !NEUTRAL_BODIES.has(mention.party))
  const find = (...roles: PartyMention['roles']) => {
    for (const role of roles) {
      // Of two subjects the nearer one before the verb: 'the ministry said that Kyiv had handed over'.
      const subject =
        role === 'nom' ? free.findLast((mention) => has(mention, role) && mention.to <= event.at) : undefined
      const found = subject ?? free.find((mention) => has(mention, role))
      if (found !== undefined) return found.party
    }
    return null
  }
  const wider = (...roles: PartyMention['roles']) =>
    find(...roles) ??
    scene.parties.findLast(
      (mention) =>
        roles.some((role) => has(mention, role)) &&
        !isInside(mention, group) &&
        !NEUTRAL_BODIES.has(mention.party) &&
        mention.from < event.at,
    )?.party ??
    null
  // 'В Украину вернули …': only a name that can be nothing but the aim of a movement.
  const aim =
    free.find((mention) => mention.roles.length === 1 && !mention.people && has(mention, 'acc'))?.party ?? null
  const freed = event.kind === 'released' && event.frame !== 'go'
  const recipient = datives(free, event) ?? (freed ? (aim ?? handedTo(near)) : null)
  const peopleOf = group?.party ?? null
  switch (event.frame) {
    case 'act':
      return deedIn(tools, scene, { event, group, segment, home }, { find, wider, recipient })
    case 'pass':
      return {
        actor: find('ins', 'abl') ?? (IN_HANDS.has(event.kind) ? find('loc', 'gen') : null),
        peopleOf,
        recipient,
      }
    case 'get':
      return carried(near, event)
        ? { actor: find('abl') ?? ownerBehind(free, event), peopleOf, recipient: carried(near, event) }
        : gotBy({ peopleOf, recipient }, wider('nom'), find('abl'), free)
    case 'go':
      return {
        actor: wentTo(free, event, group, find),
        peopleOf,
        recipient: event.kind === 'released' ? (recipient ?? find('acc')) : null,
      }
    case 'swap':
      return { actor: null, peopleOf, recipient: null }
  }
}

/** 'Сирийские военные взяли …': people without a number who stand before the verb do it for their side. */
const ledBy = (segment: Segment, group: Group | null, event: Event): string | null =>
  segment.groups.find((other) => other !== group && other.count === null && other.to <= event.at)?.party ?? null

const isOwn = (group: Group | null, party: string) => group !== null && (group.own || group.party === party)
const isInside = (mention: PartyMention, group: Group | null) =>
  group !== null &&
  mention.party === group.party &&
  mention.to >= group.from - 1 &&
  mention.to <= group.to + 2 &&
  // 'bir azərbaycanlı əsir Ermənistandan Bakıya': to whom they are given stands after them.
  !(mention.from >= group.to && mention.roles.length === 1 && has(mention, 'dat') && !mention.people)
const adjective = (free: readonly PartyMention[]) =>
  free.find((mention) => mention.people && !mention.force)?.party ?? null
