import { lonely } from './antecedents.ts'
import type { Group } from './groups.ts'
import type { Pairing } from './roles.ts'
import type { Event, Scene, Segment } from './scene.ts'
import type { Tools } from './tools.ts'

const COUNTED = new Set(['held', 'captured', 'released', 'killed', 'wounded', 'missing', 'accused'])

const distance = (event: Event, group: Group, verbLast: boolean) => {
  const after = group.from >= event.to
  const gap = after ? group.from - event.to : event.at - group.to
  return gap + (after === verbLast ? 4 : 0)
}

/** 'вернули в ходе обмена': the exchange only says how they came free. */
const told = (events: readonly Event[]): readonly Event[] => {
  const deeds = events.filter((event) => event.frame !== 'swap' || event.form !== 'noun')
  return deeds.some((event) => event.kind === 'released') ? deeds : events
}

const HOW_THEY_DIED = new Set(['killed', 'missing'])
/** 'los cuerpos de los 28 rehenes muertos': what became of bodies is no new killing. */
const befell = (events: readonly Event[], group: Group): readonly Event[] => {
  const moved = group.bodies ? events.filter((event) => !HOW_THEY_DIED.has(event.kind)) : events
  return moved.length > 0 ? moved : events
}

const nearest = (events: readonly Event[], group: Group, verbLast: boolean): Event | null =>
  [...befell(told(events), group)].sort((a, b) => distance(a, group, verbLast) - distance(b, group, verbLast))[0] ??
  null

export const takesPeople = (event: Event) => COUNTED.has(event.kind)

/** Where bodies are told of, how the dead died is no event of theirs. */
const busy = (segment: Segment, bodies: boolean) =>
  segment.events.some((event) => takesPeople(event) && !(bodies && HOW_THEY_DIED.has(event.kind)))

/** A clause that only says who somebody is: 'ранее захваченных террористами'. */
const isAside = ({ events, groups, from, relative }: Segment): boolean =>
  relative ||
  (from > 0 &&
    groups.every(({ count }) => count === null) &&
    events.filter(takesPeople).every(({ frame, at }) => frame === 'pass' && at - from < 3))

/** Where a segment's event stands: in itself, or in its nearest neighbour that has one; people 'including' whom pass over clauses that only describe. */
function homeOf(tools: Tools, { words, segments }: Scene, at: number, bodies: boolean): Segment | undefined {
  const { verbLast } = tools.pack
  const segment = segments[at]
  const tells = (other: Segment) => busy(other, bodies)
  if (segment !== undefined && tells(segment)) return segment
  const before = segments.slice(0, at)
  const opens = segment !== undefined && tools.lists.ofThem.within(words, segment.from, segment.from + 2)
  const main = verbLast || !opens ? undefined : before.findLast((other) => tells(other) && !isAside(other))
  const last = before.at(-1)
  // 'включая 101 ребенка, 67 женщин и 10 мужчин'
  const goesOn = !verbLast && !opens && last !== undefined && last.groups.length > 0 && !tells(last) && at > 1
  if (goesOn) return homeOf(tools, { words, segments } as Scene, at - 1, bodies)
  const near = main ?? before.findLast(tells)
  const after = segments.slice(at + 1).find(tells)
  return verbLast ? (after ?? near) : (near ?? after)
}

/** 'elindeki 20 esiri serbest bıraktı': in whose hands they were is told by the way, where the clause tells a deed. */
const withoutAsides = (events: readonly Event[], later: readonly Event[]): readonly Event[] => {
  const told = events.filter((event) => event.kind === 'captured' || event.form !== 'part')
  return [...told, ...later].some((event) => takesPeople(event) && event.form !== 'inf' && event.form !== 'noun')
    ? told
    : events
}

/**
 * 'Обмен состоялся: вернулись 300': the exchange is told by who came home. 'devueltos 15 soldados heridos': they were wounded
 * before.
 */
function withoutOthers({ segments }: Scene, { events, groups }: Segment): readonly Event[] {
  const freed = (event: Event) =>
    event.kind === 'released' && event.frame !== 'swap' && event.form !== 'noun' && event.form !== 'inf'
  const here = events.some(freed)
  // 'Этап обмена завершился возвращением четверых'
  const returned = segments.some((segment) =>
    segment.events.some(
      (event) =>
        event.kind === 'released' &&
        event.frame !== 'swap' &&
        event.form === 'noun' &&
        segment.groups.some((group) => group.count !== null && group.from >= event.to),
    ),
  )
  const anywhere = segments.some((segment) => segment.events.some(freed))
  const counts = groups.some((group) => group.count !== null)
  return events.filter((event) => {
    if (event.kind === 'wounded' && event.frame === 'pass') return !here
    // 'состоялся обмен, в результате которого вернулись 146': those who came home are told by their own clause.
    if (event.frame === 'swap' && event.form === 'noun' && returned) return false
    return event.frame !== 'swap' || !anywhere || (event.form !== 'noun' && counts && !here)
  })
}

/** '250 fələstinlini, eləcə də həbs olunan 1700 məhbusu azad edəcək': a participle belongs to the people after it alone. */
function borrowed({ events }: Segment, isBorrowed: boolean): readonly Event[] {
  const all = events.filter(takesPeople)
  const main = all.filter(({ form, frame }) => form !== 'part' || frame === 'go')
  return isBorrowed && main.length > 0 ? main : all
}

/** 'según dijo un funcionario egipcio': whoever says it, and nobody whom it befell. */
const isTeller = (tools: Tools, { words }: Scene, { from }: Segment, group: Group): boolean =>
  !tools.pack.verbLast && tools.lists.says.within(words, Math.max(from, group.from - 4), group.from)

/** 'kaçırılan 4 asker ve 1 polis serbest bırakıldı': who was taken, by the participle before them, is who was let go. */
function toldBehind(segments: readonly Segment[], at: number, { event, group, segment }: Pairing): readonly Pairing[] {
  const describes = event.kind === 'captured' && (event.form === 'part' || event.nominal) && event.to === group?.from
  if (!describes || group === null) return []
  const next = segments[at + 1]
  const homes =
    next !== undefined && next.groups.length > 0 && next.from - group.to < BESIDE ? [segment, next] : [segment]
  for (const home of homes) {
    const deed = home.events.find(
      ({ kind, form, at: place }) => place >= group.to && kind === 'released' && (form === 'fin' || form === 'plan'),
    )
    if (deed !== undefined) return [{ event: deed, group, segment, home }]
  }
  return []
}
const BESIDE = 2

/** Pairs each group with the event it belongs to; a segment without an event borrows its neighbour's (RD306). */
export function pairUp(tools: Tools, given: Scene): readonly Pairing[] {
  const { verbLast } = tools.pack
  const segments = given.segments.map((segment, at) => {
    const later = verbLast ? (given.segments[at + 1]?.events ?? []) : []
    return { ...segment, events: withoutAsides(withoutOthers(given, segment), later) }
  })
  const scene = { ...given, segments }
  const behind: Pairing[] = []
  const pairs = scene.segments.flatMap((segment, at) => {
    const own = leaders(segment).flatMap((group) => {
      const home = (group.bodies ? homeOf(tools, scene, at, true) : undefined) ?? homeOf(tools, scene, at, false)
      if (home === undefined) return []
      // People without a number are not carried over to another segment's verb.
      if (home !== segment && group.count === null) return []
      if (home !== segment && isTeller(tools, given, segment, group)) return []
      // 'esir takasında cenazelerin iadesi': a word of the exchange belongs to nothing else.
      const own = given.segments[at]?.events.find(
        ({ at: from, to }) => group.count === null && from <= group.from && group.to <= to,
      )
      const event = own ?? nearest(borrowed(home, home !== segment && verbLast), group, verbLast)
      return event === null ? [] : [{ event, group, segment, home }]
    })
    const described = verbLast ? own.flatMap((pair) => toldBehind(scene.segments, at, pair)) : []
    behind.push(...described)
    const moved = own.some(({ group, home }) => group.bodies && home !== segment)
    const left = told(segment.events).filter(
      (event) =>
        takesPeople(event) &&
        ![...own, ...described].some((pair) => pair.event === event) &&
        !(moved && HOW_THEY_DIED.has(event.kind)),
    )
    return [...own, ...left.flatMap((event) => lonely(tools, scene, at, event) ?? [])]
  })
  // People whom a 'who' takes up belong to its verb, not to one borrowed from before.
  const kept = pairs.filter(
    (pair) =>
      pair.home === pair.segment ||
      isPart(tools, scene, pair) ||
      !pairs.some((other) => other.group === pair.group && other.home === other.segment),
  )
  return [...kept, ...behind]
}

/** 'including five women, whom it held': the five are part of those let go, whoever the 'who' takes up. */
export const isPart = (tools: Tools, { words }: Scene, { segment, group }: Pairing): boolean =>
  group !== null && tools.lists.ofThem.within(words, segment.from, group.from + 1)

/** 'потрапив у полон бойовиків': in whose hands somebody fell. */
const isCaptor = ({ events }: Segment, { from, count, what }: Group): boolean =>
  count === null &&
  what === 'fighters' &&
  events.some(({ kind, frame, to }) => kind === 'captured' && frame === 'go' && from >= to)

/** Groups that have something done to them: 'Украинские военные взяли 9 солдат' has one. */
function leaders(segment: Segment): readonly Group[] {
  const groups = segment.groups.filter((group) => !isCaptor(segment, group))
  const doing = segment.events.find((event) => event.frame === 'act' && event.form === 'fin')
  if (doing === undefined || groups.length < 2) return groups
  return groups.filter((group) => group.count !== null || group.from > doing.at)
}
