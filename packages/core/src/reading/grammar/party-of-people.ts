import { sameSentence } from './antecedent.ts'
import { isFullName, type NamedList } from './named-list.ts'
import { ofPhrase } from './of-phrase.ts'
import { isWord } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import type { KnownGroup, Story } from './story.ts'
import { peopleParty } from './whose.ts'

interface Whose {
  readonly at: number
  readonly np: NounPhrase
  readonly owned: number | null
  readonly before: KnownGroup | null
}

/** 'The attackers were killed': those who have just attacked. */
const ATTACKERS = /^(?:attackers?|assailants?|bombers?)$/u

/** Whose people a phrase tells of: by its own words, by those it takes up, by what stands beside it. */
export const partyOfAll = (sentence: Sentence, { at, np, owned, before }: Whose, story: Story): string | null =>
  (ATTACKERS.test(np.lower) && np.parties.length === 0 ? story.lastActor : null) ??
  soldiersAgain(sentence, np, before) ??
  peopleParty(sentence, at, story, owned ?? at) ??
  justAbout(sentence, isPronoun(np) ? np : (ofPhrase(sentence, at) ?? np), before, story) ??
  before?.party ??
  sameSentence(sentence, np, story)?.party ??
  apposedParty(sentence, at, story) ??
  (/^(?:he|she|him|her)$/u.test(np.lower) ? story.lastNamed : null)

const isPronoun = (np: NounPhrase): boolean => /^(?:they|them)$/u.test(np.lower)

/** 'Most of the Northlanders were taken home. Thirty-six of them': those, and not the group counted before. */
function justAbout(
  { index }: Sentence,
  np: NounPhrase,
  before: KnownGroup | null,
  { lastPeople }: Story,
): string | null {
  if (!isPronoun(np) || lastPeople === null || index - lastPeople.sentence !== 1) return null
  return before === null || before.sentence < lastPeople.sentence ? lastPeople.party : null
}

/** 'Southland said the detained soldiers would be returned': those told of, and not the speaker's. */
function soldiersAgain(sentence: Sentence, np: NounPhrase, before: KnownGroup | null): string | null {
  const first = sentence.words[np.from]?.lower
  const again = first === 'the' && np.parties.length === 0 && sentence.words[np.to]?.lower !== 'of'
  return again && SOLDIERS.test(np.lower) ? (before?.party ?? null) : null
}

const SOLDIERS = /^(?:soldiers?|troops|servicem[ae]n|conscripts?|marines?|policem[ae]n)$/u

/** 'Juan Reyes, a Northland soldier, was captured': whose the one so named is. */
function apposedParty(sentence: Sentence, at: number, story: Story): string | null {
  const np = sentence.phrases[at]
  const own = sentence.phrases[at + 2]
  if (np?.type !== 'np' || !isFullName(sentence, np) || !isWord(sentence.phrases[at + 1], ',')) return null
  if (own?.type !== 'np' || !/^(?:an?|the)$/u.test(sentence.words[own.from]?.lower ?? '')) return null
  return own.what !== null ? peopleParty(sentence, at + 2, story, at + 2) : null
}

/** 'Northland prisoners of war Anna Berg and Juan Reyes': the first phrase of the list tells whose they are. */
export const partyOfList = (sentence: Sentence, list: NamedList | null): string | null => {
  const first = list === null ? undefined : sentence.phrases.find(({ from }) => from === list.from)
  return first?.type === 'np' ? (first.parties[0]?.name.party ?? null) : null
}
