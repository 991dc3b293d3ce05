import type { Group } from './groups.ts'
import type { Pairing } from './roles.ts'
import type { Event, Scene, Segment } from './scene.ts'
import type { Tools } from './tools.ts'

/** 'Dos soldados … del Ejército de Liberación Nacional (ELN) fueron entregados': brackets part nobody from his verb. */
const beforeBrackets = ({ words, segments }: Scene, at: number): Group | undefined =>
  words[segments[at]?.from ?? 0]?.text === ')' ? segments[at - 2]?.groups.at(-1) : undefined

const ANTECEDENT_REACH = 3

/** Whom a 'who' takes up: the people before it; not 'including five', nor '— residents of the region' beside a number. */
function antecedent(tools: Tools, { words, segments }: Scene, at: number): Group | undefined {
  const before = withoutBrackets(words, segments, at)
  const heads = before.flatMap((segment) => {
    const group = segment.groups.at(-1)
    return group === undefined || tools.lists.ofThem.within(words, segment.from, group.from + 1) ? [] : [group]
  })
  const last = heads.at(-1)
  const first = heads.at(-2)
  const beside = last?.count === null && first?.count != null && isBeside(words, first, last)
  return beside ? first : (last ?? segments[at - 1]?.groups.at(-1))
}

/** 'seis personas (tres policías y tres civiles) que …': what stands in brackets before 'who' is left out. */
function withoutBrackets(words: Scene['words'], segments: Scene['segments'], at: number): Scene['segments'] {
  const closes = words[segments[at]?.from ?? 0]?.text === ')'
  const opens = closes ? segments.slice(0, at).findLastIndex(({ from }) => words[from]?.text === '(') : at
  const end = opens > 0 ? opens : at
  return segments.slice(Math.max(0, end - ANTECEDENT_REACH), end)
}

/** Only a mark stands between the two: one says who the other are. */
const isBeside = (words: Scene['words'], first: Group, last: Group): boolean =>
  last.from - first.to <= 2 && /^[—–,-]$/u.test(words[first.to]?.text ?? '')

/** 'він', 'его': the one person that the sentence before tells of. */
const isSingle = (tools: Tools, words: Scene['words'], at: number, before: Group): boolean =>
  isOne(before) && tools.lists.single.has(words, at)
const isOne = ({ count }: Group): boolean => count?.min === 1 && count.max === 1

const DEEDS = new Set(['fin', 'plan'])
const isAll = ({ pack }: Tools, word: Scene['words'][number] | undefined) =>
  pack.numbers.all.split('|').includes(word?.lower ?? '')
const THEY_REACH = 6
/** 'Onlar daha sonra əsir götürülüb', 'նրանք ձերբակալվել էին': those whom the sentence before told of. */
function theyBefore(tools: Tools, { words, before }: Scene, { frame, form, at }: Event): Group | null {
  if (before === null || !DEEDS.has(form) || (frame !== 'pass' && frame !== 'go')) return null
  const from = Math.max(0, at - THEY_REACH)
  const place = words.findIndex(
    (_, step) =>
      step >= from &&
      step < at &&
      (tools.lists.they.has(words, step) || isSingle(tools, words, step, before)) &&
      !isAll(tools, words[step - 1]),
  )
  return place < 0 || words.slice(place, at).some((word) => word.text === ',')
    ? null
    : { ...before, from: place, to: place + 1, own: false, ours: false, formula: false, told: true }
}
const countedBefore = ({ words, segments }: Scene, { at }: Event): Group | null =>
  segments
    .flatMap(({ groups }) => groups)
    .findLast(({ count, to }) => count !== null && to < at && words.slice(to, at).some(({ text }) => text === ',')) ??
  null

/** 'los tenía en su poder', 'удерживали их': right beside the verb, those whom a sentence before told of, with their number. */
function pronounAt(tools: Tools, scene: Scene, event: Event): Group | null {
  const { words } = scene
  // '… захопили двох військових, після чого розстріляли їх'
  const before = countedBefore(scene, event) ?? scene.before
  if (before === null || event.frame !== 'act' || !DEEDS.has(event.form)) return null
  const at = [event.at - 1, event.to].find(
    (place) => (tools.lists.them.has(words, place) && !isOne(before)) || isSingle(tools, words, place, before),
  )
  return at === undefined
    ? null
    : { ...before, from: at, to: at + 1, own: false, ours: false, formula: false, told: true }
}

/** 'Dos soldados, capturados cerca de Tame, recobraron la libertad': a verb without people has the only ones of a number before it. */
function onlySubject({ segments }: Scene, event: Event): Group | undefined {
  if (event.form !== 'fin' || (event.frame !== 'go' && event.frame !== 'pass')) return undefined
  const counted = segments.flatMap(({ groups }) => groups).filter(({ count }) => count !== null)
  return counted.length === 1 && (counted[0]?.to ?? 0) <= event.at ? counted[0] : undefined
}

/** 'захваченных боевиками': by whom, where no number makes them those whom it befell. */
const isByFighters = ({ frame, kind, to }: Event, { count, what, from }: Group): boolean =>
  frame === 'pass' && kind === 'captured' && count === null && what === 'fighters' && from === to

/** 'esir takasında cenazelerin iadesi': a word of one event is nobody of another's. */
const isWordOfOther = ({ events }: Segment, event: Event, { from, to, count }: Group): boolean =>
  count === null && events.some((other) => other !== event && other.at <= from && to <= other.to)

/** 'тіла загиблих, які перебувають у ХАМАС, будуть передані': behind a 'who' the clause before it goes on. */
function resumed({ words, segments }: Scene, at: number, { frame, form }: Event): Group | undefined {
  const [head, aside, here] = segments.slice(Math.max(0, at - 2), at + 1)
  const goesOn = here !== undefined && words[here.from]?.text === ',' && here.groups.length === 0
  const open = frame === 'pass' && (form === 'fin' || form === 'plan') && head?.events.length === 0
  return goesOn && open && aside?.relative === true ? head?.groups.at(-1) : undefined
}

/** ', ранее захваченных': when it was stands before the participle. */
const opening = (tools: Tools, words: Scene['words'], from: number): number =>
  tools.lists.asides.has(words, from + 1) ? from + 1 : from

/** An event to which no group fell: the people before 'who', or those of its own segment; only an exchange needs none. */
export function lonely(tools: Tools, scene: Scene, at: number, event: Event): Pairing | null {
  const segment = scene.segments[at]
  if (segment === undefined) return null
  const them = pronounAt(tools, scene, event)
  if (them !== null) return { event, group: them, segment, home: segment }
  // 'Dos soldados que estaban en poder … fueron entregados': the people open the segment.
  const opens = (other: Group) => other.from <= segment.from + (at === 0 ? 1 : 0) && other.to <= event.at
  const ahead = antecedent(tools, scene, at)
  const own = segment.groups.findLast((other) => !isWordOfOther(segment, event, other) && !isByFighters(event, other))
  // '…, захваченных в заложники две недели назад': a participle opens the clause.
  const takesUp =
    segment.relative ||
    (at > 0 && own === undefined && event.frame === 'pass' && event.at - opening(tools, scene.words, segment.from) < 2)
  const named = takesUp ? (segment.groups.find(opens) ?? ahead) : (own ?? beforeBrackets(scene, at))
  const group = named ?? onlySubject(scene, event) ?? resumed(scene, at, event) ?? theyBefore(tools, scene, event)
  // 'тела военнослужащих, которые погибли у города': how the dead died is no new killing.
  if (group === null || (group.bodies && event.kind === 'killed' && (group.count === null || !tools.pack.verbLast)))
    return null
  return { event, group, segment, home: segment }
}
