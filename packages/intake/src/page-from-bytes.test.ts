import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import type { PageText } from '@muster/core'
import { bytesAt, pageFromBytes } from './index.ts'

const CASES = new URL('../../../cases/intake/', import.meta.url)

const articleOf = ({ blocks, text }: PageText): string =>
  blocks
    .filter(({ role }) => role === 'article')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n')

interface Expected {
  readonly why: string
  readonly charset?: string
  readonly page: Partial<Record<'title' | 'byline' | 'published' | 'lang' | 'chromeLang', string | null>>
  readonly publishers: ReadonlyArray<readonly [role: string, name: string]>
  readonly firstWords: string
  readonly lastWords: string
  readonly roles: Readonly<Record<string, string>>
}

const roleOf = ({ blocks, text }: PageText, words: string): string | undefined =>
  blocks.find(({ start, end }) => text.slice(start, end).includes(words))?.role

describe('RD105 RD106 RD107 RD108 RD109 RD110 RD117: golden pages', () => {
  const names = readdirSync(CASES).filter((name) => /\.(?:html|txt)$/.test(name))
  for (const name of names) {
    const expected: Expected = JSON.parse(readFileSync(new URL(name.replace(/\.\w+$/, '.json'), CASES), 'utf8'))
    it(`${name}: ${expected.why}`, () => {
      const decoded = pageFromBytes(readFileSync(new URL(name, CASES)), { name })
      assert.ok(decoded.ok)
      const { page } = decoded
      for (const [field, value] of Object.entries(expected.page))
        assert.equal(page[field as keyof PageText], value, field)
      assert.deepEqual(
        page.publishers.map(({ role, name: who }) => [role, who]),
        expected.publishers,
      )
      for (const { name: who, evidence } of page.publishers) {
        assert.equal(evidence && page.text.slice(evidence.start, evidence.end), who)
      }
      const article = articleOf(page).replaceAll('\n', ' ')
      assert.ok(article.startsWith(expected.firstWords), article.slice(0, 90))
      assert.ok(article.endsWith(expected.lastWords), article.slice(-90))
      for (const [words, role] of Object.entries(expected.roles)) assert.equal(roleOf(page, words), role, words)
      if (expected.charset) assert.equal(decoded.charset, expected.charset)
    })
  }
})

const PROSE =
  'The two sides exchanged the bodies of six servicemen at the crossing, officials of both said on Friday evening.'
const read = (source: string, hint = {}) => {
  const decoded = pageFromBytes(Buffer.from(source), hint)
  assert.ok(decoded.ok)
  return decoded
}

describe('RD111: a day in another time zone', () => {
  it('gives way to the day printed at the headline', () => {
    const meta = '<meta property="article:published_time" content="2023-11-09T01:49:09+00:00">'
    const { page } = read(
      `<head>${meta}</head><h1>Six bodies returned</h1><p class="d">November 8, 2023</p><p>${PROSE}</p><p>${PROSE}</p>`,
    )
    assert.equal(page.published, '2023-11-08')
  })

  it('stands where the printed day is a wholly other one', () => {
    const meta = '<meta property="article:published_time" content="2023-11-09T01:49:09+00:00">'
    const { page } = read(
      `<head>${meta}</head><h1>Six bodies returned</h1><p class="d">March 1, 2021</p><p>${PROSE}</p><p>${PROSE}</p>`,
    )
    assert.equal(page.published, '2023-11-09')
  })
})

describe('RD112: undated pages', () => {
  it('stay undated when only their text, a bar and a change speak of days', () => {
    const bar = '<div class="topbar">Tuesday, June 4, 2024</div>'
    const { page } = read(
      `${bar}<h1>Six bodies returned</h1><p>Updated: 5 May 2022</p><p>On 3 May 2022 talks began. ${PROSE}</p><p>${PROSE}</p>`,
    )
    assert.equal(page.published, null)
  })
})

describe('RD105 RD110: a sentence with a day in it', () => {
  const TOLD = 'Ten servicemen came home on 11 December 2020, the ministry said.'
  for (const [what, html] of [
    ['alone', `<article><p>${TOLD}</p></article>`],
    ['under the headline', `<h1>Ten come home</h1><p>${TOLD}</p><p>${PROSE}</p>`],
    [
      'marked as a time',
      `<h1>Ten come home</h1><p>${TOLD.replace('11 December 2020', '<time datetime="2020-12-11">$&</time>')}</p><p>${PROSE}</p>`,
    ],
  ] as const)
    it(`${what} is of the article`, () => {
      const { page } = read(html, { mediaType: 'text/html' })
      const block = page.blocks.find(({ start, end }) => page.text.slice(start, end) === TOLD)
      assert.equal(block?.role, 'article')
    })
  it('may be that of an archived report, where it stands on a line of its own', () => {
    const { page } = read(`Six bodies returned\nDecember 14, 1986\nYEREVAN (AP) _ ${PROSE}`, {
      mediaType: 'text/plain',
    })
    assert.equal(page.published, '1986-12-14')
  })
  it('tells what happened that day, not that the page is of it', () =>
    assert.equal(read(`<article><p>${TOLD}</p></article>`, { mediaType: 'text/html' }).page.published, null))
})

describe('RD109: the agency of a dateline', () => {
  it('is a hop of the chain', () => {
    const { page } = read(
      `<title>Six bodies returned | The Post</title><h1>Six bodies returned</h1><p>YEREVAN, Dec 14 (Reuters) — ${PROSE}</p><p>${PROSE}</p><footer>The Post</footer>`,
    )
    assert.deepEqual(
      page.publishers.map(({ role, name }) => [role, name]),
      [
        ['shows', 'The Post'],
        ['agency', 'Reuters'],
      ],
    )
  })
})

describe('RD113: bad input', () => {
  const refused = (bytes: Uint8Array, limit = 1000) => {
    const decoded = pageFromBytes(bytes, { name: 'page.html' }, { maxBytes: limit })
    assert.ok(!decoded.ok)
    return decoded
  }

  it('says that an empty page is empty', () => assert.equal(refused(Buffer.alloc(0)).reason, 'empty'))

  it('says what a file is that is no page', () => {
    assert.match(refused(Buffer.from('%PDF-1.7 …')).says, /PDF file/)
    assert.match(refused(Buffer.from([0x50, 0x4b, 3, 4, 0, 0])).says, /ZIP archive/)
    assert.equal(refused(Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 37) % 256))).reason, 'binary')
  })

  it('says that a page is compressed', () =>
    assert.equal(refused(Buffer.from([0x1f, 0x8b, 8, 0])).reason, 'compressed'))

  it('says how large a page is and how large it may be', () => {
    const { reason, says } = refused(Buffer.alloc(30 * 1024 * 1024, 'a'), 20 * 1024 * 1024)
    assert.equal(reason, 'too-large')
    assert.match(says, /30 MB, more than the 20 MB/)
  })

  it('says that a page shows no text', () =>
    assert.equal(refused(Buffer.from('<html><body><script>x</script></body></html>')).reason, 'no-text'))

  it('takes a page without an article, all its text kept, and notes it', () => {
    const { page, notes } = read('<html><body><nav><a href="/">Home</a></nav><h2>Photo of the day</h2></body></html>')
    assert.ok(page.text.includes('Photo of the day'))
    assert.ok(page.blocks.every(({ role }) => role !== 'article'))
    assert.match(notes.join(' '), /No article/)
  })

  it('takes a page cut in the middle and notes it', () => {
    const { page, notes } = read(`<html><body><h1>Six bodies returned</h1><p>${PROSE}</p><p>${PROSE.slice(0, 60)}`)
    assert.match(notes.join(' '), /stops in the middle/)
    assert.ok(articleOf(page).includes(PROSE))
  })

  it('refuses a page of more lines than anybody reads, as text and as markup, in one sentence', () => {
    for (const [line, name] of [
      ['line\n', 'a.txt'],
      ['<p>line\n', 'a.html'],
    ] as const) {
      const refused = pageFromBytes(Buffer.from(line.repeat(400_001)), { name })
      assert.ok(!refused.ok)
      assert.match(refused.says, /^it has more than 400000 lines and paragraphs: add it in parts/u)
    }
  })

  it('takes a line of a million characters', () => {
    const { page, map } = read(`${'word '.repeat(200_000)}end.`, { name: 'a.txt' })
    assert.equal(page.blocks.length, 1)
    assert.deepEqual(bytesAt(map, 999_995, 1_000_000), { start: 999_995, end: 1_000_000 })
  })
})
