import type { Tools } from './tools.ts'
import type { Word } from './words.ts'

/** A sentence and whose words it gives, if anybody's. */
export interface Spoken {
  readonly words: readonly Word[]
  speaker: string | null
}

const OPENS = /^[«“„]$/u
const CLOSES = /^[»”]$/u

/** Whether words of somebody are still open after a sentence: '"' opens and closes by turns. */
function openAfter(words: readonly Word[], before: boolean): boolean {
  let open = before
  for (const { text } of words) open = text === '"' ? !open : OPENS.test(text) ? true : CLOSES.test(text) ? false : open
  return open
}

/** 'X said:', 'X գրել էր.': what follows in quotation marks is X's. */
function announces(tools: Tools, { words }: Spoken): boolean {
  const last = words.at(-1)
  if (last?.text === ':') return true
  if (words.some(({ text }) => isMark(text))) return false
  return tools.lists.says.within(words, Math.max(0, words.length - 3), words.length)
}

const isMark = (text: string) => text === '"' || OPENS.test(text) || CLOSES.test(text)

const LONGEST = 12
/** Sentences of one quotation have one speaker: named where it closes, where it opens, or right before it (RD315). */
export function shareQuotations(tools: Tools, read: readonly Spoken[]): void {
  let open = false
  let first = 0
  read.forEach((sentence, at) => {
    const before = open
    open = openAfter(sentence.words, open)
    if (!before) first = at
    const opens = /^[«“„"]$/u.test(sentence.words[0]?.text ?? '')
    if (open || (!before && !opens) || at - first > LONGEST) return
    const run = read.slice(first, at + 1)
    const prior = read[first - 1]
    const announced = opens || run.length > 1 ? prior : undefined
    const voice =
      sentence.speaker ??
      run[0]?.speaker ??
      (announced !== undefined && announces(tools, announced) ? announced.speaker : null)
    for (const each of run) each.speaker ??= voice
  })
}
