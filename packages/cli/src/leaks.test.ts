import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-leaks-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

/** A made-up name that stands nowhere else: where its bytes are found, a real one would be. */
const NAME = 'Zxqvanush Testnameyan'
const PASSPHRASE = 'a passphrase for Xyzzytest'
const page = `<html><head><title>${NAME} held</title></head><body><article><h1>${NAME} held</h1>
<p>Azerbaijan holds 7 Armenian servicemen, the ministry said on 3 February 2021. ${NAME} is one of them.</p></article></body></html>`

const folder = join(scratch, 'case')
const temp = join(scratch, 'temp')
mkdirSync(temp)
const env = { ...process.env, MUSTER_HOME: join(scratch, 'home'), MUSTER_PASSPHRASE: PASSPHRASE, TMPDIR: temp }
let said = ''
function muster(args: readonly string[], input = '', more: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, [MAIN, ...args], {
    input,
    encoding: 'utf8',
    cwd: scratch,
    env: { ...env, ...more },
  })
  said += done.stderr
  return done
}

const filesBelow = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path]

function assertNothingReadable(when: string): void {
  for (const path of [folder, temp].flatMap(filesBelow))
    for (const word of ['Zxqvanush', 'Testnameyan', 'Xyzzytest'])
      for (const encoding of ['utf8', 'utf16le'] as const)
        assert.equal(readFileSync(path).includes(Buffer.from(word, encoding)), false, `${word} in ${path}, ${when}`)
}

describe('a name that is recorded leaks nowhere', () => {
  it('not into the folder, also when a program was killed with its log still open', async () => {
    assert.equal(muster(['init', folder, '--like', 'sample', '--name', NAME]).status, 0)
    assert.equal(muster(['add', '-', '--case', folder], page).status, 0)
    assert.equal(muster(['review', '--accept-all', '--case', folder]).status, 0)
    assertNothingReadable('after a review')
    const server = spawn(process.execPath, [MAIN, 'serve', '--case', folder, '--port', '4790'], { env, cwd: scratch })
    const address = await new Promise<string>((found) =>
      server.stdout.on('data', (chunk: Buffer) => {
        const ready = /(http:\S+)\/#key=(\S+)/u.exec(chunk.toString())
        if (ready) found(`${ready[1]} ${ready[2]}`)
      }),
    )
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    const [origin, key] = address.split(' ')
    const answer = await fetch(`${origin}/api/sources`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: `${NAME} was seen alive. Armenia handed over 12 Azerbaijani prisoners.` }),
    })
    assert.equal(answer.status, 200)
    server.kill('SIGKILL')
    await new Promise((done) => server.once('close', done))
    assert.ok(readdirSync(folder).some((name) => name.endsWith('-wal')))
    assertNothingReadable('after a kill')
  })

  it('not into the store that a new passphrase makes, nor what is left of the old one', () => {
    assert.equal(muster(['passphrase', '--case', folder], '', { MUSTER_NEW_PASSPHRASE: `${PASSPHRASE} 2` }).status, 0)
    env.MUSTER_PASSPHRASE = `${PASSPHRASE} 2`
    assertNothingReadable('after a new passphrase')
  })

  it('not into what is said when the program fails where nobody waits for it', () => {
    const fails = `setTimeout(() => JSON.parse('${NAME}'), 3000)`
    const rejects = `setTimeout(() => Promise.reject(new Error('${NAME}')), 3000)`
    for (const code of [fails, rejects]) {
      const serve = [MAIN, 'serve', '--case', folder, '--port', '4795']
      const done = spawnSync(
        process.execPath,
        ['--import', `data:text/javascript,${encodeURIComponent(code)}`, ...serve],
        {
          encoding: 'utf8',
          cwd: scratch,
          env,
        },
      )
      assert.equal(done.status, 3)
      assert.equal(done.stderr, 'Muster made a mistake of its own and stopped; nothing was half-written\n')
    }
    assertNothingReadable('after a mistake')
  })

  it('not into what the system writes down of a program that crashes', { skip: process.platform !== 'linux' }, () => {
    const dumps = join(scratch, 'dumps')
    mkdirSync(dumps)
    const crash = 'setTimeout(() => process.kill(process.pid, "SIGABRT"), 2500)'
    const serve = ['--import', `data:text/javascript,${encodeURIComponent(crash)}`, MAIN, 'serve', '--case', folder]
    const limits = 'ulimit -c unlimited; exec "$0" "$@"'
    spawnSync('bash', ['-c', limits, process.execPath, ...serve, '--port', '4800'], { cwd: dumps, env })
    // Where dumps are written depends on the machine; what may be in them does not.
    const filter = 'setTimeout(() => console.log(readFileSync("/proc/self/coredump_filter", "utf8")), 500)'
    const told = `import { readFileSync } from 'node:fs'; ${filter}`
    const said = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(told)}`, MAIN, 'verify', '--case', folder],
      { cwd: dumps, env, encoding: 'utf8' },
    ).stdout
    if (existsSync('/proc/self/coredump_filter')) assert.match(said, /^0+$/mu)
    for (const path of filesBelow(dumps))
      for (const word of ['Zxqvanush', 'Testnameyan', 'Xyzzytest'])
        assert.equal(readFileSync(path).includes(word), false, `${word} in ${path}`)
  })

  it('not into what errors say', () => {
    const write = (name: string, text: string) => {
      writeFileSync(join(scratch, name), text)
      return join(scratch, name)
    }
    const file = write('page.html', page)
    const failures = [
      ['add', file, '--claims', write('a.json', `{"claims": [{"kind": "held", "quote": "${NAME}" "x"}]}`)],
      ['add', file, '--claims', write('b.json', `${NAME}`)],
      ['add', file, '--claims', write('c.json', JSON.stringify([{ kind: NAME, quote: NAME }]))],
      ['add', file, '--claims', write('d.json', JSON.stringify([{ kind: 'held', quote: `not ${NAME}` }]))],
    ]
    for (const args of failures) assert.equal(muster([...args, '--case', folder]).status, 3, args.join(' '))
    assert.equal(muster(['register', '--case', folder], '', { MUSTER_PASSPHRASE: 'Xyzzytest but wrong' }).status, 3)
    const [store = ''] = readdirSync(folder).filter((name) => name.endsWith('.db'))
    const bytes = readFileSync(join(folder, store))
    for (let at = 5_000; at < bytes.length; at += 9_000) bytes[at] = (bytes[at] ?? 0) ^ 4
    writeFileSync(join(folder, store), bytes)
    assert.notEqual(muster(['verify', '--case', folder]).status, 0)
    for (const word of ['Zxqvanush', 'Testnameyan', 'Xyzzytest']) assert.equal(said.includes(word), false, said)
    assert.match(said, /cannot be recovered/u)
  })
})
