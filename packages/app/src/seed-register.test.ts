import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { acceptAll, addPage, askRegister, memoryCase, sampleSetting } from './index.ts'

const SEEDS = fileURLToPath(new URL('../../../../shared/seeds/000_344d626d7a9a2ae5', import.meta.url))
const there = existsSync(`${SEEDS}.txt`) || 'the seed page lies beside the repository and is not there'

/** The seed page with all its claims accepted, coded by hand or as the reader proposes them. */
async function seedRegister(trueAt: string, by: 'hand' | 'reader' = 'hand') {
  const session = await memoryCase(sampleSetting(), { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' })
  const gold = JSON.parse(readFileSync(`${SEEDS}.gold.json`, 'utf8'))
  await addPage(session, {
    bytes: readFileSync(`${SEEDS}.txt`),
    hint: { mediaType: null, charset: null, url: null, name: 'seed.txt' },
    from: { how: 'file', name: 'seed.txt' },
    coded: by === 'hand' ? gold.claims : null,
    referenceDate: null,
  })
  await acceptAll(session)
  return askRegister(session, { trueAt, knownBy: '2021-01-05', standing: 'alleged' })
}

describe('the register of the seed page, its claims coded by hand and accepted', {
  skip: there !== true && there,
}, () => {
  it('Azerbaijan holds Armenians: 62 admitted, 86 with the belief, never 186', async () => {
    const { custody } = await seedRegister('2021-01-05')
    const answer = custody.find((each) => each.holder === 'Azerbaijan' && each.peopleOf === 'Armenia')
    assert.deepEqual(answer?.bounds.admitted, { min: 62, max: null })
    assert.deepEqual(answer?.bounds.alleged, { min: 62, max: null })
    assert.deepEqual(answer?.bounds.believed, { min: 86, max: null })
    assert.equal(answer?.origins, 1)
  })

  it('Armenia holds no Azerbaijanis after 14 December, and that was not so the day before', async () => {
    const after = (await seedRegister('2021-01-05')).custody.find((each) => each.holder === 'Armenia')
    assert.deepEqual(after?.bounds.reported, { min: 0, max: 0 })
    const before = (await seedRegister('2020-12-13')).custody.find((each) => each.holder === 'Armenia')
    assert.equal(before?.bounds.reported.max ?? null, null)
  })

  it('at least 29 servicemen were killed, whose parts 9 + 6 + 14 agree, and at least one civilian beside them', async () => {
    const { toll } = await seedRegister('2021-01-05')
    const servicemen = toll.find((each) => each.kind === 'killed' && each.what === 'servicemen')
    assert.equal(servicemen?.min, 29)
    assert.equal(servicemen?.max, null)
    assert.deepEqual(
      servicemen?.parts.map((part) => part.min),
      [9, 6, 14],
    )
    assert.equal(servicemen?.partsAgree, true)
    assert.equal(toll.find((each) => each.what === 'civilians')?.min, 1)
    assert.equal(toll.find((each) => each.what === 'servicemen and civilians')?.min, 30)
  })

  it('Armenia performed the exchange on 14 December; Azerbaijan refused in part, and its own word stands beside it', async () => {
    const { obligations } = await seedRegister('2021-01-05')
    const exchange = (party: string) =>
      obligations.find(
        (each) => each.duty === 'exchange-all' && each.party === party && each.agreementDate === '2020-11-10',
      )
    assert.equal(exchange('Armenia')?.state, 'performed')
    assert.equal(exchange('Armenia')?.since, '2020-12-14')
    assert.equal(exchange('Azerbaijan')?.state, 'pending')
    assert.deepEqual(
      exchange('Azerbaijan')?.flags.map((flag) => flag.flag),
      ['refused'],
    )
    assert.equal(exchange('Azerbaijan')?.disputed, true)
    assert.match(exchange('Azerbaijan')?.reply ?? '', /terrorists|diversionary/u)
  })

  it('positions and cease-fire are alleged breached at Khtsaberd, and positions near three more places', async () => {
    const { obligations } = await seedRegister('2021-01-05')
    const places = (duty: string) =>
      obligations.find((each) => each.duty === duty && each.party === 'Azerbaijan')?.flags.map((flag) => flag.place)
    assert.deepEqual(places('cease-fire'), ['Hin Tagher / Khtsaberd'])
    assert.deepEqual(places('hold-positions'), ['Hin Tagher / Khtsaberd', 'Shushi, Karmir Shuka, Askeran'])
    assert.equal(obligations.find((each) => each.duty === 'cease-fire' && each.party === 'Armenia')?.state, 'in-force')
  })

  it('names the discrepancies: two dates of one capture, two words for one status, the vague number beside the exact', async () => {
    const { discrepancies } = await seedRegister('2021-01-05')
    const rules = discrepancies.map((each) => each.rule)
    for (const rule of ['DX1', 'DX2', 'DX3', 'DX5']) assert.ok(rules.includes(rule), `${rule} is missing`)
    assert.ok(discrepancies.some((each) => /9 \+ 6 \+ 14 = 29 agrees/u.test(each.says)))
    assert.ok(discrepancies.some((each) => /“terrorists”/u.test(each.says)))
  })
})

describe('the same page as the reader reads it, all its proposals accepted', { skip: there !== true && there }, () => {
  it('gives the same custody, toll and breaches', async () => {
    const register = await seedRegister('2021-01-05', 'reader')
    const held = register.custody.find((each) => each.holder === 'Azerbaijan' && each.peopleOf === 'Armenia')
    assert.deepEqual([held?.bounds.admitted.min, held?.bounds.believed.min], [62, 86])
    assert.deepEqual(register.custody.find((each) => each.holder === 'Armenia')?.bounds.reported, { min: 0, max: 0 })
    const servicemen = register.toll.find((each) => each.kind === 'killed' && each.what === 'servicemen')
    assert.deepEqual([servicemen?.min, servicemen?.parts.map((part) => part.min)], [29, [9, 6, 14]])
    const duty = (name: string, party: string) =>
      register.obligations.find(
        (each) => each.duty === name && each.party === party && each.agreementDate === '2020-11-10',
      )
    assert.equal(duty('exchange-all', 'Armenia')?.state, 'performed')
    assert.deepEqual(
      duty('exchange-all', 'Azerbaijan')?.flags.map((flag) => flag.flag),
      ['refused'],
    )
    assert.equal(duty('exchange-all', 'Azerbaijan')?.disputed, true)
    assert.equal(duty('cease-fire', 'Azerbaijan')?.state, 'breached')
    assert.equal(duty('hold-positions', 'Azerbaijan')?.state, 'breached')
  })
})
