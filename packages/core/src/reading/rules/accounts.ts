import type { Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { Story } from '../grammar/story.ts'
import type { Word } from '../grammar/word.ts'
import { SOURCE_NOUNS } from '../packs/en/cues.ts'
import { apposedPerson, CAPITALS_SPEAK, joinWords, type Source, speakerName } from './speakers.ts'
import type { Speech } from './speech.ts'

const ACCOUNT = new Set(['account', 'count', 'reckoning', 'estimate', 'tally', 'telling', 'version'])

/** 'By Berg’s account', 'on the ministry’s count', 'by his telling': whose account it is. */
export function byAccount(sentence: Sentence, story: Story, previous: Speech | null): Speech | null {
  const { words } = sentence
  const noun = words.findIndex((word, at) => at > 1 && ACCOUNT.has(word.lower) && isOwned(words, at))
  if (noun < 0) return null
  const own = words[noun - 1]
  const prep = words.slice(0, noun).findLastIndex((word) => /^(?:by|on|in)$/u.test(word.lower))
  if (prep < 0 || noun - prep > 7) return null
  const rest = { from: 0, to: words.length, stance: 'asserted' as const, cue: prep }
  if (own?.cls !== 'possessive')
    return previous === null ? null : { ...rest, speaker: previous.speaker, party: previous.party }
  const who = ownerBefore(sentence, prep + 1, noun - 1, story)
  return who === null ? null : { ...rest, speaker: who.name, party: who.party }
}

const isOwned = (words: readonly Word[], at: number) =>
  words[at - 1]?.cls === 'possessive' || /^(?:his|her|its|their)$/u.test(words[at - 1]?.lower ?? '')

/** Whose account, count or telling it is: the words before the possessive. */
function ownerBefore(sentence: Sentence, from: number, to: number, story: Story): Source | null {
  const owner = sentence.words.slice(from, to)
  const last = owner.at(-1)
  if (last === undefined) return null
  const party = sentence.parties.find((mention) => mention.from === from && mention.to === to)?.name ?? null
  if (party !== null && CAPITALS_SPEAK.test(party.form)) return { name: party.party, party: party.party }
  const surname = last.lower
  const name = story.fullNames.get(surname)
  if (name !== undefined) return { name, party: story.persons.get(surname) ?? null }
  if (last.cls !== 'name' && !SOURCE_NOUNS.has(surname)) return null
  const inside = sentence.parties.find((mention) => mention.from >= from && mention.to <= to)
  return { name: joinWords(owner), party: inside?.name.party ?? null }
}

/** 'According to him': the one who spoke last. */
const spokeBefore = (phrase: Phrase | undefined, previous: Speech | null): Source | null =>
  phrase?.type === 'np' && /^(?:him|her|them|it)$/u.test(phrase.lower) && previous !== null
    ? { name: previous.speaker, party: previous.party }
    : null

/** '…, as noted by the chief negotiator'. */
const asNotedBy = ({ words }: Sentence, at: number): boolean =>
  words[at]?.lower === 'as' &&
  /^(?:noted|reported|stated|announced|confirmed|told|claimed|said|quoted|acknowledged|described)$/u.test(
    words[at + 1]?.lower ?? '',
  ) &&
  words[at + 2]?.lower === 'by'

/** How many words tell that what comes is whose word it is: 'according to', 'per', 'as noted by'; 0: none. */
function cueLength(sentence: Sentence, phrase: Phrase): number {
  if (asNotedBy(sentence, phrase.from)) return 3
  if (sentence.words[phrase.from]?.lower === 'according') return 2
  return phrase.type === 'word' && phrase.lower === 'per' ? 1 : 0
}

/** Where what somebody is cited for begins: behind the last ';', or at ', and according to', which opens a clause of its own. */
function clauseStart({ phrases, words }: Sentence, at: number): number {
  const cue = phrases[at]?.from ?? 0
  if (words[cue - 1]?.lower === 'and' && words[cue - 2]?.text === ',') return cue
  const semicolon = phrases.findLastIndex(
    (phrase, place) => place < at && phrase.type === 'word' && phrase.lower === ';',
  )
  return semicolon < 0 ? 0 : (phrases[semicolon]?.to ?? 0)
}

/** 'According to Berg', 'according to her': whose word the sentence is; `previous`: who spoke last, for the pronoun. */
export function accordingTo(sentence: Sentence, story: Story, previous: Speech | null): Speech | null {
  for (const [at, phrase] of sentence.phrases.entries()) {
    const skip = cueLength(sentence, phrase)
    if (skip === 0) continue
    const np = sentence.phrases.findIndex(
      (part, place) => place > at && part.type === 'np' && part.from >= phrase.from + skip,
    )
    // 'the figure of the government, according to which 36 people are held'.
    if (np < 0 || /^(?:which|whom)$/u.test(sentence.words[phrase.from + skip]?.lower ?? '')) continue
    const who =
      apposedPerson(sentence, np, story) ??
      speakerName(sentence, np, story) ??
      spokeBefore(sentence.phrases[np], previous)
    if (who === null) continue
    const nameless = who.name === 'article'
    const from = clauseStart(sentence, at)
    return {
      from,
      to: sentence.words.length,
      speaker: who.name,
      party: who.party,
      stance: nameless ? 'believed' : 'asserted',
      cue: phrase.from,
    }
  }
  return null
}
