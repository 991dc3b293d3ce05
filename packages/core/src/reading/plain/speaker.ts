import type { Scene } from './scene.ts'
import type { Tools } from './tools.ts'
import type { Word } from './words.ts'

const SPEAKER_REACH = 9
/** The words from one place to another, as the page writes them. */
export const textOf = (text: string, words: readonly Word[], from: number, to: number): string | null => {
  const start = words[from]?.start
  const end = words[to - 1]?.end
  return start === undefined || end === undefined || end <= start ? null : text.slice(start, end)
}

const isStop = (word: Word | undefined) => word === undefined || /^[,.:;—–«»“”"։]$/u.test(word.text)

/** 'в четверг', 'en un comunicado': where and when it was said is not who said it. */
const isAside = (tools: Tools, words: readonly Word[], at: number): boolean =>
  ['acc', 'loc'].includes(tools.roleBefore.at(words, at)?.value ?? '')

/** Words that can name a speaker: a name, an office, a side. */
function canSpeak(tools: Tools, words: readonly Word[], from: number, to: number): boolean {
  const named = words.slice(from, to).some((word, step) => from + step > 0 && /^\p{Lu}/u.test(word.text))
  return (
    named ||
    tools.lists.forces.within(words, from, to) ||
    tools.lists.roles.within(words, from, to) ||
    tools.people.within(words, from, to)
  )
}

/** 'informó este miércoles la Defensoría', 'сообщил ранее спецпосланник': when it was said is not who said it. */
const isWhen = (tools: Tools, { words, dates }: Scene, at: number): boolean => {
  const word = words[at]
  if (word === undefined || word.kind === 'mark') return false
  return tools.lists.asides.has(words, at) || dates.some(({ start, end }) => start <= word.start && word.start < end)
}

function forward(tools: Tools, text: string, scene: Scene, start: number): string | null {
  const { words } = scene
  if (tools.lists.relative.has(words, start) || tools.lists.about.has(words, start)) return null
  // 'сообщил в четверг глава МИД', 'informaron a EFE fuentes': when and to whom stands before who.
  const role = tools.roleBefore.at(words, start)
  let from = role !== null && ['acc', 'loc', 'dat'].includes(role.value) ? role.to + 1 : start
  while (isWhen(tools, scene, from)) from++
  let to = from
  while (to - from < SPEAKER_REACH && !isStop(words[to]) && (to === from || !isAside(tools, words, to))) to++
  return canSpeak(tools, words, from, Math.min(to, from + 3)) ? textOf(text, words, from, to) : null
}

/** The named side before the verb, else the words of its clause where they can name a speaker. */
function backward(tools: Tools, text: string, { words, parties, dates }: Scene, to: number): string | null {
  let from = to
  const dated = (word: Word | undefined) =>
    dates.some(({ start, end }) => word !== undefined && start <= word.start && word.start < end)
  while (to - from < SPEAKER_REACH && from > 0 && !isStop(words[from - 1]) && !dated(words[from - 1])) from--
  const side = parties.find((mention) => mention.roles.includes('nom') && mention.from >= from && mention.to <= to)
  if (side !== undefined && to - from > 3) return textOf(text, words, side.from, nameEnd(words, side.to, to))
  return canSpeak(tools, words, from, to) || from === 0 ? textOf(text, words, from, to) : null
}

/** 'президент Украины Владимир Зеленский': a person's name after the side is part of who speaks. */
function nameEnd(words: readonly Word[], start: number, limit: number): number {
  let end = start
  while (end < limit && /^\p{Lu}\p{Ll}/u.test(words[end]?.text ?? '')) end++
  return end
}

/** Stands for whoever spoke last: a verb of saying closes the sentence and names nobody. */
export const SAME_SPEAKER = ''

/** '“…”, ha señalado a través de su cuenta': after the words themselves, a verb of saying without a subject. */
const followsQuote = (words: readonly Word[], at: number): boolean =>
  /^[»”"“]$/u.test(words[at - 2]?.text ?? '') || /^[»”"“]$/u.test(words[at - 1]?.text ?? '')

/** The verb closes the sentence and its subject opens it: a named force or side, else the words up to the comma. */
function opening(text: string, { words, parties }: Scene, at: number): string | null {
  const side = parties.find((mention) => mention.roles.includes('nom') && mention.to <= at)
  if (side !== undefined && side.from <= 2) return textOf(text, words, side.from, side.to)
  const comma = words.findIndex((word) => word.text === ',')
  return comma > 0 && comma < SPEAKER_REACH ? textOf(text, words, 0, comma) : null
}

/**
 * Who says it: the words beside the verb of saying, or after 'according to' (RD313); SAME_SPEAKER where the verb follows
 * spoken words and has no subject; null: the page itself.
 */
export function speakerOf(tools: Tools, text: string, scene: Scene): string | null {
  const { words } = scene
  for (let at = 0; at < words.length; at++) {
    const according = tools.lists.accordingTo.at(words, at)
    if (according !== null) return forward(tools, text, scene, according.to)
    if (tools.lists.accordingAfter.has(words, at)) return backward(tools, text, scene, at)
    const says = tools.lists.says.at(words, at)
    if (says === null) continue
    if (tools.pack.verbLast) return opening(text, scene, at)
    const said = forward(tools, text, scene, says.to) ?? backward(tools, text, scene, at)
    return said ?? (followsQuote(words, at) ? SAME_SPEAKER : null)
  }
  return null
}
