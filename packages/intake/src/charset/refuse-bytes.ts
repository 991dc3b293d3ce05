import { type BadPage, badPage, type IntakeLimits } from '../decoded-page.ts'
import { unmarkedUtf16 } from './read-charset.ts'

interface Magic {
  readonly starts: readonly number[]
  readonly is: string
}

/** First bytes of the files that people hand over by mistake. */
const MAGIC: readonly Magic[] = [
  { starts: [0x25, 0x50, 0x44, 0x46], is: 'a PDF file' },
  { starts: [0x50, 0x4b, 0x03, 0x04], is: 'a ZIP archive or an office document' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], is: 'an old office document' },
  { starts: [0x89, 0x50, 0x4e, 0x47], is: 'a PNG picture' },
  { starts: [0xff, 0xd8, 0xff], is: 'a JPEG picture' },
  { starts: [0x47, 0x49, 0x46, 0x38], is: 'a GIF picture' },
  { starts: [0x7f, 0x45, 0x4c, 0x46], is: 'a program' },
  { starts: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], is: 'a database' },
  { starts: [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74], is: 'a Safari web archive' },
]

const COMPRESSED: readonly Magic[] = [
  { starts: [0x1f, 0x8b], is: 'gzip' },
  { starts: [0x28, 0xb5, 0x2f, 0xfd], is: 'zstd' },
  { starts: [0xfd, 0x37, 0x7a, 0x58, 0x5a], is: 'xz' },
  { starts: [0x42, 0x5a, 0x68], is: 'bzip2' },
]

const startsWith = (bytes: Uint8Array, magic: Magic): boolean =>
  magic.starts.every((byte, index) => bytes[index] === byte)

const SAMPLE = 65_536

/** Share of control characters that no text in any charset has. */
const CONTROL_SHARE = 0.02

const looksBinary = (bytes: Uint8Array): boolean => {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false
  if (unmarkedUtf16(bytes) !== null) return false
  const sample = bytes.subarray(0, SAMPLE)
  let controls = 0
  for (const byte of sample) {
    const isControl = byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)
    if (isControl) controls += 1
  }
  return controls > Math.max(1, sample.length * CONTROL_SHARE)
}

/** What a file is that is no text, by its first bytes; null where they tell nothing. */
export const otherThanText = (bytes: Uint8Array): string | null => {
  const packed = COMPRESSED.find((magic) => startsWith(bytes, magic))
  return packed ? `packed with ${packed.is}` : (MAGIC.find((magic) => startsWith(bytes, magic))?.is ?? null)
}

const megabytes = (count: number): string => `${Math.round(count / 104_857.6) / 10} MB`

/** Said of files, of standard input and of the network alike. */
export const tooLarge = (bytes: number, most: number): BadPage => {
  const sizes = `${megabytes(bytes)}, more than the ${megabytes(most)} that a page may have`
  return badPage('too-large', `the page has ${sizes}; give the part that holds the report`)
}

/** The refusals that the bytes alone justify, before anything is decoded; null when they may be read. */
export const refuseBytes = (bytes: Uint8Array, limits: IntakeLimits): BadPage | null => {
  if (bytes.length === 0) return badPage('empty', 'the page is empty; save it again and give that file')
  if (bytes.length > limits.maxBytes) return tooLarge(bytes.length, limits.maxBytes)
  const packed = COMPRESSED.find((magic) => startsWith(bytes, magic))
  if (packed) return badPage('compressed', `the page is compressed (${packed.is}); unpack it and give the page inside`)
  const other = MAGIC.find((magic) => startsWith(bytes, magic))
  if (other) return badPage('binary', `this is ${other.is}, not a page of text; save the page as HTML or text`)
  return looksBinary(bytes)
    ? badPage('binary', 'this is not text; save the page as HTML or text and give that file')
    : null
}
