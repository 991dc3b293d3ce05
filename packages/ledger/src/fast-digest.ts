import { hash } from 'node:crypto'

/** What the core's `sha256OfText` and `sha256OfBytes` give, from the system's own code: several times as fast. */
export const fastDigest = (content: string | Uint8Array): string => hash('sha256', content)
