import { isWord } from './phrase-tests.ts'
import type { Phrase } from './phrases.ts'

const LANDS =
  /^(?:regions?|areas?|towns?|city|cities|villages?|territor(?:y|ies)|districts?|positions?|posts?|bases?|provinces?|land|hills?|heights|ground|strongholds?)$/u

const isLand = (phrases: readonly Phrase[], at: number): boolean => {
  const np = phrases[at]
  if (np?.type !== 'np' || np.what !== null) return false
  // 'the town of Badme'.
  return LANDS.test(np.lower) || (isWord(phrases[at - 1], 'of') && isLand(phrases, at - 2))
}

/** 'the region, which they had held since May': what a relative clause tells of is land, and nobody is held. */
export const isLandBefore = (phrases: readonly Phrase[], marker: number): boolean =>
  isLand(phrases, isWord(phrases[marker - 1], ',') ? marker - 2 : marker - 1)
