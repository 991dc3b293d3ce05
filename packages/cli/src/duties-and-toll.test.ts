import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { exportedObligationsSchema, registerSchema, tollCutsSchema, tollSeriesSchema } from '@muster/contract'
import { parse } from 'csv-parse/sync'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-duties-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

function muster(...args: readonly string[]) {
  const done = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    cwd: scratch,
    env: { ...process.env, MUSTER_HOME: join(scratch, 'home'), MUSTER_PASSPHRASE: '' },
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

const AT = ['--true-at', '2021-02-28', '--known-by', '2021-02-28'] as const
const DUTY = 'obligation/Statement of 10 November 2020/return-bodies/Azerbaijan'

function madeCase(): string {
  const folder = join(scratch, 'case')
  assert.equal(muster('init', folder, '--like', 'sample', '--no-passphrase').code, 0)
  const page = join(scratch, 'page.txt')
  writeFileSync(
    page,
    'Bodies\n\nPublished 20 January 2021.\n\nAzerbaijan handed over the bodies of 12 Armenian servicemen on 18 January 2021. =SUM(1) At least three servicemen of Armenia were killed on 2 December 2020.\n',
  )
  const claims = join(scratch, 'claims.json')
  writeFileSync(
    claims,
    JSON.stringify([
      {
        kind: 'bodies-returned',
        quote: 'handed over the bodies of 12 Armenian servicemen on 18 January 2021',
        count: { min: 12, max: 12, text: '12' },
        actor: 'Azerbaijan',
        peopleOf: 'Armenia',
        date: '2021-01-18',
      },
      {
        kind: 'killed',
        quote: '=SUM(1) At least three servicemen of Armenia were killed',
        count: { min: 3, max: null, text: 'at least three' },
        what: 'servicemen',
        peopleOf: 'Armenia',
        date: '2020-12-02',
      },
    ]),
  )
  assert.equal(muster('add', page, '--claims', claims, '--case', folder).code, 0)
  assert.equal(muster('review', '--accept-all', '--case', folder).code, 0)
  return folder
}

describe('duties and toll at the command line', () => {
  const folder = madeCase()
  const inCase = (...args: readonly string[]) => muster(...args, '--case', folder)
  const duty = () =>
    registerSchema
      .parse(JSON.parse(inCase('register', '--json', ...AT).out))
      .obligations.find((each) => each.id === DUTY) ?? assert.fail('no such duty')

  it('an option that the word of a term does not take is refused, and nothing is recorded', () => {
    const stray = inCase('term', DUTY, 'due', '31 December 2020', '--why', 'the protocol', '--day', '1 January 2021')
    assert.deepEqual(
      [stray.code, stray.err],
      [2, '--day goes with trigger or condition or act, not with due: leave it out\n'],
    )
    assert.match(
      inCase('term', DUTY, 'unratable', 'soon', '--why', 'x', '--says', 'soon').err,
      /^--says goes with power/u,
    )
    assert.match(inCase('term').err, /^name the duty: /u)
    assert.equal(inCase('term', '--list').out, 'No terms recorded.\n')
  })

  it('OB5: a term is recorded with its source, counts, and is taken back', () => {
    const done = inCase('term', DUTY, 'due', '31 December 2020', '--why', 'the protocol of December')
    assert.equal(done.code, 0, done.err)
    const entry = /recorded as entry (\d+)/u.exec(done.out)?.[1] ?? assert.fail(done.out)
    assert.deepEqual([duty().clause.due, duty().flags.map((each) => each.flag)], ['2020-12-31', ['overdue']])
    assert.match(inCase('term', '--list').out, /Azerbaijan, return-bodies .*: due 31 December 2020/u)
    const shown = inCase('register', 'obligations', ...AT).out
    assert.match(shown, /overdue, 31 December 2020/u)
    assert.doesNotMatch(shown, /CUSTODY/u)
    assert.equal(inCase('term', '--undo', entry).code, 0)
    assert.deepEqual([duty().clause.due, duty().flags], [null, []])
  })

  it('refuses a term in one sentence that says what to do', () => {
    for (const [args, says] of [
      [[DUTY, 'due', '2021-01-31'], /needs the claim it rests on, or a reason/u],
      [[DUTY, 'owed', 'x'], /“owed” is not a word that a term has/u],
      [['obligation/none', 'due', '2021-01-31', '--why', 'x'], /has no duty obligation\/none/u],
    ] as const) {
      const { code, err } = inCase('term', ...args)
      assert.ok(code === 2 || code === 3, err)
      assert.match(err, says)
      assert.equal(err.trimEnd().split('\n').length, 1, err)
    }
  })

  it('TL6, TL4: the toll through time, and cut by month', () => {
    const series = tollSeriesSchema.parse(JSON.parse(inCase('register', 'toll', '--series', '--json', ...AT).out))
    assert.deepEqual(
      series.map((row) => [row.id, row.points.map((point) => [point.day, point.asKnown?.min])]),
      [
        ['toll/bodies-returned/Armenia/people', [['2021-01-20', 12]]],
        ['toll/killed/Armenia/servicemen', [['2021-01-20', 3]]],
      ],
    )
    const cuts = tollCutsSchema.parse(JSON.parse(inCase('register', 'toll', '--by', 'month', '--json', ...AT).out))
    assert.deepEqual(
      cuts.map((row) => row.cells.map((each) => each.cell)),
      [['2021-01'], ['2020-12']],
    )
    assert.match(inCase('register', '--series').err, /is for the toll and for custody/u)
    assert.match(
      inCase('register', 'toll', '--series', ...AT).out,
      /^true at .* · standing alleged · numerals ucdp 1\n\n/u,
    )
  })

  it('OB10: names the claim by its words, without which a disputed duty would come to something else', () => {
    const { code, out } = muster('register', 'obligations', '--case', 'sample', ...AT)
    assert.equal(code, 0)
    assert.match(
      out,
      /^ {4}without “Azerbaijani forces attacked [^”]*” \(Defence Ministry [^)]*\), claim [0-9a-f]{20}: in force$/mu,
    )
  })

  it('exports obligations with levels on scales of the field and the sentences behind them', () => {
    const table = inCase('register', '--export', 'obligations', ...AT).out
    const rows = parse(table, { columns: true }) as Record<string, string>[]
    const row = rows.find((each) => each.id === DUTY) ?? assert.fail(table)
    assert.deepEqual([row.state, row.kroc_min, row.kroc_max, row.pax], ['part-performed', '1', '2', 'TjMis (near)'])
    assert.match(row.sentences ?? '', /handed over the bodies of 12/u)
    assert.match(row.kroc_source ?? '', /Kroc Institute.*not by Kroc/u)
    const whole = JSON.parse(inCase('register', '--export', 'obligations', '--as', 'json', ...AT).out)
    const found = exportedObligationsSchema.parse(whole).obligations.find((each) => each.id === DUTY)
    assert.deepEqual(
      found?.sentences.map((each) => each.speaker),
      ['article'],
    )
  })
})
