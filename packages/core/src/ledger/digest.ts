import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'

/** SHA-256 of bytes, as 64 lower-case hexadecimal digits (FIPS 180-4). */
export const sha256OfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** SHA-256 of a text in UTF-8. */
export const sha256OfText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** The one byte-exact JSON of a value (RFC 8785). Throws on what JSON cannot hold: a caller's bug. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('value has no JSON form')
  return text
}

/**
 * A digest of several raw fields. Each is framed by its length, so that no two different lists of fields
 * can run together into the same bytes.
 */
export const digestOfFields = (fields: readonly (string | null)[]): string =>
  sha256OfText(fields.map((field) => (field === null ? '-' : `${field.length}:${field}`)).join(','))
