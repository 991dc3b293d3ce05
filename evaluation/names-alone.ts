/**
 * How well people are found by their names alone, and again on a later release of the same list: on made-up people, since lists of
 * real ones are kept apart. `node scripts/run.mjs evaluation/names-alone.ts` prints the figures and writes
 * evaluation/bench/results/names-alone.json.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allLocales, ar, Faker, ru } from '@faker-js/faker'
import { decideRows, type MatchedRolls, type MatchField, matchRolls } from '@muster/core'
import { machine, round } from './bench/machine.ts'
import { chances, families } from './bench/rolls/made-up-lists.ts'
import { ROMANISATIONS, romanise } from './bench/rolls/romanised.ts'

const NAME: readonly MatchField[] = [{ label: 'name', kind: 'name' }]
const faker = (locale: typeof ru, seed: number) => new Faker({ locale: [locale, allLocales.base], seed })

/** The share of left rows whose likeliest pair is right; `same`: whether two people cannot be told apart by what is written. */
function recallAtOne({ pairs }: MatchedRolls, same: (one: number, other: number) => boolean): number {
  return pairs.filter((row, at) => row[0] !== undefined && same(at, row[0].right)).length / pairs.length
}

type Form = 'whole' | 'without the father' | 'with initials' | 'doubled family'

const WRITTEN: Readonly<Record<Form, (family: string, given: string, father: string) => string>> = {
  whole: (family, given, father) => `${family} ${given} ${father}`,
  'without the father': (family, given) => `${given} ${family}`,
  'with initials': (family, given, father) => `${family} ${given.charAt(0)}. ${father.charAt(0)}.`,
  'doubled family': (family, given, father) => `${family}-Zosoldenko ${given} ${father}`,
}

/** Cyrillic to Latin letters, names only: recall at one among `many` people; `way` null: each row its own way. */
export function cyrillicToLatin(many: number, form: Form, way: string | null): number {
  const names = faker(ru, 4)
  const chance = chances(9)
  const pool = families(chance)
  const people = Array.from({ length: many }, (_, at) => {
    const sex = chance() < 0.85 ? ('male' as const) : ('female' as const)
    // Every third family is shared with another.
    return [pool[at - (at % 3 === 2 ? 1 : 0)] ?? '', names.person.firstName(sex), names.person.middleName(sex)] as const
  })
  const ways = Object.keys(ROMANISATIONS)
  const right = people.map((parts) => {
    const own = way ?? ways[Math.floor(chance() * ways.length)] ?? ''
    const [family = '', given = '', father = ''] = parts.map((part) => romanise(part, own))
    return [WRITTEN[form](family, given, father)]
  })
  // What a form leaves out tells nobody apart.
  const key = people.map(([family, given, father]) => WRITTEN[form](family, given, father))
  const matched = matchRolls(
    NAME,
    people.map((parts) => [parts.join(' ')]),
    right,
  )
  return recallAtOne(matched, (one, other) => key[one] === key[other])
}

interface Listed {
  /** The place on the first release; -1: on the second alone. */
  readonly before: number
  readonly row: readonly string[]
}

/**
 * Two releases of one list in Arabic letters: a quarter of the people are left out of the second, a third of it is new; spellings
 * change as they do between releases (hamza and teh marbuta, spaces, a lam-alef turned round, slips, parts left out or replaced).
 */
function releases(many: number) {
  const names = faker(ar, 3)
  const chance = chances(9)
  const distinct = (make: () => string) => [...new Set(Array.from({ length: 5000 }, make))]
  const men = distinct(() => names.person.firstName('male'))
  const women = distinct(() => names.person.firstName('female'))
  const last = distinct(() => names.person.lastName())
  const pick = (from: readonly string[], skew: number) => from[Math.floor(from.length * chance() ** skew)] ?? ''
  const person = () => {
    const male = chance() < 0.8
    return {
      name: [pick(male ? men : women, 1.7), pick(men, 1.7), pick(men, 1.7), pick(last, 1.3)],
      sex: male ? 'ذكر' : 'أنثى',
      age: Math.floor(chance() * 80),
    }
  }
  const slipped = (parts: readonly string[]): readonly string[] => {
    const at = Math.floor(chance() * parts.length)
    const word = parts[at] ?? ''
    const kind = chance()
    if (kind < 0.2) return parts.filter((_, place) => place !== at)
    const cut = 1 + Math.floor(chance() * Math.max(1, word.length - 2))
    const other = kind < 0.4 ? pick(men, 1) : word.length > 3 ? word.slice(0, cut) + word.slice(cut + 1) : word
    return parts.map((part, place) => (place === at ? other : part))
  }
  const again = (name: readonly string[]): string => {
    let text = (chance() < 0.1 ? slipped(name) : name).join(' ')
    if (chance() < 0.13) text = text.replace(/[أإآ]/gu, 'ا').replaceAll('ة', 'ه').replaceAll('ى', 'ي')
    if (chance() < 0.02) text = text.replaceAll('عبد ال', 'عبدال')
    if (chance() < 0.14) text = text.replaceAll('الله', 'هللا').replace(/(?<=\p{L})لا/gu, 'ال')
    return text
  }
  const first = Array.from({ length: many }, person)
  const kept = first.flatMap(({ name, sex, age }, before): Listed[] => {
    if (chance() > 0.75) return []
    const told = chance() < 0.04 ? '' : String(age + (chance() < 0.06 ? 1 : 0))
    return [{ before, row: [again(name), told, sex] }]
  })
  const added = Array.from({ length: Math.round(many / 3) }, (): Listed => {
    const { name, sex, age } = person()
    return { before: -1, row: [name.join(' '), String(age), sex] }
  })
  return { left: first.map(({ name, sex, age }) => [name.join(' '), String(age), sex]), right: [...kept, ...added] }
}

/** One-to-one precision where `recall` of the people on both releases are found, and what is decided at 0.99. */
export function acrossReleases(many: number, fields: readonly MatchField[], recall = 0.95) {
  const { left, right } = releases(many)
  const matched = matchRolls(
    fields,
    left,
    right.map(({ row }) => row),
  )
  const shared = right.filter(({ before }) => before >= 0).length
  const [ones, others] = [new Set<number>(), new Set<number>()]
  let found = 0
  for (const pair of matched.pairs.flat().sort((a, b) => b.probability - a.probability || b.weight - a.weight)) {
    if (ones.has(pair.left) || others.has(pair.right)) continue
    ones.add(pair.left)
    others.add(pair.right)
    if (right[pair.right]?.before === pair.left) found++
    if (found >= recall * shared) break
  }
  const rows = decideRows(matched, 0.99)
  const same = rows.filter(({ outcome }) => outcome === 'same')
  const absent = rows.filter(({ outcome }) => outcome === 'absent')
  const isRight = same.filter((row) => right[row.pairs[0]?.right ?? -1]?.before === row.left).length
  const there = new Set(right.map(({ before }) => before))
  return {
    precisionAtThatRecall: found / Math.max(1, ones.size),
    decidedAt99: {
      precision: isRight / Math.max(1, same.length),
      recall: isRight / shared,
      absentRightly: absent.filter((row) => !there.has(row.left)).length / Math.max(1, absent.length),
      toLookAt: rows.length - same.length - absent.length,
    },
  }
}

export const WITH_AGE: readonly MatchField[] = [
  ...NAME,
  { label: 'age', kind: 'number' },
  { label: 'sex', kind: 'sex' },
]

if (import.meta.main) {
  const [MANY, RELEASED] = [4_400, 12_000]
  const ways = Object.fromEntries(
    Object.keys(ROMANISATIONS).map((way) => [way, round4(cyrillicToLatin(MANY, 'whole', way))]),
  )
  const forms = Object.fromEntries(
    (Object.keys(WRITTEN) as Form[]).map((form) => [form, round4(cyrillicToLatin(MANY, form, null))]),
  )
  const results = {
    what: `Made-up people. Cyrillic to Latin letters by names alone: recall at one among ${MANY} people, by way of writing, then each row its own way. Two releases of one list of ${RELEASED} in Arabic letters: one-to-one precision at recall 0.95, those on one release alone among them.`,
    machine: machine(),
    cyrillicToLatin: { ways, eachItsOwnWay: forms },
    twoReleases: { withAgeAndSex: acrossReleases(RELEASED, WITH_AGE), namesAlone: acrossReleases(RELEASED, NAME) },
  }
  writeFileSync(join(import.meta.dirname, 'bench/results/names-alone.json'), `${JSON.stringify(results, null, 1)}\n`)
  process.stdout.write(`${JSON.stringify(results, null, 1)}\n`)
}

function round4(value: number): number {
  return round(value * 10_000) / 10_000
}
