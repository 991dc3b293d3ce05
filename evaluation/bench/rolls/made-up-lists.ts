import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { allLocales, Faker, ru } from '@faker-js/faker'
import { inLatin } from './made-up-rolls.ts'

/**
 * Two long lists of made-up people for measuring cost: names drawn as unevenly as real ones are, damage of the kinds that real
 * lists have. Families are put together from syllables, so that there are tens of thousands of them; no row is of a real person.
 * The same seed gives the same lists.
 */
export interface MadeUpLists {
  /** The person behind each row: the truth that a matcher does not see. */
  readonly left: Int32Array
  readonly right: Int32Array
}

export interface ListSizes {
  readonly seed: number
  readonly left: number
  readonly right: number
  /** So many people are on both lists. */
  readonly onBoth: number
  /** Whether the first list is in Cyrillic; else both are in Latin letters. */
  readonly acrossScripts: boolean
}

export const LIST_COLUMNS = ['id', 'person', 'family', 'given', 'father', 'born', 'sex', 'place'] as const

/** Numbers from 0 to 1, the same for one seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Draws names as unevenly as people bear them: the second of a pool half as often as the first, to the power `skew` (Zipf). */
function drawer(pool: readonly string[], skew: number, chance: () => number): () => string {
  const sums = new Float64Array(pool.length)
  let sum = 0
  for (let at = 0; at < pool.length; at++) {
    sum += 1 / (at + 1) ** skew
    sums[at] = sum
  }
  return () => {
    const wanted = chance() * sum
    let [low, high] = [0, pool.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return pool[low] ?? ''
  }
}

function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const turned = [...items]
  for (let at = turned.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1))
    const kept = turned[at] as T
    turned[at] = turned[other] as T
    turned[other] = kept
  }
  return turned
}

const ONSETS = 'б,в,г,д,ж,з,к,л,м,н,п,р,с,т,х,ш,ч,гр,кр,тр,бр,ст,сл,вл,др,'.split(',')
const VOWELS = 'а,а,е,и,о,о,у,ю,я'.split(',')
const CODAS = 'б,г,д,ж,з,к,л,м,н,п,р,с,т,х,ш,рт,нк,лд,рк,ск'.split(',')
const ENDINGS = 'ов,ев,ин,ова,ский,енко,ян,дзе,ук,швили'.split(',')

/** Families nobody need bear: a syllable or two and an ending that families have. */
export function families(chance: () => number): readonly string[] {
  const pick = (from: readonly string[]) => from[Math.floor(chance() * from.length)] ?? ''
  const made = new Set<string>()
  while (made.size < 40_000) {
    const second = chance() < 0.7 ? pick(VOWELS) + pick(CODAS) : ''
    const name = pick(ONSETS) + pick(VOWELS) + pick(CODAS) + second + pick(ENDINGS)
    made.add(name.charAt(0).toUpperCase() + name.slice(1))
  }
  return [...made]
}

interface Person {
  readonly family: string
  readonly given: string
  readonly father: string
  readonly year: number
  readonly month: number
  readonly day: number
  readonly male: boolean
  readonly place: string
}

/** An endless row of people. */
function population(seed: number): () => Person {
  const chance = chances(seed)
  const faker = new Faker({ locale: [ru, allLocales.base], seed })
  const names = (sex: 'male' | 'female', part: 'first_name' | 'middle_name'): readonly string[] => {
    const made = part === 'first_name' ? () => faker.person.firstName(sex) : () => faker.person.middleName(sex)
    return shuffled([...new Set(Array.from({ length: 20_000 }, made))].sort(), chance)
  }
  const family = drawer(families(chance), 0.8, chance)
  const place = drawer(
    [...new Set(Array.from({ length: 2_000 }, () => faker.location.city().replace(/[^\p{L} -]/gu, '')))].sort(),
    0.7,
    chance,
  )
  const [he, she] = (['male', 'female'] as const).map((sex) => ({
    given: drawer(names(sex, 'first_name'), 0.7, chance),
    father: drawer(names(sex, 'middle_name'), 0.7, chance),
  }))
  return () => {
    const male = chance() < 0.93
    const own = male ? he : she
    return {
      family: family(),
      given: own?.given() ?? '',
      father: own?.father() ?? '',
      year: 1958 + Math.floor(47 * Math.sqrt(chance())),
      month: 1 + Math.floor(chance() * 12),
      day: 1 + Math.floor(chance() * 28),
      male,
      place: place(),
    }
  }
}

const LETTERS = 'aeiouknrstlmvgd'

/** A slip of the pen: two letters exchanged, one left out, one twice, or one for another. */
function slip(text: string, chance: () => number): string {
  if (text.length < 4) return text
  const at = 1 + Math.floor(chance() * (text.length - 2))
  const [before, one, next, after] = [text.slice(0, at), text[at] ?? '', text[at + 1] ?? '', text.slice(at + 2)]
  const kind = Math.floor(chance() * 4)
  if (kind === 0) return before + next + one + after
  if (kind === 1) return before + next + after
  if (kind === 2) return before + one + one + next + after
  return before + (LETTERS[Math.floor(chance() * LETTERS.length)] ?? '') + next + after
}

const two = (number: number): string => String(number).padStart(2, '0')

function damagedBirth({ year, month, day }: Person, chance: () => number): string {
  const kind = chance()
  if (kind < 0.05) return ''
  if (kind < 0.2) return String(year)
  if (kind < 0.22) return `${two(month)}.${two(day)}.${year}`
  if (kind < 0.24) return `${two(day)}.${two(month)}.${year + (chance() < 0.5 ? 1 : -1)}`
  if (kind < 0.25) return `${two(1 + Math.floor(chance() * 28))}.${two(month)}.${year}`
  return `${two(day)}.${two(month)}.${year}`
}

const FIRST_WAY = () => 1

/** A row of the first list: as its people were registered. */
const registered = ({ family, given, father, year, month, day, male, place }: Person, acrossScripts: boolean) => {
  const born = `${year}-${two(month)}-${two(day)}`
  if (acrossScripts) return [family, given, father, born, male ? 'м' : 'ж', place]
  const plain = (text: string) => inLatin(text, FIRST_WAY)
  return [plain(family), plain(given), plain(father), born, male ? 'm' : 'f', plain(place)]
}

/** A row of the second list: by ear, by hand, in Latin letters of one way or another, with parts missing and exchanged. */
function copied(person: Person, chance: () => number): readonly string[] {
  const written = (text: string) => {
    const latin = inLatin(text, chance)
    return chance() < 0.04 ? slip(latin, chance) : latin
  }
  let [family, given] = [written(person.family), written(person.given)]
  if (chance() < 0.03) [family, given] = [given, family]
  const father = chance()
  return [
    chance() < 0.005 ? written(person.father) : family,
    given,
    father < 0.15 ? '' : father < 0.18 ? `${written(person.father).charAt(0)}.` : written(person.father),
    damagedBirth(person, chance),
    person.male ? 'm' : 'f',
    chance() < 0.3 ? '' : written(person.place),
  ]
}

/** Writes both lists as CSV, the second in an order of its own, and gives the truth. */
export async function writeMadeUpLists(sizes: ListSizes, leftFile: string, rightFile: string): Promise<MadeUpLists> {
  const { seed, left, right, onBoth, acrossScripts } = sizes
  const next = population(seed)
  const chance = chances(seed + 1)
  const ones = await lineWriter(leftFile)
  const rows: string[] = []
  const people = new Int32Array(left)
  for (let person = 0; person < left + right - onBoth; person++) {
    const one = next()
    if (person < left) {
      people[person] = person
      await ones.write([`l${person}`, String(person), ...registered(one, acrossScripts)].join(','))
    }
    if (person >= left - onBoth) rows.push([String(person), ...copied(one, chance)].join(','))
  }
  await ones.end()
  const others = await lineWriter(rightFile)
  const truth = new Int32Array(right)
  for (const [at, row] of shuffled(rows, chance).entries()) {
    truth[at] = Number(row.slice(0, row.indexOf(',')))
    await others.write(`r${at},${row}`)
  }
  await others.end()
  return { left: people, right: truth }
}

async function lineWriter(file: string) {
  const stream = createWriteStream(file)
  let pieces = [LIST_COLUMNS.join(',')]
  const flush = async () => {
    const room = stream.write(`${pieces.join('\n')}\n`)
    pieces = []
    if (!room) await once(stream, 'drain')
  }
  return {
    write: async (line: string) => {
      pieces.push(line)
      if (pieces.length >= 5_000) await flush()
    },
    end: async () => {
      if (pieces.length > 0) await flush()
      stream.end()
      await once(stream, 'close')
    },
  }
}
