import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'

/** SHA-256 of bytes, as 64 lower-case hexadecimal digits (FIPS 180-4). */
export const sha256OfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** SHA-256 of a text in UTF-8. */
export const sha256OfText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** The digest of a text as `sha256OfText` gives it, from whoever has a faster one. */
export type TextDigest = (text: string) => string

/**
 * The one byte-exact JSON of a value (RFC 8785). Throws on what JSON cannot hold: a caller's bug. The engine's own writer
 * keeps the order that keys were added in, so that a copy in order gives the same bytes in a third of the time.
 */
export function canonicalJson(value: unknown): string {
  const ordered = inOrder(value, DEEPEST)
  const text = ordered === ODD ? canonicalize(value) : JSON.stringify(ordered)
  if (text === undefined) throw new TypeError('value has no JSON form')
  return text
}

/** Whatever the engine's writer may write otherwise than RFC 8785 asks. */
const ODD = Symbol('odd')
const DEEPEST = 200

/** A value with the keys of each object in order; ODD where that alone does not give the one form. */
function inOrder(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : ODD
    case 'number':
      return Number.isFinite(value) ? value : ODD
    case 'boolean':
      return value
    case 'object':
      if (value === null) return null
      if (depth === 0) return ODD
      return Array.isArray(value) ? eachInOrder(value, depth - 1) : keysInOrder(value, depth - 1)
    default:
      return ODD
  }
}

function eachInOrder(values: readonly unknown[], depth: number): unknown {
  const ordered: unknown[] = []
  for (const value of values) {
    const item = inOrder(value, depth)
    if (item === ODD) return ODD
    ordered.push(item)
  }
  return ordered
}

function keysInOrder(value: object, depth: number): unknown {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return ODD
  const fields = value as Readonly<Record<string, unknown>>
  const ordered: Record<string, unknown> = {}
  for (const key of sortedKeys(fields)) {
    if (!PLAIN_KEY.test(key)) return ODD
    const item = inOrder(fields[key], depth)
    if (item === ODD) return ODD
    ordered[key] = item
  }
  return ordered
}

/** Numbers as keys come first whatever the order they are added in, and `__proto__` and `toJSON` are more than keys. */
const PLAIN_KEY = /^(?!toJSON$)[a-zA-Z][\w-]*$/u

function sortedKeys(fields: object): readonly string[] {
  const keys = Object.keys(fields)
  for (let at = 1; at < keys.length; at++) if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.sort()
  return keys
}

/**
 * A digest of several raw fields. Each is framed by its length, so that no two different lists of fields
 * can run together into the same bytes.
 */
export const digestOfFields = (fields: readonly (string | null)[]): string =>
  sha256OfText(fields.map((field) => (field === null ? '-' : `${field.length}:${field}`)).join(','))
