import iconv from 'iconv-lite'

/** One character of a multi-byte text and how many bytes it takes. */
export interface ReadCharacter {
  readonly text: string
  readonly bytes: number
}

export interface MultiByteReader {
  readonly characterAt: (index: number) => ReadCharacter
  readonly textFrom: (offset: number) => string
}

const MULTI_BYTE = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'euc-kr'])

export const isMultiByte = (charset: string): boolean => MULTI_BYTE.has(charset)

const UNREADABLE: ReadCharacter = { text: '�', bytes: 1 }

const isHalfWidthKana = (byte: number): boolean => byte >= 0xa1 && byte <= 0xdf

/** How many bytes the character that begins here takes, by its first two. */
const lengthOf = (charset: string, first: number, second: number): number => {
  if (first < 0x80) return 1
  if (charset === 'shift_jis' && isHalfWidthKana(first)) return 1
  if (charset === 'euc-jp' && first === 0x8f) return 3
  if (charset.startsWith('gb') && second >= 0x30 && second <= 0x39) return 4
  return 2
}

const ASCII: readonly ReadCharacter[] = Array.from({ length: 0x80 }, (_, code) => ({
  text: String.fromCharCode(code),
  bytes: 1,
}))

/**
 * Reads the multi-byte charsets of East Asia character by character, so that each is known with its bytes. The character
 * tables are iconv-lite's; the platform's decoder throws at some invalid GB 18030 although it is told not to.
 */
export const multiByteReader = (bytes: Uint8Array, charset: string): MultiByteReader => {
  const known = new Map<number, ReadCharacter>()

  const decode = (index: number, length: number): ReadCharacter => {
    const text = iconv.decode(Buffer.from(bytes.subarray(index, index + length)), charset)
    return text === '' || text.includes('�') || [...text].length !== 1 ? UNREADABLE : { text, bytes: length }
  }

  const characterAt = (index: number): ReadCharacter => {
    const first = bytes[index] ?? 0
    const ascii = ASCII[first]
    if (ascii !== undefined) return ascii
    const second = bytes[index + 1] ?? 0
    const length = lengthOf(charset, first, second)
    if (index + length > bytes.length) return UNREADABLE
    if (length > 2) return decode(index, length)
    const key = length === 1 ? first : first * 256 + second
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const character = decode(index, length)
    known.set(key, character)
    return character
  }

  const textFrom = (offset: number): string => {
    const pieces: string[] = []
    for (let index = offset; index < bytes.length; ) {
      const character = characterAt(index)
      pieces.push(character.text)
      index += character.bytes
    }
    return pieces.join('')
  }

  return { characterAt, textFrom }
}
