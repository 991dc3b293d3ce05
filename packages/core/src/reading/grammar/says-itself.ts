import { NAMELESS_SOURCES, SOURCE_NOUNS, TITLES } from '../packs/en/cues.ts'
import { SAYING } from './leading-noun.ts'
import { isComma, isWord } from './phrase-tests.ts'
import type { NounPhrase, Phrase, VerbPhrase } from './phrases.ts'

/** 'a report by the ministry said': the report did; ', the service of the Ministry of Internal Affairs reported': the service. */
export function saysItself(
  phrases: readonly Phrase[],
  found: { readonly at: number; readonly np: NounPhrase },
  verb: VerbPhrase,
): boolean {
  if (!SAYING.has(verb.lemma)) return false
  const { lower } = found.np
  if (/^(?:reports?|statement|communique|letter|bulletin|post|message)$/u.test(lower)) return true
  // 'sources close to the negotiations said'.
  if (isWord(phrases[found.at + 1], 'close')) return true
  // 'The Ministry of Health confirmed through the media that …'.
  const opens = found.at === 0 || isComma(phrases[found.at - 1]) || isWord(phrases[found.at - 1], 'that', 'and', 'but')
  return opens && SOURCE_NOUNS.has(lower) && !NAMELESS_SOURCES.has(lower) && !TITLES.has(lower)
}
