import { isFightersName } from '../names/sides.ts'
import { REBEL_NOUNS } from '../packs/en/person-nouns.ts'
import { ENEMIES, facedParty } from './faced-party.ts'
import { ofPhrase, partyOfForces } from './of-phrase.ts'
import { fightersOf, genericParty, namelessForce, partyOf } from './party-of.ts'
import { homeLand } from './people-of-place.ts'
import { isWord } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import type { Story } from './story.ts'

const firstLower = (sentence: Sentence, np: NounPhrase) => sentence.words[np.from]?.lower ?? ''

/** 'Of the Palestinians, 250 …': the party of every bare number of the sentence. */
function wholeParty(sentence: Sentence): string | null {
  const [of, np] = sentence.phrases
  return of?.type === 'word' && of.lower === 'of' && np?.type === 'np' ? (np.parties.at(-1)?.name.party ?? null) : null
}

/** Whose people a noun phrase tells of. `main`: the phrase that names them, where bodies stand for their owners. */
export function peopleParty(sentence: Sentence, at: number, story: Story, main: number): string | null {
  for (const place of new Set([main, at])) {
    const np = sentence.phrases[place]
    if (np?.type !== 'np') continue
    const party =
      namedPeople(sentence, place, np, story) ??
      membersOf(sentence, place, story) ??
      (np.count?.to === np.to ? wholeParty(sentence) : null) ??
      (ENEMIES.test(np.lower) ? (facedParty(np, [np.lower], story) ?? null) : describedPeople(sentence, np, story))
    if (party !== null) return party
  }
  return null
}

/** 'hostages of the movement', 'captives of the militia': an armed group after 'of' holds them. */
export function captorOf(sentence: Sentence, at: number): string | null {
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return null
  if (!/^(?:hostages?|captives?)$/u.test(np.lower)) {
    // 'Sixteen soldiers, hostages of the front for 16 months, returned home'.
    const comma = sentence.phrases.findIndex(
      (phrase, place) => place > at && phrase.type === 'word' && phrase.lower === ',',
    )
    const aside = sentence.phrases[comma + 1]
    const captives =
      comma > at && comma - at <= 4 && aside?.type === 'np' && /^(?:hostages?|captives?)$/u.test(aside.lower)
    return captives ? captorOf(sentence, comma + 1) : null
  }
  // 'two FARC hostages'.
  const before = np.parties.filter(({ to }) => to <= np.head).at(-1)?.name
  if (before?.kind === 'group' && before.form === 'name' && isFightersName(before.party)) return before.party
  const name = ofPhrase(sentence, at)?.parties.at(-1)?.name
  return name?.kind === 'group' || name?.kind === 'force' ? name.party : null
}

/** 'Armenian servicemen', 'soldiers of the Ethiopian army'. */
function namedPeople(sentence: Sentence, at: number, np: NounPhrase, story: Story): string | null {
  const staff = onStaffOf(sentence, at, story)
  if (staff !== null) return staff
  const mention = np.parties.filter((party) => party.from <= np.head).at(-1)
  const theirs = mention?.name.kind === 'group' && mention.name.form === 'name'
  if (theirs && captorOf(sentence, at) === mention.name.party) return null
  // 'UN hostages', 'Red Cross workers': a body that takes no side has people all the same.
  const fights = REBEL_NOUNS.has(np.lower) || np.lower === 'fighters'
  if (mention !== undefined && fights && fightersOf(mention, story) !== null) return fightersOf(mention, story)
  // 'Kurdish fighters from the Northern Forces': a people's name tells less than its armed group's.
  const captives = /^(?:captives?|hostages?|prisoners?|detainees?)$/u.test(np.lower)
  const corps =
    mention?.name.form === 'demonym' && !captives
      ? ofPhrase(sentence, at, ['of', 'from'])?.parties.at(-1)?.name
      : undefined
  if (corps?.kind === 'group' && corps.form === 'name') return corps.party
  if (mention !== undefined && (mention.name.kind !== 'neutral' || np.what !== null)) return mention.name.party
  if (captorOf(sentence, at) !== null) return null
  const of = ofPhrase(sentence, at, ['of', 'from'])
  // '808 people from Russian captivity' are nobody's for that.
  if (of !== null && /^(?:captivity|custody|detention|hands|jails?|prisons?|camps?)$/u.test(of.lower)) return null
  // 'employees of a Northland company': the company's land is not theirs.
  const works = of !== null && WORKPLACES.test(of.lower)
  const owner = works ? undefined : of?.parties.filter((party) => party.name.kind !== 'neutral').at(-1)?.name.party
  return (
    owner ??
    partyOfForces(sentence, of) ??
    belongTo(sentence, at) ??
    tiedTo(sentence, at, story) ??
    foughtFor(sentence, at, story) ??
    homeLand(sentence, at, np, story)
  )
}

const WORKPLACES =
  /^(?:company|companies|firms?|corporations?|contractors?|newspapers?|magazines?|broadcasters?|charity|charities|ngos?|agency|universit(?:y|ies)|mines?|airlines?)$/u

/** '22 Northlanders on its staff', 'on the staff of the mission': whom they work for, whatever land they are of. */
function onStaffOf(sentence: Sentence, at: number, story: Story): string | null {
  const staff = sentence.phrases[at + 2]
  if (!isWord(sentence.phrases[at + 1], 'on') || staff?.type !== 'np' || staff.lower !== 'staff') return null
  const own = /^(?:its|their)$/u.test(firstLower(sentence, staff))
  return own
    ? (story.lastNeutral ?? story.speaking ?? story.lastActor)
    : (staff.parties.at(-1)?.name.party ?? partyOf(sentence, at + 4, story))
}

/** '58 prisoners belonging to the front', 'detainees affiliated with the movement'. */
function belongTo({ phrases }: Sentence, at: number): string | null {
  const [verb, to, np] = phrases.slice(at + 1, at + 4)
  const belongs = verb?.type === 'vp' && !verb.auxiliary && /^(?:belong|affiliate|ally|align)$/u.test(verb.lemma)
  if (!belongs || !isWord(to, 'to', 'with') || np?.type !== 'np') return null
  return np.parties.filter(({ name }) => name.kind !== 'neutral').at(-1)?.name.party ?? null
}

/** 'men who fought for the front', 'fighting for Reyes': theirs whom they fought for. */
function foughtFor(sentence: Sentence, at: number, story: Story): string | null {
  const { phrases } = sentence
  const verb = isWord(phrases[at + 1], 'who') ? at + 2 : at + 1
  const fought = phrases[verb]
  if (fought?.type !== 'vp' || fought.negated || !/^(?:fight|serve)$/u.test(fought.lemma)) return null
  if (!isWord(phrases[verb + 1], 'for', 'with', 'in', 'alongside')) return null
  for (let next = verb + 2; next < verb + 5; next++) {
    const party = partyOf(sentence, next, story)
    if (party !== null) return party
    if (phrases[next]?.type !== 'np' && !isWord(phrases[next], 'of')) return null
  }
  return null
}

const TIES =
  /^(?:links?|ties|affiliations?|membership|connections?|allegiance|loyalty|support|sympath(?:y|ies)|association)$/u
const BELONGS = /^(?:belong|support|join|assist|aid|back)$/u

/** 'prisoners detained over their links with the front', 'men accused of belonging to it': theirs, as whoever took them has it. */
function tiedTo(sentence: Sentence, at: number, story: Story): string | null {
  const { phrases } = sentence
  const taken = phrases[at + 1]
  if (taken?.type !== 'vp' || taken.auxiliary || !/^(?:past|part)$/u.test(taken.form)) return null
  if (!/^(?:arrest|detain|jail|imprison|hold|intern|accuse|suspect|convict|charge|sentence)$/u.test(taken.lemma))
    return null
  for (let next = at + 2; next < Math.min(phrases.length, at + 9); next++) {
    const phrase = phrases[next]
    if (isWord(phrase, ',', ';', 'and') || (phrase?.type === 'vp' && phrase.form !== 'ing')) return null
    const tie = phrase?.type === 'np' && TIES.test(phrase.lower)
    const belongs = phrase?.type === 'vp' && BELONGS.test(phrase.lemma)
    if (!tie && !belongs) continue
    const place = isWord(phrases[next + 1], 'to', 'with', 'of', 'in', 'for') ? next + 2 : next + 1
    return groupAt(sentence, place, story)
  }
  return null
}

/** The armed group that a noun phrase names, or that the next one does: 'a rebel movement, the front'. */
function groupAt(sentence: Sentence, place: number, story: Story): string | null {
  const np = sentence.phrases[place]
  if (np?.type !== 'np') return null
  const apposed = isWord(sentence.phrases[place + 1], ',') ? sentence.phrases[place + 2] : undefined
  const name = [np, apposed].flatMap((part) => (part?.type === 'np' ? part.parties : [])).at(-1)?.name
  if (name !== undefined) return name.kind === 'group' ? name.party : null
  const rebels = sentence.words.slice(np.from, np.to).some(({ lower }) => REBEL_NOUNS.has(lower) || lower === 'rebel')
  return rebels || /^(?:group|movement|organi[sz]ation|militia)$/u.test(np.lower) ? story.group : null
}

/** '739 prisoners, all members of the army', '12 men, most of them Georgians'. */
function membersOf(sentence: Sentence, at: number, story: Story): string | null {
  const [comma, all] = sentence.phrases.slice(at + 1, at + 3)
  if (comma?.type !== 'word' || comma.lower !== ',' || all?.type !== 'np') return null
  if (!/^(?:all|most|mostly|mainly)$/u.test(firstLower(sentence, all))) return null
  const of = ofPhrase(sentence, at + 2)
  // '30 prisoners, most of them fighters of the front'.
  const them = sentence.phrases[at + 5]
  const own = of?.pronoun === true && them?.type === 'np' && them.count === null ? them : null
  // '739 prisoners, all of them from the army'.
  if (of?.pronoun === true && isWord(sentence.phrases[at + 5], 'from', 'in')) return partyOf(sentence, at + 6, story)
  return (
    [all, of, own].flatMap((np) => np?.parties ?? []).find(({ name }) => name.kind !== 'neutral')?.name.party ?? null
  )
}

const SERVE_A_STATE =
  /^(?:soldiers?|troops|police|policem[ae]n|servicem[ae]n|conscripts?|jawans?|gendarmes?|marines?|rangers?)$/u

const STAFF = /^(?:personnel|m[ae]n|wom[ae]n|members?|agents?|operatives?|recruits?|trainees?|cadets?|guards?)$/u

/** 'police officers', 'a customs officer'. */
const isOfficer = ({ words }: Sentence, np: NounPhrase): boolean =>
  /^officers?$/u.test(np.lower) && /^(?:police|army|customs|prison|border|navy)$/u.test(words[np.head - 1]?.lower ?? '')

/** 'security personnel', 'army intelligence men'; '22 personnel'. */
const servesAState = ({ words }: Sentence, np: NounPhrase): boolean =>
  (np.count?.to === np.head && np.lower === 'personnel') ||
  words
    .slice(Math.max(np.from, np.head - 2), np.head)
    .some(({ lower }) => /^(?:security|army|military|police|paramilitary|navy)$/u.test(lower))

/** 'The Northland ministry announced the killing of six soldiers': a state that speaks counts its own; null: none speaks. */
const speakingState = ({ speaking, main, neutral, home, group }: Story): string | null =>
  speaking !== null &&
  speaking !== home &&
  group === null &&
  main.slice(0, 2).includes(speaking) &&
  !neutral.has(speaking) &&
  !areFighters(speaking)
    ? speaking
    : null

/** 'The rebels said': soldiers of whom they tell serve the state that they fight. */
export const areFighters = (party: string): boolean => REBEL_NOUNS.has(party.toLowerCase().split(' ').at(-1) ?? '')

/** '“Two soldiers are missing,” the Northland officer added': his own, of whose losses he has just told. */
const lossesOfSpeaker = ({ speaking, groups }: Story): string | null =>
  speaking !== null &&
  !areFighters(speaking) &&
  groups.slice(-4).some(({ party, kind }) => party === speaking && /^(?:killed|wounded|missing)$/u.test(kind))
    ? speaking
    : null

/** Peacekeepers are the United Nations', where the page names it and no other body that sends them. */
const peacekeepersOf = ({ neutral }: Story): string | null =>
  neutral.has('United Nations') &&
  !['African Union', 'ECOWAS', 'NATO', 'European Union'].some((body) => neutral.has(body))
    ? 'United Nations'
    : null

/** 'two rebel fighters', 'insurgent soldiers': no state's. */
function rebelSide({ words }: Sentence, np: NounPhrase): string | null {
  const theirs = /^(?:fighters?|soldiers?|troops|combatants?|prisoners?|detainees?|captives?|officers?|commanders?)$/u
  if (np.parties.length > 0 || !theirs.test(np.lower)) return null
  const side = words
    .slice(np.from, np.head)
    .find(({ lower }) => /^(?:rebel|insurgent|guerrilla|militant|separatist|secessionist)$/u.test(lower))
  return side?.lower ?? null
}

/** 'the rebels', 'two militants'. In 'killed 30 terrorists' what one side calls them is no name, but the page's armed group has one. */
function fightersOfPage(sentence: Sentence, np: NounPhrase, story: Story): string | null {
  if (REBEL_NOUNS.has(np.lower)) return story.group ?? namelessForce(sentence, np, story)
  const side = rebelSide(sentence, np)
  if (side !== null) return story.group ?? story.rebels ?? `${side}s`
  return /^(?:terrorists?|fighters)$/u.test(np.lower) && story.soleGroup ? story.group : null
}

/** 'our men': the speaker's; 'our soldiers': those of the state that the page is about, whoever its official was. */
const ourOwn = (np: NounPhrase, { speaking, home }: Story): string | null =>
  speaking ?? (SERVE_A_STATE.test(np.lower) ? home : null)

/** 'The mission said its soldiers': those of whoever acted last. */
function itsOwner(first: string, np: NounPhrase, story: Story): string | null {
  const { lastNeutral, lastActor, neutral, speaking } = story
  // 'The militants' spokesman said one of their fighters was killed': a state has none.
  if (first === 'their' && GUERRILLAS.test(np.lower) && story.soleGroup) return story.group
  const owner = (first === 'its' ? lastNeutral : null) ?? (first === 'their' ? speaking : null) ?? lastActor
  // 'The mission says they were exchanged for their fighters': a body that takes no side has none.
  return owner !== null && neutral.has(owner) && FIGHTS.test(np.lower) ? null : owner
}

const GUERRILLAS = /^(?:fighters?|militants?|rebels?|insurgents?|guerr?illas?|militiam[ae]n)$/u
const FIGHTS = /^(?:fighters?|combatants?|militants?|rebels?|insurgents?|supporters?|citizens?|nationals?)$/u

/** Whoever belongs to people just told of, and not to whoever holds them: their comrades and their kin. */
const FELLOWS =
  /^(?:colleagues?|comrades?|compatriots?|husbands?|wife|wives|mothers?|fathers?|sons?|daughters?|brothers?|sisters?|parents|cousins?|uncles?|aunts?|nephews?|nieces?|grandsons?|grandmothers?|grandfathers?|famil(?:y|ies)|relatives|children)$/u

/** 'freed its last ten soldiers and police captives': held by it, and not its own. */
export const areAmongCaptives = ({ words }: Sentence, np: NounPhrase): boolean =>
  /^(?:and|or)$/u.test(words[np.to]?.lower ?? '') &&
  words.slice(np.to + 1, np.to + 4).some(({ lower }) => /^(?:captives|hostages|prisoners|detainees)$/u.test(lower))

/** 'its soldiers', 'government troops', 'the rebels'. */
function describedPeople(sentence: Sentence, np: NounPhrase, story: Story): string | null {
  const first = firstLower(sentence, np)
  const captives = np.what === 'prisoners' || np.what === 'hostages' || areAmongCaptives(sentence, np)
  if (first === 'our' && np.what !== null && !captives) return ourOwn(np, story)
  // 'three of their comrades': of those just told of.
  const fellows = FELLOWS.test(np.lower)
  if (fellows && /^(?:their|his|her)$/u.test(first)) return story.groups.at(-1)?.party ?? null
  if ((first === 'its' || first === 'their') && np.what !== null && !captives) return itsOwner(first, np, story)
  if (
    np.what !== null &&
    sentence.words
      .slice(np.from, np.to)
      .some((word) => /^(?:government|regime|junta|pro-government|pro-regime)$/u.test(word.lower))
  )
    return genericParty(story, 'government', ['government'])
  if (/^peacekeepers?$/u.test(np.lower)) return peacekeepersOf(story)
  const learnt = np.what === null ? undefined : story.forces.get(np.lower)
  if (learnt !== undefined) return learnt
  const fighters = fightersOfPage(sentence, np, story)
  if (fighters !== null) return fighters
  return servesOrBelongs(sentence, np, story)
}

/** Soldiers of nobody's are those of the state that the page is about; 'the citizen who was detained' is of the state that tells of him. */
function servesOrBelongs(sentence: Sentence, np: NounPhrase, story: Story): string | null {
  if (/^(?:citizens?|nationals?)$/u.test(np.lower) && np.parties.length === 0) return speakingState(story) ?? story.home
  // '113 soldiers' bodies'.
  const theirs =
    np.what === 'bodies' && sentence.words.slice(np.from, np.head).some(({ lower }) => SERVE_A_STATE.test(lower))
  const serves =
    theirs ||
    SERVE_A_STATE.test(np.lower) ||
    isOfficer(sentence, np) ||
    (STAFF.test(np.lower) && servesAState(sentence, np))
  return serves ? (speakingState(story) ?? lossesOfSpeaker(story) ?? story.home) : null
}
