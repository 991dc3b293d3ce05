import { TITLES } from '../packs/en/cues.ts'
import { isOneAmong } from './leading-noun.ts'
import type { NounPhrase, Phrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'

/** 'Berg and four other prisoners', 'Anna Berg, 36,': others beside, or an age, make a name a person's. */
function isWithOthers(sentence: Sentence, at: number, np: NounPhrase): boolean {
  const [next, after] = sentence.phrases.slice(at + 1, at + 3)
  if (np.parties.length > 0 || np.count !== null || next?.type !== 'word') return false
  const others = after?.type === 'np' && after.count !== null && after.what !== null
  if (next.lower === 'and' && others)
    return sentence.words.slice(after.from, after.head).some(({ lower }) => /^(?:other|more|fellow)$/u.test(lower))
  const [age, comma] = sentence.words.slice(next.to, next.to + 2)
  const aside = next.lower === ',' && comma?.lower === ','
  return aside && /^[1-9]\d$/u.test(age?.text ?? '') && np.to - np.from > 1
}

/** 'Northland's defence minister, Anna Berg, …': the title stands before the comma. */
function isTitledBefore({ phrases, words }: Sentence, at: number): boolean {
  const [title, comma] = phrases.slice(Math.max(0, at - 2), at)
  const closes = phrases[at + 1]
  return (
    title?.type === 'np' &&
    comma?.type === 'word' &&
    comma.lower === ',' &&
    closes?.type === 'word' &&
    closes.lower === ',' &&
    TITLES.has(words[title.head]?.lower ?? '')
  )
}

/** Whether a name is a person's, by a title, by an age, by those beside or by 'who' behind it. */
export function isTitled(sentence: Sentence, phrases: readonly Phrase[], at: number, np: NounPhrase): boolean {
  if (sentence.words.slice(np.from, np.to).some((word) => TITLES.has(word.lower.replace(/\./gu, '')))) return true
  const [next, after] = phrases.slice(at + 1, at + 3)
  if (isOneAmong(phrases, at) && np.parties.length === 0 && np.to - np.from > 1) return true
  if (isWithOthers(sentence, at, np) || isTitledBefore(sentence, at)) return true
  const relative = next?.type === 'word' && next.lower === ',' ? after : next
  return relative?.type === 'word' && (relative.lower === 'who' || relative.lower === 'whom')
}
