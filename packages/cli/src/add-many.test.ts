import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-many-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
const env = { ...process.env, MUSTER_HOME: join(scratch, 'home'), MUSTER_PASSPHRASE: '' }
const muster = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    cwd: scratch,
    env,
  })
  return { code: status, out: stdout, err: stderr }
}
const folder = join(scratch, 'case')
before(() => assert.equal(muster('init', folder, '--no-passphrase').code, 0))
const page = (number: number): string =>
  `<h1>Report ${number}</h1><p>${number} servicemen were handed over on Saturday at the bridge, the ministry said in a statement.</p>`

const record = (url: string, html: string): Buffer => {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${html}`
  const fields = `WARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2020-12-14T10:00:00Z\r\nContent-Type: application/http`
  return gzipSync(`WARC/1.1\r\n${fields}\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`)
}

describe('RD119: a web archive added to a case', () => {
  it('is one source a page; the same bytes twice are one, a page that fails is named and the rest goes on', () => {
    const path = join(scratch, 'crawl.warc.gz')
    const urls = ['one', 'same', 'empty', 'two'].map((name) => `https://news.example/${name}`)
    const [one = '', same = '', empty = '', two = ''] = urls
    writeFileSync(
      path,
      Buffer.concat([record(one, page(1)), record(same, page(1)), record(empty, ''), record(two, page(2))]),
    )
    const added = muster('add', path, '--case', folder)
    assert.equal(added.code, 3)
    const lines = added.out.split('\n').filter((line) => line.startsWith(path))
    assert.match(lines[0] ?? '', /one: added/)
    assert.match(lines[1] ?? '', /same: was in the case already/)
    assert.match(lines[2] ?? '', /two: added/)
    assert.match(
      added.out,
      /note: From https:\/\/news\.example\/one, captured 2020-12-14T10:00:00Z, as the web archive crawl\.warc\.gz keeps it/,
    )
    assert.match(added.err, /empty: the page is empty.*\n1 of 4 pages was not added/)
  })
  it('says of one page that was not added just that', () => {
    const path = join(scratch, 'nothing.warc.gz')
    writeFileSync(path, record('https://news.example/nothing', ''))
    const { code, err } = muster('add', path, '--case', folder)
    assert.equal(code, 3)
    assert.match(err, /the page is empty.*\nthe page was not added, for the reason above\n$/)
  })
})

describe('RD119: a folder of many pages', () => {
  it('can be stopped between two pages and goes on where it was', async () => {
    const COUNT = 60
    const pages = join(scratch, 'pages')
    mkdirSync(pages)
    for (let at = 1; at <= COUNT; at++)
      writeFileSync(join(pages, `${String(at).padStart(3, '0')}.html`), page(100 + at))
    const running = spawn(process.execPath, [MAIN, 'add', pages, '--case', folder], { cwd: scratch, env })
    let out = ''
    let err = ''
    running.stdout.on('data', (chunk) => {
      if (out === '') running.kill('SIGINT')
      out += chunk
    })
    running.stderr.on('data', (chunk) => {
      err += chunk
    })
    const code = await new Promise((done) => running.on('close', done))
    assert.equal(code, 1, err)
    const first = Number(/Stopped after (\d+) pages?: the same command goes on from here\./u.exec(err)?.[1])
    assert.ok(first >= 1 && first < COUNT, err)
    const again = muster('add', pages, '--case', folder)
    assert.equal(again.code, 0, again.err)
    assert.equal(again.out.match(/: was in the case already, 0 claims/gu)?.length, first)
    assert.equal(again.out.match(/: added, /gu)?.length, COUNT - first)
  })
})
