import spellings from '../../../../../vocabularies/place-spellings.json' with { type: 'json' }
import places from '../../../../../vocabularies/places.json' with { type: 'json' }
import { foldPlace } from './fold-place.ts'
import { isFoughtBy, isPeoplesName, onOneSide } from './sides.ts'

/** The states that a name of a town or region may lie in, and whether one of them is meant wherever it stands. */
interface Land {
  readonly states: readonly string[]
  readonly known: boolean
}

/** Read when a page first asks for a place: most commands never do. */
let index: ReadonlyMap<string, Land> | null = null

function indexPlaces(): ReadonlyMap<string, Land> {
  const lands = new Map<string, { states: string[]; known: boolean }>()
  const add = (state: string, names: string, known: boolean) => {
    for (const name of names.split('|')) {
      const land = lands.get(name)
      if (land === undefined) lands.set(name, { states: [state], known })
      else if (!land.states.includes(state)) {
        // Of a name that one great town bears, that town comes first.
        if (known) land.states.unshift(state)
        else land.states.push(state)
        land.known ||= known
      }
    }
  }
  for (const [state, [known, others]] of Object.entries(places.states) as [string, [string, string]][]) {
    add(state, known, true)
    add(state, others, false)
  }
  for (const [state, names] of Object.entries(spellings.states) as [string, string][])
    for (const name of names.split('|')) add(state, foldPlace(name), false)
  lands.delete('')
  return lands
}

const LONGEST = 3

/**
 * The state that a place lies in, where the page names that state, or where only one great town has the name; null: none is known,
 * or several that the page names have such a place. Places that sides dispute by arms are not listed (evaluation/train/places.ts).
 *
 * @param place the place in the page's words: 'the city of Ganja', 'Goma'
 * @param named every party that the page names
 */
export function landOf(place: string, named: ReadonlySet<string>): string | null {
  index ??= indexPlaces()
  const words = place.split(/[\s,]+/u).filter((word) => word !== '')
  for (let length = Math.min(LONGEST, words.length); length > 0; length--)
    for (let from = 0; from + length <= words.length; from++) {
      const name = words.slice(from, from + length)
      if (!/^\p{Lu}/u.test(name[0] ?? '') && !/^(?:al|el)-\p{Lu}/u.test(name[0] ?? '')) continue
      const land = index.get(foldPlace(name.join(' ')))
      const state = land === undefined ? null : stateOf(land, named)
      if (state !== null) return state
    }
  return null
}

function stateOf({ states, known }: Land, named: ReadonlySet<string>): string | null {
  const told = states.filter((state) => [...named].some((party) => bringsUp(party, state)))
  if (told.length === 1) return told[0] ?? null
  return told.length === 0 && known ? (states[0] ?? null) : null
}

/** Whether a page that names a party may mean a state by a place in it: itself, a group that fights it, or those who fight for its people. */
const bringsUp = (party: string, state: string): boolean =>
  party === state || isFoughtBy(party, state) || (isPeoplesName(state) && onOneSide(party, state))
