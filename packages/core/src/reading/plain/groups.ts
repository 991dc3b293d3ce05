import type { NumeralProfileName } from '../../claims/case-setting.ts'
import type { Count } from '../../claims/count.ts'
import type { DateMention } from '../mentions.ts'
import { withoutAppositions } from './appositions.ts'
import type { Case } from './pack.ts'
import type { PartyMention } from './parties.ts'
import { type Numeral, numeralAt, type Tools } from './tools.ts'
import { isOfWhole, isTotal, joinNouns, ofTotal, partOfWhole } from './wholes.ts'
import type { Word } from './words.ts'

/** People (or their bodies) that a clause speaks of. */
export interface Group {
  readonly from: number
  readonly to: number
  readonly count: Count | null
  readonly what: string | null
  readonly party: string | null
  readonly bodies: boolean
  /** 'its own servicemen': those of whoever acts. */
  readonly own: boolean
  /** 'our servicemen': those of whoever speaks. */
  readonly ours: boolean
  /** '90 for 90': the number of either side. */
  readonly formula: boolean
  /** How many it is some of: '32 անձանցից 26-ը'. */
  readonly whole?: Count
  /** A pronoun: people told of before. */
  readonly told?: true
  /** They are given for others: 'a cambio de 20 rehenes', '15 asker karşılığında'. */
  readonly price?: boolean
}

export const isMark = (word: Word | undefined) =>
  word === undefined || (word.kind === 'mark' && !/^["«»“”'’]$/u.test(word.text))

/** The noun that a number counts, over adjectives, names of parties and the words for bodies. */
function nounAfter(
  tools: Tools,
  words: readonly Word[],
  from: number,
  parties: readonly PartyMention[],
): { at: number; to: number; what: string } | null {
  for (let at = from; at < Math.min(words.length, from + 6); at++) {
    if (isMark(words[at]) || words[at]?.kind === 'number') return null
    const noun = tools.people.at(words, at)
    if (noun !== null) {
      // 'prisoners of war', 'дітей-біженців', 'mülki şəxs': the last noun of a row ends the group.
      const next = tools.people.at(words, noun.to)
      return { at, to: next?.to ?? noun.to, what: noun.value }
    }
    const party = parties.find((mention) => mention.from <= at && at < mention.to)
    const between = tools.lists.between.at(words, at)
    const place = at === from ? null : placeEnd(tools, words, at)
    if (between !== null) at = between.to - 1
    else if (place !== null) at = place - 1
    else if (party === undefined && !mayStandBetween(tools, words, at)) return null
  }
  return null
}

/** 'осужденных в Нагорном Карабахе граждан': a place between a number and its noun, with its preposition. */
function placeEnd(tools: Tools, words: readonly Word[], at: number): number | null {
  const role = tools.roleBefore.at(words, at)
  if (role === null || !['acc', 'loc'].includes(role.value)) return null
  let to = role.to
  while (to - role.to < 2 && /^\p{Lu}\p{L}/u.test(words[to]?.text ?? '')) to++
  return to === role.to ? null : to
}

/** Adjectives that the pack does not list stand between a number and its noun by their ending. */
const mayStandBetween = (tools: Tools, words: readonly Word[], at: number): boolean =>
  tools.lists.bodies.has(words, at) ||
  (tools.pack.adjective?.test(words[at]?.lower ?? '') === true && !isVerb(tools, words, at))

const partyBeside = (
  parties: readonly PartyMention[],
  from: number,
  to: number,
  reach: number,
  tools: Tools,
): string | null => {
  // 'осужденных в Карабахе граждан': where they were taken is not whose they are.
  const inside = (mention: PartyMention) =>
    mention.from >= from && mention.to <= to && !(mention.roles.length === 1 && mention.roles[0] === 'acc')
  // 'военнослужащих Армении', 'soldados de Colombia'
  const behind = (mention: PartyMention) =>
    mention.from >= to &&
    mention.from <= to + reach &&
    !mention.roles.includes('abl') &&
    ((mention.roles.includes('gen') && tools.pack.ownerFirst !== true) || mention.people) &&
    !tools.pack.verbLast
  // 'Azərbaycanın 12 hərbçisi', 'Ermeni askeri'
  const ahead = (mention: PartyMention) =>
    mention.to === from &&
    !(mention.force && mention.roles.every((role) => role === 'ins')) &&
    (mention.people || (mention.roles.includes('gen') && isOwnerFirst(tools)))
  // 'Російські військові були взяті': the adjective makes them a force, and tells whose they are.
  const covers = (mention: PartyMention) => mention.people && mention.from < from && mention.to === to
  return (
    (parties.find(inside) ?? parties.find((mention) => behind(mention) || ahead(mention) || covers(mention)))?.party ??
    null
  )
}

const isOwnerFirst = ({ pack }: Tools) => pack.verbLast || pack.ownerFirst === true

const KNOWN_ONE = (text: string): Count => ({ min: 1, max: 1, text })

export interface Sight {
  readonly tools: Tools
  readonly words: readonly Word[]
  readonly parties: readonly PartyMention[]
  /** The groups found so far. */
  readonly groups: readonly Group[]
}

/** Whether the words for bodies stand before, inside or right after a group. */
function isBodies({ tools, words }: Sight, from: number, to: number): boolean {
  const { bodies } = tools.lists
  const before = [1, 2, 3].some(
    (back) => bodies.has(words, from - back) && !words.slice(from - back, from).some(isMark),
  )
  // 'hərbçinin də meyiti'
  const beside = /^\p{L}{2}$/u.test(words[to]?.text ?? '') || tools.lists.between.has(words, to)
  const past = tools.pack.verbLast && beside ? 2 : 1
  return before || bodies.within(words, from, Math.min(words.length, to + past))
}

const isLabelled = ({ tools, words }: Sight, { from, to }: Numeral): boolean =>
  [words[from - 1]?.lower, words[from]?.ending].some(
    (word) => word !== undefined && word !== '' && tools.pack.numbers.labels.split('|').includes(word),
  ) || /^[%°$€₽₺]$/u.test(words[to]?.text ?? '')

const ethnicAt = ({ parties }: Sight, at: number): PartyMention | undefined =>
  parties.find((mention) => mention.people && !mention.force && mention.from === at)

/** 'двое находившихся в плену азербайджанцев': past what may stand before the name of a people. */
function pastAdjectives(tools: Tools, words: readonly Word[], from: number): number {
  let at = from
  for (let step = 0; step < 3; step++) at = tools.lists.between.at(words, at)?.to ?? at
  return at
}

const SIDE_REACH = 4
/** '32 членов радикальной группировки «…»': past what stands before the name of a group of one's own. */
function pastSide({ tools, words }: Sight, to: number): number {
  if (tools.pack.verbLast) return to
  let at = to
  while (at - to < SIDE_REACH && /^\p{Ll}/u.test(words[at]?.text ?? '') && !tools.lists.forces.has(words, at)) {
    if (!/(?:ой|ого|ої)$/u.test(words[at]?.lower ?? '')) return to
    at++
  }
  if (!tools.lists.forces.has(words, at)) return to
  return /^[«"“„]$/u.test(words[at + 1]?.text ?? '') ? at + 1 : at
}

function makeGroup(sight: Sight, from: number, to: number, count: Count | null, what: string | null): Group {
  // 'prisioneros de guerra de las Fuerzas Armadas': past the words that make a genitive.
  const owner = sight.tools.roleBefore.at(sight.words, to)
  const reach = owner?.value === 'gen' ? owner.to - to : pastSide(sight, to) - to + 1
  const party = partyBeside(sight.parties, from, to, Math.max(1, reach), sight.tools)
  const { own, ours } = sight.tools.lists
  const beside = (list: typeof own) => list.within(sight.words, Math.max(0, from - 1), to)
  const bodies = isBodies(sight, from, to)
  // 'Azərbaycanın 2 hərbçisini': a possessive with its owner beside it is not the subject's.
  const isOwn = beside(own) && (party === null || !sight.tools.pack.verbLast)
  return { from, to, count, what, bodies, party, own: isOwn, ours: beside(ours), formula: false }
}

/** '146 на 146', '90 por 90': where the same number stands again, the formula of an exchange ends after it (RD308). */
function formulaEnd({ tools, words }: Sight, { from, to }: Numeral): number | null {
  const same = words[from]?.lower === words[to + 1]?.lower && words[from]?.kind === 'number'
  if (same && tools.pack.numbers.versus.split('|').includes(words[to]?.lower ?? '')) return to + 2
  // '95-dən 95-ə': the endings join them.
  const joined = words[from]?.kind === 'number' && words[from]?.lower === words[to]?.lower
  const ending = words[from]?.ending ?? ''
  // '5-ə 5'
  const given = tools.pack.verbLast && /^y?[aeə]$/u.test(ending)
  return joined && (given || tools.pack.partitive?.test(ending) === true) ? to + 1 : null
}

/** The people of a number: by their noun, their people's name, as bodies, or by the number alone. */
function countedAt(sight: Sight, numeral: Numeral): Group | null {
  const { tools, words, parties } = sight
  const { from, to, count } = numeral
  if (isLabelled(sight, numeral)) return null
  const second = formulaEnd(sight, numeral)
  if (second !== null) return { ...makeGroup(sight, from, second, count, 'prisoners'), formula: true }
  const noun = nounAfter(tools, words, to, parties)
  const ethnic = ethnicAt(sight, pastAdjectives(tools, words, to))
  if (noun !== null) return makeGroup(sight, from, noun.to, count, noun.what)
  if (ethnic !== undefined) return makeGroup(sight, from, ethnic.to, count, null)
  if (tools.lists.bodies.has(words, to)) return makeGroup(sight, from, to + 1, count, 'bodies')
  // 'двух челябинцев': where they live says who they are.
  const at = pastAdjectives(tools, words, to)
  if (tools.pack.inhabitants?.test(words[at]?.text ?? '') === true)
    return makeGroup(sight, from, at + 1, count, 'people')
  return isBare(sight, numeral) ? makeGroup(sight, from, to, count, null) : null
}

/** 'por el mismo número de militares ucranianos', 'столько же': the number told of before it. */
function sameNumberAt({ tools, words, groups }: Sight, at: number): Numeral | null {
  const same = tools.lists.sameNumber.at(words, at)
  const count = groups.findLast((group) => group.count?.min != null)?.count
  return same === null || count == null ? null : { from: at, to: same.to, count, additive: false }
}

function groupAt(sight: Sight, at: number, profile: NumeralProfileName): Group | null {
  const { tools, words, parties } = sight
  const numeral = numeralAt(tools, words, at, profile) ?? sameNumberAt(sight, at)
  if (numeral !== null) return countedAt(sight, numeral)
  if (parties.some((mention) => mention.from === at && mention.roles.length > 0 && mention.roles.every(isDoing)))
    return null
  const all = allOf(tools).includes(words[at]?.lower ?? '')
  const noun = nounAfter(tools, words, all ? at + 1 : at, parties)
  const text = words[at]?.text ?? ''
  if (all) return noun === null ? null : makeGroup(sight, at, noun.to, { min: null, max: null, text }, noun.what)
  // A capital within a sentence makes it an institution: 'la Policía informó'.
  if (noun === null && isBareBodies(sight, at)) return { ...makeGroup(sight, at, at + 1, null, 'bodies'), bodies: true }
  // 'transporte militar'
  if (tools.lists.alsoAdjectives.has(words, at) && isNounBefore(sight, at)) return null
  if (noun?.at !== at || (at > 0 && /^\p{Lu}\p{Ll}/u.test(text) && !isMark(words[at - 1]))) return null
  const one = tools.lists.one.has(words, at) || isNamed(sight, at, noun.to)
  return makeGroup(sight, at, noun.to, one ? KNOWN_ONE(text) : null, noun.what)
}
const BODIES_REACH = 3
/** 'тела', 'cenazelerin' of nobody who is named beside them. */
function isBareBodies({ tools, words, groups }: Sight, at: number): boolean {
  if (!tools.lists.bodies.has(words, at)) return false
  const near = tools.pack.verbLast ? [at - BODIES_REACH, at] : [at + 1, at + 1 + BODIES_REACH]
  const [from = 0, to = 0] = near
  const counted = words.slice(Math.max(0, from), to).some(({ kind }) => kind === 'number')
  const last = groups.at(-1)
  return !counted && !tools.people.within(words, Math.max(0, from), to) && (last === undefined || at - last.to > 1)
}

/** A word in lower case that is no article, preposition or verb stands before it. */
const isNounBefore = ({ tools, words }: Sight, at: number): boolean =>
  /^\p{Ll}{4,}$/u.test(words[at - 1]?.text ?? '') &&
  !isVerb(tools, words, at - 1) &&
  !tools.roleBefore.has(words, at - 1) &&
  !tools.lists.between.has(words, at - 1) &&
  !tools.more.has(words, at - 1) &&
  tools.small.at(words, at - 1) === null

/** 'əsgər Əliyev': a rank or noun for one, and the name of a person after it. */
const isNamed = ({ tools, words, parties }: Sight, from: number, to: number): boolean => {
  if (!words.slice(from, to).some((_, step) => tools.lists.named.at(words, from + step)?.to === to)) return false
  return /^\p{Lu}\p{Ll}/u.test(words[to]?.text ?? '') && !parties.some(({ from }) => from === to)
}

/** 'в заложниках у боевиков ДНР', 'por guerrilleros': they do it, and are not those it is done to. */
const isDoing = (role: Case) => role === 'abl' || role === 'ins' || role === 'dat'
const allOf = (tools: Tools) => tools.pack.numbers.all.split('|')

const isVerb = (tools: Tools, words: readonly Word[], at: number): boolean => {
  const form = tools.events.at(words, at)?.value.form
  return form !== undefined && form !== 'noun'
}

/** A number that no noun follows: '12 были убиты', '44 — Армении', 'ikisi'. */
function isBare({ tools, words, parties }: Sight, { from, to }: Numeral): boolean {
  const alone = tools.pack.numberAlone?.test(words[to - 1]?.ending ?? '') === true
  if (alone && words[from - 1]?.kind !== 'number') return true
  if (isOfWhole(tools, words, from) || tools.lists.ofWhole.has(words, to) || isTotal(tools, words, from)) return true
  if (isMark(words[to])) return words[to]?.text !== '.' || to === words.length - 1
  return (
    (tools.more.has(words, to) &&
      (isVerb(tools, words, to + 1) || (tools.lists.between.has(words, to + 1) && isVerb(tools, words, to + 2)))) ||
    (isVerb(tools, words, to) && tools.events.at(words, to)?.value.kind !== 'attacked') ||
    tools.lists.and.has(words, to) ||
    tools.roleBefore.has(words, to) ||
    tools.lists.not.has(words, to) ||
    tools.lists.between.has(words, to) ||
    parties.some((mention) => mention.from === to && !mention.people)
  )
}

/** The people that a sentence speaks of, with or without a number (RD305). */
export function findGroups(
  tools: Tools,
  words: readonly Word[],
  parties: readonly PartyMention[],
  dates: readonly DateMention[],
  profile: NumeralProfileName,
): readonly Group[] {
  const groups: Group[] = []
  const sight = { tools, words, parties, groups }
  for (let at = 0; at < words.length; at++) {
    const start = words[at]?.start ?? 0
    const date = dates.find((mention) => mention.start <= start && start < mention.end)
    if (date !== undefined && !isCountLikeYear(sight, date, at)) continue
    const group = groupAt(sight, at, profile)
    if (group === null) continue
    const last = groups.at(-1)
    // 'bir nəfər hərbçimiz, əsgər Əliyev': the name of the one told of before the comma.
    const isSame =
      last?.count?.max === 1 &&
      group.count?.text === words[at]?.text &&
      words[last.to]?.text === ',' &&
      last.to + 1 === at
    if (last !== undefined && isSame && words[at]?.kind === 'word' && tools.lists.named.has(words, at))
      groups[groups.length - 1] = { ...last, to: group.to }
    else groups.push(group)
    at = group.to - 1
  }
  return withoutAppositions(tools, words, partOfWhole(sight, joinNouns(sight, ofTotal(sight, groups)))).map((group) =>
    isPrice(tools, words, group) ? { ...group, price: true } : group,
  )
}

const PRICE_REACH = 4
/** 'in return for' stands before the people given for others, or after them where the owner stands first. */
function isPrice(tools: Tools, words: readonly Word[], { from, to, count, formula }: Group): boolean {
  if (count === null || formula) return false
  if (isOwnerFirst(tools)) return tools.lists.price.has(words, to)
  const head = tools.lists.bodies.has(words, from - 1) ? from - 1 : from
  for (let back = 1; back <= PRICE_REACH; back++) if (tools.lists.price.at(words, head - back)?.to === head) return true
  return false
}

/** '1986 Filistinli tutuklu': a number like a year that counts people is no date. */
const isCountLikeYear = ({ tools, words, parties }: Sight, date: DateMention, at: number): boolean =>
  date.start === words[at]?.start &&
  date.end === words[at]?.end &&
  words[at]?.kind === 'number' &&
  (nounAfter(tools, words, at + 1, parties) !== null ||
    parties.some((mention) => mention.people && !mention.force && mention.from === at + 1))
