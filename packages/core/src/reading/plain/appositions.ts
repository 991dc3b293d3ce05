import type { Group } from './groups.ts'
import type { Tools } from './tools.ts'
import type { Word } from './words.ts'

const OPENS = /^[,(—–-]$/u
const CLOSES = /^[,)—–-]$/u
const isOne = ({ count }: Group) => count?.min === 1 && count.max === 1

/** Only commas, 'and' and words that tell of nothing. */
const isQuiet = (tools: Tools, words: readonly Word[], from: number, to: number): boolean =>
  words
    .slice(from, to)
    .every(({ kind, text }, step) => (kind !== 'mark' || text === ',') && !tools.events.has(words, from + step))

const LAST_REACH = 6
/**
 * 'Los tres, el militar, una abogada y un cabo, habían sido capturados': persons named one by one between marks, after the
 * number that counts them, are told with it (RD306).
 */
export function withoutAppositions(tools: Tools, words: readonly Word[], groups: readonly Group[]): readonly Group[] {
  const dropped = new Set<Group>()
  groups.forEach((whole, at) => {
    const size = whole.count?.min ?? 0
    if (size < 2 || size !== whole.count?.max || !OPENS.test(words[whole.to]?.text ?? '')) return
    let last = whole.to + 1
    const named: Group[] = []
    for (const group of groups.slice(at + 1)) {
      if (!isOne(group) || named.length === size || !isQuiet(tools, words, last, group.from)) break
      named.push(group)
      last = group.to
    }
    const close = words.findIndex(({ text }, place) => place >= last && place - last < LAST_REACH && CLOSES.test(text))
    const others = groups.some(({ from, count }) => from >= last && from < close && count !== null)
    if (named.length === 0 || others || close < 0 || close + 1 >= words.length) return
    if (!isQuiet(tools, words, last, close)) return
    for (const group of named) dropped.add(group)
  })
  return groups.filter((group) => !dropped.has(group))
}
