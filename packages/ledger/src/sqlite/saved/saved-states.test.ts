import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import {
  type CaseState,
  type Claim,
  EMPTY_CASE,
  type Entry,
  type EntryBody,
  emptyState,
  identifyClaims,
  NO_ENTRIES,
  type RollRecord,
  replay,
  type SourceRecord,
  whyNotAppend,
} from '@muster/core'
import Driver from 'better-sqlite3-multiple-ciphers'
import fc from 'fast-check'
import { StoreError } from '../../store-error.ts'
import { SqliteStore } from '../sqlite-store.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const scratch = mkdtempSync(join(tmpdir(), 'muster-saved-'))
after(() => rmSync(scratch, { recursive: true, force: true }))
const key = randomBytes(32)
let made = 0
const freshPath = () => join(scratch, `${++made}.db`)

/** The file as somebody sees it who has the key and another program. */
function alter(path: string, ...statements: readonly string[]): void {
  const database = new Driver(path)
  database.pragma("cipher='aegis'")
  database.pragma(`key="raw:${key.toString('hex')}"`)
  for (const statement of statements) database.exec(statement)
  database.close()
}

const sourceOf = (at: number): SourceRecord => ({
  sha256: at.toString(16).padStart(64, '0'),
  byteLength: 1,
  mediaType: 'text/plain',
  charset: 'utf-8',
  capturedAt: '2026-01-01T00:00:00.000Z',
  from: { how: 'pasted', name: null },
  canonicalUrl: null,
  decoded: 'd'.repeat(64),
  title: `made-up page ${at}`,
  byline: null,
  published: null,
  publishedNoEarlierThan: null,
  lang: 'en',
  publishers: [],
  sketch: [at],
  notes: [],
})

const claimAt = (start: number): Claim => ({
  id: `c${start}`,
  kind: 'held',
  count: { min: start, max: start, text: String(start) },
  what: null,
  actor: 'North',
  peopleOf: 'South',
  recipient: null,
  place: null,
  date: null,
  uttered: null,
  speaker: 'article',
  via: [],
  stance: 'asserted',
  admission: false,
  quote: 'words',
  start,
  end: start + 5,
  partOf: null,
  disjointFrom: null,
  sameAs: null,
  reader: { name: 'coded', version: '1' },
  rule: 'RD1',
})

const rollOf = (number: number): RollRecord => ({
  id: `roll${number}`,
  sha256: `${number}`.padStart(64, 'b'),
  byteLength: 10,
  sheet: null,
  from: { how: 'file', name: 'a.csv' },
  capturedAt: '2026-01-01T00:00:00.000Z',
  lines: `${number}`.padStart(64, 'c'),
  rows: 9,
  headers: ['Name'],
  notes: [],
  description: {
    publisher: 'a made-up office',
    published: null,
    peopleOf: 'South',
    says: 'held',
    by: 'North',
    asOf: null,
    columns: [{ column: 0, holds: 'name' }],
  },
})

/** Rolls and judgements of who on them is who. */
function peopleBody(act: number, { people }: CaseState): EntryBody {
  const [roll] = people.rolls.keys()
  if (roll === undefined || act % 5 === 0) return { kind: 'roll-recorded', roll: rollOf(people.rolls.size) }
  const judged = pick([...people.pairs.values()], act)
  const last = judged?.opinions.at(-1)
  if (judged && last && act % 5 === 1)
    return { kind: 'pair-undone', entry: last.entry, one: judged.one, other: judged.other }
  const [one, other] = [
    { roll, row: 1 + (act % 3) },
    { roll, row: 4 + (act % 4) },
  ]
  return { kind: 'pairs-judged', pairs: [{ one, other, answer: 'unsure', chance: 0.5 }], why: null, unread: false }
}

/** Acts by number, on what is in the case so far; null where there is nothing to act on yet. */
function bodyOf(act: number, state: CaseState): EntryBody | null {
  if (act % 7 === 5) return peopleBody(act, state)
  const [page, proposal] = [pick([...state.sources.keys()], act), pick([...state.proposals.values()], act)]
  const kind = act % 9
  if (kind < 2) return { kind: 'source-recorded', source: sourceOf(state.sources.size) }
  if (kind < 4 && page) {
    const claims = identifyClaims(page, [claimAt(act % 5), claimAt(5 + (act % 3))])
    return { kind: 'claims-proposed', source: page, reader: { name: 'coded', version: '1' }, claims }
  }
  if (act % 11 === 4 && page) return triedBody(act, page, state)
  if (kind === 8 && page)
    return { kind: 'source-dated', source: page, published: `2021-01-0${1 + (act % 9)}`, why: null }
  return proposal ? judgement(act, proposal.claim, state) : null
}

/** An archive that was asked, with either outcome. */
function triedBody(act: number, page: string, { tries }: CaseState): EntryBody {
  const last = tries.at(-1)
  if (last && act % 5 === 0) return { kind: 'preservation-undone', entry: last.entry }
  const failed = act % 2 === 0 ? 'no answer' : null
  const address = failed === null ? 'https://archive.example/1' : null
  return { kind: 'preservation-tried', page, step: 'archive', asked: 'archive.example', address, failed }
}

function judgement(act: number, claim: Claim, state: CaseState): EntryBody | null {
  if (act % 9 === 6) {
    const last = state.verdicts.get(claim.id)?.at(-1)
    return last ? { kind: 'verdict-undone', entry: last.entry, claim: claim.id } : null
  }
  if (act % 9 === 7) {
    const other = pick([...state.proposals.keys()], act * 7) ?? claim.id
    return { kind: 'relation-judged', relation: 'same-happening', claim: claim.id, other, answer: 'yes', why: null }
  }
  const amended = act % 2 === 0 ? { ...claim, count: null } : null
  const verdict = amended ? 'amended' : act % 3 === 0 ? 'rejected' : 'accepted'
  return { kind: 'claim-judged', claim: claim.id, verdict, amended, why: null, unread: false }
}

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)]

/** Records acts in a store, and gives the entries. */
async function recordIn(store: SqliteStore, acts: readonly number[]): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  let state = emptyState()
  const append = async (body: EntryBody) => {
    const draft = { at: '2026-01-01T00:00:00.000Z', by: 'tester', body }
    if (whyNotAppend(state, draft) !== null) return
    const recorded = await store.append(await store.head(), [draft])
    state = replay(state, recorded)
    entries.push(...recorded)
  }
  await append({ kind: 'case-opened', setting: EMPTY_CASE })
  for (const act of acts) {
    const body = bodyOf(act, state)
    if (body) await append(body)
  }
  return entries
}

const stateOf = (entries: readonly Entry[]): CaseState => replay(emptyState(), entries)

/** A state with its maps read out, whatever they are read from. */
const readOut = (state: CaseState | null) =>
  state && {
    ...state,
    sources: new Map(state.sources),
    proposals: new Map(state.proposals),
    claimsOf: new Map(state.claimsOf),
    verdicts: new Map(state.verdicts),
    people: { rolls: new Map(state.people.rolls), pairs: new Map(state.people.pairs) },
  }

async function filled(acts: readonly number[]) {
  const path = freshPath()
  const store = SqliteStore.open(path, key)
  const entries = await recordIn(store, acts)
  assert.equal(await store.saved.save(NO_ENTRIES, stateOf(entries), entries), true)
  return { path, store, entries }
}

const acts = fc.array(fc.nat(9999), { maxLength: 40 })
const SOME = [0, 2, 1, 3, 4, 14, 13, 22, 8, 6, 7, 31, 40, 12]

describe(`the state that is saved beside a ledger (seed ${seed})`, () => {
  it('LG9: saved in pieces and read back, it is what the entries replay to', async () => {
    const check = fc.asyncProperty(acts, fc.array(fc.nat(40), { maxLength: 3 }), async (given, cuts) => {
      const store = SqliteStore.open(freshPath(), key)
      const entries = await recordIn(store, given)
      const ends = [...new Set([...cuts.map((cut) => cut % entries.length), entries.length])].sort((a, b) => a - b)
      let from = 0
      for (const to of ends.filter((end) => end > 0)) {
        const after = entries[from - 1] ?? NO_ENTRIES
        assert.equal(await store.saved.save(after, stateOf(entries.slice(0, to)), entries.slice(from, to)), true)
        from = to
        const saved = await store.saved.read()
        assert.deepEqual(readOut(saved), readOut(stateOf(entries.slice(0, to))))
        assert.equal(await store.saved.check(() => store.read(0)), null)
      }
      await store.close()
    })
    await fc.assert(check, { seed, numRuns: 40 })
  })

  it('looked up one by one it says what it says read whole, and nothing of what is not there', async () => {
    const { store, entries } = await filled(SOME)
    const [saved, anew] = [await store.saved.read(), stateOf(entries)]
    for (const map of ['sources', 'proposals', 'claimsOf', 'verdicts'] as const) {
      assert.ok(anew[map].size > 0)
      for (const [id, value] of anew[map]) assert.deepEqual(saved?.[map].get(id), value)
      assert.equal(saved?.[map].size, anew[map].size)
      assert.equal(saved?.[map].has('nobody'), false)
    }
    await store.close()
  })

  it('one that was read before stays as it was when more is saved', async () => {
    const store = SqliteStore.open(freshPath(), key)
    const entries = await recordIn(store, [...SOME, 6, 15, 26, 44, 8, 5, 6, 33])
    const cut = entries.length - 6
    const [early, late] = [entries.slice(0, cut), entries.slice(cut)]
    await store.saved.save(NO_ENTRIES, stateOf(early), early)
    const before = await store.saved.read()
    await store.saved.save(early.at(-1) ?? NO_ENTRIES, stateOf(entries), late)
    assert.deepEqual(readOut(before), readOut(stateOf(early)))
    assert.deepEqual(readOut(await store.saved.read()), readOut(stateOf(entries)))
    await store.close()
  })

  it('LG9: the blocks of a search index come back as they were kept, and no other chain has them', async () => {
    const { path, store, entries } = await filled(SOME)
    const last = entries.at(-1) ?? assert.fail('no entries')
    const block = (at: number) => ({
      seq: last.seq - 1 + at,
      hash: last.hash,
      texts: `made up ${at}`,
      what: `c${at}`,
      again: [at],
    })
    await store.saved.saveSearch(0, [block(0)])
    await store.saved.saveSearch(1, [block(1)])
    assert.deepEqual(await store.saved.readSearch(), [block(0), block(1)])
    assert.match(
      (await store.saved.check(() => store.read(0))) ?? '',
      /search index is not what the ledger makes: block 1/u,
    )
    await store.close()
    for (const change of [
      "update saved_search set hash = 'f' where block = 1",
      'delete from saved_search where block = 0',
    ]) {
      alter(path, change)
      const again = SqliteStore.open(path, key)
      assert.deepEqual(await again.saved.readSearch(), [])
      await again.saved.saveSearch(0, [block(0), block(1)])
      await again.close()
    }
  })

  it('is not saved when the entries given do not come to it', async () => {
    const store = SqliteStore.open(freshPath(), key)
    const entries = await recordIn(store, SOME)
    await assert.rejects(store.saved.save(NO_ENTRIES, stateOf(entries), entries.slice(0, 3)), /do not come to/u)
    assert.equal(await store.saved.read(), null)
    await store.close()
  })

  it('is not saved over what another program saved of another head', async () => {
    const { store, entries } = await filled(SOME)
    assert.equal(await store.saved.save(NO_ENTRIES, stateOf(entries), entries), false)
    assert.deepEqual(readOut(await store.saved.read()), readOut(stateOf(entries)))
    await store.close()
  })

  it('LG10: is of no use when it is of a chain that is not there, or was changed by hand; then it is made again', async () => {
    for (const change of [
      "update saved_state set hash = 'f'",
      'update saved_state set seq = seq - 1',
      "update saved_state set rest = replace(rest, 'no case', 'my case')",
      'update saved_state set format = 99',
      'delete from saved_state',
    ]) {
      const { path, store, entries } = await filled(SOME)
      await store.close()
      alter(path, change)
      const again = SqliteStore.open(path, key)
      assert.equal(await again.saved.read(), null, change)
      assert.equal(await again.saved.save(NO_ENTRIES, stateOf(entries), entries), true)
      assert.deepEqual(readOut(await again.saved.read()), readOut(stateOf(entries)))
      await again.close()
    }
  })

  it('a check names what was changed in it, and an entry behind it that was changed is found when it is read', async () => {
    for (const [change, says] of [
      ["update saved_claim set verdicts = replace(verdicts, 'accepted', 'rejected')", /verdicts on claim/u],
      ['update saved_claim set verdicts = null', /its verdicts|verdicts on claim/u],
      ['delete from saved_claim where place = 1', /claim /u],
      ['update saved_claim set nth = 7 where place = 2', /claim /u],
      ['update saved_source set entry = entry + 1 where place = 1', /page 0000/u],
      ['update saved_source set dates = \'[[3,"1999-01-01"]]\'', /the day of page|the days/u],
    ] as const) {
      const { path, store } = await filled(SOME)
      await store.close()
      alter(path, change)
      const again = SqliteStore.open(path, key)
      assert.match((await again.saved.check(() => again.read(0))) ?? '', says, change)
      await again.close()
    }
    const { path, store } = await filled(SOME)
    await store.close()
    alter(path, 'drop trigger entry_stays', "update entry set body = replace(body, 'made-up page 0', 'made-up page X')")
    const again = SqliteStore.open(path, key)
    const saved = await again.saved.read()
    assert.throws(
      () => saved?.sources.get(sourceOf(0).sha256),
      (error) => error instanceof StoreError && /entry 2 was changed after it was recorded/u.test(error.message),
    )
    await again.close()
  })
})
