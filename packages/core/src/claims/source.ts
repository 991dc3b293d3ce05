/** What a block of a page is for. Nothing is deleted: a claim's offsets hold whatever the role. */
export const BLOCK_ROLES = ['title', 'byline', 'dateline', 'article', 'caption', 'related', 'chrome'] as const
export type BlockRole = (typeof BLOCK_ROLES)[number]

/** A run of a source's text that the page shows as one paragraph, heading, list item or cell. */
export interface Block {
  readonly start: number
  readonly end: number
  readonly role: BlockRole
  /** ISO 639-1 code, or null when too short to tell. */
  readonly lang: string | null
}

/** One hop of the publisher chain with the words of the page that show it. */
export interface Publisher {
  readonly name: string
  readonly role: 'shows' | 'origin' | 'agency' | 'author'
  readonly evidence: { readonly start: number; readonly end: number } | null
}

/**
 * A captured page as text: all visible text in page order, its blocks, and what the page says of itself.
 * `published` is EDTF or null for undated; then `publishedNoEarlierThan` is the last day the page itself speaks of, if any.
 */
export interface PageText {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly title: string | null
  readonly byline: string | null
  readonly published: string | null
  readonly publishedNoEarlierThan: string | null
  readonly lang: string | null
  readonly chromeLang: string | null
  readonly publishers: readonly Publisher[]
}

/** The article's blocks joined by newlines: what a person would read out. */
export const articleOf = (page: PageText): string =>
  page.blocks
    .filter((block) => block.role === 'article')
    .map((block) => page.text.slice(block.start, block.end))
    .join('\n')
