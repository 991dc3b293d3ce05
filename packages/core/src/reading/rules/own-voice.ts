import neutralBodies from '../../../../../vocabularies/neutral-bodies.json' with { type: 'json' }
import type { PageText } from '../../claims/source.ts'
import { ISSUING_NOUNS, LETTER_OPENINGS, RELEASE_WORDS } from '../packs/en/cues.ts'

/** How many lines from the top may tell that a text is a release or a letter. */
const HEAD_LINES = 8
const LONGEST_NAME = 110
const MARGIN = 3

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A name as a claim gives it: without article and titles' ornaments, capitals turned down. */
function plainName(given: string): string | null {
  const words = given
    .replace(/^(?:the|by|from|issued by)\s+/iu, '')
    .replace(/[.,:;\s]+$/u, '')
    .trim()
  if (words === '' || words.length > LONGEST_NAME) return null
  return words === words.toUpperCase() && words.includes(' ') ? words.toLowerCase() : words
}

const isOffice = (text: string) => text.split(/[\s,]+/u).some((word) => ISSUING_NOUNS.has(word.toLowerCase()))

/** '(Signed)' and the name or office after it. */
function signatory(lines: readonly string[]): string | null {
  const at = lines.findIndex((line) => /^\(?signed\)?\b:?/iu.test(line) && line.length < LONGEST_NAME)
  if (at < 0) return null
  const own = (lines[at] ?? '').replace(/^\(?signed\)?:?\s*/iu, '')
  const name = own === '' ? (lines[at + 1] ?? '') : own
  return plainName(isOffice(name) && !/^\p{L}+ \p{L}+,/u.test(name) ? name : (name.split(',')[0] ?? ''))
}

/** 'According to a statement by the army, the man had fled.': a report on a statement, and none itself. */
const isSentence = (line: string): boolean => /[.!?][”"’']?$/u.test(line) && line.split(' ').length > 9

/** 'Communique of the Ministry of Defence', 'MONITORING MISSION - DAILY BULLETIN', 'FOR IMMEDIATE RELEASE' and the office under it. */
function issuer(lines: readonly string[]): string | null {
  const head = lines.slice(0, HEAD_LINES).filter((line) => line.length < LONGEST_NAME)
  const at = head.findIndex((line) => RELEASE_WORDS.test(line) && !isSentence(line))
  const line = head[at]
  if (line === undefined) return null
  const of = /\b(?:of|by|from)\s+(?:the\s+)?(\p{L}.*)$/iu.exec(line.slice(line.search(RELEASE_WORDS)))?.[1]
  if (of !== undefined && isOffice(of)) return plainName(of)
  const rest = line.split(/\s+[-–—|:]\s+/u).find((piece) => !RELEASE_WORDS.test(piece) && isOffice(piece))
  const near = [head[at + 1], head[at - 1]].find(
    (other) => other !== undefined && isOffice(other) && !/[.!?]$/u.test(other) && other.split(' ').length <= 9,
  )
  return plainName(rest ?? near ?? '')
}

const BODIES: ReadonlySet<string> = new Set(neutralBodies.parties.flatMap(({ name, aliases }) => [name, ...aliases]))

/** 'Villavicencio (ICRC) – Ten men were freed': the body of no side whose own release a text is; an agency's name there is a reporter's. */
function issuerInDateline(lines: readonly string[]): string | null {
  for (const line of lines.slice(0, HEAD_LINES)) {
    const name = /^\p{Lu}[\p{L} ./,'’-]{1,50} \((\p{Lu}{3,9})\)\s*[–—-]/u.exec(line)?.[1]
    if (name !== undefined && BODIES.has(name)) return name
  }
  return null
}

/** The article with a few lines before and after it: heads and signatures are often taken for chrome. */
function surroundings(page: PageText): string {
  const article = page.blocks.flatMap((block, at) => (block.role === 'article' ? [at] : []))
  const first = Math.max(0, (article[0] ?? 0) - MARGIN)
  return page.blocks
    .slice(first, (article.at(-1) ?? page.blocks.length) + 1 + MARGIN)
    .map((block) => page.text.slice(block.start, block.end))
    .join('\n')
}

/**
 * Who speaks where a text is nobody's report (RD55): the signatory of a letter, the office that issues a release, the
 * body that a page names as its text's origin. Null: a reporter, whose voice is the article's.
 */
export function ownVoice(page: PageText): string | null {
  const lines = linesOf(surroundings(page))
  const signed = signatory(lines)
  if (signed !== null) return signed
  if (page.byline !== null && lines.slice(0, HEAD_LINES).some((line) => LETTER_OPENINGS.test(line)))
    return plainName(page.byline.split(',')[0] ?? '')
  const issued = issuer(lines) ?? issuerInDateline(lines)
  if (issued !== null) return issued
  const origin = page.publishers.findLast((publisher) => publisher.role === 'origin')
  return origin !== undefined && isOffice(origin.name) ? plainName(origin.name) : null
}
