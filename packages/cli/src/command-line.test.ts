import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readingSchema, registerSchema, whySchema } from '@muster/contract'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const PAGES = fileURLToPath(new URL('../../../cases/sample/pages/', import.meta.url))
const PAGE = join(PAGES, '05-forty-four-come-home.html')
const scratch = mkdtempSync(join(tmpdir(), 'muster-cli-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
let made = 0
const fresh = (name: string) => join(scratch, `${++made}-${name}`)

/** Runs the command line as a person would, in a pipe. */
function muster(args: readonly string[], options: { input?: string; env?: Record<string, string>; cwd?: string } = {}) {
  const done = spawnSync(process.execPath, [MAIN, ...args], {
    input: options.input ?? '',
    encoding: 'utf8',
    cwd: options.cwd ?? scratch,
    env: { ...process.env, MUSTER_HOME: join(scratch, 'home'), MUSTER_PASSPHRASE: '', ...options.env },
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

/** What a failure must look like: its exit code, one line for the person, no stack. */
function refused(result: { code: number | null; err: string }, code: number, says: RegExp): void {
  assert.equal(result.code, code, result.err)
  assert.match(result.err, says)
  assert.equal(result.err.trimEnd().split('\n').length, 1, result.err)
  assert.doesNotMatch(result.err, /\n\s+at /u)
}

function newCase(): string {
  const folder = fresh('case')
  assert.equal(muster(['init', folder, '--like', 'sample', '--no-passphrase']).code, 0)
  return folder
}

const CODED = {
  claims: [
    {
      kind: 'released',
      quote: 'Armenia handed over 12 Azerbaijani prisoners',
      count: { min: 12, max: 12, text: '12' },
      actor: 'Armenia',
      peopleOf: 'Azerbaijan',
      date: '2020-12-14',
    },
    { kind: 'held', quote: 'A large number of others remain in Azerbaijan', actor: 'Azerbaijan', peopleOf: 'Armenia' },
  ],
}
const codedFile = (value: unknown): string => {
  const path = fresh('claims.json')
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

describe('a case whose state is kept', () => {
  it('answers on the command line as it did before it was kept', () => {
    const folder = newCase()
    assert.equal(muster(['add', PAGE, '--claims', codedFile(CODED), '--case', folder]).code, 0)
    assert.equal(muster(['review', '--accept-all', '--case', folder]).code, 0)
    const days = ['--true-at', '2021-01-05', '--known-by', '2021-01-05', '--case', folder]
    const asked = [
      ['register', ...days],
      ['register', '--export', 'obligations', ...days],
      ['register', 'toll', '--series', ...days],
      ['register', 'toll', '--by', 'month', ...days],
      ['register', 'custody', '--series', ...days],
      ['why', 'custody/Azerbaijan/Armenia', ...days],
      ['search', 'Armenia', '--case', folder],
      ['verify', '--case', folder],
    ]
    const before = asked.map((args) => muster(args))
    for (const { code, err } of before) assert.equal(code, 0, err)
    assert.equal(muster(['rebuild', '--case', folder]).code, 0)
    assert.deepEqual(
      asked.map((args) => muster(args)),
      before,
    )
  })
})

describe('muster, the command line', () => {
  it('says what each command does', () => {
    for (const command of ['serve', 'init', 'read', 'add', 'review', 'register', 'why', 'verify']) {
      const help = muster([command, '--help'])
      assert.equal(help.code, 0)
      assert.match(help.out, /Usage: muster/u)
    }
  })

  it('reads a page and stores nothing', () => {
    const { code, out, err } = muster(['read', PAGE, '--json'])
    assert.equal(code, 0, err)
    const reading = readingSchema.parse(JSON.parse(out))
    assert.equal(reading.source.published, '2020-12-15')
    assert.equal(reading.source.title, 'Forty-four captives flown to Yerevan')
    assert.ok(Array.isArray(reading.claims))
    for (const claim of reading.claims) assert.equal(reading.source.text.slice(claim.start, claim.end), claim.quote)
    assert.deepEqual(
      readdirSync(scratch).filter((name) => name.endsWith('.db')),
      [],
    )
  })

  it('reads standard input, and a folder into one file a page', () => {
    const piped = muster(['read', '-', '--json'], { input: readFileSync(PAGE, 'utf8') })
    assert.equal(JSON.parse(piped.out).source.title, 'Forty-four captives flown to Yerevan')
    const out = fresh('out')
    assert.equal(muster(['read', PAGES, '--out', out]).code, 0)
    assert.equal(readdirSync(out).length, readdirSync(PAGES).length)
    assert.deepEqual(
      readdirSync(out).filter((name) => name.endsWith('.part')),
      [],
    )
  })

  it('goes the whole way: init, add with coded claims, review, register, why', () => {
    const folder = newCase()
    const added = muster(['add', PAGE, '--claims', codedFile(CODED), '--case', folder])
    assert.equal(added.code, 0, added.err)
    assert.match(added.out, /2 claims proposed/u)
    const before = JSON.parse(muster(['register', '--case', folder, '--json']).out)
    assert.deepEqual([before.accepted, before.waiting, before.custody.length], [0, 2, 0])
    assert.match(muster(['review', '--accept-all', '--case', folder]).out, /2 claims accepted unread/u)
    const at = ['--true-at', '2020-12-20', '--known-by', '2020-12-20']
    const register = registerSchema.parse(JSON.parse(muster(['register', '--case', folder, '--json', ...at]).out))
    assert.equal(register.accepted, 2)
    const held = register.custody.find((answer) => answer.holder === 'Azerbaijan') ?? assert.fail('no answer')
    assert.deepEqual(held.bounds.reported, { min: 1, max: null })
    const why = muster(['why', held.id, '--case', folder, ...at])
    whySchema.parse(JSON.parse(muster(['why', held.id, '--case', folder, '--json', ...at]).out))
    assert.match(why.out, /\[A large number of others remain in Azerbaijan\]/u)
    assert.match(why.out, /sha256 [0-9a-f]{64}/u)
  })

  it('finds pages and claims by parts of words', () => {
    const folder = newCase()
    muster(['add', PAGE, '--claims', codedFile(CODED), '--case', folder])
    assert.match(
      muster(['search', 'azerb', 'prisoner', '--case', folder]).out,
      /^claim [0-9a-f]{20} {2}waiting {2}“.*12/mu,
    )
    assert.equal(muster(['search', 'nobody-wrote-this', '--case', folder]).code, 1)
  })

  it('signs a head, and shows later that the chain extended it', () => {
    const folder = newCase()
    const [key, head] = [fresh('signer.pem'), fresh('head.json')]
    assert.equal(muster(['head', '--make-key', key]).code, 0)
    const signed = muster(['head', '--case', folder, '--sign', key, '--out', head])
    assert.match(signed.out, /^entry 1, signed \S+\n(?:[0-9a-f]{8} ?){8}\nkey (?:[0-9a-f]{8} ?){8}\n$/u, signed.err)
    muster(['add', PAGE, '--claims', codedFile(CODED), '--case', folder])
    assert.match(muster(['verify', '--case', folder, '--head', head]).out, /2 entries were added since, and none/u)
    writeFileSync(head, JSON.stringify({ ...JSON.parse(readFileSync(head, 'utf8')), seq: 2 }))
    refused(muster(['verify', '--case', folder, '--head', head]), 3, /signature does not hold/u)
  })

  it('proves a case, page by page and passage by passage', () => {
    const folder = newCase()
    muster(['add', PAGE, '--claims', codedFile(CODED), '--case', folder])
    const { code, out, err } = muster(['verify', '--case', folder])
    assert.equal(code, 0, err)
    assert.match(out, /^3 entries, 1 page and 2 passages hold\nhead 3 [0-9a-f]{64}\n$/u)
  })

  it('says once what to do about a damaged file', () => {
    const folder = newCase()
    muster(['add', PAGE, '--claims', codedFile(CODED), '--case', folder])
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.db')) ?? assert.fail('no store'))
    const bytes = readFileSync(file)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 8
    writeFileSync(file, bytes)
    const { code, err } = muster(['verify', '--case', folder])
    assert.equal(code, 1)
    assert.match(err, /; before it \d+ entr(?:y holds|ies hold)/u)
    assert.equal(err.match(/restore a backup/gu)?.length, 1, err)
  })

  it('takes one verdict, and takes it back', () => {
    const folder = newCase()
    muster(['add', PAGE, '--claims', codedFile(CODED), '--case', folder])
    const id = /^([0-9a-f]{20}) /mu.exec(muster(['review', '--list', '--case', folder]).out)?.[1] ?? ''
    assert.equal(muster(['review', '--claim', id, '--verdict', 'accepted', '--case', folder]).code, 0)
    assert.equal(JSON.parse(muster(['register', '--json', '--case', folder]).out).accepted, 1)
    assert.equal(muster(['review', '--undo', id, '--case', folder]).code, 0)
    assert.equal(JSON.parse(muster(['register', '--json', '--case', folder]).out).accepted, 0)
  })

  it('proposes nothing twice when the same page is added again', () => {
    const folder = newCase()
    const coded = codedFile(CODED)
    muster(['add', PAGE, '--claims', coded, '--case', folder])
    const again = muster(['add', PAGE, '--claims', coded, '--case', folder])
    assert.match(again.out, /was in the case already, 0 claims proposed/u)
  })

  it('works in the case’s own folder without --case', () => {
    const folder = newCase()
    assert.equal(muster(['register', '--json'], { cwd: folder }).code, 0)
  })

  it('asks for the passphrase that a case was made with', () => {
    const folder = fresh('sealed')
    assert.equal(muster(['init', folder], { env: { MUSTER_PASSPHRASE: 'open sesame' } }).code, 0)
    assert.equal(muster(['register', '--case', folder], { env: { MUSTER_PASSPHRASE: 'open sesame' } }).code, 0)
    refused(
      muster(['register', '--case', folder], { env: { MUSTER_PASSPHRASE: 'close sesame' } }),
      3,
      /passphrase does not open/u,
    )
    refused(muster(['register', '--case', folder]), 3, /asks for a passphrase/u)
  })

  it('makes no case without a passphrase unless that is named, and says what either means before it is done', () => {
    const folder = fresh('own')
    refused(muster(['init', folder]), 2, /asks for a passphrase.*--no-passphrase/u)
    assert.equal(existsSync(folder), false)
    assert.match(muster(['init', fresh('none'), '--no-passphrase']).err, /whoever copies the folder/u)
    const made = muster(['init', folder], { env: { MUSTER_PASSPHRASE: 'open sesame' } })
    assert.match(made.err, /cannot be recovered/u)
  })

  it('changes the passphrase', () => {
    const folder = fresh('sealed')
    const [old, other] = [{ MUSTER_PASSPHRASE: 'open sesame' }, { MUSTER_PASSPHRASE: 'close sesame' }]
    muster(['init', folder], { env: old })
    refused(muster(['passphrase', '--case', folder], { env: old }), 2, /MUSTER_NEW_PASSPHRASE/u)
    const changed = muster(['passphrase', '--case', folder], { env: { ...old, MUSTER_NEW_PASSPHRASE: 'close sesame' } })
    assert.equal(changed.code, 0, changed.err)
    assert.equal(muster(['verify', '--case', folder], { env: other }).code, 0)
    refused(muster(['verify', '--case', folder], { env: old }), 3, /passphrase does not open/u)
  })
})

describe('bad usage ends with 2 and says what to do', () => {
  it('an unknown command, a missing argument, a bad day, half a verdict', () => {
    for (const args of [
      ['frob'],
      ['read'],
      ['register', '--case', 'sample', '--true-at', 'yesterday'],
      ['review', '--case', 'sample', '--claim', 'x'],
      ['register', '--standing', 'certain'],
    ])
      assert.equal(muster(args).code, 2, args.join(' '))
  })

  it('a day that no calendar has, or that lies before year 1', () => {
    for (const day of ['2021-02-30', '0000-01-01', '2021-13-01'])
      for (const option of ['--true-at', '--known-by'])
        refused(muster(['register', '--case', 'sample', option, day]), 2, new RegExp(`“${day}” is no day of the`, 'u'))
  })

  it('options that go with something else', () => {
    refused(muster(['relate', '--answer', 'no', '--case', 'sample']), 2, /^--answer and --why go with how two/u)
    for (const args of [['custody'], ['toll', '--series'], ['toll', '--by', 'place']])
      refused(muster(['register', ...args, '--export', 'obligations', '--case', 'sample']), 2, /^--export is a table/u)
  })

  it('no case here', () => refused(muster(['register']), 2, /no case here/u))
})

describe('bad input ends with 3, in one sentence, with nothing half-written', () => {
  it('a file that is missing, empty, binary or a folder without pages', () => {
    const path = fresh('page.html')
    refused(muster(['read', join(scratch, 'nowhere.html')]), 3, /nowhere\.html is not there/u)
    writeFileSync(path, '')
    refused(muster(['read', path]), 3, /page\.html: the page is empty/u)
    writeFileSync(path, Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)))
    refused(muster(['read', path]), 3, /page\.html: .*not text/u)
    mkdirSync(fresh('empty'))
    refused(muster(['read', join(scratch, `${made}-empty`)]), 3, /no pages in the folder/u)
  })

  it('100 MB of text is refused by its size', () => {
    const path = fresh('huge.txt')
    writeFileSync(path, Buffer.alloc(100 * 1024 * 1024, 'a'))
    refused(muster(['read', path]), 3, /100 MB, more than the 20 MB/u)
    rmSync(path)
  })

  it('HTML cut in the middle is read as far as it goes, and no article is no error', () => {
    const path = fresh('cut.html')
    writeFileSync(path, readFileSync(PAGE, 'utf8').slice(0, 1_400))
    assert.equal(muster(['read', path]).code, 0)
    writeFileSync(path, '<html><body><nav><a href="#">Home</a></nav></body></html>')
    const bare = JSON.parse(muster(['read', path, '--json']).out)
    assert.deepEqual(bare.claims, [])
  })

  it('an address of this machine, or of another scheme, is never fetched', () => {
    for (const url of [
      'http://127.0.0.1:4310/',
      'http://localhost/',
      'http://169.254.169.254/',
      'http://[::1]/',
      'file:///etc/passwd',
      'ftp://example.org/',
    ])
      assert.equal(muster(['read', url]).code, 3, url)
  })

  it('a folder that is no case, a place that is taken', () => {
    refused(muster(['register', '--case', PAGES]), 3, /is not a case folder/u)
    refused(muster(['register', '--case', join(scratch, 'nowhere')]), 3, /does not exist/u)
    const folder = newCase()
    refused(muster(['init', folder]), 3, /is a case already: nothing was changed/u)
    refused(muster(['init', PAGES, '--no-passphrase']), 3, /not empty/u)
  })

  it('claims that are not JSON, not claims, or not on the page: none of them is added', () => {
    const folder = newCase()
    const add = (claims: unknown) => muster(['add', PAGE, '--claims', codedFile(claims), '--case', folder])
    refused(add('{"claims": ['), 3, /is not JSON/u)
    refused(add({ claims: [{ kind: 'eaten', quote: 'x' }] }), 3, /claim 1, “kind”/u)
    refused(
      add({ claims: [CODED.claims[0], { kind: 'held', quote: 'Nobody wrote this' }] }),
      3,
      /claim 2 \(held\): its quote does not stand on the page.*nothing was added/u,
    )
    assert.equal(JSON.parse(muster(['register', '--json', '--case', folder]).out).head.seq, 1)
  })

  it('a store with one byte changed is named, and left as it is', () => {
    const folder = newCase()
    muster(['add', PAGE, '--claims', codedFile(CODED), '--case', folder])
    const copy = fresh('changed')
    cpSync(folder, copy, { recursive: true })
    const path = join(copy, 'case.db')
    const bytes = readFileSync(path)
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1
    writeFileSync(path, bytes)
    refused(muster(['register', '--case', copy]), 3, /damaged|changed/u)
    assert.deepEqual(readFileSync(path), bytes)
    assert.equal(muster(['register', '--case', folder]).code, 0)
  })

  it('a page that has no reader yet says so, and is not passed off as one that tells nothing', () => {
    const arabic = fresh('arabic.txt')
    writeFileSync(arabic, 'أعلنت وزارة الدفاع يوم الأحد الإفراج عن 62 أسيرا.\n'.repeat(5))
    assert.match(muster(['read', arabic]).out, /0 claims proposed\n {2}not read: no reader for this language yet: ar/u)
  })

  it('one bad page in a folder stops none of the others', () => {
    const mixed = fresh('mixed')
    mkdirSync(mixed)
    cpSync(PAGE, join(mixed, 'a.html'))
    writeFileSync(join(mixed, 'b.html'), '')
    const folder = newCase()
    const added = muster(['add', mixed, '--case', folder])
    assert.equal(added.code, 3)
    assert.match(added.err, /b\.html: the page is empty/u)
    assert.match(added.out, /a\.html: added/u)
    assert.ok(existsSync(join(folder, 'case.db')))
  })
})
