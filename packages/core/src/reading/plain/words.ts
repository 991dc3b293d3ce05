import { type Token, tokenize } from '../tokens.ts'
import type { LanguagePack } from './pack.ts'

/** A word with the ending that an apostrophe or hyphen parts off. */
export interface Word extends Token {
  readonly ending: string
}

/** Lower case without a locale of the machine: dotted and dotless i are told apart where the language does. */
export function lowerIn(pack: Pick<LanguagePack, 'dotlessI'>, text: string): string {
  const dotted = pack.dotlessI ? text.replaceAll('İ', 'i').replaceAll('I', 'ı') : text
  return dotted.toLowerCase().replaceAll('i̇', 'i').replaceAll('ё', 'е').replaceAll('’', "'").replaceAll('ʼ', "'")
}

const APOSTROPHE = /^['’ʼ]/u
const LONGEST_ENDING = 7

/** How many tokens from `at` make one word: 'Ermenistan', '’', 'a'; '14', '-', 'ին'. */
function reach(tokens: readonly Token[], at: number, pack: LanguagePack): number {
  const first = tokens[at]
  if (first === undefined || first.kind === 'mark') return at + 1
  let to = at + 1
  for (; to < Math.min(tokens.length, at + 5); to++) {
    const token = tokens[to]
    if (token === undefined || token.start !== tokens[to - 1]?.end) break
    const next = tokens[to + 1]
    const joins = next !== undefined && next.start === token.end && next.kind === 'word'
    const apostrophe = APOSTROPHE.test(token.text) && pack.apostrophe !== 'mark'
    const hyphen = first.kind === 'number' && /^[-‑]$/u.test(token.text) && joins
    if (apostrophe ? token.kind !== 'word' && !joins : !hyphen && (to === at + 1 || token.kind !== 'word')) break
  }
  return to
}

/** Splits a stretch of text into words of a language. */
export function segment(text: string, from: number, to: number, pack: LanguagePack): readonly Word[] {
  const tokens = tokenize(text, from, to)
  const words: Word[] = []
  for (let at = 0; at < tokens.length; ) {
    const end = reach(tokens, at, pack)
    const first = tokens[at]
    const last = tokens[end - 1]
    if (first !== undefined && last !== undefined) words.push(makeWord(text, first, last, pack))
    at = end
  }
  return words
}

function makeWord(text: string, first: Token, last: Token, pack: LanguagePack): Word {
  const whole = text.slice(first.start, last.end)
  const given = { start: first.start, end: last.end, text: whole, kind: first.kind }
  const lower = lowerIn(pack, whole)
  if (first.kind === 'number') {
    const base = first.text
    return { ...given, lower: base, ending: lower.slice(base.length).replace(/^['-]/u, '') }
  }
  if (first.kind === 'word') {
    const mark = pack.apostrophe === 'ending' ? lower.indexOf("'") : -1
    const cut = mark < 0 && pack.hyphenEnding ? lower.lastIndexOf('-') : mark
    if (cut > 0 && lower.length - cut - 1 <= LONGEST_ENDING)
      return { ...given, lower: lower.slice(0, cut), ending: lower.slice(cut + 1) }
  }
  return { ...given, lower, ending: '' }
}

const CLOSERS = new Set(['"', '”', '’', "'", ')', ']', '»', '“'])
/** No sentence of a report is longer (RD302): a text without full stops must not cost more than its length. */
const LONGEST_SENTENCE = 250

function ends(words: readonly Word[], at: number, abbreviations: ReadonlySet<string>): boolean {
  const word = words[at]
  if (word === undefined || word.kind !== 'mark') return false
  const glued = words[at + 1]?.start === word.end && words[at + 1]?.kind === 'number'
  if (/^[!?…։]$/u.test(word.text)) return !glued
  // An Armenian full stop is often typed as a colon.
  if (word.text === ':') return /^[\u0531-\u0556]/u.test(words[at + 1]?.text ?? '')
  if (word.text !== '.') return false
  const next = words[at + 1]
  const before = words[at - 1]
  if (next === undefined) return true
  if (next.start === word.end && !CLOSERS.has(next.text)) return false
  if (before !== undefined && (abbreviations.has(before.lower) || /^\p{Lu}$/u.test(before.text))) return false
  let after = at + 1
  while (CLOSERS.has(words[after]?.text ?? '')) after++
  return !/^\p{Ll}/u.test(words[after]?.text ?? '')
}

/** The sentences of a stretch of words. */
export function sentencesOf(words: readonly Word[], abbreviations: ReadonlySet<string>): readonly (readonly Word[])[] {
  const sentences: (readonly Word[])[] = []
  let from = 0
  for (let at = 0; at < words.length; at++) {
    const close = ends(words, at, abbreviations)
    if (!close && at - from < LONGEST_SENTENCE) continue
    let to = at + 1
    while (close && CLOSERS.has(words[to]?.text ?? '') && words[to]?.start === words[to - 1]?.end) to++
    sentences.push(words.slice(from, to))
    from = to
    at = to - 1
  }
  if (from < words.length) sentences.push(words.slice(from))
  return sentences
}
