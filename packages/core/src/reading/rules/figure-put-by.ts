import { findSubject } from '../grammar/clauses.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { Story } from '../grammar/story.ts'
import { FIGURE } from './figure-verbs.ts'
import { speakerName } from './speakers.ts'
import type { Speech } from './speech.ts'

/** 'The toll was put at 50 by the ministry': who puts it there says it (RD11). Null: nothing of the kind. */
export function figurePutBy(sentence: Sentence, at: number, story: Story): Speech | null {
  const { phrases } = sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || !verb.passive || verb.negated || !/^(?:put|place|estimate|revise)$/u.test(verb.lemma))
    return null
  const subject = findSubject(phrases, at)
  if (subject === null || !FIGURE.test(subject.np.lower)) return null
  const by = phrases.findIndex((phrase, place) => place > at && place < at + 12 && isWord(phrase, 'by'))
  const source = by < 0 ? null : speakerName(sentence, by + 1, story)
  if (source === null || source.name === 'article') return null
  const { name, party } = source
  const to = phrases[by]?.from ?? verb.to
  const from = phrases[isWord(phrases[subject.at - 1], 'of') ? subject.at - 2 : subject.at]?.from ?? subject.np.from
  return { speaker: name, party, stance: 'asserted', cue: verb.main, relays: false, from, to }
}
