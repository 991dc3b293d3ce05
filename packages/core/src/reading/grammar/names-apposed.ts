import type { PartyMention } from './find-parties.ts'
import { personWhat } from './lexicon.ts'
import type { Marked } from './phrases.ts'
import type { Word } from './word.ts'

const isName = ({ words, parties }: Marked, at: number): boolean =>
  words[at]?.cls === 'name' && !parties.some((party) => party.from <= at && at < party.to)

/** Past the names of a list: 'Anna Berg', 'Anna Berg, Juan Reyes and Ivan Horvat'. */
function pastNames(marked: Marked, from: number): number {
  let at = from
  while (isName(marked, at)) at++
  const [next = '', after = ''] = [marked.words[at]?.lower, marked.words[at + 1]?.lower]
  const joint = next === ',' && after === 'and' ? 2 : next === ',' || next === 'and' ? 1 : 0
  // A single name after a comma may begin another clause.
  return at > from && joint > 0 && isName(marked, at + joint) && isName(marked, at + joint + 1)
    ? pastNames(marked, at + joint)
    : at
}

/**
 * 'the two soldiers Anna Berg and Juan Reyes': the counted noun with the names that only tell who they are.
 * Where the noun and where its names end, or null. `from`, `to`: the phrase as far as its first name.
 */
export function namesApposed(marked: Marked, from: number, to: number): { noun: number; to: number } | null {
  const count = marked.counts.find((one) => one.from >= from && one.to < to && !one.countsNothing)
  if (count === undefined || (count.count.max ?? 2) < 2) return null
  for (let at = count.to; at < to - 2; at++) {
    const { cls, lower = '' } = marked.words[at] ?? {}
    if (cls !== 'noun' || personWhat(lower) === null || !/(?:s|men|women|people|children)$/u.test(lower)) continue
    return isName(marked, at + 1) && isName(marked, at + 2) ? { noun: at, to: pastNames(marked, at + 1) } : null
  }
  return null
}

export const isShortName = (word: Word | undefined) =>
  word !== undefined && /^(?=.*\p{Lu}.*\p{Lu})[\p{L}\d-]{2,12}$/u.test(word.text)

/** 'prisoners of war (POWs)', 'the Line of Control (LoC)': a short name in brackets adds nothing to its noun. */
export function pastShortName({ words }: Marked, to: number): number {
  const [open, name, close] = words.slice(to, to + 3)
  return open?.text === '(' && close?.text === ')' && isShortName(name) ? to + 3 : to
}

/** Whether a head is a name and no noun for a person: 'a Pakistani Ranger' is a soldier, though the page writes him like a name. */
export function isNameOnly(
  word: Word | undefined,
  parties: readonly PartyMention[],
  { from, head }: { readonly from: number; readonly head: number },
): boolean {
  if (word?.cls !== 'name' || word.lower === 'pows') return false
  const [whose, ...more] = parties
  const soldier = whose?.name.form === 'demonym' && whose.from === from + 1 && whose.to === head
  return !(soldier && head - from === 2 && more.length === 0)
}
