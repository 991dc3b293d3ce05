import type { Token } from '../tokens.ts'
import { functionClass, personWhat, type VerbEntry } from './lexicon.ts'
import { capital, NUMBER_WORDS, type Tagging } from './tagging.ts'
import type { Word } from './word.ts'

/** Words that open a counted object: 'hold at least 11'. */
const OBJECT_LEADS = new Set([
  'at',
  'about',
  'around',
  'nearly',
  'almost',
  'more',
  'up',
  'over',
  'dozens',
  'scores',
  'hundreds',
  'thousands',
])

/** 'The ICRC visits persons held', 'the RSF attacks civilians': a name in capitals does so to people. */
const doesToPeople = ({ words }: Tagging, before: Word, { forms }: VerbEntry, next: Token | undefined): boolean =>
  forms.includes('s') &&
  /^\p{Lu}{2,}$/u.test(before.text) &&
  before === words.at(-1) &&
  personWhat(next?.lower ?? '') !== null

/** Whether the next word can open the object of a verb: 'strikes a', 'hold 30'. */
export function leadsObject(next: Token | undefined): boolean {
  if (next === undefined) return false
  return (
    OBJECT_LEADS.has(next.lower) ||
    functionClass(next.lower) === 'det' ||
    /^(?:it|he|she|they|that)$/u.test(next.lower) ||
    next.kind === 'number' ||
    NUMBER_WORDS.has(next.lower) ||
    capital(next)
  )
}

/** 'witnessed members of the army kill 22 captives': a base form with an object of its own. */
const isWitnessed = ({ words }: Tagging, before: Word, next: Token | undefined): boolean =>
  (before.cls === 'name' || before.cls === 'noun') &&
  leadsObject(next) &&
  words.some(({ lower }) => /^(?:witness(?:ed)?|saw|seen|watched|filmed)$/u.test(lower))

/** Whether a form is a verb by the object that follows: where somebody saw it, or people behind a name in capitals. */
export const hasPeopleFor = (tagging: Tagging, before: Word, verb: VerbEntry, next: Token | undefined): boolean =>
  isWitnessed(tagging, before, next) || doesToPeople(tagging, before, verb, next)

/** 'the soldier whom the FARC still hold'. */
const isInRelative = ({ words }: Tagging): boolean =>
  words.slice(-4).some(({ lower }) => /^(?:whom|who|which|that)$/u.test(lower))

/** Deeds whose participle hardly ever stands before people: 'took the town and massacred civilians'. */
const DEEDS = /^(?:kill|massacre|slaughter|murder|execute|torture|attack|shell|bomb|beat|abduct|kidnap|rape|loot)$/u

/** 'took the town and massacred civilians': another deed of whoever did the first. */
export function goesOnDoing({ words }: Tagging, before: Word, { lemma, forms }: VerbEntry): boolean {
  if (before.lower !== 'and' || !DEEDS.test(lemma) || !forms.includes('past')) return false
  const verb = words.findLastIndex(({ cls }) => cls === 'verb')
  const aux = words[verb - 1]?.cls ?? ''
  const prep = words.slice(verb + 1).some(({ lower }) => /^(?:of|for|with|by|between)$/u.test(lower))
  return words[verb]?.forms.includes('past') === true && !/^(?:be|have|modal)$/u.test(aux) && !prep
}

/** 'has taken few prisoners, but holds some 300 detainees': a second finite verb with an object of its own. */
export function joinsFinite({ words }: Tagging, before: Word, verb: VerbEntry, next: Token | undefined): boolean {
  // 'saw them drag men out and shoot them'.
  if (/^(?:and|or)$/u.test(before.lower) && /^(?:them|him|her|us)$/u.test(next?.lower ?? '')) return true
  if (!/^(?:and|but|yet)$/u.test(before.lower) || !verb.forms.includes('s') || !leadsObject(next)) return false
  return words.some(({ cls, forms }) => cls === 'have' || cls === 'be' || (cls === 'verb' && forms.includes('s')))
}

/** 'agreed to stop using weapons, keep their forces in place, and allow monitors in': base forms that go on with a 'to'. */
export function joinsInfinitive({ words }: Tagging, before: Word, next: Token | undefined): boolean {
  const second = words.at(-2)?.cls === 'verb' && words.at(-3)?.lower === 'to'
  // 'to release 20 and give back the remains'.
  const particle = before.cls === 'conj' && /^(?:back|over)$/u.test(next?.lower ?? '')
  const goesOn = particle || before.text === ',' || (before.cls === 'conj' && (second || words.at(-2)?.text === ','))
  if (!goesOn || next === undefined || !(particle || leadsObject(next) || personWhat(next.lower) !== null)) return false
  return words.some(({ lower, cls }, at) => lower === 'to' && words[at + 1]?.cls === 'verb' && cls !== 'mark')
}

/** 'three soldiers hurt in an ambush', 'nine others hurt': the form that is all forms is the participle where no object follows. */
export function isHurt({ tokens, words }: Tagging, at: number): boolean {
  const before = words.at(-1)
  const next = tokens[at + 1]
  return (
    tokens[at]?.lower === 'hurt' &&
    (before?.cls === 'number' || personWhat(before?.lower ?? '') !== null) &&
    (next === undefined || next.kind === 'mark' || /^(?:in|on|by|when|after|during|as|at|near|and)$/u.test(next.lower))
  )
}

/** 'The FARC still hold 11 policemen', 'The Armed Forces of Redvale still hold': a name that stands for many. */
const areForces = ({ words }: Tagging, before: Word): boolean =>
  /^\p{Lu}{2,}$/u.test(before.text) ||
  words.slice(-5).some(({ text }) => /^(?:Forces|Guards|Brigades|Tigers)$/u.test(text))

/** What the name of a force that stands for many makes of the form behind it; null: it is none. */
export const forcesDo = (
  tagging: Tagging,
  before: Word,
  { lemma }: VerbEntry,
  next: Token | undefined,
): boolean | null =>
  areForces(tagging, before) && /^(?:hold|release|free|attack|control|deny|claim)$/u.test(lemma)
    ? leadsObject(next) || isInRelative(tagging)
    : null
