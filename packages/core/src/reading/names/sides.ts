import armedGroups from '../../../../../vocabularies/armed-groups.json' with { type: 'json' }
import sides from '../../../../../vocabularies/sides.json' with { type: 'json' }

const SIDE_OF = new Map<string, number>(sides.sides.flatMap((side, at) => side.map((party) => [party, at] as const)))

/** Whether reports tell of two parties on one side. */
export function onOneSide(party: string, other: string): boolean {
  const side = SIDE_OF.get(party)
  return side !== undefined && side === SIDE_OF.get(other)
}

const AGAINST = new Map<string, readonly string[]>(
  armedGroups.parties.flatMap((group) => ('against' in group ? [[group.name, [group.against].flat()] as const] : [])),
)

const ALSO = new Map<string, readonly string[]>(
  armedGroups.parties.flatMap((group) => ('also' in group ? [[group.name, group.also] as const] : [])),
)

/** All states that a group is known to fight; undefined: none is known. */
const FOUGHT = new Map([...AGAINST].map(([group, states]) => [group, [...states, ...(ALSO.get(group) ?? [])]] as const))

const NOBODY: ReadonlySet<string> = new Set()

/**
 * The state whose army and government reports mean beside an armed group; of several, the one that a page names; null: none
 * is known.
 */
export function stateAgainst(group: string, named: ReadonlySet<string> = NOBODY): string | null {
  const states = FOUGHT.get(group)
  if (states === undefined) return null
  // Of several the one that stands first in the page: what is named most does.
  for (const state of named) if (states.includes(state)) return state
  return AGAINST.get(group)?.length === 1 ? (states[0] ?? null) : null
}

/** Whether a group may be among those who fight a state: it is not known to fight another. */
export const mayFight = (group: string, state: string): boolean => FOUGHT.get(group)?.includes(state) ?? true

/** Whether a group is known to fight a state. */
export const isFoughtBy = (group: string, state: string): boolean => FOUGHT.get(group)?.includes(state) === true

/** The same, but the state that reports name most where a page names none of several. */
export const foremostAgainst = (group: string, named: ReadonlySet<string> = NOBODY): string | null =>
  stateAgainst(group, named) ?? AGAINST.get(group)?.[0] ?? null

/** Whether two parties are both armed groups that reports tell of beside a state: neither holds the other's people unless a page says so. */
export const areBothGroups = (party: string, other: string): boolean => AGAINST.has(party) && AGAINST.has(other)

const SERVING = new Set(armedGroups.parties.flatMap((group) => ('serves' in group ? [group.name] : [])))

/** Whether a force fights for a state: then it is not the rebels of a page. */
export const servesState = (group: string): boolean => SERVING.has(group)

const SPEAKING = new Set(armedGroups.parties.flatMap((group) => ('political' in group ? [group.name] : [])))

/** Whether a body speaks for those who fight and does not fight itself: a political front, a party. */
export const onlySpeaks = (group: string): boolean => SPEAKING.has(group)

const PEOPLES = new Set(armedGroups.parties.flatMap((group) => ('people' in group ? [group.name] : [])))

/** Whether the name is that of a people, among whom those who fight have another: 'Palestinians'. */
export const isPeoplesName = (party: string): boolean => PEOPLES.has(party)

/** Whether whoever bears the name fights: 'four Maoists' do, 'four Tamils' need not. */
export const isFightersName = (group: string): boolean => AGAINST.has(group) && !PEOPLES.has(group)

const CALLED = armedGroups.parties.flatMap((group) =>
  'called' in group && 'against' in group ? [{ party: group.name, against: group.against, words: group.called }] : [],
)

/** The group that a common noun means where reports name the state that it fights: 'the separatists' of Ukraine. Null: none is known by it. */
export const groupCalled = (noun: string, named: ReadonlySet<string>): string | null =>
  CALLED.find(({ against, words }) => words.includes(noun) && [against].flat().some((state) => named.has(state)))
    ?.party ?? null
