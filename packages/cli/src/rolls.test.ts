import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-rolls-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const file = (name: string, text: string): string => {
  const path = join(scratch, name)
  writeFileSync(path, text)
  return path
}
/** Made-up people. */
const LEFT = file('left.csv', 'Ad Soyad,Doğum tarixi\nZxqmədov Əli,1999-05-04\nQuliyev Şahbaz,1975\n')
const RIGHT = file('right.csv', 'ФИО;Дата рождения\nГулиев Шахбаз;1975\nЗксмедов Али;04.05.1999\n')
const folder = join(scratch, 'case')
const env = {
  ...process.env,
  MUSTER_HOME: join(scratch, 'home'),
  MUSTER_PASSPHRASE: 'a passphrase',
  MUSTER_BY: 'first',
}
let said = ''
function muster(args: readonly string[], more: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    cwd: scratch,
    env: { ...env, ...more },
  })
  said += done.stderr
  return done
}
const inCase = (...args: readonly string[]) => muster([...args, '--case', folder])
const filesBelow = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path]
const idIn = (stdout: string): string => /([0-9a-f]{12}) {2}\d/u.exec(stdout)?.[1] ?? assert.fail(stdout)

describe('muster roll and muster people', () => {
  let [left, right] = ['', '']
  it('adds nothing before the columns are confirmed', () => {
    assert.equal(muster(['init', folder, '--like', 'sample']).status, 0)
    const asked = inCase('roll', 'add', LEFT, '--publisher', 'X', '--people-of', 'Azerbaijan', '--says', 'missing')
    assert.equal(asked.status, 1)
    assert.match(asked.stdout, /Nothing was added: .*--as-guessed.*--columns '1:name,2:born'/su)
    assert.equal(inCase('roll', 'list').stdout, 'No rolls in this case.\n')
  })

  it('names the row and the column of days that there are not, before and after a list is added', () => {
    const days = file(
      'days.csv',
      'Name,Born,Captured on\nSamplov Ivan,31.02.1980,2020-10-01\nTestov Aram,1981,2020-11-31\n',
    )
    const described = ['--publisher', 'X', '--people-of', 'Azerbaijan', '--says', 'missing'] as const
    const born = "Row 1 (line 2), column 'Born': '31.02.1980' is compared as 1980, since there is no such day."
    const taken = "Row 2 (line 3), column 'Captured on': '2020-11-31' is no day of the calendar."
    const asked = inCase('roll', 'add', days, ...described)
    assert.ok(asked.stdout.includes(`  ${born}\n  ${taken}\n`), asked.stdout)
    const elsewhere = join(scratch, 'days')
    assert.equal(muster(['init', elsewhere, '--like', 'sample']).status, 0)
    const added = muster(['roll', 'add', days, ...described, '--as-guessed', '--case', elsewhere])
    assert.match(added.stdout, /^added: /u)
    assert.ok(added.stdout.endsWith(`  ${born}\n  ${taken}\n`), added.stdout)
    // Of a list's own day it is known that nobody on it was born later.
    const later = file('later.csv', 'Name,Born\nSamplov Ivan,2023-01-01\nTestov Aram,1981\n')
    const dated = muster([
      'roll',
      'add',
      later,
      ...described,
      '--as-of',
      '2021-01-05',
      '--as-guessed',
      '--case',
      elsewhere,
    ])
    assert.match(
      dated.stdout,
      /column 'Born': '2023-01-01' is not compared, since this is after the day of the list\.\n$/u,
    )
  })

  it('adds a roll with what it says, its columns by name or number, and lists it', () => {
    const common = ['--publisher', 'a made-up office', '--people-of', 'Azerbaijan'] as const
    const one = inCase('roll', 'add', LEFT, ...common, '--says', 'missing', '--columns', 'Ad Soyad:name,2:born')
    assert.match(one.stdout, /added: [0-9a-f]{12} {2}2 rows of Azerbaijan, missing; published by a made-up office/u)
    const other = inCase(
      'roll',
      'add',
      RIGHT,
      ...common,
      '--says',
      'held',
      '--by',
      'Armenia',
      '--as-of',
      '5 January 2021',
      '--as-guessed',
    )
    assert.match(other.stdout, /held by Armenia, as of 2021-01-05/u)
    ;[left, right] = [idIn(one.stdout), idIn(other.stdout)]
  })

  it('refuses in one sentence what cannot be', () => {
    const refusals = [
      [
        ['roll', 'add', LEFT, '--as-guessed', '--people-of', 'Azerbaijan', '--says', 'held'],
        2,
        /--publisher is missing/u,
      ],
      [['roll', 'add', LEFT, '--columns', 'Nobody:name'], 2, /no column 'Nobody'; it has Ad Soyad, Doğum tarixi/u],
      [['roll', 'add', LEFT, '--columns', '1:shoe-size'], 2, /is not COLUMN:what/u],
      [['roll', 'describe', left, '--people-of', 'Narnia'], 3, /the case has no party “Narnia”/u],
      [
        ['roll', 'add', LEFT, '--as-guessed', '--publisher', 'X', '--people-of', 'Azerbaijan', '--says', 'dead'],
        3,
        /in the case already/u,
      ],
      [['people', 'match', 'ffff', right], 3, /there is no roll ffff/u],
      [['people', 'judge', 'here', `${right}/1`, 'same'], 2, /is not ROLL\/ROW/u],
      [['people', 'judge', `${left}/9`, `${right}/1`, 'same'], 3, /no row 9: it has 2/u],
      [['people', 'undo', `${left}/1`, `${right}/1`], 3, /first judged nothing of these two rows/u],
    ] as const
    for (const [args, status, says] of refusals) {
      const done = inCase(...args)
      assert.equal(done.status, status, args.join(' '))
      assert.match(done.stderr.trim(), says)
      assert.equal(done.stderr.trim().split('\n').length, 1)
    }
  })

  it('compares, judges, signs and takes back, by rows and never by names', () => {
    assert.match(inCase('people', 'match', left, right, '--precision', '0.9').stdout, /Nothing was merged/u)
    assert.match(
      inCase('people', 'rule', '--reviewers', '2', '--delegate', 'delegate').stdout,
      /two reviewers must agree.*delegate signs/u,
    )
    const pair = [`${left.slice(0, 6)}/1`, `${right}/2`] as const
    assert.match(
      inCase('people', 'judge', ...pair, 'same', '--why', 'same day').stdout,
      /same, waits for another reviewer/u,
    )
    const second = muster(['people', 'judge', ...pair, 'same', '--case', folder], { MUSTER_BY: 'second' })
    assert.match(second.stdout, /waits for a delegate/u)
    assert.match(
      muster(['people', 'sign', ...pair, '--case', folder], { MUSTER_BY: 'delegate' }).stdout,
      /same, settled/u,
    )
    const { $schema, piles } = JSON.parse(inCase('people', 'match', left, right, '--json').stdout)
    assert.equal($schema, 'urn:muster:people-match:1')
    assert.equal(piles.same.judged, 1)
    assert.match(inCase('people', 'undo', ...pair).stdout, /same, waits for another reviewer/u)
    assert.match(inCase('people', 'conflicts').stdout, /No judgement contradicts another/u)
  })

  it('MT26: prints a person’s sheet and the questions of a letter, and names files by rows', () => {
    const sheet = inCase('sheets', `${left}/1`)
    assert.match(sheet.stdout, /^# Zxqmədov Əli\n/u)
    assert.match(sheet.stdout, /\*\*place of birth\*\* \(GC III art\. 122\(4\)\): no source answers/u)
    assert.match(inCase('sheets', left).stdout, /Please state, for each of the 2 people, the rank/u)
    assert.equal(JSON.parse(inCase('sheets', left, '--json').stdout).$schema, 'urn:muster:roll-gaps:1')
    assert.match(inCase('sheets').stderr, /name a roll: [0-9a-f]{12}, [0-9a-f]{12}/u)
    const out = join(scratch, 'sheets')
    assert.match(inCase('sheets', left, '--out', out).stdout, /2 sheets .* hold names and are not encrypted/u)
    assert.deepEqual(readdirSync(out).sort(), [`person-${left}-1.md`, `person-${left}-2.md`, 'questions.md'])
    assert.equal(inCase('sheets', left, '--out', out).status, 3, 'nothing is written over')
  })

  it('proves the case, and a name of a roll leaks into no file and no line of errors', () => {
    assert.equal(inCase('verify').status, 0)
    for (const path of filesBelow(folder))
      for (const word of ['Zxqm', 'Зксм'])
        assert.equal(readFileSync(path).includes(Buffer.from(word)), false, `${word} in ${path}`)
    assert.doesNotMatch(said, /Zxqm|Зксм/u)
  })
})
