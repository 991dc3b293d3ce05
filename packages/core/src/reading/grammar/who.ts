import type { Count } from '../../claims/count.ts'
import { REBEL_NOUNS } from '../packs/en/person-nouns.ts'
import { personWhat } from './lexicon.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import { type KnownGroup, personName, type Story } from './story.ts'

/** A group of people as one noun phrase gives it, references resolved. */
export interface People {
  readonly at: number
  readonly np: NounPhrase
  readonly count: Count | null
  readonly what: string
  readonly party: string | null
  /** 'the 62', 'they': a group counted before. */
  readonly anaphor: boolean
  /** Words covered, the 'of' phrase included. */
  readonly from: number
  readonly to: number
}

const PEOPLE_PRONOUNS = new Set([
  'they',
  'them',
  'he',
  'him',
  'she',
  'her',
  'those',
  'others',
  'who',
  'someone',
  'anyone',
  'nobody',
  'everyone',
  'everybody',
  'none',
])
const PLURAL_ODD = /(?:men|people|personnel|police|troops|children|women|folk|dead|fallen|remains|fishermen|pows)$/u
const BARE_DET = new Set(['another', 'both', 'several', 'all', 'most', 'some', 'many', 'few', 'two', 'others'])

const headWord = (sentence: Sentence, np: NounPhrase) => sentence.words[np.head]
const firstLower = (sentence: Sentence, np: NounPhrase) => sentence.words[np.from]?.lower ?? ''

export function ofPhrase(sentence: Sentence, at: number, preps: readonly string[] = ['of']): NounPhrase | null {
  const prep = sentence.phrases[at + 1]
  const np = sentence.phrases[at + 2]
  return prep?.type === 'word' && preps.includes(prep.lower) && np?.type === 'np' ? np : null
}

function headsPeople(sentence: Sentence, np: NounPhrase): boolean {
  const head = headWord(sentence, np)
  if (head === undefined || np.time) return false
  if (np.what !== null) return true
  if (np.pronoun) return PEOPLE_PRONOUNS.has(head.lower)
  const party = np.parties.find((mention) => mention.to === np.head + 1)
  if (party?.name.form === 'demonym')
    return np.count !== null || head.lower.endsWith('s') || /(?:ese|men)$/u.test(head.lower) || np.to - np.from > 1
  if (party !== undefined && np.count !== null && party.name.form === 'name') return true
  if (VAGUE_PARTS.has(head.lower)) return true
  return (
    head.cls === 'number' ||
    (head.cls === 'det' && BARE_DET.has(head.lower)) ||
    (np.count !== null && head.cls === 'adj')
  )
}

/** Whether a noun phrase can stand for people: by its head, by a bare number, or by the people it is a part of. */
export function isPeople(sentence: Sentence, at: number): boolean {
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return false
  if (headWord(sentence, np)?.cls === 'number' || np.quantity) {
    if (np.count === null && ofPhrase(sentence, at) === null) return false
    const of = ofPhrase(sentence, at)
    return of === null
      ? !np.time
      : of.pronoun || headsPeople(sentence, of) || of.force || of.parties.length > 0 || ofBodyCount(sentence, of)
  }
  if (np.force && np.count === null && np.what === null) return false
  return headsPeople(sentence, np)
}

const ofBodyCount = (sentence: Sentence, np: NounPhrase) =>
  ['crew', 'group', 'total'].includes(headWord(sentence, np)?.lower ?? '')

/** Whether it is a person's own name that the page has made known as one. */
export function isKnownPerson(sentence: Sentence, at: number, story: Story): boolean {
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || headWord(sentence, np)?.cls !== 'name') return false
  const name = personName(sentence, np)
  return name !== null && story.persons.has(name.split(' ').at(-1)?.toLowerCase() ?? '')
}

const FORCES_OF_STATE = new Set([
  'army',
  'military',
  'government',
  'police',
  'authorities',
  'troops',
  'forces',
  'navy',
  'security',
  'regime',
  'junta',
  'command',
])

/** The party that a noun phrase names or stands for. */
export function partyOf(sentence: Sentence, at: number, story: Story): string | null {
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return null
  const words = sentence.words.slice(np.from, np.to)
  const lowers = words.map((word) => word.lower)
  const head = headWord(sentence, np)?.lower ?? ''
  if (
    /^(?:sides?|parties|governments|countries|camps|states|armies|forces|delegations)$/u.test(head) &&
    lowers.some((word) => /^(?:both|two|warring|each|parties)$/u.test(word))
  )
    return 'both'
  if (
    head === 'both' ||
    (head === 'parties' && lowers[0] === 'the') ||
    (head === 'sides' && np.parties.length === 0) ||
    (head === 'each' && np.pronoun)
  )
    return 'both'
  const direct = np.parties.filter((mention) => mention.name.form !== 'leader' || np.parties.length === 1)
  const named = direct.at(-1)
  if (named !== undefined && named.name.kind === 'state' && REBEL_NOUNS.has(head)) return forceText(sentence, np)
  if (named !== undefined) return named.name.party
  const of = ofPhrase(sentence, at, ['of', 'from', 'for', 'in', 'to']) ?? ledBy(sentence, at)
  if (of !== null && of.parties.length > 0 && !(REBEL_NOUNS.has(head) && of.parties.at(-1)?.name.kind === 'state'))
    return of.parties.at(-1)?.name.party ?? null
  if (np.pronoun) return ['it', 'they', 'he', 'she', 'itself', 'who'].includes(head) ? story.lastActor : null
  const person = personName(sentence, np)
  const known = person === null ? undefined : story.persons.get(person.split(' ').at(-1)?.toLowerCase() ?? '')
  if (known !== undefined && known !== null) return known
  if (lowers[0] === 'its' || lowers[0] === 'their' || lowers[0] === 'his' || lowers[0] === 'her') return story.lastActor
  return genericParty(story, head, lowers) ?? forceInside(sentence, np, story) ?? (REBEL_NOUNS.has(head) || (np.force && words.some((word) => word.cls === 'name')) ? forceText(sentence, np) : null)
}

/** 'a coalition air strike': the force in the phrase acts. */
function forceInside(sentence: Sentence, np: NounPhrase, story: Story): string | null {
  for (const word of sentence.words.slice(np.from, np.head)) {
    if (word.lower === 'coalition') return story.forces.get('coalition') ?? 'coalition'
    if (/^(?:army|government|military|rebel|militia)$/u.test(word.lower)) return genericParty(story, word.lower === 'rebel' ? 'rebels' : word.lower, ['the'])
  }
  return null
}

function genericParty(story: Story, head: string, lowers: readonly string[]): string | null {
  const learnt = story.forces.get(head)
  if (learnt !== undefined) return learnt
  if (lowers.includes('government') || FORCES_OF_STATE.has(head))
    return story.forces.get('government') ?? story.forces.get('army') ?? story.forces.get('military') ?? story.home
  if (/^(?:rebels|insurgents|militants|guerrillas|fighters|gunmen|separatists|captors|kidnappers)$/u.test(head)) {
    for (const word of ['rebels', 'insurgents', 'militants', 'guerrillas', 'separatists', 'militia', 'group']) if (story.forces.has(word)) return story.forces.get(word) ?? null
    if (lowers[0] === 'the') return story.group
  }
  return null
}

/** 'militants led by Hamas', 'fighters loyal to Haftar'. */
function ledBy(sentence: Sentence, at: number): NounPhrase | null {
  const verb = sentence.phrases[at + 1]
  const by = sentence.phrases[at + 2]
  const np = sentence.phrases[at + 3]
  return verb?.type === 'vp' &&
    /^(?:lead|back|command|support)$/u.test(verb.lemma) &&
    by?.type === 'word' &&
    by.lower === 'by' &&
    np?.type === 'np'
    ? np
    : null
}

/** A force that the page gives no party: its own words, without their article. */
export function forceText(sentence: Sentence, np: NounPhrase): string | null {
  const from =
    sentence.words[np.from]?.cls === 'det' || np.count?.from === np.from
      ? np.count?.from === np.from
        ? np.count.to
        : np.from + 1
      : np.from
  const words = sentence.words.slice(from, np.to)
  return words.length === 0 || words.length > 5
    ? null
    : words
        .map((word) => word.text)
        .join(' ')
        .replace(/ (['’]s)/gu, '$1')
}

function isSingular(sentence: Sentence, np: NounPhrase): boolean {
  const head = headWord(sentence, np)
  if (head === undefined) return false
  if (head.cls === 'name')
    return !np.parties.some(
      (mention) => mention.to === np.head + 1 && mention.name.form === 'demonym' && head.lower.endsWith('s'),
    )
  return np.what !== null && !head.lower.endsWith('s') && !PLURAL_ODD.test(head.lower)
}

function ownCount(sentence: Sentence, np: NounPhrase): Count | null {
  if (np.count !== null) return np.count.count
  const first = firstLower(sentence, np)
  const head = headWord(sentence, np)
  if (head === undefined || np.force) return null
  if (np.pronoun)
    return head.lower === 'he' || head.lower === 'him' || head.lower === 'she' || head.lower === 'her'
      ? { min: 1, max: 1, text: head.text }
      : null
  if (first === 'no' || first === 'any') return null
  const several = head.lower === 'pair' || head.lower === 'duo' ? 2 : head.lower === 'trio' ? 3 : null
  if (several !== null) return { min: several, max: several, text: sentence.words.slice(np.from, np.to).map((word) => word.text).join(' ') }
  if (!isSingular(sentence, np)) return null
  return { min: 1, max: 1, text: sentence.words[np.from]?.text ?? '' }
}

/** The group that 'they', 'the men' or 'the 62' takes up. */
function antecedent(story: Story, sentence: Sentence, np: NounPhrase, count: Count | null): KnownGroup | null {
  const head = headWord(sentence, np)?.lower ?? ''
  const exact = np.count !== null && count !== null
  for (let at = story.groups.length - 1; at >= 0; at--) {
    const group = story.groups[at]
    if (group === undefined) continue
    const party = np.parties.at(-1)?.name.party ?? null
    if (party !== null && group.party !== party) continue
    if (exact) {
      if (group.count?.min === count.min && group.count?.max === count.max) return group
      continue
    }
    if (sentence.index - group.sentence > 3) return null
    if (/^(?:he|him|she|her)$/u.test(head) && group.count?.max !== 1) continue
    if (/^(?:they|them)$/u.test(head) && group.count?.max === 1) continue
    if (
      np.what !== null &&
      np.what !== 'people' &&
      np.what !== 'prisoners' &&
      group.what !== null &&
      group.what !== np.what &&
      group.what !== 'people'
    )
      continue
    return group
  }
  return null
}

const isDefinite = (sentence: Sentence, np: NounPhrase) =>
  np.count === null && /^(?:the|these|those|all)$/u.test(firstLower(sentence, np)) && np.to - np.from <= 2

/** The kind of people, in the word a claim uses. */
function whatOf(sentence: Sentence, np: NounPhrase): string | null {
  if (np.what !== null) {
    if (np.what === 'police' && headWord(sentence, np)?.lower.startsWith('officer')) {
      const before = sentence.words[np.head - 1]?.lower
      return before === 'police' ? 'police' : 'servicemen'
    }
    return np.what
  }
  for (const word of sentence.words.slice(np.from, np.head)) {
    const what = word.cls === 'noun' ? personWhat(word.lower) : null
    if (what !== null && what !== 'people') return what
  }
  return null
}

const VAGUE_PARTS = new Set(['all', 'most', 'some', 'many', 'few', 'none', 'several', 'part', 'half', 'third', 'quarter', 'majority'])

function vagueBefore(sentence: Sentence, at: number): boolean {
  const prep = sentence.phrases[at - 1]
  const np = sentence.phrases[at - 2]
  return prep?.type === 'word' && prep.lower === 'of' && np?.type === 'np' && np.count === null && VAGUE_PARTS.has(np.lower)
}

/** The 'dozens of' or 'four of' before a noun phrase. */
export function quantityBefore(sentence: Sentence, at: number): NounPhrase | null {
  const prep = sentence.phrases[at - 1]
  const np = sentence.phrases[at - 2]
  return prep?.type === 'word' && prep.lower === 'of' && np?.type === 'np' && np.quantity ? np : null
}

/** Reads a noun phrase as people: how many, what they are, whose they are. */
export function readPeople(sentence: Sentence, place: number, story: Story): People | null {
  const given = sentence.phrases[place]
  if (given?.type !== 'np') return null
  // 'dozens of prisoners', 'four of them': the number and the people it counts are one group.
  const vague = VAGUE_PARTS.has(given.lower) && ofPhrase(sentence, place) !== null
  const at = (given.quantity || vague) && ofPhrase(sentence, place) !== null ? place + 2 : place
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return null
  const quantity = quantityBefore(sentence, at)
  const of = ofPhrase(sentence, at)
  const body = np.what === 'bodies'
  const partitive = of !== null && body
  const partOfAll = vague || vagueBefore(sentence, at)
  let count = partOfAll ? null : quantity?.count != null
      ? quantity.count.count
      : body && np.count === null && of?.count != null
        ? of.count.count
        : ownCount(sentence, np)
  if (body && of !== null && count === null) count = ownCount(sentence, of)
  const plainOf = partitive && of !== null ? of : np
  const anaphoric = (np.pronoun && !/^(?:any|some|every|no)/u.test(np.lower)) ||
    isDefinite(sentence, np) ||
    (np.count?.definite ?? false) ||
    (np.count !== null && np.count.to === np.to) ||
    (partitive && of !== null && (of.pronoun || isDefinite(sentence, of)))
  const before = anaphoric ? antecedent(story, sentence, plainOf, quantity === null ? count : null) : null
  if (
    count === null &&
    before !== null &&
    !partitive && quantity === null && (!partOfAll || given.lower === 'all') &&
    (np.pronoun || np.count === null) &&
    before.count !== null
  )
    count = {
      ...before.count,
      text: sentence.words
        .slice(np.from, np.to)
        .map((word) => word.text)
        .join(' '),
    }
  const what = body ? 'bodies' : (whatOf(sentence, plainOf) ?? whatOf(sentence, np) ?? before?.what ?? 'people')
  const party = peopleParty(sentence, at, story, partitive && of !== null ? at + 2 : at) ?? before?.party ?? null
  return {
    at,
    np,
    count,
    what,
    party,
    anaphor: before !== null,
    from: quantity?.from ?? np.from,
    to: partitive && of !== null ? of.to : np.to,
  }
}

/** 'Of the Palestinians, 250 …': the party of every bare number of the sentence. */
function wholeParty(sentence: Sentence): string | null {
  const [of, np] = sentence.phrases
  return of?.type === 'word' && of.lower === 'of' && np?.type === 'np' ? (np.parties.at(-1)?.name.party ?? null) : null
}

function peopleParty(sentence: Sentence, at: number, story: Story, main: number): string | null {
  for (const place of new Set([main, at])) {
    const np = sentence.phrases[place]
    if (np?.type !== 'np') continue
    const mention = np.parties.filter((party) => party.from <= np.head).at(-1)
    if (mention !== undefined && mention.name.kind !== 'neutral') return mention.name.party
    const of = ofPhrase(sentence, place, ['of', 'from'])
    const owner = of?.parties.filter((party) => party.name.kind !== 'neutral').at(-1)
    if (owner !== undefined) return owner.name.party
    const whole = np.count?.to === np.to ? wholeParty(sentence) : null
    if (whole !== null) return whole
    const first = firstLower(sentence, np)
    if ((first === 'its' || first === 'their') && np.what !== null && np.what !== 'prisoners' && np.what !== 'hostages')
      return story.lastActor
    if (np.what !== null && sentence.words.slice(np.from, np.to).some((word) => word.lower === 'government'))
      return genericParty(story, 'government', ['government'])
    const head = headWord(sentence, np)?.lower ?? ''
    const learnt = story.forces.get(head)
    if (learnt !== undefined && np.what !== null) return learnt
    if (REBEL_NOUNS.has(head)) return story.group ?? forceText(sentence, np)
  }
  return null
}
