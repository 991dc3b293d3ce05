import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

interface Detector {
  detect(text: string): { readonly language: string; isReliable(): boolean }
}

let detector: Detector | null = null

/** Loaded on the first question: the table takes 150 ms and nobody who reads no page should wait for it. */
const loadDetector = (): Detector => {
  const require = createRequire(import.meta.url)
  const loaded = require(fileURLToPath(import.meta.resolve('eld/extrasmall'))) as { readonly eld: Detector }
  return loaded.eld
}

const SCRIPTS: ReadonlyArray<readonly [RegExp, string]> = [
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Thai}/gu, 'th'],
]

/** Where letters of those scripts lie: a text without any is not asked for each of them. */
const OTHER_LETTERS = /[\u0370-\u1fff\u2c00-\uffff]/u

/** Scripts that one language alone uses on news pages settle it, however short the text. */
const byScript = (text: string): string | null => {
  if (!OTHER_LETTERS.test(text)) return null
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return null
  for (const [script, language] of SCRIPTS) {
    if ((text.match(script)?.length ?? 0) > letters / 2) return language
  }
  return null
}

/** Enough to tell; what more there is costs time and adds nothing. A shorter piece tells most languages as well. */
const SAMPLE_LENGTH = 600
const SHORT_SAMPLE = 160
const MIN_LETTERS = 12

const ENGLISH_ONLY = /\bthe\b/gu
const ENGLISH_TOO = /\b(?:of|and|was|were|by|with|from|that|said|has|have|had|been)\b/u

/** No other language has some of its small articles beside another small word of it (names of papers begin with a capital): most pages need no table. */
const isPlainEnglish = (sample: string, articles: number): boolean =>
  (sample.match(ENGLISH_ONLY)?.length ?? 0) >= articles && ENGLISH_TOO.test(sample)

/** Articles that tell English in a short sample, and in all of it. */
const [FEW_ARTICLES, MANY_ARTICLES] = [2, 5]

/** ISO 639-1 code of the language of `text`, or null when it is too short to tell. */
export const languageOf = (text: string): string | null => {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const settled = byScript(sample)
  if (settled !== null) return settled
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return null
  if (isPlainEnglish(sample.slice(0, SHORT_SAMPLE), FEW_ARTICLES) || isPlainEnglish(sample, MANY_ARTICLES)) return 'en'
  return detected(sample.slice(0, SHORT_SAMPLE)) ?? (sample.length > SHORT_SAMPLE ? detected(sample) : null)
}

const detected = (sample: string): string | null => {
  detector ??= loadDetector()
  const result = detector.detect(sample)
  return result.language !== '' && result.isReliable() ? result.language : null
}
