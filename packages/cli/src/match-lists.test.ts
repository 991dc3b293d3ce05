import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-match-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const file = (name: string, text: string): string => {
  const path = join(scratch, name)
  writeFileSync(path, text)
  return path
}
const match = (...args: readonly string[]) =>
  spawnSync(process.execPath, [MAIN, 'match', ...args], { encoding: 'utf8', cwd: scratch })

/** Made-up people, as an Azerbaijani and a Russian list would write them. */
const LEFT = file(
  'left.csv',
  'Ad Soyad,Doğum tarixi\nMəmmədov Əli Həsən oğlu,1999-05-04\nQuliyev Şahbaz Cəlil oğlu,1975\nHacıyev Rəşad,12.03.2000\n',
)
const RIGHT = file(
  'right.csv',
  'ФИО;Дата рождения\nГулиев Шахбаз;1975\nМамедов Али Гасанович;04.05.1999\nПетросян Арам;1990\n',
)

describe('muster match', () => {
  it('says in sentences who is on the other list, who is not and whom to look at', () => {
    const { stdout, status } = match(LEFT, RIGHT)
    assert.equal(status, 0)
    assert.match(
      stdout,
      /left\.csv has 3 rows, right\.csv has 3 rows; compared by Ad Soyad \(name\), Doğum tarixi \(born\)\./u,
    )
    assert.match(stdout, /2 are on the other list\.\n1 are not\.\n0 are to be looked at\./u)
  })
  it('names the lines of both lists, as printed', () => {
    const { rows } = JSON.parse(match(LEFT, RIGHT, '--json').stdout)
    assert.deepEqual(
      rows.map(
        ({ outcome, leftLine, others }: { outcome: string; leftLine: number; others: { rightLine: number }[] }) => [
          outcome,
          leftLine,
          others[0]?.rightLine ?? null,
        ],
      ),
      [
        ['same', 2, 3],
        ['same', 3, 2],
        ['absent', 4, null],
      ],
    )
  })
  it('writes a table that no spreadsheet takes for a formula', () => {
    const evil = file('evil.csv', 'name\n=2+2 Петросян Арам\n')
    const out = join(scratch, 'out.csv')
    assert.equal(match(evil, RIGHT, '--out', out, '--columns', 'name=ФИО:name').status, 0)
    assert.match(readFileSync(out, 'utf8'), /,'=2\+2 Петросян Арам,/u)
  })
  for (const [what, path, says] of [
    ['an empty list', file('empty.csv', ''), /empty\.csv is empty/u],
    ['a list without names', file('figures.csv', 'a;b\n1;2\n'), /no column of names/u],
    ['an open quotation mark', file('open.csv', '"name\nA\nB'), /nothing closes it/u],
  ] as const)
    it(`refuses ${what} in one sentence`, () => {
      const { status, stderr } = match(path, RIGHT)
      assert.equal(status, 3)
      assert.match(stderr, says)
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    })
})
