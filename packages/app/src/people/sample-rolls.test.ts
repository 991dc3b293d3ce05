import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { namedGround, whyNamedFails, whyProofFails } from '@muster/core'
import {
  askRegister,
  type CaseSession,
  judgePair,
  judgeRollCount,
  listRolls,
  loadSample,
  matchPeople,
  memoryCase,
  reconcilePeople,
  sampleSetting,
} from '../index.ts'

async function sample(): Promise<CaseSession> {
  const session = await memoryCase(sampleSetting(), { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' })
  await loadSample(session)
  return session
}

describe('the sample’s made-up rolls', () => {
  it('are two in two scripts, with people who are on both, who may be, and who are not', async () => {
    const session = await sample()
    const [families, exchange] = listRolls(session)
    assert.ok(families && exchange)
    const { piles } = await matchPeople(session, { left: families.id, right: exchange.id, precision: 0.99 })
    const counts = Object.values(piles).map(({ rows }) => rows)
    assert.deepEqual([families.rows, exchange.rows, ...counts], [58, 44, 4, 4, 50, 36])
    assert.equal(piles.same.judged, 1)
    for (const { description, notes } of [families, exchange]) {
      assert.match(description.publisher, /made up/u)
      assert.match(notes.join(' '), /a title, not a person/u)
    }
  })

  it('count ‘cannot tell’ as looked at, and put it below what still waits', async () => {
    const session = await sample()
    const [families, exchange] = listRolls(session)
    if (!families || !exchange) assert.fail('no rolls')
    const ask = { left: families.id, right: exchange.id, precision: 0.99 }
    const before = await matchPeople(session, ask)
    const [first, second] = before.piles.look.lines
    if (!first?.other || !second) assert.fail('two pairs to look at are wanted')
    const { one, other, chance } = first
    await judgePair(session, { one, other, chance, answer: 'unsure', why: null, by: null })
    const after = await matchPeople(session, ask)
    assert.equal(after.piles.look.rows, before.piles.look.rows)
    assert.equal(after.looked, before.looked + 1)
    assert.deepEqual(after.piles.look.lines[0]?.one, second.one)
    assert.deepEqual(after.piles.look.lines.at(-1)?.one, one)
  })

  it('MT24 CU12: are set against the counts of the sample’s pages, with a floor whose proof replays', async () => {
    const session = await sample()
    const day = '2021-01-05'
    const answer = await reconcilePeople(session, { trueAt: day, knownBy: '2021-03-05', standing: 'alleged' })
    const [families] = answer.rolls
    assert.match(
      families?.says ?? '',
      /to 62 claimed, 58 named, 56 to 57 distinct, 1 also on a list of those released/u,
    )
    assert.ok(families?.counts.some(({ min, quote }) => min === 62 && /62/u.test(quote)))
    const [custody] = answer.custody
    assert.deepEqual([custody?.holder, custody?.floors.alleged, custody?.floors.admitted], ['Azerbaijan', 48, 0])
    const { proof } = custody ?? {}
    assert.equal(proof?.lower && whyProofFails(proof.system, proof.lower), null)
  })

  it('MT24: count a person once more when a pair that was open is judged to be two', async () => {
    const session = await sample()
    const question = { trueAt: '2021-01-05', knownBy: '2021-03-05', standing: 'alleged' } as const
    const before = await reconcilePeople(session, question)
    const [families, exchange] = listRolls(session)
    if (!families || !exchange) assert.fail('no rolls')
    const { piles } = await matchPeople(session, { left: families.id, right: exchange.id, precision: 0.99 })
    for (const { one, other } of piles.look.lines)
      if (other) await judgePair(session, { one, other, answer: 'different', chance: null, why: null, by: null })
    const after = await reconcilePeople(session, question)
    assert.ok((after.custody[0]?.floors.alleged ?? 0) > (before.custody[0]?.floors.alleged ?? 0))
    assert.ok((after.custody[0]?.leftOut ?? 0) < (before.custody[0]?.leftOut ?? 0))
  })
})

describe('MT27 CU16: a roll of the sample ruled to be part of those counted', () => {
  it('enters the bounds of custody by name, with a proof that both checkers replay, until it is taken back', async () => {
    const session = await sample()
    const question = { trueAt: '2021-01-05', knownBy: '2021-03-05', standing: 'alleged' } as const
    const ask = () => askRegister(session, question).custody.find(({ holder }) => holder === 'Azerbaijan')
    const before = ask()
    const { rolls } = await reconcilePeople(session, question)
    const [families] = rolls
    const counted = families?.counts.find(({ min }) => min === 62)
    if (!families || !counted) assert.fail('the sample has a list and a claim of 62')
    const given = { roll: families.roll, claim: counted.claim, why: 'made up for a test', by: null }
    await judgeRollCount(session, { ...given, word: 'disjoint' })
    const apart = ask()
    assert.ok(
      (apart?.bounds.alleged.min ?? 0) > (before?.bounds.alleged.min ?? 0),
      'people whom nobody counted come on top',
    )
    assert.deepEqual(apart?.rolls, [families.roll])
    const { proof } = apart ?? {}
    assert.ok(proof?.lower && proof.named)
    assert.equal(whyProofFails(proof.system, proof.lower), null)
    assert.equal(
      whyNamedFails(
        proof.system,
        proof.named,
        namedGround(session.state, { ...question, holder: 'Azerbaijan', peopleOf: apart?.peopleOf ?? '' }),
      ),
      null,
    )
    await judgeRollCount(session, { ...given, word: 'unsure' })
    assert.deepEqual(ask()?.bounds, before?.bounds)
  })

  it('refuses a claim of other people, and one that nobody accepted', async () => {
    const session = await sample()
    const [families] = listRolls(session)
    await assert.rejects(
      judgeRollCount(session, { roll: families?.id ?? '', claim: 'none', word: 'part-of', why: null, by: null }),
      /no accepted claim none in this case/u,
    )
  })
})
