import type { Count } from '../../claims/count.ts'
import { TITLES } from '../packs/en/cues.ts'
import { antecedent, living, type Telling } from './antecedent.ts'
import { personWhat } from './lexicon.ts'
import { type NamedList, namedList, namesBefore } from './named-list.ts'
import { ofPhrase } from './of-phrase.ts'
import { BATCHES, isCouple, ownCount } from './own-count.ts'
import { allBut, fractionOf, isAllBut, leadFrom } from './parts-of-wholes.ts'
import { partyOfAll, partyOfList } from './party-of-people.ts'
import { isWord } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import { sharedCount } from './shared-count.ts'
import { type KnownGroup, personName, type Story } from './story.ts'
import { countedBehind, countOfBodies, equalNumber, numberedBy, sizeOfBody, textOf } from './told-by-others.ts'

/** A group of people as one noun phrase gives it, references resolved. */
export interface People {
  readonly at: number
  readonly np: NounPhrase
  readonly count: Count | null
  readonly what: string
  readonly party: string | null
  /** What they are or were: the hostages whose bodies were returned. */
  readonly sort: string
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
const BARE_DET = new Set(['another', 'both', 'several', 'all', 'most', 'some', 'many', 'few', 'two', 'others'])

const headWord = (sentence: Sentence, np: NounPhrase) => sentence.words[np.head]
const firstLower = (sentence: Sentence, np: NounPhrase) => sentence.words[np.from]?.lower ?? ''

/** 'Nine security forces were killed': so many members of them; 'the two forces' are forces. */
const isCountedForce = (np: NounPhrase): boolean =>
  np.lower === 'forces' &&
  np.count !== null &&
  !np.count.definite &&
  (np.count.count.min ?? 0) > 2 &&
  np.head - np.from > 1

function headsPeople(sentence: Sentence, np: NounPhrase): boolean {
  const head = headWord(sentence, np)
  if (head === undefined || np.time) return false
  if (np.what !== null) return true
  if (np.pronoun) return PEOPLE_PRONOUNS.has(head.lower)
  if (isCountedForce(np)) return true
  const party = np.parties.find((mention) => mention.to === np.head + 1)
  if (party?.name.form === 'demonym')
    return np.count !== null || head.lower.endsWith('s') || /(?:ese|men)$/u.test(head.lower) || np.to - np.from > 1
  if (party !== undefined && np.count !== null && party.name.form === 'name') return true
  if (VAGUE_PARTS.has(head.lower)) return true
  if (namedWithNoun(sentence, np)) return true
  return (
    head.cls === 'number' ||
    (head.cls === 'det' && BARE_DET.has(head.lower)) ||
    (np.count !== null && (head.cls === 'adj' || head.lower === 'military'))
  )
}

/** 'Police officer Ana Cruz', 'army soldier Juan Reyes': a person by name and trade. */
const namedWithNoun = (sentence: Sentence, np: NounPhrase): boolean =>
  headWord(sentence, np)?.cls === 'name' &&
  np.parties.every((party) => party.to <= np.head) &&
  sentence.words
    .slice(np.from, np.head)
    .some(
      (word) =>
        (word.cls === 'noun' || word.cls === 'name') &&
        !TITLES.has(word.lower) &&
        /[^s]$/u.test(word.lower) &&
        personWhat(word.lower) !== null,
    )

/** Whether a noun phrase can stand for people: by its head, by a bare number, or by the people it is a part of. */
export function isPeople(sentence: Sentence, at: number): boolean {
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return false
  if (isCouple(sentence, np)) return true
  if (headWord(sentence, np)?.cls === 'number' || np.quantity) {
    if (np.count === null && ofPhrase(sentence, at) === null) return false
    const of = ofPhrase(sentence, at)
    return of === null
      ? !np.time
      : of.pronoun || headsPeople(sentence, of) || of.force || of.parties.length > 0 || ofBodyCount(sentence, of)
  }
  if (np.force && np.count === null && np.what === null) return false
  return headsPeople(sentence, np) || isPeopleByName(sentence, at, np)
}

/** 'thousands of Tigrayans', '12 Darfuris': counted people called after where they come from. */
function isPeopleByName(sentence: Sentence, at: number, np: NounPhrase): boolean {
  const head = headWord(sentence, np)
  if (head?.cls !== 'name' || !/(?:[a-z]{2}ans|ites|[a-z]{3}is)$/u.test(head.text)) return false
  return np.count !== null || quantityBefore(sentence, at) !== null
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

const isDefinite = (sentence: Sentence, np: NounPhrase) =>
  np.count === null &&
  /^(?:the|this|these|those|all)$/u.test(firstLower(sentence, np)) &&
  // 'the prisoners of war' are called by one word in three.
  np.to - np.from - describedBy(sentence, np) - (sentence.words[np.to - 1]?.lower === 'war' ? 2 : 0) <= 2

/** 'the police officers', 'the aid workers': a noun joined to the head makes one word with it. */
const isJoined = ({ words }: Sentence, np: NounPhrase): number =>
  np.head - np.from > 1 && words[np.head - 1]?.cls === 'noun' && !inParty(np, np.head - 1) ? 1 : 0

const inParty = (np: NounPhrase, at: number): boolean => np.parties.some(({ from, to }) => from <= at && at < to)

/** How many words of a phrase only say whose people they are or what became of them: 'the released Northland soldiers'. */
const describedBy = (sentence: Sentence, np: NounPhrase): number =>
  isJoined(sentence, np) +
  np.parties.reduce((sum, party) => sum + (party.to <= np.head ? party.to - party.from : 0), 0) +
  sentence.words
    .slice(np.from, np.head)
    .filter(({ lower }) =>
      /^(?:released|freed|captured|abducted|kidnapped|detained|imprisoned|held|returned|seized)$/u.test(lower),
    ).length

/** The kind of people, in the word a claim uses. */
function whatOf(sentence: Sentence, np: NounPhrase): string | null {
  if (isCountedForce(np)) return 'servicemen'
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

const VAGUE_PARTS = new Set([
  'all',
  'any',
  'most',
  'some',
  'many',
  'few',
  'none',
  'several',
  'part',
  'half',
  'third',
  'quarter',
  'majority',
])

function vagueBefore(sentence: Sentence, at: number): boolean {
  const prep = sentence.phrases[at - 1]
  const np = sentence.phrases[at - 2]
  return (
    prep?.type === 'word' && prep.lower === 'of' && np?.type === 'np' && np.count === null && VAGUE_PARTS.has(np.lower)
  )
}

/** The 'dozens of' or 'four of' before a noun phrase. */
export function quantityBefore(sentence: Sentence, at: number): NounPhrase | null {
  // 'seven out of the 400'.
  const out = sentence.phrases[at - 2]
  const part = sentence.phrases[at - 3]
  if (out?.type === 'word' && out.lower === 'out' && part?.type === 'np' && part.count !== null) return part
  const prep = sentence.phrases[at - 1]
  const np = sentence.phrases[at - 2]
  if (prep?.type !== 'word' || prep.lower !== 'of' || np?.type !== 'np' || !np.quantity) return null
  // 'at least 19 of the hundreds of captives': the 19.
  const whole = sentence.words[np.from]?.lower === 'the' ? quantityBefore(sentence, at - 2) : null
  return whole?.count == null ? np : whole
}

/** 'Eighty-two of the 276 girls whom they abducted': the relative clause tells of all 276. */
function quantityOf(sentence: Sentence, at: number, given: boolean): NounPhrase | null {
  const np = sentence.phrases[at]
  const quantity = quantityBefore(sentence, at)
  // 'All of the 30 men': 30.
  const all = quantity?.lower === 'all' && quantity.to - quantity.from === 1
  return (given || all) && np?.type === 'np' && np.count !== null ? null : quantity
}

const isWhole = (sentence: Sentence, at: number, given: NounPhrase) =>
  !vagueBefore(sentence, at) || given.lower === 'all'

/** 'the bodies of 18 servicemen': the bodies are counted by whose they are. */
function ownersOf(sentence: Sentence, at: number, np: NounPhrase) {
  const owned = np.what === 'bodies' ? ownersAt(sentence, at, np) : null
  return { owned, owners: owned === null ? null : (sentence.phrases[owned] as NounPhrase) }
}

/** Reads a noun phrase as people: how many, what they are, whose they are. */
export function readPeople(sentence: Sentence, place: number, story: Story, telling: Telling = {}): People | null {
  const given = sentence.phrases[place]
  if (given?.type !== 'np') return null
  const at = countedAt(sentence, place, given)
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return null
  // 'all but three of the 39 men they seized': they seized all 39.
  const ofAll = telling.relative === true && at === place
  const quantity = quantityOf(sentence, at, ofAll)
  const { owned, owners } = ownersOf(sentence, at, np)
  const list = namesOf(sentence, owned ?? at)
  const told = vagueBefore(sentence, at)
    ? fractionOf(sentence, at)
    : (list?.count ?? toldCount(sentence, np, quantity, owners))
  const named = owners ?? np
  const all = isAll(np, told) || isAllOf(quantity, np)
  const sought = quantity === null && !all ? told : null
  const before = takesUp(sentence, np, owners) ? antecedent(living(story, telling), sentence, named, sought) : null
  const whole = owners === null && quantity === null && np.lower !== 'others' && isWhole(sentence, at, given)
  const inherited = whole ? inheritedCount(sentence, np, before) : null
  return {
    at,
    np,
    count:
      !ofAll && isAllBut(sentence, place)
        ? allBut(sentence, place, story)
        : (equalNumber(sentence, at, story) ?? wholeGroup(sentence, np, before, all) ?? told ?? inherited),
    what: np.what === 'bodies' ? 'bodies' : sortOf(sentence, np, before),
    party: partyOfAll(sentence, { at, np, owned, before }, story) ?? partyOfList(sentence, list),
    sort: sortOf(sentence, named, before),
    anaphor: before !== null,
    ...wordsOf(np, { quantity, owners, list, lead: leadFrom(sentence, at) }),
  }
}

/** The names that tell the people one by one, in the phrase or in the one that it stands beside. */
const namesOf = (sentence: Sentence, at: number): NamedList | null =>
  namedList(sentence, at) ?? namesBefore(sentence, at)

interface Around {
  readonly quantity: NounPhrase | null
  readonly owners: NounPhrase | null
  readonly list: NamedList | null
  /** Where 'all but two of' or 'half of' begins before them; null: nothing of the kind does. */
  readonly lead: number | null
}

/** The words that tell of the people: from the number before them to those whose bodies they are, or all their names. */
const wordsOf = (np: NounPhrase, { quantity, owners, list, lead }: Around): Pick<People, 'from' | 'to'> => ({
  from: Math.min(quantity?.from ?? np.from, list?.from ?? np.from, lead ?? np.from),
  to: list?.to ?? owners?.to ?? np.to,
})

/** 'All had been captured': all of those told of. */
const isAll = (np: NounPhrase, told: Count | null): boolean =>
  np.lower === 'all' && np.to - np.from === 1 && told !== null && told.min === null && told.max === null

/** 'All of them were held': all of those told of. */
const isAllOf = (quantity: NounPhrase | null, np: NounPhrase): boolean =>
  quantity?.lower === 'all' && np.pronoun && quantity.count?.count.min === null && quantity.count.count.max === null

/** As many as they are known to be. */
const wholeGroup = (sentence: Sentence, np: NounPhrase, before: KnownGroup | null, all: boolean): Count | null =>
  !all || before?.count?.min == null || before.count.max === 1 ? null : { ...before.count, text: textOf(sentence, np) }

const sortOf = (sentence: Sentence, np: NounPhrase, before: KnownGroup | null): string =>
  whatOf(sentence, np) ?? before?.what ?? 'people'

/** Whose bodies: 'the bodies of 18 men', 'coffins carrying the remains of 18 men'. */
function ownersAt(sentence: Sentence, at: number, np: NounPhrase): number | null {
  if (ofPhrase(sentence, at) !== null) return at + 2
  const [thought, toBe, those, of] = sentence.phrases.slice(at + 1, at + 5)
  // 'three bodies believed to be those of hostages'.
  const believed = thought?.type === 'vp' && /^(?:believe|think|say|presume|report)$/u.test(thought.lemma)
  if (believed && toBe?.type === 'vp' && those?.type === 'np' && those.lower === 'those' && isWord(of, 'of'))
    return at + 5
  if (!/^(?:coffins?|caskets?|body-bags?)$/u.test(np.lower) || np.count !== null) return null
  const next = sentence.phrases.findIndex(
    (phrase, place) => place > at && place < at + 7 && phrase.type === 'np' && phrase.what === 'bodies',
  )
  return next > 0 && ofPhrase(sentence, next) !== null ? next + 2 : null
}

function inheritedCount(sentence: Sentence, np: NounPhrase, before: KnownGroup | null): Count | null {
  const free = np.pronoun || np.count === null
  return free && before?.count != null ? { ...before.count, text: textOf(sentence, np) } : null
}

/** 'dozens of prisoners', 'four of them', 'most of the men': the people stand after 'of'. */
function countedAt(sentence: Sentence, at: number, np: NounPhrase): number {
  // 'the lives of six civilians', 'the bodies of 12 and those of six civilians'.
  const heads = /^heads?$/u.test(np.lower) && sentence.words[np.from - 1]?.lower === 'off'
  const leads = np.quantity || heads || VAGUE_PARTS.has(np.lower) || /^(?:lives|life|those|throats?)$/u.test(np.lower)
  return leads && ofPhrase(sentence, at) !== null ? at + 2 : at
}

/** 'another batch of 2,000 prisoners': the batch is no person. */
const isBatch = (quantity: NounPhrase, np: NounPhrase): boolean =>
  quantity.count?.additive === true &&
  quantity.count.to < quantity.to &&
  (np.count !== null || BATCHES.test(quantity.lower))

function toldCount(
  sentence: Sentence,
  np: NounPhrase,
  quantity: NounPhrase | null,
  owners: NounPhrase | null,
): Count | null {
  if (quantity?.count != null && !isBatch(quantity, np)) return quantity.count.count
  if (owners !== null && np.count === null && owners.count !== null) return owners.count.count
  return (
    sharedCount(sentence, np) ??
    ownCount(sentence, np) ??
    numberedBy(sentence, np) ??
    countOfBodies(sentence, np) ??
    sizeOfBody(sentence, np) ??
    countedBehind(sentence, np) ??
    (owners === null ? null : ownCount(sentence, owners))
  )
}

/** Whether a phrase takes up people told of before: 'they', 'the men', 'the 62', a bare number. */
/** 'to free those prisoners who remained': which ones, the clause tells. */
const areThoseWho = ({ words }: Sentence, { from, to }: NounPhrase): boolean =>
  words[from]?.lower === 'those' && /^(?:who|whom)$/u.test(words[to]?.lower ?? '')

function takesUp(sentence: Sentence, np: NounPhrase, owners: NounPhrase | null): boolean {
  // 'executed those in their custody', 'to free all those still held': whoever they were.
  if (np.lower === 'all' && sentence.words[np.to]?.lower === 'those') return false
  if (np.lower === 'those' && /^(?:in|being|still|yet)$/u.test(sentence.words[np.to]?.lower ?? '')) return false
  if (areThoseWho(sentence, np)) return np.pronoun && np.count === null
  // 'One more will be released': besides those told of.
  if (np.count?.additive === true && np.count.count.max === 1 && np.count.to === np.to) return false
  // 'The foreigners among them': some of those told of, of no number.
  if (np.count === null && sentence.words[np.to]?.lower === 'among') return false
  // 'Those held for several years were freed': some of them, of no number that is told.
  if (np.lower === 'those' && np.count === null && sentence.words[np.to]?.cls === 'verb' && np.to - np.from === 1)
    return sentence.words[np.to]?.forms.includes('part') !== true
  if (np.pronoun && !/^(?:any|some|every|no)/u.test(np.lower)) return true
  if (isDefinite(sentence, np) || np.count?.definite === true || np.count?.to === np.to) return true
  return owners !== null && (owners.pronoun || isDefinite(sentence, owners))
}
