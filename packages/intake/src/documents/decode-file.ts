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

const text = (bytes: Uint8Array, count: number): string => Buffer.from(bytes.subarray(0, count)).toString('latin1')

/** Programs read a PDF that has something before its mark, of a server or a mail: up to 1,024 bytes, as pdf.js does. */
const isPdfWithin = (bytes: Uint8Array, { name }: PageHint): boolean =>
  isPdf(bytes) || (/\.pdf$/iu.test(name ?? '') && text(bytes, 1_024 + 5).includes('%PDF-'))

/** Marks of byte order and the zeros of UTF-16 aside. */
const isMarkup = (bytes: Uint8Array): boolean => /^[\s\0\xef\xbb\xbf\xfe\xff]*</u.test(text(bytes, 512))

/**
 * Kept as a page, the rest of a broken PDF would look like a page that tells nothing. A page of HTML under such a name, as
 * servers answer in place of a file, is a page.
 */
function isNoneSuch(bytes: Uint8Array, { name }: PageHint): BadPage | null {
  const kind = /\.pdf$/iu.test(name ?? '') ? 'a PDF' : /\.docx$/iu.test(name ?? '') ? 'a document of Word' : null
  if (kind === null || bytes.length === 0 || isMarkup(bytes)) return null
  return badPage(
    'unreadable',
    `this is called ${kind} and does not begin as one: it is damaged or something else; get it again, or name it for what it is`,
  )
}

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
  if (isPdfWithin(bytes, hint)) return readPdf(bytes)
  if (isZip(bytes)) return readDocx(bytes)
  if (isCompound(bytes) && isEncrypted(bytes))
    return badPage('encrypted', 'the document is protected by a password; open it, save it without one, and give that')
  if (isMail(bytes, hint)) return refuseBytes(bytes, limits) ?? readMail(bytes)
  return refuseBytes(bytes, limits) ?? isNoneSuch(bytes, hint) ?? pageFromBytes(bytes, hint, limits)
}
