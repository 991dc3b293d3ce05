import type { Claim } from '../../claims/claim.ts'
import type { Duty } from '../../claims/kinds.ts'
import { addDays, dayNumberOf, weekdayOf } from '../../time/calendar.ts'
import { findDatesIn } from '../dates/find-dates.ts'
import { DATE_WORDS } from '../dates/packs/index.ts'
import type { DateMention } from '../mentions.ts'
import type { Dropped, Reading, ReadingTask } from '../reader.ts'
import type { Token } from '../tokens.ts'
import { assign, type Found } from './assign.ts'
import { basesOf } from './basis.ts'
import { partsOfBefore } from './continued.ts'
import { DayOfExchange } from './day-of-exchange.ts'
import { denialIn, deniedBy } from './denials.ts'
import { fill, type Memory, type Sides, sidesOf, subjectOf, tellerOf } from './fill.ts'
import type { Group } from './groups.ts'
import { handedOn } from './handed-on.ts'
import { partyOfLeader } from './leaders.ts'
import type { LanguagePack } from './pack.ts'
import { namesInSpeech, namesOnPage } from './page-names.ts'
import { type Names, namesOf } from './parties.ts'
import { type Spoken, shareQuotations } from './quotations.ts'
import { type Scene, sceneOf } from './scene.ts'
import { speakerOf, textOf } from './speaker.ts'
import { type Tools, toolsOf } from './tools.ts'
import { segment, sentencesOf, type Word } from './words.ts'

interface Read {
  scene: Scene
  found: readonly Found[]
}

/** 'hafta sonunda', 'в выходные': as 'this weekend' to the grammar of dates. */
function weekendsIn(pack: LanguagePack, words: readonly Word[], isAtWeekend: boolean): readonly Word[] {
  const { weekend } = toolsOf(pack).lists
  const shifts = DATE_WORDS.get(pack.lang)?.shifts
  // What is over was at the last weekend; what is planned, or told at a weekend, is at this.
  const ahead = toolsOf(pack).lists.planned.within(words, 0, words.length)
  const wanted = ahead || isAtWeekend ? 0 : -1
  const current = [...(shifts ?? [])].find(([, shift]) => shift === wanted)?.[0]
  if (current === undefined) return words
  const made: Word[] = []
  for (let at = 0; at < words.length; at++) {
    const to = weekend.at(words, at)?.to ?? at
    const [first, last] = [words[at], words[to - 1]]
    if (first === undefined) continue
    if (to - at < 2 || last === undefined) made.push(first)
    else {
      if (shifts?.has(words[at - 1]?.lower ?? '') !== true) made.push({ ...first, lower: current })
      made.push({ ...last, lower: 'weekend' })
      at = to - 1
    }
  }
  return made
}

/** Words as the grammar of dates wants them: year before month turned round, fillers left out. */
function dateTokens(pack: LanguagePack, given: readonly Word[], isAtWeekend: boolean): readonly Token[] {
  const words = weekendsIn(pack, given, isAtWeekend)
  const fillers = new Set(pack.dateFillers.split('|'))
  const months = DATE_WORDS.get(pack.lang)?.months
  const kept: Word[] = words.filter(
    (word, at) => !fillers.has(word.lower) && !(word.text === '.' && fillers.has(words[at - 1]?.lower ?? '')),
  )
  for (let at = 0; at + 1 < kept.length; at++) {
    const [year, month, day] = kept.slice(at, at + 3)
    if (
      year === undefined ||
      month === undefined ||
      !/^(?:19|20)\d\d$/u.test(year.lower) ||
      months?.has(month.lower) !== true
    )
      continue
    if (day !== undefined && /^\d{1,2}$/u.test(day.lower)) kept.splice(at, 3, day, month, year)
    else kept.splice(at, 2, month, year)
    at++
  }
  return kept.map((word) => ({
    start: word.start,
    end: word.end,
    text: word.kind === 'number' ? word.lower : word.text,
    lower: word.lower,
    kind: word.kind,
  }))
}

/** The dates of a sentence, by the words of its language. */
export function datesOf(pack: LanguagePack, words: readonly Word[], task: ReadingTask): readonly DateMention[] {
  const table = DATE_WORDS.get(pack.lang)
  if (table === undefined) return []
  const context = { referenceDate: task.referenceDate, noEarlierThan: task.page.publishedNoEarlierThan, events: [] }
  const day = task.referenceDate === null ? null : dayNumberOf(task.referenceDate)
  const tokens = dateTokens(pack, words, day !== null && weekdayOf(day) > 4)
  return findDatesIn(table, tokens, context).map((mention) => {
    const own = tokens.slice(mention.from, mention.to)
    return {
      ...mention,
      start: Math.min(...own.map((token) => token.start)),
      end: Math.max(...own.map((token) => token.end)),
    }
  })
}

/** 'Обмен состоится в воскресенье': a weekday of what is planned is the next one. */
function comingDay({ words }: Scene, { start, end, edtf }: DateMention, today: string | null): string | null {
  const numbered = words.some((word) => word.kind === 'number' && word.start >= start && word.start < end)
  if (edtf === null || today === null || numbered || !/^\d{4}-\d\d-\d\d$/u.test(edtf)) return edtf
  const [day, now] = [dayNumberOf(edtf), dayNumberOf(today)]
  return day !== null && now !== null && day < now && now - day < 7 ? addDays(edtf, 7) : edtf
}

function dateOf(scene: Scene, found: Found, today: string | null): string | null {
  const at = scene.words[found.event.at]?.start ?? 0
  const dated = scene.dates.filter(
    (date) => date.edtf !== null && date.relation !== 'span' && date.relation !== 'deadline',
  )
  // 'в субботу … 307, а в пятницу — 390': the date of the people's own clause before that of the verb.
  const segmentAt = scene.segments.findIndex(({ groups }) => found.group !== null && groups.includes(found.group))
  const home = scene.segments[segmentAt]
  // A dash stands for the verb: 'в пятницу — 390'.
  const gap = /^[—–-]$/u.test(scene.words[home?.from ?? -1]?.text ?? '')
  const head = gap ? scene.segments[segmentAt - 1] : home
  const [from, to] = [scene.words[head?.from ?? 0]?.start ?? 0, scene.words[(home?.to ?? 0) - 1]?.end ?? 0]
  const own = dated.filter(({ start }) => start >= from && start < to)
  const near = own.length > 0 ? own : dated
  const date = [...near].sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))[0]
  return date === undefined ? null : found.stance === 'planned' ? comingDay(scene, date, today) : date.edtf
}

/** 'By 303 from each side' is two claims, one for each direction (RD308). */
function bothWays(found: Found, { main }: Sides): readonly Found[] {
  const [one, other] = main
  if (!found.each || one === undefined || other === undefined) return [found]
  return [
    { ...found, actor: one, peopleOf: other, recipient: other },
    { ...found, actor: other, peopleOf: one, recipient: one },
  ]
}

/** 'передать списки', 'give access to prisoners': what is given tells more than the giving. */
const FIRST_DUTIES = ['return-bodies', 'exchange-all', 'hand-over-maps', 'provide-lists', 'give-access'] as const

/** What is undertaken or refused: remains before exchange before freeing, whichever word stands first. */
function dutyOf(tools: Tools, { words }: Scene, { from, to }: Found): Duty {
  const within = (start: number, end: number) =>
    words.slice(start, end).flatMap((_, step) => tools.duties.at(words, start + step)?.value ?? [])
  const near = within(from, to)
  const said = near.length > 0 ? near : within(0, words.length)
  return FIRST_DUTIES.find((duty) => said.includes(duty)) ?? said[0] ?? 'other'
}

function quoteSpan(words: readonly Word[], from: number, to: number): readonly [number, number] {
  const edge = (word: Word | undefined) => word?.kind === 'mark' && !/^[«“(]$/u.test(word.text)
  let [a, b] = [from, to]
  while (a < b - 1 && edge(words[a])) a++
  while (b > a + 1 && words[b - 1]?.kind === 'mark' && !/^[»”)%]$/u.test(words[b - 1]?.text ?? '')) b--
  while (b - a < 3 && (a > 0 || b < words.length)) b < words.length ? b++ : a--
  return [words[a]?.start ?? 0, words[b - 1]?.end ?? 0]
}

interface Desk {
  readonly tools: Tools
  readonly task: ReadingTask
  readonly speaker: string | null
  readonly serial: number
}

function claimOf({ tools, task, speaker, serial }: Desk, scene: Scene, found: Found): Claim {
  const { event, group } = found
  const [start, end] = quoteSpan(
    scene.words,
    Math.min(found.from, event.at),
    Math.max(found.to, event.to, found.group?.to ?? 0),
  )
  const kind =
    (event.kind === 'released' || event.kind === 'captured') && group?.bodies === true ? 'bodies-returned' : event.kind
  const base = {
    id: `${task.source.slice(0, 12)}-${kind}-${start}-${serial}`,
    count: kind === 'attacked' || kind === 'office' ? null : (group?.count ?? null),
    what: kind === 'bodies-returned' ? 'bodies' : (group?.what ?? null),
    actor: found.actor,
    peopleOf: found.peopleOf,
    recipient: found.recipient,
    place: null,
    date: dateOf(scene, found, task.referenceDate),
    uttered: null,
    speaker: speaker ?? 'article',
    via: [],
    stance: found.stance,
    admission: admits(task.page.text, scene, found, speaker),
    quote: task.page.text.slice(start, end),
    start,
    end,
    partOf: null,
    disjointFrom: null,
    sameAs: null,
    reader: { name: `${tools.pack.lang}-pack`, version: '1' },
    rule: found.rule,
  } as const
  const words = textOf(task.page.text, scene.words, event.at, event.to) ?? ''
  switch (kind) {
    case 'refused':
      return { ...base, kind, duty: dutyOf(tools, scene, found) }
    case 'attacked':
      return { ...base, kind, breaches: event.company === 'truce' ? ['cease-fire'] : [] }
    case 'undertaking':
      return { ...base, kind, agreement: null, agreementDate: null, deadline: null, duty: dutyOf(tools, scene, found) }
    case 'accused': {
      const charge = scene.words.findIndex((_, at) => tools.lists.charges.has(scene.words, at))
      return { ...base, kind, charge: scene.words[charge]?.text ?? words }
    }
    case 'office': {
      const role = scene.words.findIndex((_, at) => tools.lists.roles.has(scene.words, at))
      return {
        ...base,
        kind,
        person: personIn(tools, task.page.text, scene, found),
        role: scene.words[role]?.text ?? '',
        replaced: null,
      }
    }
    default:
      return { ...base, kind }
  }
}

/** Two capitalised words side by side that are no party's name. */
function personIn(tools: Tools, text: string, { words, parties }: Scene, { from, to }: Found): string | null {
  const capital = (at: number) =>
    /^\p{Lu}\p{Ll}/u.test(words[at]?.text ?? '') &&
    !parties.some((mention) => mention.from <= at && at < mention.to) &&
    !tools.lists.roles.has(words, at) &&
    !tools.lists.forces.has(words, at)
  for (let at = from; at + 1 < to; at++)
    if (capital(at) && capital(at + 1)) return textOf(text, words, at, at + (capital(at + 2) ? 3 : 2))
  return null
}

const REACH = 12

/** Some of the people counted before, where the words say so: part of the last claim of the kind that is large enough. */
const relate = (made: readonly { readonly claim: Claim; readonly part: boolean }[]): readonly Claim[] =>
  made.map(({ claim, part }, at) => {
    if (!part || claim.count === null) return claim
    const size = claim.count.min ?? 0
    const whole = made
      .slice(Math.max(0, at - REACH), at)
      .findLast((other) => !other.part && other.claim.kind === claim.kind && (other.claim.count?.min ?? 0) > size)
    return { ...claim, partOf: whole?.claim.id ?? null }
  })

/** Kinds that speak against whoever says them of itself. */
const AGAINST_SELF = new Set(['held', 'captured', 'killed', 'refused', 'attacked'])

const admits = (
  text: string,
  { words, parties }: Scene,
  { actor, stance, event }: Found,
  speaker: string | null,
): boolean =>
  speaker !== null &&
  stance === 'asserted' &&
  AGAINST_SELF.has(event.kind) &&
  parties.some(
    (mention) => mention.party === actor && speaker.includes(textOf(text, words, mention.from, mention.to) ?? speaker),
  )

/** The last people of a number in a sentence. */
const lastCounted = (scene: Scene | undefined): Group | null =>
  scene?.segments.flatMap(({ groups }) => groups).findLast(({ count }) => count !== null) ?? null

/** Whom a pronoun means: the last people of a number in the sentence before, or the one person whom it calls 'he'. */
const toldBefore = (tools: Tools, scene: Scene | undefined): Group | null =>
  lastCounted(scene) ??
  (scene !== undefined && tools.lists.single.within(scene.words, 0, scene.words.length) ? scene.before : null)

/** 'Баку сообщил': a capital that speaks is its state. */
const stateOf = ({ page }: ReadingTask, { words, parties }: Scene, said: string): string =>
  parties.find(({ capital, force, from, to }) => capital && !force && textOf(page.text, words, from, to) === said)
    ?.party ?? said

const TOLD_BEFORE = 6
/** 'Об этом сообщил', 'X xəbər verir ki, bu barədə': what is said was told in the sentence before. */
const tellsOfBefore = (tools: Tools, words: readonly Word[]): boolean =>
  tools.lists.thisSaid.has(words, 0) ||
  words
    .slice(1, TOLD_BEFORE)
    .some(
      (word, at) =>
        tools.lists.that.has(words, at) &&
        (word.text === ',' ? tools.lists.thisSaid.has(words, at + 2) : tools.lists.thisSaid.has(words, at + 1)),
    )

/** 'The Ministry of Defence said': where nobody else has spoken, that of the country that the language means. */
function homeOffice(tools: Tools, sides: Sides, speaker: string | null, memory: Memory): string | null {
  if (speaker === null || memory.teller !== null || !sides.facing) return null
  const words = segment(speaker, 0, speaker.length, tools.pack)
  return tools.lists.forces.within(words, 0, words.length) ? sides.home : null
}

/** Whom a verb without a named subject speaks of: the side that says 'we', or where the language drops it the one before. */
const droppedBy = (tools: Tools, { words }: Scene, teller: string | null, subject: string | null): string | null =>
  teller !== null && tools.lists.we.within(words, 0, words.length)
    ? teller
    : tools.pack.dropsSubject === true
      ? subject
      : null

/** Reads a page with the words of one language (RD301). Pure: the same page, case and pack give the same claims. */
export function readPlain(pack: LanguagePack, task: ReadingTask): Reading {
  const tools = toolsOf(pack)
  const sentences = task.page.blocks
    .filter((block) => block.role === 'article')
    .flatMap((block) => sentencesOf(segment(task.page.text, block.start, block.end, pack), tools.abbreviations))
  const known = namesOf(pack, task.setting)
  const names = namesOnPage(tools, known, sentences)
  const dropped: Dropped[] = []
  const read: (Read & Spoken)[] = []
  const readSentence = (words: readonly Word[], called: Names, last: Read | undefined, why: Dropped[]): Read => {
    const alone = sceneOf(tools, called, words, datesOf(pack, words, task), task.setting.numerals)
    const scene = { ...alone, before: toldBefore(tools, last?.scene) }
    const own = assign(tools, scene, (event, reason) =>
      why.push({
        rule: 'RD309',
        start: words[event.at]?.start ?? 0,
        end: words[event.to - 1]?.end ?? 0,
        why: reason,
      }),
    )
    const opens = tools.lists.ofThem.within(words, 0, 2)
    const parts = own.length > 0 && !opens ? [] : partsOfBefore(tools, scene, last?.found ?? [])
    return {
      scene,
      found: [...parts, ...own.filter(({ event }) => !parts.some((part) => part.event.kind === event.kind))],
    }
  }
  for (const words of sentences) {
    const { scene, found } = readSentence(words, names, read.at(-1), dropped)
    const prior = read.at(-1)
    if (prior !== undefined) prior.found = handedOn(tools, prior.found, scene)
    const said = speakerOf(tools, task.page.text, scene)
    const last = read.findLast((other) => other.speaker !== null)?.speaker ?? null
    const speaker = said === null ? null : said.same ? last : stateOf(task, scene, said.text)
    const before = read.at(-1)
    if (before !== undefined && before.speaker === null && tellsOfBefore(tools, words)) before.speaker = speaker
    read.push({ words, scene, found, speaker })
  }
  shareQuotations(tools, read)
  const sides = sidesOf(
    read.map(({ scene }) => scene),
    pack,
  )
  for (const [at, sentence] of read.entries()) {
    const called = namesInSpeech(tools, known, sides, sentence.speaker)
    if (called !== null && tools.foe.within(sentence.words, 0, sentence.words.length))
      Object.assign(sentence, readSentence(sentence.words, called, read[at - 1], []))
  }
  const memory: Memory = {
    actor: null,
    peopleOf: null,
    victims: null,
    mourned: null,
    rescued: null,
    attacker: null,
    lastOf: new Map(),
    ofCount: new Map(),
    teller: null,
    direct: null,
    subject: null,
  }
  let serial = 0
  let before: readonly Found[] = []
  const days = new DayOfExchange(tools)
  const made = read.flatMap(({ scene, found, speaker }) => {
    days.enter(scene)
    const led = speaker === null ? null : partyOfLeader(pack, speaker)
    const leader = led !== null && sides.main.includes(led) ? led : homeOffice(tools, sides, speaker, memory)
    const teller = tellerOf(task.page.text, scene, speaker, memory, leader)
    const told = { scene, teller, dropped: droppedBy(tools, scene, teller, memory.subject) }
    memory.subject = subjectOf(scene) ?? memory.subject
    const filled = found.flatMap((item) => bothWays(item, sides)).map((item) => fill(item, told, sides, memory))
    const denial = denialIn(tools, scene)
    const denied = denial === null ? null : deniedBy(denial, [filled.filter(({ to }) => to <= denial.at), before])
    if (filled.length > 0) before = filled
    return [...filled, ...(denied === null ? [] : [denied])].map((item) => {
      const said = item === denied ? item.actor : speaker
      const alone = claimOf({ tools, task, speaker: said, serial: serial++ }, scene, item)
      const { claim, basis } = days.dated(alone, scene)
      return { claim, part: item.part, bases: [...basesOf(claim, scene, item), ...basis] }
    })
  })
  return { claims: relate(made), bases: made.map(({ bases }) => bases), dropped }
}
