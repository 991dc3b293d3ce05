import { allLocales, Faker, ru } from '@faker-js/faker'

/**
 * Two lists of made-up people, one in Cyrillic and one in Latin letters, as two parties might exchange them: people on both,
 * people on one only, romanisations that differ, slips, missing fields. No row is of a real person. The same seed gives the
 * same lists.
 */
export interface MadeUpRolls {
  readonly left: readonly MadeUpRow[]
  readonly right: readonly MadeUpRow[]
}

export interface MadeUpRow {
  /** The person behind the row: the truth that a matcher does not see. */
  readonly person: number
  readonly family: string
  readonly given: string
  readonly father: string
  readonly born: string
  readonly sex: string
  readonly place: string
  readonly rank: string
}

export const ROLL_FIELDS = ['family', 'given', 'father', 'born', 'sex', 'place', 'rank'] as const

const LATIN: Readonly<Record<string, readonly string[]>> = {
  а: ['a'],
  б: ['b'],
  в: ['v'],
  г: ['g'],
  д: ['d'],
  е: ['e', 'ye'],
  ё: ['e', 'yo'],
  ж: ['zh', 'j'],
  з: ['z'],
  и: ['i'],
  й: ['y', 'i'],
  к: ['k'],
  л: ['l'],
  м: ['m'],
  н: ['n'],
  о: ['o'],
  п: ['p'],
  р: ['r'],
  с: ['s'],
  т: ['t'],
  у: ['u'],
  ф: ['f'],
  х: ['kh', 'h'],
  ц: ['ts'],
  ч: ['ch'],
  ш: ['sh'],
  щ: ['shch', 'sch'],
  ъ: [''],
  ы: ['y'],
  ь: [''],
  э: ['e'],
  ю: ['yu', 'iu'],
  я: ['ya', 'ia'],
}
const RANKS = ['рядовой', 'сержант', 'лейтенант', 'капитан', 'майор', '']

/** One way of writing Cyrillic in Latin letters, chosen once for each word. `chance`: numbers from 0 to 1. */
export function inLatin(text: string, chance: () => number): string {
  const second = chance() < 0.3
  const letters = [...text.toLowerCase()].map((letter) => {
    const ways = LATIN[letter]
    return ways === undefined ? letter : (ways[second && ways.length > 1 ? 1 : 0] ?? letter)
  })
  const whole = letters.join('')
  return whole.charAt(0).toUpperCase() + whole.slice(1)
}

function withSlip(text: string, chance: () => number): string {
  if (text.length < 4 || chance() > 0.04) return text
  const at = 1 + Math.floor(chance() * (text.length - 2))
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2)
}

/** Lists of the given sizes, of which `shared` people are on both. */
export function madeUpRolls(seed: number, left: number, right: number, shared: number): MadeUpRolls {
  const faker = new Faker({ locale: [ru, allLocales.base], seed })
  const chance = () => faker.number.float()
  // Drawn from a few places and a skewed share of names, as real lists are.
  const places = Array.from({ length: 200 }, () => faker.location.city())
  const person = (number: number): MadeUpRow => {
    const sex = chance() < 0.93 ? ('male' as const) : ('female' as const)
    return {
      person: number,
      family: faker.person.lastName(sex),
      given: faker.person.firstName(sex),
      father: faker.person.middleName(sex),
      born: faker.date.birthdate({ mode: 'year', min: 1960, max: 2004 }).toISOString().slice(0, 10),
      sex: sex === 'male' ? 'м' : 'ж',
      place: places[Math.floor(chance() ** 2 * places.length)] ?? '',
      rank: RANKS[Math.floor(chance() * RANKS.length)] ?? '',
    }
  }
  const people = Array.from({ length: left + right - shared }, (_, number) => person(number))
  const ones = people.slice(0, left)
  const others = people.slice(left - shared).map((one): MadeUpRow => {
    const born = chance() < 0.2 ? one.born.slice(0, 4) : chance() < 0.03 ? '' : one.born
    return {
      ...one,
      family: withSlip(inLatin(one.family, chance), chance),
      given: withSlip(inLatin(one.given, chance), chance),
      father: chance() < 0.2 ? '' : inLatin(one.father, chance),
      born,
      sex: one.sex === 'м' ? 'm' : 'f',
      place: chance() < 0.3 ? '' : inLatin(one.place, chance),
      rank: '',
    }
  })
  return { left: ones, right: faker.helpers.shuffle(others) }
}
