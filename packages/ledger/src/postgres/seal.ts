import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'

/** Seals what a database keeps, each value bound to its place: it cannot be read, changed or moved elsewhere unseen. */
export interface Seal {
  close(content: Uint8Array, place: string): Buffer
  /** Throws when the value was changed, or sealed for another place or under another key. */
  open(sealed: Uint8Array, place: string): Buffer
  /** Under which id a page is kept: a digest alone would tell who knows a published page that the case has it. */
  idOf(sha256: string): string
}

const NONCE = 12
const TAG = 16

/** AES-256-GCM with a random nonce, under a key drawn from the case's (HKDF); ids are HMAC-SHA-256 under another. */
export function sealUnder(key: Uint8Array): Seal {
  // As key objects: of bytes Node finds out anew at each value what they are, which takes longer than opening one.
  const drawn = (what: string) => createSecretKey(Buffer.from(hkdfSync('sha256', key, '', what, 32)))
  const contents = drawn('muster postgres contents')
  const ids = drawn('muster postgres ids')
  return {
    close(content, place) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', contents, nonce).setAAD(Buffer.from(place))
      return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, place) {
      const decipher = createDecipheriv('aes-256-gcm', contents, sealed.subarray(0, NONCE))
        .setAAD(Buffer.from(place))
        .setAuthTag(sealed.subarray(-TAG))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])
    },
    idOf: (sha256) => createHmac('sha256', ids).update(sha256).digest('hex'),
  }
}

/** A case without a passphrase: contents as they are. */
export const UNSEALED: Seal = {
  close: (content) => Buffer.from(content),
  open: (content) => Buffer.from(content),
  idOf: (sha256) => sha256,
}
