import type { BlockRole, PageText } from '@muster/core'
import { assemblePage } from '../assemble-page.ts'
import { type BadPage, badPage, type DecodedPage, tooManyBlocks } from '../decoded-page.ts'
import type { PageReading } from '../html/page-reading.ts'
import { mapToWhole } from './whole-map.ts'

/** What a document's own head says of it, each with the number of the block that shows it. */
export interface DocumentHead {
  readonly title: string | null
  readonly byline: string | null
  /** EDTF. */
  readonly published: string | null
  readonly roles: ReadonlyMap<number, BlockRole>
}

export interface ReadDocument {
  readonly reading: PageReading
  readonly mediaType: DecodedPage['mediaType']
  readonly charset: string
  readonly byteLength: number
  readonly head: DocumentHead | null
  readonly notes: readonly string[]
  /** What is said where it holds no text. */
  readonly noText: string
}

/** A document has no frame around its text: lines take their roles as in a page without markup, but for those of its head. */
export const pageOfDocument = (document: ReadDocument): DecodedPage | BadPage => {
  const { reading, head, notes } = document
  if (reading.text === '') return badPage('no-text', document.noText)
  const tooMany = tooManyBlocks(reading.blocks.length)
  if (tooMany !== null) return tooMany
  const { page, hasArticle } = assemblePage(reading, null, true)
  const none = hasArticle ? [] : ['No article was found in the page; all of its text is kept.']
  return {
    ok: true,
    page: head === null ? page : withHead(page, head),
    charset: document.charset,
    mediaType: document.mediaType,
    canonicalUrl: null,
    map: mapToWhole(page.text.length, document.byteLength),
    notes: [...notes, ...none],
  }
}

const withHead = (page: PageText, { title, byline, published, roles }: DocumentHead): PageText => ({
  ...page,
  title,
  byline,
  published,
  blocks: page.blocks.map((block, index) => ({ ...block, role: roles.get(index) ?? headless(block.role) })),
})

/** Where the head names title, author and day, no line of the text is taken for them. */
const headless = (role: BlockRole): BlockRole =>
  role === 'title' || role === 'byline' || role === 'dateline' ? 'article' : role
