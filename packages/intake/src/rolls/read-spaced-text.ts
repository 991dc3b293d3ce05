import type { ListText } from './list-text.ts'
import { alignedTable } from './pdf/aligned-table.ts'
import type { PageLine, Piece } from './pdf/page-lines.ts'
import type { Grid } from './roll.ts'

/** Text longer than this is not laid out by eye. */
const LONGEST = 32 * 1024 * 1024
const MOSTLY = 0.8
/** Two signs or more of white between words part columns. */
const PARTED = /\S {2,}\S/u
const PIECES = /\S+(?: \S+)*/gu
const SEPARATORS = /[\t;,|]/u

/** Whether columns of a text are parted by white space alone, as printers and old programs write tables. */
export function isSpaced({ head }: ListText): boolean {
  const lines = head.split(/\r\n|\r|\n/u, 50).filter((line) => line.trim() !== '')
  const parted = lines.filter((line) => PARTED.test(line) && !SEPARATORS.test(line)).length
  return lines.length >= 3 && parted >= MOSTLY * lines.length
}

function lineOf(text: string, at: number): PageLine {
  const pieces = [...text.matchAll(PIECES)].map(({ 0: words, index }): Piece => {
    const place = (word: string, from: number) => ({ text: word, from, to: from + word.length - 1 })
    return {
      ...place(words, index),
      words: [...words.matchAll(/\S+/gu)].map((word) => place(word[0], index + word.index)),
    }
  })
  return { page: 1, y: -at, height: 1, pieces, band: null }
}

/** Reads a table whose columns stand one below the other; null: the text is too long for that. */
export function readSpacedText({ bytes, charset, notes }: ListText): Grid | null {
  if (bytes.length > LONGEST) return null
  const lines = new TextDecoder(charset).decode(bytes).split(/\r\n|\r|\n/u)
  const filled = lines.flatMap((text, at) => (text.trim() === '' ? [] : [{ line: at + 1, read: lineOf(text, at) }]))
  const grid = alignedTable(filled.map(({ read }) => read))
  const rows = grid.rows.map(({ line, cells }) => ({ line: filled[line - 1]?.line ?? line, cells }))
  return { ...grid, name: null, rows, notes: [...notes, ...grid.notes] }
}
