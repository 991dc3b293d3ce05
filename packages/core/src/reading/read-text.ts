import type { CaseSetting } from '../claims/case-setting.ts'
import type { PageText } from '../claims/source.ts'
import { readClaims } from './read-claims.ts'
import type { Reading } from './reader.ts'

/** The day on which a text without a page is taken to be published. */
const PUBLISHED = '2024-05-10'

/** A text as the whole article of an English page. */
export const pageOfText = (text: string): PageText => ({
  text,
  blocks: [{ start: 0, end: text.length, role: 'article', lang: 'en' }],
  title: null,
  byline: null,
  published: PUBLISHED,
  publishedNoEarlierThan: null,
  lang: 'en',
  chromeLang: null,
  publishers: [],
})

/** Reads a text that stands on no page: the sentences of tests and cases. */
export const readText = (text: string, setting: CaseSetting): Reading =>
  readClaims({ source: 'test', page: pageOfText(text), setting, referenceDate: PUBLISHED, lang: 'en' })
