import type { Story } from './grammar/story.ts'
import { areFighters } from './grammar/whose.ts'
import { areBothGroups, isFightersName, isFoughtBy, isPeoplesName, onOneSide, stateAgainst } from './names/sides.ts'
import type { Draft } from './rules/draft.ts'

/** Kinds that tell of holding and letting go. */
export const CUSTODY: ReadonlySet<string> = new Set(['held', 'captured', 'released', 'bodies-returned', 'refused'])

/** Who stands against a party: who holds its people, or whose people it holds. */
export type Sides = (party: string | null, role: 'holder' | 'people') => string | null

/** Who stands against whom on this page, as its own sentences pair them; the commonest pairing wins. */
export function pairSides(all: readonly Draft[], story: Story): Sides {
  const tally = new Map<string, Map<string, number>>()
  const add = (one: string, other: string) => {
    const row = tally.get(one) ?? new Map<string, number>()
    tally.set(one, row.set(other, (row.get(other) ?? 0) + 1))
  }
  for (const draft of all) {
    const other = draft.kind === 'attacked' ? draft.recipient : draft.peopleOf
    if (draft.actor !== null && story.neutral.has(draft.actor)) continue
    if (draft.actor === null || other === null || draft.actor === other || draft.actor === 'both' || other === 'both')
      continue
    // Who is only taken up again ('they') pairs nobody anew.
    if (isAside(draft, story) || (draft.takesUp === true && draft.count === null)) continue
    add(draft.actor, other)
    add(other, draft.actor)
  }
  // Being named often tells as much as being paired once: an aside on a third state's citizens turns nothing round.
  // 'Hamas freed Israelis', 'Israel freed Palestinians': a side acts under one name and suffers under another.
  const named = (part: (draft: Draft) => string | null) => {
    const times = new Map<string, number>()
    for (const draft of all) {
      const party = part(draft)
      if (party !== null) times.set(party, (times.get(party) ?? 0) + 1)
    }
    return times
  }
  const told = (draft: Draft) =>
    CUSTODY.has(draft.kind) && !isAside(draft, story) && !(draft.takesUp === true && draft.count === null)
  const acts = (draft: Draft) => told(draft) || draft.kind === 'killed' || draft.kind === 'undertaking'
  const roles = {
    holder: named((draft) => (acts(draft) ? draft.actor : null)),
    people: named((draft) => (told(draft) ? draft.peopleOf : null)),
  }
  // Both as those who come free: the page tells of a swap.
  const isPaired = (party: string, other: string) =>
    (tally.get(party)?.get(other) ?? 0) > 0 || (roles.people.has(party) && roles.people.has(other))
  // Nobody's 'gunmen' are not known to hold the people of a group that fights.
  const bothFight = (party: string, other: string) => areFighters(party) && isFightersName(other)
  const areAllies = (party: string, other: string) =>
    onOneSide(party, other) || ((areBothGroups(party, other) || bothFight(party, other)) && !isPaired(party, other))
  const fought = (party: string, other: string) => Math.max(fights(party, other, story), fights(other, party, story))
  const weigh = (party: string, other: string, role: keyof typeof roles) =>
    fought(party, other) +
    3 * (tally.get(party)?.get(other) ?? 0) +
    (story.weights.get(other) ?? 0) +
    2 * (roles[role].get(other) ?? 0)
  const inRole = (best: string, role: keyof typeof roles): string => {
    const times = (party: string) => roles[role].get(party) ?? 0
    // A people takes nobody: 'three teenagers were kidnapped', where the page names the armed group of that people.
    const named = role === 'holder' && isPeoplesName(best) ? fighterBeside(best, story) : null
    if (named !== null) return named
    const allies = [...roles[role].keys()].filter((party) => onOneSide(party, best))
    return allies.reduce((chosen, party) => (times(party) > times(chosen) ? party : chosen), best)
  }
  const against = (party: string): readonly string[] => {
    const others = new Set([
      ...story.main.slice(0, 4).filter((other) => (story.weights.get(other) ?? 0) >= 1),
      ...(tally.get(party)?.keys() ?? []),
    ])
    return [...others].filter((other) => other !== party && !story.neutral.has(other) && !areAllies(party, other))
  }
  return (party, role) => {
    if (party === null) return null
    const fought = stateAgainst(party, story.mentioned)
    // A state that the group fights too, named only as a place, is no side.
    const isSide = fought === stateAgainst(party) || (fought !== null && story.weights.has(fought))
    const enemy = fought !== null && isSide && story.mentioned.has(fought) ? fought : null
    const best = [...against(party)].sort((a, b) => weigh(party, b, role) - weigh(party, a, role))[0] ?? enemy
    if (role === 'holder' && best !== null && isOnlyHostages(party, best, story)) return fought
    return best === null ? null : inRole(best, role)
  }
}

/** 'One of the guerrillas was captured', where the page names only the state of a hostage of theirs: by the state that they fight. */
function isOnlyHostages(party: string, best: string, { home, mentioned }: Story): boolean {
  const fought = stateAgainst(party, mentioned)
  const unnamed = fought !== null && fought === home && !mentioned.has(fought)
  return unnamed && !isFightersName(best) && !onOneSide(fought, best)
}

/** The armed group of a people that a page names; null: none, or several. */
function fighterBeside(people: string, { mentioned }: Story): string | null {
  const groups = [...mentioned].filter((party) => isFightersName(party) && onOneSide(party, people))
  return groups.length === 1 ? (groups[0] ?? null) : null
}

/** Whether a group fights a state: 4, or one on that state's side: 1 (the government of the state under a name of its own). */
function fights(group: string, other: string, { mentioned }: Story): number {
  const state = stateAgainst(group, mentioned)
  if (state === null) return 0
  if (state !== other && isFoughtBy(group, other)) return 3
  return state === other ? 4 : onOneSide(state, other) && !onOneSide(group, other) ? 1 : 0
}

/** 'two American women', 'Five Thais': people of a third state, few or named but once, do not turn the page to another people. */
export const isAside = ({ count, peopleOf }: Draft, { main, weights }: Story): boolean =>
  count?.max != null &&
  peopleOf !== null &&
  !main.slice(0, 2).some((party) => party === peopleOf || onOneSide(party, peopleOf)) &&
  (count.max <= 2 || (weights.get(peopleOf) ?? 0) <= 1)
