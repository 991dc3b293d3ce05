import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ledgerOf } from '../../register/build-state.ts'
import { chain } from '../chain.ts'
import type { Entry, EntryBody } from '../entry.ts'
import { foldForSearch } from './fold-for-search.ts'
import { SearchIndex } from './search-index.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))

describe('LG8: a search folds as readers of the script expect', () => {
  const same: readonly (readonly [typed: string, stands: string, why: string])[] = [
    ['garcia', 'GARCÍA', 'accents of Latin'],
    ['istanbul', 'İSTANBUL', 'the dotted capital of Turkish'],
    ['isik', 'ışık', 'the dotless i, as typed without a Turkish keyboard'],
    ['eliyev', 'Əliyev', 'the schwa of Azerbaijani'],
    ['strasse', 'Straße', 'sharp s'],
    ['lodz', 'Łódź', 'stroke and accent of Polish'],
    ['αθηνα', 'ΑΘΉΝΑ', 'accents of Greek'],
    ['πολεμοσ', 'πόλεμος', 'the last sigma'],
    ['еще', 'ещё', 'the dots of ё'],
    ['замок', 'за́мок', 'a stress mark'],
    ['احمد', 'أَحْمَد', 'vowel signs and the hamza of Arabic'],
    ['مدرسه', 'مدرسة', 'the tied t'],
    ['علي', 'علی', 'the Persian and the Arabic ya'],
    ['سلام', 'ســلام', 'a stretched word'],
    ['62', '٦٢', 'digits of Arabic'],
    ['62', '۶۲', 'digits of Persian'],
    ['שלומ', 'שָׁלוֹם', 'vowel points and last letters of Hebrew'],
    ['երեւան', 'Երևան', 'the ligature of Armenian'],
    ['თბილისი', 'ᲗᲑᲘᲚᲘᲡᲘ', 'capitals of Georgian'],
    ["cote d'ivoire", 'Côte  d’Ivoire', 'apostrophes and spaces'],
    ['full-scale', 'ｆｕｌｌ‑scale', 'wide letters and dashes'],
  ]
  for (const [typed, stands, why] of same)
    it(`${typed} finds ${stands}: ${why}`, () => assert.equal(foldForSearch(typed), foldForSearch(stands)))

  const apart: readonly (readonly [string, string, string])[] = [
    ['мои', 'мой', 'й is a letter of its own'],
    ['іх', 'їх', 'ї is a letter of its own'],
    ['မြနမာ', 'မြန်မာ', 'signs of Burmese are not accents'],
    ['हद', 'हिद', 'nor are those of Hindi'],
  ]
  for (const [one, other, why] of apart)
    it(`${one} is not ${other}: ${why}`, () => assert.notEqual(foldForSearch(one), foldForSearch(other)))

  it('folds a folded text to itself, whatever it is', () => {
    const check = fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = foldForSearch(text)
      assert.equal(foldForSearch(once), once)
    })
    fc.assert(check, { seed, numRuns: 300, examples: [['𝐀ﹿ']] })
  })
})

const page = fc.record({
  title: fc.constantFrom('Captives flown home', 'Ещё двое', 'Əliyev ‘hands over’', 'أسرى'),
  published: fc.constantFrom('2021-01-05', null),
  claims: fc.array(
    fc.record({
      kind: fc.constantFrom('held' as const, 'captured' as const),
      quote: fc.constantFrom('62 men of Garcia are held', 'двое в плену', 'men were taken near Łódź'),
      actor: fc.constantFrom('North', 'South', null),
    }),
    { maxLength: 3 },
  ),
})

describe(`LG9: what is derived can be thrown away and made again (seed ${seed})`, () => {
  it('an index taken in pieces finds what one made at once finds', () => {
    const check = fc.property(fc.array(page, { maxLength: 5 }), fc.nat(), (pages, cut) => {
      const entries = ledgerOf(pages)
      const [pieces, once] = [new SearchIndex(), new SearchIndex()]
      for (const entry of entries.slice(0, cut % (entries.length + 1))) pieces.take(entry)
      for (const entry of entries.slice(pieces.seq)) pieces.take(entry)
      for (const entry of entries) once.take(entry)
      for (const words of ['men', 'garcia 62', 'еще', 'lodz', 'اسري', 'north', 'e', 'nothing here'])
        assert.deepEqual(pieces.find(words, 50), once.find(words, 50), words)
    })
    fc.assert(check, { seed, numRuns: 60 })
  })

  it('finds every one of the words as a part of a word, and nothing for none', () => {
    const index = new SearchIndex()
    const quote = 'Azerbaijan holds 62 men near Xocavənd'
    for (const entry of ledgerOf([{ title: 'A page', published: null, claims: [{ kind: 'held', quote }] }]))
      index.take(entry)
    const claims = (words: string) => index.find(words, 50).found.filter(({ kind }) => kind === 'claim').length
    assert.deepEqual(['baij hold', 'xocavend', '62', 'baij nobody', ' ', ''].map(claims), [1, 1, 1, 0, 0, 0])
    assert.equal(index.find('page', 50).found[0]?.kind, 'page')
    assert.throws(() => index.take(ledgerOf([])[0] ?? assert.fail('no entry')), /does not follow/u)
  })

  it('from blocks that were kept and the entries since it finds what one made at once finds, and what a look at each text finds', () => {
    const entries = longLedger()
    const once = new SearchIndex()
    for (const entry of entries) once.take(entry)
    assert.equal(once.blocks.length, 2)
    const texts = textsOf(entries)
    const indexes = [0, 1, 2].map((kept) => {
      const index = new SearchIndex(once.blocks.slice(0, kept))
      for (const entry of entries.slice(index.seq)) index.take(entry)
      return index
    })
    indexes.push(searchedWhileItGrows(once.blocks.slice(0, 1), entries))
    for (const words of [
      'men',
      'garcia 62',
      '62 garcia',
      'lodz',
      'плен',
      '(1',
      '(2199)',
      'again men',
      'page 4',
      'nothing',
    ]) {
      const found = once.find(words, 5_000)
      assert.deepEqual(found.found.map(({ id }) => id).sort(), having(texts, words), words)
      assert.equal(found.total, found.found.length)
      for (const index of indexes) assert.deepEqual(index.find(words, 5_000), found)
      // Those that are not given are counted without being looked up, and are as many.
      for (const most of [0, 1, 7, 60, 1_500])
        for (const index of [once, ...indexes])
          assert.deepEqual(index.find(words, most), { total: found.total, found: found.found.slice(0, most) }, words)
    }
    for (const index of indexes) assert.deepEqual(index.blocks, once.blocks)
  })
})

/** An index that settles what came again little by little. */
function searchedWhileItGrows(kept: SearchIndex['blocks'], entries: readonly Entry[]): SearchIndex {
  const index = new SearchIndex(kept)
  for (const entry of entries.slice(index.seq)) {
    index.take(entry)
    if (entry.seq % 3 === 0) index.find('men', 3)
  }
  return index
}

const QUOTES = ['62 men of Garcia are held', 'двое в плену', 'men were taken near Łódź', 'men of men, and men again']

/** More than two blocks of claims; some were amended, and a better reader proposed those of one page again. */
function longLedger(): readonly Entry[] {
  const entries = ledgerOf(
    Array.from({ length: 44 }, (_, at) => ({
      title: `Page ${at}`,
      published: null,
      claims: Array.from({ length: 50 }, (_, nth) => ({
        kind: 'held' as const,
        quote: `${QUOTES[(at + nth) % 4]} (${at * 50 + nth})`,
      })),
    })),
  )
  const proposed = entries.find(({ body }) => body.kind === 'claims-proposed')?.body
  if (proposed?.kind !== 'claims-proposed') assert.fail('no claims')
  const amended = proposed.claims.slice(0, 3).map((claim): EntryBody => {
    const form = { ...claim, quote: 'nobody again, and nothing' }
    return { kind: 'claim-judged', claim: claim.id, verdict: 'amended', amended: form, why: null, unread: false }
  })
  const drafts = [...amended, proposed].map((body) => ({ at: '2026-01-01T00:00:00.000Z', by: 'tester', body }))
  return [...entries, ...chain(entries.at(-1) ?? assert.fail('no entries'), drafts)]
}

/** The folded texts of each page and claim, by a look at each entry. */
function textsOf(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>()
  const note = (id: string, text: string) => texts.set(id, [...(texts.get(id) ?? []), foldForSearch(text)])
  for (const { body } of entries) {
    if (body.kind === 'source-recorded') note(body.source.sha256, `${body.source.title} pasted`)
    if (body.kind === 'claims-proposed') for (const claim of body.claims) note(claim.id, claim.quote)
    if (body.kind === 'claim-judged' && body.amended) note(body.claim, body.amended.quote)
  }
  return texts
}

const having = (texts: ReadonlyMap<string, readonly string[]>, words: string): readonly string[] => {
  const wanted = foldForSearch(words).split(' ')
  const has = (own: readonly string[]) => own.some((text) => wanted.every((word) => text.includes(word)))
  return [...texts].flatMap(([id, own]) => (has(own) ? [id] : [])).sort()
}
