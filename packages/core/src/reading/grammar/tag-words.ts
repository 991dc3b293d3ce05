import { AGREEMENT_NOUNS } from '../packs/en/deeds.ts'
import { ATTACK_NOUNS } from '../packs/en/event-nouns.ts'
import { ADJECTIVES, MONTHS, NOUNS_LIKE_ADJECTIVES, WEEKDAYS } from '../packs/en/function-words.ts'
import { FORCE_NOUNS } from '../packs/en/person-nouns.ts'
import { NOUNISH_VERBS, PLAIN_VERBS } from '../packs/en/verbs.ts'
import type { Token } from '../tokens.ts'
import { isEventGerund } from './event-gerunds.ts'
import {
  forcesDo,
  goesOnDoing,
  hasPeopleFor,
  isHurt,
  joinsFinite,
  joinsInfinitive,
  leadsObject,
} from './joined-verbs.ts'
import { functionClass, isKnownVerb, personWhat, type VerbEntry, verbOf } from './lexicon.ts'
import { classByPlace, isGone } from './set-phrases.ts'
import { callsPeople, kindOfState } from './state-nouns.ts'
import { capital, NUMBER_WORDS, previous, SENTENCE_ADVERBS, type Tagging } from './tagging.ts'
import type { VerbForm, Word, WordClass } from './word.ts'

const PLAIN = new Set(PLAIN_VERBS)
const ADJECTIVE_END = /(?:able|ible|ous|ful|ive|ical|less|ary|ese|ish|ist|ian|ern|ic|al|ant|ent)$/u
const NOMINAL: ReadonlySet<WordClass> = new Set(['noun', 'name', 'number', 'pronoun'])
const BEFORE_NOUN: ReadonlySet<WordClass> = new Set(['det', 'adj', 'number', 'possessive', 'participle'])

/** 'says it’s handed over the bodies': a participle with an object stands after 'has'. */
function handsOver({ tokens }: Tagging, at: number): boolean {
  const [verb, next, after] = tokens.slice(at + 1, at + 4)
  const participle = verbOf(verb?.lower ?? '')?.forms.includes('part') === true
  const object = /^(?:over|back|up)$/u.test(next?.lower ?? '') ? after : next
  return participle && (object?.kind === 'number' || /^(?:the|a|an|its|all|some|at|more)$/u.test(object?.lower ?? ''))
}

function apostropheClass(tagging: Tagging, at: number): WordClass | null {
  const token = tagging.tokens[at]
  if (token === undefined || !/^['’]/u.test(token.text)) return null
  const before = tagging.tokens[at - 1]
  if (before === undefined || before.end !== token.start) return 'mark'
  if (token.lower.length === 2) {
    if (!token.lower.endsWith('s')) return 'modal'
    if (!/^(?:he|she|it|that|there|who|what|here)$/u.test(before.lower)) return 'possessive'
    return handsOver(tagging, at) ? 'have' : 'be'
  }
  if (token.text.length > 2) return token.lower.endsWith('ll') ? 'modal' : 'have'
  const next = tagging.tokens[at + 1]
  return !tagging.quoted && before.lower.endsWith('s') && next?.kind === 'word' && next.start > token.end
    ? 'possessive'
    : 'mark'
}

/** Base forms that are no nouns, whatever stands before them: 'the men of the region remain'. */
const NEVER_NOUNS = new Set([
  'remain',
  'languish',
  'become',
  'belong',
  'include',
  'indicate',
  'suggest',
  'await',
  'continue',
  'die',
  'accuse',
  'deny',
  'insist',
  'say',
  'believe',
  'allege',
  'reject',
  'agree',
  'refuse',
  'fail',
  'amount',
])
const isPlural = (lower: string) => lower.endsWith('s') || /(?:men|people|police|children|women|troops)$/u.test(lower)

/** What an auxiliary, a determiner or a preposition before it makes of the form; null: they decide nothing. */
function decidedBefore(tagging: Tagging, at: number, before: Word, verb: VerbEntry): boolean | null {
  if (before.lower === 'to' || before.cls === 'modal' || before.cls === 'do') return verb.forms.includes('base')
  if (isHelp(before)) return verb.forms.includes('base')
  if (before.cls === 'be' || before.cls === 'have') return verb.forms.includes('part')
  if (tagging.dated.has(at - 1)) return !NOUNISH_VERBS.has(verb.lemma) && PLAIN.has(verb.lemma)
  if (BEFORE_NOUN.has(before.cls) || (before.cls === 'prep' && before.lower !== 'than')) return false
  // 'in one of these jails'.
  const of = before.lower === 'these' && tagging.words.at(-2)?.lower === 'of' && verb.forms.includes('s')
  return before.cls === 'pronoun' ? before.lower !== 'those' && !of : null
}

/** 'helped repatriate 97 men': an infinitive without 'to'. */
export const isHelp = (word: Pick<Word, 'lower'> | undefined): boolean => /^help(?:s|ed|ing)?$/u.test(word?.lower ?? '')

const inHands = (tagging: Tagging, at: number) =>
  tagging.tokens[at]?.lower === 'hands' &&
  tagging.words.slice(-3).some((word) => /^(?:in|into|from|at|by)$/u.test(word.lower))

/** 'at Indian posts', 'on forward Libyan positions': behind a preposition a demonym describes the plural that follows. */
function describesPlural(tagging: Tagging, before: Word, verb: VerbEntry): boolean {
  const lead = tagging.words[tagging.words.indexOf(before) - 1]
  return (
    verb.forms.includes('s') &&
    before.cls === 'name' &&
    /(?:ian|ean|can|ese|ish|ani|aqi|eli|eni|rian)$/u.test(before.text) &&
    /^(?:prep|adj|adv)$/u.test(lead?.cls ?? '')
  )
}

/** 'in Northland hands', 'to release and hand over 306': null where nothing near it decides. */
function handIsVerb(tagging: Tagging, at: number): boolean | null {
  if (inHands(tagging, at)) return false
  const over = tagging.tokens[at]?.lower === 'hand' && /^(?:over|back)$/u.test(tagging.tokens[at + 1]?.lower ?? '')
  return over ? !BEFORE_NOUN.has(tagging.words.at(-1)?.cls ?? 'mark') : null
}

/** '48 Northland remains', 'exchange of hostage remains': bodies; nothing of which there are 48 'remains'. */
function areRemains({ words, tokens, counted }: Tagging, at: number): boolean {
  const [lead, before] = words.slice(-2)
  const number = lead?.cls === 'number' || counted.has(at - 2)
  const one = lead?.lower === 'one' || lead?.text === '1'
  const compound = before?.cls === 'noun' && !before.lower.endsWith('s') && lead?.cls === 'prep'
  const stays =
    /^(?:in|at|on|under|unaccounted|missing|held|unknown|unclear|uncertain|unresolved|open|high|low|critical|tense|a|the|to)$/u.test(
      tokens[at + 1]?.lower ?? '',
    )
  // '38 remains have been identified', '38 remains were handed over'.
  const some = before?.cls === 'number' && before.lower !== 'one' && before.text !== '1'
  if (some && /^(?:have|were|are|had|of|so|this|last|on|[.,;])$/u.test(tokens[at + 1]?.lower ?? '.')) return true
  return !stays && (compound || (number && !one && /^(?:name|adj|noun|participle)$/u.test(before?.cls ?? '')))
}

const DENIES = /^(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing))$/u

/** 'denies Northland charges that it was behind the attack', 'kept that promise': nouns that could be verbs elsewhere. */
function isNounHere({ tokens, words }: Tagging, at: number, before: Word, verb: VerbEntry): boolean {
  const denied = DENIES.test(words.at(-2)?.lower ?? '')
  if (/^(?:charges|claims|reports)$/u.test(tokens[at]?.lower ?? '') && denied) return true
  // 'adding that contact with 12 soldiers had been lost'.
  if (tokens[at]?.lower === 'contact' && tokens[at + 1]?.lower === 'with') return true
  const that = before.lower === 'that' && !verb.forms.includes('s') && NOUNISH_VERBS.has(verb.lemma)
  return that && !leadsObject(tokens[at + 1])
}

const callsByState = ({ cls, lower }: Word): boolean =>
  lower === 'dead' || (cls !== 'verb' && kindOfState(lower) !== null)

/** Turns of phrase that decide by themselves; null: none of them. */
function decidedByPhrase(tagging: Tagging, at: number, before: Word, verb: VerbEntry): boolean | null {
  const next = tagging.tokens[at + 1]
  // 'let 66 go', 'let the men go'.
  if (verb.lemma === 'go') return before.cls !== 'det' && before.cls !== 'verb'
  if (tagging.tokens[at]?.lower === 'remains' && areRemains(tagging, at)) return false
  // 'Reports from the south indicate that'.
  if (NEVER_NOUNS.has(verb.lemma) && (before.cls === 'number' || next?.lower === 'that')) return true
  // 'The dead include an officer'.
  if (callsByState(before) && NEVER_NOUNS.has(verb.lemma)) return true
  if (isNounHere(tagging, at, before, verb)) return false
  // 'struck the front's positions': hardly ever what somebody does.
  if (/^(?:positions|sites|camps|bases|targets|posts)$/u.test(tagging.tokens[at]?.lower ?? '') && !leadsObject(next))
    return false
  // 'The rebels claim to have detained'.
  if (verb.lemma === 'claim' && next?.lower === 'to' && /^(?:have|hold)$/u.test(tagging.tokens[at + 2]?.lower ?? ''))
    return before.cls !== 'det'
  // 'The agreement calls for the release of'.
  const calls = tagging.tokens[at]?.lower === 'calls' && next?.lower === 'for'
  if (calls && tagging.words.some((word) => AGREEMENT_NOUNS.has(word.lower))) return before.lower !== 'phone'
  return handsOrPlural(tagging, at, before, verb)
}

/** 'Al-Qaeda suspects freed 21 policemen': people who are suspected. */
function areSuspects({ tokens }: Tagging, at: number): boolean {
  const next = tokens[at + 1]?.lower ?? ''
  return tokens[at]?.lower === 'suspects' && verbOf(next)?.forms.includes('past') === true
}

function handsOrPlural(tagging: Tagging, at: number, before: Word, verb: VerbEntry): boolean | null {
  if (areSuspects(tagging, at)) return false
  const hand = verb.lemma === 'hand' ? handIsVerb(tagging, at) : null
  if (hand !== null) return hand
  return describesPlural(tagging, before, verb) ? false : null
}

/** Whether a form that can be noun or verb is a verb here. */
function isVerbHere(tagging: Tagging, at: number, verb: VerbEntry): boolean {
  const before = previous(tagging, true)
  const next = tagging.tokens[at + 1]
  if (before === null) return false
  // 'each accuses the other', 'many believe'.
  if (
    before.cls === 'det' &&
    NEVER_NOUNS.has(verb.lemma) &&
    /^(?:each|both|all|some|many|most|few|neither)$/u.test(before.lower)
  )
    return true
  const decided = decidedByPhrase(tagging, at, before, verb) ?? decidedBefore(tagging, at, before, verb)
  if (decided !== null) return decided
  const clear =
    !NOUNISH_VERBS.has(verb.lemma) || NEVER_NOUNS.has(verb.lemma) || leadsObject(next) || next?.lower === 'out'
  if (before.cls === 'mark' && before.text === ',' && NEVER_NOUNS.has(verb.lemma)) return true
  if (hasPeopleFor(tagging, before, verb, next)) return true
  if (joinsInfinitive(tagging, before, next) || joinsFinite(tagging, before, verb, next)) return true
  if (before.cls === 'mark') return verb.forms.includes('s') && (next?.lower === 'for' || clear)
  if (before.cls !== 'name' && before.cls !== 'noun') return false
  const forces = forcesDo(tagging, before, verb, next)
  if (forces !== null) return forces
  return clear && (verb.forms.includes('s') || isPlural(before.lower) || NEVER_NOUNS.has(verb.lemma))
}

/** Whether the word after a participle is one it can describe. */
function canBeDescribed(tagging: Tagging, next: Token | undefined, at: number): boolean {
  if (next === undefined || next.kind === 'mark') return false
  const closed = functionClass(next.lower)
  if (closed !== null && closed !== 'adj') return false
  if (tagging.counted.has(at) && !/^(?:men|women|soldiers)$/u.test(next.lower)) return false
  return !MONTHS.has(next.lower) && !WEEKDAYS.has(next.lower)
}

const DESCRIBED_AFTER: ReadonlySet<WordClass> = new Set(['det', 'possessive', 'adj', 'number', 'prep', 'verb'])

/** 'one captured and wounded soldier', 'all badly wounded and sick prisoners': both words describe the people after them. */
function isJoinedToAdjective(tagging: Tagging, at: number): boolean {
  const [and, other, name, behind] = tagging.tokens.slice(at + 1, at + 5)
  const noun = name !== undefined && capital(name) ? behind : name
  if (!/^(?:and|or)$/u.test(and?.lower ?? '') || other === undefined || personWhat(noun?.lower ?? '') === null)
    return false
  const adjective = ADJECTIVES.has(other.lower) || verbOf(other.lower)?.forms.includes('part') === true
  return adjective && /^(?:det|number|possessive)$/u.test(previous(tagging, true)?.cls ?? '')
}

/** 'carrying 139 sick or wounded Northland soldiers': the second of two that describe. */
function isJoinedBehind({ words, tokens }: Tagging, at: number): boolean {
  const [number, adjective, or] = words.slice(-3)
  const [next, behind] = tokens.slice(at + 1, at + 3)
  // '75 Northland captured soldiers'; 'held hostage' is what was done to them.
  const state = /^(?:hostage|captive|prisoner)$/u.test(next?.lower ?? '')
  if (adjective?.cls === 'number' && or?.cls === 'name' && personWhat(next?.lower ?? '') !== null && !state) return true
  const noun = next !== undefined && capital(next) ? behind : next
  // 'carried out massive and targeted bombardment'; 'were angry and attacked villages' tells what they did.
  const both =
    /^(?:and|or)$/u.test(or?.lower ?? '') && adjective?.cls === 'adj' && /^(?:prep|verb)$/u.test(number?.cls ?? '')
  if (both && ATTACK_NOUNS.has(next?.lower ?? '')) return true
  return (
    /^(?:and|or)$/u.test(or?.lower ?? '') &&
    number?.cls === 'number' &&
    ADJECTIVES.has(adjective?.lower ?? '') &&
    personWhat(noun?.lower ?? '') !== null
  )
}

/** Verbs of what people do or suffer, whose participle hardly ever stands between a number and a thing. */
const ACTS = /^(?:receive|leave|suffer|sustain|lose|reach|spend|serve|face|board|cross|enter|return|arrive|die|flee)$/u

/** 'Another 120 received wounds', 'the 60 left detention': who did so, and nothing that the number counts. */
const isDeedOfNumber = (tagging: Tagging, at: number): boolean =>
  previous(tagging)?.cls === 'number' &&
  personWhat(tagging.tokens[at + 1]?.lower ?? '') === null &&
  ACTS.test(verbOf(tagging.tokens[at]?.lower ?? '')?.lemma ?? '')

/** 'the captured soldiers', '14 wounded detainees', 'freed Georgians': the participle describes and tells nothing of its own. */
function describes(tagging: Tagging, at: number): boolean {
  if (isJoinedToAdjective(tagging, at) || isJoinedBehind(tagging, at)) return true
  const next = tagging.tokens[at + 1]
  if (
    isDeedOfNumber(tagging, at) ||
    !canBeDescribed(tagging, next, at + 1) ||
    /^(?:told|said)$/u.test(tagging.tokens[at]?.lower ?? '')
  )
    return false
  // 'were captured and held captive for months'.
  if (
    /^(?:held|taken|kept)$/u.test(tagging.tokens[at]?.lower ?? '') &&
    /^(?:captive|hostage|prisoner)$/u.test(next?.lower ?? '')
  )
    return false
  const person = personWhat(next?.lower ?? '') !== null
  // 'all badly wounded prisoners', 'the slightly wounded Northlander'.
  const shaded =
    /ly$/u.test(previous(tagging)?.lower ?? '') &&
    (person || /^(?:det|number)$/u.test(previous(tagging, true)?.cls ?? ''))
  const before = previous(tagging, shaded)
  if (before === null || /^[“"‘«]$/u.test(before.text)) return person
  if (DESCRIBED_AFTER.has(before.cls) || (before.lower === 'more' && person)) return true
  return before.cls === 'conj' && person && !tagging.words.some((word) => word.cls === 'have')
}

interface Classed {
  readonly cls: WordClass
  readonly forms: readonly VerbForm[]
}

function participleClass(tagging: Tagging, at: number, verb: VerbEntry, plain: boolean): Classed | null {
  const before = previous(tagging, true)
  const asVerb: Classed = { cls: 'verb', forms: verb.forms }
  if (before === null) return describes(tagging, at) ? { cls: 'participle', forms: verb.forms } : plain ? null : asVerb
  if (before.lower === 'to' && verb.forms.includes('base')) return asVerb
  // 'on May 2 set free eight men'.
  if (tagging.dated.has(at - 1) && tagging.tokens[at + 1]?.lower === 'free') return asVerb
  if (goesOnDoing(tagging, before, verb)) return asVerb
  if (before.cls !== 'be' && before.cls !== 'have' && describes(tagging, at))
    return { cls: 'participle', forms: verb.forms }
  return !plain || (!BEFORE_NOUN.has(before.cls) && before.cls !== 'prep') ? asVerb : null
}

function gerundClass(tagging: Tagging, at: number): Classed | null {
  const before = previous(tagging, true)
  if (before !== null && BEFORE_NOUN.has(before.cls)) return null
  const noun = tagging.tokens[at + 1]?.lower === 'of' && (before === null || before.cls === 'prep')
  return noun || isEventGerund(tagging, at) ? null : { cls: 'verb', forms: ['ing'] }
}

function verbClass(tagging: Tagging, at: number, verb: VerbEntry): Classed | null {
  if (isHurt(tagging, at)) return { cls: 'verb', forms: ['part'] }
  const plain = verb.forms.filter((form) => form === 'base' || form === 's')
  if (verb.forms.some((form) => form === 'past' || form === 'part'))
    return participleClass(tagging, at, verb, plain.length > 0)
  if (verb.forms.includes('ing')) return gerundClass(tagging, at)
  return isVerbHere(tagging, at, verb) ? { cls: 'verb', forms: plain } : null
}

function openClass(token: Token, first: boolean): WordClass {
  if (first && SENTENCE_ADVERBS.test(token.lower)) return 'adv'
  if (capital(token) && !(first && (personWhat(token.lower) !== null || ADJECTIVES.has(token.lower)))) return 'name'
  if (ADJECTIVES.has(token.lower)) return 'adj'
  if (
    personWhat(token.lower) !== null ||
    FORCE_NOUNS.has(token.lower) ||
    /(?:secretary|president|agreement|incident|movement|document|statement|parliament)$/u.test(token.lower)
  )
    return 'noun'
  if (token.lower.endsWith('ly')) return 'adv'
  if (/^un[a-z]{3,}ed$/u.test(token.lower)) return 'adj'
  // 'detachment', 'equipment': -ment makes nouns.
  const noun = NOUNS_LIKE_ADJECTIVES.has(token.lower) || /(?<!vehe|cle)ment$/u.test(token.lower)
  return ADJECTIVE_END.test(token.lower) && !noun ? 'adj' : 'noun'
}

/** Adjectives as often as verbs. */
const ALSO_VERBS = new Set(['free', 'open', 'missing'])

/** Marks, numbers and the closed classes; null for an open word. */
function closedClass(tagging: Tagging, at: number, token: Token, first: boolean): WordClass | null {
  const apostrophe = apostropheClass(tagging, at)
  if (apostrophe !== null) return apostrophe
  if (token.kind === 'mark') return 'mark'
  // 'M23 freed 40': the figure belongs to the name.
  const stem = tagging.tokens[at - 1]
  if (token.kind === 'number' && stem?.kind === 'word' && stem.end === token.start && capital(stem)) return 'name'
  if (token.kind === 'number' || token.lower.split('-').every((part) => NUMBER_WORDS.has(part))) return 'number'
  const shout = token.text.length > 1 && token.text === token.text.toUpperCase() && /\p{Lu}/u.test(token.text)
  // 'IS executed two hostages': in capitals, where the sentence is not.
  if (first && /^(?:IS|US)$/u.test(token.text) && /^\p{Ll}/u.test(tagging.tokens[at + 1]?.text ?? '')) return 'name'
  const placed = classByPlace(tagging, at, token)
  if (placed !== null) return placed
  const closed = shout && !first ? null : functionClass(token.lower)
  if (closed === null || first || !capital(token) || token.text.length < 3 || closed === 'det' || closed === 'prep')
    return closed
  return 'name'
}

function classify(tagging: Tagging, at: number): { cls: WordClass; lemma: string; forms: readonly VerbForm[] } {
  const token = tagging.tokens[at]
  if (token === undefined) throw new RangeError(`no token at ${at}`)
  const none = { lemma: '', forms: [] }
  const first = at === 0 || tagging.words.every((word) => word.cls === 'mark')
  const closed = closedClass(tagging, at, token, first)
  if (closed !== null) return { cls: closed, ...none }
  if (capital(token) && !first) return { cls: 'name', ...none }
  const after = tagging.tokens[at + 1]?.lower ?? ''
  const staying = token.lower === 'remaining' && /^(?:in|behind|under)$/u.test(after)
  const missing = token.lower === 'missing' && (personWhat(after) !== null || isGone(previous(tagging, true)?.lower))
  if (callsPeople(tagging.words, tagging.tokens, at)) return { cls: 'participle', ...none }
  // 'an army non-commissioned officer': no verb has 'non-' before it.
  const adjective =
    missing ||
    token.lower.startsWith('non-') ||
    (ADJECTIVES.has(token.lower) && !ALSO_VERBS.has(token.lower) && !staying)
  const verb = adjective ? null : verbOf(token.lower)
  if (verb === null || (first && !isKnownVerb(token.lower))) return { cls: openClass(token, first), ...none }
  const found = verbClass(tagging, at, verb)
  // 'set 25 free': the number stands alone.
  if (found === null && token.lower === 'free' && tagging.words.at(-1)?.cls === 'number') return { cls: 'adv', ...none }
  return found === null ? { cls: 'noun', ...none } : { cls: found.cls, lemma: verb.lemma, forms: found.forms }
}

/** Gives each token of a sentence its class. `counted`: the tokens that numbers and dates cover. */
export function tagWords(
  tokens: readonly Token[],
  counted: ReadonlySet<number>,
  dated: ReadonlySet<number>,
): readonly Word[] {
  const tagging: Tagging = { tokens, words: [], counted, dated, quoted: tokens.some((token) => token.text === '‘') }
  for (const [at, token] of tokens.entries()) {
    const { cls, lemma, forms } = classify(tagging, at)
    tagging.words.push({ ...token, cls, lemma, forms })
  }
  return tagging.words
}

export const isNominal = (word: Word | undefined): boolean => word !== undefined && NOMINAL.has(word.cls)
