import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-match-why-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

let lists = 0
const file = (rows: readonly string[], header = 'Name,Born'): string => {
  const path = join(scratch, `list-${lists++}.csv`)
  writeFileSync(path, `${header}\n${rows.join('\n')}\n`)
  return path
}
const match = (...args: readonly string[]) =>
  spawnSync(process.execPath, [MAIN, 'match', ...args], { encoding: 'utf8', cwd: scratch })

interface Other {
  readonly rightLine: number
  readonly weight: number
  readonly evidence: readonly { readonly field: string; readonly weight: number; readonly says: string }[]
  readonly doubts?: readonly { readonly doubt: string; readonly line?: number }[]
  readonly whatIfs?: readonly { readonly were: string; readonly outcome: string }[]
  readonly why: string
}
interface Row {
  readonly outcome: string
  readonly others: readonly Other[]
  readonly why?: string
}
const rowsOf = (left: string, right: string, ...args: readonly string[]): readonly Row[] =>
  JSON.parse(match(left, right, '--json', ...args).stdout).rows

/** Made-up people whom both lists have, so that there is something to learn from. */
const FAMILIES = ['Samplov', 'Probnikov', 'Testyan', 'Primerov', 'Obraztsov', 'Mnimov', 'Vydumkin', 'Nekto']
const BOTH = FAMILIES.flatMap((family, at) =>
  ['Ivan Olegovich', 'Aram Karenovich', 'Gor Tigranovich'].map(
    (name, place) => `${family} ${name},19${60 + at * 4 + place}-0${1 + place}-1${at}`,
  ),
)

describe('muster match: why a row is answered so (MT23)', () => {
  it('tells field by field, in words and numbers, what adds up to the weight of each pair', () => {
    const rows = rowsOf(file(BOTH), file(BOTH.toReversed()))
    const pairs = rows.flatMap(({ others }) => others)
    assert.ok(pairs.length >= BOTH.length)
    for (const { evidence, weight } of pairs) {
      assert.deepEqual(
        evidence.map(({ field }) => field),
        ['Name', 'Born'],
      )
      const sum = evidence.reduce((total, each) => total + each.weight, 0)
      assert.ok(Math.abs(sum - weight) < 1e-6, `${sum} is not ${weight}`)
    }
    const [{ outcome, others }] = rows as [Row]
    assert.equal(outcome, 'same')
    assert.match(others[0]?.evidence[0]?.says ?? '', /^3 of 3 words of the shorter name are answered, .*one person/u)
    assert.match(others[0]?.evidence[1]?.says ?? '', /^the same day, .*support for one person: .* times likelier so$/u)
    assert.equal(others[0]?.why, '', 'what is the same needs no reason')
  })
  it('says that the names agree and the births are apart, and that an equal birth would change it', () => {
    const left = file([...BOTH, 'Petrosyan Levon Vahanovich,1985-01-09'])
    const right = file([...BOTH, 'Petrosyan Levon Vahanovich,1961-11-23'])
    const row = rowsOf(left, right).at(-1) ?? assert.fail()
    assert.equal(row.outcome, 'look')
    const [other] = row.others
    assert.ok(other?.doubts?.some(({ doubt }) => doubt === 'born-apart'))
    assert.match(other?.evidence[1]?.says ?? '', /^apart, .*support for two people/u)
    assert.ok((other?.evidence[1]?.weight ?? 0) < 0)
    assert.match(
      other?.why ?? '',
      /The days of birth are apart by more than a slip.* If ‘Born’ agreed: [> ]*[\d.]+ %, called the same\./u,
    )
  })
  it('says that two rows of the other list fit nearly as well', () => {
    const left = file([...BOTH, 'Petrosyan Levon Vahanovich,1985-01-09'])
    const right = file([...BOTH, 'Petrosyan Levon Vahanovich,1985-01-09', 'Petrosian Levon Vahanovich,1985-01-09'])
    const row = rowsOf(left, right).at(-1) ?? assert.fail()
    assert.equal(row.outcome, 'look')
    assert.equal(row.others.length, 2)
    assert.match(row.others[0]?.why ?? '', /Somebody else on the second list could be the person too \(\d+ %\)\./u)
  })
  it('names the line of another row that fits the same partner', () => {
    const left = file([...BOTH, 'Petrosyan Levon Vahanovich,1985-01-09', 'Petrosyan Levon Vahanovich,1985-01-09'])
    const right = file([...BOTH, 'Petrosyan Levon Vahanovich,1985-01-09'])
    const [first, second] = rowsOf(left, right).slice(-2)
    const [line, next] = [BOTH.length + 2, BOTH.length + 3]
    assert.match(
      second?.others[0]?.why ?? '',
      new RegExp(`Line ${line} of the first list fits this person as well`, 'u'),
    )
    assert.ok(first?.others[0]?.doubts?.some(({ doubt, line: other }) => doubt === 'claimed' && other === next))
  })
  it('names the words of both names that nothing answers, as of brothers', () => {
    const left = file([...BOTH, 'Petrosyan Levon Vahanovich,1985-01-09'])
    const right = file([...BOTH, 'Petrosyan Tigran Vahanovich,1985-01-09'])
    const row = rowsOf(left, right).at(-1) ?? assert.fail()
    assert.equal(row.outcome, 'look')
    assert.match(row.others[0]?.evidence[0]?.says ?? '', /2 of 3 words .* nothing answers ‘Levon’, ‘Tigran’/u)
    assert.match(row.others[0]?.why ?? '', /A word of the shorter name has no partner: brothers look like this\./u)
  })
  it('says of a name alone that others may bear it, where too little else is told', () => {
    const left = file([...BOTH, 'Samplov Aram,'])
    const right = file([...BOTH, 'Samplov Aram,', 'Petrosyan Levon Vahanovich,1985-01-09'])
    const row = rowsOf(left, right).at(-1) ?? assert.fail()
    assert.equal(row.outcome, 'look')
    assert.equal(row.others[0]?.evidence[1]?.says, 'not on both lists: says nothing')
    assert.match(row.others.map(({ why }) => why).join(' '), /others may bear it|could be the person too/u)
  })
  it('says of who is absent that nobody there is near enough, or bears a like name', () => {
    const left = file([...BOTH, 'Հակոբյան Սամվել Արտաշեսի,1985-01-09', ',1990-01-01'])
    const rows = rowsOf(left, file(BOTH))
    const [absent, nameless] = rows.slice(-2)
    assert.equal(absent?.outcome, 'absent')
    assert.match(
      absent?.why ?? '',
      /^Nobody on the other list (?:bears a like name|is near enough to be this person)\.$/u,
    )
    assert.equal(nameless?.outcome, 'look')
    assert.match(nameless?.why ?? nameless?.others[0]?.why ?? '', /^No name is there, so nothing tells who it is\.$/u)
  })
  it('has the whole weight by names alone where nothing else is compared', () => {
    const names = BOTH.map((row) => row.replace(/,.*/u, ''))
    for (const { others } of rowsOf(file(names, 'Name'), file(names, 'Name')))
      for (const { evidence, weight } of others) {
        assert.deepEqual([evidence.length, evidence[0]?.field], [1, 'Name'])
        assert.equal(evidence[0]?.weight, weight)
      }
  })
  it('adds up for one list that is compared with itself', () => {
    const list = file([...BOTH, BOTH[0] ?? ''])
    const rows = rowsOf(list, list)
    assert.equal(rows[0]?.outcome, 'same')
    assert.equal(rows.at(-1)?.why, 'Nobody further down the list is near enough to be this person.')
    for (const { others } of rows)
      for (const { evidence, weight } of others)
        assert.ok(Math.abs(evidence.reduce((total, each) => total + each.weight, 0) - weight) < 1e-6)
  })
  it('writes it as the last two columns of a table, no cell of which is a formula', () => {
    const left = file([...BOTH, 'Petrosyan Levon Vahanovich,1985-01-09'], '=Name,Born')
    const right = file([...BOTH, 'Petrosyan Levon Vahanovich,1961-11-23'])
    const out = join(scratch, 'answer.csv')
    assert.equal(match(left, right, '--out', out).status, 0)
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n')
    assert.match(lines[0] ?? '', /,right read as,evidence,why$/u)
    assert.match(
      lines.at(-1) ?? '',
      /"'=Name \+\d+\.\d\d \(3 of 3 words .*\); Born −\d+\.\d\d \(apart, .*\)","The days of birth are apart .* If ‘Born’ agreed: [^"]*"$/u,
    )
  })
  it('writes it into a workbook, which can be read as a list again', () => {
    const left = file([...BOTH, 'Petrosyan Levon Vahanovich,1985-01-09'])
    const right = file([...BOTH, 'Petrosyan Levon Vahanovich,1961-11-23'])
    const out = join(scratch, 'answer.xlsx')
    assert.equal(match(left, right, '--out', out).status, 0)
    const again = match(out, out, '--json', '--columns', 'left:name,evidence:text,why:text')
    assert.equal(again.status, 0, again.stderr)
    assert.deepEqual(JSON.parse(again.stdout).lists[0].notes, [], 'no cell is a formula')
    assert.equal(JSON.parse(again.stdout).rows.length, BOTH.length + 1)
  })
  it('tells nothing of it in the summary, which names nobody', () => {
    const left = file([...BOTH, 'Petrosyan Levon Vahanovich,1985-01-09'])
    const { stdout, stderr } = match(left, file(BOTH), '--out', join(scratch, 'quiet.csv'))
    assert.doesNotMatch(`${stdout}${stderr}`, /Petrosyan|Levon/u)
  })
})
