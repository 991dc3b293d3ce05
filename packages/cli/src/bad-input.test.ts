import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { registerPartSchema } from '@muster/contract'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-bad-'))
const folder = join(scratch, 'case')
after(() => rmSync(scratch, { recursive: true, force: true }))

const muster = (...args: readonly string[]) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', cwd: scratch })
  return { out: stdout, err: stderr, code: status }
}
const inCase = (...args: readonly string[]) => muster(...args, '--case', folder)

const PAGE =
  'The three\n\nPublished 1 March 2021\n\nThree were taken, two were taken, one was taken. They agreed to let all go.\n'
const CLAIMS = ['Three were taken', 'two were taken', 'one was taken'].map((quote, at) => ({
  kind: 'captured',
  quote,
  count: { min: 3 - at, max: 3 - at, text: quote.split(' ')[0] },
  actor: 'Northland',
  peopleOf: 'Southland',
  date: '2021-02-01',
}))
const AGREED = {
  kind: 'undertaking',
  quote: 'They agreed to let all go',
  agreement: 'Accord',
  duty: 'release',
  actor: 'Northland and Southland',
  date: '2021-02-20',
}

/** A refusal is one line for the person and an exit code of bad input. */
function refused({ code, err }: { code: number | null; err: string }, says: RegExp): void {
  assert.equal(code, 3, err)
  assert.match(err, says)
  assert.equal(err.trimEnd().split('\n').length, 1, err)
}

function add(claims: readonly object[]) {
  writeFileSync(join(scratch, 'page.txt'), PAGE)
  writeFileSync(join(scratch, 'claims.json'), JSON.stringify(claims))
  return inCase('add', join(scratch, 'page.txt'), '--claims', join(scratch, 'claims.json'))
}

describe('what no register can take, at the command line', () => {
  let ids: readonly string[] = []
  before(() => assert.equal(muster('init', folder, '--no-passphrase').code, 0))

  it('coded claims that cannot be: nothing of their file is taken', () => {
    const [three, ...others] = CLAIMS
    refused(
      add([{ ...three, count: { min: 1e12, max: 1e12, text: 'a million million' } }, ...others]),
      /claim 1 \(captured\): a count of 1,000,000,000,000 is more people than a claim can be about: correct the count/u,
    )
    for (const date of ['-0043-03-15', '0000-03-15'])
      refused(add([{ ...three, date }]), new RegExp(`claim 1 .*the date ${date} lies before the Common Era`, 'u'))
    for (const date of ['20210315', '1614556800'])
      refused(add([{ ...three, date }]), new RegExp(`claim 1 .*“${date}” is not an EDTF date`, 'u'))
    refused(
      add([{ ...AGREED, deadline: '-0043-03-15' }]),
      /claim 1 \(undertaking\): the date -0043-03-15 lies before the Common Era/u,
    )
    for (const actor of [null, '', ' '])
      refused(
        add([...CLAIMS, { ...AGREED, actor }]),
        /claim 4 \(undertaking\): the agreement “Accord” binds nobody: name its parties/u,
      )
    refused(add([{ ...AGREED, agreement: null, actor: null }]), /claim 1 .*: an undertaking binds nobody/u)
    refused(
      add([
        { ...CLAIMS[0], id: 'a', partOf: 'b' },
        { ...CLAIMS[1], id: 'b', partOf: 'c' },
        { ...CLAIMS[2], id: 'c', partOf: 'a' },
      ]),
      /claim 1 .*part of itself/u,
    )
    refused(
      add([
        { ...CLAIMS[0], id: 'a' },
        { ...CLAIMS[1], id: 'b', partOf: 'a', disjointFrom: 'a' },
      ]),
      /claim 2 .*drop one of the two/u,
    )
    const taken = add([...CLAIMS, AGREED])
    assert.equal(taken.code, 0, taken.err)
    assert.equal(inCase('review', '--accept-all').code, 0)
    const { custody } = JSON.parse(inCase('register', '--json', '--true-at', '2021-03-01').out)
    ids = custody[0].captured
    assert.equal(ids.length, 3)
  })

  it('relations that contradict one another or go round in a circle', () => {
    const [a = '', b = '', c = ''] = ids
    for (const [part, whole] of [[c, b] as const, [b, a] as const])
      assert.equal(inCase('relate', 'part-of', part, whole).code, 0)
    refused(inCase('relate', 'part-of', a, c), /would make a group part of itself/u)
    refused(inCase('relate', 'part-of', a, a), /no relation to itself/u)
    refused(inCase('relate', 'disjoint', a, b), /entry \d+ says 'part-of' of these two groups.*answer that 'no' first/u)
    refused(inCase('relate', 'disjoint', a, 'none'), /^there is no claim none in the case/u)
  })

  it('days before the Common Era, or of no calendar', () => {
    for (const day of ['-0043-03-15', '0000-01-01', '2021-02-30']) {
      const asked = inCase('register', `--true-at=${day}`)
      assert.deepEqual([asked.code, asked.out], [2, ''])
      assert.match(asked.err, /is no day of the calendar from year 1 on: write it as 2021-01-05\n$/u)
    }
  })

  it('a day of a term that is none, and an answer without a name: nothing is recorded', () => {
    const duty = 'obligation/Accord/release/Northland'
    refused(inCase('term', duty, 'trigger', 'x', '--day=-0043-03-15', '--why', 'x'), /lies before the Common Era/u)
    for (const day of ['1000000000000', '20210105', '2021-02-30']) {
      const asked = inCase('term', duty, 'due', day, '--why', 'x')
      assert.deepEqual([asked.code, asked.err.trimEnd().split('\n').length], [2, 1])
      assert.match(asked.err, new RegExp(`^“${day}” is not a day`, 'u'))
    }
    assert.equal(inCase('term', '--list').out, 'No terms recorded.\n')
    assert.match(inCase('why', ' ').err, /^name an answer by its id/u)
    refused(inCase('why', 'custody/Narnia/Southland'), /^the register has no answer custody\/Narnia\/Southland/u)
  })

  it('a party that nobody speaks of as the one to whom a duty is owed: those known are named', () => {
    const duty = 'obligation/Accord/release/Northland'
    refused(
      inCase('term', duty, 'creditor', 'Narnia', '--why', 'the annex'),
      /^“Narnia” is no party that the case knows: it knows Northland, Southland$/mu,
    )
    refused(
      inCase('term', duty, 'reading', 'all', '--party', 'Narnia', '--owed', ids[0] ?? '', '--why', 'the annex'),
      /^“Narnia” is no party that the case knows/u,
    )
    refused(inCase('term', duty, 'creditor', 'Northland', '--why', 'the annex'), /owes nothing to itself/u)
    assert.equal(inCase('term', '--list').out, 'No terms recorded.\n')
    assert.equal(inCase('term', duty, 'creditor', ' Southland', '--why', 'the annex').code, 0)
    assert.match(inCase('term', '--list').out, /Southland/u)
  })
})

describe('OB11: an undertaking of which the page does not say whose it is, at the command line', () => {
  const other = join(scratch, 'open')
  const there = (...args: readonly string[]) => muster(...args, '--case', other)

  it('is said to be nobody’s when it is read, accepted, asked for and exported', () => {
    assert.equal(muster('init', other, '--no-passphrase').code, 0)
    const page = join(scratch, 'pledge.txt')
    writeFileSync(page, 'Pledge\n\nPublished 1 March 2021\n\nThey pledged to hand over the maps of minefields.\n')
    assert.equal(there('add', page).code, 0)
    const listed = there('review', '--list').out
    assert.match(listed, /undertaking · of whom is not said/u)
    const claim = /^([0-9a-f]{20}) undertaking/mu.exec(listed)?.[1] ?? assert.fail(listed)
    const accepted = there('review', '--claim', claim, '--verdict', 'accepted').out
    assert.match(accepted, /is nobody’s duty until the claim names a party as its actor/u)
    const shown = there('register', 'obligations').out
    assert.match(shown, /Of whom is not said: hand-over-maps under undertaking without a name\./u)
    const id = /(undertaking\/.*)$/mu.exec(shown)?.[1] ?? assert.fail(shown)
    assert.match(there('why', id).out, /OB11: .*They pledged to hand over the maps/su)
    const { openUndertakings } = registerPartSchema.parse(JSON.parse(there('register', 'obligations', '--json').out))
    assert.deepEqual(
      openUndertakings?.map((open) => open.claims),
      [[claim]],
    )
    assert.match(there('register', '--export', 'obligations').out, /\nundertaking\/[^\n]*They pledged to hand over/u)
    assert.equal(
      JSON.parse(there('register', '--export', 'obligations', '--as', 'json').out).openUndertakings.length,
      1,
    )
  })
})

describe('one part of the register as JSON', () => {
  it('is that part, and what the register says of itself', () => {
    const head = ['$schema', 'trueAt', 'knownBy', 'standing', 'head', 'numerals', 'accepted', 'waiting']
    for (const part of ['custody', 'obligations', 'toll', 'discrepancies']) {
      const register = JSON.parse(inCase('register', part, '--json', '--true-at', '2021-03-01').out)
      const beside = part === 'obligations' ? ['openUndertakings'] : []
      assert.deepEqual(Object.keys(register).sort(), [...head, part, ...beside].sort())
      assert.equal(register.$schema, 'urn:muster:register-part:1')
      registerPartSchema.parse(register)
    }
  })
})
