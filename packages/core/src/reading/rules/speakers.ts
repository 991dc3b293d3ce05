import { ofPhrase } from '../grammar/of-phrase.ts'
import { officeHolder } from '../grammar/office-holders.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { personName, type Story } from '../grammar/story.ts'
import type { Word } from '../grammar/word.ts'
import { NAMELESS_SOURCES, SOURCE_NOUNS, TITLES } from '../packs/en/cues.ts'

const ISSUED =
  /^(?:statement|communique|message|letter|report|probe|investigation|inquiry|study|survey|assessment|note|post|bulletin|release|figures?|data|(?:\w+ )?(?:counts?|tally|estimates?))$/u
export const CAPITALS_SPEAK = /^(?:capital|name)$/u

/** The speaker as the claim names him: a full name, a party for a capital, else the words without their article. */
export function speakerName(sentence: Sentence, at: number, story: Story): Source | null {
  const np = sentence.phrases[at]
  const head = np?.type === 'np' ? sentence.words[np.head] : undefined
  if (np?.type !== 'np' || head === undefined) return null
  const issuer = issuerOf(sentence, at, np, story) ?? longBody(sentence, at, story) ?? denierOf(sentence, np)
  if (issuer !== null) return issuer
  const mention = np.parties.at(-1)
  const person = personAt(sentence, at, np, story)
  if (person !== undefined) return person
  const near = closeTo(sentence, at)
  if (near !== null) return { name: joinWords(sentence.words.slice(np.from, near.to)), party: null }
  if (isNameless(sentence, np)) return { name: 'article', party: null }
  const party = mention?.name ?? null
  if (party !== null && isPartyAlone(sentence, np) && CAPITALS_SPEAK.test(party.form))
    return { name: party.party, party: party.party }
  if (np.pronoun || np.count?.to === np.to || !canSpeak(sentence, np, head)) return null
  const of = ofPhrase(sentence, at, joinedTo(np))
  const from =
    ownNameFrom(sentence, np) ?? (sentence.words[np.from]?.cls === 'det' && head.cls === 'name' ? np.from + 1 : np.from)
  const joint = jointFrom(sentence, at, head)
  const name = joinWords(sentence.words.slice(joint ?? from, of === null ? np.to : nameEnd(sentence, of.to)))
  return name === ''
    ? null
    : { name, party: party?.party ?? officeOf(sentence, at) ?? forceParty(sentence, at, np, story) }
}

const OFFICES =
  /^(?:office|ombudsman|ombudsperson|headquarters|presidency|prosecutor|defender|commission|committee|service|cent(?:re|er))$/u

/** 'the Office of the Ombudsman of Redvale': the party that the office is of, two words of joining away at most. */
function officeOf({ phrases }: Sentence, at: number): string | null {
  for (let place = at; place <= at + 2; place += 2) {
    const office = phrases[place]
    const owner = isWord(phrases[place + 1], 'of') ? phrases[place + 2] : undefined
    if (office?.type !== 'np' || !OFFICES.test(office.lower) || owner?.type !== 'np') return null
    const name = owner.parties.at(-1)?.name
    if (name !== undefined) return name.kind === 'neutral' ? null : name.party
  }
  return null
}

/** 'the Headquarters for the Treatment of Prisoners of War', 'the Office of the High Commissioner for Human Rights': a name that runs on. */
function nameEnd({ phrases, words }: Sentence, end: number): number {
  const prep = phrases.findIndex(({ from }) => from === end)
  const next = phrases[prep + 1]
  const runsOn = prep > 0 && isWord(phrases[prep], 'of', 'for') && next?.type === 'np' && next.count === null
  const isCapital = ({ text, lower }: Word) => /^\p{Lu}/u.test(text) || /^(?:of|and)$/u.test(lower)
  const named = runsOn && words.slice(next.from, next.to).every(isCapital)
  return named ? nameEnd({ phrases, words } as Sentence, next.to) : end
}

/** 'police and residents said': where the first of the two stands, if neither is named; null: one speaks alone. */
function jointFrom({ phrases, words }: Sentence, at: number, head: Word): number | null {
  const [before, first, and] = phrases.slice(Math.max(0, at - 3), at)
  const opens = at === 2 || isWord(before, ',', '“', '"', '”')
  const one = at === 2 ? phrases[0] : first
  if (!opens || !isWord(at === 2 ? phrases[1] : and, 'and') || one?.type !== 'np' || one.count !== null) return null
  const both = words[one.head]?.cls === 'noun' && head.cls === 'noun' && (SOURCE_NOUNS.has(one.lower) || one.force)
  return both ? (words[one.from]?.cls === 'det' ? one.from + 1 : one.from) : null
}

/** 'sources close to the Northland army': nobody by name, but told apart from others. */
function closeTo({ phrases, words }: Sentence, at: number): NounPhrase | null {
  const np = phrases[at]
  const whom = phrases.slice(at + 1, at + 4).find((phrase) => phrase.type === 'np')
  const close = np !== undefined && words[np.to]?.lower === 'close' && words[np.to + 1]?.lower === 'to'
  return close && whom?.type === 'np' && whom.from === np.to + 2 ? whom : null
}

/** The person whom a phrase names, or tells by his office; null: one whom the page does not know; undefined: it tells of none. */
function personAt(sentence: Sentence, at: number, np: NounPhrase, story: Story): Source | null | undefined {
  const name = sentence.words[np.head]?.cls === 'name' && np.parties.at(-1)?.to !== np.to
  const person = name ? knownPerson(sentence, np, story) : null
  if (person !== null) return person
  const bearer = nameBehindOffice(sentence, at, np)
  if (bearer !== null) return knownPerson(sentence, bearer, story)
  const holder = ofPhrase(sentence, at) === null ? officeHolder(sentence, np, story.offices) : null
  if (holder === null) return undefined
  return { name: holder, party: story.persons.get(holder.split(' ').at(-1)?.toLowerCase() ?? '') ?? null }
}

/** 'spokesman for the movement Juan Reyes': the name that runs on behind the body he speaks for. */
function nameBehindOffice(sentence: Sentence, at: number, np: NounPhrase): NounPhrase | null {
  const of = TITLES.has(np.lower) ? ofPhrase(sentence, at, ['for', 'of']) : null
  if (of === null || sentence.words[of.head]?.cls !== 'name' || of.parties.some(({ to }) => to === of.to)) return null
  const noun = sentence.words.slice(of.from, of.head).findLastIndex(({ cls }) => cls === 'noun')
  return noun >= 0 && of.head - (of.from + noun) >= 2 ? of : null
}

const FIGURES = /^(?:data|figures?|statistics|estimates?|counts?|tally|tallies|records?|numbers)$/u

/** 'UN figures', 'the latest Northland government data': whose figures they are. Null: nobody is named. */
function ownerOfFigures({ words }: Sentence, np: NounPhrase): Source | null {
  const party = np.parties.at(-1)
  const from = party?.from ?? words.findIndex(({ cls }, at) => at >= np.from && at < np.head && cls === 'name')
  if (from < 0 || from >= np.head) return null
  const owner = words.slice(from, np.head).filter(({ cls }) => cls !== 'possessive')
  const rest = party === undefined ? [] : words.slice(party.to, np.head)
  const state =
    party !== undefined &&
    party.name.kind !== 'neutral' &&
    rest.every(({ lower }) => /^(?:government|official|state|own|['’]s)$/u.test(lower))
  return { name: state ? party.name.party : joinWords(owner), party: party?.name.party ?? null }
}

/** 'the M23' is a party's name; a neutral body keeps the words by which the page calls it. */
function isPartyAlone(sentence: Sentence, np: NounPhrase): boolean {
  const mention = np.parties.at(-1)
  const proper = !/^\p{Ll}/u.test(sentence.words[np.head]?.text ?? '')
  const article = proper && mention?.name.kind !== 'neutral' && sentence.words[np.from]?.lower === 'the'
  return np.parties.length === 1 && mention?.from === (article ? np.from + 1 : np.from) && mention.to === np.to
}

/** Bodies are called after what they are for: 'the Committee for Prisoners’ Affairs'. */
const joinedTo = ({ lower }: NounPhrase): readonly string[] =>
  /^(?:committee|commission|council|headquarters|office|centre|center|authority|association|agency)$/u.test(lower)
    ? ['of', 'in', 'for', 'on']
    : ['of', 'in']

/** 'a charge Islamabad denies': the one who denies it. */
export function denierOf({ words }: Sentence, np: NounPhrase): Source | null {
  const mention = np.parties.at(-1)
  const charge = mention?.to === np.to && CHARGES.test(words[mention.from - 1]?.lower ?? '')
  return charge ? { name: mention.name.party, party: mention.name.party } : null
}

const CHARGES = /^(?:charge|claim|allegation|accusation)s?$/u

/** 'the State Commission on Prisoners, Hostages and Missing Persons said': the body, whose name ends in a list; null: no such name. */
function longBody(sentence: Sentence, at: number, story: Story): Source | null {
  const { phrases, words } = sentence
  const last = phrases[at]
  const isNamed = (phrase: Phrase | undefined) =>
    phrase?.type === 'np' && words.slice(phrase.from, phrase.to).every(({ cls }) => cls === 'name' || cls === 'prep')
  if (!isWord(phrases[at - 1], 'and') || last?.type !== 'np' || !isNamed(last)) return null
  let first = at - 2
  while (isNamed(phrases[first]) && isWord(phrases[first - 1], ',')) first -= 2
  const body = phrases[first - 2]
  if (!isNamed(phrases[first]) || !isWord(phrases[first - 1], 'on', 'for', 'of') || body?.type !== 'np') return null
  if (joinedTo(body).length < 3) return null
  const party = speakerName(sentence, first - 2, story)?.party ?? body.parties.at(-1)?.name.party ?? null
  const from = words[body.from]?.cls === 'det' ? body.from + 1 : body.from
  return { name: joinWords(words.slice(from, last.to)), party }
}

/** 'a statement from the office of …': who issued it says it. */
function issuerOf(sentence: Sentence, at: number, np: NounPhrase, story: Story): Source | null {
  const owner = FIGURES.test(np.lower) ? ownerOfFigures(sentence, np) : null
  if (owner !== null) return owner
  if (!ISSUED.test(np.lower) || np.parties.length > 0) return null
  const place = issuerAt(sentence, at)
  const issuer = place === null ? null : speakerName(sentence, place, story)
  return issuer === null || issuer.name === 'article' ? null : issuer
}

/** Where the issuer stands: 'a statement from', 'a report released by'. */
function issuerAt(sentence: Sentence, at: number): number | null {
  if (ofPhrase(sentence, at, ['from', 'by', 'of']) !== null) return at + 2
  const [verb, by, np] = sentence.phrases.slice(at + 1, at + 4)
  const issued =
    verb?.type === 'vp' && !verb.auxiliary && /^(?:release|publish|issue|compile|prepare|draw)$/u.test(verb.lemma)
  return issued && isWord(by, 'by') && np?.type === 'np' ? at + 3 : null
}

/** Where a full name begins behind the state it is told of: 'Northland’s Anna Berg'. Null: there is no such name. */
function ownNameFrom(sentence: Sentence, np: NounPhrase): number | null {
  const owner = sentence.words.findLastIndex((word, at) => at >= np.from && at < np.to && word.cls === 'possessive')
  // 'the country's Headquarters', 'the group's Central Command': whose, without a name.
  if (owner > np.from && /^(?:country|group|movement|state|nation)$/u.test(sentence.words[owner - 1]?.lower ?? ''))
    return owner + 1
  if (owner < 0 || np.to - owner < 3) return null
  // Each state has its Defence Ministry: a body keeps the state it is of.
  if (SOURCE_NOUNS.has(np.lower)) return null
  return sentence.words.slice(owner + 1, np.to).every((word) => word.cls === 'name') ? owner + 1 : null
}

/** 'The army says': whose army it is, where the page leaves no doubt. */
const forceParty = (sentence: Sentence, at: number, np: NounPhrase, story: Story) =>
  np.force ? partyOf(sentence, at, story) : null

/** Who says something, and the party he speaks for. */
export interface Source {
  readonly name: string
  readonly party: string | null
}

function knownPerson(sentence: Sentence, np: NounPhrase, story: Story): Source | null {
  const person = personName(sentence, np)
  const last = person?.split(' ').at(-1)?.toLowerCase() ?? ''
  const known = story.persons.get(last)
  if (person === null || (known === undefined && !person.includes(' '))) return null
  return { name: story.fullNames.get(last) ?? person, party: known ?? np.parties.at(-1)?.name.party ?? null }
}

/** RD11: 'reports', 'a source': nobody whom a reader could tell apart; official reports are somebody's. */
const isNameless = (sentence: Sentence, np: NounPhrase): boolean =>
  NAMELESS_SOURCES.has(np.lower) &&
  (np.parties.length === 0 ||
    /^(?:media|press|newspapers|outlets)$/u.test(np.lower) ||
    sentence.words.slice(np.from, np.head).some((word) => /^(?:media|press|news)$/u.test(word.lower))) &&
  !sentence.words.slice(np.from, np.head).some((word) => vouches(word.lower, np.lower)) &&
  !isOneReport(sentence, np) &&
  !isSourceOf(sentence, np)

/** 'official sources', 'an army report', 'forensic reports' are somebody's; 'a military source' is nobody's. */
const vouches = (word: string, head: string): boolean =>
  /^(?:official|state|government)$/u.test(word) ||
  (/^reports?$/u.test(head) && /^(?:army|military|police|forensic|autopsy|medical|hospital)$/u.test(word))

/** 'the report said', 'a report published by the region': one that can be told from others. */
const isOneReport = ({ words }: Sentence, { from, head, lower }: NounPhrase): boolean =>
  lower === 'report' && head - from === 1 && words[from]?.lower === 'the'

/** 'A source in the Northland government': of which side he is. */
function isSourceOf({ phrases }: Sentence, np: NounPhrase): boolean {
  const at = phrases.indexOf(np)
  const of = phrases[at + 2]
  return (
    /^sources?$/u.test(np.lower) &&
    isWord(phrases[at + 1], 'in', 'within', 'inside') &&
    of?.type === 'np' &&
    (of.parties.length > 0 || of.named)
  )
}

export function joinWords(words: readonly Word[]): string {
  let text = ''
  for (const [step, word] of words.entries())
    text += (step > 0 && word.start > (words[step - 1]?.end ?? 0) ? ' ' : '') + word.text
  return text
}

/** Whether a noun phrase can speak; 'what the group called' is no more than a name for something. */
function canSpeak(sentence: Sentence, np: NounPhrase, head: Word): boolean {
  if (sentence.words[np.from]?.lower === 'what') return false
  // 'said that its men had “responded”': what they did, and not what they said.
  if (
    /^(?:its|their)$/u.test(sentence.words[np.from]?.lower ?? '') &&
    /^(?:men|soldiers|troops|forces)$/u.test(np.lower)
  )
    return false
  return head.cls === 'name' || np.force || np.what !== null || SOURCE_NOUNS.has(head.lower) || TITLES.has(head.lower)
}

/** 'the official in charge of the Commission for Missing Persons, …': behind all that the office is of. */
function pastOffice({ phrases }: Sentence, at: number): number {
  let next = at + 1
  while (isWord(phrases[next], 'of', 'in', 'for', 'to', 'on', 'at', 'with') && phrases[next + 1]?.type === 'np')
    next += 2
  return next
}

/** 'Colonel Juan Reyes, spokesman of the Northland army said': the person whom the words before the comma name. */
function describedPerson(sentence: Sentence, at: number, story: Story): Source | null {
  const [name, comma, office] = sentence.phrases.slice(Math.max(0, at - 2), at + 1)
  if (name?.type !== 'np' || office?.type !== 'np' || !isWord(comma, ',') || !TITLES.has(office.lower)) return null
  const ahead = sentence.phrases[at - 3]
  if (ahead !== undefined && !isWord(ahead, ',', '“', '"')) return null
  if (sentence.words[office.from]?.cls === 'name' || isWord(sentence.phrases[pastOffice(sentence, at)], ','))
    return null
  return sentence.words[name.head]?.cls === 'name' && name.parties.length === 0
    ? knownPerson(sentence, name, story)
    : null
}

/** 'the head of the service, Anna Berg, said': the person whom the office is told of. */
export function apposedPerson(sentence: Sentence, at: number, story: Story): Source | null {
  const described = describedPerson(sentence, at, story)
  if (described !== null) return described
  const comma = pastOffice(sentence, at)
  const [opening, name, closing] = sentence.phrases.slice(comma, comma + 3)
  if (!isWord(opening, ',') || name?.type !== 'np') return null
  if (closing !== undefined && !isWord(closing, ',', '.')) return null
  const whole = sentence.words.slice(name.from, name.to).every((word) => word.cls === 'name')
  return whole && name.to - name.from > 1 ? knownPerson(sentence, name, story) : null
}

/** 'Our correspondent in Redvale reports': the page itself. */
export function isOurOwn({ phrases, words }: Sentence, at: number): boolean {
  const np = phrases[at]
  return (
    np?.type === 'np' &&
    /^(?:correspondents?|reporters?|newspaper|website)$/u.test(np.lower) &&
    /^(?:our|this)$/u.test(words[np.from]?.lower ?? '')
  )
}
