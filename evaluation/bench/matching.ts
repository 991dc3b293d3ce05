/**
 * Matching name lists: accuracy and speed on lists with known truth, beside Splink on DuckDB over the same files in one run.
 * `node scripts/run.mjs evaluation/bench/matching.ts` writes evaluation/bench/results/matching.json.
 * Wants ../shared/data/record-linkage; Splink runs in a Python environment that is made for the run and thrown away.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { decideRows, type MatchedRolls, type MatchField, matchRolls, type RollRow } from '@muster/core'
import { parse } from 'csv-parse/sync'
import { machine, round } from './machine.ts'
import { inLatin, type MadeUpRow, madeUpRolls, ROLL_FIELDS } from './rolls/made-up-rolls.ts'

const DATA = join(import.meta.dirname, '../../../shared/data/record-linkage/')
const RESULTS = join(import.meta.dirname, 'results/matching.json')
const work = mkdtempSync(join(tmpdir(), 'muster-matching-'))

type Table = readonly Readonly<Record<string, string>>[]
const table = (path: string): Table => parse(readFileSync(path), { columns: true, trim: true }) as Table

interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}
const scoreOf = (right: number, told: number, wanted: number): Score => ({
  precision: right / Math.max(1, told),
  recall: right / wanted,
  f1: (2 * right) / (told + wanted),
})

/** Scores pairs at a probability of 0.5 and at the best threshold, each pair by its own odds: no label was used to learn them. */
function scorePairs({ pairs, weights }: MatchedRolls, same: (left: number, right: number) => boolean, wanted: number) {
  const odds = weights.prior / (1 - weights.prior)
  const ranked = pairs
    .flat()
    .map((pair) => ({ odds: odds * Math.exp(pair.weight), right: same(pair.left, pair.right) }))
    .sort((a, b) => b.odds - a.odds)
  let right = 0
  let best: Score = { precision: 0, recall: 0, f1: 0 }
  let atHalf = best
  for (const [at, pair] of ranked.entries()) {
    right += pair.right ? 1 : 0
    if (ranked[at + 1]?.odds === pair.odds) continue
    const score = scoreOf(right, at + 1, wanted)
    if (score.f1 > best.f1) best = score
    if (pair.odds >= 1) atHalf = score
  }
  return { atHalf, best }
}

const FEBRL: readonly MatchField[] = [
  { label: 'given_name surname', kind: 'name' },
  { label: 'street_number', kind: 'number' },
  { label: 'address_1', kind: 'text' },
  { label: 'address_2', kind: 'text' },
  { label: 'suburb', kind: 'text' },
  { label: 'postcode', kind: 'number' },
  { label: 'state', kind: 'text' },
  { label: 'date_of_birth', kind: 'born' },
  { label: 'soc_sec_id', kind: 'number' },
]
const cells = (rows: Table, fields: readonly MatchField[]): readonly RollRow[] =>
  rows.map((row) =>
    fields.map(({ label }) =>
      label
        .split(' ')
        .map((column) => row[column] ?? '')
        .join(' '),
    ),
  )

function timedMatch(
  fields: readonly MatchField[],
  left: readonly RollRow[],
  right: readonly RollRow[],
  within = false,
) {
  const start = performance.now()
  const matched = matchRolls(fields, left, right, { within })
  return { matched, seconds: (performance.now() - start) / 1000 }
}

const sizesOf = (keys: readonly string[]) => {
  const sizes = new Map<string, number>()
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

function febrl(name: 'febrl3' | 'febrl4', withNumber: boolean) {
  const fields = FEBRL.filter(({ label }) => withNumber || label !== 'soc_sec_id')
  const person = (row: Readonly<Record<string, string>> | undefined) => row?.rec_id?.split('-')[1] ?? ''
  const left = table(`${DATA}${name === 'febrl4' ? 'febrl4a' : 'febrl3'}.csv`)
  const right = name === 'febrl4' ? table(`${DATA}febrl4b.csv`) : left
  const ones = cells(left, fields)
  const { matched, seconds } = timedMatch(fields, ones, name === 'febrl4' ? cells(right, fields) : ones, left === right)
  const wanted = left === right ? sizesOf(left.map(person)) : left.length
  return { seconds, ...scorePairs(matched, (one, other) => person(left[one]) === person(right[other]), wanted) }
}

function historical() {
  const file = join(work, 'historical.csv')
  if (!existsSync(file))
    return 'not measured: the list is kept as parquet, which the Python environment turns into a table'
  const fields: readonly MatchField[] = [
    { label: 'first_name surname', kind: 'name' },
    { label: 'dob', kind: 'born' },
    { label: 'postcode_fake', kind: 'text' },
    { label: 'birth_place', kind: 'text' },
    { label: 'gender', kind: 'sex' },
    { label: 'occupation', kind: 'text' },
  ]
  const rows = table(file)
  const ones = cells(rows, fields)
  const { matched, seconds } = timedMatch(fields, ones, ones, true)
  const cluster = (row: number) => rows[row]?.cluster ?? ''
  const wanted = sizesOf(rows.map((row) => row.cluster ?? ''))
  return { seconds, ...scorePairs(matched, (one, other) => cluster(one) === cluster(other), wanted) }
}

/** The size of the exchange of lists in Yemen in December 2018. */
const LEFT = 8576
const RIGHT = 7487
const SHARED = 5000
const SEED = 7
const NAMED: readonly MatchField[] = [
  { label: 'family given father', kind: 'name' },
  { label: 'born', kind: 'born' },
  { label: 'sex', kind: 'sex' },
  { label: 'place', kind: 'name' },
]
const asRows = (rows: readonly MadeUpRow[]): readonly RollRow[] =>
  rows.map((row) => [
    `${row.family} ${row.given} ${row.father}`,
    row.born,
    row.sex === 'м' ? 'm' : row.sex === 'ж' ? 'f' : row.sex,
    row.place,
  ])

function exchange(left: readonly MadeUpRow[], right: readonly MadeUpRow[]) {
  const { matched, seconds } = timedMatch(NAMED, asRows(left), asRows(right))
  const same = (one: number, other: number) => left[one]?.person === right[other]?.person
  const onBoth = new Set(right.map(({ person }) => person))
  const outcomes = decideRows(matched, 0.99)
  const of = (outcome: string) => outcomes.filter((row) => row.outcome === outcome)
  const said = of('same')
  const absent = of('absent')
  const shared = left.filter(({ person }) => onBoth.has(person)).length
  return {
    seconds,
    millionPairsASecond: (left.length * right.length) / seconds / 1e6,
    ...scorePairs(matched, same, shared),
    decidedAt99: {
      ...scoreOf(said.filter((row) => same(row.left, row.pairs[0]?.right ?? -1)).length, said.length, shared),
      toLookAt: of('look').length,
      absent: absent.length,
      absentRightly: absent.filter((row) => !onBoth.has(left[row.left]?.person ?? -1)).length,
    },
  }
}

/** The same people with both lists in Latin letters, as Splink can read them. */
function latinRolls() {
  const { left, right } = madeUpRolls(SEED, LEFT, RIGHT, SHARED)
  const first = () => 1
  const plain = left.map(
    (row): MadeUpRow => ({
      ...row,
      family: inLatin(row.family, first),
      given: inLatin(row.given, first),
      father: inLatin(row.father, first),
      place: inLatin(row.place, first),
      sex: row.sex === 'м' ? 'm' : 'f',
    }),
  )
  for (const [side, rows] of [
    ['left', plain],
    ['right', right],
  ] as const) {
    const lines = rows.map((row, at) =>
      [`${side}-${at}`, row.person, ...ROLL_FIELDS.map((field) => row[field])].join(','),
    )
    writeFileSync(join(work, `${side}.csv`), [`id,person,${ROLL_FIELDS.join(',')}`, ...lines].join('\n'))
  }
  return { left: plain, right }
}

/** Splink in an environment made for this run; a sentence where it could not be had. */
function splink(): unknown {
  const home = join(work, 'venv')
  try {
    execFileSync('python3', ['-m', 'venv', home], { stdio: 'ignore' })
    execFileSync(join(home, 'bin/pip'), ['install', '-q', 'splink==4.0.17', 'pyarrow'], {
      stdio: 'ignore',
      timeout: 300_000,
    })
    const out = execFileSync(join(home, 'bin/python'), [join(import.meta.dirname, 'splink-peer.py'), DATA, work], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return JSON.parse(out.trim().split('\n').at(-1) ?? '')
  } catch {
    return 'Splink was not measured: python3 with venv, or the package index, was out of reach, or it failed'
  }
}

const figures = (value: unknown): unknown =>
  typeof value === 'number'
    ? Math.abs(value) < 10
      ? Math.round(value * 10_000) / 10_000
      : round(value)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, figures(inner)]))
      : value

try {
  const latin = latinRolls()
  const cyrillic = madeUpRolls(SEED, LEFT, RIGHT, SHARED)
  const peer = splink()
  const muster = {
    febrl4: febrl('febrl4', true),
    febrl4WithoutNumber: febrl('febrl4', false),
    febrl3: febrl('febrl3', true),
    febrl3WithoutNumber: febrl('febrl3', false),
    historical50k: historical(),
    exchange: exchange(latin.left, latin.right),
    exchangeAcrossScripts: exchange(cyrillic.left, cyrillic.right),
  }
  const results = {
    what: `No labels were used to learn. 'exchange': ${LEFT} and ${RIGHT} made-up people, ${SHARED} on both lists (seed ${SEED}); 'across scripts' has the first list in Cyrillic. Muster looks at every pair of name parts; Splink compares all pairs of one sex.`,
    machine: { ...machine(), loadBefore: loadavg().map(round) },
    muster: figures(muster),
    splink: figures(peer),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1000),
  }
  mkdirSync(join(import.meta.dirname, 'results'), { recursive: true })
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 1)}\n`)
  process.stdout.write(`${JSON.stringify(results, null, 1)}\n`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
