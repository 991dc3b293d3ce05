import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { EMPTY_CASE } from '../claims/case-setting.ts'
import type { Claim } from '../claims/claim.ts'
import type { PageText } from '../claims/source.ts'
import { readClaims } from './read-claims.ts'
import { pageOfText, readText } from './read-text.ts'

const CASES = new URL('../../../../cases/reading/en/', import.meta.url)

interface Expected {
  readonly kind: string
  readonly count: readonly (number | null)[] | null
  readonly actor: string | null
  readonly peopleOf: string | null
  readonly recipient?: string
  readonly stance: string
  readonly speaker?: string
  readonly duty?: string
  /** When it happened; checked where a case gives it. */
  readonly date?: string | null
  /** Where it happened; checked where a case gives it. */
  readonly place?: string | null
}
interface ReadingCase {
  readonly text: string
  readonly claims: readonly Expected[]
}

const read = (text: string) => readText(text, EMPTY_CASE)

const told = (claim: Claim, expected?: Expected): Expected => ({
  kind: claim.kind,
  count: claim.count === null ? null : [claim.count.min, claim.count.max],
  actor: claim.actor,
  peopleOf: claim.peopleOf,
  ...(claim.recipient === null ? {} : { recipient: claim.recipient }),
  stance: claim.stance,
  ...(claim.speaker === 'article' ? {} : { speaker: claim.speaker }),
  ...('duty' in claim ? { duty: claim.duty } : {}),
  ...(expected !== undefined && 'date' in expected ? { date: claim.date } : {}),
  ...(expected !== undefined && 'place' in expected ? { place: 'place' in claim ? (claim.place ?? null) : null } : {}),
})

for (const file of readdirSync(CASES)) {
  const cases = JSON.parse(readFileSync(new URL(file, CASES), 'utf8')) as readonly ReadingCase[]
  for (const { text, claims } of cases)
    test(`reads: ${text.slice(0, 90)}`, () => {
      assert.deepEqual(
        read(text).claims.map((claim, at) => told(claim, claims[at])),
        claims,
      )
    })
}

test('RD1 a quote is a slice of the page, and RD4 every claim names its reader and its rule', () => {
  const text = 'Rebels freed 12 soldiers on Monday. “We hold 15 prisoners,” their spokesman said.'
  for (const claim of read(text).claims) {
    assert.equal(text.slice(claim.start, claim.end), claim.quote)
    assert.match(claim.rule, /^RD\d+$/u)
    assert.equal(claim.reader.name, 'en-rules')
  }
})

test('RD2 the same page gives the same claims', () => {
  const text = 'Israel let go 1,968 prisoners and Hamas released the last 20 hostages, the military said.'
  assert.deepEqual(read(text), read(text))
})

test('RD3 headlines and captions make no claims', () => {
  const page = pageOfText('Rebels free 12 soldiers')
  const titled: PageText = { ...page, blocks: [{ start: 0, end: page.text.length, role: 'title', lang: 'en' }] }
  const task = { source: 'test', page: titled, setting: EMPTY_CASE, referenceDate: null, lang: 'en' }
  assert.deepEqual(readClaims(task).claims, [])
})

test('RD5 what the same words say twice counts once', () => {
  assert.equal(read('The rebels captured 20 soldiers and took them prisoner.').claims.length, 1)
})

test('RD14 what is only asked for is dropped with its reason', () => {
  const { claims, dropped } = read('Kyiv demanded talks. It wants to free 24 sailors.')
  assert.deepEqual(claims, [])
  assert.ok(dropped.some((drop) => drop.why.includes('want')))
})

test('RD17 a holder who says that it holds admits it', () => {
  const [claim] = read('Azerbaijan said it was holding 62 Armenian soldiers.').claims
  assert.equal(claim?.admission, true)
})

const SEED = Number(process.env.SEED ?? 20_201_110)

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

test(`mangled text never breaks the reader or its quotes (SEED=${SEED})`, () => {
  const random = randomFrom(SEED)
  const file = readFileSync(new URL('reports.json', CASES), 'utf8')
  for (let round = 0; round < 150; round++) {
    const letters = [...file.slice(Math.floor(random() * 6000), Math.floor(random() * 6000) + 900)]
    for (let change = 0; change < 60; change++) {
      const at = Math.floor(random() * letters.length)
      letters.splice(at, Math.floor(random() * 4), String.fromCodePoint(32 + Math.floor(random() * 1200)))
    }
    const text = letters.join('')
    for (const claim of read(text).claims) assert.equal(text.slice(claim.start, claim.end), claim.quote)
  }
})

test('RD19 a line without a full stop is read to its end', () => {
  const clause = 'The rebels released 12 soldiers and killed 5 men in Aleppo on Monday, and '
  const { claims } = read(clause.repeat(3000))
  for (const kind of ['released', 'killed']) {
    const last = claims.findLast((claim) => claim.kind === kind)
    assert.ok((last?.start ?? 0) >= clause.length * 2997, `the last one ${kind} stands at ${last?.start}`)
  }
})
