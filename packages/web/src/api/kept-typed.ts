import type { MusterClient } from '@muster/contract'

/** What is typed and not saved yet: drafts name people, and so does who judges. */
let values: Readonly<Record<string, string>> = {}
let sealing: CryptoKey | null = null
let writing: Promise<void> = Promise.resolve()

const STORED = 'muster-typed'
const NONCE = 12

/**
 * Takes up what was typed before the page was loaded again. What a browser stores for a tab lies on the disk, so it is sealed
 * (AES-256-GCM) under a key that the server alone holds, in memory, for as long as it runs. Without one it is kept until
 * the page is left.
 */
export async function openTyped(client: MusterClient): Promise<void> {
  try {
    const { key } = await client.typedKey()
    sealing = await crypto.subtle.importKey('raw', fromBase64(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
    values = await opened(sealing, sessionStorage.getItem(STORED))
  } catch {
    // Sealed under the key of an earlier start, or no server: begun anew.
  }
}

export const typed = (name: string): string | null => values[name] ?? null

/** Keeps what was typed under a name until it is saved; null: it is. */
export function keepTyped(name: string, value: string | null): void {
  const { [name]: _, ...others } = values
  values = value === null ? others : { ...others, [name]: value }
  writing = writing.then(write).catch(() => undefined)
}

async function write(): Promise<void> {
  if (!sealing) return
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE))
  const text = new TextEncoder().encode(JSON.stringify(values))
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, sealing, text))
  sessionStorage.setItem(STORED, toBase64(new Uint8Array([...nonce, ...sealed])))
}

async function opened(key: CryptoKey, stored: string | null): Promise<Readonly<Record<string, string>>> {
  if (stored === null) return {}
  const bytes = fromBase64(stored)
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.slice(0, NONCE) }, key, bytes.slice(NONCE))
  return JSON.parse(new TextDecoder().decode(text)) as Readonly<Record<string, string>>
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (each) => each.charCodeAt(0))
const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (each) => String.fromCharCode(each)).join(''))
