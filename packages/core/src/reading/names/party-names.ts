import armedGroups from '../../../../../vocabularies/armed-groups.json' with { type: 'json' }
import leaders from '../../../../../vocabularies/leaders.json' with { type: 'json' }
import neutralBodies from '../../../../../vocabularies/neutral-bodies.json' with { type: 'json' }
import states from '../../../../../vocabularies/states.json' with { type: 'json' }
import type { CaseSetting } from '../../claims/case-setting.ts'
import { joinApostrophes, tokenize } from '../tokens.ts'

/** `service`: a force or office of the party that has a name of its own. */
export type NameForm = 'name' | 'demonym' | 'capital' | 'leader' | 'service'
export type PartyKind = 'state' | 'force' | 'group' | 'neutral'

export interface KnownName {
  readonly party: string
  readonly kind: PartyKind
  readonly form: NameForm
  /** A common noun that stands for the name on its page: 'the coalition'. */
  readonly common?: boolean
  /** The name is that of a land as well. */
  readonly territory?: boolean
  /** It is this party's on pages that name one of these; on others it is a name for itself, or that of `otherwise`. */
  readonly beside?: readonly string[]
  readonly otherwise?: string
  /** The name's words in lower case, apostrophes straight. */
  readonly words: readonly string[]
}

/** Known names by their first word; longer names stand first, so that 'South Sudanese' is not read as 'Sudanese'. */
export type NameIndex = ReadonlyMap<string, readonly KnownName[]>

interface ListedParty {
  readonly name: string
  readonly kind: string
  readonly aliases: readonly string[]
  readonly demonyms: readonly string[]
  readonly capitals: readonly string[]
  readonly leaders?: readonly string[]
  readonly services?: readonly string[]
  /** Those of its names that are names of a land as well: 'in Chechnya'. */
  readonly territories?: readonly string[]
  /** Those of its names that groups of other countries bear too: 'National Liberation Army'. */
  readonly shared?: readonly string[]
  readonly against?: string | readonly string[]
  /** What a page names where it means this party by its names, and whom it means by them where it does not. */
  readonly beside?: readonly string[]
  readonly otherwise?: string
}

/** Splits a name as the tokenizer would, so that names and text compare word by word. */
export const nameWords = (name: string): readonly string[] =>
  joinApostrophes(tokenize(name)).map((token) => token.lower.replace(/[’ʼ]/gu, "'"))

const namesOf = (party: ListedParty): readonly (readonly [string, NameForm])[] => [
  [party.name, 'name'],
  ...party.aliases.map((name) => [name, 'name'] as const),
  ...party.demonyms.map((name) => [name, 'demonym'] as const),
  ...party.capitals.map((name) => [name, 'capital'] as const),
  ...(party.services ?? []).map((name) => [name, 'service'] as const),
  ...(party.leaders ?? []).map((name) => [name, 'leader'] as const),
]

/** Where a name is a party's own, if not everywhere. */
function besideOf(party: ListedParty, name: string): Pick<KnownName, 'beside' | 'otherwise'> {
  if (party.otherwise !== undefined) return { beside: party.beside ?? [], otherwise: party.otherwise }
  return party.shared?.includes(name) === true ? { beside: [party.against ?? []].flat() } : {}
}

function indexNames(lists: readonly (readonly ListedParty[])[]): NameIndex {
  const index = new Map<string, KnownName[]>()
  const taken = new Set<string>()
  for (const party of lists.flat()) {
    for (const [name, form] of namesOf(party)) {
      const words = nameWords(name)
      const first = words[0]
      // The first list that knows a name keeps it: the case before the general vocabularies.
      if (first === undefined || taken.has(words.join(' '))) continue
      taken.add(words.join(' '))
      const kind = party.kind as PartyKind
      const land = party.territories?.includes(name) === true ? { territory: true } : {}
      const told = { party: party.name, kind, form, words, ...land, ...besideOf(party, name) }
      index.set(first, [...(index.get(first) ?? []), told])
    }
  }
  for (const names of index.values()) names.sort((a, b) => b.words.length - a.words.length)
  return index
}

const LEADERS = leaders.parties.map((party): ListedParty => ({ ...party, aliases: [], demonyms: [], capitals: [] }))
const GENERAL: readonly (readonly ListedParty[])[] = [
  armedGroups.parties,
  states.parties,
  neutralBodies.parties,
  LEADERS,
]
const generalIndex = indexNames(GENERAL)

/** The names a page may use for parties: those of the case first, then the general vocabularies (RD6). */
export const partyNames = (setting: CaseSetting): NameIndex =>
  setting.parties.length === 0 ? generalIndex : indexNames([setting.parties, ...GENERAL])
