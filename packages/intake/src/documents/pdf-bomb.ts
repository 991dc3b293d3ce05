import { constants, inflateSync } from 'node:zlib'

/** A packed stream that unpacks to more than this was made to fill the machine; text is far smaller, pictures are not unpacked. */
const MOST_UNPACKED = 256 * 1024 * 1024
/** Deflate packs at most about a thousand to one (RFC 1951): a shorter stream cannot hold so much. */
const SHORTEST_BOMB = MOST_UNPACKED / 1_032

/** Whether a stream in the file unpacks to more than any page needs, or is packed twice, as nobody does but to hide that. */
export function isPdfBomb(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue
    const end = file.indexOf('endstream', at)
    const start = at + 6 + (file[at + 6] === 13 ? 2 : 1)
    if (end < 0 || end - start < SHORTEST_BOMB / 1_032) continue
    const dictionary = file.subarray(Math.max(0, at - 2_048), at).toString('latin1')
    const filters = /\/(?:Filter|F)\s*\[([^\]]*)\][^[]*$/u.exec(dictionary)?.[1] ?? ''
    if ((filters.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW)\b/gu)?.length ?? 0) > 1) return true
    if (end - start >= SHORTEST_BOMB && unpacksTooFar(file.subarray(start, end))) return true
  }
  return false
}

function unpacksTooFar(packed: Uint8Array): boolean {
  try {
    inflateSync(packed, { maxOutputLength: MOST_UNPACKED, finishFlush: constants.Z_SYNC_FLUSH })
    return false
  } catch (error) {
    return error instanceof RangeError
  }
}
