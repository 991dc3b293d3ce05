import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  pairDetailSchema,
  peopleMatchSchema,
  personSheetSchema,
  reconciliationSchema,
  rollGapsSchema,
  rollPreviewSchema,
  rollSchema,
  rollsEstimateSchema,
} from '@muster/contract'
import { askSample } from './ask-sample.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
/** Made-up people. */
const LEFT = base64('Ad Soyad,Doğum tarixi\nMəmmədov Əli Həsən oğlu,1999-05-04\nQuliyev Şahbaz,1975\n')
const RIGHT = base64('ФИО;Дата рождения\nГулиев Шахбаз;1975\nМамедов Али Гасанович;04.05.1999\n')

const { get, post } = askSample({ pages: false })

async function addRoll(file: string, name: string, says: string): Promise<string> {
  const { columns } = rollPreviewSchema.parse((await post('/api/rolls/preview', { base64: file, name })).json())
  const description = {
    publisher: 'a made-up office',
    published: null,
    peopleOf: 'Azerbaijan',
    says,
    by: null,
    asOf: '2021-01-05',
    columns: columns.map(({ column, holds }) => ({ column, holds })),
  }
  const added = await post('/api/rolls', { base64: file, name, description })
  assert.equal(added.statusCode, 200, added.body)
  return rollSchema.parse(added.json()).id
}

describe('the API of rolls and people', () => {
  it('takes two rolls, compares them, explains a pair, records a judgement and takes it back', async () => {
    const [left, right] = [await addRoll(LEFT, 'left.csv', 'missing'), await addRoll(RIGHT, 'right.csv', 'held')]
    assert.equal((await get('/api/rolls')).json().length, 2)
    const asked = `left=${left}&right=${right}&precision=0.9`
    const match = peopleMatchSchema.parse((await get(`/api/people/match?${asked}`)).json())
    assert.equal(match.piles.same.rows + match.piles.look.rows + match.piles.onlyLeft.rows, 2)
    const few = peopleMatchSchema.parse((await get(`/api/people/match?${asked}&most=1`)).json())
    for (const { lines } of Object.values(few.piles)) assert.ok(lines.length <= 1)
    const pair = await get(`/api/people/pair?${asked}&leftRow=1&rightRow=2`)
    const { reasons, names } = pairDetailSchema.parse(pair.json())
    assert.ok(reasons && reasons.fields.length === 2)
    assert.equal(names.left[1]?.text, 'Əli')
    const both = { one: { roll: left, row: 1 }, other: { roll: right, row: 2 } }
    const judged = await post('/api/people/judge', { ...both, answer: 'same', chance: 0.97, by: 'night shift' })
    assert.deepEqual(
      [judged.json().standing.state, judged.json().opinions[0].by, judged.json().opinions[0].chance],
      ['settled', 'night shift', 0.97],
    )
    const after = peopleMatchSchema.parse((await get(`/api/people/match?${asked}`)).json())
    assert.equal(after.piles.same.judged, 1)
    assert.equal((await post('/api/people/undo', { ...both, by: 'night shift' })).json().standing.state, 'open')
    assert.equal((await post('/api/people/undo', both)).statusCode, 409)
  })

  it('sets the rolls against the counts, as the contract says', async () => {
    const answer = await get('/api/people/reconciliation?trueAt=2021-01-06&knownBy=2021-03-01')
    const { rolls, custody } = reconciliationSchema.parse(answer.json())
    assert.deepEqual(
      rolls.map(({ named }) => named),
      [2, 2],
    )
    assert.deepEqual(custody, [], 'no list says who holds them')
  })

  it('gives a person’s sheet and what no source answers, as the contract says', async () => {
    const [first] = (await get('/api/rolls')).json()
    const sheet = personSheetSchema.parse((await get(`/api/rolls/${first.id}/rows/1/sheet`)).json())
    assert.ok(sheet.gaps > 0 && sheet.names.length === 1)
    assert.equal(rollGapsSchema.parse((await get(`/api/rolls/${first.id}/gaps`)).json()).people, 2)
    assert.equal((await get(`/api/rolls/${first.id}/rows/9`)).statusCode, 404)
  })

  it('rules how a roll and a count lie to one another, and estimates from rolls or says why not', async () => {
    const roll = await addRoll(base64('Name,Born\nSamplov Ivan,1975\nTestov Aram,1976\n'), 'ruled.csv', 'held')
    const refused = await post('/api/people/roll-count', { roll, claim: 'none', word: 'part-of' })
    assert.deepEqual([refused.statusCode, refused.json().fault], [400, 'bad-input'])
    assert.equal((await post('/api/people/roll-count', { roll, claim: 'none', word: 'perhaps' })).statusCode, 400)
    const estimate = await post('/api/people/estimate', { rolls: [roll] })
    const { judged } = rollsEstimateSchema.parse(estimate.json())
    assert.deepEqual([judged.seen, judged.shown], [2, false])
  })

  for (const [what, file, says] of [
    ['bytes that are no text', Buffer.alloc(900, 0x13), /list\.csv is no table in plain text/u],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), /list\.csv is a PNG picture/u],
    ['nothing', Buffer.from(' '), /list\.csv is empty/u],
    ['a PDF cut short', Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog'), /list\.csv is a PDF that is damaged/u],
    ['data of a program', Buffer.from('[{"name":"Samplov Ivan"}]'), /list\.csv is data in JSON, not a table/u],
    ['501 columns', Buffer.from(`${'a,'.repeat(500)}b\n${'1,'.repeat(500)}2\n`), /501 columns/u],
    ['millions of rows', Buffer.alloc(5_000_002, 'n\n'), /2,500,002 lines; a list may have 2,000,000 rows/u],
    ['more than a body may have', Buffer.alloc(25 * 2 ** 20, 'name\n'), /larger than 20 MB/u],
  ] as const)
    it(`refuses ${what} in one sentence`, async () => {
      const refused = await post('/api/rolls/preview', { base64: file.toString('base64'), name: 'list.csv' })
      assert.ok(refused.statusCode === 400 || refused.statusCode === 413, String(refused.statusCode))
      assert.match(refused.json().error, says)
    })

  it('says which file is no list, and what cannot be judged, in one sentence without a name', async () => {
    const refusals = [
      [await post('/api/rolls/preview', { base64: base64('   '), name: 'empty.csv' }), 400, /empty\.csv is empty/u],
      [await get('/api/people/match?left=none&right=none'), 404, /there is no roll none/u],
      [
        await post('/api/people/judge', { one: { roll: 'x', row: 1 }, other: { roll: 'x', row: 2 }, answer: 'same' }),
        409,
        /no roll x/u,
      ],
    ] as const
    for (const [answer, status, says] of refusals) {
      assert.equal(answer.statusCode, status)
      assert.match(answer.json().error, says)
    }
  })

  it('says of an empty file that it is empty, and keeps nothing of what it refuses', async () => {
    const before = (await get('/api/rolls')).json().length
    for (const [text, told] of [
      ['', 'a.csv is empty: a list has a row of column names and a row for each person'],
      ['Name,Born\n', 'a.csv has one row only: the first row names the columns, and no person follows'],
    ] as const) {
      const file = { base64: base64(text), name: 'a.csv' }
      const described = {
        publisher: 'an office',
        published: null,
        peopleOf: 'Azerbaijan',
        says: 'held',
        by: null,
        asOf: null,
      }
      const columns = [{ column: 0, holds: 'name' }]
      for (const answer of [
        await post('/api/rolls/preview', file),
        await post('/api/rolls', { ...file, description: { ...described, columns } }),
      ])
        assert.deepEqual([answer.statusCode, answer.json()], [400, { error: told, fault: 'bad-input' }])
    }
    assert.equal((await get('/api/rolls')).json().length, before)
  })

  it('names the row and the column of a day that there is not, before and after a roll is added', async () => {
    const file = { base64: base64('Name,Born\nSamplov Ivan,1980-02-03\nTestov Aram,31.02.1980\n'), name: 'days.csv' }
    const says = "Row 2 (line 3), column 'Born': '31.02.1980' is compared as 1980, since there is no such day."
    const preview = rollPreviewSchema.parse((await post('/api/rolls/preview', file)).json())
    assert.deepEqual(preview.notes, [says])
    const columns = preview.columns.map(({ column, holds }) => ({ column, holds }))
    const described = {
      publisher: 'an office',
      published: null,
      peopleOf: 'Azerbaijan',
      says: 'held',
      by: null,
      asOf: null,
    }
    const added = await post('/api/rolls', { ...file, description: { ...described, columns } })
    assert.deepEqual(rollSchema.parse(added.json()).notes, [says])
  })
})
