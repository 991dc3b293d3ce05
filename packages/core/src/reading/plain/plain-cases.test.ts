import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { EMPTY_CASE } from '../../claims/case-setting.ts'
import type { Claim } from '../../claims/claim.ts'
import { findQuote } from '../../claims/passage.ts'
import { LANGUAGE_PACKS } from './packs/index.ts'
import { readPlain } from './read-plain.ts'

const CASES = new URL('../../../../../cases/reading/', import.meta.url)
const FLOORS = JSON.parse(readFileSync(new URL('languages.json', CASES), 'utf8')) as Readonly<Record<string, Floors>>

type Slot = 'actor' | 'peopleOf' | 'recipient' | 'date' | 'duty' | 'speaker'
interface Floors {
  readonly open: Figures
  readonly heldOut: Figures
}
interface Figures {
  readonly detection: number
  readonly precision: number
  readonly strict: number
}
interface Expected extends Partial<Record<Slot, string>> {
  readonly kind: string
  readonly count: readonly (number | null)[] | null
  readonly quote: string
  readonly stance?: string
}
interface Report {
  readonly text: string
  readonly claims: readonly Expected[]
}

const SLOTS: readonly Slot[] = ['actor', 'peopleOf', 'recipient', 'date', 'duty', 'speaker']

function claimsOf(lang: string, text: string): readonly Claim[] {
  const pack = LANGUAGE_PACKS.get(lang)
  assert.ok(pack !== undefined, lang)
  const block = { start: 0, end: text.length, role: 'article', lang } as const
  const page = {
    text,
    blocks: [block],
    title: null,
    byline: null,
    published: '2024-05-10',
    publishedNoEarlierThan: null,
    lang,
    chromeLang: null,
    publishers: [],
  }
  return readPlain(pack, { source: 'test', page, setting: EMPTY_CASE, referenceDate: '2024-05-10', lang }).claims
}

const countKey = (count: readonly (number | null)[] | null) =>
  count === null || count.every((end) => end === null) ? '-' : count.join('..')
const countOf = (claim: Claim) => countKey(claim.count === null ? null : [claim.count.min, claim.count.max])

function wrongSlots(expected: Expected, claim: Claim): readonly string[] {
  const said = claim as unknown as Readonly<Record<Slot, string | null>>
  const wrong: string[] = SLOTS.filter((slot) => expected[slot] !== undefined && expected[slot] !== said[slot])
  if (countKey(expected.count) !== countOf(claim)) wrong.push('count')
  if ((expected.stance ?? 'asserted') !== claim.stance) wrong.push('stance')
  return wrong
}

interface Tally {
  gold: number
  said: number
  found: number
  strict: number
}

/** Matches expected to found claims, one to one; what went wrong goes to `note`. */
function score({ text, claims }: Report, lang: string, tally: Tally, note: (line: string) => void): void {
  const free = [...claimsOf(lang, text)]
  tally.gold += claims.length
  tally.said += free.length
  for (const claim of free) assert.equal(text.slice(claim.start, claim.end), claim.quote)
  for (const expected of claims) {
    const place = findQuote(text, expected.quote)
    assert.ok(place !== null, `the quote does not stand in its report: ${expected.quote}`)
    const fits = free.filter(
      (claim) => claim.kind === expected.kind && claim.start < place.end && place.start < claim.end,
    )
    const best = fits.sort((a, b) => wrongSlots(expected, a).length - wrongSlots(expected, b).length)[0]
    const wrong = best === undefined ? [] : wrongSlots(expected, best)
    if (best === undefined) note(`missed ${expected.kind} | ${expected.quote}`)
    else free.splice(free.indexOf(best), 1)
    if (best !== undefined && wrong.length > 0)
      note(
        `wrong ${wrong.map((slot) => `${slot}=${JSON.stringify(best[slot as 'actor'])}`).join(' ')} | ${expected.kind} | ${expected.quote}`,
      )
    if (best !== undefined) tally.found++
    if (best !== undefined && wrong.length === 0) tally.strict++
  }
  for (const claim of free) note(`extra ${claim.kind} ${countOf(claim)} | ${claim.quote}`)
}

/** MUSTER_SHOW=ru prints what the open reports of a language get wrong, MUSTER_HELD=1 the held-out ones too. */
function measure(lang: string, file: string): Figures {
  const reports = JSON.parse(readFileSync(new URL(`${lang}/${file}`, CASES), 'utf8')) as readonly Report[]
  const show = process.env.MUSTER_SHOW === lang && (file === 'reports.json' || process.env.MUSTER_HELD !== undefined)
  const tally: Tally = { gold: 0, said: 0, found: 0, strict: 0 }
  for (const report of reports) score(report, lang, tally, (line) => show && process.stdout.write(`${line}\n`))
  const { gold, said, found, strict } = tally
  const f1 = (right: number) => (gold + said === 0 ? 1 : (2 * right) / (gold + said))
  return { detection: f1(found), precision: said === 0 ? 1 : found / said, strict: f1(strict) }
}

for (const lang of LANGUAGE_PACKS.keys())
  for (const [part, file] of [
    ['open', 'reports.json'],
    ['heldOut', 'held-out.json'],
  ] as const)
    test(`${lang} ${file}: claims are found as well as before`, () => {
      const floor = FLOORS[lang]?.[part]
      const figures = measure(lang, file)
      if (process.env.MUSTER_SHOW !== undefined) process.stdout.write(`${lang} ${part} ${JSON.stringify(figures)}\n`)
      assert.ok(floor !== undefined, `cases/reading/languages.json has no floors for ${lang}`)
      for (const name of ['detection', 'precision', 'strict'] as const)
        assert.ok(
          figures[name] >= floor[name] - 1e-9,
          `${name} ${figures[name].toFixed(3)} is under its floor ${floor[name]}`,
        )
    })

test('every language with floors has a pack and cases', () => {
  for (const lang of Object.keys(FLOORS)) {
    assert.ok(LANGUAGE_PACKS.has(lang), lang)
    assert.ok(existsSync(new URL(`${lang}/reports.json`, CASES)), lang)
  }
})

test('RD310 some of those counted before are part of them, and a holder who says that it holds admits it', () => {
  const parts = claimsOf('ru', 'В плену остаются 40 военнослужащих, из них 12 раненых удерживаются в тюрьме.')
  const whole = parts.find((claim) => claim.count?.min === 40)
  assert.ok(whole !== undefined)
  assert.equal(parts.find((claim) => claim.kind === 'held' && claim.count?.min === 12)?.partOf, whole.id)
  const [held] = claimsOf('ru', 'Азербайджан сообщил, что удерживает 62 армянских солдат.')
  assert.equal(held?.admission, true)
})

test('RD309 what is asked for is no claim', () => {
  assert.deepEqual(claimsOf('ru', 'Украина требует от России освободить 12 журналистов.'), [])
})

test("RD304 the case's own names come first and take the endings of the language", () => {
  const party = { side: null, kind: 'state', demonyms: [], capitals: [], leaders: [] } as const
  const setting = {
    ...EMPTY_CASE,
    parties: [
      { ...party, name: 'Northland', aliases: ['Северия'] },
      { ...party, name: 'Southland', aliases: ['Южноград'] },
    ],
  }
  const pack = LANGUAGE_PACKS.get('ru')
  assert.ok(pack !== undefined)
  const text = 'Северия передала Южнограду 15 пленных. Южноград вернул Северии двух солдат.'
  const block = { start: 0, end: text.length, role: 'article', lang: 'ru' } as const
  const page = {
    text,
    blocks: [block],
    title: null,
    byline: null,
    published: null,
    publishedNoEarlierThan: null,
    lang: 'ru',
    chromeLang: null,
    publishers: [],
  }
  const { claims } = readPlain(pack, { source: 'test', page, setting, referenceDate: null, lang: null })
  assert.deepEqual(
    claims.map(({ kind, actor, recipient }) => [kind, actor, recipient]),
    [
      ['released', 'Northland', 'Southland'],
      ['released', 'Southland', 'Northland'],
    ],
  )
})
