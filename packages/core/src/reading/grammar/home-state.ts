import { landOf } from '../names/lands.ts'
import type { KnownName } from '../names/party-names.ts'
import { stateAgainst } from '../names/sides.ts'
import type { Sentence } from './read-sentences.ts'
import { wordingOf } from './word.ts'

/** The state named most; none when two states stand against each other. */
export function homeState(
  sentences: readonly Sentence[],
  main: readonly string[],
  weights: ReadonlyMap<string, number>,
): string | null {
  const states = new Set(
    sentences.flatMap((sentence) =>
      sentence.parties.filter((mention) => mention.name.kind === 'state').map((mention) => mention.name.party),
    ),
  )
  const named = main.filter((party) => states.has(party))
  // Beside an armed group the state that it fights is meant, whoever else is named.
  const group = main.slice(0, 3).find((party) => stateAgainst(party) !== null)
  // A state named only as a place is no side.
  const fought = group === undefined ? null : stateAgainst(group, new Set(named))
  // 'the LNA' beside 'the GNA': of two governments of one land the one that the group fights.
  const rival = fought !== null && !states.has(fought) && (weights.get(fought) ?? 0) >= 2
  if (rival || (fought !== null && states.has(fought) && !isPassing(fought, named, weights))) return fought
  // 'in a province where Northland meets Westland': a state named once in passing stands against nobody.
  const others = main.slice(1).filter((party) => (weights.get(party) ?? 0) > 1 || !isPassing(party, named, weights))
  if (main[0] !== undefined && others[0] !== undefined && states.has(main[0]) && states.has(others[0])) return null
  // 'the junta', 'the military' beside the group that fights it, with other states named in passing only.
  // 'a Dutch journalist' alone does not make a page on one state's guerrillas the Netherlands' own.
  const enough = fought === null ? 1 : 2
  return (weights.get(named[0] ?? '') ?? 0) >= enough ? (named[0] ?? null) : (fought ?? named[0] ?? null)
}

/** Named in passing ('near the Afghan border') where the page is about another state: the group fights there too. */
const isPassing = (state: string, named: readonly string[], weights: ReadonlyMap<string, number>): boolean =>
  3 * (weights.get(state) ?? 0) < (weights.get(named[0] ?? '') ?? 0) && (weights.get(named[0] ?? '') ?? 0) > 2

const AT = /^(?:in|at|near|from|of|around|outside|to|on)$/u

/** The states that the places of a page lie in, with the sentences that tell of them. */
function landsTold(
  sentences: readonly Sentence[],
  named: ReadonlySet<string>,
): readonly (readonly [string, ReadonlySet<number>])[] {
  const told = new Map<string, Set<number>>()
  for (const { phrases, words, index } of sentences)
    for (const [at, np] of phrases.entries()) {
      const prep = phrases[at - 1]
      if (np.type !== 'np' || words[np.head]?.cls !== 'name' || prep?.type !== 'word' || !AT.test(prep.lower)) continue
      const land = landOf(wordingOf(words.slice(np.from, np.to)), named)
      if (land !== null) told.set(land, (told.get(land) ?? new Set<number>()).add(index))
    }
  return [...told].sort((a, b) => b[1].size - a[1].size)
}

/** Where a page names no state at all, the one that its places lie in: 'the army' of a page on Redvale is that of Northland. Null: none, or several. */
export function homeOfPlaces(sentences: readonly Sentence[], named: ReadonlySet<string>): string | null {
  // A great town brings up its state; then smaller ones count.
  const great = landsTold(sentences, named).map(([state]) => state)
  if (great.length === 0) return null
  const [first, second] = landsTold(sentences, new Set([...named, ...great]))
  // One place in one sentence tells little: soldiers who fall there may be another's.
  const enough = first !== undefined && first[1].size >= Math.max(2, 3 * (second?.[1].size ?? 0))
  return enough ? first[0] : null
}

/**
 * Where the text itself names no state, the one that its title or dateline names, where the page's group fights it or it stands alone.
 * 'Northland's troops fire again' above a text on Northland and Southland does not make soldiers of nobody's Northland's.
 */
export function homeOfHeads(
  headed: readonly KnownName[],
  groups: readonly string[],
  statesNamed: ReadonlySet<string>,
): string | null {
  const states = new Set(headed.filter(({ kind }) => kind === 'state').map(({ party }) => party))
  const fought = groups[0] === undefined ? null : stateAgainst(groups[0], states)
  if (fought !== null) return states.has(fought) ? fought : null
  return states.size === 1 && groups.length === 0 && statesNamed.size < 2 ? ([...states][0] ?? null) : null
}
