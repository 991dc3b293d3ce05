import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DecodedPage } from '../decoded-page.ts'
import { pageFromBytes } from '../page-from-bytes.ts'

const WORDS = 'Northland handed over 12 soldiers of Southland at the bridge on Friday, the ministry wrote.'

/** A report as auto-archiver lays it out, in our own words: a list of files, then a table of what it found. */
const report = (
  rows: Readonly<Record<string, string>>,
  foot = 'https://github.com/bellingcat/auto-archiver',
): string => `
<!DOCTYPE html><html lang="en"><head><title>https://posts.example/1</title></head><body>
<h2>Archived media for <span class="copy">https://posts.example/1</span></h2>
<table class="content"><tr><th>about</th><th>files and preview</th></tr>
<tr><td>The 40 prisoners of another post</td><td>No preview available</td></tr></table>
<h2>metadata</h2><table class="metadata"><tr><th>key</th><th>value</th></tr>
${Object.entries(rows)
  .map(([key, value]) => `<tr><td>${key}</td><td><span class="copy">${value}</span></td></tr>`)
  .join('\n')}
</table><p>Made with <a href="${foot}">bellingcat/auto-archiver</a> v1.0</p></body></html>`

const FOUND = {
  _processed_at: '2024-05-03 08:00:00.123456+00:00',
  url: 'https://www.posts.example/1',
  title: 'Twelve come home',
  timestamp: '2024-05-02 10:11:12+00:00',
  content: WORDS,
}

function read(html: string): DecodedPage {
  const page = pageFromBytes(new TextEncoder().encode(html), { mediaType: 'text/html', name: 'report.html' })
  assert.ok(page.ok)
  return page
}

describe('RD120: a report of auto-archiver', () => {
  it('stands for the post: its words are the article, its title, day, address and site are those of the page', () => {
    const { page, canonicalUrl, notes } = read(report(FOUND))
    const ofRole = (role: string) =>
      page.blocks.filter((block) => block.role === role).map(({ start, end }) => page.text.slice(start, end))
    assert.deepEqual(ofRole('article'), [WORDS])
    assert.deepEqual(ofRole('title'), ['Twelve come home'])
    assert.equal(page.title, 'Twelve come home')
    assert.equal(page.published, '2024-05-02')
    assert.deepEqual(page.publishers, [{ name: 'posts.example', role: 'shows', evidence: null }])
    assert.equal(canonicalUrl, 'https://www.posts.example/1')
    assert.match(notes.join(), /From https:\/\/www\.posts\.example\/1, archived 2024-05-03T08:00:00Z/u)
  })

  it('without words, title or day is kept all the same, and says that it has no article', () => {
    const { page, notes } = read(report({ url: 'https://posts.example/1', timestamp: 'yesterday' }))
    assert.equal(page.title, 'https://posts.example/1')
    assert.equal(page.published, null)
    assert.match(notes.join(), /No article was found/u)
  })

  it('tells which archives and stampers were asked, and what failed', () => {
    const tries = (rows: Readonly<Record<string, string>>) => read(report({ ...FOUND, ...rows })).tries ?? []
    assert.deepEqual(tries({}), [])
    assert.deepEqual(tries({ wayback: 'https://web.archive.org/web/2024/https://posts.example/1' }), [
      {
        step: 'archive',
        asked: 'web.archive.org',
        address: 'https://web.archive.org/web/2024/https://posts.example/1',
        failed: null,
      },
    ])
    const [archive] = tries({ wayback: 'Internet archive failed with status of 429' })
    assert.equal(archive?.failed, 'Internet archive failed with status of 429')
    assert.deepEqual(tries({ wayback: 'job_id: spn2-1 check_status: later' }), [], 'what is not done yet tells nothing')
    assert.deepEqual(
      tries({ opentimestamped: 'False' }).map(({ step, failed }) => [step, failed !== null]),
      [['timestamp', true]],
    )
    assert.deepEqual(tries({ opentimestamped: 'False', timestamped: 'True' }), [], 'one stamp is a stamp')
  })

  it('with an address that is none, or with tables without end, is read as any page, and soon', () => {
    for (const url of ['https://[', 'javascript:alert(1)', 'https://', 'posts.example'])
      assert.equal(read(report({ ...FOUND, url })).canonicalUrl, null, url)
    const many = '<table class="metadata"><tr><td>k</td><td>v</td></tr></table>'.repeat(20_000)
    assert.equal(read(report(FOUND).replace('<h2>metadata', `${many}<h2>metadata`)).canonicalUrl, FOUND.url)
  })

  it('is told by what it holds: a page that only links to the program is a page of its own', () => {
    const page = read(
      `<h1>How to archive</h1><p>${WORDS} We use <a href="https://github.com/bellingcat/auto-archiver">this</a>.</p>`,
    )
    assert.equal(page.canonicalUrl, null)
    assert.equal(page.page.title, 'How to archive')
    assert.equal(read(report(FOUND, 'https://other.example/')).canonicalUrl, null)
  })
})
