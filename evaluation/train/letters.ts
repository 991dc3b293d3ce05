/**
 * Learns how letters of other scripts stand for Latin ones, from open pairs of name tokens (Wikidata labels, CC0; see
 * ../shared/data/README.md): node evaluation/train/letters.ts [MODELS]; without a name all are learned. Repeats to the same bytes: no random choice is made.
 * Only the training parts are read (_64 and _80); _16 is for choices, _20 for the report (evaluation/name-tokens.ts).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldLetters, lettersOf, type NameScript, type StoredLetterModel } from '@muster/core'
import { romanise } from '../bench/rolls/romanised.ts'

const ROOT = join(import.meta.dirname, '../..')
export const TOKENS = join(ROOT, '../shared/data/name-tokens')
const ROUNDS = 8
const LONGEST_LEFT = 2
const LONGEST_RIGHT = 3
/** Steps rarer than this share are dropped: the files stay small. */
const RAREST = 2e-6

export const SCRIPTS: Readonly<Record<string, string>> = {
  armenian: 'wd_armenian_64.tsv',
  persian: 'wd_persian_64.tsv',
  arabic: 'wd_arabic_80.tsv',
  hebrew: 'wd_hebrew_80.tsv',
  cyrillic: 'wd_russian_80.tsv',
}

export interface Pair {
  readonly left: string
  readonly right: string
}

/** Latin letters without their marks, lower case; what is left is a to z and what has no base letter ('ə', 'ı', 'ø'). */
export const foldLatin = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}]/gu, '')

export const readPairs = (file: string): readonly Pair[] =>
  readFileSync(join(TOKENS, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [latin = '', letters = ''] = line.split('\t')
      return { left: letters.replaceAll(' ', '').normalize('NFC').toLowerCase(), right: foldLatin(latin) }
    })
    .filter(({ left, right }) => left !== '' && right !== '' && left.length < 24 && right.length < 30)

/** The letters that each script is compared in. */
export const FOLDED_AS: Readonly<Record<string, NameScript>> = {
  armenian: 'armenian',
  persian: 'arabic',
  arabic: 'arabic',
  hebrew: 'hebrew',
  cyrillic: 'cyrillic',
}

/** Pairs in the letters that a comparison sees: what is learned is what will be asked for. */
export const foldPairs = (pairs: readonly Pair[], script: string): readonly Pair[] =>
  pairs
    .map(({ left, right }) => ({
      left: foldLetters(left, FOLDED_AS[script] ?? 'other'),
      right: foldLetters(right, 'latin'),
    }))
    .filter(({ left, right }) => left !== '' && right !== '')

const trainingPairs = (script: string): readonly Pair[] => foldPairs(readPairs(SCRIPTS[script] ?? ''), script)

/** Scripts without vowels that are written for one another, of which neither's Latin letters would say much. */
const BESIDE: readonly (readonly [string, string])[] = [
  ['persian', 'arabic'],
  ['hebrew', 'arabic'],
]
/** Of a name with many spellings so many are taken. */
const MOST_BESIDE = 3

/** Spellings of one name in two scripts, by what both are in Latin letters; one spelling in both says nothing. */
function besides(script: string, other: string): readonly Pair[] {
  const spelled = new Map<string, string[]>()
  for (const { left, right } of trainingPairs(other)) spelled.set(right, [...(spelled.get(right) ?? []), left])
  return trainingPairs(script).flatMap(({ left, right }) =>
    (spelled.get(right) ?? [])
      .slice(0, MOST_BESIDE)
      .flatMap((there) => (there === left ? [] : [{ left, right: there }])),
  )
}

type Steps = Map<string, number>

/** Forward sums of one pair: every cell's probability over all chains, scaled by nothing (names are short). */
function forward(
  one: readonly string[],
  other: readonly string[],
  steps: Steps,
  open: boolean,
): { cells: Float64Array; width: number } {
  const width = other.length + 1
  const cells = new Float64Array((one.length + 1) * width)
  cells[0] = 1
  eachStep(one, other, (row, column, down, across, key) => {
    const p = open ? prior(down, across) : (steps.get(key) ?? 0)
    if (p === 0) return
    const at = (row + down) * width + column + across
    cells[at] = (cells[at] ?? 0) + (cells[row * width + column] ?? 0) * p
  })
  return { cells, width }
}

/** Before anything is learned: one letter for one or two is likelier than a letter for none. */
const prior = (down: number, across: number): number =>
  down === 1 && across === 1
    ? 0.05
    : down === 1 && across === 2
      ? 0.004
      : down === 0
        ? 0.004
        : down === 1 && across === 0
          ? 0.002
          : 0.0003

type Visit = (row: number, column: number, down: number, across: number, key: string) => void

/** Two letters for three, and nothing for more than one, are no steps. */
const isStep = (down: number, across: number): boolean =>
  down + across > 0 && !(down === 2 && across > 2) && !(down === 0 && across > 1)

function stepsFrom(one: readonly string[], other: readonly string[], row: number, column: number, visit: Visit): void {
  let from = ''
  for (let down = 0; down <= LONGEST_LEFT && row + down <= one.length; down++) {
    if (down > 0) from += one[row + down - 1]
    let to = ''
    for (let across = 0; across <= LONGEST_RIGHT && column + across <= other.length; across++) {
      if (across > 0) to += other[column + across - 1]
      if (isStep(down, across)) visit(row, column, down, across, `${from}\t${to}`)
    }
  }
}

function eachStep(one: readonly string[], other: readonly string[], visit: Visit): void {
  for (let row = 0; row <= one.length; row++)
    for (let column = 0; column <= other.length; column++) stepsFrom(one, other, row, column, visit)
}

/** Adds to `counts` how often each step is used when one pair is written, over all ways to write it. */
function countSteps({ left, right }: Pair, steps: Steps, open: boolean, counts: Steps): void {
  const one = lettersOf(left)
  const other = lettersOf(right)
  const { cells, width } = forward(one, other, steps, open)
  const total = cells[cells.length - 1] ?? 0
  if (!(total > 0)) return
  const back = new Float64Array(cells.length)
  back[back.length - 1] = 1
  // Backward sums, last cell first.
  const visits: (readonly [number, number, string, number])[] = []
  eachStep(one, other, (row, column, down, across, key) => {
    const p = open ? prior(down, across) : (steps.get(key) ?? 0)
    if (p > 0) visits.push([row * width + column, (row + down) * width + column + across, key, p])
  })
  for (const [from, to, , p] of visits.toReversed()) back[from] = (back[from] ?? 0) + p * (back[to] ?? 0)
  for (const [from, to, key, p] of visits) {
    const share = ((cells[from] ?? 0) * p * (back[to] ?? 0)) / total
    if (share > 1e-4) counts.set(key, (counts.get(key) ?? 0) + share)
  }
}

/** One round of expectation-maximisation over all pairs. */
function round(pairs: readonly Pair[], steps: Steps, open: boolean): Steps {
  const counts: Steps = new Map()
  for (const pair of pairs) countSteps(pair, steps, open, counts)
  let sum = 0
  for (const count of counts.values()) sum += count
  const next: Steps = new Map()
  for (const [key, count] of counts) if (count / sum > RAREST) next.set(key, count / sum)
  return next
}

export function letterShares(tokens: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  let sum = 0
  for (const token of tokens)
    for (const letter of lettersOf(token)) {
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
      sum++
    }
  return Object.fromEntries([...counts].sort(byKey).map(([letter, count]) => [letter, rounded(Math.log(count / sum))]))
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000
const byKey = (one: readonly [string, number], other: readonly [string, number]): number => (one[0] < other[0] ? -1 : 1)

export function train(pairs: readonly Pair[]): StoredLetterModel {
  let steps = round(pairs, new Map(), true)
  for (let at = 1; at < ROUNDS; at++) steps = round(pairs, steps, false)
  return {
    steps: Object.fromEntries([...steps].sort(byKey).map(([key, share]) => [key, rounded(Math.log(share))])),
    left: letterShares(pairs.map(({ left }) => left)),
    right: letterShares(pairs.map(({ right }) => right)),
  }
}

/** Spellings of one name in one script: tokens of the data that share their form in the other script and look alike. */
function spellings(scripts: readonly string[], side: keyof Pair): readonly Pair[] {
  const other = side === 'right' ? 'left' : 'right'
  const groups = new Map<string, Set<string>>()
  for (const pair of scripts.flatMap(trainingPairs)) {
    const group = groups.get(pair[other]) ?? new Set<string>()
    groups.set(pair[other], group.add(pair[side]))
  }
  const pairs: Pair[] = []
  for (const [, group] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const forms = [...group].sort().slice(0, 8)
    for (const left of forms) for (const right of forms) if (looksAlike(left, right)) pairs.push({ left, right })
  }
  // Every n-th pair, so that no group of names outweighs the others.
  const step = Math.max(1, Math.floor(pairs.length / MOST_SPELLINGS))
  return pairs.filter((_, at) => at % step === 0)
}
const MOST_SPELLINGS = 60_000

/** So many names are taken as they come out of Cyrillic. */
const MOST_ROUTES = 6_000
/** In which of these ways, one after another. */
const ROUTES = ['BGN/PCGN', 'ICAO']

/**
 * Spellings in Latin letters of which one came by way of Russian: 'Hajiyev' and 'Gadzhiev', 'Hovhannisyan' and 'Oganesyan'. The Russian label is romanised as
 * passports and atlases do; each is learned in both directions.
 */
function byWayOfRussian(): readonly Pair[] {
  const routes = readPairs(SCRIPTS.cyrillic ?? '').flatMap(({ left, right }, at): readonly Pair[] => {
    if (!/^[а-яё]+$/u.test(left)) return []
    const own = foldLetters(right, 'latin')
    const via = foldLetters(romanise(left, ROUTES[at % ROUTES.length] ?? ''), 'latin')
    return via === '' || own === '' || via === own || !looksAlike(own, via) ? [] : [{ left: own, right: via }]
  })
  const step = Math.max(1, Math.floor(routes.length / MOST_ROUTES))
  return routes
    .filter((_, at) => at % step === 0)
    .flatMap(({ left, right }) => [
      { left, right },
      { left: right, right: left },
    ])
}

/** At least half of the letters stand in the same order. */
function looksAlike(one: string, other: string): boolean {
  let row = Array.from({ length: other.length + 1 }, () => 0)
  for (const letter of one) {
    const next = [0]
    for (let at = 1; at <= other.length; at++)
      next.push(letter === other[at - 1] ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0))
    row = next
  }
  return 2 * (row[other.length] ?? 0) >= Math.max(one.length, other.length)
}

if (import.meta.main) {
  const wanted = process.argv.slice(2)
  const keep = (name: string, learned: () => readonly Pair[]) => {
    if (wanted.length > 0 && !wanted.includes(name)) return
    const model = train(learned())
    writeFileSync(join(ROOT, `vocabularies/letters-${name}.json`), `${JSON.stringify(model, null, 1)}\n`)
    process.stdout.write(`${name}: ${Object.keys(model.steps).length} steps\n`)
  }
  keep('latin', () => [...spellings(Object.keys(SCRIPTS), 'right'), ...byWayOfRussian()])
  for (const script of ['arabic', 'cyrillic']) keep(`${script}-own`, () => spellings([script], 'left'))
  for (const script of Object.keys(SCRIPTS)) keep(script, () => trainingPairs(script))
  for (const [script, other] of BESIDE) keep(`${script}-${other}`, () => besides(script, other))
}
