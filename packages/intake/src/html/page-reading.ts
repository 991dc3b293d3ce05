/**
 * What the walk over a page's markup yields: all visible text in page order, its blocks, and the elements around them.
 * Nothing here decides what is article and what is not.
 */
export interface PageElement {
  readonly index: number
  /** Index of the element around it; -1 for the outermost. */
  readonly parent: number
  readonly depth: number
  readonly tag: string
  /** Class, id, role, rel and itemprop in lower case, each with a space before and behind. */
  readonly names: string
  readonly attributes: ReadonlyMap<string, string>
  readonly textStart: number
  readonly textEnd: number
}

/** A run of text that the page shows as one paragraph, heading, list item, cell or line. */
export interface TextBlock {
  readonly start: number
  readonly end: number
  /** Index of the nearest element that makes a block. */
  readonly element: number
  /** Characters inside links. */
  readonly linked: number
  /** Characters in bold. */
  readonly bold: number
}

/** One stretch of text and where in the decoded source it was, in UTF-16 units; equal lengths mean unit for unit. */
export interface SourceRun {
  readonly characters: number
  readonly sourceStart: number
  readonly sourceLength: number
}

export interface PageReading {
  readonly text: string
  readonly runs: readonly SourceRun[]
  readonly blocks: readonly TextBlock[]
  readonly elements: readonly PageElement[]
  /** Contents of meta tags by lower-case name, property or itemprop; the first of each wins. */
  readonly metas: ReadonlyMap<string, string>
  readonly jsonLd: readonly string[]
  readonly documentTitle: string | null
  readonly canonical: string | null
  readonly htmlLang: string | null
  /** The tags stopped in the middle of one, or body and html were opened and never closed. */
  readonly cutOff: boolean
  readonly tangled: boolean
}
