import { alignSource } from './align-source.ts'
import { APART_TAGS, isBlockTag, UNSEEN_TAGS } from './element-kinds.ts'
import type { PageElement, PageReading, TextBlock } from './page-reading.ts'
import { TextCollector } from './text-collector.ts'

export type Attributes = ReadonlyArray<{ readonly name: string; readonly value: string }>

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

interface Capture {
  readonly of: 'title' | 'json-ld'
  readonly pieces: string[]
}

const NAME_ATTRIBUTES = ['class', 'id', 'role', 'rel', 'itemprop', 'property'] as const

const namesOf = (attributes: ReadonlyMap<string, string>): string => {
  const names = NAME_ATTRIBUTES.map((name) => attributes.get(name) ?? '').join(' ')
  return names.trim() === '' ? '' : ` ${names.toLowerCase().replace(/\s+/g, ' ')} `
}

const KEPT_ATTRIBUTES = ['href', 'datetime', 'content', 'title'] as const
const NONE: ReadonlyMap<string, string> = new Map()

/** The attributes that readers of titles, names and days ask for; all others would be kept for nothing. */
const keptOf = (attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
  const kept = KEPT_ATTRIBUTES.flatMap((name) => {
    const value = attributes.get(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return kept.length === 0 ? NONE : new Map(kept)
}

const isHidden = (tag: string, attributes: ReadonlyMap<string, string>): boolean =>
  UNSEEN_TAGS.has(tag) || attributes.has('hidden') || (tag === 'dialog' && !attributes.has('open'))

const isBold = (tag: string): boolean => tag === 'b' || tag === 'strong'

/**
 * Receives a page as a sequence of opened and closed elements and text, from whichever reader of markup, and keeps
 * what is seen. `open` answers whether the content of the element is to be sent too.
 */
export class PageBuilder {
  readonly #source: string
  readonly #collector: TextCollector
  readonly #elements: Mutable<PageElement>[] = []
  readonly #blocks: TextBlock[] = []
  readonly #metas = new Map<string, string>()
  readonly #jsonLd: string[] = []
  #title: string | null = null
  #canonical: string | null = null
  #htmlLang: string | null = null
  #current = -1
  #blockElement = -1
  #linkDepth = 0
  #boldDepth = 0
  #linked = 0
  #bold = 0
  #capture: Capture | null = null
  #closedInline = false

  constructor(source: string) {
    this.#source = source
    this.#collector = new TextCollector((start, end) => this.#keepBlock(start, end))
  }

  open(tag: string, attributeList: Attributes): boolean {
    const attributes = new Map(attributeList.map(({ name, value }) => [name.toLowerCase(), value]))
    if (this.#isHeadWork(tag, attributes)) return this.#capture !== null
    if (isHidden(tag, attributes)) return false
    if (tag === 'br') this.#collector.lineBreak()
    if (tag === 'html') this.#htmlLang = attributes.get('lang') ?? attributes.get('xml:lang') ?? null
    if (isBlockTag(tag)) this.#collector.endBlock()
    else if (this.#lastWasInline() && APART_TAGS.has(tag)) this.#collector.meet()
    this.#closedInline = false
    this.#push(tag, attributes)
    return true
  }

  close(tag: string): void {
    if (this.#capture !== null) {
      this.#endCapture()
      return
    }
    const element = this.#elements[this.#current]
    if (element === undefined) return
    if (isBlockTag(tag)) this.#collector.endBlock()
    else this.#closedInline = APART_TAGS.has(tag)
    element.textEnd = this.#collector.length
    if (tag === 'a') this.#linkDepth -= 1
    if (isBold(tag)) this.#boldDepth -= 1
    this.#current = element.parent
    if (isBlockTag(tag)) this.#blockElement = this.#nearestBlock(element.parent)
  }

  /** The edge of a block whose element is not followed. */
  boundary(): void {
    if (this.#capture === null) this.#collector.endBlock()
  }

  /** Text whose source is what stands between the two offsets. */
  add(value: string, sourceStart: number, sourceEnd: number): void {
    if (this.#capture !== null) {
      this.#capture.pieces.push(value)
      return
    }
    const before = this.#collector.length
    for (const piece of alignSource(value, this.#source.slice(sourceStart, sourceEnd), sourceStart)) {
      this.#collector.add(piece.value, piece.sourceStart, piece.sourceLength)
    }
    const added = this.#collector.length - before
    if (added > 0 || value.length > 0) this.#closedInline = false
    if (this.#linkDepth > 0) this.#linked += added
    if (this.#boldDepth > 0) this.#bold += added
  }

  finish(state: { readonly cutOff: boolean; readonly tangled: boolean }): PageReading {
    this.#collector.finish()
    const length = this.#collector.length
    for (const element of this.#elements) element.textEnd = Math.min(element.textEnd, length)
    return {
      text: this.#collector.text,
      runs: this.#collector.runs,
      blocks: this.#blocks,
      elements: this.#elements,
      metas: this.#metas,
      jsonLd: this.#jsonLd,
      documentTitle: this.#title,
      canonical: this.#canonical,
      htmlLang: this.#htmlLang,
      ...state,
    }
  }

  /** Asked by a method: narrowing would otherwise take the field for the constant it starts as. */
  #lastWasInline(): boolean {
    return this.#closedInline
  }

  #push(tag: string, attributes: ReadonlyMap<string, string>): void {
    const index = this.#elements.length
    const parent = this.#current
    const depth = (this.#elements[parent]?.depth ?? -1) + 1
    const start = this.#collector.length
    const names = namesOf(attributes)
    const kept = keptOf(attributes)
    this.#elements.push({ index, parent, depth, tag, names, attributes: kept, textStart: start, textEnd: start })
    this.#current = index
    if (isBlockTag(tag)) this.#blockElement = index
    if (tag === 'a') this.#linkDepth += 1
    if (isBold(tag)) this.#boldDepth += 1
  }

  #nearestBlock(from: number): number {
    let index = from
    while (index >= 0) {
      const element = this.#elements[index]
      if (element === undefined) return -1
      if (isBlockTag(element.tag)) return index
      index = element.parent
    }
    return -1
  }

  #keepBlock(start: number, end: number): void {
    const length = end - start
    const linked = Math.min(this.#linked, length)
    const bold = Math.min(this.#bold, length)
    this.#blocks.push({ start, end, element: this.#blockElement, linked, bold })
    this.#linked = 0
    this.#bold = 0
  }

  /** Head matters: what is kept of them never becomes text of the page. */
  #isHeadWork(tag: string, attributes: ReadonlyMap<string, string>): boolean {
    if (tag === 'meta') this.#keepMeta(attributes)
    else if (tag === 'link') this.#keepLink(attributes)
    else if (tag === 'title') this.#capture = { of: 'title', pieces: [] }
    else if (tag === 'script' && /ld\+json/i.test(attributes.get('type') ?? '')) {
      this.#capture = { of: 'json-ld', pieces: [] }
    } else return tag === 'base'
    return true
  }

  #keepMeta(attributes: ReadonlyMap<string, string>): void {
    const name = attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop')
    const content = attributes.get('content')?.trim()
    const key = name?.trim().toLowerCase()
    if (key && content && !this.#metas.has(key)) this.#metas.set(key, content)
  }

  #keepLink(attributes: ReadonlyMap<string, string>): void {
    const rel = attributes.get('rel')?.toLowerCase().split(/\s+/) ?? []
    const href = attributes.get('href')?.trim()
    if (href && rel.includes('canonical')) this.#canonical ??= href
  }

  #endCapture(): void {
    const text = this.#capture?.pieces.join('') ?? ''
    if (this.#capture?.of === 'json-ld') this.#jsonLd.push(text)
    else if (text.trim() !== '') this.#title ??= text.replace(/\s+/g, ' ').trim()
    this.#capture = null
  }
}
