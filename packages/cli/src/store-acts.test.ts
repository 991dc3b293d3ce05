import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-store-acts-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
const inFolder = (name: string) => join(scratch, name)

function muster(args: readonly string[], env: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, [MAIN, ...args], {
    input: '',
    encoding: 'utf8',
    cwd: scratch,
    env: { ...process.env, MUSTER_HOME: inFolder('home'), MUSTER_PASSPHRASE: 'long enough', ...env },
    timeout: 60_000,
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

/** One line for the person and the exit code; nothing new in the folder. */
function refused(args: readonly string[], code: number, says: RegExp, env: Record<string, string> = {}): void {
  const before = readdirSync(scratch).sort()
  const result = muster(args, env)
  assert.equal(result.code, code, result.err)
  assert.match(result.err, says)
  assert.equal(result.err.trimEnd().split('\n').length, 1, result.err)
  assert.deepEqual(readdirSync(scratch).sort(), before)
}

const DATABASE = 'postgres://somebody@127.0.0.1:1/none'

describe('acts on a whole case, on the command line', () => {
  before(() => {
    assert.equal(muster(['init', 'case', '--like', 'sample']).code, 0)
    assert.equal(muster(['backup', 'case.muster', '--case', 'case']).code, 0)
    mkdirSync(inFolder('other'))
    writeFileSync(inFolder('note.txt'), 'made up')
    mkdirSync(inFolder('full'))
    writeFileSync(join(inFolder('full'), 'note.txt'), 'made up')
  })

  it('a new case leaves nothing beside it', () => {
    assert.deepEqual(readdirSync(inFolder('case')).sort(), ['case.db', 'case.json', 'in-use.lock', 'key.json'])
    assert.deepEqual(
      readdirSync(scratch).filter((name) => name.includes('case')),
      ['case', 'case.muster'],
    )
  })

  it('a backup says what stands in the way of its file', () => {
    refused(['backup', 'case.muster', '--case', 'case'], 3, /case\.muster is there already: name a new file/u)
    refused(
      ['backup', 'nowhere/a.muster', '--case', 'case'],
      3,
      /nowhere does not exist: name a file in a folder that/u,
    )
    refused(['backup', DATABASE, '--case', 'case'], 2, /a backup is one file on this machine/u)
  })

  it('a restore says what is no backup, and what is no place for a case', () => {
    refused(['restore', 'other', 'new'], 3, /other is a folder: a backup is one file/u)
    refused(['restore', 'note.txt', 'new'], 3, /note\.txt is no backup of Muster/u)
    refused(['restore', 'none.muster', 'new'], 3, /none\.muster is not there/u)
    refused(['restore', 'case.muster', 'full'], 3, /full is there and not empty/u)
    refused(['restore', 'case.muster', 'case'], 3, /case is a case already: nothing was changed/u)
    refused(['restore', 'case.muster', DATABASE], 2, /restored to a folder on this machine: 'muster migrate' copies/u)
    refused(['restore', 'case.muster', 'new'], 3, /the passphrase does not open this case/u, {
      MUSTER_PASSPHRASE: 'another',
    })
  })

  it('a file system that lets nothing be made is told at once', { skip: !existsSync('/proc/self') }, () => {
    refused(['backup', '/proc/a.muster', '--case', 'case'], 3, /nothing can be made in \/proc/u)
    refused(['restore', 'case.muster', '/proc/a/b'], 3, /nothing can be made in \/proc/u)
    const begun = muster(['init', '/proc/a/b', '--like', 'sample', '--no-passphrase'])
    assert.deepEqual([begun.code, /nothing can be made in \/proc/u.test(begun.err)], [3, true], begun.err)
  })

  it('a file that proves nothing is named with what it is not', () => {
    writeFileSync(inFolder('cut.ots'), Buffer.from('\0OpenTimestamps'))
    refused(['timestamp', 'import', 'cut.ots', '--case', 'case'], 3, /^cut\.ots: this is neither a timestamp token/u)
    rmSync(inFolder('cut.ots'))
  })

  it('what an archive or a stamper did not do is told of a page that the case has, with who and why', () => {
    writeFileSync(inFolder('page.txt'), 'Northland released 3 soldiers of Southland on 2 May 2024, it said.')
    const added = muster(['add', 'page.txt', '--case', 'case', '--json'])
    const { sha256 } = JSON.parse(added.out) as { sha256: string }
    const told = (...args: readonly string[]) => ['preserve', sha256.slice(0, 9), ...args, '--case', 'case']
    refused(told(), 2, /either where an archive keeps the page/u)
    refused(told('--failed', 'archive'), 2, /needs who was asked/u)
    refused(told('--archived', 'somewhere'), 2, /no address/u)
    refused(
      ['preserve', 'ffff', '--archived', 'https://archive.example/1', '--case', 'case'],
      3,
      /no page and no list ffff/u,
    )
    const failed = muster(told('--failed', 'archive', '--asked', 'archive.example', '--why', 'answered 503'))
    assert.match(failed.out, /: weaker: no archive could be made to keep it \(archive\.example: answered 503\)\n$/u)
    writeFileSync(inFolder('answer.tsr'), 'Bad Gateway')
    refused(['timestamp', 'import', 'answer.tsr', '--case', 'case'], 3, /neither a timestamp token/u)
    const stamped = muster(['timestamp', 'import', 'answer.tsr', '--page', sha256, '--case', 'case'])
    assert.match(stamped.out, /^answer\.tsr: no stamp \(the answer is neither a token nor a refusal by RFC 3161\)/u)
    const list = () => muster(['preserve', '--case', 'case']).out
    assert.match(list(), /weaker: no archive .*; no stamp of its time could be had/u)
    const [, entry = ''] = /\(entries (\d+), \d+\)/u.exec(list()) ?? []
    assert.match(muster(['preserve', '--undo', entry, '--case', 'case']).out, /taken back/u)
    assert.match(list(), /: weaker: no stamp of its time could be had [^;]*\(entries \d+\)\n$/u)
    refused(['preserve', '--undo', entry, '--case', 'case'], 3, /tells of no try that stands/u)
    refused(['preserve', '--undo', 'x', '--case', 'case'], 2, /no number of an entry/u)
    refused(told('--failed', 'archive', '--asked', 'x', '--why', 'a'.repeat(1_001)), 3, /at most 1000 characters/u)
    writeFileSync(inFolder('answer.tsr'), Buffer.alloc(1024 * 1024 + 1))
    refused(['timestamp', 'import', 'answer.tsr', '--page', sha256, '--case', 'case'], 3, /larger than 1 MB/u)
    assert.equal(muster(told('--archived', 'https://archive.example/1')).code, 0)
    assert.equal(muster(['verify', '--case', 'case']).code, 0)
    rmSync(inFolder('answer.tsr'))
    rmSync(inFolder('page.txt'))
  })

  it('a change of passphrase of what is no case is told so, asks for nothing and leaves nothing', () => {
    const next = { MUSTER_NEW_PASSPHRASE: 'longer still' }
    refused(['passphrase', '--case', 'nowhere'], 3, /nowhere does not exist/u, next)
    refused(['passphrase', '--case', 'other'], 3, /other is not a case folder/u, next)
    assert.deepEqual(readdirSync(inFolder('other')), [])
    refused(['passphrase', '--case', 'case'], 3, /does not open this case/u, { ...next, MUSTER_PASSPHRASE: 'another' })
  })

  it('a folder of a newer program is refused by every act', () => {
    const mark = join(inFolder('case'), 'case.json')
    const own = readFileSync(mark, 'utf8')
    writeFileSync(mark, JSON.stringify({ ...JSON.parse(own), format: 99 }))
    for (const args of [
      ['verify', '--case', 'case'],
      ['backup', 'new.muster', '--case', 'case'],
      ['migrate', 'case', 'new'],
      ['passphrase', '--case', 'case'],
      ['rebuild', '--case', 'case'],
    ])
      refused(args, 3, /written by a newer version of Muster: update Muster/u, {
        MUSTER_NEW_PASSPHRASE: 'longer still',
      })
    writeFileSync(mark, own)
    assert.equal(muster(['verify', '--case', 'case']).code, 0)
  })

  it('the sample is there for those who prove or copy it, too', () => {
    const result = muster(['backup', 'sample.muster', '--case', 'sample'])
    assert.equal(result.code, 0, result.err)
    assert.equal(muster(['verify', '--case', 'sample']).code, 0)
  })
})
