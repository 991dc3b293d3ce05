import { refuseBytes, tooLarge } from '../charset/refuse-bytes.ts'
import {
  type BadPage,
  badPage,
  DEFAULT_LIMITS,
  type DecodedPage,
  type IntakeLimits,
  type PageHint,
} from '../decoded-page.ts'
import { pageFromBytes } from '../page-from-bytes.ts'
import { isZip } from './open-package.ts'
import { readDocx } from './read-docx.ts'
import { isMail, readMail } from './read-mail.ts'
import { isPdf, readPdf } from './read-pdf.ts'

const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf

/** An encrypted document lies in a compound file with a stream of this name (MS-OFFCRYPTO 2.3.4). */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))

/**
 * Reads one file of any kind that can be a page, told apart by what it holds: PDF, DOCX, saved mail, else HTML or plain
 * text. What is wrong with it is returned as a `BadPage`, never thrown.
 */
export const decodeFile = async (
  bytes: Uint8Array,
  hint: PageHint,
  limits: IntakeLimits = DEFAULT_LIMITS,
): Promise<DecodedPage | BadPage> => {
  if (bytes.length > limits.maxBytes) return tooLarge(bytes.length, limits.maxBytes)
  if (isPdf(bytes)) return readPdf(bytes)
  if (isZip(bytes)) return readDocx(bytes)
  if (isCompound(bytes) && isEncrypted(bytes))
    return badPage('encrypted', 'the document is protected by a password; open it, save it without one, and give that')
  if (isMail(bytes, hint)) return refuseBytes(bytes, limits) ?? readMail(bytes)
  return pageFromBytes(bytes, hint, limits)
}
