import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pageFromBytes } from '../page-from-bytes.ts'

const read = (...lines: readonly string[]) => {
  const decoded = pageFromBytes(Buffer.from(lines.join('\n\n')), { name: 'report.txt' })
  assert.ok(decoded.ok)
  const { page } = decoded
  return { page, roles: page.blocks.map(({ role }) => role) }
}

const PROSE =
  'Ten servicemen were handed over on Saturday at the bridge, the ministry said, and twenty are still missing.'

describe('RD105: the article of a page without markup', () => {
  it('keeps a last paragraph that was cut in mid-text', () => {
    const { roles } = read(
      'Ten servicemen handed over',
      PROSE,
      'The ten were captured on 16 November. In return the army gave',
    )
    assert.deepEqual(roles, ['title', 'article', 'article'])
  })

  it('keeps short sentences at its end and leaves out buttons', () => {
    const { roles } = read('Ten servicemen handed over', PROSE, 'The army denies it.', 'Facebook', 'Print')
    assert.deepEqual(roles, ['title', 'article', 'article', 'chrome', 'chrome'])
  })

  it('keeps list items between paragraphs', () => {
    const { roles } = read('Ten servicemen handed over', PROSE, '- six on Friday;', '- four on Saturday.', PROSE)
    assert.deepEqual(roles, ['title', 'article', 'article', 'article', 'article'])
  })

  it('takes a single line for text, with or without a full stop, with or without a day', () => {
    assert.deepEqual(read('Ten servicemen came home on 11 December 2020, the ministry said.').roles, ['article'])
    assert.deepEqual(read('Ten servicemen came home, the ministry said').roles, ['article'])
  })

  it('takes everything for text where nothing looks like a headline', () => {
    const { page, roles } = read(PROSE, PROSE)
    assert.deepEqual(roles, ['article', 'article'])
    assert.equal(page.title, null)
  })
})

describe('RD107: the headline of a page without markup', () => {
  it('may be as long as a paragraph', () => {
    const long =
      'Letter dated 5 January from the Permanent Representative to the Organisation addressed to the Secretary-General, with its annex'
    const { page } = read(long, PROSE, '(Signed) Anna Petrossian', 'Permanent Representative')
    assert.equal(page.title, long)
    assert.equal(page.byline, 'Anna Petrossian')
    assert.deepEqual(page.publishers, [])
  })

  it('may be a question', () => {
    assert.equal(
      read('Ten handed over, twenty missing: what next?', PROSE).page.title,
      'Ten handed over, twenty missing: what next?',
    )
  })
})

describe('RD109: the publisher of a page without markup', () => {
  it('is no line of a list of other stories and no sentence of the text', () => {
    const { page } = read(
      'Ten servicemen handed over',
      PROSE,
      'The army denies it.',
      'Related posts',
      'A match was lost in the rain',
    )
    assert.deepEqual(page.publishers, [])
  })
})

describe('RD106 RD117: the frame of a page without markup', () => {
  it('has a language even when it is one known phrase', () => {
    const { page } = read('Ten servicemen handed over', PROSE, 'Yorumlar kapatıldı.')
    assert.equal(page.chromeLang, 'tr')
    assert.equal(page.lang, 'en')
  })
})
