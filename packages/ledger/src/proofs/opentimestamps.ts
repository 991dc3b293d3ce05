/** The beginning of every detached OpenTimestamps proof, its version, and the mark of SHA-256. */
const MAGIC = Buffer.from('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108', 'hex')

/** The SHA-256 that an OpenTimestamps proof begins with; null when these bytes are no such proof. What it rests on (a block chain) is not looked at. */
export function digestInOpenTimestamps(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes)
  if (buffer.length <= MAGIC.length + 32 || !buffer.subarray(0, MAGIC.length).equals(MAGIC)) return null
  return buffer.subarray(MAGIC.length, MAGIC.length + 32).toString('hex')
}
