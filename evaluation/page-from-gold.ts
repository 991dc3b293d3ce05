import type { Block, PageText } from '../packages/core/src/claims/source.ts'

export interface GoldPage {
  readonly lang: string
  readonly referenceDate: string | null
  readonly firstWords: string
  readonly lastWords: string
  readonly noEarlierThan: string | null
}

interface GoldFile {
  readonly lang?: string
  readonly reference_date?: string | null
  readonly page?: {
    readonly first_words?: string
    readonly last_words?: string
    readonly published_no_earlier_than?: string
  }
}

export function goldOf(json: string): GoldPage {
  const gold = JSON.parse(json) as GoldFile
  return {
    lang: gold.lang ?? 'en',
    referenceDate: gold.reference_date ?? null,
    firstWords: gold.page?.first_words ?? '',
    lastWords: gold.page?.last_words ?? '',
    noEarlierThan: gold.page?.published_no_earlier_than ?? null,
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  cedil: '\u0327',
}

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/giu, (whole, code: string) => {
    if (code.startsWith('#'))
      return String.fromCodePoint(/^#x/iu.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1)))
    const accent = ACCENTS[code.slice(1)]
    return accent === undefined ? (ENTITIES[code] ?? whole) : ((code[0] ?? '') + accent).normalize('NFC')
  })
}

function plain(html: string): string {
  return decode(
    html
      .replace(/<!--[\s\S]*?-->/gu, ' ')
      .replace(/<(script|style|noscript|template|head)\b[\s\S]*?<\/\1>/giu, ' ')
      .replace(/\s+/gu, ' ')
      .replace(
        /<\/?(?:p|div|li|h\d|br|tr|td|section|article|header|footer|blockquote|ul|ol|table|aside|figure|figcaption)\b[^>]*>/giu,
        '\n\n',
      )
      .replace(/<[^>]+>/gu, ''),
  )
}

/** A page's text with the article marked by its first and last words; without gold the whole text is article. */
export function pageFrom(raw: string, html: boolean, gold: GoldPage | null): PageText {
  const text = html ? plain(raw) : raw
  const at = gold === null || gold.firstWords === '' ? 0 : Math.max(0, text.indexOf(gold.firstWords))
  const last = gold === null || gold.lastWords === '' ? -1 : text.lastIndexOf(gold.lastWords)
  const end = last < 0 ? text.length : last + (gold?.lastWords.length ?? 0)
  const blocks: Block[] = []
  for (const part of text.slice(at, end).matchAll(/[^\n][\s\S]*?(?=\n[ \t]*\n|$(?![\s\S]))/gu))
    blocks.push({
      start: at + part.index,
      end: at + part.index + part[0].length,
      role: 'article',
      lang: gold?.lang ?? null,
    })
  return {
    text,
    blocks,
    title: null,
    byline: null,
    published: gold?.referenceDate ?? null,
    publishedNoEarlierThan: gold?.noEarlierThan ?? null,
    lang: gold?.lang ?? null,
    chromeLang: null,
    publishers: [],
  }
}
