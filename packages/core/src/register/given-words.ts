import type { CaseState } from '../ledger/replay.ts'
import type { SetRelation } from './bounds/system.ts'
import { AMONG, ASKED } from './bounds.ts'
import type { RollInWords } from './ground-words.ts'
import { rollsIn } from './named/named-sets.ts'
import { isRegional } from './regions.ts'
import { RULED } from './set-aside.ts'

/** What a bound takes as given beside its figures, in words, with who says so. */
export interface Given {
  readonly id: string
  readonly says: string
  /** Whose word it is: a page's, a person's by the entry of the ruling, a convention's, or what follows from the question. */
  readonly by: string
}

/** How sets are called. */
export interface SetWords {
  readonly claim: (id: string) => string
  readonly roll: RollInWords
  /** Those whom the question is about: 'those held'. */
  readonly asked: string
}

/** Relations that only tell what the question means. */
const OF_THE_QUESTION = /^(?:in|held) /u

/** What a proof takes as given, without what the question itself means. */
export function givenInWords(
  relations: readonly SetRelation[],
  state: Pick<CaseState, 'relations'>,
  words: SetWords,
): readonly Given[] {
  const told = relations.filter(({ id }) => !OF_THE_QUESTION.test(id) || id.startsWith('held or left '))
  const rulingOn = lastRulings(told, state)
  return told.map((relation) => ({
    id: relation.id,
    says: relationInWords(relation, words),
    by: whoSays(relation.id, rulingOn),
  }))
}

function relationInWords(relation: SetRelation, words: SetWords): string {
  const say = (set: string) => setInWords(set, words)
  switch (relation.kind) {
    case 'part-of':
      return `${say(relation.part)}: all among ${say(relation.whole)}`
    case 'disjoint':
      return `nobody is in two of: ${relation.sets.map(say).join(', ')}`
    case 'same':
      return `${say(relation.a)}: the same people as ${say(relation.b)}`
    case 'exhausts':
      return `${say(relation.whole)}: each of them is among ${relation.parts.map(say).join(' or ')}`
    case 'balance':
      return `${relation.minus.map(say).join(' and ')}: together ${relation.equal ? 'as many as' : 'no fewer than'} ${relation.plus.map(say).join(' and ')}`
  }
}

function setInWords(set: string, words: SetWords): string {
  if (set === ASKED) return words.asked
  const [first = '', whole] = set.split(AMONG)
  if (whole !== undefined) return `${setInWords(first, words)} who are among ${setInWords(whole, words)}`
  const rolls = rollsIn(set)
  if (rolls.length > 0) {
    const named = rolls.map((roll) => words.roll(roll) ?? `the list ${roll.slice(0, 12)}`).join(' and ')
    return set.startsWith('left by')
      ? `those of ${named} who are on a list of those held too`
      : `those named on ${named}`
  }
  return set.startsWith('left ') ? `those who left by ${words.claim(set.slice(5))}` : words.claim(set)
}

/** The entry of the last word on what a relation tells of its claims, where that was yes; looked up once for all relations. */
function lastRulings(relations: readonly SetRelation[], { relations: rulings }: Pick<CaseState, 'relations'>) {
  const asked = new Set(relations.map(({ id }) => keyOf(id)))
  // That a figure counts everybody can be ruled beside several claims: a no beside one leaves what was said beside another.
  const last = new Map<string, Map<string, number>>()
  for (const { relation, claim, other, answer, entry } of rulings)
    for (const [word, ruled] of Object.entries(RULED)) {
      if (!ruled.includes(relation)) continue
      const isOfOne = word === 'everybody' || word === 'stock'
      const key = [word, ...(isOfOne ? [claim] : [claim, other].sort())].join(' ')
      if (!asked.has(key)) continue
      const entries = last.get(key) ?? new Map<string, number>()
      last.set(key, entries)
      const beside = isOfOne ? other : ''
      entries.delete(beside)
      if (answer === 'yes') entries.set(beside, entry)
    }
  return (id: string): number | undefined => [...(last.get(keyOf(id))?.values() ?? [])].at(-1)
}

/** The word of a relation with the claims of which it is told, whichever comes first. */
function keyOf(id: string): string {
  const [word = '', one = '', other = ''] = id.split(' ')
  return [word, ...(word === 'everybody' || word === 'stock' ? [one] : [one, other].sort())].join(' ')
}

function whoSays(id: string, rulingOn: (id: string) => number | undefined): string {
  const words = id.split(' ')
  const [word = ''] = words
  if (isRegional(id)) return 'a convention that the case has chosen (TL7)'
  if (word === 'ruled') return `a person ruled so, entry ${words.at(-1)}`
  if (id.startsWith('parts of ')) return 'parts listed of one whole (TL2)'
  if (id.startsWith('held or left ')) return 'whoever was held is held still, or has left in one of these'
  if (!(word in RULED)) return 'it follows from what else is said of them'
  const entry = rulingOn(id)
  const byWayOf = id.includes(' via ') ? ', and others are told to be the same people' : ''
  return `${entry === undefined ? 'the claim says so' : `a person ruled so, entry ${entry}`}${byWayOf}`
}
