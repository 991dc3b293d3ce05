import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fromFile, fromFolder, fromStandardInput } from './from-file.ts'

describe('RD113: pages from files', () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'intake-'))
    for (const name of ['b.html', 'a.HTM', 'c.txt', 'notes.json', 'd.xhtml']) writeFileSync(join(folder, name), name)
    writeFileSync(join(folder, 'huge.txt'), '')
    truncateSync(join(folder, 'huge.txt'), 100 * 1024 * 1024)
  })
  after(() => rmSync(folder, { recursive: true }))

  it('are the page files of a folder, in one order', async () => {
    const found = await fromFolder(folder)
    assert.ok(found.ok)
    assert.deepEqual(
      found.paths.map((path) => basename(path)),
      ['a.HTM', 'b.html', 'c.txt', 'd.xhtml', 'huge.txt'],
    )
  })

  it('lie in the folders of a folder too, but for what one saved page is made of and what links lead to', async () => {
    const root = join(folder, 'tree')
    for (const within of ['2021/may', 'letter_files', 'letter-Dateien', 'letters', '.hidden'])
      mkdirSync(join(root, within), { recursive: true })
    for (const name of [
      'letter.html',
      '2021/may/a.html',
      'letter_files/frame.html',
      'letter-Dateien/frame.html',
      'letters/b.txt',
      '.hidden/c.html',
    ])
      writeFileSync(join(root, name), name)
    symlinkSync(root, join(root, '2021', 'loop'))
    const found = await fromFolder(root)
    assert.deepEqual(found.ok && found.paths.map((path) => relative(root, path)), [
      '2021/may/a.html',
      'letter.html',
      'letters/b.txt',
    ])
  })

  it('come with their name', async () => {
    const got = await fromFile(join(folder, 'b.html'))
    assert.ok(got.ok)
    assert.equal(Buffer.from(got.bytes).toString(), 'b.html')
    assert.equal(got.hint.name, 'b.html')
  })

  it('are refused by their size before they are read', async () => {
    const got = await fromFile(join(folder, 'huge.txt'))
    assert.ok(!got.ok)
    assert.match(got.says, /100 MB, more than the 20 MB/)
  })

  it('are missing, or folders, or folders without pages, and that is said', async () => {
    const reasons = await Promise.all([
      fromFile(join(folder, 'no')),
      fromFile(folder),
      fromFolder(join(folder, 'no')),
      fromFolder(join(folder, 'c.txt')),
    ])
    assert.deepEqual(
      reasons.map((got) => !got.ok && got.reason),
      ['missing', 'unreadable', 'missing', 'missing'],
    )
  })

  it('are no pipes, which would be waited for for ever, and no links that lead out of the folder they came in', async () => {
    const came = join(folder, 'came')
    mkdirSync(join(came, 'page_files'), { recursive: true })
    writeFileSync(join(came, 'page.html'), 'page')
    symlinkSync('page.html', join(came, 'same.html'))
    const within = await fromFolder(came)
    assert.deepEqual(within.ok && within.paths.map((path) => basename(path)), ['page.html', 'same.html'])
    assert.equal(spawnSync('mkfifo', [join(came, 'pipe.html')]).status, 0)
    const pipe = await fromFile(join(came, 'pipe.html'))
    assert.match(pipe.ok ? '' : pipe.says, /a pipe or a device/)
    symlinkSync(join(folder, 'b.html'), join(came, 'out.html'))
    const out = await fromFolder(came)
    assert.match('says' in out ? out.says : '', /out\.html is a link that leads out of the folder/)
  })

  it('come from standard input, up to the limit', async () => {
    const parts = async function* () {
      yield Buffer.from('<p>one ')
      yield Buffer.from('two</p>')
    }
    const got = await fromStandardInput(parts())
    assert.ok(got.ok)
    assert.equal(Buffer.from(got.bytes).toString(), '<p>one two</p>')
    const refused = await fromStandardInput(parts(), { maxBytes: 8 })
    assert.ok(!refused.ok && refused.reason === 'too-large')
  })
})
