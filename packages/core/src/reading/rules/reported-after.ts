import { isWord } from '../grammar/phrase-tests.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { Story } from '../grammar/story.ts'
import type { Spoken } from './quotations.ts'
import { type Source, speakerName } from './speakers.ts'

const TELLS = /^(?:report|announce|state|say|confirm|inform|note|communicate)$/u

/** 'This was reported by the press service': who told what stands before. Null: the sentence says nothing of the kind. */
function reporterOf(sentence: Sentence, story: Story): Source | null {
  const { phrases, words } = sentence
  const [first, verb] = phrases
  if (!isThis(words[first?.from ?? 0]?.lower) || (first?.to ?? 0) - (first?.from ?? 0) > 1) return null
  if (verb?.type !== 'vp' || !verb.passive || verb.negated || !TELLS.test(verb.lemma)) return null
  const by = phrases.findIndex((phrase, at) => at > 1 && at < 9 && isWord(phrase, 'by'))
  return by < 0 ? null : speakerName(sentence, by + 1, story)
}

const isThis = (lower: string | undefined): boolean => lower === 'this' || lower === 'it'

/** Nothing of the words around says so: the speech lasts for the whole sentence and has its cue elsewhere. */
const FAR = -100

/** What stands before 'This was reported by X' in its paragraph, or in the one before where it begins its own, X says (RD10). */
export function carryReported(all: readonly Spoken[], story: Story): readonly Spoken[] {
  const reporters = all.map(({ sentence }) => reporterOf(sentence, story))
  const next = nextOf(reporters)
  return all.map((spoken, at) => {
    if (spoken.speeches.length > 0) return spoken
    const who = reporterAfter(all, reporters, at, next[at] ?? -1)
    if (who === null || who.name === 'article') return spoken
    const speech = { from: 0, to: spoken.sentence.words.length, speaker: who.name, party: who.party, cue: FAR }
    return { ...spoken, speeches: [{ ...speech, stance: 'asserted' as const }] }
  })
}

/** For each sentence the place of the next one that tells who reported; -1: none does. */
function nextOf(reporters: readonly (Source | null)[]): readonly number[] {
  const next = reporters.map(() => -1)
  for (let at = reporters.length - 2; at >= 0; at--)
    next[at] = reporters[at + 1] === null ? (next[at + 1] ?? -1) : at + 1
  return next
}

/** The next 'This was reported by', where a sentence stands in its reach. */
function reporterAfter(
  all: readonly Spoken[],
  reporters: readonly (Source | null)[],
  at: number,
  next: number,
): Source | null {
  const own = all[at]?.sentence.paragraph ?? 0
  const paragraph = all[next]?.sentence.paragraph
  if (next < 0 || paragraph === undefined) return null
  const opens = all[next - 1]?.sentence.paragraph !== paragraph
  return own === (opens ? all[next - 1]?.sentence.paragraph : paragraph) ? (reporters[next] ?? null) : null
}
