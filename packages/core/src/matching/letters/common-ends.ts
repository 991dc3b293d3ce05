import stored from '../../../../../vocabularies/name-ends.json' with { type: 'json' }
import { lettersOf } from './letters-of.ts'

/**
 * How much likelier a beginning or an end of names is than its letters are one by one (natural logarithm), script by script: 'енко' ends
 * one Cyrillic name in so many, where its letters would come together by chance in one of many thousand.
 */
export interface StoredEnds {
  readonly begins: Readonly<Record<string, number>>
  readonly ends: Readonly<Record<string, number>>
}

/** So few and so many letters a beginning or an end has, and so many are left of the name beside it. */
export const SHORTEST_END = 2
export const LONGEST_END = 7
export const LEAST_BESIDE = 2

/** What the beginning and the end of a name are commoner by than their letters; 0: they are not. */
export interface Commonness {
  readonly begin: number
  readonly end: number
}

const NONE: Commonness = { begin: 0, end: 0 }

/** Beginnings letter by letter, or ends from their last letter on: a name leaves the tree where no longer one is known. */
interface Step {
  readonly next: Map<string, Step>
  says: number
}
interface Trees {
  readonly begins: Step
  readonly ends: Step
}

function treeOf(known: Readonly<Record<string, number>>, turned: boolean): Step {
  const root: Step = { next: new Map(), says: 0 }
  for (const [text, says] of Object.entries(known)) {
    let step = root
    for (const letter of turned ? lettersOf(text).toReversed() : lettersOf(text)) {
      const next = step.next.get(letter) ?? { next: new Map(), says: 0 }
      step.next.set(letter, next)
      step = next
    }
    step.says = says
  }
  return root
}

const BY_SCRIPT: Readonly<Record<string, StoredEnds>> = stored
const trees = new Map<string, Trees | null>()

function treesOf(script: string): Trees | null {
  const made = trees.get(script)
  if (made !== undefined) return made
  const known = Object.hasOwn(BY_SCRIPT, script) ? BY_SCRIPT[script] : undefined
  const found = known === undefined ? null : { begins: treeOf(known.begins, false), ends: treeOf(known.ends, true) }
  trees.set(script, found)
  return found
}

/** A sign that is no letter by itself: a stroke, or half of one that takes two. */
const NO_LETTER = /['\ud800-\udfff]/
/** For each length, the most that an end of so many letters or fewer says. */
const mostOfEnds = new Float64Array(LONGEST_END + 1)

/** The beginning and the end of a name that are commonest together for their letters; they do not lie over one another. */
export function commonnessOf(name: string, script: string): Commonness {
  const known = treesOf(script)
  if (known === null) return NONE
  const letters = NO_LETTER.test(name) ? lettersOf(name) : name
  const most = Math.min(LONGEST_END, letters.length - LEAST_BESIDE)
  if (most < SHORTEST_END) return NONE
  let end: Step | undefined = known.ends
  let said = 0
  for (let length = 1; length <= most; length++) {
    end = end?.next.get(letters[letters.length - length] as string)
    if (end !== undefined && length >= SHORTEST_END && end.says > said) said = end.says
    mostOfEnds[length] = said
  }
  let best: Commonness = said === 0 ? NONE : { begin: 0, end: said }
  let begin: Step | undefined = known.begins
  for (let length = 1; length <= most; length++) {
    begin = begin.next.get(letters[length - 1] as string)
    if (begin === undefined) break
    if (length < SHORTEST_END || begin.says === 0) continue
    const beside = mostOfEnds[Math.min(most, letters.length - length)] as number
    if (begin.says + beside > best.begin + best.end) best = { begin: begin.says, end: beside }
  }
  return best
}

/** What two names have in common that many names have: it speaks for one name by so much less than its letters do. */
export const sharedByMany = (one: Commonness, other: Commonness): number =>
  Math.min(one.begin, other.begin) + Math.min(one.end, other.end)
