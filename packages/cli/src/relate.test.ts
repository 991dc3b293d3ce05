import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-relate-'))
const folder = join(scratch, 'case')
after(() => rmSync(scratch, { recursive: true, force: true }))

const muster = (...args: readonly string[]) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', cwd: scratch })
  return { stdout, stderr, status }
}
const inCase = (...args: readonly string[]) => muster(...args, '--case', folder)
const floorOf = (...args: readonly string[]): readonly number[] =>
  JSON.parse(
    inCase('register', '--true-at', '2021-04-01', '--known-by', '2021-04-01', '--json', ...args).stdout,
  ).toll.map(({ min }: { min: number }) => min)

/** A page of one figure of the killed. */
function add(name: string, number: number, day: string, place: string): void {
  const quote = `${number} servicemen were killed at ${place}`
  writeFileSync(join(scratch, `${name}.txt`), `${name}\n\nPublished 1 March 2021\n\n${quote}.\n`)
  const count = { min: number, max: number, text: String(number) }
  const claim = {
    kind: 'killed',
    quote,
    count,
    date: day,
    place,
    actor: 'Northland',
    peopleOf: 'Southland',
    what: 'servicemen',
  }
  writeFileSync(join(scratch, `${name}.json`), JSON.stringify([claim]))
  const { status, stderr } = inCase('add', join(scratch, `${name}.txt`), '--claims', join(scratch, `${name}.json`))
  assert.equal(status, 0, stderr)
}

describe('muster relate and muster setting', () => {
  before(() => {
    assert.equal(muster('init', folder, '--no-passphrase').status, 0)
    add('first', 30, '2021-02-01', 'Millbridge')
    add('second', 30, '2021-02-01', 'Millbridge')
    add('third', 12, '2021-02-09', 'Hillside')
    assert.equal(inCase('review', '--accept-all').status, 0)
  })

  it('suggests pairs with a score and what it comes from', () => {
    const [suggested] = JSON.parse(inCase('relate', '--json').stdout)
    assert.equal(suggested.relation, 'same-group')
    assert.ok(suggested.score > 90)
    assert.match(inCase('relate').stdout, /of 100\n {4}“30 servicemen.*\n.*\n.*Both count 30, on one day/u)
  })

  it('records an answer, which a later one takes the place of', () => {
    const [{ relation, claim, other }] = JSON.parse(inCase('relate', '--json').stdout)
    assert.match(inCase('relate', relation, claim, other).stdout, /: yes; the same words/u)
    assert.match(inCase('relate', relation, claim, other, '--answer', 'unsure').stdout, /: unsure/u)
    assert.match(inCase('relate', '--list').stdout, /^same-group \S+ \S+: unsure\n$/u)
  })

  it('adds figures of other days up once the case chooses so, and no longer when it chooses otherwise', () => {
    assert.deepEqual(floorOf(), [30])
    assert.match(inCase('setting', '--regions', 'apart').stdout, /places and days apart/u)
    assert.deepEqual(floorOf(), [42])
    const why = inCase('why', 'toll/killed/Southland/servicemen', '--true-at', '2021-04-01', '--known-by', '2021-04-01')
    assert.match(why.stdout, /the convention that happenings of other days are of other people/u)
    assert.match(why.stdout, /standing alleged · numerals /u)
    assert.match(
      why.stdout,
      /^Taken as given:\n {2}nobody is in two of: .*\[a convention that the case has chosen \(TL7\)\]$/mu,
    )
    inCase('setting', '--regions', 'open')
    assert.deepEqual(floorOf(), [30])
  })

  it('says in a sentence what is wrong with a place, a relation or its words', () => {
    assert.equal(inCase('setting', '--place', 'Millbridge', '--within', 'Riverside').status, 0)
    const circle = inCase('setting', '--place', 'Riverside', '--within', 'Millbridge')
    assert.match(circle.stderr, /lies within itself: correct what it, or what it lies in/u)
    const listed = inCase('relate', '--list', '--json')
    assert.equal(listed.status, 0, `${listed.stderr}${listed.stdout}`)
    const [{ claim, other }] = JSON.parse(listed.stdout)
    assert.match(inCase('relate', 'part-of', claim, claim).stderr, /no relation to itself/u)
    assert.equal(inCase('relate', 'disjoint', claim, other).status, 0)
    assert.match(inCase('relate', 'same-group', claim, other).stderr, /disjoint/u)
    assert.match(inCase('relate', 'beside', claim, other).stderr, /is not how two claims can lie to one another/u)
    assert.match(inCase('relate', 'disjoint', claim).stderr, /name both by their ids/u)
  })

  it('tells what cannot all hold, and each way out with what the register would say then', () => {
    const toll = JSON.parse(
      inCase('register', 'toll', '--true-at', '2021-04-01', '--known-by', '2021-04-01', '--json').stdout,
    )
    const [{ id, claims }] = toll.toll
    const [first, , third] = claims
    assert.equal(inCase('relate', 'part-of', first, third).status, 0)
    const why = inCase('why', id, '--true-at', '2021-04-01', '--known-by', '2021-04-01').stdout
    assert.match(
      why,
      /^These cannot all hold:\n(?: {2}.*\n)*? {2}the ruling that “30” \(“first”\) is part of “12” \(“third”\)$/mu,
    )
    assert.match(why, /^Ways out, the register without:\n(?: {2}.*\n)*? {2}“third”: at least 60$/mu)
  })
})
