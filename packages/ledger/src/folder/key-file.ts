import { argon2Sync, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { StoreError } from '../store-error.ts'

/**
 * How the store's key is kept. `passphrase`: wrapped by a key drawn from a passphrase with Argon2id (RFC 9106),
 * so that the folder alone is unreadable. `open`: beside the store, so that whoever copies the folder can read it;
 * a choice that the product names. `store` is the file that the key opens, where it is not the first: a changed
 * passphrase means a new key and a store written anew, and this one file says which of the two belong together.
 */
export type KeyFile =
  | { readonly kind: 'open'; readonly key: string; readonly store?: string }
  | {
      readonly kind: 'passphrase'
      readonly store?: string
      /** Argon2id, one lane: what this key was drawn with, so that a later program can ask for more. */
      readonly kdf: KdfCost & { readonly salt: string }
      readonly wrapped: { readonly nonce: string; readonly sealed: string; readonly tag: string }
    }

/** A case's key and how it is kept. */
export interface Keyring {
  readonly key: Uint8Array
  readonly file: KeyFile
}

export interface KdfCost {
  readonly memoryKiB: number
  readonly passes: number
}

/** RFC 9106, second recommended option: 64 MiB, three passes. */
export const USUAL_COST: KdfCost = { memoryKiB: 65_536, passes: 3 }

/** Bounds within which a figure is one of ours and not damage: a flipped bit must not ask for a terabyte of memory. */
const MOST_MEMORY_KIB = 4 * 1024 * 1024
const MOST_PASSES = 1_000

/** Whether a value read from a file is a key file, field by field. */
export function isKeyFile(value: unknown): value is KeyFile {
  const file = value as Partial<Record<string, unknown>> | null
  if (typeof file !== 'object' || file === null) return false
  if (file.store !== undefined && typeof file.store !== 'string') return false
  if (file.kind === 'open') return isBase64(file.key, 32)
  const { kdf, wrapped } = file as Partial<Record<string, Partial<Record<string, unknown>>>>
  if (file.kind !== 'passphrase' || !kdf || !wrapped) return false
  return (
    isFrom(8, MOST_MEMORY_KIB, kdf.memoryKiB) &&
    isFrom(1, MOST_PASSES, kdf.passes) &&
    isBase64(kdf.salt, 16) &&
    isBase64(wrapped.nonce, 12) &&
    isBase64(wrapped.sealed, 32) &&
    isBase64(wrapped.tag, 16)
  )
}

const isFrom = (least: number, most: number, value: unknown): boolean =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most

const isBase64 = (value: unknown, length: number): boolean =>
  typeof value === 'string' && bytesOf(value).length === length

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64')

async function drawKey(passphrase: string, kdf: KdfCost & { salt: string }): Promise<Buffer> {
  const message = Buffer.from(passphrase.normalize('NFKC'))
  if (typeof argon2Sync === 'function')
    return argon2Sync('argon2id', {
      message,
      nonce: bytesOf(kdf.salt),
      parallelism: 1,
      tagLength: 32,
      memory: kdf.memoryKiB,
      passes: kdf.passes,
    })
  // A system Node before 24.7 has no Argon2 of its own: the same function in plain JavaScript, only slower.
  const { argon2id } = await import('@noble/hashes/argon2.js')
  return Buffer.from(argon2id(message, bytesOf(kdf.salt), { t: kdf.passes, m: kdf.memoryKiB, p: 1, dkLen: 32 }))
}

/** A fresh key and the file that keeps it; `passphrase` null keeps it open beside the store. */
export async function makeKey(passphrase: string | null, cost: KdfCost = USUAL_COST): Promise<Keyring> {
  const key = randomBytes(32)
  if (passphrase === null) return { key, file: { kind: 'open', key: base64(key) } }
  const kdf = { ...cost, salt: base64(randomBytes(16)) }
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', await drawKey(passphrase, kdf), nonce)
  const sealed = Buffer.concat([cipher.update(key), cipher.final()])
  const wrapped = { nonce: base64(nonce), sealed: base64(sealed), tag: base64(cipher.getAuthTag()) }
  return { key, file: { kind: 'passphrase', kdf, wrapped } }
}

/** The store's key; throws StoreError `wrong-key` when the passphrase does not open it. */
export async function openKey(file: KeyFile, passphrase: () => Promise<string | null>): Promise<Uint8Array> {
  if (file.kind === 'open') return bytesOf(file.key)
  const given = await passphrase()
  if (given === null)
    throw new StoreError('wrong-key', 'this case asks for a passphrase: set MUSTER_PASSPHRASE or run at a terminal')
  const decipher = createDecipheriv('aes-256-gcm', await drawKey(given, file.kdf), bytesOf(file.wrapped.nonce))
  decipher.setAuthTag(bytesOf(file.wrapped.tag))
  try {
    return Buffer.concat([decipher.update(bytesOf(file.wrapped.sealed)), decipher.final()])
  } catch (error) {
    throw new StoreError('wrong-key', 'the passphrase does not open this case', error)
  }
}
