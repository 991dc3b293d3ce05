import { isWord } from '../grammar/phrase-tests.ts'
import type { Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { SOURCE_NOUNS } from '../packs/en/cues.ts'
import { denierOf } from './speakers.ts'

/** 'police and residents said': the first of the two who say so. */
const isNameableSource = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' && phrase.count === null && (SOURCE_NOUNS.has(phrase.lower) || phrase.force)

/** Whether the cue closes what it reports: '… , X said.' */
export function closes(sentence: Sentence, at: number, subjectAt: number | null): boolean {
  // '…, a claim Islamabad denies': it takes back what others say, and says nothing else.
  const subject = subjectAt === null ? undefined : sentence.phrases[subjectAt]
  if (subject?.type === 'np' && denierOf(sentence, subject) !== null) return false
  const said = Math.min(at, subjectAt ?? at)
  // '…, spokesman for the movement Juan Reyes said'.
  const edge =
    isWord(sentence.phrases[said - 1], 'for', 'of') && sentence.phrases[said - 2]?.type === 'np' ? said - 2 : said
  const first =
    isWord(sentence.phrases[edge - 1], 'and') && isNameableSource(sentence.phrases[edge - 2]) ? edge - 2 : edge
  const before = sentence.phrases[first - 1]
  let ahead = first - 1
  while (
    ahead >= 0 &&
    !(sentence.phrases[ahead]?.type === 'word' && (sentence.phrases[ahead] as { lower: string }).lower === ',')
  )
    ahead--
  const directly = before?.type === 'word' && /^[,”"’]$/u.test(before.lower)
  return (
    directly &&
    ahead > 0 &&
    sentence.phrases
      .slice(0, ahead)
      .some((phrase) => phrase.type === 'vp' || (phrase.type === 'np' && phrase.count !== null))
  )
}
