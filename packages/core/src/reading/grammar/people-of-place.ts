import { landOf } from '../names/lands.ts'
import { isWord } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import type { Story } from './story.ts'
import { wordingOf } from './word.ts'

/** Of whom a place they are from tells whose they are: nobody who serves or is held there. */
const LIVE: ReadonlySet<string> = new Set(['people', 'civilians', 'children', 'fishermen', 'police', 'officials'])
const DWELL = /^(?:residents?|inhabitants?|natives?|villagers?|citizens?)$/u

/** 'five residents of Gori', 'twelve children from Kherson': the state that the place lies in (RD73); null: it tells nothing. */
export function homeLand({ phrases, words }: Sentence, at: number, np: NounPhrase, story: Story): string | null {
  const [prep, place] = phrases.slice(at + 1, at + 3)
  if (!(isWord(prep, 'from') || (isWord(prep, 'of') && DWELL.test(np.lower))) || !LIVE.has(np.what ?? '')) return null
  if (place?.type !== 'np' || place.parties.length > 0 || words[place.head]?.cls !== 'name') return null
  return landOf(wordingOf(words.slice(place.from, place.to)), story.mentioned)
}
