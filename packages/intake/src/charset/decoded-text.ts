import { isMultiByte, multiByteReader } from './multi-byte.ts'

/**
 * Bytes as text, with the byte at which any UTF-16 unit of the text begins. Four kinds of charset, four ways to know it:
 * one byte a unit, two bytes a unit, and by checkpoints in UTF-8 and in the multi-byte charsets of East Asia.
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

/** What one step over the bytes reads: how many bytes, and how many units of text they are. */
interface Step {
  readonly bytes: number
  readonly units: number
}

type Stepper = (index: number) => Step

const ASCII_STEP: Step = { bytes: 1, units: 1 }

const decodeUtf8 = (bytes: Uint8Array, offset: number): DecodedText => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(offset))
  // As many units as bytes: every step was one byte, which is how plain English pages skip the walk.
  if (text.length === bytes.length - offset) {
    return { text, charset: 'utf-8', damaged: text.includes(REPLACEMENT), byteAt: oneByteEach(bytes, offset) }
  }
  let damaged = false
  const stepper: Stepper = (index) => {
    if ((bytes[index] ?? 0) < 0x80) return ASCII_STEP
    const step = utf8Step(bytes, index)
    damaged ||= step < 0
    return { bytes: Math.abs(step), units: step === 4 ? 2 : 1 }
  }
  const byteAt = byCheckpoints(stepper, offset, bytes.length)
  return { text, charset: 'utf-8', damaged, byteAt }
}

const decodeMultiByte = (bytes: Uint8Array, offset: number, charset: string): DecodedText => {
  const reader = multiByteReader(bytes, charset)
  const text = reader.textFrom(offset)
  const stepper: Stepper = (index) => {
    const character = reader.characterAt(index)
    return { bytes: character.bytes, units: character.text.length }
  }
  const byteAt = byCheckpoints(stepper, offset, bytes.length)
  return { text, charset, damaged: text.includes(REPLACEMENT), byteAt }
}

interface Checkpoints {
  readonly units: readonly number[]
  readonly bytes: readonly number[]
}

/** Walks once over the bytes and notes the place every few hundred units; between those it walks again when asked. */
const byCheckpoints = (stepper: Stepper, offset: number, end: number): ((unit: number) => number) => {
  const units: number[] = []
  const bytes: number[] = []
  let unit = 0
  for (let byte = offset; byte < end; ) {
    if (unit >= units.length * CHECKPOINT_EVERY) {
      units.push(unit)
      bytes.push(byte)
    }
    const step = stepper(byte)
    byte += step.bytes
    unit += step.units
  }
  const length = unit
  return (wanted) => (wanted >= length ? end : walkTo(wanted, { units, bytes }, stepper))
}

const walkTo = (wanted: number, checkpoints: Checkpoints, stepper: Stepper): number => {
  const nearest = checkpointBefore(checkpoints, wanted)
  let byte = checkpoints.bytes[nearest] ?? 0
  let unit = checkpoints.units[nearest] ?? 0
  while (unit < wanted) {
    const step = stepper(byte)
    // In the middle of a surrogate pair: half of its bytes are its own.
    if (unit + step.units > wanted) return byte + (step.bytes >> 1)
    byte += step.bytes
    unit += step.units
  }
  return byte
}

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

/** Decodes from `offset` (behind a byte order mark). `charset` is a WHATWG name that `TextDecoder` knows. */
export const decodeAs = (bytes: Uint8Array, charset: string, offset: number): DecodedText => {
  if (charset === 'utf-8') return decodeUtf8(bytes, offset)
  if (charset === 'utf-16le' || charset === 'utf-16be') return decodeUtf16(bytes, offset, charset)
  if (isMultiByte(charset)) return decodeMultiByte(bytes, offset, charset)
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
