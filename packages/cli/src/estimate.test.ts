import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-estimate-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const file = (name: string, text: string): string => {
  const path = join(scratch, name)
  writeFileSync(path, text)
  return path
}
const estimate = (...args: readonly string[]) =>
  spawnSync(process.execPath, [MAIN, 'estimate', ...args], { encoding: 'utf8', cwd: scratch })

const CASE = JSON.parse(
  readFileSync(new URL('../../../cases/estimates/new-orleans-5.json', import.meta.url), 'utf8'),
) as { lists: readonly string[]; histories: Record<string, number> }
const COUNTED = file(
  'counted.csv',
  [
    [...CASE.lists, 'count'].join(','),
    ...Object.entries(CASE.histories).map(([bits, n]) => [...bits, n].join(',')),
  ].join('\n'),
)
const PEOPLE = file(
  'people.csv',
  [
    ['row', ...CASE.lists].join(';'),
    ...Object.entries(CASE.histories).flatMap(([bits, n]) =>
      Array.from({ length: n }, (_, at) => [`p ${at}`, ...bits].join(';')),
    ),
  ].join('\n'),
)
const KNOWN = ['--closed', '--missed', '0.02', '--separate', '--rounds', '1500'] as const

describe('muster estimate', () => {
  it('shows models side by side with what each takes for granted, whichever way the table is written', () => {
    const [counted, people] = [COUNTED, PEOPLE].map((path) => JSON.parse(estimate(path, ...KNOWN, '--json').stdout))
    const { answers } = counted
    assert.deepEqual({ ...answers[0], file: '' }, { ...people.answers[0], file: '' })
    assert.equal(answers[0].estimate.shown, true)
    assert.equal(answers[0].estimate.seen, 185)
    assert.ok(answers[0].estimate.models.length >= 3)
  })
  it('refuses what nobody declared, with the people seen and exit code 1', () => {
    const { stdout, status } = estimate(COUNTED)
    assert.equal(status, 1)
    assert.match(stdout, /No estimate\. It is not said whether people joined or left/u)
    assert.match(stdout, /185 people are on the 5 lists/u)
  })
  for (const [what, args, says] of [
    [
      'a cell that is neither',
      [file('odd.csv', 'A,B,C\n1,0,maybe\n'), '--lists', 'A,B,C'],
      /odd\.csv, line 2, C: 'maybe'/u,
    ],
    ['a count that is none', [file('count.csv', 'A,B,C,count\n1,0,1,-4\n')], /line 2, count: '-4' is no count/u],
    [
      'a slip of the pen',
      [file('many.csv', 'A,B,C,count\n1,0,1,1000000000000\n')],
      /line 2, count: '1000000000000' is more people/u,
    ],
    [
      'people counted who are on no list',
      [file('none.csv', 'A,B,C,count\n1,0,1,4\n0,0,0,5\n')],
      /^none\.csv, line 3: 5 people on none of the lists, whom no list counts: leave the line out/u,
    ],
    ['a name for two columns', [file('same.csv', 'A,A,C,count\n1,0,0,5\n')], /^same\.csv has two columns 'A'/u],
    [
      'a cell beside the columns, such as a thousand with a comma',
      [file('comma.csv', 'A,B,C,count\n1,0,0,1,200\n')],
      /^comma\.csv, line 2: '200' stands under no column's name/u,
    ],
    [
      'a mark that went wrong beside a count, which would pass a list over',
      [file('two.csv', 'A,B,C,count\n1,0,1,5\n1,1,2,3\n')],
      /^two\.csv, line 3, C: '2' is neither 1/u,
    ],
    ['a table of nothing', [file('empty.csv', '')], /^empty\.csv is empty/u],
    ['a folder', ['.'], /is a folder, not a list/u],
    ['a table that is not there', ['nowhere.csv'], /^nowhere\.csv is not there/u],
    ['a table without lists', [file('names.csv', 'name,place\nx y,z w\n')], /no column of 1 and 0/u],
    ['a list that is not there', [COUNTED, '--made-from', 'Z=A'], /has no list 'Z'/u],
  ] as const)
    it(`refuses ${what} in one sentence`, () => {
      const { status, stderr } = estimate(...args)
      assert.equal(status, 3)
      assert.match(stderr, says)
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    })
})
