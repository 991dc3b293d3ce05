import type { Token } from '../tokens.ts'
import type { VerbSense } from './senses.ts'
import type { Word } from './word.ts'

/** What becomes of people → what they are called after it: 'the freed', 'the 12 captured', 'seven of the wounded'. */
const KIND_OF_STATE: Readonly<Record<string, VerbSense['kind']>> = {
  freed: 'released',
  released: 'released',
  rescued: 'released',
  exchanged: 'released',
  repatriated: 'released',
  captured: 'captured',
  abducted: 'captured',
  kidnapped: 'captured',
  arrested: 'captured',
  detained: 'held',
  wounded: 'wounded',
  injured: 'wounded',
  killed: 'killed',
  slain: 'killed',
  missing: 'missing',
  disappeared: 'missing',
}

/** The kind of what became of those whom a word alone calls so; null: it calls nobody. */
export const kindOfState = (lower: string): VerbSense['kind'] | null => KIND_OF_STATE[lower] ?? null

/** What can stand behind people and not behind a word that describes one: 'the freed were', 'the captured include'. */
const BEHIND =
  /^(?:is|are|was|were|be|has|have|had|will|would|may|could|did|do|who|whom|whose|include|includes|included|number|numbered|arrived|went|came|said|told|left|died|remain|remained|and|or|but|to|from|in|at|on|as|by|with|among)$/u

/** 'the freed were flown home', 'the 12 captured are': a participle that is what people are called. */
export function callsPeople(words: readonly Word[], tokens: readonly Token[], at: number): boolean {
  if (kindOfState(tokens[at]?.lower ?? '') === null) return false
  const before = words.at(-1)
  const the = before?.cls === 'number' ? words.at(-2)?.lower : before?.lower
  const next = tokens[at + 1]
  const open = next === undefined || (next.kind === 'mark' && !/^[-–—]$/u.test(next.text)) || BEHIND.test(next.lower)
  return the === 'the' && open && !isVerbOfClause(words, next)
}

/** 'the 12 captured by the front', 'the five killed in May were': a clause of its own, that tells how many there were. */
const isVerbOfClause = (words: readonly Word[], next: Token | undefined): boolean =>
  words.at(-1)?.cls === 'number' && /^(?:by|in|at|on|from|with|during|near)$/u.test(next?.lower ?? '')
