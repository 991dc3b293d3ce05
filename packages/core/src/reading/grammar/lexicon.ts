import { SPEECH_CUES, WISH_VERBS } from '../packs/en/cues.ts'
import { FUNCTION_WORDS } from '../packs/en/function-words.ts'
import { isPersonByEnding } from '../packs/en/person-endings.ts'
import { PERSON_NOUNS } from '../packs/en/person-nouns.ts'
import { BODY_VERBS, VERB_SENSES } from '../packs/en/triggers.ts'
import { IRREGULAR_VERBS, NOUNISH_VERBS, PLAIN_VERBS } from '../packs/en/verbs.ts'
import { kindOfState } from './state-nouns.ts'
import type { VerbForm, WordClass } from './word.ts'

export interface VerbEntry {
  readonly lemma: string
  readonly forms: readonly VerbForm[]
}

const endsInY = (base: string) => /[^aeiou]y$/u.test(base)
const doubles = (base: string) => /^[^aeiou]*[aeiou][bdgmnprt]$/u.test(base)

export function inflect(base: string): readonly (readonly [string, VerbForm])[] {
  const stem = base.endsWith('e') ? base.slice(0, -1) : doubles(base) ? base + base.slice(-1) : base
  const s = endsInY(base) ? `${base.slice(0, -1)}ies` : /(?:s|sh|ch|x|z|o)$/u.test(base) ? `${base}es` : `${base}s`
  const ed = endsInY(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`
  const ing = base.endsWith('ee') ? `${base}ing` : base === 'die' ? 'dying' : base === 'lie' ? 'lying' : `${stem}ing`
  return [
    [base, 'base'],
    [s, 's'],
    [ed, 'past'],
    [ed, 'part'],
    [ing, 'ing'],
  ]
}

const PERSONS = new Map<string, string>(
  Object.entries(PERSON_NOUNS).flatMap(([what, words]) => words.map((word) => [word, what] as const)),
)

interface VerbTable {
  readonly add: (word: string, lemma: string, form: VerbForm) => void
  readonly verbs: ReadonlyMap<string, VerbEntry>
}

function verbTable(): VerbTable {
  const verbs = new Map<string, { lemma: string; forms: VerbForm[] }>()
  const add = (word: string, lemma: string, form: VerbForm) => {
    const entry = verbs.get(word)
    if (entry === undefined) verbs.set(word, { lemma, forms: [form] })
    else if (!entry.forms.includes(form)) entry.forms.push(form)
  }
  return { add, verbs }
}

/** Adds the irregular verbs; gives their base forms. */
function addIrregular({ add }: VerbTable): ReadonlySet<string> {
  const irregular = new Set<string>()
  for (const line of IRREGULAR_VERBS) {
    const [base, past, part = past] = line.trim().split(' ')
    if (base === undefined || past === undefined || part === undefined) continue
    irregular.add(base)
    for (const [word, form] of inflect(base)) if (form !== 'past' && form !== 'part') add(word, base, form)
    add(past, base, 'past')
    add(part, base, 'part')
  }
  return irregular
}

function buildVerbs(): ReadonlyMap<string, VerbEntry> {
  const table = verbTable()
  const irregular = addIrregular(table)
  const senses = VERB_SENSES.flatMap((sense) => sense.verbs)
  const cues = Object.values(SPEECH_CUES).flatMap((set) => [...set])
  const telling = new Set<string>([...senses, ...cues, ...WISH_VERBS, ...BODY_VERBS])
  for (const base of new Set([...telling, ...PLAIN_VERBS, ...NOUNISH_VERBS])) {
    if (irregular.has(base) || base === 'be' || base === 'have') continue
    // 'rebels raided', 'monitors accuse': the people come first.
    for (const [word, form] of inflect(base)) if (!PERSONS.has(word) || telling.has(base)) table.add(word, base, form)
  }
  return table.verbs
}

const VERBS = buildVerbs()
const CLASSES = new Map<string, WordClass>(
  Object.entries(FUNCTION_WORDS).flatMap(([cls, words]) => words.map((word) => [word, cls as WordClass] as const)),
)
const NO_GERUNDS: ReadonlySet<string> = new Set(
  'evening morning nothing something anything everything sibling ceiling string spring offspring beijing'.split(' '),
)

/** The verb a word is a form of; unknown words in -ed and -ing are taken for verbs, as most of them are. */
export function verbOf(lower: string): VerbEntry | null {
  const known = VERBS.get(lower)
  if (known !== undefined) return known
  // 'unprovoked', 'unidentified' describe; nobody unprovokes.
  if (/^un[a-z]{3,}ed$/u.test(lower)) return null
  // 'transferring', 'admitted': the last letter of a known verb doubled.
  const doubled = /^(.+([bdglmnprt]))\2(ing|ed)$/u.exec(lower)
  if (doubled?.[1] !== undefined && VERBS.get(doubled[1])?.forms.includes('base') === true)
    return { lemma: doubled[1], forms: doubled[3] === 'ing' ? ['ing'] : ['past', 'part'] }
  if (lower.length > 5 && lower.endsWith('ied')) return { lemma: `${lower.slice(0, -3)}y`, forms: ['past', 'part'] }
  if (lower.length > 4 && lower.endsWith('ed') && !lower.endsWith('eed'))
    return { lemma: lower.slice(0, -2), forms: ['past', 'part'] }
  if (lower.length > 5 && lower.endsWith('ing') && !NO_GERUNDS.has(lower))
    return { lemma: lower.slice(0, -3), forms: ['ing'] }
  return null
}
export const isKnownVerb = (lower: string): boolean => VERBS.has(lower)
export const functionClass = (lower: string): WordClass | null => CLASSES.get(lower) ?? null

const FIGURES_OF = /^(?:opposition|political|public|religious|senior|tribal|leading|prominent|community|government)$/u

/** The word a claim's `what` uses for a head noun; null when the noun is no person. */
export function personWhat(lower: string, before = ''): string | null {
  // 'opposition figures' are persons; 'released figures' are not.
  // 'The 128 freed were held for months'.
  if (kindOfState(lower) !== null) return before === 'the' || /\d$/u.test(before) ? 'people' : null
  if (/^figures?$/u.test(lower)) return FIGURES_OF.test(before) ? 'politicians' : null
  const known = PERSONS.get(lower)
  if (known !== undefined) return known
  // 'ex-soldiers', 'policewomen-trainees': the last part of a compound decides.
  const hyphen = lower.lastIndexOf('-')
  const compound = hyphen > 0 ? PERSONS.get(lower.slice(hyphen + 1)) : undefined
  return compound ?? (isPersonByEnding(lower) ? 'people' : null)
}
