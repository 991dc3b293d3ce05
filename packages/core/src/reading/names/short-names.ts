import { findParties } from '../grammar/find-parties.ts'
import { FORCE_NOUNS } from '../packs/en/person-nouns.ts'
import { joinApostrophes, type Token, tokenize } from '../tokens.ts'
import { coalitionNames } from './coalitions.ts'
import type { KnownName, NameIndex } from './party-names.ts'

// A name of capitalised words with small ones between them, and its short form in brackets. Bounded, so that it cannot run on.
const DEFINED =
  /((?:\p{Lu}[\p{L}\p{M}'’-]{0,30}(?:\s(?:of|and|the|for|de|del|da|do|du|la)){0,2}\s){1,8})\((\p{Lu}[\p{Lu}\p{N}/-]{1,10})\)/gu

// 'the rebel Front for Change', 'a guerrilla group called the People's Movement': a name that is told to be a group's.
const CALLED_GROUP =
  /\b(?:rebel|insurgent|guerrilla|guerilla|militant|separatist|jihadist)\s(?:group\s|movement\s|faction\s)?(?:called\s|named\s)?(?:the\s)?(\p{Lu}[\p{L}'’-]{1,30}(?:\s(?:(?:of|and|for|de|la)\s)?(?:the\s)?\p{Lu}[\p{L}'’-]{1,30}){1,6})/gu

// 'Northland's army, the NDF, …': the short name of a state's force.
const FORCE_CALLED =
  /\b(?:army|armed\sforces|defen[cs]e\sforces?|military|navy|air\sforce),\s(?:known\sas\s)?the\s(\p{Lu}{3,9}),/gu

/** How far before such a word its state may be named. */
const OWNER_REACH = 60

/** Heads of names that armed groups give themselves; forces of a state ('Border Security Force') are known by their state alone. */
const OWN_GROUP = /^(?:army|front|movement|brigades?|militia|resistance|insurgents|fighters)$/u

const FORCES = /^(?:forces?|units?|corps|council|apparatus|command|guards?|legion|battalion|party|union|alliance)$/u

/** 'Movement of Democratic Forces for …', 'National Front for …': the head stands before the first small word. */
function headOf(tokens: readonly Token[]): string {
  const small = tokens.findIndex(({ lower }) => /^(?:of|for)$/u.test(lower))
  return tokens[small < 0 ? tokens.length - 1 : small - 1]?.lower ?? ''
}

/** What a short name stands for: the party in its long form, or the group of that name itself. */
function meaningOf(long: string, short: string, index: NameIndex): Pick<KnownName, 'party' | 'kind'> | null {
  const tokens = joinApostrophes(tokenize(long))
  const head = headOf(tokens)
  const found = findParties(tokens, index).at(-1)
  if (found !== undefined) {
    const whole = found.from === 0 && found.to === tokens.length
    // A state in a movement's name says where or whom it fights.
    if (!whole && isMovement(head, tokens)) return { party: short, kind: 'group' }
    if (!whole && !FORCE_NOUNS.has(head)) return null
    // 'Tamil Eelam' in the name of a movement is not the movement; a demonym before a force is its state.
    return whole || found.name.kind === 'state' ? { party: found.name.party, kind: found.name.kind } : null
  }
  // 'Special Deterrence Force (SDF)': not whom the vocabulary knows by these letters.
  const other = FORCES.test(head) && index.get(short.toLowerCase())?.some(({ kind }) => kind === 'group')
  // Long names go by their short form.
  return (OWN_GROUP.test(head) || other) && tokens.length >= 2
    ? { party: tokens.length > 4 ? short : tokens.map((token) => token.text).join(' '), kind: 'group' }
    : null
}

const isMovement = (head: string, tokens: readonly Token[]): boolean =>
  OWN_GROUP.test(head) &&
  (head !== 'army' || tokens.some(({ lower }) => /^(?:liberation|resistance|independence|revolutionary)$/u.test(lower)))

/** Whether the vocabulary knows a group by this short name whose long name begins as the page's does. */
function bearsBoth(long: string, short: string, index: NameIndex): boolean {
  const group = index.get(short.toLowerCase())?.find(({ kind, words }) => kind === 'group' && words.length === 1)
  const words = tokenize(long).map(({ lower }) => lower)
  const begins = (name: KnownName) => words.every((word, at) => name.words[at] === word)
  return (
    group !== undefined &&
    (index.get(words[0] ?? '')?.some((name) => name.party === group.party && begins(name)) ?? false)
  )
}

/** Names that a page gives to a rebel group without a short form, where no vocabulary knows them. */
const calledGroups = (index: NameIndex, text: string) =>
  [...text.matchAll(CALLED_GROUP)].flatMap(([, party = '']) => {
    const tokens = joinApostrophes(tokenize(party))
    const known = findParties(tokens, index).some(({ from, to }) => to - from === tokens.length)
    return known || !isMovement(headOf(tokens), tokens) ? [] : [{ words: tokens.map(({ lower }) => lower), party }]
  })

/** Short names of states' forces that no vocabulary knows, with the state of each. */
const calledForces = (index: NameIndex, text: string) =>
  [...text.matchAll(FORCE_CALLED)].flatMap(({ index: at, 1: short = '' }) => {
    const before =
      text
        .slice(Math.max(0, at - OWNER_REACH), at)
        .split(/[.,;:()\n]/u)
        .at(-1) ?? ''
    const owner = findParties(joinApostrophes(tokenize(before)), index).at(-1)?.name
    const known = owner?.kind !== 'state' || index.has(short.toLowerCase())
    return known ? [] : [[[short.toLowerCase()], { party: owner.party, kind: 'state' as const }] as const]
  })

/** 'Sri Lankan Army (SLA)', 'National Liberation Front (NLF)': a page's own short names, for that page alone (RD6). */
export function withShortNames(index: NameIndex, text: string): NameIndex {
  const learnt = new Map<string, readonly KnownName[]>()
  const learn = (words: readonly string[], meaning: Pick<KnownName, 'party' | 'kind' | 'common'>) => {
    const first = words[0]
    if (first === undefined) return
    const known = learnt.get(first) ?? index.get(first) ?? []
    learnt.set(first, [{ ...meaning, form: 'name', words }, ...known])
  }
  for (const [, before, short] of text.matchAll(DEFINED)) {
    const long = longFormOf(before ?? '', short ?? '')
    // 'Colombia's Revolutionary Armed Forces (FARC)': whom the vocabulary knows by the short name is that one.
    const known = long !== null && short !== undefined && bearsBoth(long, short, index)
    const meaning = long === null || short === undefined || known ? null : meaningOf(long, short, index)
    if (long === null || short === undefined || meaning === null) continue
    learn([short.toLowerCase()], meaning)
    if (meaning.kind === 'group' && (meaning.party === long || meaning.party === short))
      learn(
        tokenize(long).map((token) => token.lower),
        meaning,
      )
  }
  const called = calledGroups(index, text).filter(({ words }) => !learnt.has(words[0] ?? ''))
  for (const { words, party } of called) learn(words, { party, kind: 'group' })
  for (const [words, meaning] of [
    ...calledForces(index, text),
    ...namesOfOthers(index, text, learnt),
    ...coalitionNames(index, text),
  ])
    learn(words, meaning)
  const peoples = peoplesOf(index, text)
  for (const [word, meaning] of peoples) if (!learnt.has(word)) learn([word], meaning)
  return learnt.size === 0 ? index : new Map([...index, ...learnt])
}

const PRINTED = new Map<string, RegExp>()

/** Words of a vocabulary as a page prints them, each pattern made once: there are as many as names. */
function printed(words: string, flags: string): RegExp {
  const known = PRINTED.get(`${flags} ${words}`)
  if (known !== undefined) return known
  const pattern = new RegExp(`\\b${words}\\b`, flags)
  PRINTED.set(`${flags} ${words}`, pattern)
  return pattern
}

/**
 * On a page that tells of 'Bosnian Serbs', 'Serbs' are they, unless it names the state whose people bear that name alone
 * ('Serbia'): the people's own word, for that page.
 */
function peoplesOf(index: NameIndex, text: string): ReadonlyMap<string, Pick<KnownName, 'party' | 'kind'>> {
  const meant = new Map<string, Pick<KnownName, 'party' | 'kind'>>()
  const names = peoplesIn(index)
  const leads = landsOfPeoples(names, text)
  for (const name of names) {
    const [lead = '', people = ''] = name.words
    const states = index.get(people)?.filter((other) => other.kind === 'state' && other.words.length === 1) ?? []
    const told = leads.has(lead) || printed(`${lead} ${people}s?`, 'iu').test(text)
    if (!told || states.some(({ party }) => printed(party, 'u').test(text))) continue
    const own = people.replace(/s$/u, '')
    for (const word of [own, `${own}s`]) meant.set(word, { party: name.party, kind: name.kind })
  }
  return meant
}

/** A name that several groups bear, how a page prints it, and what tells that the page means the one that is known by it. */
interface SharedName {
  readonly name: KnownName
  readonly printed: RegExp
  readonly told: RegExp
}

/** The shared names of an index of names, which is one for all pages of a case. */
const SHARED = new WeakMap<NameIndex, readonly SharedName[]>()
function sharedIn(index: NameIndex): readonly SharedName[] {
  const known = SHARED.get(index)
  if (known !== undefined) return known
  const found = [...index.values()].flat().flatMap((name): readonly SharedName[] => {
    if (name.beside === undefined) return []
    // Its own short name on the page is its as well: 'ELN'.
    const own = name.otherwise === undefined ? [name.party] : []
    const told = [...own, ...name.beside.map((state) => (own.length > 0 ? state.slice(0, 6) : state))].join('|')
    const printed = new RegExp(`\\b(${name.words.join('\\s+')})\\b`, 'iu')
    return [{ name, printed, told: new RegExp(`\\b(?:${told})`, 'u') }]
  })
  SHARED.set(index, found)
  return found
}

/** 'the National Liberation Army' on a page that does not name Colombia: a group of that name, and not Colombia's. */
const namesOfOthers = (
  index: NameIndex,
  text: string,
  learnt: NameIndex,
): readonly (readonly [readonly string[], Pick<KnownName, 'party' | 'kind'>])[] =>
  sharedIn(index).flatMap(({ name, printed, told }) => {
    const [, as] = printed.exec(text) ?? []
    if (as === undefined || told.test(text)) return []
    const own = learnt.get(name.words[0] ?? '') ?? []
    if (own.some(({ words }) => words.join(' ') === name.words.join(' '))) return []
    const meaning =
      name.otherwise === undefined
        ? { party: as.replace(/\s+/gu, ' '), kind: name.kind }
        : { party: name.otherwise, kind: 'state' as const }
    return [[name.words, meaning] as const]
  })

/** The peoples of lands in an index of names, which is one for all pages of a case. */
const PEOPLES = new WeakMap<NameIndex, readonly KnownName[]>()
function peoplesIn(index: NameIndex): readonly KnownName[] {
  const known = PEOPLES.get(index)
  if (known !== undefined) return known
  const found = [...index.values()].flat().filter(isPeopleOfLand)
  PEOPLES.set(index, found)
  return found
}

/** 'Bosnian Serbs'. */
const isPeopleOfLand = ({ form, kind, words }: KnownName): boolean =>
  form === 'demonym' && kind === 'group' && words.length === 2

/** Lands that a page names with two of the peoples in them, 'the Serbs and the Croats of Bosnia': each is the one of that land. */
function landsOfPeoples(names: readonly KnownName[], text: string): ReadonlySet<string> {
  const told = new Map<string, Set<string>>()
  for (const { words, party } of names) {
    const [lead = '', people = ''] = words
    const root = people.replace(/s$/u, '')
    if (!printed(`${root}s?`, 'iu').test(text)) continue
    told.set(lead, (told.get(lead) ?? new Set()).add(party))
  }
  const isNamed = (lead: string) => printed(`${lead.replace(/n$/u, '')}n?`, 'iu').test(text)
  return new Set([...told].filter(([lead, parties]) => parties.size > 1 && isNamed(lead)).map(([lead]) => lead))
}

/**
 * The words before the brackets whose first letters are the short name's: 'told the Sri Lankan Army (SLA)' → 'Sri Lankan Army'.
 * A name put into English keeps its letters, not their order: 'Movement of Democratic Forces for Casamance (MFDC)'.
 */
function longFormOf(before: string, short: string): string | null {
  const words = before.trim().split(/\s+/u)
  for (let from = words.length - 1; from >= 0; from--) {
    const initials = words.slice(from).filter((word) => /^\p{Lu}/u.test(word))
    const letters = initials.map((word) => word[0] ?? '')
    const inOrder = letters.join('') === short
    const shuffled = letters.length >= 4 && letters.toSorted().join('') === [...short].toSorted().join('')
    if ((inOrder || shuffled) && words.length - from >= 2) return words.slice(from).join(' ')
  }
  return null
}
