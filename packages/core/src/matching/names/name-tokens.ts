import { foldLetters } from './fold-letters.ts'
import { nameWords } from './name-words.ts'
import { withoutArticle } from './own-article.ts'
import { plainWords } from './plain-words.ts'
import { type NameScript, scriptOf } from './script-of.ts'
import { mayBeServant, withoutServantsArticle } from './servant-names.ts'
import { skeletonOf } from './sound-skeleton.ts'
import { isBetween, isTitle } from './titles.ts'
import { mayBeEnd, withoutEndsArticle } from './word-ends.ts'

/** One part of a name as comparison sees it. */
export interface NameToken {
  readonly text: string
  readonly letters: string
  readonly script: NameScript
  /** A single letter that stands for a name. */
  readonly isInitial: boolean
  /** Its consonants, a figure for each one's class. */
  readonly skeleton: string
}

/** Words between names that one list writes and the other does not: 'son of', 'daughter of', articles, titles. */
const PARTICLES: ReadonlySet<string> = new Set(
  'bin ibn ben bint binti al el as ul von van der den zu zur de del della da dos oglu ogly oghlu ohlu gizi gyzy kizi kyzy qizi uulu uly mr mrs ms dr mullah haji hajji sheikh shaikh sayyid بن ابن بنت ال الحاج الشيخ ибн бин бинт аль эль оглы оглу кызы гызы гизи улы уулу угли углу ўғли қизи בן בת אל'.split(
    ' ',
  ),
)

/** Words that say of the name before them that it is the father's, and of the one behind them. */
const FATHERS_BEFORE: ReadonlySet<string> = new Set(
  'oglu ogly oghlu ohlu gizi gyzy kizi kyzy qizi uulu uly оглы оглу кызы гызы гизи улы уулу угли углу ўғли қизи'.split(
    ' ',
  ),
)
const FATHERS_BEHIND: ReadonlySet<string> = new Set(
  'bin ibn ben bint binti ould wuld wld walad بن ابن بنت ولد ибн бин бинт בן בת'.split(' '),
)

/** The end of a patronymic, so that 'Гасанович' is the father's name Гасан that another list writes; of many family names too. */
const PATRONYMIC: Readonly<Partial<Record<NameScript, RegExp>>> = {
  latin: /(?<=.{3})(?:[oe]v[iy](?:ch|c|cs|ts|tz)|[oei]vna)$/u,
  cyrillic: /(?<=.{3})(?:ович|евич|овна|евна|івна|ївна)$/u,
  armenian: /(?<=.{3})(?:(?:[ոեէ][վւ]|և)(?:իչ|նա))$/u,
  arabic: /(?<=.{2})(?:و[وف]يتش|ي?يفيتش|ووي[چتج]ش?|اويچ|ي?ويچ|[وي]فنا|وونا)$/u,
  hebrew: /(?<=.{2})(?:וביץ'?|בי[ץצ]'?|ובנה|יבנה)$/u,
}

const GENITIVE = /(?<=.{2})ի$/u

/** Tokens met before: name parts repeat, and each is prepared once. */
const before = new Map<string, SeenWord>()
const MOST_REMEMBERED = 400_000

/** Georgian and Greek are compared by their Latin letters. */
const comparedIn = (script: NameScript): NameScript => (script === 'georgian' || script === 'greek' ? 'latin' : script)

function withoutEnd(letters: string, script: NameScript): string {
  const end = PATRONYMIC[comparedIn(script)]
  return end === undefined ? letters : letters.replace(end, '')
}

/** A word as comparison sees it wherever it stands. */
interface SeenWord {
  /** Null: a particle or a title, or no letters. */
  readonly token: NameToken | null
  readonly isTitle: boolean
  readonly isBetween: boolean
  /** It ends as patronymics do. */
  readonly isPatronymic: boolean
  readonly fathers: 'before' | 'behind' | null
  /** It may be one word with one beside it. */
  readonly mayJoin: boolean
  /** The name of which an Armenian word can be the genitive, as fathers' names stand: 'Հակոբի' is 'of Hakob'. */
  readonly ofWhom: NameToken | null
}

/** Of which word beside it a word says that it is the father's name. */
const fathersBeside = (folded: string): SeenWord['fathers'] =>
  FATHERS_BEFORE.has(folded) ? 'before' : FATHERS_BEHIND.has(folded) ? 'behind' : null

function makeToken(text: string): SeenWord {
  const written = scriptOf(text)
  const folded = foldLetters(text, written)
  const whole = written === 'arabic' ? withoutArticle(folded, text) : folded
  const ended = withoutEnd(whole, written)
  const letters = withoutEndsArticle(withoutServantsArticle(ended))
  const said = {
    isTitle: isTitle(folded),
    isBetween: isBetween(folded),
    isPatronymic: ended !== whole,
    fathers: fathersBeside(folded),
    mayJoin: mayBeServant(text) || mayBeEnd(text),
  }
  if (letters === '' || PARTICLES.has(folded) || PARTICLES.has(letters)) return { token: null, ofWhom: null, ...said }
  const script = comparedIn(written)
  const tokenOf = (spelled: string): NameToken => ({
    text,
    letters: spelled,
    script,
    isInitial: [...spelled].length === 1,
    skeleton: skeletonOf({ letters: spelled, script }),
  })
  const nominative = script === 'armenian' ? letters.replace(GENITIVE, '') : letters
  return { token: tokenOf(letters), ofWhom: nominative === letters ? null : tokenOf(nominative), ...said }
}

function seeWord(text: string): SeenWord {
  const known = before.get(text)
  if (known !== undefined) return known
  const seen = makeToken(text)
  if (before.size < MOST_REMEMBERED) before.set(text, seen)
  return seen
}

/** A word of a name as it is shown, and the part of the name that it is; null: it is not compared. */
export interface NamePart {
  readonly text: string
  readonly token: NameToken | null
  /** Whether the name itself says that this part is the father's: 'Гасанович', 'Həsən oğlu', 'bin Hasan'. */
  readonly isFathers: boolean
}

/** So many parts of a name have to remain for a word before them to be taken for a title. */
const LEFT_OF_TITLE = 2

/** Tells word by word which are parts that are compared, and which of these are the father's; null: a word that is shown and not compared. */
function tellParts(
  seen: readonly (SeenWord | null)[],
  see: (at: number, token: NameToken | null, isFathers: boolean) => void,
): void {
  let left = 0
  for (const word of seen) left += word !== null && word.token !== null ? 1 : 0
  const genitive = left > LEFT_OF_TITLE ? lastGenitive(seen) : -1
  let told = 0
  for (let at = 0; at < seen.length; at++) {
    const word = seen[at]
    if (word === null || word === undefined || word.token === null) {
      see(at, null, false)
      continue
    }
    const isAside =
      told === 0 ? word.isTitle && left > LEFT_OF_TITLE : word.isBetween && left > 1 && !word.token.isInitial
    left--
    if (isAside) {
      see(at, null, false)
      continue
    }
    told++
    if (at === genitive) see(at, word.ofWhom, true)
    else see(at, word.token, word.isPatronymic || isBesideFathers(seen, at, told))
  }
}

/** Whether a word beside a part says that it is the father's: 'oğlu' behind it, 'bin' before it. */
const isBesideFathers = (seen: readonly (SeenWord | null)[], at: number, told: number): boolean =>
  seen[at + 1]?.fathers === 'before' || (told > 1 && seen[at - 1]?.fathers === 'behind')

/** Of a name of three parts or more the last that is no first and can be a father's in the genitive; -1: none can. */
function lastGenitive(seen: readonly (SeenWord | null)[]): number {
  const first = seen.findIndex((word) => (word?.token ?? null) !== null)
  const last = seen.findLastIndex((word) => (word?.ofWhom ?? null) !== null)
  return last > first ? last : -1
}

/** MT1: every word of a name in any script with the part that is compared; particles and titles are shown and not compared. */
export function nameParts(name: string): readonly NamePart[] {
  const words = nameWords(name)
  const parts: NamePart[] = []
  tellParts(
    words.map(({ text, isAside }) => (isAside ? null : seeWord(text))),
    (at, token, isFathers) => parts.push({ text: words[at]?.text ?? '', token, isFathers }),
  )
  return parts
}

/** The words of a name of plain letters none of which can be joined to another, as most names are: they need not be looked at as words first. */
function plainlySeen(name: string): readonly SeenWord[] | null {
  const words = plainWords(name)
  if (words === null) return null
  const seen: SeenWord[] = []
  for (const text of words) {
    const word = seeWord(text)
    if (word.mayJoin) return null
    seen.push(word)
  }
  return seen
}

/**
 * The parts of a name that are compared, put behind those in `tokens`. Gives those that the name itself says are the father's, as bits of their places
 * in the name.
 */
export function gatherTokens(name: string, tokens: NameToken[]): number {
  const seen = plainlySeen(name) ?? nameWords(name).map(({ text, isAside }) => (isAside ? null : seeWord(text)))
  let fathers = 0
  let place = 0
  tellParts(seen, (_, token, isFathers) => {
    if (token === null) return
    tokens.push(token)
    if (isFathers) fathers |= 1 << place
    place++
  })
  return fathers
}

/**
 * MT1: the parts of a name in any script, particles and titles left out ('Məmmədov Əli Həsən oğlu' has three). What is compared;
 * what is shown stays as the list printed it.
 */
export const nameTokens = (name: string): readonly NameToken[] =>
  nameParts(name).flatMap(({ token }) => (token === null ? [] : [token]))
