import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import type { Head } from '@muster/core'

/** A head as it is sent out: where the chain stood, signed with Ed25519 (RFC 8032). It names no case and no person. */
export interface SignedHead {
  readonly muster: 'head'
  readonly format: 1
  readonly seq: number
  readonly hash: string
  /** ISO 8601, UTC, by the signer's clock. */
  readonly at: string
  /** The public key, 32 bytes, base64. */
  readonly key: string
  readonly signature: string
}

const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

/** What is signed: four lines of text, so that anybody can put them together again with other tools. */
export const signedText = ({ seq, hash, at }: Pick<SignedHead, 'seq' | 'hash' | 'at'>): Buffer =>
  Buffer.from(`muster head 1\n${seq}\n${hash}\n${at}\n`)

/** A new signing key as PEM (PKCS #8), which openssl reads too; encrypted where a passphrase is given. */
export function makeSigningKey(passphrase: string | null): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  const locked = passphrase === null ? {} : { cipher: 'aes-256-cbc', passphrase }
  return privateKey.export({ type: 'pkcs8', format: 'pem', ...locked }).toString()
}

/** Signs a head. Null when `pem` is no Ed25519 key that this passphrase opens. */
export function signHead(head: Head, at: string, pem: string, passphrase: string | null): SignedHead | null {
  let key: KeyObject
  try {
    key = createPrivateKey(passphrase === null ? pem : { key: pem, passphrase })
  } catch {
    return null
  }
  if (key.asymmetricKeyType !== 'ed25519') return null
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const said = { seq: head.seq, hash: head.hash, at }
  return {
    muster: 'head',
    format: 1,
    ...said,
    key: spki.subarray(DER_HEAD.length).toString('base64'),
    signature: sign(null, signedText(said), key).toString('base64'),
  }
}

/** Whether the signature is that of the key in it over what it says. */
export function signatureHolds(head: SignedHead): boolean {
  const raw = Buffer.from(head.key, 'base64')
  if (raw.length !== 32) return false
  const key = createPublicKey({ key: Buffer.concat([DER_HEAD, raw]), format: 'der', type: 'spki' })
  return verify(null, signedText(head), key, Buffer.from(head.signature, 'base64'))
}

/** Reads a signed head; null when the text is none. Whether its signature holds is another question. */
export function readSignedHead(text: string): SignedHead | null {
  let value: Partial<SignedHead> | null
  try {
    value = JSON.parse(text) as Partial<SignedHead> | null
  } catch {
    return null
  }
  const whole =
    value?.muster === 'head' &&
    value.format === 1 &&
    Number.isSafeInteger(value.seq) &&
    [value.hash, value.at, value.key, value.signature].every((field) => typeof field === 'string')
  return whole ? (value as SignedHead) : null
}
