import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type BadPage, badPage, type DecodedPage } from '../decoded-page.ts'
import { openPackage, type Package, PackageRefused } from './open-package.ts'
import { pageOfDocument } from './page-of-document.ts'
import { readingOf } from './paragraphs.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const PIECE = 1 << 20
const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Elements whose text is not what the document shows: what was taken out, where it stood before, what stands in for a drawing. */
const NOT_SHOWN = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText'])

/** Elements within one another; no document of Word comes near it. */
const DEEPEST = 2_000
const TOO_DEEP = 'the document nests its parts too deep to be one of Word; open it and save it again'

/** Collects the paragraphs of one part (ECMA-376, 17.3): those in a text box stand before the paragraph that holds it. */
class ParagraphReader {
  readonly paragraphs: string[] = []
  hasChanges = false
  #open: string[] = []
  #aside = 0
  #depth = 0
  #isText = false

  open(name: string): void {
    if (++this.#depth > DEEPEST) throw new PackageRefused('unreadable', TOO_DEEP)
    if (name === 'del' || name === 'ins' || name === 'moveFrom') this.hasChanges = true
    if (NOT_SHOWN.has(name)) this.#aside++
    else if (this.#aside > 0) return
    else if (name === 'p') this.#open.push('')
    else if (name === 't') this.#isText = true
    else if (name === 'tab' || name === 'br' || name === 'cr') this.#add(' ')
    else if (name === 'noBreakHyphen') this.#add('-')
  }

  text(text: string): void {
    if (this.#isText) this.#add(text)
  }

  close(name: string): void {
    this.#depth--
    if (NOT_SHOWN.has(name)) this.#aside--
    else if (this.#aside > 0) return
    else if (name === 't') this.#isText = false
    else if (name === 'p') this.paragraphs.push(this.#open.pop() ?? '')
  }

  #add(text: string): void {
    const last = this.#open.length - 1
    if (last >= 0) this.#open[last] += text
  }
}

const readPart = (bytes: Uint8Array, reader: ParagraphReader): void => {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }: SaxesTagPlain) => reader.open(bare(name)))
  parser.on('text', (text) => reader.text(text))
  parser.on('closetag', ({ name }) => reader.close(bare(name)))
  const decoder = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8')
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }))
    parser.close()
  } catch (error) {
    if (error instanceof PackageRefused) throw error
    throw new PackageRefused('unreadable', 'the document is damaged inside; open it and save it again')
  }
}

/** Notes stand behind the text, the heads and feet of its pages behind those. */
const SIDE_PARTS = /^word\/(?:footnotes|endnotes|header\d*|footer\d*)\.xml$/u

const notesOf = ({ names }: Package, hasChanges: boolean): readonly string[] => {
  const notes: string[] = []
  if (names.some((name) => /vbaProject\.bin$/u.test(name))) notes.push('The document has macros; none was run.')
  if (hasChanges) notes.push('The document has tracked changes; it was read as if they were accepted.')
  if (names.includes('word/comments.xml')) notes.push('The document has comments in its margin; they were not read.')
  const pictures = names.filter((name) => name.startsWith('word/media/')).length
  if (pictures > 0) notes.push(`The document has ${pictures} pictures; what they show was not read.`)
  return notes
}

/** Reads a document of Word (ECMA-376): its paragraphs as blocks. Macros, fields and links are never followed or run. */
export const readDocx = (bytes: Uint8Array): DecodedPage | BadPage => {
  const opened = openPackage(bytes)
  if ('reason' in opened) return opened
  const main = 'word/document.xml'
  if (!opened.names.includes(main))
    return badPage('binary', 'this is a ZIP archive without a text document (.docx) in it; unpack it and give the page')
  try {
    const reader = new ParagraphReader()
    const names = [main, ...opened.names.filter((part) => SIDE_PARTS.test(part)).toSorted()]
    for (const part of opened.parts(names)) readPart(part, reader)
    return pageOfDocument({
      reading: readingOf(reader.paragraphs),
      mediaType: DOCX,
      charset: 'utf-8',
      byteLength: bytes.length,
      head: null,
      notes: notesOf(opened, reader.hasChanges),
      noText: 'the document holds no text; if it holds pictures of pages, type out what they say',
    })
  } catch (error) {
    if (error instanceof PackageRefused) return error.bad
    throw error
  }
}
