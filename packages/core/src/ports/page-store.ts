/** Keeps bytes under their SHA-256. What is put twice is kept once; nothing is ever changed or removed. */
export interface PageStore {
  put(bytes: Uint8Array): Promise<string>
  /** The bytes, proved against their digest; null when there are none. Rejects when they no longer match it. */
  get(sha256: string): Promise<Uint8Array | null>
}
