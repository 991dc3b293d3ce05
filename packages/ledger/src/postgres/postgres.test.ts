import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { EMPTY_CASE, type EntryDraft, NO_ENTRIES } from '@muster/core'
import pg from 'pg'
import { storeConformance } from '../conformance.ts'
import { createCaseFolder, createStoreAt, moveCase, openStoreAt, StoreError } from '../index.ts'
import { assertManyWriters } from '../many-writers.ts'
import { readCaseUrl } from './case-url.ts'
import { beginPostgresCase } from './postgres-case.ts'

/** `npm run test:postgres` starts a server of its own and sets this; without it there is nothing to test against. */
const DATABASE = process.env.MUSTER_TEST_DATABASE_URL ?? ''
const skip = DATABASE === '' ? 'npm run test:postgres runs these' : false
const WRITES = Number(process.env.MUSTER_WRITES ?? 60)

const scratch = mkdtempSync(join(tmpdir(), 'muster-postgres-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
let made = 0
const freshCase = (): string => {
  const url = new URL(DATABASE)
  url.searchParams.set('case', `c${process.pid}_${++made}`)
  return url.href
}
const says = (passphrase: string | null) => () => Promise.resolve(passphrase)
const faultOf = (fault: string) => (error: unknown) => error instanceof StoreError && error.fault === fault
const opened = (name: string): EntryDraft => ({
  at: '2026-01-01T00:00:00.000Z',
  by: 'Zxqvanush',
  body: { kind: 'case-opened', setting: { ...EMPTY_CASE, name } },
})

/** Runs SQL past the store, as somebody with access to the database could. */
async function past(place: string, sql: string): Promise<pg.QueryResult> {
  const { connect, schema } = readCaseUrl(place)
  const client = new pg.Client({ connectionString: connect, options: `-c search_path=${schema}` })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

if (!skip) {
  storeConformance('PostgreSQL', () => createStoreAt(freshCase(), 'long enough'))
  storeConformance('PostgreSQL without a passphrase', () => createStoreAt(freshCase(), null))
}

describe('a case in PostgreSQL', { skip }, () => {
  it('opens with its passphrase and with no other, again and again', async () => {
    const place = freshCase()
    const store = await createStoreAt(place, 'long enough')
    await store.append(NO_ENTRIES, [opened('x')])
    const head = await store.head()
    await store.close()
    const again = await openStoreAt(place, says('long enough'))
    assert.deepEqual(await again.head(), head)
    await again.close()
    await assert.rejects(openStoreAt(place, says('other')), faultOf('wrong-key'))
    await assert.rejects(createStoreAt(place, 'long enough'), /is a case already/u)
    await assert.rejects(openStoreAt(freshCase(), says(null)), faultOf('not-a-case'))
    await past(place, 'update about set format = 99')
    await assert.rejects(openStoreAt(place, says('long enough')), faultOf('newer'))
  })

  it('leaves no word of a name readable in the database, nor the digest of a page', async () => {
    const place = freshCase()
    const store = await createStoreAt(place, 'long enough')
    await store.append(NO_ENTRIES, [opened('Testnameyan')])
    const sha256 = await store.put(new TextEncoder().encode('Testnameyan was seen alive'))
    await store.close()
    const entries = await past(place, 'select seq, previous, hash, content from entry')
    const pages = await past(place, 'select id, content from page')
    const all = Buffer.from(
      JSON.stringify([...entries.rows, ...pages.rows], (_, value) =>
        value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
      ),
    )
    for (const word of ['Testnameyan', 'Zxqvanush', sha256]) assert.equal(all.includes(word), false, word)
  })

  it('finds an entry or a page that was changed in the database, or put in the place of another', async () => {
    const place = freshCase()
    const store = await createStoreAt(place, 'long enough')
    await store.append(NO_ENTRIES, [opened('x')])
    await store.append(await store.head(), [{ ...opened('y'), body: { kind: 'setting-changed', setting: EMPTY_CASE } }])
    const [one, two] = [await store.put(Buffer.from('one')), await store.put(Buffer.from('two'))]
    await past(place, 'update page set content = (select content from page order by id desc limit 1)')
    for (const page of [one, two]) await store.get(page).catch((error: unknown) => assert.ok(faultOf('damaged')(error)))
    await assert.rejects(Promise.all([store.get(one), store.get(two)]), faultOf('damaged'))
    await past(place, 'update entry set content = (select content from entry where seq = 1) where seq = 2')
    await assert.rejects(async () => {
      for await (const _ of store.read(0));
    }, /entry 2 was changed/u)
    await store.close()
  })

  it('never acknowledges what the database took back because something else in the act had failed', async () => {
    const store = await createStoreAt(freshCase(), 'long enough')
    const [first] = await store.append(NO_ENTRIES, [opened('x')])
    const act = store.inTurn(async (turn) => {
      await turn.append(await turn.head(), [opened('y')])
      await assert.rejects(async () => {
        for await (const _ of turn.read(Number.NaN));
      })
    })
    await assert.rejects(act, /nothing of this act was recorded/u)
    assert.equal((await store.head()).hash, first?.hash)
    await store.close()
  })

  it(`has one unbroken chain under 8 writers, ${WRITES} entries each (MUSTER_WRITES)`, async () => {
    const place = freshCase()
    const store = await createStoreAt(place, 'long enough')
    await store.append(NO_ENTRIES, [opened('x')])
    const seconds = await assertManyWriters(store, { place, passphrase: 'long enough', writers: 8, each: WRITES })
    console.log(`8 writers × ${WRITES}: ${Math.round((8 * WRITES) / seconds)} entries a second`)
    await store.close()
  })

  it('is moved from a folder and back with the same head, passphrase and pages', async () => {
    const folder = join(scratch, 'case')
    const from = await createCaseFolder(folder, 'long enough')
    const source = { sha256: await from.put(Buffer.from('page')), decoded: await from.put(Buffer.from('text')) }
    const body = { kind: 'source-recorded', source } as unknown as EntryDraft['body']
    await from.append(NO_ENTRIES, [opened('x'), { ...opened('x'), body }])
    const head = await from.head()
    const place = freshCase()
    const prove = () => Promise.resolve()
    assert.deepEqual(await moveCase({ from, to: place, prove }), head)
    await from.close()
    const there = await openStoreAt(place, says('long enough'))
    assert.deepEqual(await there.get(source.sha256), Buffer.from('page'))
    await moveCase({ from: there, to: join(scratch, 'back'), prove })
    await there.close()
    const back = await openStoreAt(join(scratch, 'back'), says('long enough'))
    assert.deepEqual(await back.head(), head)
    assert.deepEqual(await back.get(source.decoded), Buffer.from('text'))
    await back.close()
  })

  it('that was half moved is no case, and the next attempt starts anew', async () => {
    const place = freshCase()
    const from = await createStoreAt(freshCase(), null)
    await from.append(NO_ENTRIES, [opened('x')])
    const fails = () => Promise.reject(new StoreError('damaged', 'does not prove'))
    await assert.rejects(moveCase({ from, to: place, prove: fails }), faultOf('damaged'))
    await assert.rejects(openStoreAt(place, says(null)), faultOf('not-a-case'))
    await moveCase({ from, to: place, prove: () => Promise.resolve() })
    await from.close()
    await (await openStoreAt(place, says(null))).close()
  })

  it('that two make at once is made by the later; the other is told, and records nothing there', async () => {
    const place = freshCase()
    const first = await beginPostgresCase(place, 'long enough')
    await first.store.append(NO_ENTRIES, [opened('of the first')])
    const second = await beginPostgresCase(place, 'long enough')
    await assert.rejects(first.store.append(NO_ENTRIES, [opened('of the first')]), faultOf('locked'))
    await second.store.append(NO_ENTRIES, [opened('of the second')])
    const head = await second.store.head()
    await assert.rejects(first.finish(), faultOf('locked'))
    await second.finish()
    await assert.rejects(first.finish(), faultOf('locked'))
    await assert.rejects(beginPostgresCase(place, 'long enough'), /is a case already/u)
    await Promise.all([first.store.close(), second.store.close()])
    const store = await openStoreAt(place, says('long enough'))
    assert.deepEqual(await store.head(), head)
    await store.close()
  })

  it('begun by eight programs at once is recorded in by one of them, and then opens', async () => {
    for (let round = 0; round < 5; round++) {
      const place = freshCase()
      const record = async () => {
        const store = await createStoreAt(place, 'long enough')
        await store.append(NO_ENTRIES, [opened('x')]).finally(() => store.close())
      }
      const made = await Promise.allSettled(Array.from({ length: 8 }, record))
      for (const each of made)
        if (each.status === 'rejected') assert.ok(each.reason instanceof StoreError, String(each.reason))
      assert.equal(made.filter(({ status }) => status === 'fulfilled').length, 1)
      const again = await openStoreAt(place, says('long enough'))
      const entries = []
      for await (const entry of again.read(0)) entries.push(entry)
      assert.equal(entries.length, 1)
      await again.close()
    }
  })

  it('without an entry is one that was never finished: it can be made anew', async () => {
    const place = freshCase()
    const stopped = await createStoreAt(place, 'long enough')
    const store = await createStoreAt(place, 'longer still')
    await assert.rejects(stopped.append(NO_ENTRIES, [opened('late')]), faultOf('locked'))
    await store.append(NO_ENTRIES, [opened('x')])
    await assert.rejects(createStoreAt(place, 'long enough'), /is a case already/u)
    await Promise.all([stopped.close(), store.close()])
    await assert.rejects(openStoreAt(place, says('long enough')), faultOf('wrong-key'))
    await (await openStoreAt(place, says('longer still'))).close()
  })

  it('says in one sentence that a database cannot be reached, and never repeats its password', async () => {
    const lost = 'postgres://someone:s3cret@127.0.0.1:1/none'
    await assert.rejects(
      openStoreAt(lost, says(null)),
      (error: unknown) =>
        faultOf('unreadable')(error) &&
        error instanceof Error &&
        !error.message.includes('s3cret') &&
        !error.message.includes('\n'),
    )
  })
})
