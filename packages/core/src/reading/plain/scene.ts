import type { NumeralProfileName } from '../../claims/case-setting.ts'
import type { DateMention } from '../mentions.ts'
import { findGroups, type Group, isMark } from './groups.ts'
import { findParties, mediates, type Names, type PartyMention } from './parties.ts'
import { isStructure, type Tools, type Trigger } from './tools.ts'
import type { Word } from './words.ts'

export interface Event extends Trigger {
  readonly at: number
  readonly to: number
  readonly negated: boolean
  /** The verb of a clause made a noun: 'Hamas'ın 20 esiri serbest bırakmasının'. */
  readonly nominal: boolean
}
/** A stretch of a sentence between marks and joining words, with what was found in it. */
export interface Segment {
  readonly from: number
  readonly to: number
  readonly events: readonly Event[]
  readonly groups: readonly Group[]
  readonly parties: readonly PartyMention[]
  readonly relative: boolean
}
export interface Scene {
  readonly words: readonly Word[]
  readonly segments: readonly Segment[]
  readonly parties: readonly PartyMention[]
  readonly dates: readonly DateMention[]
  /** The last people of a number that a sentence before told of. */
  readonly before: Group | null
}

function findEvents(tools: Tools, words: readonly Word[]): readonly Event[] {
  const events: Event[] = []
  for (let at = 0; at < words.length; at++) {
    const [from, end] = clauseAround(words, at)
    const open = tools.events
      .all(words, at)
      .filter(
        ({ value }) =>
          value.company === null ||
          isStructure(value.company) ||
          tools.company.get(value.company)?.within(words, beforeAside(tools, words, from), end) === true,
      )
    // Of two readings of the same words the one that needs company is the surer.
    const same = open.filter(({ to }) => to === open[0]?.to)
    const fits =
      same.find(({ value }) => value.company !== null && !isStructure(value.company)) ??
      same.find(({ value }) => value.company !== null) ??
      open[0]
    // 'the Commission on Missing Persons' tells of nobody missing.
    if (fits === undefined || (at > 1 && /^\p{Lu}\p{Ll}/u.test(words[at]?.text ?? ''))) continue
    const company = fits.value.company === null ? undefined : tools.company.get(fits.value.company)
    // 'не установлено местонахождение': the word for 'not' is part of what the verb asks for.
    const needed = company?.has(words, at - 1) === true || company?.has(words, at - 2) === true
    const denied =
      tools.lists.not.has(words, at - 1) ||
      tools.lists.not.has(words, at - 2) ||
      // 'Ни один из пленных освобождён не был', 'Ninguno de los rehenes ha sido liberado'
      (fits.value.form !== 'part' && tools.lists.none.within(words, from, at))
    const negated = denied && !needed
    const nominal = words.slice(at, fits.to).some((word) => tools.pack.verbalNoun?.test(word.lower) === true)
    events.push({ ...fits.value, at, to: fits.to, negated, nominal })
    at = fits.to - 1
  }
  return events
}

/** What a word between a number and its noun says of people without telling it: '300 попавших в плен солдат'. */
const DESCRIBES = new Set(['captured', 'held', 'released'])

/** 'двоих задержанных', 'все пленные': the word names the people, and tells nothing that befell them (RD18). */
function isOnlyNoun(tools: Tools, words: readonly Word[], groups: readonly Group[], event: Event): boolean {
  const { at } = event
  const group = groups.find(({ from, to }) => from < at && at < to)
  // 'ağır hasta ve yaralı askerler'
  if ((event.kind === 'wounded' || event.kind === 'killed') && tools.pack.verbLast)
    return groups.some(({ from, count }) => from === event.to && count === null)
  if (group === undefined || tools.pack.verbLast) return false
  if (DESCRIBES.has(event.kind) && event.form !== 'noun' && event.to < group.to) return true
  return tools.people.has(words, at) && !tools.people.within(words, group.from, at)
}

/** 'fueron secuestrados', 'esir tuttuğu': people's words inside those of an event are no people of their own. */
const isWordOfEvent = (events: readonly Event[], counted: boolean, group: Group): boolean =>
  group.count === null &&
  events.some(({ at, to, frame }) => (frame !== 'swap' || counted) && to - at > 1 && at <= group.from && group.to <= to)

/** 'захваченных в заложники': the word belongs to the verb. */
const isWordOfCompany = (tools: Tools, words: readonly Word[], group: Group): boolean =>
  group.count === null &&
  (tools.company.get('captive')?.all(words, group.from - 1) ?? []).some(({ to }) => to >= group.to)

/** 'yeni bir cenaze takası': an exchange is one, not the people exchanged. */
const withoutArticle = (events: readonly Event[], group: Group): Group =>
  group.count?.min === 1 &&
  events.some(({ at, to, frame }) => frame === 'swap' && group.from < to && at < group.to && group.from < at)
    ? { ...group, count: null }
    : group

/** 'повернули 397 загиблих військових', 'entrega de cuatro rehenes fallecidos': the dead that are handed over are bodies. */
const isDead = (tools: Tools, words: readonly Word[], events: readonly Event[], { from, to, count }: Group): boolean =>
  count !== null &&
  events.some(({ kind }) => kind === 'released') &&
  tools.lists.dead.within(words, from, Math.min(words.length, to + 2))

/** 'повернули 397 загиблих з Донецького напрямку, 24 з Луганського': a number alone counts more of the same. */
const isMoreOf = (events: readonly Event[], last: Group, { from, what, count, formula }: Group): boolean =>
  what === null && count !== null && !formula && !events.some(({ at }) => at >= last.to && at < from)

/** '314 A hərbçisinin, 775 B hərbçisinin meyiti': the noun behind the last genitive is that of all. */
const shareBodies = (tools: Tools, words: readonly Word[], { to, count }: Group, next: Group): boolean =>
  tools.pack.verbLast &&
  count !== null &&
  next.count !== null &&
  next.from === to + 1 &&
  (words[to]?.text === ',' || tools.lists.and.has(words, to)) &&
  /n[ıiuü]n$/u.test(words[to - 1]?.lower ?? '')

/** 'el grupo guerrillero ELN': a word for people inside a side's name. */
const isWordOfSide = (parties: readonly PartyMention[], group: Group): boolean =>
  group.count === null &&
  parties.some((mention) => mention.force && !mention.people && mention.from <= group.from && group.to <= mention.to)

const isBareBodies = ({ count, what, bodies }: Group) => bodies && count === null && what === 'bodies'
const GIVEN_REACH = 8
/** 'Kalan cenazeler de verilecek': bodies without a number are told of beside a verb that hands them over. */
const isGiven = (words: readonly Word[], events: readonly Event[], { from, to }: Group): boolean =>
  events.some(({ kind, form, frame, at, to: end }) => {
    const [a, b] = at >= to ? [to, at] : [end, from]
    // 'репатрійовані тіла': a participle right before them only describes.
    const describes = frame === 'pass' && end === from
    const hands = kind === 'released' && frame !== 'swap' && (form === 'fin' || form === 'plan') && !describes
    return hands && b - a < GIVEN_REACH && !words.slice(a, b).some(isMark)
  })

/** 'Hint askerlerinin … öldürdüğünü': soldiers without a number in the genitive before a clause made a noun do what it tells. */
const isDoer = (tools: Tools, parties: readonly PartyMention[], events: readonly Event[], group: Group): boolean => {
  if (!tools.pack.verbLast || group.count !== null || group.bodies) return false
  const owner = parties.find(
    ({ from, to, force, roles }) => force && roles.includes('gen') && from <= group.from && group.to <= to,
  )
  const next = events.find(({ at }) => at >= group.to)
  return owner !== undefined && (next?.kind === 'attacked' || (next?.frame === 'act' && next.nominal))
}

const CLAUSE_REACH = 14
/** 'у Киева было', 'было у Киева': the one who has them stands right beside the verb, with the word that says so. */
const isOwned = (tools: Tools, words: readonly Word[], parties: readonly PartyMention[], { at, to }: Event): boolean =>
  parties.some(
    ({ from, to: end }) => (end === at || from - 1 === to) && tools.company.get('owned')?.has(words, from - 1) === true,
  )

function clauseAround(words: readonly Word[], at: number): readonly [number, number] {
  let from = at
  let to = at
  const stops = (word: Word | undefined) => word === undefined || /^[,;:—–().]$/u.test(word.text)
  while (from > 0 && at - from < CLAUSE_REACH && !stops(words[from - 1])) from--
  while (to < words.length && to - at < CLAUSE_REACH && !stops(words[to])) to++
  return [from, to]
}

/** 'О восьми пленных, по его словам, известно': a clause goes on behind words that only say whose it is. */
function beforeAside(tools: Tools, words: readonly Word[], from: number): number {
  if (words[from - 1]?.text !== ',') return from
  const open = words.findLastIndex(({ text }, at) => at < from - 1 && text === ',')
  const { accordingTo, sameSaid } = tools.lists
  const aside =
    open >= 0 &&
    from - open < ASIDE &&
    (accordingTo.has(words, open + 1) || sameSaid.within(words, open + 1, Math.min(from, open + 3)))
  return aside ? clauseAround(words, open - 1)[0] : from
}
const ASIDE = 9

function bordersOf(
  tools: Tools,
  words: readonly Word[],
  events: readonly Event[],
  groups: readonly Group[],
): readonly number[] {
  const borders = [0]
  const inside = (at: number) =>
    groups.some((group) => group.from < at && at < group.to) || events.some((event) => event.at < at && at < event.to)
  for (let at = 1; at < words.length; at++)
    if ((isMark(words[at]) || tools.lists.and.has(words, at)) && !inside(at)) borders.push(at)
  return [...borders, words.length]
}

/** 'իսկ Հայաստան՝ 44 մարդ': the mark stands for the verb or for a pause of the voice. */
const isArmenianPause = (word: Word | undefined) => /^[՝`]$/u.test(word?.text ?? '')

/** 'а Армения Азербайджану — двоих': a dash that stands for the verb parts nothing. */
function joinGaps(words: readonly Word[], segments: readonly Segment[]): readonly Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const before = joined.at(-1)
    const dash = /^[-–—]$/u.test(words[segment.from]?.text ?? '')
    if (before !== undefined && dash && before.parties.length > 0 && before.events.length + before.groups.length === 0)
      joined[joined.length - 1] = { ...segment, from: before.from, parties: [...before.parties, ...segment.parties] }
    else if (before !== undefined && isArmenianPause(words[segment.from]) && before.events.length === 0)
      joined[joined.length - 1] = {
        ...segment,
        from: before.from,
        groups: [...before.groups, ...segment.groups],
        parties: [...before.parties, ...segment.parties],
        relative: before.relative,
      }
    else if (segment.to > segment.from) joined.push(segment)
  }
  return joined
}

/** Everything that a sentence holds, cut into segments (RD305). */
export function sceneOf(
  tools: Tools,
  names: Names,
  words: readonly Word[],
  dates: readonly DateMention[],
  profile: NumeralProfileName,
): Scene {
  const parties = findParties(tools, names, words)
  const told = findEvents(tools, words).filter(
    (event) => event.company !== 'owned' || isOwned(tools, words, parties, event),
  )
  const all = findGroups(tools, words, parties, dates, profile)
  const counted = all.some((group) => group.count !== null)
  const groups = all
    .filter((group) => !isWordOfEvent(told, counted, group) && !isWordOfSide(parties, group))
    .filter((group) => !isWordOfCompany(tools, words, group))
    .filter((group) => group.count !== null || !mediates(tools, words, group, 2))
    .filter((group) => !isBareBodies(group) || isGiven(words, told, group))
    .filter((group) => !isDoer(tools, parties, told, group))
    .map((group) => withoutArticle(told, group))
    .map((group) => (isDead(tools, words, told, group) ? { ...group, bodies: true } : group))
  for (let at = 1; at < groups.length; at++) {
    const [last, group] = [groups[at - 1], groups[at]]
    if (last?.bodies === true && group !== undefined && isMoreOf(told, last, group))
      groups[at] = { ...group, bodies: true, what: last.what, party: group.party ?? last.party }
  }
  for (let at = groups.length - 2; at >= 0; at--) {
    const [group, next] = [groups[at], groups[at + 1]]
    if (group !== undefined && next?.bodies === true && shareBodies(tools, words, group, next))
      groups[at] = { ...group, bodies: true }
  }
  const events = told.filter((event) => !isOnlyNoun(tools, words, groups, event))
  const borders = bordersOf(tools, words, events, groups)
  const segments: Segment[] = []
  for (let step = 0; step + 1 < borders.length; step++) {
    const from = borders[step] ?? 0
    const to = borders[step + 1] ?? words.length
    const within = (at: number) => at >= from && at < to
    segments.push({
      from,
      to,
      events: events.filter((event) => within(event.at)),
      groups: groups.filter((group) => within(group.from)),
      parties: parties.filter((mention) => within(mention.from)),
      relative: [0, 1, 2].some((ahead) => from + ahead < to && tools.lists.relative.has(words, from + ahead)),
    })
  }
  return { words, segments: joinGaps(words, segments), parties, dates, before: null }
}
