import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EMPTY_CASE, isEdtf } from '@muster/core'
import fc from 'fast-check'
import { readPage } from './index.ts'

// The full size: FUZZ_RUNS=20000 node scripts/run.mjs --test packages/app/src/read-page.fuzz.test.ts
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))
const RUNS = Number(process.env.FUZZ_RUNS ?? 250)

const TAGS =
  '<p>|</p>|<div class="related">|</div>|<br>|<table><tr><td>|</table>|<b>|</i>|<a href="/">|</a>|<script>|</script>|<!--|-->|<h1>|</h1>|<ul><li>|</ul>|<article>|</article>|&amp;|&rsquo;|&#0;|&bogus;|<|\r\n|\0|"|<plaintext>|<time datetime="2020-12-14">|\u202e|\u200f|\u00ad'.split(
    '|',
  )

/** Sentences that make claims, so that mangling has something to break. */
const SAID = [
  'Azerbaijan captured 62 Armenian soldiers near Hadrut on December 16, 2020, the ministry said. ',
  'Armenia handed over five Azerbaijani servicemen on Monday. ',
  'At least 12 civilians were killed and dozens more wounded in the shelling. ',
  'They still hold 17 prisoners, “he” said; the army denied it. ',
  'В плену остаются 62 военнослужащих. ',
  'أسرى الحرب في باكو. ',
  'İlham Əliyev bildirib ki, 14 nəfər qaytarılıb. ',
]

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SAID) },
  { weight: 3, arbitrary: fc.constantFrom(...TAGS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
)

/** A page cut, doubled or overwritten at random places. */
const mangled = fc
  .tuple(fc.array(piece, { maxLength: 60 }), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat())
  .map(([pieces, hits, cut]) => {
    const bytes = Buffer.from(`<html><body>${pieces.join('')}</body></html>`)
    for (const [at, byte] of hits) bytes[at % bytes.length] = byte
    return cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes
  })

const readOrSay = (bytes: Uint8Array) => {
  try {
    return readPage(
      bytes,
      { mediaType: null, charset: null, url: null, name: 'page.html' },
      {
        setting: EMPTY_CASE,
        referenceDate: null,
        lang: null,
      },
    )
  } catch (error) {
    assert.equal((error as Error).name, 'ActRefused', String((error as Error).stack))
    return null
  }
}

function assertGrounded(bytes: Uint8Array): number {
  const reading = readOrSay(bytes)
  if (reading === null) return 0
  const { text } = reading.page
  for (const claim of reading.claims) {
    assert.equal(text.slice(claim.start, claim.end), claim.quote)
    assert.ok(claim.quote.trim().length > 0)
    assert.ok(claim.date === null || isEdtf(claim.date), String(claim.date))
    for (const { field, start, end, inferred } of reading.bases[claim.id] ?? [])
      assert.ok(inferred !== null || (start !== null && end !== null && start < end && end <= text.length), field)
  }
  return reading.claims.length
}

describe(`RD1 RD70 RD101: mangled pages through intake and reader (seed ${seed}, ${RUNS} runs)`, () => {
  it('are read or refused in one sentence, with no quote that is not on the page', () => {
    let claims = 0
    fc.assert(
      fc.property(mangled, (bytes) => {
        claims += assertGrounded(bytes)
      }),
      { seed, numRuns: RUNS },
    )
    assert.ok(claims >= RUNS / 5, `only ${claims} claims were there to check`)
  })

  it('may nest ten thousand tags, hold a line of a million characters, or turn from left to right and back', () => {
    const said = SAID.slice(0, 2).join('')
    assertGrounded(Buffer.from(`${'<div>'.repeat(10_000)}<p>${said}</p>`))
    assertGrounded(Buffer.from(`<p>${said}${'x'.repeat(1_000_000)} ${said}</p>`))
    assertGrounded(Buffer.from(`<p dir="rtl">\u202e${SAID.join('\u2067')}\u2069</p>`))
  })
})
