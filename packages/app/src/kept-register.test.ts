import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deriveRegister, emptyState, type Register, type RegisterQuestion, replay, verdictOn } from '@muster/core'
import { type CaseSession, registerOf, reviewClaim, undoVerdict, verifyCase } from './index.ts'
import { keptCases, opened as openedKept } from './kept-case.ts'
import { rereadUnder } from './reread-counts.ts'

// Printed, so that a failure can be run again: MUSTER_SEED=… npm test
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const { savedSample: sample } = keptCases()
const today: RegisterQuestion = { trueAt: '2026-01-01', knownBy: '2026-01-01', standing: 'alleged' }

const opened = (folder: string, keepRegisterFrom = 1) => openedKept(folder, { keepRegisterFrom })

/** A session that has kept today's register, and the part that it lies in. */
async function withKeptPart(folder: string) {
  const session = await opened(folder)
  await registerOf(session, today)
  const { saved } = session.store
  const part = await saved?.readPart('register 1')
  assert.ok(part)
  return { session, saved, part }
}

/** The register that a session gives without working one out; null when it would have to. */
async function givesKept(session: CaseSession, question = today): Promise<Register | null> {
  const refusal = new Error('worked out')
  session.registerBook = () => {
    throw refusal
  }
  try {
    return await registerOf(session, question)
  } catch (error) {
    if (error !== refusal) throw error
    return null
  }
}

async function derived(session: CaseSession, question = today): Promise<Register> {
  const entries = []
  for await (const entry of session.store.read(0)) entries.push(entry)
  const state = replay(emptyState(), entries)
  return deriveRegister(state, question, { reread: rereadUnder(state.setting.numerals) })
}

describe('the register of a case that is opened again', () => {
  it('is the one that was kept, today and on the days to come', async () => {
    const folder = await sample()
    const session = await opened(folder)
    assert.equal(await givesKept(session), null)
    await session.close()
    const first = await opened(folder)
    const register = await registerOf(first, today)
    await first.close()
    const again = await opened(folder)
    assert.deepEqual(await givesKept(again), register)
    const inAWeek = { ...today, trueAt: '2026-01-08', knownBy: '2026-01-08' }
    assert.deepEqual(await givesKept(again, inAWeek), await derived(again, inAWeek))
    for (const other of [
      { ...today, standing: 'admitted' as const },
      { ...today, knownBy: '2021-01-01' },
      { ...today, trueAt: '2026-02-01', knownBy: '2026-02-01' },
    ])
      assert.equal(await givesKept(again, other), null)
    assert.equal((await verifyCase(again.store)).derived, null)
    await again.close()
  })

  it(`is never that of another head, whatever is recorded and asked in between (seed ${seed})`, async () => {
    const folder = await sample()
    let state = seed
    const draw = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    let [session, other] = [await opened(folder), await opened(folder)]
    for (let step = 0; step < 40; step++) {
      const actor = draw(2) === 0 ? session : other
      await actor.refresh()
      const claims = [...actor.state.proposals.keys()]
      const claim = claims[draw(claims.length)] ?? ''
      if (draw(3) > 0) {
        if (verdictOn(actor.state, claim)) await undoVerdict(actor, claim)
        else await reviewClaim(actor, claim, { verdict: 'accepted', amended: null, why: null })
      }
      if (draw(3) === 0) {
        await session.close()
        session = await opened(folder)
      }
      await session.refresh()
      if (draw(2) === 0) assert.deepEqual(await registerOf(session, today), await derived(session))
    }
    assert.equal((await verifyCase(session.store)).derived, null)
    await Promise.all([session.close(), other.close()])
  })

  it('is never shown by another program than the one that worked it out, nor kept of a small case', async () => {
    const folder = await sample()
    const { session, saved, part } = await withKeptPart(folder)
    const changed = new Map(part.blocks.map((block, at) => [at, block.replace(/"program":"../u, '"program":"xx')]))
    await saved?.savePart('register 1', null, { head: part.head, count: part.blocks.length, changed })
    await session.store.close()
    const again = await opened(folder)
    assert.equal(await givesKept(again), null)
    await again.close()
    const small = await sample()
    const asking = await opened(small, 1_000)
    await registerOf(asking, today)
    assert.equal(await asking.store.saved?.readPart('register 1'), null)
    await asking.close()
  })

  it('is named by verify when somebody changed what was kept', async () => {
    const folder = await sample()
    const { session, saved, part } = await withKeptPart(folder)
    for (const change of [/"min":\d/u, /"accepted":\d/u]) {
      const changed = new Map(
        part.blocks.map((block, at) => [at, block.replace(change, (was) => `${was.slice(0, -1)}9`)]),
      )
      await saved?.savePart('register 1', null, { head: part.head, count: part.blocks.length, changed })
      assert.match((await verifyCase(session.store)).derived ?? '', /register is not what the ledger says/u)
    }
    await session.store.close()
  })
})
