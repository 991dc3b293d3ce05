import { foremostAgainst, onOneSide, stateAgainst } from '../names/sides.ts'
import { REBEL_NOUNS, WAR_MACHINES } from '../packs/en/person-nouns.ts'
import { facedParty } from './faced-party.ts'
import { loyalTo } from './loyal-to.ts'
import { FATES } from './nameless-rebels.ts'
import { ofPhrase, partyOfForces } from './of-phrase.ts'
import { CULPRITS, ownedBy } from './owned-by.ts'
import { isWord } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import { personName, type Story } from './story.ts'

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

const STATE_OFFICES = new Set(['president', 'premier', 'chancellor', 'king', 'minister', 'presidency'])

/** The party that a noun phrase names or stands for (RD7, RD9). */
export function partyOf(sentence: Sentence, at: number, story: Story): string | null {
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return null
  if (isBothSides(sentence, np)) return 'both'
  // 'al-Qaeda's military wing, the Front, attacked': the wing has a name of its own.
  const wing = /^(?:wing|branch|arm|affiliate)$/u.test(np.lower) ? apposedGroup(sentence, at, np) : null
  if (wing !== null) return wing
  const named = np.parties.at(-1)
  // 'Colombian rebels' are the one armed group of the page, where it names one of that kind.
  const fights = sentence.words.slice(np.from, np.to).some((word) => REBEL_NOUNS.has(word.lower))
  // 'the Lebanese movement' on a page with one armed group.
  const called = named?.name.form === 'demonym' && /^(?:movement|group|militia|faction)$/u.test(np.lower)
  if (named?.name.kind === 'state' && called && story.soleGroup && sentence.words[np.from]?.lower === 'the')
    return story.group
  if (named !== undefined && named.name.kind === 'state' && fights)
    return story.soleGroup && (named.name.party === story.home || isOfPeople(sentence, np))
      ? story.group
      : namelessForce(sentence, np, story)
  if (named !== undefined) return (fights ? fightersOf(named, story) : null) ?? named.name.party
  return (
    apposedGroup(sentence, at, np) ??
    ownerParty(sentence, at, np, story) ??
    (np.pronoun ? pronounParty(np, story) : describedParty(sentence, np, story))
  )
}

/** 'ethnic Albanian guerrillas' are of a people, and fight for no state of its name. */
const isOfPeople = ({ words }: Sentence, np: NounPhrase): boolean =>
  words.slice(np.from, np.head).some(({ lower }) => lower === 'ethnic')

/**
 * 'Tamil guerrillas', 'Kurdish militants': the armed group of that people which the page names, or the only one, where no
 * vocabulary tells whom that one fights ('Tuareg-led rebels' are the movement that the page names later); null: it names none.
 */
export const fightersOf = ({ name }: NounPhrase['parties'][number], story: Story): string | null => {
  if (name.kind !== 'group' || name.form !== 'demonym' || story.group === null) return null
  const only = story.soleGroup && foremostAgainst(story.group) === null
  return onOneSide(name.party, story.group) || only ? story.group : null
}

/** 'a smaller rebel group, the National Front (NF), …': the name told of a force is its own. */
function apposedGroup({ phrases }: Sentence, at: number, np: NounPhrase): string | null {
  if (!np.force && !/^(?:group|movement|organi[sz]ation|faction|wing|branch|arm|affiliate)$/u.test(np.lower))
    return null
  const [comma, name] = phrases.slice(at + 1, at + 3)
  if (comma?.type !== 'word' || comma.lower !== ',' || name?.type !== 'np') return null
  const mention = name.parties.at(-1)
  return mention?.name.kind === 'group' && mention.name.form === 'name' ? mention.name.party : null
}

const TIMES = /^(?:hours?|days?|nights?|weeks?|months?|years?|decades?)$/u

/** 'the two sides', 'both governments', 'the parties'. */
function isBothSides(sentence: Sentence, np: NounPhrase): boolean {
  const lowers = sentence.words.slice(np.from, np.to).map((word) => word.lower)
  if (lowers[0] === 'neither' && /^(?:side|party|government|army|camp)$/u.test(np.lower)) return true
  if (np.parties.length === 0 && lowers[0] === 'the' && /^(?:delegations|negotiators|belligerents)$/u.test(np.lower))
    return true
  if (np.parties.length === 0 && np.lower === 'ministers' && lowers.includes('foreign')) return true
  if (np.lower === 'both' || (np.lower === 'each' && np.pronoun)) return true
  if (np.lower === 'parties' && lowers[0] === 'the') return true
  if (np.lower === 'sides' && np.parties.length === 0) return true
  const plural =
    /^(?:sides?|parties|governments|countries|camps|states|armies|militaries|nations|neighbou?rs|foes|rivals|forces|delegations)$/u.test(
      np.lower,
    )
  return (
    plural &&
    // 'During the past two weeks Northland's forces': two weeks, not two forces.
    lowers.some(
      (word, at) =>
        !TIMES.test(lowers[at + 1] ?? '') &&
        /^(?:both|two|warring|each|parties|rival|opposing|feuding|nuclear-armed|nuclear|neighbou?ring)$/u.test(word),
    )
  )
}

const OWNS = ['of', 'from', 'for', 'in', 'to']

/** 'the military in Northland's state of Redvale': the region's, where it is a party of its own. */
function regionOf(sentence: Sentence, at: number, preps: readonly string[]): NounPhrase | null {
  const land = ofPhrase(sentence, at, preps)
  if (land === null || !/^(?:state|region|republic|territory|enclave|administration|area)$/u.test(land.lower))
    return null
  const region = ofPhrase(sentence, sentence.phrases.indexOf(land))
  return region !== null && region.parties.length > 0 ? region : null
}

/** 'the forces in control of Northland's region of Redvale': theirs, where it is a party of its own. */
function inControlOf(sentence: Sentence, at: number): NounPhrase | null {
  const control = ofPhrase(sentence, at, ['in'])
  if (control === null || !/^(?:control|charge|power|command)$/u.test(control.lower)) return null
  const place = sentence.phrases.indexOf(control)
  return regionOf(sentence, place, ['of']) ?? ofPhrase(sentence, place)
}

/** 'units of the Azerbaijani army', 'fighters loyal to Haftar', 'militants led by Hamas'. */
function ownerParty(sentence: Sentence, at: number, np: NounPhrase, story: Story): string | null {
  // 'the Redvale Force in Northland' has a name of its own.
  const called =
    np.force &&
    sentence.words.slice(np.from, np.head).some(({ cls, lower }) => cls === 'name' && !FORCES_OF_STATE.has(lower))
  const preps = /^(?:statement|message|post|report|video)$/u.test(np.lower)
    ? ['of', 'from', 'by', 'on']
    : OWNS.filter((prep) => !called || prep !== 'in')
  const owner =
    inControlOf(sentence, at) ??
    regionOf(sentence, at, preps) ??
    ofPhrase(sentence, at, preps) ??
    ledBy(sentence, at) ??
    loyalTo(sentence, at)
  const name = owner?.parties.at(-1)?.name
  const follows = owner === null || name !== undefined ? null : leaderParty(sentence, owner, story)
  if (follows !== null) return follows
  // 'the forces of the front', on a page of one armed group.
  if (name === undefined && owner !== null && np.force && /^(?:front|movement|group|militia)$/u.test(owner.lower))
    return story.soleGroup ? story.group : null
  // 'in the hands of the commander’s rebels'.
  if (name === undefined && owner !== null && /^(?:hands|custody|captivity)$/u.test(np.lower))
    return REBEL_NOUNS.has(owner.lower) ? (story.group ?? namelessForce(sentence, owner, story)) : null
  const fights = sentence.words.slice(np.from, np.to).some(
    ({ lower }) =>
      REBEL_NOUNS.has(lower) ||
      // 'the armed forces of Northland' are its own.
      (lower === 'armed' && np.lower !== 'forces') ||
      /^(?:rebel|insurgent|militant|guerrilla|separatist|jihadist|islamist|extremist|terrorist|hard-?line)$/u.test(
        lower,
      ),
  )
  // 'militiamen backed by Northland' are not Northland's own.
  const backed = /^(?:back|support|arm)$/u.test(
    (sentence.phrases[at + 1] as { lemma?: string } | undefined)?.lemma ?? '',
  )
  return name === undefined || ((fights || backed) && name.kind === 'state') ? null : name.party
}

const pronounParty = (np: NounPhrase, story: Story) =>
  np.lower === 'they' && story.bothActed
    ? 'both'
    : ['we', 'us'].includes(np.lower)
      ? story.speaking
      : ['he', 'she'].includes(np.lower)
        ? (story.lastPerson ?? story.lastActor)
        : ['it', 'they', 'itself', 'who'].includes(np.lower)
          ? story.lastActor
          : null

/** 'allied to the government in Redvale': the one that sits there. */
function governmentIn(sentence: Sentence, owner: NounPhrase, story: Story): string | null {
  if (!/^(?:government|administration|authorities)$/u.test(owner.lower)) return null
  // 'the separatist government' is the separatists' own.
  if (
    sentence.words.slice(owner.from, owner.head).some(({ lower }) => /^(?:separatist|rebel|opposition)$/u.test(lower))
  )
    return null
  const seat = ofPhrase(sentence, sentence.phrases.indexOf(owner), ['in', 'of'])?.parties.at(-1)?.name
  return seat?.party ?? (story.group === null ? null : genericParty(story, 'government', ['government']))
}

/** 'the Office of the Ombudsman of Redvale', 'the head of the office of the president of Northland': whose it is in the end. */
function officeParty(sentence: Sentence, owner: NounPhrase): string | null {
  const office =
    /^(?:ombudsman|office|president|presidency|prosecutor|prosecutors|minister|ministry|service|staff|committee|commission|command)$/u
  const of = office.test(owner.lower) ? ofPhrase(sentence, sentence.phrases.indexOf(owner)) : null
  return of?.parties.at(-1)?.name.party ?? null
}

const leaderParty = (sentence: Sentence, owner: NounPhrase, story: Story): string | null =>
  officeParty(sentence, owner) ??
  governmentIn(sentence, owner, story) ??
  personParty(sentence, owner, story) ??
  partyOfForces(sentence, owner) ??
  bodyParty(sentence, owner, story)

/** 'jets of the coalition', 'units of the army': the body's own. */
const bodyParty = (sentence: Sentence, owner: NounPhrase, story: Story): string | null =>
  /^(?:coalition|army|military)$/u.test(owner.lower) && owner.to - owner.from === 2
    ? describedParty(sentence, owner, story)
    : null

/** The party of a person whom the page or a vocabulary tells of by name. */
function personParty(sentence: Sentence, np: NounPhrase, story: Story): string | null {
  const person = personName(sentence, np)
  return person === null ? null : (story.persons.get(person.split(' ').at(-1)?.toLowerCase() ?? '') ?? null)
}

function describedParty(sentence: Sentence, np: NounPhrase, story: Story): string | null {
  const words = sentence.words.slice(np.from, np.to)
  const lowers = words.map((word) => word.lower)
  const facing = facedParty(np, lowers, story)
  if (facing !== undefined) return facing
  const person = personParty(sentence, np, story)
  if (person !== null) return person
  // 'junta jets', 'regime helicopters': they fly for it.
  const flies = WAR_MACHINES.has(np.lower) && lowers.some((lower) => /^(?:junta|regime|government)$/u.test(lower))
  if (flies || actsForState(np, lowers)) return genericParty(story, 'government', ['government'])
  if (/^(?:its|their|his|her)$/u.test(lowers[0] ?? '')) return ownedBy(sentence, np, story)
  if (lowers[0] === 'our') return story.speaking
  // 'the Redvale militia' is no other militia of the page.
  // 'the forces', on a page of two states' own: those told of last.
  if (story.group === null && /^(?:forces|troops)$/u.test(np.lower) && words.length === 2 && lowers[0] === 'the')
    return story.forces.get(np.lower) ?? story.lastActor ?? genericParty(story, np.lower, lowers)
  const found = hasNameOfItsOwn(np, words, story)
    ? null
    : (genericParty(story, np.lower, lowers) ?? forceInside(sentence, np, story))
  if (found !== null) return found
  if (isNameless(np, words)) return nameBefore(sentence, np) ?? namelessForce(sentence, np, story)
  // 'Soldiers freed the hostages': those of the state that the page is about.
  return np.count === null &&
    /^(?:soldiers|servicemen|policemen|gendarmes)$/u.test(np.lower) &&
    !lowers.some((lower) => NO_STATES.test(lower))
    ? genericParty(story, 'army', ['the', 'army'])
    : null
}

/** 'the Redvale militia'; 'the militia' alone is the one armed group of the page. */
function hasNameOfItsOwn(np: NounPhrase, words: Sentence['words'], { soleGroup }: Story): boolean {
  const plain = words.length === 2 && words[0]?.lower === 'the' && soleGroup
  return !plain && /^(?:militia|brigade|battalion|front|force)$/u.test(np.lower) && isNameless(np, words)
}

/** A president and his ministers act for their state, and a military council is its government. */
const actsForState = (np: NounPhrase, lowers: readonly string[]): boolean =>
  (np.lower === 'council' && lowers.includes('military')) ||
  (lowers.some((lower) => STATE_OFFICES.has(lower)) &&
    !lowers.some((lower) => /^(?:former|ex-president)$/u.test(lower)))

/** 'rebels', 'separatist forces', 'the Redvale brigade': a force of no state, and of no name that is known. */
function isNameless(np: NounPhrase, words: Sentence['words']): boolean {
  if (REBEL_NOUNS.has(np.lower)) return true
  const body = np.force || /^(?:groups?|factions?|units?)$/u.test(np.lower)
  if (body && words.some(({ lower }) => NO_STATES.test(lower))) return true
  return (
    np.force &&
    !/^(?:ministry|administration|leadership)$/u.test(np.lower) &&
    words.some((word) => word.cls === 'name' && !FORCES_OF_STATE.has(word.lower))
  )
}

/** 'The West Side Boys, a renegade militia, …': the name that stands before what they are; null: none does. */
function nameBefore({ phrases, words }: Sentence, np: NounPhrase): string | null {
  const at = phrases.indexOf(np)
  const name = phrases[at - 2]
  if (!isWord(phrases[at - 1], ',') || name?.type !== 'np' || !/^an?$/u.test(words[np.from]?.lower ?? '')) return null
  const known = name.parties.at(-1)
  if (known !== undefined) return known.to === name.to && known.name.kind === 'group' ? known.name.party : null
  const from = words[name.from]?.cls === 'det' ? name.from + 1 : name.from
  const named = words.slice(from, name.to)
  if (named.length < 2 || !named.every(({ cls }) => cls === 'name')) return null
  return named.map(({ text }) => text).join(' ')
}

/** A force without a name goes by the first words that the page has for it: 'Syrian rebels', 'rebel groups', 'the rebels' are one. */
export function namelessForce(sentence: Sentence, np: NounPhrase, story: Story): string | null {
  // 'the abductors', 'the assailants': those whom the page called something else before.
  const the = sentence.words[np.from]?.lower === 'the' && np.to - np.from === 2
  const fight = story.group === null && REBEL_NOUNS.has(np.lower)
  if (the && (fight || CULPRITS.test(np.lower)) && story.rebels !== null) return story.rebels
  const stem = story.rebels?.split(' ').at(-1)?.toLowerCase().replace(/s$/u, '')
  const again =
    stem !== undefined &&
    sentence.words.slice(np.from, np.to).some((word) => word.lower.startsWith(stem)) &&
    (story.main.length < 6 || np.parties.length === 0)
  return again ? story.rebels : forceText(sentence, np)
}

/** 'a coalition air strike': the force in the phrase acts. */
function forceInside(sentence: Sentence, np: NounPhrase, story: Story): string | null {
  for (const word of sentence.words.slice(np.from, np.head)) {
    if (word.lower === 'coalition') return story.forces.get('coalition') ?? 'coalition'
    if (/^(?:army|government|military|rebel|militia)$/u.test(word.lower))
      return genericParty(story, word.lower === 'rebel' ? 'rebels' : word.lower, ['the'])
  }
  return null
}

/** 'separatist forces', 'Russian-backed troops' are no state's own. */
const NO_STATES =
  /^(?:separatist|rebel|opposition|enemy|insurgent|hostile|foreign|coalition|paramilitary|irregular|unidentified|.+-backed|.+-led|pro-(?!government|regime|state).+|anti-.+)$/u

/** 'the army' of the page, unless it is the armed group's own. */
function stateArmy({ forces, group }: Story): string | null {
  const army = forces.get('army') ?? forces.get('military') ?? null
  return army === group ? null : army
}

/** 'the group', 'the movement'; of several the one that is called a network, where the page names one: a broadcaster is one as well. */
const groupMeant = (head: string, { group, mentioned }: Story): string | null =>
  head === 'network'
    ? ([...mentioned].find((party) => party.endsWith(' network')) ?? null)
    : /^(?:group|movement|militia|faction|organi[sz]ation)$/u.test(head)
      ? group
      : null

const FIGHTERS =
  /^(?:rebels|insurgents|militants|guerrillas|fighters|gunmen|separatists|captors|kidnappers|jihadists|islamists|terrorists|extremists|attackers|assailants|abductors|bandits|raiders|combatants)$/u

/** 'the rebels', 'militants': those of the page's armed group; 'Northland-backed fighters' are not. */
function fightersMeant(story: Story, lowers: readonly string[]): string | null {
  if (lowers.some((lower) => /-(?:backed|led|aligned|allied|supported)$/u.test(lower))) return null
  for (const word of ['rebels', 'insurgents', 'militants', 'guerrillas', 'separatists', 'militia', 'group'])
    if (story.forces.has(word)) return story.forces.get(word) ?? null
  return lowers[0] === 'the' || story.soleGroup ? story.group : null
}

const HELPS = /^(?:humanitarian|aid|rights|relief|medical|international|charity)$/u
export function genericParty(story: Story, head: string, lowers: readonly string[]): string | null {
  const learnt = story.forces.get(head)
  if (learnt !== undefined) return learnt
  if (lowers.includes('government') || (FORCES_OF_STATE.has(head) && !lowers.some((lower) => NO_STATES.test(lower))))
    return story.forces.get('government') ?? governing(story)
  // 'a rebel group in the west': the one that the page names.
  const rebel = lowers.some((lower) => /^(?:rebel|insurgent|guerrilla|separatist|armed)$/u.test(lower))
  if (rebel && story.soleGroup && /^(?:groups?|movement|faction)$/u.test(head)) return story.group
  const helps = lowers.some((lower) => HELPS.test(lower))
  const meant = lowers[0] === 'the' && !helps ? groupMeant(head, story) : null
  if (meant !== null) return meant
  return FIGHTERS.test(head) ? fightersMeant(story, lowers) : null
}

/** Beside an armed group that fights the state of the page, 'the government' is that state's, whose army else the page names. */
function governing(story: Story): string | null {
  const { group, home, mentioned } = story
  const fought = group !== null && home !== null && stateAgainst(group, mentioned) === home
  return fought ? home : (stateArmy(story) ?? home)
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
const SHADES = /^(?:rival|powerful|notorious|so-called|little-known|shadowy|feared|newly|formed)$/u

export function forceText(sentence: Sentence, np: NounPhrase): string | null {
  const lowerAt = (at: number) => sentence.words[at]?.lower ?? ''
  const from =
    sentence.words[np.from]?.cls === 'det' || np.count?.from === np.from
      ? np.count?.from === np.from
        ? np.count.to
        : np.from + 1
      : np.from
  let named = from
  // 'three dead militants' are militants; 'the rival Redvale Force' goes by its name.
  while (named < np.head && (FATES.test(lowerAt(named)) || SHADES.test(lowerAt(named)))) named++
  const words = sentence.words.slice(named, np.to)
  // 'Rebels' that open a sentence are 'rebels'.
  const textAt = (at: number) => {
    const word = words[at]
    return at === 0 && word?.cls === 'noun' && from <= 1 ? word.lower : (word?.text ?? '')
  }
  return words.length === 0 || words.length > 5
    ? null
    : words
        .map((_, at) => textAt(at))
        .join(' ')
        .replace(/ (['’]s)/gu, '$1')
}
