import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { madeXlsx } from '../../intake/src/rolls/workbook/made-workbook.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'muster-match-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

const file = (name: string, text: string | Uint8Array): string => {
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
    assert.match(stdout, /2 are on the other list\.\n1 is not\.\n0 are to be looked at\./u)
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
  it('compares one list twice with itself, and says who stands on it again', () => {
    const twice = file(
      'twice.csv',
      'ФИО;Дата рождения\nОбразцов Егор Тимурович;12.03.1990\nПримеров Олег Вадимович;1975\nОбразцов Егор Тимурович;12.03.1990\nМнимов Глеб Русланович;1981\n',
    )
    const { stdout } = match(twice, twice)
    assert.match(stdout, /^twice\.csv has 4 rows, each held against those below it; compared by /u)
    assert.match(stdout, /1 is on it again further down\.\n3 are not\.\n0 are to be looked at\./u)
    const { rows } = JSON.parse(match(twice, twice, '--json').stdout)
    assert.deepEqual([rows[0].outcome, rows[0].others[0].rightLine, rows[2].outcome], ['same', 4, 'absent'])
    assert.match(match(twice, RIGHT).stdout, /compared by/u)
  })
  it('says where rows of one list fit one of the other, and which columns were compared with nothing', () => {
    const twice = file(
      'named-twice.csv',
      'ФИО;Дата рождения;Звание\nМамедов Али Гасанович;04.05.1999;сержант\nМамедов Али Гасанович;04.05.1999;\nГулиев Шахбаз;1975;\n',
    )
    const { stdout } = match(twice, LEFT)
    assert.match(
      stdout,
      /Lines 2 and 3 of named-twice\.csv fit line \d+ of [^ ]+\.\nnamed-twice\.csv may name somebody several times, or only one of them is there: which, is for a person to see\./u,
    )
    assert.match(
      match(LEFT, twice).stdout,
      /Line \d+ of [^ ]+ fits lines 2 and 3 of named-twice\.csv: named-twice\.csv may name somebody several times\./u,
    )
    assert.match(stdout, /Compared with nothing: Звание of named-twice\.csv\./u)
    assert.doesNotMatch(match(LEFT, RIGHT).stdout, /Compared with nothing|several times/u)
  })
  it('takes none of three spellings of one person for gone, nor one of three brothers for another', () => {
    const three = file(
      'three.csv',
      'Name,Born\nHovhannisyan Karen Aramovich,1990-03-02\nOganesyan Karen,02.03.1990\nHovhannesian Garen Arami,1990\nSargsyan Aram Hakobi,1991-05-05\nSargsyan Armen Hakobi,1993-06-06\nSargsyan Artur Hakobi,1996-07-07\nPetrosyan Levon,1985-01-09\nGrigoryan Davit,1988-10-10\n',
    )
    const one = file(
      'one-of-three.csv',
      'Ф.И.О.;Дата рождения\nОганесян Карен Арамович;02.03.1990\nСаркисян Армен Акопович;06.06.1993\nПетросян Левон;09.01.1985\nМкртчян Тигран;11.11.1970\n',
    )
    const { rows } = JSON.parse(match(three, one, '--json').stdout)
    const told = rows.map(({ outcome }: { outcome: string }) => outcome)
    assert.deepEqual(told.slice(0, 3), ['look', 'look', 'look'])
    assert.deepEqual([told[3], told[5], told[6]], ['absent', 'absent', 'same'])
    assert.equal(rows[4].others[0].rightLine, 3)
  })
  it('says of no row without a name that its person is not on the other list', () => {
    const gaps = file('gaps.csv', 'ФИО;Дата рождения\nГулиев Шахбаз;1975\n;1981\n?;1990\n')
    const { stdout } = match(gaps, RIGHT)
    assert.match(stdout, /\n2 are to be looked at\.\n/u)
    assert.match(stdout, /gaps\.csv, lines 3, 4: no name is there, so nothing tells who it is\./u)
  })
  it('finds the column of names by its cells where no column is called so', () => {
    const named = file(
      'named-otherwise.csv',
      'Betroffene;Jahr\nMamedow Ali;1999\nGulijew Schahbas;1975\nTestow Aram;1980\n',
    )
    assert.match(match(LEFT, named).stdout, /compared by Ad Soyad \(name\)\./u)
  })
  it('calls a column without a name by its place', () => {
    const nameless = file('nameless.csv', 'Name,\nMəmmədov Əli,1999-05-04\nQuliyev Şahbaz,1975-01-01\n')
    assert.match(match(nameless, RIGHT).stdout, /compared by Name \(name\), column 2 \(born\)\./u)
  })
  it('MT9: compares letters that were decoded wrong as what they were, and shows both', () => {
    const right = 'ФИО;Дата рождения\nГулиев Шахбаз;1975\nМамедов Али Гасанович;04.05.1999\n'
    const wrong = new TextDecoder('windows-1252').decode(Buffer.from(right))
    const { rows } = JSON.parse(match(file('wrong-letters.csv', wrong), LEFT, '--json').stdout)
    assert.deepEqual(
      rows.map(({ outcome }: { outcome: string }) => outcome),
      ['same', 'same'],
    )
    const printed = wrong.split('\n')[1]?.split(';')[0]
    assert.deepEqual(rows[0].leftPlace.readAs, [{ printed, as: 'Гулиев Шахбаз', why: 'letters decoded wrong' }])
  })
  it('writes a table that no spreadsheet takes for a formula', () => {
    const evil = file('evil.csv', 'name\n=2+2 Петросян Арам\n')
    const out = join(scratch, 'out.csv')
    assert.equal(match(evil, RIGHT, '--out', out, '--columns', 'name=ФИО:name').status, 0)
    assert.match(readFileSync(out, 'utf8'), /,'=2\+2 Петросян Арам,/u)
  })
  it('compares ages, guesses and other calendars with days, and damaged letters with whole ones, shown beside what is printed', () => {
    // Made-up people.
    const old = file('old.csv', 'name,age\nPеtrosyan Aram,30\nSargsyan Gor,41\n')
    const new_ = file(
      'new.csv',
      'Name,Date of birth\nSargsyan Gor,about 1983\nPetrosyan Aram,1994-02-03\nAvagyan Hayk,1 محرم 1395\n',
    )
    const { rows, lists } = JSON.parse(match(old, new_, '--json', '--list-date', '2024-05-10=').stdout)
    assert.deepEqual(
      rows.map((row: { others: { rightLine: number }[] }) => row.others[0]?.rightLine),
      [3, 2],
    )
    assert.equal(rows[0].left, 'Pеtrosyan Aram', 'as printed')
    assert.deepEqual(rows[0].leftPlace.readAs, [
      { printed: 'Pеtrosyan Aram', as: 'Petrosyan Aram', why: 'look-alike letters' },
      { printed: '30', as: '1993-05-11/1994-05-10', why: 'an age on the day of the list' },
    ])
    assert.equal(lists[0].notes.length, 0)
    assert.match(match(old, new_).stdout, /'age' holds ages: they are compared only with --list-date/u)
  })
  it('holds ages against ages where no list has a day, and a year apart is near', () => {
    // Made-up people.
    const [older, newer] = [
      file('older.csv', 'Name,Age\nSamplov Ivan,39\nProbnikov Aram,50\nTestyan Karen,22\n'),
      file('newer.csv', 'Name,Age\nProbnikov Aram,50\nSamplov Ivan,40\nTestyan Karen,22\n'),
    ]
    const { stdout } = match(older, newer)
    assert.match(stdout, /Age \(number\)/u)
    assert.match(stdout, /3 are on the other list/u)
    assert.match(match(older, newer, '--list-date', '2020').stdout, /Age \(born\)/u)
  })
  it('holds births against births where a column of ages stands before them', () => {
    // Made-up people.
    const people = ['Samplov Ivan', 'Probnikov Aram', 'Testyan Karen', 'Primerov Gor'].map((name, at) => ({ name, at }))
    const both = file(
      'both.csv',
      `Name,Age,Born\n${people.map(({ name, at }) => `${name},${30 + at},19${70 + at}-03-04\n`).join('')}`,
    )
    const born = file(
      'born-alone.csv',
      `Name,Date of birth\n${people.map(({ name, at }) => `${name},19${70 + at}-03-04\n`).join('')}`,
    )
    for (const lists of [
      [both, born],
      [born, both],
    ] as const) {
      const { stdout } = match(...lists)
      assert.match(stdout, /compared by Name \(name\), (?:Born|Date of birth) \(born\)\./u)
      assert.match(stdout, /4 are on the other list/u)
    }
    // Nobody said of which day these ages are.
    const ages = file('ages-alone.csv', 'Name,Age\nSamplov Ivan,39\nProbnikov Aram,50\n')
    assert.match(match(ages, born).stdout, /compared by Name \(name\)\./u)
    assert.match(match(ages, born, '--list-date', '2020=').stdout, /compared by Name \(name\), Age \(born\)\./u)
  })
  it('shows either of two days as what it is', () => {
    const left = file('either.csv', 'Name,Born\nSamplov Ivan,5 Mar 1988 or 1989\nProbnikov Aram,1362\n')
    const right = file('one-day.csv', 'Name,Born\nSamplov Ivan,1988-03-05\nProbnikov Aram,1983-06-01\n')
    const { rows } = JSON.parse(match(left, right, '--json').stdout)
    assert.deepEqual(
      rows.map(({ leftPlace }: { leftPlace: { readAs: { why: string }[] } }) => leftPlace.readAs[0]?.why),
      ['one day or the other', 'either of two calendars'],
    )
  })
  it('names twenty of five hundred columns and counts the rest', () => {
    const numbers = Array.from({ length: 499 }, (_, at) => at)
    const rows = ['Samplov Ivan', 'Probnikov Aram'].map(
      (name, row) => `${name},${numbers.map((at) => (at * 7919 + row * 31) % 1000).join(',')}\n`,
    )
    const wide = file('wide-names.csv', `Name,${numbers.map((at) => `c${at}`).join(',')}\n${rows.join('')}`)
    assert.match(
      match(wide, wide).stdout,
      /compared by Name \(name\), c0 \(number\), .*c18 \(number\) and 480 more columns\./u,
    )
  })
  it('says what an answer may be written as, before it begins', () => {
    const { stderr, status } = match(LEFT, RIGHT, '--out', join(scratch, 'out.pdf'))
    assert.notEqual(status, 0)
    assert.match(stderr, /--out ends in \.csv, \.xlsx or \.json/u)
  })
  it('says that the folder of an answer is not there, before it begins', () => {
    const { stderr, status } = match(LEFT, RIGHT, '--out', join(scratch, 'nowhere', 'out.csv'))
    assert.equal(status, 2)
    assert.match(stderr, /the folder of --out, '.*nowhere', is not there: make it first/u)
  })
  it('names row and column of a birth that cannot be, and leaves the cell as printed', () => {
    // Made-up people.
    const wrong = file(
      'wrong.csv',
      'Name,Born\nSamplov Ivan,31.02.1980\nProbnikov Aram,1988-13-12\nTestyan Karen,1991-02-03\nPrimerov Gor,2023-01-01\n',
    )
    const { rows, lists } = JSON.parse(match(wrong, wrong, '--json', '--list-date', '2020-05-01').stdout)
    assert.deepEqual(lists[0].notes, [
      "Row 1 (line 2), column 'Born': '31.02.1980' is compared as 1980, since there is no such day.",
      "Row 2 (line 3), column 'Born': '1988-13-12' is compared as 1988, since there is no such day.",
      "Row 4 (line 5), column 'Born': '2023-01-01' is not compared, since this is after the day of the list.",
    ])
    assert.deepEqual(rows[0].leftPlace.readAs, [{ printed: '31.02.1980', as: '1980', why: 'there is no such day' }])
    const old = file('old.csv', 'Name,Age\nSamplov Ivan,200\nProbnikov Aram,32\n')
    const aged = JSON.parse(match(old, wrong, '--json', '--list-date', '2020-05-01').stdout)
    assert.deepEqual(aged.lists[0].notes, [
      "Row 1 (line 2), column 'Age': '200' is not compared, since nobody is so old.",
    ])
  })
  it('reads a name and a birth that changed places in their own, shown beside what is printed', () => {
    // Made-up people.
    const mixed = file(
      'mixed.csv',
      'Name,Born\nSamplov Ivan,1990-05-04\n1988-11-12,Probnikov Aram\nTestyan Karen,1991-02-03\n',
    )
    const right = file(
      'right-mixed.csv',
      'Name,Born\nProbnikov Aram,12.11.1988\nTestyan Karen,03.02.1991\nPrimerov Gor,1975\n',
    )
    const { rows } = JSON.parse(match(mixed, right, '--json').stdout)
    assert.equal(rows[1].left, '1988-11-12', 'as printed')
    assert.equal(rows[1].others[0].rightLine, 2)
    assert.deepEqual(rows[1].leftPlace.readAs, [
      { printed: '1988-11-12 | Probnikov Aram', as: 'Probnikov Aram | 1988-11-12', why: 'cells that changed places' },
    ])
  })
  it('writes a workbook that is read again as it was, formulas as words', () => {
    const evil = file('evil2.csv', 'name\n=2+2 Петросян Арам\n')
    const out = join(scratch, 'out.xlsx')
    assert.equal(match(evil, RIGHT, '--out', out, '--columns', 'name=ФИО:name').status, 0)
    const again = match(out, RIGHT, '--json', '--columns', 'left=ФИО:name')
    assert.equal(again.status, 0, again.stderr)
    assert.equal(JSON.parse(again.stdout).rows[0].left, '=2+2 Петросян Арам')
  })
  it('finds people whose names lie in one column here and in three there', () => {
    const three = file('three.csv', 'Имя;Фамилия;Отчество\nАли;Мамедов;Гасанович\nАрам;Петросян;\n')
    const one = file('one.csv', 'Ad Soyad\nMəmmədov Əli Həsən oğlu\nPetrosyan Aram\n')
    assert.match(match(three, one).stdout, /compared by Имя \+ Фамилия \+ Отчество \(name\)/u)
  })
  it('MT10: compares long lists in threads, the same whatever their number', () => {
    // Made-up people: 10,100 on each list, more pairs than are held against each other one by one.
    const people = Array.from(
      { length: 10_100 },
      (_, at) => `Familia${at} Imya${at % 97},${1950 + (at % 50)}-01-${10 + (at % 19)}`,
    )
    const ones = file('many.csv', `name,born\n${people.join('\n')}\n`)
    const others = file('many-others.csv', `name,born\n${people.toReversed().join('\n')}\n`)
    const answers = ['1', '2'].map((workers) => {
      const out = join(scratch, `many-${workers}.json`)
      const { status, stdout, stderr } = match(ones, others, '--workers', workers, '--out', out)
      assert.equal(status, 0, stderr)
      assert.match(stdout, /many\.csv has 10100 rows/u)
      return readFileSync(out, 'utf8')
    })
    assert.equal(JSON.parse(answers[0] ?? '').rows.length, 10_100)
    assert.equal(answers[0], answers[1])
  })
  it('leaves nothing half-written behind when it is stopped', async () => {
    const many = Array.from({ length: 60_000 }, (_, at) => `Familia${at} Imya${at % 97},${1950 + (at % 50)}`)
    const long = file('long.csv', `name,born\n${many.join('\n')}\n`)
    const out = join(scratch, 'stopped.csv')
    writeFileSync(out, 'as it was')
    const child = spawn(process.execPath, [MAIN, 'match', long, long, '--out', out], { cwd: scratch, stdio: 'ignore' })
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    child.kill('SIGINT')
    const [code, signal] = await once(child, 'exit')
    assert.ok(signal === 'SIGINT' || code === 130, `${code} ${signal}`)
    assert.equal(readFileSync(out, 'utf8'), 'as it was')
    assert.deepEqual(
      readdirSync(scratch).filter((name) => name.endsWith('.part')),
      [],
    )
  })
  it('refuses a number of threads that is none', () => {
    for (const workers of ['0', 'many', '1.5', '65']) {
      const { status, stderr } = match(LEFT, RIGHT, '--workers', workers)
      assert.equal(status, 2)
      assert.match(stderr, /--workers is a whole number from 1 to 64/u)
    }
  })
  for (const [what, path, says] of [
    ['an empty list', file('empty.csv', ''), /empty\.csv is empty/u],
    ['a folder', scratch, /^[^/\n]+ is a folder, not a list: name the file in it$/mu],
    ['a list without names', file('figures.csv', 'a;b\n1;2\n'), /no column of names/u],
    [
      'a list of 500 columns without names',
      file('wide.csv', `${'c;'.repeat(499)}c\n${'1;'.repeat(499)}1\n`),
      /c, c, .* and 480 more columns/u,
    ],
    [
      'names whose formulas nobody worked out',
      file(
        'unsaved.xlsx',
        madeXlsx([
          {
            name: 'S',
            rows: '<row r="1"><c r="A1" t="str"><v>Name</v></c></row><row r="2"><c r="A2"><f>B2</f></c><c r="B2"><v>1980</v></c></row>',
          },
        ]),
      ),
      /^unsaved\.xlsx: no row has a word in the column 'Name', since its formulas were saved without their values: open the workbook, save it, and match it again$/mu,
    ],
    [
      'a column of names without a name',
      file('unnamed.csv', 'Name,Born\n,1980\n,1981\n'),
      /no row has a word in the column 'Name': fill it in/u,
    ],
    ['an open quotation mark', file('open.csv', '"name\nA\nB'), /nothing closes it/u],
  ] as const)
    it(`refuses ${what} in one sentence`, () => {
      const { status, stderr } = match(path, RIGHT)
      assert.equal(status, 3)
      assert.match(stderr, says)
      assert.equal(stderr.trimEnd().split('\n').length, 1)
    })
})
