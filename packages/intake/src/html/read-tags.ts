import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'
import { isBlockTag, UNSEEN_TAGS } from './element-kinds.ts'
import type { PageBuilder } from './page-builder.ts'

/** How deep elements are still followed; deeper ones are read as if their tags were not there. */
const FOLLOWED_DEPTH = 256
/** How far up an end tag looks for its start; an end tag without one within reach is nothing. */
const CLOSING_REACH = 64

const VOID_TAGS = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/** Elements that end where the next block begins, their end tags being optional. */
const IMPLIED_END = new Set(['p', 'li', 'td', 'th', 'dt', 'dd'])

const RAW_TAGS = new Map<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['noscript', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
])

/** Reads tags in the order they stand in, in time that grows with the page, whatever the page. */
class TagReader implements TokenHandler {
  readonly #builder: PageBuilder
  readonly #open: string[] = []
  #unseen: string | null = null
  tokenizer: Tokenizer | null = null

  constructor(builder: PageBuilder) {
    this.#builder = builder
  }

  onStartTag(token: Token.TagToken): void {
    const tag = token.tagName
    const mode = RAW_TAGS.get(tag)
    if (mode !== undefined && this.tokenizer !== null) this.tokenizer.state = mode
    if (this.#unseen !== null) return
    if (isBlockTag(tag) && IMPLIED_END.has(this.#open.at(-1) ?? '')) this.#builder.close(this.#open.pop() ?? '')
    if (this.#open.length >= FOLLOWED_DEPTH && !UNSEEN_TAGS.has(tag) && mode === undefined) {
      if (isBlockTag(tag)) this.#builder.boundary()
      return
    }
    if (!this.#builder.open(tag, token.attrs)) {
      if (!VOID_TAGS.has(tag)) this.#unseen = tag
    } else if (VOID_TAGS.has(tag)) this.#builder.close(tag)
    else this.#open.push(tag)
  }

  onEndTag(token: Token.TagToken): void {
    const tag = token.tagName
    if (this.#unseen !== null) {
      if (this.#unseen === tag) this.#unseen = null
      return
    }
    const start = this.#open.lastIndexOf(tag)
    if (start < 0 || this.#open.length - start > CLOSING_REACH) {
      if (isBlockTag(tag)) this.#builder.boundary()
      return
    }
    while (this.#open.length > start) this.#builder.close(this.#open.pop() ?? tag)
  }

  onCharacter(token: Token.CharacterToken): void {
    if (this.#unseen !== null) return
    this.#builder.add(token.chars, token.location?.startOffset ?? 0, token.location?.endOffset ?? 0)
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token)
  }

  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}

  onEof(): void {
    while (this.#open.length > 0) this.#builder.close(this.#open.pop() ?? '')
  }
}

export const readTags = (source: string, builder: PageBuilder): void => {
  const reader = new TagReader(builder)
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, reader)
  reader.tokenizer = tokenizer
  tokenizer.write(source, true)
}
