import { ADJECTIVES, MONTHS, WEEKDAYS } from '../packs/en/function-words.ts'
import { FORCE_NOUNS } from '../packs/en/person-nouns.ts'
import { NOUNISH_VERBS, PLAIN_VERBS } from '../packs/en/verbs.ts'
import type { Token } from '../tokens.ts'
import { functionClass, isKnownVerb, personWhat, type VerbEntry, verbOf } from './lexicon.ts'
import type { VerbForm, Word, WordClass } from './word.ts'

const PLAIN = new Set(PLAIN_VERBS)
const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen dozens scores hundreds thousands'.split(
    ' ',
  ),
)
const ADJECTIVE_END = /(?:able|ible|ous|ful|ive|ical|less|ary|ese|ish|ist|ian|ern|ic|al|ant|ent)$/u
const capital = (token: Token) => /^\p{Lu}/u.test(token.text)
const NOMINAL: ReadonlySet<WordClass> = new Set(['noun', 'name', 'number', 'pronoun'])
const BEFORE_NOUN: ReadonlySet<WordClass> = new Set(['det', 'adj', 'number', 'possessive', 'participle'])

interface Tagging {
  readonly tokens: readonly Token[]
  readonly words: Word[]
  /** Positions that a count or a date covers. */
  readonly counted: ReadonlySet<number>
  /** Positions inside dates. */
  readonly dated: ReadonlySet<number>
  readonly quoted: boolean
}

const previous = (tagging: Tagging, skipAdverbs = false): Word | null => {
  let at = tagging.words.length - 1
  while (skipAdverbs && at >= 0 && (tagging.words[at]?.cls === 'adv' || tagging.words[at]?.cls === 'neg')) at--
  return tagging.words[at] ?? null
}

function apostropheClass(tagging: Tagging, at: number): WordClass | null {
  const token = tagging.tokens[at]
  if (token === undefined || !/^['’]/u.test(token.text)) return null
  const before = tagging.tokens[at - 1]
  if (before === undefined || before.end !== token.start) return 'mark'
  if (token.lower.length === 2) {
    if (!token.lower.endsWith('s')) return 'modal'
    return /^(?:he|she|it|that|there|who|what|here)$/u.test(before.lower) ? 'be' : 'possessive'
  }
  if (token.text.length > 2) return token.lower.endsWith('ll') ? 'modal' : 'have'
  const next = tagging.tokens[at + 1]
  return !tagging.quoted && before.lower.endsWith('s') && next?.kind === 'word' && next.start > token.end
    ? 'possessive'
    : 'mark'
}

/** Whether a form that can be noun or verb is a verb here. */
function isVerbHere(tagging: Tagging, at: number, verb: VerbEntry): boolean {
  const before = previous(tagging, true)
  const next = tagging.tokens[at + 1]
  if (before === null) return false
  if (before.lower === 'to' || before.cls === 'modal' || before.cls === 'do') return verb.forms.includes('base')
  if (before.cls === 'be' || before.cls === 'have') return verb.forms.includes('part')
  if (tagging.dated.has(at - 1)) return !NOUNISH_VERBS.has(verb.lemma) && PLAIN.has(verb.lemma)
  if (BEFORE_NOUN.has(before.cls) || (before.cls === 'prep' && before.lower !== 'than')) return false
  const nextClass = next === undefined ? null : functionClass(next.lower)
  const leads =
    nextClass === 'det' ||
    next?.kind === 'number' ||
    (next !== undefined && (NUMBER_WORDS.has(next.lower) || capital(next)))
  if (before.cls === 'pronoun') return before.lower !== 'those'
  if (before.cls === 'mark') return verb.forms.includes('s') && (next?.lower === 'for' || leads || !NOUNISH_VERBS.has(verb.lemma))
  if (verb.forms.includes('s'))
    return before.cls === 'name' || before.cls === 'noun' ? !NOUNISH_VERBS.has(verb.lemma) || leads : false
  if (before.cls === 'noun') return before.lower.endsWith('s') && (!NOUNISH_VERBS.has(verb.lemma) || leads)
  return before.cls === 'name' && before.lower.endsWith('s') && (!NOUNISH_VERBS.has(verb.lemma) || leads)
}

/** 'the captured soldiers', '14 wounded detainees', 'freed Georgians': the participle describes and tells nothing of its own. */
function describes(tagging: Tagging, at: number): boolean {
  const before = previous(tagging)
  const next = tagging.tokens[at + 1]
  if (next === undefined || next.kind === 'mark') return false
  const nextFunction = functionClass(next.lower)
  if (nextFunction !== null && nextFunction !== 'adj') return false
  if (tagging.counted.has(at + 1) && !/^(?:men|women|soldiers)$/u.test(next.lower)) return false
  if (MONTHS.has(next.lower) || WEEKDAYS.has(next.lower)) return false
  if (before === null) return personWhat(next.lower) !== null
  if (before.cls === 'det' || before.cls === 'possessive' || before.cls === 'adj' || before.cls === 'number')
    return true
  if (before.cls === 'prep') return true
  if (before.cls === 'verb') return true
  if (before.cls === 'conj') return personWhat(next.lower) !== null && !tagging.words.some((w) => w.cls === 'have')
  return false
}

function verbClass(
  tagging: Tagging,
  at: number,
  verb: VerbEntry,
): { cls: WordClass; forms: readonly VerbForm[] } | null {
  const before = previous(tagging, true)
  const token = tagging.tokens[at]
  if (token === undefined) return null
  const plain = verb.forms.filter((form) => form === 'base' || form === 's')
  const participle = verb.forms.some((form) => form === 'past' || form === 'part')
  if (participle) {
    if (describes(tagging, at) && !(before?.cls === 'be' || before?.cls === 'have'))
      return { cls: 'participle', forms: verb.forms }
    if (before?.lower === 'to' && verb.forms.includes('base')) return { cls: 'verb', forms: verb.forms }
    if (plain.length === 0 || (before !== null && !BEFORE_NOUN.has(before.cls) && before.cls !== 'prep'))
      return { cls: 'verb', forms: verb.forms }
    return null
  }
  if (verb.forms.includes('ing')) {
    const next = tagging.tokens[at + 1]
    if (before !== null && (BEFORE_NOUN.has(before.cls) || before.cls === 'name'))
      return before.cls === 'name' ? { cls: 'verb', forms: ['ing'] } : null
    if (next?.lower === 'of' && (before === null || before.cls === 'prep')) return null
    return { cls: 'verb', forms: ['ing'] }
  }
  return isVerbHere(tagging, at, verb) ? { cls: 'verb', forms: plain } : null
}

function openClass(token: Token, first: boolean): WordClass {
  if (capital(token) && !(first && (personWhat(token.lower) !== null || ADJECTIVES.has(token.lower)))) return 'name'
  if (ADJECTIVES.has(token.lower)) return 'adj'
  if (personWhat(token.lower) !== null || FORCE_NOUNS.has(token.lower) || /(?:secretary|president|agreement|incident|movement|document|statement|parliament)$/u.test(token.lower)) return 'noun'
  if (token.lower.endsWith('ly')) return 'adv'
  return ADJECTIVE_END.test(token.lower) ? 'adj' : 'noun'
}

function classify(tagging: Tagging, at: number): { cls: WordClass; lemma: string; forms: readonly VerbForm[] } {
  const token = tagging.tokens[at]
  if (token === undefined) throw new RangeError(`no token at ${at}`)
  const none = { lemma: '', forms: [] }
  const apostrophe = apostropheClass(tagging, at)
  if (apostrophe !== null) return { cls: apostrophe, ...none }
  if (token.kind === 'mark') return { cls: 'mark', ...none }
  if (token.kind === 'number' || NUMBER_WORDS.has(token.lower)) return { cls: 'number', ...none }
  const first = at === 0 || tagging.words.every((word) => word.cls === 'mark')
  const shout = token.text.length > 1 && token.text === token.text.toUpperCase() && /\p{Lu}/u.test(token.text)
  const closed = shout && !first ? null : functionClass(token.lower)
  if (closed !== null && (first || !capital(token) || token.text.length < 3 || closed === 'det'))
    return { cls: closed, ...none }
  if (closed !== null) return { cls: closed === 'prep' ? 'prep' : 'name', ...none }
  if (capital(token) && !first) return { cls: 'name', ...none }
  const verb = ADJECTIVES.has(token.lower) && token.lower !== 'free' && token.lower !== 'open' && token.lower !== 'missing' ? null : verbOf(token.lower)
  if (verb !== null && !(first && !isKnownVerb(token.lower))) {
    const found = verbClass(tagging, at, verb)
    if (found !== null) return { cls: found.cls, lemma: verb.lemma, forms: found.forms }
    if (first && PLAIN.has(token.lower)) return { cls: 'noun', ...none }
    return { cls: 'noun', ...none }
  }
  return { cls: openClass(token, first), ...none }
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
