import type { NumeralProfileName } from '../../claims/case-setting.ts'
import type { Count } from '../../claims/count.ts'
import type { ClaimKind, Duty, Stance } from '../../claims/kinds.ts'
import { boundsOf, type Modifier, NUMERAL_PROFILE, type Quantity, type VagueWord } from '../../claims/numerals.ts'
import { Lexicon, listed } from './lexicon.ts'
import type { Case, LanguagePack } from './pack.ts'
import type { Word } from './words.ts'

export type Frame = 'act' | 'pass' | 'go' | 'get' | 'swap'
export type Form = 'fin' | 'plan' | 'inf' | 'noun' | 'part'

export interface Trigger {
  readonly kind: ClaimKind
  readonly frame: Frame
  readonly form: Form
  readonly company: string | null
}

/** Companies that are no words: the doer stands behind; two sides are named; who frees frees its own. */
const STRUCTURES = new Set(['cleft', 'sides', 'rescue'])
export const isStructure = (company: string | null): boolean => company !== null && STRUCTURES.has(company)

/** 'released pass part captivity' as a trigger. Throws on a key that is none: a fault of the pack, found by its test. */
export function triggerOf(key: string, pack: LanguagePack): Trigger {
  const [kind, frame, ...rest] = key.split(' ')
  const form = rest.find((word) => ['fin', 'plan', 'inf', 'noun', 'part'].includes(word)) ?? 'fin'
  const company = rest.find((word) => word !== form) ?? null
  if (company !== null && !isStructure(company) && pack.company[company] === undefined)
    throw new RangeError(`${pack.lang}: no company ${company}`)
  if (!['act', 'pass', 'go', 'get', 'swap'].includes(frame ?? ''))
    throw new RangeError(`${pack.lang}: no frame in ${key}`)
  return { kind: kind as ClaimKind, frame: frame as Frame, form: form as Form, company }
}

/** A pack made ready for look-up. */
export interface Tools {
  readonly pack: LanguagePack
  readonly abbreviations: ReadonlySet<string>
  readonly small: Lexicon<number>
  readonly units: Lexicon<number>
  readonly plurals: Lexicon<number>
  readonly vague: Lexicon<VagueWord>
  readonly modifiers: Lexicon<Modifier>
  readonly modifiersAfter: Lexicon<Modifier>
  /** 'more', 'other' beside a number. */
  readonly more: Lexicon<true>
  readonly people: Lexicon<string>
  readonly events: Lexicon<Trigger>
  readonly company: ReadonlyMap<string, Lexicon<true>>
  readonly duties: Lexicon<Duty>
  readonly stances: Lexicon<Stance>
  /** The first letters of the words for the adversary, whatever their endings. */
  readonly foe: Lexicon<true>
  readonly roleBefore: Lexicon<Case>
  readonly roleAfter: Lexicon<Case>
  readonly lists: Readonly<Record<ListName, Lexicon<true>>>
}

const LISTS = [
  'one',
  'named',
  'own',
  'ours',
  'we',
  'bodies',
  'dead',
  'things',
  'between',
  'forces',
  'charges',
  'roles',
  'alsoAdjectives',
  'denies',
  'stops',
  'not',
  'none',
  'planned',
  'asked',
  'ifs',
  'and',
  'each',
  'ofThem',
  'sides',
  'agreements',
  'ofWhole',
  'them',
  'single',
  'inReturn',
  'price',
  'mediation',
  'they',
  'outcome',
  'apiece',
  'sameNumber',
  'managed',
  'totals',
  'about',
  'aboutAfter',
  'asides',
  'relative',
  'says',
  'accordingTo',
  'accordingAfter',
  'thisSaid',
  'amongTwo',
  'weekend',
  'apart',
  'sameSaid',
  'statements',
  'passesOn',
  'sayers',
  'that',
] as const
type ListName = (typeof LISTS)[number]

const made = new Map<string, Tools>()

export function toolsOf(pack: LanguagePack): Tools {
  const known = made.get(pack.lang)
  if (known !== undefined) return known
  const { numbers } = pack
  const tools: Tools = {
    pack,
    abbreviations: new Set(pack.abbreviations.split('|')),
    small: new Lexicon(numbers.small),
    units: new Lexicon(numbers.units),
    plurals: new Lexicon(numbers.plurals),
    vague: new Lexicon(numbers.vague),
    modifiers: new Lexicon(numbers.before),
    modifiersAfter: new Lexicon(numbers.after),
    more: listed(numbers.more),
    people: new Lexicon(pack.people),
    events: new Lexicon(Object.entries(pack.events).map(([key, forms]) => [triggerOf(key, pack), forms])),
    company: new Map(Object.entries(pack.company).map(([name, forms]) => [name, listed(forms)])),
    duties: new Lexicon(pack.duties),
    stances: new Lexicon(pack.stances),
    foe: listed((pack.foe ?? '').replace(/:\w+/gu, '-')),
    roleBefore: new Lexicon(pack.before),
    roleAfter: new Lexicon(pack.after),
    lists: Object.fromEntries(LISTS.map((name) => [name, listed(pack[name] ?? '')])) as Record<ListName, Lexicon<true>>,
  }
  made.set(pack.lang, tools)
  return tools
}

export interface Numeral {
  readonly from: number
  readonly to: number
  readonly count: Count
  readonly additive: boolean
}

const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/u

function digits(words: readonly Word[], at: number): { value: number; to: number } | null {
  const text = words[at]?.lower ?? ''
  if (words[at]?.kind !== 'number' || !(/^\d{1,9}$/u.test(text) || GROUPED.test(text))) return null
  let value = Number(text.replace(/[.,]/gu, ''))
  let to = at + 1
  while (
    /^\d{1,3}$/u.test(text) &&
    to < at + 3 &&
    /^\d{3}$/u.test(words[to]?.lower ?? '') &&
    words[to]?.start === (words[to - 1]?.end ?? 0) + 1
  ) {
    value = value * 1000 + Number(words[to]?.lower)
    to++
  }
  return { value, to }
}

/** A number in digits or words: '62', '4 тысячи', 'двадцать пять', 'treinta y dos'. */
function numberAt(tools: Tools, words: readonly Word[], at: number): { value: number; to: number } | null {
  const first = digits(words, at) ?? spelled(tools, words, at)
  if (first === null) return null
  const { value, to } = first
  // 'bin 718': a thousand in a word, the rest in digits.
  const rest = value === 1000 && words[at]?.kind === 'word' ? digits(words, to) : null
  if (rest !== null && rest.value < 1000) return { value: value + rest.value, to: rest.to }
  const unit = tools.units.at(words, to)
  return unit === null ? first : multiplied(tools, words, at, first.value, unit)
}

/** A number times its unit, and what is left over: '4 тысячи', '37 тис. людей', '6 bin 57', 'dos mil quinientos'. */
function multiplied(
  tools: Tools,
  words: readonly Word[],
  at: number,
  times: number,
  unit: { readonly value: number; readonly to: number },
): { value: number; to: number } {
  const value = times * unit.value
  const stop = words[unit.to]
  const shortened = stop?.text === '.' && stop.start === words[unit.to - 1]?.end
  const to = shortened && /^\p{Ll}/u.test(words[unit.to + 1]?.text ?? '') ? unit.to + 1 : unit.to
  const left = (words[at]?.kind === 'word' ? spelled(tools, words, to) : null) ?? digits(words, to)
  return left !== null && left.value < unit.value && unit.value <= 1000
    ? { value: value + left.value, to: left.to }
    : { value, to }
}

function spelled(tools: Tools, words: readonly Word[], at: number): { value: number; to: number } | null {
  const first = tools.small.at(words, at)
  if (first === null) return null
  let { value, to } = first
  let last = value
  for (let step = 0; step < 3; step++) {
    const joined = tools.pack.numbers.joins.split('|').includes(words[to]?.lower ?? '') && last >= 20 ? to + 1 : to
    const next = tools.small.at(words, joined)
    const room = last >= 1000 ? 1000 : last >= 100 ? 100 : last >= 20 && last % 10 === 0 ? 10 : 0
    if (next === null || next.value >= room) break
    value += next.value
    last = next.value
    to = next.to
  }
  return { value, to }
}

/** 'от 15 до 20', 'entre 15 y 20', '15 ila 20'. */
function rangeAt(tools: Tools, words: readonly Word[], at: number): { quantity: Quantity; to: number } | null {
  const { rangeFrom, rangeTo } = tools.pack.numbers
  const is = (forms: string, place: number) => forms !== '' && forms.split('|').includes(words[place]?.lower ?? '')
  if (rangeTo === '' || (rangeFrom !== '' && !is(rangeFrom, at))) return null
  const low = numberAt(tools, words, rangeFrom === '' ? at : at + 1)
  if (low === null || !is(rangeTo, low.to)) return null
  const high = numberAt(tools, words, low.to + 1)
  if (high === null || high.value <= low.value) return null
  return { quantity: { kind: 'range', low: low.value, high: high.value }, to: high.to }
}

function quantityAt(tools: Tools, words: readonly Word[], at: number): { quantity: Quantity; to: number } | null {
  const range = rangeAt(tools, words, at)
  if (range !== null) return range
  const vague = tools.vague.at(words, at)
  if (vague !== null) {
    const unit = tools.units.at(words, vague.to) ?? tools.plurals.at(words, vague.to)
    return { quantity: { kind: 'vague', word: vague.value, unit: unit?.value ?? 1 }, to: unit?.to ?? vague.to }
  }
  const plural = tools.plurals.at(words, at)
  if (plural !== null) return { quantity: { kind: 'plural', unit: plural.value }, to: plural.to }
  const number = numberAt(tools, words, at)
  if (number === null) return null
  const dash = /^[-–—]$/u.test(words[number.to]?.text ?? '') ? digits(words, number.to + 1) : null
  if (dash !== null && dash.value > number.value && words[number.to]?.start === words[number.to - 1]?.end)
    return { quantity: { kind: 'range', low: number.value, high: dash.value }, to: dash.to }
  return { quantity: { kind: 'number', value: number.value }, to: number.to }
}

/** A number with what bounds it before and after (RD303). */
export function numeralAt(
  tools: Tools,
  words: readonly Word[],
  from: number,
  profile: NumeralProfileName,
): Numeral | null {
  let at = from
  let modifier: Modifier = 'exactly'
  let additive = false
  for (let step = 0; step < 3; step++) {
    const bound = tools.modifiers.at(words, at)
    const extra = tools.more.at(words, at)
    if (bound !== null) modifier = modifier === 'exactly' || modifier === 'about' ? bound.value : modifier
    if (extra !== null && bound === null) additive = true
    const next = bound?.to ?? extra?.to
    if (next === undefined) break
    at = next
  }
  const found = quantityAt(tools, words, at)
  if (found === null) return null
  const after = tools.modifiersAfter.at(words, found.to)
  if (after !== null) modifier = after.value
  const to = after?.to ?? found.to
  // 'более сотни': after a bound the hundred is one.
  const { quantity } = found
  const one = quantity.kind === 'plural' && ['more-than', 'at-most', 'nearly'].includes(modifier)
  const bounds = boundsOf(one ? { kind: 'number', value: quantity.unit } : quantity, modifier, NUMERAL_PROFILE[profile])
  const text = words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ')
  return { from, to, count: { ...bounds, text }, additive }
}
