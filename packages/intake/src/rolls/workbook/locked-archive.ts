/** Where a zip archive lists its parts (PKWARE APPNOTE 4.3.16): the end of that list, and one part of it. */
const END = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
/** The end may have a comment behind it. */
const LONGEST_COMMENT = 65_535

/** Whether a zip archive has a part that is packed under a password: it would unpack to noise. */
export function isLocked(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const last = bytes.length - END_LENGTH
  let end = last
  while (end >= 0 && last - end <= LONGEST_COMMENT && view.getUint32(end, true) !== END) end--
  if (end < 0 || last - end > LONGEST_COMMENT) return false
  let at = view.getUint32(end + 16, true)
  while (at + ENTRY_LENGTH <= bytes.length && view.getUint32(at, true) === ENTRY) {
    if ((view.getUint16(at + 8, true) & 1) === 1) return true
    at += ENTRY_LENGTH + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return false
}
