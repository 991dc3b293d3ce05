/**
 * Bytes as text, with the byte at which any UTF-16 unit of the text begins. Four kinds of charset, four ways to know it:
 * one byte a unit, two bytes a unit, UTF-8 by checkpoints, and the multi-byte charsets of East Asia by segments.
 */
export interface DecodedText {
  readonly text: string
  readonly charset: string
  /** Byte offset of unit `unit`; for `unit === text.length` the end of the bytes. */
  readonly byteAt: (unit: number) => number
  /** Whether some bytes could not be read and stand as U+FFFD. */
  readonly damaged: boolean
}

const REPLACEMENT = '�'
const CHECKPOINT_EVERY = 512

/** How many bytes a lead byte announces, and the range its second byte must be in (Unicode, table 3-7). */
const leadOf = (byte: number): readonly [length: number, low: number, high: number] => {
  if (byte < 0x80) return [1, 0, 0]
  if (byte < 0xc2) return [0, 0, 0]
  if (byte < 0xe0) return [2, 0x80, 0xbf]
  if (byte === 0xe0) return [3, 0xa0, 0xbf]
  if (byte === 0xed) return [3, 0x80, 0x9f]
  if (byte < 0xf0) return [3, 0x80, 0xbf]
  if (byte === 0xf0) return [4, 0x90, 0xbf]
  if (byte < 0xf4) return [4, 0x80, 0xbf]
  if (byte === 0xf4) return [4, 0x80, 0x8f]
  return [0, 0, 0]
}

/** Bytes taken by the character at `index`: negative when they are not valid and are read as one U+FFFD (the WHATWG way). */
const utf8Step = (bytes: Uint8Array, index: number): number => {
  const [length, low, high] = leadOf(bytes[index] ?? 0)
  if (length === 0) return -1
  for (let offset = 1; offset < length; offset += 1) {
    const next = bytes[index + offset] ?? 0
    const [from, to] = offset === 1 ? [low, high] : [0x80, 0xbf]
    if (next < from || next > to) return -offset
  }
  return length
}

const decodeUtf8 = (bytes: Uint8Array, offset: number): DecodedText => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(offset))
  // As many units as bytes: every step was one byte, which is how plain English pages skip the walk.
  if (text.length === bytes.length - offset) {
    return { text, charset: 'utf-8', damaged: text.includes(REPLACEMENT), byteAt: oneByteEach(bytes, offset) }
  }
  const checkpoints: number[] = []
  let byte = offset
  let unit = 0
  let damaged = false
  while (byte < bytes.length) {
    if (unit >= (checkpoints.length / 2) * CHECKPOINT_EVERY) checkpoints.push(unit, byte)
    const step = (bytes[byte] ?? 0) < 0x80 ? 1 : utf8Step(bytes, byte)
    damaged ||= step < 0
    byte += Math.abs(step)
    unit += step === 4 ? 2 : 1
  }
  return { text, charset: 'utf-8', damaged, byteAt: utf8ByteAt(bytes, checkpointsByBucket(checkpoints), text.length) }
}

interface Checkpoints {
  readonly units: readonly number[]
  readonly bytes: readonly number[]
}

const checkpointsByBucket = (pairs: readonly number[]): Checkpoints => ({
  units: pairs.filter((_, index) => index % 2 === 0),
  bytes: pairs.filter((_, index) => index % 2 === 1),
})

/** The last checkpoint at or before `unit`. */
const checkpointBefore = ({ units }: Checkpoints, unit: number): number => {
  let low = 0
  let high = units.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((units[middle] ?? 0) <= unit) low = middle
    else high = middle - 1
  }
  return low
}

const utf8ByteAt =
  (bytes: Uint8Array, checkpoints: Checkpoints, textLength: number) =>
  (unit: number): number => {
    if (unit >= textLength) return bytes.length
    const nearest = checkpointBefore(checkpoints, unit)
    let byte = checkpoints.bytes[nearest] ?? 0
    let at = checkpoints.units[nearest] ?? 0
    while (at < unit && byte < bytes.length) {
      const step = utf8Step(bytes, byte)
      const units = step === 4 ? 2 : 1
      // A unit in the middle of a surrogate pair: half of the four bytes is its own.
      if (at + units > unit) return byte + 2
      byte += Math.abs(step)
      at += units
    }
    return byte
  }

const decodeUtf16 = (bytes: Uint8Array, offset: number, charset: string): DecodedText => {
  const text = new TextDecoder(charset, { ignoreBOM: true }).decode(bytes.subarray(offset))
  const byteAt = (unit: number): number => Math.min(bytes.length, offset + unit * 2)
  return { text, charset, damaged: text.includes(REPLACEMENT), byteAt }
}

const oneByteEach =
  (bytes: Uint8Array, offset: number) =>
  (unit: number): number =>
    Math.min(bytes.length, offset + unit)

const decodeSingleByte = (bytes: Uint8Array, offset: number, charset: string): DecodedText => {
  const text = new TextDecoder(charset, { ignoreBOM: true }).decode(bytes.subarray(offset))
  return { text, charset, damaged: text.includes(REPLACEMENT), byteAt: oneByteEach(bytes, offset) }
}

const LESS_THAN = 0x3c
const LINE_FEED = 0x0a

/**
 * '<' and the line feed are never the second byte of a character in these charsets, so text between them decodes by
 * itself (in ISO-2022-JP only the line feed is safe: it switches alphabets by escapes). The segment is walked byte by byte only when someone asks for a place inside it.
 */
const decodeMultiByte = (bytes: Uint8Array, offset: number, charset: string): DecodedText => {
  const pieces: string[] = []
  const checkpoints: number[] = []
  const escapes = charset === 'iso-2022-jp'
  let units = 0
  let start = offset
  const close = (end: number): void => {
    const piece = new TextDecoder(charset).decode(bytes.subarray(start, end))
    checkpoints.push(units, start)
    pieces.push(piece)
    units += piece.length
    start = end
  }
  for (let index = offset + 1; index < bytes.length; index += 1) {
    const byte = bytes[index]
    if ((byte === LESS_THAN && !escapes) || byte === LINE_FEED) close(index)
  }
  if (start < bytes.length) close(bytes.length)
  const text = pieces.join('')
  const table = checkpointsByBucket(checkpoints)
  const byteAt = (unit: number): number => {
    if (unit >= text.length) return bytes.length
    const nearest = checkpointBefore(table, unit)
    const from = table.bytes[nearest] ?? 0
    const to = table.bytes[nearest + 1] ?? bytes.length
    return from + bytesBeforeUnit(bytes.subarray(from, to), charset, unit - (table.units[nearest] ?? 0))
  }
  return { text, charset, damaged: text.includes(REPLACEMENT), byteAt }
}

/** How many bytes of a segment stand before its unit `wanted`. */
const bytesBeforeUnit = (segment: Uint8Array, charset: string, wanted: number): number => {
  if (wanted <= 0) return 0
  const decoder = new TextDecoder(charset)
  let units = 0
  for (let index = 0; index < segment.length; index += 1) {
    units += decoder.decode(segment.subarray(index, index + 1), { stream: true }).length
    if (units >= wanted) return index + 1
  }
  return segment.length
}

const MULTI_BYTE = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'euc-kr', 'iso-2022-jp'])

/** Decodes from `offset` (behind a byte order mark). `charset` is a WHATWG name that `TextDecoder` knows. */
export const decodeAs = (bytes: Uint8Array, charset: string, offset: number): DecodedText => {
  if (charset === 'utf-8') return decodeUtf8(bytes, offset)
  if (charset === 'utf-16le' || charset === 'utf-16be') return decodeUtf16(bytes, offset, charset)
  if (MULTI_BYTE.has(charset)) return decodeMultiByte(bytes, offset, charset)
  return decodeSingleByte(bytes, offset, charset)
}

/** Whether the bytes are valid UTF-8 but for a character cut off at the very end, as happens to truncated files. */
export const isUtf8 = (bytes: Uint8Array): boolean => {
  let index = 0
  while (index < bytes.length) {
    const step = utf8Step(bytes, index)
    if (step < 0) return index - step >= bytes.length
    index += step
  }
  return true
}
