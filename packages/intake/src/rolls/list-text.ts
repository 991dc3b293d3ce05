import { isUtf8 } from 'node:buffer'
import { decodeAgain } from '@muster/core'
import { byteOrderMark, readCharset, unmarkedUtf16 } from '../charset/read-charset.ts'
import { otherThanText } from '../charset/refuse-bytes.ts'
import { listEncoding } from './list-encoding.ts'
import { fromUtf32, textOfOtherKind } from './other-texts.ts'
import { figure, MOST_ROWS, RollRefused } from './roll.ts'

/** A list's bytes and how they are text: nothing is decoded yet. */
export interface ListText {
  readonly bytes: Uint8Array
  readonly charset: string
  /** The first characters, without a byte order mark: enough to tell separators and markup by. */
  readonly head: string
  readonly notes: readonly string[]
}

const HEAD_BYTES = 65_536
const CHUNK_BYTES = 1 << 20
/** Letters of an old encoding are told by those lines that have any. */
const SAMPLE_BYTES = 262_144

/** Of so many characters one may be none that people write: damage is repaired elsewhere, another kind of file is refused. */
const STRANGE_SHARE = 0.005
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const STRANGE = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u009f\ufffd\p{Cn}\p{Co}]/gu

/**
 * Tells how the bytes of a list in plain text are text: by a mark, by being UTF-8, by zeros, else by the letters of the lines that have
 * any beyond ASCII. Throws `RollRefused` with one sentence for what is no text, and for more lines than a list may have.
 */
export function listText(given: Uint8Array, name: string): ListText {
  const bytes = fromUtf32(given)
  const other = otherThanText(bytes)
  if (other !== null) throw new RollRefused(`${name} is ${other}, not a table: save the list as CSV or as a workbook`)
  refuseLongList(countLines(bytes), name)
  const { charset, start, notes } = charsetOf(bytes)
  const text = bytes.subarray(start)
  const head = new TextDecoder(charset).decode(text.subarray(0, HEAD_BYTES), { stream: true })
  const kind = textOfOtherKind(head)
  if (kind !== null) throw new RollRefused(`${name} is ${kind}, not a table: save the list as CSV or as a workbook`)
  const [decoded, isTwice] = decodedOnce(head)
  const strange = decoded.match(STRANGE)?.length ?? 0
  if (strange > Math.max(1, head.length * STRANGE_SHARE))
    throw new RollRefused(
      `${name} is no table in plain text: of its first ${figure(head.length)} characters ${figure(strange)} are none that people write; get it again, or save the list as CSV or as a workbook`,
    )
  return { bytes: text, charset, head, notes: isTwice ? [...notes, DECODED_WRONG] : notes }
}

const DECODED_WRONG =
  'Its letters were once decoded wrong (Ð¡Ð°Ð¼ for Сам): they stand as printed, and are compared as what they were.'

/** The lines of a text whose letters were decoded wrong before it was saved as what they were, and whether there are any. */
function decodedOnce(text: string): readonly [string, boolean] {
  let isTwice = false
  const lines = text.split('\n').map((line) => {
    const decoded = decodeAgain(line)
    isTwice ||= decoded !== null
    return decoded ?? line
  })
  return [lines.join('\n'), isTwice]
}

function charsetOf(bytes: Uint8Array): {
  readonly charset: string
  readonly start: number
  readonly notes: readonly string[]
} {
  const mark = byteOrderMark(bytes)
  if (mark !== null) return { charset: mark.charset, start: mark.length, notes: [] }
  const utf16 = unmarkedUtf16(bytes)
  if (utf16 !== null) return { charset: utf16, start: 0, notes: [] }
  if (isUtf8(bytes)) return { charset: 'utf-8', start: 0, notes: [] }
  const sample = linesBeyondAscii(bytes)
  const { decoded } = readCharset(sample, { mediaType: null, charset: null, url: null, name: null })
  if (decoded.charset === 'utf-8')
    return {
      charset: 'utf-8',
      start: 0,
      notes: ['Some bytes are not valid UTF-8: each unreadable place is shown as �.'],
    }
  const charset = listEncoding(sample, decoded.charset)
  const note = `The file does not say its encoding; by its letters it was read as ${charset}: look at a few names.`
  return { charset, start: 0, notes: [note] }
}

/** The lines that have bytes beyond ASCII, each once, as many as tell an encoding. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES)
  const seen = new Set<string>()
  let length = 0
  for (let from = 0; from < bytes.length && length < sample.length; ) {
    const end = bytes.indexOf(0x0a, from)
    const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1)
    if (line.some((byte) => byte >= 0x80) && isNew(line, seen)) {
      const part = line.subarray(0, sample.length - length)
      sample.set(part, length)
      length += part.length
    }
    from += line.length
  }
  return sample.subarray(0, length)
}

function isNew(line: Uint8Array, seen: Set<string>): boolean {
  const words = Buffer.from(line.buffer, line.byteOffset, line.length).toString('latin1')
  const before = seen.size
  return seen.add(words).size > before
}

const countLines = (bytes: Uint8Array): number => {
  const lines = countBytes(bytes, 0x0a)
  // Old programs end a line with the return alone.
  return 1 + (lines > 0 ? lines : countBytes(bytes, 0x0d))
}

function countBytes(bytes: Uint8Array, wanted: number): number {
  let count = 0
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) count++
  return count
}

/** Lines are counted before anything is decoded: a list too long takes no more memory than its bytes. */
export function refuseLongList(lines: number, name: string): void {
  if (lines > MOST_ROWS + 100)
    throw new RollRefused(
      `${name} has ${figure(lines)} lines; a list may have ${figure(MOST_ROWS)} rows: split it, for example by first letter`,
    )
}

/** The text piece by piece: UTF-8 as its bytes, anything else decoded; the whole is never there at once. */
export function* piecesOf({ bytes, charset }: ListText): Generator<Uint8Array | string> {
  const decoder = charset === 'utf-8' ? null : new TextDecoder(charset)
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const piece = bytes.subarray(from, from + CHUNK_BYTES)
    yield decoder === null ? piece : decoder.decode(piece, { stream: from + CHUNK_BYTES < bytes.length })
  }
}
