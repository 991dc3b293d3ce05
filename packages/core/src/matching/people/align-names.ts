import { areManyPairs } from '../many-pairs.ts'
import {
  BOTH_WAYS,
  CROSSED,
  crossing,
  LEFT_OUT,
  MOST_PARTS,
  SAME_NAME,
  SOMEWHAT_ALIKE,
  UNMATCHED,
} from '../names/compare-names.ts'
import { type NameToken, nameParts, nameTokens } from '../names/name-tokens.ts'
import { TokenBook } from '../names/token-book.ts'
import { openTokens, type TokenTable } from '../names/token-table.ts'

/** A word of a name with what it is answered by in the other name. */
export interface AlignedWord {
  readonly text: string
  /** Particles and titles are shown and not compared (MT1). */
  readonly compared: boolean
  /** The place of the word that answers it among the other name's words; null: none does. */
  readonly answeredBy: number | null
  /** What the two speak for (natural logarithm of a likelihood ratio), capped by how rare the name is. */
  readonly weight: number | null
  /** Whether the answer has the same letters, is the same name in other letters, or is an initial that fits. */
  readonly how: 'same-letters' | 'same-name' | 'initial' | null
}

/** Two names laid beside each other, word by word (MT23). */
export interface NameAlignment {
  readonly left: readonly AlignedWord[]
  readonly right: readonly AlignedWord[]
  /** What all words together speak for: the evidence of names that the comparison itself finds. */
  readonly weight: number
  /** Words of the shorter name that nothing answers. */
  readonly partsApart: number
}

/** Who bears which name part on two lists, or on one that is compared with itself. */
export interface NameUses {
  readonly book: Pick<TokenBook, 'number' | 'rarity' | 'between' | 'weigh'>
}

/** The same of lists that were compared, whose name parts are counted already. `isLong`: whether they were compared as long lists are. */
export function usesInTable(tokens: TokenTable, isLong: boolean): NameUses {
  const numbers = new Map(tokens.letters.map((letters, number) => [letters, number]))
  const number = ({ letters }: NameToken): number => {
    const known = numbers.get(letters)
    if (known === undefined) throw new Error('a name part that is on neither list')
    return known
  }
  return { book: { number, ...openTokens(tokens, !isLong) } }
}

/** Counts who bears which name part. `rows`: how many each list has; `lists`: their names, one for each row and field of names. */
export function countNames(rows: readonly number[], lists: readonly (readonly string[])[]): NameUses {
  const [first = 0, second = 0] = rows
  const book = new TokenBook(!areManyPairs(first, rows.length > 1 ? second : first))
  book.countPeople(first, second)
  for (const [list, names] of lists.entries())
    for (const name of names) for (const token of nameTokens(name)) book.use(book.number(token), list > 0)
  return { book }
}

interface Word {
  readonly text: string
  readonly token: NameToken | null
  readonly isFathers: boolean
}

const wordsOf = (name: string): readonly Word[] => {
  let compared = 0
  return nameParts(name).map(({ text, token, isFathers }) => {
    return { text, token: token !== null && compared++ < MOST_PARTS ? token : null, isFathers }
  })
}

interface Answer {
  readonly left: number
  readonly right: number
  readonly weight: number
  /** Else their letters are somewhat alike and they are no one name. */
  readonly isName: boolean
}

/** What two words speak for, as the comparison weighs them; null: no more than any two words. */
function weighWords(one: NameToken, other: NameToken, { book }: NameUses) {
  const [left, right] = [book.number(one), book.number(other)]
  const evidence = book.between(left, right)
  if (evidence <= UNMATCHED) return null
  if (evidence < SAME_NAME) return { weight: Math.min(evidence, SOMEWHAT_ALIKE), isName: false }
  const rare = book.rarity(left)
  const isAlike = left === right && evidence >= rare && rare >= SAME_NAME
  return { weight: isAlike ? rare : book.weigh(left, right, evidence), isName: true }
}

/** The pairs of words that speak most, each word once, as the comparison takes them. */
function answersOf(left: readonly Word[], right: readonly Word[], uses: NameUses): readonly Answer[] {
  const weighed = left.flatMap(({ token: one }, at) =>
    right.flatMap(({ token: other }, place) => {
      const said = one === null || other === null ? null : weighWords(one, other, uses)
      return said === null ? [] : [{ left: at, right: place, ...said }]
    }),
  )
  const answers: Answer[] = []
  for (const pair of weighed.sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right))
    if (!answers.some((taken) => taken.left === pair.left || taken.right === pair.right)) answers.push(pair)
  return answers
}

/** 1: by what the names say of themselves, each has as the father's name what the other has as a given one. */
function crossedIn(answers: readonly Answer[], left: readonly Word[], right: readonly Word[]): number {
  const bit = (word: Word | undefined): number => Number(word?.isFathers === true)
  const crossed = answers.reduce(
    (bits, answer) => bits | (answer.isName ? crossing(bit(left[answer.left]), bit(right[answer.right])) : 0),
    0,
  )
  return crossed === BOTH_WAYS ? 1 : 0
}

/** How many words of a name are compared. */
export const comparedWords = (name: string): number => Math.min(MOST_PARTS, nameTokens(name).length)

function howOf(one: NameToken, other: NameToken): AlignedWord['how'] {
  if (one.letters === other.letters) return 'same-letters'
  return one.isInitial || other.isInitial ? 'initial' : 'same-name'
}

/**
 * Lays two names of any scripts beside each other: which word of the one answers which of the other. The sum is what the
 * comparison of names itself comes to (MT3), so that what is shown is what counted.
 */
export function alignNames(leftName: string, rightName: string, uses: NameUses): NameAlignment {
  const [left, right] = [wordsOf(leftName), wordsOf(rightName)]
  const answers = answersOf(left, right, uses)
  const shown = (words: readonly Word[], own: 'left' | 'right'): readonly AlignedWord[] =>
    words.map(({ text, token }, at) => {
      const answer = answers.find((each) => each[own] === at && each.isName)
      const [one, other] = [left[answer?.left ?? -1]?.token, right[answer?.right ?? -1]?.token]
      return {
        text,
        compared: token !== null,
        answeredBy: answer?.[own === 'left' ? 'right' : 'left'] ?? null,
        weight: answer?.weight ?? null,
        how: one && other ? howOf(one, other) : null,
      }
    })
  const counts = [left, right].map((words) => words.filter(({ token }) => token !== null).length)
  const [shorter, longer] = [Math.min(...counts), Math.max(...counts)]
  const unanswered = shorter - answers.length
  const matched = answers.reduce((sum, { weight }) => sum + weight, 0)
  const crossed = crossedIn(answers, left, right)
  return {
    left: shown(left, 'left'),
    right: shown(right, 'right'),
    weight: matched + crossed * CROSSED + unanswered * UNMATCHED + (longer - shorter) * LEFT_OUT,
    partsApart: unanswered + crossed + answers.filter(({ isName }) => !isName).length,
  }
}
