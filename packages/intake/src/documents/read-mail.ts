import type { BlockRole } from '@muster/core'
import PostalMime, { type Email } from 'postal-mime'
import { type BadPage, badPage, type DecodedPage, type PageHint } from '../decoded-page.ts'
import { readMarkup } from '../html/read-markup.ts'
import { pageFromBytes } from '../page-from-bytes.ts'
import { readPlain } from '../plain/read-plain.ts'
import { pageOfDocument } from './page-of-document.ts'
import { readingOf } from './paragraphs.ts'
import { mapToWhole } from './whole-map.ts'

const HEAD_BYTES = 16_384
const FIELD = /^[!-9;-~]{1,60}:/
const OF_MAILS = /^(?:received|return-path|delivered-to|mime-version|message-id|from|to|subject|date|content-type):/i
const ENOUGH_FIELDS = 3

const headOf = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES)).split(/\r?\n\r?\n/u, 1)[0] ?? ''

/** Fields that programs write and people do not. */
const OF_PROGRAMS = /^(?:received|return-path|delivered-to|mime-version|message-id):/i

/** Whether a file is a saved mail (RFC 5322): it opens with fields and nothing else, three of them such as mails have. */
export const isMail = (bytes: Uint8Array, { mediaType, name }: PageHint): boolean => {
  const isCalledMail = /message\/rfc822/i.test(mediaType ?? '') || /\.(?:eml|mht|mhtml)$/i.test(name ?? '')
  const lines = headOf(bytes).split(/\r?\n/u)
  const first = lines[0] ?? ''
  if (!FIELD.test(first) && !first.startsWith('From ')) return false
  const fields = lines.filter((line) => OF_MAILS.test(line))
  const isAllFields = lines.slice(1, 20).every((line) => FIELD.test(line) || /^[ \t]/u.test(line) || line === '')
  return (
    isAllFields && fields.length >= ENOUGH_FIELDS && (isCalledMail || fields.some((line) => OF_PROGRAMS.test(line)))
  )
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The day that a Date field names, in the zone of the one who wrote it; null where it names none. */
const dayOf = (field: string): string | null => {
  const [, day = '', month = '', year = ''] = /\b(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\b/u.exec(field) ?? []
  const at = MONTHS.indexOf(month.toLowerCase())
  return at < 0 || Number(day) < 1 || Number(day) > 31
    ? null
    : `${year}-${String(at + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

const senderOf = ({ from }: Email): string | null => {
  if (from === undefined) return null
  return oneLine(from.name === '' ? (from.address ?? '') : from.name) || null
}

const field = (mail: Email, key: string): string => mail.headers.find((header) => header.key === key)?.value ?? ''

interface HeadLine {
  readonly text: string
  readonly role: BlockRole
}

/** Subject, sender and day as the first lines of the text, so that each has its place in it. */
const headLines = (mail: Email): readonly HeadLine[] => {
  const from = mail.from?.name && mail.from.address ? `${senderOf(mail)} <${mail.from.address}>` : senderOf(mail)
  const lines: readonly HeadLine[] = [
    { text: oneLine(mail.subject ?? ''), role: 'title' },
    { text: from === null ? '' : `From: ${from}`, role: 'byline' },
    { text: field(mail, 'date') === '' ? '' : `Date: ${oneLine(field(mail, 'date'))}`, role: 'dateline' },
  ]
  return lines.filter(({ text }) => text !== '')
}

const bodyOf = (mail: Email): readonly string[] => {
  const plain = mail.text?.trim() ?? ''
  if (plain === '' && mail.html === undefined) return []
  const { text, blocks } = plain === '' ? readMarkup(mail.html ?? '') : readPlain(plain)
  return blocks.map(({ start, end }) => text.slice(start, end))
}

const MOST_NAMED = 20

const notesOf = (mail: Email, bytes: Uint8Array): readonly string[] => {
  const notes: string[] = []
  const names = mail.attachments.map(({ filename, mimeType }) =>
    oneLine(filename ?? `one without a name (${mimeType})`),
  )
  const rest = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
  if (names.length > 0)
    notes.push(
      `The mail has ${names.length} attachments, kept with it and not opened: ${names.slice(0, MOST_NAMED).join(', ')}${rest}.`,
    )
  const boundary = /boundary="?([^";\s]+)/iu.exec(field(mail, 'content-type'))?.[1]
  if (boundary !== undefined && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(`--${boundary}--`))
    notes.push('The mail stops in the middle; what came before was read.')
  return notes
}

/** Browsers save a page with its parts as MHTML, a mail from nobody: its date is the day of saving and tells nothing (RD110). */
const isSavedPage = (mail: Email): boolean =>
  mail.html !== undefined &&
  (field(mail, 'snapshot-content-location') !== '' || /^<?saved by\b/iu.test(field(mail, 'from')))

const savedPage = (mail: Email, bytes: Uint8Array): DecodedPage | BadPage => {
  const url = field(mail, 'snapshot-content-location') || null
  const html = new TextEncoder().encode(mail.html ?? '')
  const decoded = pageFromBytes(html, { mediaType: 'text/html', charset: 'utf-8', url })
  if ('reason' in decoded) return decoded
  return { ...decoded, mediaType: 'message/rfc822', map: mapToWhole(decoded.page.text.length, bytes.length) }
}

const ENCRYPTED = /multipart\/encrypted|application\/(?:x-)?pkcs7-mime(?![^\n]*signed-data)/iu

/**
 * Reads a saved mail (RFC 5322, MIME): its text part, else its HTML part, with subject, sender and day as its first lines.
 * Attachments are named in a note and never opened.
 */
export const readMail = async (bytes: Uint8Array): Promise<DecodedPage | BadPage> => {
  let mail: Email
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 })
  } catch {
    return badPage('unreadable', 'the mail is damaged or nests too deep to be read; save it again or save its text')
  }
  if (ENCRYPTED.test(field(mail, 'content-type')))
    return badPage('encrypted', 'the mail is encrypted; decrypt it in a mail program and save it from there')
  if (isSavedPage(mail)) return savedPage(mail, bytes)
  const body = bodyOf(mail)
  const head = headLines(mail)
  const named = mail.attachments.length > 0 ? `; it has ${mail.attachments.length} attachments, give those` : ''
  return pageOfDocument({
    reading: readingOf(body.length === 0 ? [] : [...head.map(({ text }) => text), ...body]),
    mediaType: 'message/rfc822',
    charset: 'mime',
    byteLength: bytes.length,
    head: {
      title: oneLine(mail.subject ?? '') || null,
      byline: senderOf(mail),
      published: dayOf(field(mail, 'date')),
      roles: new Map(head.map(({ role }, index) => [index, role])),
    },
    notes: notesOf(mail, bytes),
    noText: `the mail holds no text${named}`,
  })
}
