import type { Stance } from '../../claims/kinds.ts'
import type { KnownName } from '../names/party-names.ts'
import { groupCalled, mayFight, onlySpeaks, onOneSide, servesState, stateAgainst } from '../names/sides.ts'
import { SOURCE_NOUNS, SPEECH_CUES, TITLES } from '../packs/en/cues.ts'
import { FORCE_NOUNS, REBEL_NOUNS } from '../packs/en/person-nouns.ts'
import { isBystander, isOnlyLinked, isPlace, onlyTells } from './bystanders.ts'
import { findSubject } from './clauses.ts'
import type { PartyMention } from './find-parties.ts'
import { homeOfHeads, homeOfPlaces, homeState } from './home-state.ts'
import { learnForces } from './learn-forces.ts'
import { mediatorsOf } from './mediators.ts'
import { isFullName } from './named-list.ts'
import { namelessRebels, stateOfRebels } from './nameless-rebels.ts'
import { learnOffices, type OfficeHolders } from './office-holders.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import { isTitled } from './titled.ts'

/** Who told of a group, and as what. */
export interface Told {
  readonly speaker: string
  readonly stance: Stance
}

/** A group of people as a page has counted it so far. */
export interface KnownGroup {
  readonly sentence: number
  readonly count: { readonly min: number | null; readonly max: number | null } | null
  readonly what: string | null
  /** What they are or were, where `what` is their bodies. */
  readonly sort?: string | null
  /** The noun it was called by, where one is known. */
  readonly head: string | null
  readonly party: string | null
  readonly kind: string
  readonly actor: string | null
  readonly recipient: string | null
  readonly stance: string | null
  /** Absent: the page tells of it in its own voice. */
  readonly told?: Told
  /** A figure given anew, or a part: 'the men' are those counted first, all of them. */
  readonly again?: boolean
  /** The word of its sentence from which it is told. */
  readonly at?: number
  /** Counted beside those before it in one phrase: 'and four policemen'. */
  readonly beside?: boolean
}

/** What a page as a whole tells its reader: who its parties are, who speaks for whom, which groups it has counted. */
export interface Story {
  readonly sentences: readonly Sentence[]
  /** Parties by how often they are named, neutral bodies left out. */
  readonly main: readonly string[]
  /** How often each of them is named; the lead counts double. */
  readonly weights: ReadonlyMap<string, number>
  /** 'rebels' → the party that the page once called so. */
  readonly forces: ReadonlyMap<string, string>
  /** Last names of the persons of the page → their party. */
  readonly persons: ReadonlyMap<string, string | null>
  /** Who bears which title on the page. */
  readonly offices: OfficeHolders
  /** Full names by last name. */
  readonly fullNames: ReadonlyMap<string, string>
  readonly groups: KnownGroup[]
  /** Who has been accused, and of what in the text's words. */
  readonly accusations: { readonly sentence: number; readonly party: string; readonly charge: string }[]
  /** The state whose government and army are meant where none is named. */
  readonly home: string | null
  /** The armed group named most: 'the rebels', 'the militants' where the page gives them no other name. */
  readonly group: string | null
  /** What the page first calls a force that it gives no name: 'Syrian rebels'. */
  readonly rebels: string | null
  /** Every party that the page names, also as a place. */
  readonly mentioned: ReadonlySet<string>
  /** Whether no other armed group is named. */
  readonly soleGroup: boolean
  /** Bodies that take no side: they hold nobody and have no people among the held. */
  readonly neutral: ReadonlySet<string>
  /** Whether the sides exchange lists of those in each other's custody. */
  readonly listsHeld: boolean
  /** Whether both sides together acted last, for 'they'. */
  bothActed: boolean
  /** The agreement told of last, for 'it also provides'. */
  lastAgreement: string | null
  /** The party that acted last, for 'it' and 'its'. */
  lastActor: string | null
  /** The body of no side that acted last, where nobody else has since: 'the mission said its soldiers'. */
  lastNeutral: string | null
  /** The party of the person told of last, for 'he' and 'she'. */
  lastPerson: string | null
  /** The party of the person named last, whoever spoke. */
  lastNamed: string | null
  /** The party of the one who speaks, for 'we' and 'our'. */
  speaking: string | null
  /** The side whose own statement the page is. */
  readonly voice: string | null
  /** The people whom the last sentence was about: 'Most of the Northlanders were taken home'. */
  lastPeople: { readonly sentence: number; readonly party: string } | null
  /** The party that speaks first: who is called the occupier is the other. */
  firstSpoke: string | null
  /** The party that spoke last, for 'the enemy' in what a page goes on telling. */
  lastSpoke: string | null
  /** Whom one side's speaker called the enemy last. */
  lastEnemy: string | null
}

const SPEECH = new Set(Object.values(SPEECH_CUES).flatMap((set) => [...set]))

const isNoSide = (sentence: Sentence, mention: PartyMention): boolean =>
  mention.name.kind === 'neutral' ||
  isPlace(sentence, mention) ||
  onlyTells(sentence, mention) ||
  isOnlyLinked(sentence, mention)

function countParties(sentences: readonly Sentence[], voice: string | null): ReadonlyMap<string, number> {
  // The side whose statement a page is need not name itself.
  const weight = new Map<string, number>(voice === null ? [] : [[voice, 1]])
  for (const sentence of sentences) {
    for (const mention of sentence.parties) {
      if (isNoSide(sentence, mention)) continue
      const told = sentence.index < 2 ? 2 : 1
      const lead = isBystander(sentence, mention) ? 0.3 : mention.name.form === 'leader' ? 0.5 : told
      weight.set(mention.name.party, (weight.get(mention.name.party) ?? 0) + lead)
    }
  }
  return weight
}

const mentionOf = (np: NounPhrase): KnownName | null => np.parties.at(-1)?.name ?? null

const BODIES =
  /^(?:fund|agency|council|programme|program|union|organi[sz]ation|association|society|observatory|institute|foundation|cross|crescent|watch|mission|court|bank|union|parliament|assembly|headquarters|cent(?:re|er))$/u

/** The words of a person's name in a noun phrase, titles and party names left out. */
export function personName(sentence: Sentence, np: NounPhrase): string | null {
  const inParty = (at: number) => np.parties.some((party) => party.from <= at && at < party.to)
  let from = np.to
  while (from > np.from) {
    const word = sentence.words[from - 1]
    if (word === undefined || word.cls !== 'name' || inParty(from - 1) || TITLES.has(word.lower.replace(/\./gu, '')))
      break
    from--
  }
  const words = sentence.words.slice(from, np.to)
  const first = words[0]
  const last = words.at(-1)
  if (first === undefined || last === undefined || SOURCE_NOUNS.has(last.lower) || FORCE_NOUNS.has(last.lower))
    return null
  if (BODIES.test(last.lower)) return null
  if (/^\p{Lu}+$/u.test(last.text) && last.text.length > 1) return null
  return sentence.words
    .slice(from, np.to)
    .map((word) => word.text)
    .join(' ')
}

function appositionParty(sentence: Sentence, at: number, group: string | null): string | null {
  for (const step of [at, at - 2, at + 2, at - 4]) {
    const np = sentence.phrases[step]
    if (np?.type !== 'np') continue
    if (step !== at && !(sentence.phrases[(step + at) / 2]?.type === 'word')) continue
    const known = mentionOf(np)
    if (known !== null) return known.party
    const owner = ownerParty(sentence, step, group)
    if (owner !== null) return owner
  }
  return servesParty(sentence, at)
}

/** 'Anna Berg, who negotiates for the front': whom a person speaks or acts for. */
function servesParty({ phrases }: Sentence, at: number): string | null {
  const next = phrases[at + 1]
  const who = next?.type === 'word' && next.lower === ',' ? at + 2 : at + 1
  const [relative, verb, word, party] = phrases.slice(who, who + 4)
  if (relative?.type !== 'word' || relative.lower !== 'who' || verb?.type !== 'vp') return null
  const serves =
    /^(?:negotiate|speak|act|fight|work)$/u.test(verb.lemma) && word?.type === 'word' && word.lower === 'for'
  const leads = /^(?:lead|head|command|represent|run|chair)$/u.test(verb.lemma) && word?.type === 'np'
  const served = serves ? party : leads ? word : undefined
  return served?.type === 'np' ? (mentionOf(served)?.party ?? null) : null
}

/** 'chief of staff of the Ukrainian president', 'spokesman for the militants': whose office it is, as far as 'of' leads. */
function ownerParty({ phrases }: Sentence, at: number, group: string | null): string | null {
  for (let of = at + 1; of <= at + 5; of += 2) {
    const word = phrases[of]
    const owner = phrases[of + 1]
    if (word?.type !== 'word' || !/^(?:of|for)$/u.test(word.lower) || owner?.type !== 'np') return null
    const known = mentionOf(owner)?.party ?? (REBEL_NOUNS.has(owner.lower) ? group : null)
    if (known !== null) return known
  }
  return null
}

/** The noun phrases of a sentence that say something. */
function sourcesIn(sentence: Sentence): ReadonlySet<number> {
  const sources = new Set<number>()
  for (const [at, phrase] of sentence.phrases.entries()) {
    if (phrase.type !== 'vp' || !SPEECH.has(phrase.lemma)) continue
    const subject = findSubject(sentence.phrases, at)
    if (subject !== null) sources.add(subject.at)
    if (sentence.phrases[at + 1]?.type === 'np') sources.add(at + 1)
  }
  return sources
}

/** 'Juan Reyes was freed': a full name of whom something befalls that befalls people alone. */
function isBefallen(sentence: Sentence, at: number): boolean {
  const verb = sentence.phrases[at + 1]
  const befalls =
    verb?.type === 'vp' &&
    verb.passive &&
    /^(?:free|release|hand|deliver|swap|exchange|rescue|execute|arrest|detain|capture|kidnap|abduct|jail|imprison|wound|injure)$/u.test(
      verb.lemma,
    )
  return befalls && isFullName(sentence, sentence.phrases[at])
}

function learnPersons(sentences: readonly Sentence[], group: string | null): Pick<Story, 'persons' | 'fullNames'> {
  const persons = new Map<string, string | null>()
  const fullNames = new Map<string, string>()
  for (const { parties, words } of sentences)
    for (const { name, to } of parties) if (name.form === 'leader') persons.set(words[to - 1]?.lower ?? '', name.party)
  const learn = (sentence: Sentence, at: number, np: NounPhrase) => {
    const name = personName(sentence, np)
    const last = name?.split(' ').at(-1)?.toLowerCase()
    if (name === null || last === undefined) return
    if (name.includes(' ') && !fullNames.has(last)) fullNames.set(last, name)
    if ((persons.get(last) ?? null) === null) persons.set(last, appositionParty(sentence, at, group))
  }
  for (const sentence of sentences) {
    const sources = sourcesIn(sentence)
    for (const [at, phrase] of sentence.phrases.entries()) {
      if (phrase.type !== 'np' || sentence.words[phrase.head]?.cls !== 'name') continue
      if (sources.has(at) || isTitled(sentence, sentence.phrases, at, phrase) || isBefallen(sentence, at))
        learn(sentence, at, phrase)
    }
  }
  return { persons, fullNames }
}

const isGroup = (name: KnownName) => name.kind === 'group' && !servesState(name.party)

/** The armed groups of a page by name, the one named most first. */
function armedGroups(sentences: readonly Sentence[], main: readonly string[]): readonly string[] {
  const all = sentences.flatMap((sentence) => sentence.parties.map(({ name }) => name)).filter(isGroup)
  // 'Chechen captives' names a group by its people alone: it counts where no group has a name.
  const named = all.some((name) => name.form === 'name') ? all.filter((name) => name.form === 'name') : all
  const parties = new Set(named.map((name) => name.party))
  // A front that speaks for an army is not who 'the rebels' are.
  return main.filter((party) => parties.has(party)).sort((a, b) => Number(onlySpeaks(a)) - Number(onlySpeaks(b)))
}

/** 'exchanged lists of prisoners in each other's custody'. */
function exchangesLists({ words }: Sentence): boolean {
  const lowers = words.map(({ lower }) => lower)
  const custody = lowers.some((lower) => /^(?:custody|jails|prisons)$/u.test(lower))
  return (
    custody &&
    (lowers.includes('lists') || lowers.includes('list')) &&
    lowers.some((lower) => /^(?:exchange|exchanged|share|shared)$/u.test(lower))
  )
}

/**
 * Reads a page once over for what holds for all of it. `headed`: the parties that its title and dateline name; `voice`: the
 * side whose own statement it is.
 */
export function tellStory(
  sentences: readonly Sentence[],
  headed: readonly KnownName[] = [],
  voice: string | null = null,
): Story {
  const weights = countParties(sentences, voice)
  const named = [...weights].sort((a, b) => b[1] - a[1]).map(([party]) => party)
  const inText = sentences.flatMap(({ parties }) => parties.map(({ name }) => name))
  // 'LIVE: Nepal' above a text on 'the Maoists' tells whose Maoists they are.
  const mentioned = new Set([...named, ...[...inText, ...headed].map(({ party }) => party)])
  const fought = stateOfRebels(sentences)
  // 'Syrian rebels' throughout are no group that the page names once in passing, nor one that fights another state.
  const told = armedGroups(sentences, named).filter(
    (group) => fought === null || (mayFight(group, fought) && (weights.get(group) ?? 0) > 1),
  )
  const rebels = namelessRebels(sentences)
  // 'the separatists' of a page about Ukraine have a name, if the page does not give it.
  const called = told.length > 0 || rebels === null ? null : groupCalled(rebels.split(' ').at(-1) ?? '', mentioned)
  const main = called === null ? named : [...named, called]
  const groups = called === null ? told : [called]
  const states = inText.filter(({ kind, form }) => kind === 'state' && form !== 'leader')
  const statesNamed = new Set(states.map(({ party }) => party))
  return {
    sentences,
    main,
    weights,
    home:
      homeState(sentences, main, weights) ??
      homeOfHeads(headed, groups, statesNamed) ??
      (statesNamed.size > 0 ? null : homeOfPlaces(sentences, mentioned)),
    group: groups[0] ?? null,
    rebels: called === null ? rebels : null,
    mentioned,
    // Groups that are told of on one side are one.
    soleGroup:
      groups.length > 0 && groups.every((group) => group === groups[0] || onOneSide(group, groups[0] ?? group)),
    neutral: new Set([
      ...sentences.flatMap(({ parties }) =>
        parties.filter(({ name }) => name.kind === 'neutral').map(({ name }) => name.party),
      ),
      ...mediatorsOf(sentences),
    ]),
    forces: learnForces(sentences),
    ...learnPersons(sentences, groups[0] ?? null),
    offices: learnOffices(sentences, personName),
    listsHeld: sentences.some(exchangesLists),
    groups: [],
    accusations: [],
    bothActed: false,
    lastAgreement: null,
    lastActor: null,
    lastNeutral: null,
    lastPerson: null,
    lastNamed: null,
    speaking: null,
    firstSpoke: null,
    lastSpoke: null,
    lastEnemy: null,
    lastPeople: null,
    voice,
  }
}

/** The side that a party stands against on this page: the other of its two parties; for a third one, the first. */
export function opponentOf(story: Story, party: string | null): string | null {
  if (party === null || party === 'both') return null
  const fought = stateAgainst(party, story.mentioned)
  if (fought !== null && (story.weights.get(fought) ?? 0) >= 1) return fought
  const other = story.main.find((one) => one !== party && !onOneSide(party, one)) ?? null
  // A page on a group's war that names but the state of a hostage: the state that the group fights, and not the hostage's.
  // A state named only for its delegates or as a place is no side.
  if (other !== null && fought !== null && (story.weights.get(other) ?? 0) < 1) return fought
  const apart = other !== null && fought !== null && fought === story.home && !onOneSide(fought, other)
  return apart ? fought : other
}
