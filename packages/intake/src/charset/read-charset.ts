import chardet from 'chardet'
import type { PageHint } from '../decoded-page.ts'
import { canonicalCharset, charsetInHint, charsetInPage } from './declared-charset.ts'
import { type DecodedText, decodeAs, isUtf8 } from './decoded-text.ts'

export interface ReadBytes {
  readonly decoded: DecodedText
  readonly notes: readonly string[]
}

interface ByteOrderMark {
  readonly charset: string
  readonly length: number
}

/** What the first bytes say of the encoding, where they do. */
export const byteOrderMark = (bytes: Uint8Array): ByteOrderMark | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { charset: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { charset: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { charset: 'utf-16be', length: 2 }
  return null
}

/** UTF-16 without a mark: in any text with spaces and digits every other byte is often zero. */
export const unmarkedUtf16 = (bytes: Uint8Array): string | null => {
  const sample = bytes.subarray(0, 2048)
  if (sample.length < 8) return null
  let even = 0
  let odd = 0
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const pairs = sample.length / 2
  if (odd > pairs * 0.1 && even === 0) return 'utf-16le'
  if (even > pairs * 0.1 && odd === 0) return 'utf-16be'
  return null
}

const hasHighBytes = (bytes: Uint8Array): boolean => bytes.some((byte) => byte >= 0x80)

const GUESS_BYTES = 65_536

/** Words without markup: tags are ASCII and would drown the evidence. */
const wordsOf = (bytes: Uint8Array): Uint8Array => {
  const words = new Uint8Array(Math.min(bytes.length, GUESS_BYTES))
  let length = 0
  let inTag = false
  for (let index = 0; index < bytes.length && length < words.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === 0x3c) inTag = true
    if (!inTag) words[length++] = byte
    if (byte === 0x3e) inTag = false
  }
  return words.subarray(0, length)
}

/** The likeliest charset by letter statistics, or windows-1252, which gives every byte a meaning. */
const guessCharset = (bytes: Uint8Array): string => {
  const likely = chardet
    .analyse(wordsOf(bytes))
    .map(({ name }) => canonicalCharset(name))
    .filter((charset): charset is string => charset !== null && !charset.startsWith('utf-'))
  // A charset that has no letter for some of the bytes is not theirs.
  const sample = bytes.subarray(0, GUESS_BYTES)
  return likely.find((charset) => !decodeAs(sample, charset, 0).damaged) ?? likely[0] ?? 'windows-1252'
}

/** Of every hundred characters beyond ASCII, how many must be unreadable before the declaration is held to be wrong. */
const WRONG_SHARE = 0.05

const REPLACED = /�/g
const BEYOND_ASCII = /[^\p{ASCII}]/gu

const isMostlyReplaced = (text: string): boolean => {
  const replaced = text.match(REPLACED)?.length ?? 0
  return replaced > 0 && replaced > (text.match(BEYOND_ASCII)?.length ?? 0) * WRONG_SHARE
}

const readDeclared = (bytes: Uint8Array, declared: string): ReadBytes => {
  if (declared !== 'utf-8' && hasHighBytes(bytes) && isUtf8(bytes)) {
    const note = `The page says that its charset is ${declared}, but its bytes are UTF-8; it was read as UTF-8.`
    return { decoded: decodeAs(bytes, 'utf-8', 0), notes: [note] }
  }
  const decoded = decodeAs(bytes, declared, 0)
  if (!isMostlyReplaced(decoded.text)) return { decoded, notes: [] }
  const guess = guessCharset(bytes)
  if (guess === declared) return { decoded, notes: [] }
  const note = `The page says that its charset is ${declared}, but its bytes are not; it was read as ${guess}.`
  return { decoded: decodeAs(bytes, guess, 0), notes: [note] }
}

const readUndeclared = (bytes: Uint8Array): ReadBytes => {
  if (isUtf8(bytes)) return { decoded: decodeAs(bytes, 'utf-8', 0), notes: [] }
  // Mostly UTF-8 with a few foreign bytes is UTF-8 with a fault, not another charset.
  const asUtf8 = decodeAs(bytes, 'utf-8', 0)
  if (!isMostlyReplaced(asUtf8.text)) return { decoded: asUtf8, notes: [] }
  const guess = guessCharset(bytes)
  const note = `The page does not say its charset; by its letters it was read as ${guess}.`
  return { decoded: decodeAs(bytes, guess, 0), notes: [note] }
}

const readBytes = (bytes: Uint8Array, hint: PageHint): ReadBytes => {
  const mark = byteOrderMark(bytes)
  if (mark !== null) return { decoded: decodeAs(bytes, mark.charset, mark.length), notes: [] }
  const utf16 = unmarkedUtf16(bytes)
  if (utf16 !== null) return { decoded: decodeAs(bytes, utf16, 0), notes: [] }
  const declared = charsetInHint(hint.charset ?? null, hint.mediaType ?? null) ?? charsetInPage(bytes)
  return declared === null ? readUndeclared(bytes) : readDeclared(bytes, declared)
}

/** Bytes to text by: byte order mark, server, page, UTF-8 if valid, letter statistics; a wrong declaration is mended and noted. */
export const readCharset = (bytes: Uint8Array, hint: PageHint): ReadBytes => {
  const { decoded, notes } = readBytes(bytes, hint)
  if (!decoded.damaged) return { decoded, notes }
  const note = `Some bytes are not valid ${decoded.charset}; each unreadable place is shown as �.`
  return { decoded, notes: [...notes, note] }
}
