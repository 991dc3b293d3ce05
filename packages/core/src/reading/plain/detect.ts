import { articleOf, type PageText } from '../../claims/source.ts'
import { tokenize } from '../tokens.ts'
import { LANGUAGE_PACKS } from './packs/index.ts'
import { lowerIn } from './words.ts'

/** So many letters of an article tell its language. */
const SAMPLE = 4000
const ENGLISH = new Set('the of and to in that was for on with by were from said at as is has have'.split(' '))
/** Share of a text's words that must be small words of the language. */
const LEAST_SHARE = 0.04

/** Whether most letters of an article are Latin: what has no language told is read as English only then (RD56). */
export function isLatin(page: PageText): boolean {
  const sample = articleOf(page).slice(0, SAMPLE)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  return 2 * (sample.match(/\p{Script=Latin}/gu)?.length ?? 0) >= letters
}

/**
 * The language of an article that does not name its own, by its script and small words, ISO 639-1; null: none of the
 * packs, or English (RD301).
 */
export function languageOf(page: PageText): string | null {
  const sample = articleOf(page).slice(0, SAMPLE)
  const words = tokenize(sample).filter((token) => token.kind === 'word')
  if (words.length === 0) return null
  const english = words.filter((word) => ENGLISH.has(word.lower)).length
  let best: { lang: string; hits: number } = { lang: 'en', hits: Math.max(english, words.length * LEAST_SHARE) }
  for (const pack of LANGUAGE_PACKS.values()) {
    if (!pack.script.test(sample)) continue
    const small = new Set(pack.telltale.split(' '))
    const hits = words.filter((word) => small.has(lowerIn(pack, word.text))).length
    if (hits > best.hits) best = { lang: pack.lang, hits }
  }
  return best.lang === 'en' ? null : best.lang
}
