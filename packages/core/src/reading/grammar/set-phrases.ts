import { AGREEMENT_NOUNS, DUTY_NOUNS, PROMISE_NOUNS } from '../packs/en/deeds.ts'
import type { Token } from '../tokens.ts'
import { functionClass, personWhat, verbOf } from './lexicon.ts'
import { capital, NUMBER_WORDS, previous, type Tagging } from './tagging.ts'
import type { WordClass } from './word.ts'

const isHorsDeCombat = ({ tokens }: Tagging, at: number): boolean =>
  [0, 1, 2].some(
    (step) =>
      at >= step &&
      tokens
        .slice(at - step, at - step + 3)
        .map(({ lower }) => lower)
        .join(' ') === 'hors de combat',
  )

const isAllInAll = ({ tokens }: Tagging, at: number): boolean =>
  [0, 1, 2].some(
    (step) =>
      tokens
        .slice(Math.max(0, at - step), at - step + 3)
        .map(({ lower }) => lower)
        .join(' ') === 'all in all',
  )

/** 'that in all 90 prisoners were held': the sum, and not 'in all 12 districts'. */
const isInAll = ({ tokens }: Tagging, at: number): boolean =>
  tokens[at]?.lower === 'in' &&
  tokens[at + 1]?.lower === 'all' &&
  (tokens[at + 2]?.kind === 'number' || NUMBER_WORDS.has(tokens[at + 2]?.lower ?? '')) &&
  personWhat(tokens[at + 3]?.lower ?? '') !== null

/** 'another 600 or so remain': how near the number is. */
const isOrSo = ({ tokens }: Tagging, at: number): boolean =>
  tokens[at]?.lower === 'or' &&
  tokens[at + 1]?.lower === 'so' &&
  (tokens[at - 1]?.kind === 'number' || NUMBER_WORDS.has(tokens[at - 1]?.lower ?? ''))

/** 'so far', 'In exchange Northland freed', 'in turn'. */
function isSetPhrase(tagging: Tagging, at: number): boolean {
  const lower = tagging.tokens[at]?.lower ?? ''
  const next = tagging.tokens[at + 1]
  if (next === undefined) return false
  if (lower === 'so') return next.lower === 'far' || isOrSo(tagging, at - 1)
  if (lower === 'or') return isOrSo(tagging, at)
  // 'All in all about 3,000 people died'.
  if (/^(?:all|in)$/u.test(lower)) return isAllInAll(tagging, at) || isInAll(tagging, lower === 'in' ? at : at - 1)
  // 'At present 60 soldiers are held'.
  if (lower === 'present') return previous(tagging)?.lower === 'at'
  // 'seized little more than two weeks ago', 'a little over a month ago'.
  const past = tagging.tokens[at + 2]?.lower ?? ''
  if (lower === 'little') return /^(?:more|over|less|under)$/u.test(next.lower)
  if (lower === 'a') return next.lower === 'little' && /^(?:more|over|less|under)$/u.test(past)
  // 'forces loyal to the general'.
  if (/^(?:loyal|allied|affiliated|aligned|close|sympathetic)$/u.test(lower))
    return next.lower === 'to' && previous(tagging)?.cls === 'noun'
  // 'servicemen hors de combat'.
  if (/^(?:hors|de|combat)$/u.test(lower)) return isHorsDeCombat(tagging, at)
  return (
    /^(?:exchange|return|turn|reply|response|addition)$/u.test(lower) &&
    previous(tagging)?.lower === 'in' &&
    (capital(next) || functionClass(next.lower) === 'det')
  )
}

/** 'were reported killed', 'were confirmed as freed': how it is known stands between 'be' and what became of them. */
function isToldOf(tagging: Tagging, at: number): boolean {
  const { tokens } = tagging
  const [self, next, after] = tokens.slice(at, at + 3).map(({ lower }) => lower)
  const known = /^(?:reported|confirmed|feared|presumed|believed)$/u
  const befell = (lower: string | undefined) => verbOf(lower ?? '')?.forms.includes('part') === true
  if (self === 'as') return known.test(tokens[at - 1]?.lower ?? '') && previous(tagging)?.cls === 'adv' && befell(next)
  if (!known.test(self ?? '') || previous(tagging, true)?.cls !== 'be') return false
  return befell(next) || (next === 'as' && befell(after))
}

const SETS_FREE = 10
/** 'set more than 480 prisoners free', 'sets the men free': free is what they become, not what is set. */
function isSetFree({ tokens, words }: Tagging, at: number): boolean {
  if (tokens[at]?.lower !== 'free') return false
  // 'prisoners set free by Northland'.
  if (/^(?:set|sets|setting)$/u.test(tokens[at - 1]?.lower ?? '')) return true
  if (words.at(-1)?.cls !== 'noun') return false
  return tokens.slice(Math.max(0, at - SETS_FREE), at).some(({ lower }) => /^(?:set|sets|setting)$/u.test(lower))
}

/** 'attacked the post early this morning', 'was freed late on Sunday': when, behind a noun or a verb. */
function isHourOf(tagging: Tagging, at: number, before: string): boolean {
  const { tokens, dated } = tagging
  if (!/^(?:early|late|later|earlier)$/u.test(tokens[at]?.lower ?? '') || !/^(?:noun|name|verb)$/u.test(before))
    return false
  return dated.has(at + 1) || (/^(?:on|in|at)$/u.test(tokens[at + 1]?.lower ?? '') && dated.has(at + 2))
}

/** 'have each freed', 'were all released': the word only floats there. */
function onlyFloats({ tokens }: Tagging, at: number, before: string): boolean {
  const next = tokens[at + 1]?.lower ?? ''
  const floats = /^(?:each|both|all|either)$/u.test(tokens[at]?.lower ?? '') && /^(?:be|have)$/u.test(before)
  return floats && (next === 'been' || verbOf(next) !== null)
}

/** 'shot dead a woman': how, and not who; 'shot the dead' is another matter. */
const isShotDead = ({ tokens }: Tagging, at: number): boolean =>
  tokens[at]?.lower === 'dead' &&
  /^(?:shot|shoots?|shooting|gunned|stabbed)$/u.test(tokens[at - 1]?.lower ?? '') &&
  tokens[at + 1]?.kind !== 'mark'

/** Words that say when or how beside a verb. */
const standsAside = (tagging: Tagging, at: number, before: string): boolean =>
  isHourOf(tagging, at, before) ||
  isSetPhrase(tagging, at) ||
  isToldOf(tagging, at) ||
  isSetFree(tagging, at) ||
  isShotDead(tagging, at) ||
  onlyFloats(tagging, at, before) ||
  isSince(tagging, at, before)

/** 'have since freed', 'has since been returned'. */
function isSince({ tokens }: Tagging, at: number, before: string): boolean {
  const next = tokens[at + 1]?.lower ?? ''
  return tokens[at]?.lower === 'since' && before === 'have' && (next === 'been' || verbOf(next) !== null)
}

/** 'at the Redvale crossing', 'at Redvale crossing': a place; 'soldiers crossing the river' go. */
function isCrossing({ tokens, words }: Tagging, at: number): boolean {
  if (tokens[at]?.lower !== 'crossing' || words.at(-1)?.cls !== 'name') return false
  const before = words.findLast(({ cls }) => cls !== 'name')
  const next = tokens[at + 1]
  return (
    (before?.lower === 'the' || before?.cls === 'prep') &&
    !(next?.kind === 'number' || (next !== undefined && (capital(next) || functionClass(next.lower) === 'det')))
  )
}

/** 'held in Northland jails at night': where people are kept, behind a preposition and whose they are. */
function areCells({ tokens, words }: Tagging, at: number): boolean {
  if (!/^(?:jails|camps|bases|barracks)$/u.test(tokens[at]?.lower ?? '')) return false
  const [prep, whose] = words.slice(-2)
  return /^(?:in|inside|from|to|at)$/u.test(prep?.lower ?? '') && /^(?:name|adj|noun)$/u.test(whose?.cls ?? '')
}

/** 'killed in accompanying air strikes': what comes from the air. */
const areAirStrikes = ({ tokens }: Tagging, at: number): boolean =>
  tokens[at - 1]?.lower === 'air' && /^(?:strikes?|raids?|attacks?)$/u.test(tokens[at]?.lower ?? '')

/** 'the border guards', 'whom border guards had held': who guards it. */
const areBorderGuards = ({ tokens }: Tagging, at: number): boolean =>
  tokens[at]?.lower === 'border' &&
  /^(?:guards?|guardsm[ae]n|police|troops|patrols?|forces?|service|officers?|officials|agents|soldiers|area|post|town|village|crossing)$/u.test(
    tokens[at + 1]?.lower ?? '',
  )

const isPlaceNoun = (tagging: Tagging, at: number): boolean =>
  isCrossing(tagging, at) || areCells(tagging, at) || areAirStrikes(tagging, at) || areBorderGuards(tagging, at)

/** 'has not carried out that promise', 'under that deal': it points at what was told. */
function isThatThing({ tokens }: Tagging, at: number): boolean {
  const next = tokens[at + 1]?.lower ?? ''
  const after = tokens[at + 2]
  const thing = DUTY_NOUNS[next] !== undefined || AGREEMENT_NOUNS.has(next) || PROMISE_NOUNS.has(next)
  return tokens[at]?.lower === 'that' && thing && (after === undefined || after.kind === 'mark')
}

/** 'returned this Northland soldier', 'one of those servicemen', 'these 12'. */
function pointsAtPeople({ tokens }: Tagging, at: number): boolean {
  const next = tokens[at + 1]
  const lower = tokens[at]?.lower ?? ''
  if (next === undefined) return false
  if (/^(?:these|those)$/u.test(lower))
    return personWhat(next.lower) !== null || next.kind === 'number' || NUMBER_WORDS.has(next.lower)
  return lower === 'this' && personWhat(capital(next) ? (tokens[at + 2]?.lower ?? '') : next.lower) !== null
}

/** 'deaths of prisoners due to torture'; 'prisoners due to be freed'. */
function classOfDue({ tokens }: Tagging, at: number, { lower }: Token, before: string): WordClass | null {
  if (lower !== 'due' || tokens[at + 1]?.lower !== 'to' || !/^(?:noun|name|number)$/u.test(before)) return null
  const after = tokens[at + 2]?.lower ?? ''
  if (after === 'be') return 'adv'
  return /^(?:have|go|return|leave|arrive|start|begin)$/u.test(after) ? null : 'prep'
}

/** Small words that their neighbours decide; null: not here. */
export function classByPlace(tagging: Tagging, at: number, token: Token): WordClass | null {
  const before = previous(tagging)?.cls ?? ''
  const next = tagging.tokens[at + 1]?.lower ?? ''
  if (standsAside(tagging, at, before)) return 'adv'
  // 'agreed to each return 6,000 bodies'.
  if (token.lower === 'each' && previous(tagging)?.lower === 'to' && verbOf(next)?.forms.includes('base') === true)
    return 'adv'
  // 'the 20 hostages still alive were handed over'.
  if (token.lower === 'alive' && previous(tagging)?.lower === 'still' && /^(?:was|were|are|have|had|has)$/u.test(next))
    return 'adv'
  const due = classOfDue(tagging, at, token, before) ?? classOfHer(tagging, at, token, before)
  if (due !== null) return due
  // 'has attacked Afghan targets many times'.
  if (token.lower === 'targets' && before === 'name' && tagging.words.at(-2)?.cls === 'verb') return 'noun'
  // 'bombed the home of the family'.
  if (token.lower === 'home' && /^(?:det|possessive|adj)$/u.test(before)) return 'noun'
  // 'out of the reported 100 girls'.
  const figure = before === 'det' && tagging.tokens[at + 1]?.kind === 'number'
  if (figure && /^(?:reported|estimated|alleged|claimed|promised|agreed)$/u.test(token.lower)) return 'adj'
  return isPlaceNoun(tagging, at) ? 'noun' : isThatThing(tagging, at) || pointsAtPeople(tagging, at) ? 'det' : null
}

/** 'killed her on Monday', 'freed her.': nothing follows that she could have. */
function classOfHer({ tokens, dated }: Tagging, at: number, token: Token, before: string): WordClass | null {
  if (token.lower !== 'her' || before !== 'verb') return null
  const next = tokens[at + 1]
  if (next === undefined || next.kind === 'mark' || dated.has(at + 1)) return 'pronoun'
  return /^(?:prep|conj|sub|adv|pronoun)$/u.test(functionClass(next.lower) ?? '') ? 'pronoun' : null
}

/** 'people who went missing', 'were reported missing': what they are, and nothing that they do. `before`: the word in front. */
export const isGone = (before: string | undefined): boolean =>
  /^(?:go|goes|went|gone|going|reported|considered|listed|declared|presumed)$/u.test(before ?? '')
