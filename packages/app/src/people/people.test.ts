import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EMPTY_CASE, type Entry, type RollColumn, type RollDescription } from '@muster/core'
import {
  acceptSame,
  addRoll,
  type CaseSession,
  describeRoll,
  explainMatch,
  judgePair,
  matchPeople,
  memoryCase,
  type PileName,
  previewRoll,
  printedRow,
  setPeopleRule,
  sheetOf,
  sheetsOfRoll,
  signPair,
  undoPair,
  verifyCase,
} from '../index.ts'

/** Made-up people, as an Azerbaijani list of the missing and a Russian list of those held would print them. */
const MISSING = `Ad Soyad,Doğum tarixi
Məmmədov Əli Həsən oğlu,1999-05-04
Quliyev Şahbaz Cəlil oğlu,1975-02-11
Hacıyev Rəşad Kamil oğlu,12.03.2000
Əliyev Tural Vaqif oğlu,1988-09-30
Abbasov Orxan Elçin oğlu,1991-01-17
Hüseynov Elnur Rafiq oğlu,
`
const HELD = `ФИО;Дата рождения;Звание
Гулиев Шахбаз Джалил оглы;11.02.1975;сержант
Мамедов Али Гасан оглы;04.05.1999;рядовой
Алиев Турал Вагиф оглы;30.09.1988;рядовой
Аббасов Орхан Эльчин оглы;17.01.1991;рядовой
Гусейнов Эльнур;;рядовой
Петросов Иван Иванович;21.07.1990;рядовой
`
const bytes = (text: string) => new TextEncoder().encode(text)
const COLUMNS: readonly RollColumn[] = [
  { column: 0, holds: 'name' },
  { column: 1, holds: 'born' },
]
const missing: RollDescription = {
  publisher: 'a made-up commission',
  published: '2021-01-10',
  peopleOf: 'Azerbaijan',
  says: 'missing',
  by: null,
  asOf: '2021-01-05',
  columns: COLUMNS,
}
const held: RollDescription = { ...missing, says: 'held', by: 'Armenia', publisher: 'a made-up ministry' }

async function twoRolls(): Promise<{ session: CaseSession; left: string; right: string }> {
  const session = await memoryCase(EMPTY_CASE, { now: () => '2026-01-01T00:00:00.000Z', by: 'first' })
  const left = await addRoll(session, { bytes: bytes(MISSING), name: 'missing.csv', sheet: null }, missing)
  const columns: readonly RollColumn[] = [...COLUMNS, { column: 2, holds: 'rank' }]
  const right = await addRoll(session, { bytes: bytes(HELD), name: 'held.csv', sheet: null }, { ...held, columns })
  return { session, left: left.id, right: right.id }
}

const rowsIn = async (session: CaseSession, left: string, right: string, pile: PileName) => {
  const { piles } = await matchPeople(session, { left, right, precision: 0.9 })
  return piles[pile].lines.map(({ one, other }) => `${one.row}${other === null ? '' : `=${other.row}`}`).sort()
}

describe('MT20: a roll in the case', () => {
  it('shows what its columns may hold before anything is kept', async () => {
    const preview = await previewRoll({ bytes: bytes(HELD), name: 'held.csv', sheet: null })
    assert.deepEqual(
      preview.columns.map(({ header, holds }) => [header, holds]),
      [
        ['ФИО', 'name'],
        ['Дата рождения', 'born'],
        ['Звание', 'rank'],
      ],
    )
  })

  it('keeps every cell as printed, with file, hash and line', async () => {
    const { session, right } = await twoRolls()
    const roll = session.state.people.rolls.get(right) ?? assert.fail('no roll')
    const row = await printedRow(session, roll, 2)
    assert.deepEqual(
      [row.file, row.line, row.sha256, row.cells.map(({ words, holds }) => [holds, words])],
      [
        'held.csv',
        3,
        roll.sha256,
        [
          ['name', 'Мамедов Али Гасан оглы'],
          ['born', '04.05.1999'],
          ['rank', 'рядовой'],
        ],
      ],
    )
    assert.deepEqual(new Uint8Array((await session.store.get(roll.sha256)) ?? []), bytes(HELD))
    await assert.rejects(printedRow(session, roll, 7), /has no row 7: it has 6/u)
  })

  it('is refused a second time, and proved with the case', async () => {
    const { session, left } = await twoRolls()
    await assert.rejects(
      addRoll(session, { bytes: bytes(MISSING), name: 'again.csv', sheet: null }, missing),
      new RegExp(`in the case already, as roll ${left}`, 'u'),
    )
    assert.equal((await verifyCase(session.store)).wrong, null)
  })

  it('is found when its file or its rows are gone or changed', async () => {
    const { session, left } = await twoRolls()
    const roll = session.state.people.rolls.get(left) ?? assert.fail('no roll')
    const without = (sha256: string, instead: Uint8Array | null) =>
      ({
        read: (after: number) => session.store.read(after),
        get: async (wanted: string) => (wanted === sha256 ? instead : session.store.get(wanted)),
      }) as unknown as CaseSession['store']
    const cases = [
      [roll.sha256, null, new RegExp(`entry 2: the file of roll ${left} is missing`, 'u')],
      [roll.sha256, bytes('other'), /the file of roll \w+ was changed/u],
      [roll.lines, null, /the rows of roll \w+ are missing/u],
      [roll.lines, bytes('{}'), /the rows of roll \w+ were changed/u],
    ] as const
    for (const [sha256, instead, says] of cases)
      assert.match((await verifyCase(without(sha256, instead))).wrong ?? '', says)
  })

  it('described anew keeps its judgements', async () => {
    const { session, left, right } = await twoRolls()
    await judgePair(session, ruling(left, 1, right, 2, 'same'))
    await describeRoll(session, left, { ...missing, says: 'dead' }, 'the title says so')
    assert.deepEqual(await rowsIn(session, left, right, 'same').then((all) => all.includes('1=2')), true)
    assert.equal(session.state.people.rolls.get(left)?.description.says, 'dead')
  })
})

const ruling = (left: string, one: number, right: string, other: number, answer: 'same' | 'different' | 'unsure') => ({
  one: { roll: left, row: one },
  other: { roll: right, row: other },
  answer,
  chance: null,
  why: null,
  by: null,
})

describe('MT5 MT22: three piles, what people judged before what the comparison says', () => {
  it('finds people across scripts, and those on one list only', async () => {
    const { session, left, right } = await twoRolls()
    const same = await rowsIn(session, left, right, 'same')
    const look = await rowsIn(session, left, right, 'look')
    for (const pair of ['1=2', '2=1', '4=3', '5=4']) assert.ok([...same, ...look].includes(pair), pair)
    assert.deepEqual(await rowsIn(session, left, right, 'onlyLeft'), ['3'])
    assert.deepEqual(await rowsIn(session, left, right, 'onlyRight'), ['6'])
  })

  it('records nothing by comparing', async () => {
    const { session, left, right } = await twoRolls()
    const { seq } = session.state.head
    await matchPeople(session, { left, right, precision: 0.99 })
    assert.equal(session.state.head.seq, seq)
  })

  it('moves a row by a judgement, and back when it is undone', async () => {
    const { session, left, right } = await twoRolls()
    await judgePair(session, ruling(left, 1, right, 2, 'different'))
    assert.ok((await rowsIn(session, left, right, 'onlyLeft')).includes('1'))
    assert.ok((await rowsIn(session, left, right, 'onlyRight')).includes('2'))
    await undoPair(session, { roll: right, row: 2 }, { roll: left, row: 1 }, null)
    assert.deepEqual(await rowsIn(session, left, right, 'onlyLeft'), ['3'])
  })

  it('lets nobody take back what another judged: who disagrees says so, and it is disputed', async () => {
    const { session, left, right } = await twoRolls()
    const given = ruling(left, 1, right, 2, 'same')
    await judgePair(session, given)
    await assert.rejects(
      undoPair(session, given.one, given.other, 'second'),
      /second judged nothing of these two rows/u,
    )
    const disputed = await judgePair(session, { ...given, answer: 'different', by: 'second' })
    assert.equal(disputed.standing.state, 'disputed')
    assert.ok((await rowsIn(session, left, right, 'look')).includes('1=2'))
  })

  it('does not ask again whom a judgement has taken', async () => {
    const { session, left, right } = await twoRolls()
    await judgePair(session, ruling(left, 3, right, 2, 'same'))
    const { piles } = await matchPeople(session, { left, right, precision: 0.9 })
    const asked = [...piles.look.lines, ...piles.same.lines].filter(({ other }) => other?.row === 2)
    assert.deepEqual(
      asked.map(({ one, by }) => [one.row, by]),
      [[3, 'person']],
    )
  })

  it('records the sure ones as one entry that says they were not looked at', async () => {
    const { session, left, right } = await twoRolls()
    const ask = { left, right, precision: 0.9 }
    const before = await matchPeople(session, ask)
    const accepted = await acceptSame(session, ask, 'a delegate')
    assert.equal(accepted, before.piles.same.rows)
    assert.ok(accepted >= 3)
    const entries: Entry[] = []
    for await (const entry of session.store.read(session.state.head.seq - 1)) entries.push(entry)
    const [entry] = entries
    assert.ok(entry?.body.kind === 'pairs-judged' && entry.body.unread && entry.body.pairs.length === accepted)
    assert.equal(entry.by, 'a delegate')
    assert.equal((await matchPeople(session, ask)).piles.same.judged, accepted)
    assert.equal(await acceptSame(session, ask, null), 0, 'nothing is recorded twice')
  })

  it('waits for two reviewers and a delegate', async () => {
    const { session, left, right } = await twoRolls()
    await setPeopleRule(session, { reviewers: 2, delegates: ['delegate'] })
    const given = ruling(left, 1, right, 2, 'same')
    assert.equal((await judgePair(session, given)).standing.state, 'second')
    assert.ok(
      (await rowsIn(session, left, right, 'look')).includes('1=2'),
      'what waits is shown among those to look at',
    )
    await judgePair(session, { ...given, by: 'second' })
    const signed = await signPair(session, given.one, given.other, { by: 'delegate', why: null })
    assert.equal(signed.standing.state, 'settled')
  })

  it('holds ages against ages where nobody said as of which day a roll is (MT8)', async () => {
    // Made-up people: two of one name, told apart by their ages alone.
    const session = await memoryCase(EMPTY_CASE, { now: () => '2026-01-01T00:00:00.000Z', by: 'first' })
    const rollOf = async (name: string, rows: string) => {
      const file = { bytes: bytes(`Name,Age\n${rows}`), name, sheet: null }
      const { notes } = await previewRoll(file)
      assert.match(notes.join('\n'), /'Age' holds ages: say as of which day the list is/u)
      return (await addRoll(session, file, { ...missing, asOf: null })).id
    }
    const left = await rollOf('old.csv', 'Samplov Ivan,39\nSamplov Ivan,61\nProbnikov Aram,50\nTestyan Karen,22\n')
    const right = await rollOf('new.csv', 'Testyan Karen,22\nSamplov Ivan,61\nProbnikov Aram,50\nSamplov Ivan,40\n')
    const { comparedBy } = await matchPeople(session, { left, right, precision: 0.9 })
    assert.deepEqual(comparedBy, ['name', 'born'])
    assert.deepEqual(await rowsIn(session, left, right, 'same'), ['2=2', '3=3', '4=1'])
    // A year apart is near, and still for a person to look at.
    assert.deepEqual(await rowsIn(session, left, right, 'look'), ['1=4'])
    const pair = { left, right, precision: 0.9 }
    const shown = await explainMatch(session, pair, { roll: left, row: 2 }, { roll: right, row: 2 })
    assert.deepEqual(
      shown.fields.map(({ label, left: one, right: other }) => [label, one, other]),
      [
        ['name', 'Samplov Ivan', 'Samplov Ivan'],
        ['born', '61', '61'],
      ],
    )
  })

  it('compares a roll with itself for people who are on it twice', async () => {
    const session = await memoryCase(EMPTY_CASE, { now: () => '2026-01-01T00:00:00.000Z', by: 'first' })
    const twice = `${MISSING}Mammadov Ali Hasan oglu,1999-05-04\n`
    const { id } = await addRoll(session, { bytes: bytes(twice), name: 'twice.csv', sheet: null }, missing)
    const { piles, within } = await matchPeople(session, { left: id, right: id, precision: 0.9 })
    assert.equal(within, true)
    assert.deepEqual(
      [...piles.same.lines, ...piles.look.lines].map(({ one, other }) => [one.row, other?.row]),
      [[1, 7]],
    )
    await judgePair(session, ruling(id, 1, id, 7, 'same'))
    const after = await matchPeople(session, { left: id, right: id, precision: 0.9 })
    assert.deepEqual(
      after.piles.same.lines.map(({ one, other }) => [one.row, other?.row]),
      [[1, 7]],
    )
  })
})

describe('MT23: a pair taken apart', () => {
  it('shows both rows as printed, each field’s evidence and which word answers which', async () => {
    const { session, left, right } = await twoRolls()
    const detail = await explainMatch(
      session,
      { left, right, precision: 0.9 },
      { roll: left, row: 1 },
      { roll: right, row: 2 },
    )
    assert.equal(detail.left.line, 2)
    assert.deepEqual(
      detail.fields.map(({ label }) => label),
      ['name', 'born'],
    )
    assert.ok((detail.reasons?.fields[1]?.weight ?? 0) > 2, 'the same day of birth speaks for one person')
    assert.deepEqual(
      detail.names.left.map(({ text, answeredBy }) => [text, detail.names.right[answeredBy ?? -1]?.text ?? null]),
      [
        ['Məmmədov', 'Мамедов'],
        ['Əli', 'Али'],
        ['Həsən', 'Гасан'],
        ['oğlu', null],
      ],
    )
  })

  it('says where others settle it', async () => {
    const { session, left, right } = await twoRolls()
    await judgePair(session, ruling(left, 1, right, 2, 'same'))
    const ask = { left, right, precision: 0.9 }
    const { implied } = await explainMatch(session, ask, { roll: left, row: 1 }, { roll: right, row: 1 })
    assert.deepEqual([implied?.answer, implied?.because], ['different', 'one-to-one'])
  })
})

describe('MT25 MT26: sheets of people', () => {
  it('are made over all rows of a person, and one for each person on a roll', async () => {
    const { session, left, right } = await twoRolls()
    await judgePair(session, ruling(left, 1, right, 2, 'same'))
    const sheet = await sheetOf(session, { roll: left, row: 1 })
    assert.deepEqual(sheet.names.toSorted(), ['Məmmədov Əli Həsən oğlu', 'Мамедов Али Гасан оглы'])
    const rank = sheet.fields.find(({ field }) => field.id === 'gc3-rank')
    assert.deepEqual(
      rank?.answers.map(({ words, at }) => [words, at.roll]),
      [['рядовой', right]],
    )
    const { sheets, letter } = await sheetsOfRoll(session, left)
    assert.equal(sheets.length, 6)
    assert.ok(letter.some((line) => /for the person in row 6 of the list, the full date of birth/u.test(line)))
    await assert.rejects(sheetOf(session, { roll: left, row: 7 }), /has no row 7/u)
  })
})
