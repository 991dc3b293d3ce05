import { getDocumentProxy } from 'unpdf'
import { type BadPage, badPage, type DecodedPage } from '../decoded-page.ts'
import { joinLines, type PrintedLine } from './join-lines.ts'
import { pageOfDocument } from './page-of-document.ts'
import { readingOf } from './paragraphs.ts'
import { isPdfBomb } from './pdf-bomb.ts'
import { countStrayErrors } from './stray-pdf-errors.ts'

export const isPdf = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46

const MOST_PAGES = 2000
const MOST_CHARACTERS = 20_000_000

interface Item {
  readonly str?: string
  readonly hasEOL?: boolean
  readonly transform?: readonly number[]
  readonly height?: number
}

/** Pieces of text in the order of the file, put together to lines where they stand at one height. */
const linesOf = (items: readonly Item[]): readonly PrintedLine[] => {
  const lines: PrintedLine[] = []
  let open: PrintedLine | null = null as PrintedLine | null
  for (const { str = '', hasEOL = false, transform, height = 0 } of items) {
    if (str !== '') {
      const y: number = transform?.[5] ?? 0
      if (open !== null && Math.abs(open.y - y) > Math.max(1, open.height * 0.6)) {
        lines.push(open)
        open = null
      }
      open = open === null ? { text: str, y, height } : { ...open, text: open.text + str }
    }
    if (hasEOL && open !== null) {
      lines.push(open)
      open = null
    }
  }
  if (open !== null) lines.push(open)
  return lines
}

const wordsOf = (pages: readonly (readonly PrintedLine[])[]): ReadonlySet<string> => {
  const words = new Set<string>()
  for (const line of pages.flat()) for (const word of line.text.match(/\p{L}+/gu) ?? []) words.add(word.toLowerCase())
  return words
}

/** Pages that show something and hold no text are pictures; they are named, never guessed at. */
const notesOf = (pages: readonly (readonly PrintedLine[])[]): readonly string[] => {
  const empty = pages.flatMap((lines, at) => (lines.some(({ text }) => text.trim() !== '') ? [] : [at + 1]))
  const named = empty.slice(0, 20).join(', ') + (empty.length > 20 ? ` and ${empty.length - 20} more` : '')
  const count = pages.length === 1 ? '1 page' : `${pages.length} pages`
  return [
    `The PDF has ${count}; its lines were joined to paragraphs.`,
    ...(empty.length > 0 ? [`Pages without text, which may be scans, were not read: ${named}.`] : []),
  ]
}

const refusalOf = (error: unknown): BadPage => {
  const name = error instanceof Error ? error.name : ''
  return name === 'PasswordException'
    ? badPage('encrypted', 'the PDF is protected by a password; open it, save it without one, and give that file')
    : badPage('unreadable', 'the PDF is damaged or cut short; get it again, or open it and save it anew')
}

/** Reads the text of a PDF (ISO 32000) by pdf.js: nothing in it is run, no font or link is fetched. */
export const readPdf = async (bytes: Uint8Array): Promise<DecodedPage | BadPage> => {
  const pages: (readonly PrintedLine[])[] = []
  let characters = 0
  if (isPdfBomb(bytes))
    return badPage(
      'too-large',
      'the PDF unpacks to more than a page may have (256 MB in one stream); give the part needed',
    )
  countStrayErrors()
  try {
    // pdf.js takes the buffer that it is given for its own, and refuses one of Node.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      stopAtErrors: false,
      verbosity: 0,
    })
    try {
      if (pdf.numPages > MOST_PAGES)
        return badPage('too-large', `the PDF has ${pdf.numPages} pages, more than ${MOST_PAGES}; give the part needed`)
      for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number)
        const lines = linesOf((await page.getTextContent()).items as readonly Item[])
        page.cleanup()
        characters += lines.reduce((sum, { text }) => sum + text.length, 0)
        if (characters > MOST_CHARACTERS)
          return badPage('too-large', 'the PDF holds too much text; give the part needed')
        pages.push(lines)
      }
    } finally {
      await pdf.destroy()
    }
  } catch (error) {
    return refusalOf(error)
  }
  const words = wordsOf(pages)
  return pageOfDocument({
    reading: readingOf(pages.flatMap((lines) => joinLines(lines, (word) => words.has(word)))),
    mediaType: 'application/pdf',
    charset: 'pdf',
    byteLength: bytes.length,
    head: null,
    notes: notesOf(pages),
    noText: 'the PDF holds no text, only pictures of pages; run text recognition (OCR) on it and give what that saves',
  })
}
