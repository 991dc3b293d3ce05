import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { estimateSchema } from '@muster/contract'
import { askSample } from './ask-sample.ts'

const { get, post } = askSample()

describe('estimates over the API', () => {
  const table = 'A,B,C,count\n1,0,0,20\n0,1,0,18\n0,0,1,15\n1,1,0,9\n1,0,1,7\n0,1,1,8\n1,1,1,4\n'
  const ask = (given: object, text = table) =>
    post('/api/estimate', {
      name: 'lists.csv',
      base64: Buffer.from(text).toString('base64'),
      closed: null,
      missedMatches: null,
      madeFrom: null,
      ...given,
    })

  it('are refused with reasons while nothing is known of the lists, and shown with three models once it is', async () => {
    const refused = estimateSchema.parse((await ask({})).json())
    assert.deepEqual([refused.shown, refused.refused.length, refused.models.length], [false, 3, 0])
    const shown = estimateSchema.parse((await ask({ closed: true, missedMatches: 0.02, madeFrom: [] })).json())
    assert.equal(shown.shown, true)
    assert.ok(shown.models.length >= 3 && shown.models.every(({ assumes }) => assumes.length > 40))
  })

  it('say in a sentence what is wrong with a table', async () => {
    const answer = await ask({}, 'name,born\nsomebody,1970\n')
    assert.equal(answer.statusCode, 400)
    assert.match(answer.json().error, /lists.csv has no column of 1 and 0: say which columns are lists/u)
  })
})

describe('questions over the API', () => {
  it('carry a score, and reasons that a person can read', async () => {
    const questions = (await get('/api/questions')).json()
    assert.ok(questions.length > 3)
    for (const { score, reasons, because } of questions) {
      assert.ok(score >= 0 && score <= 100 && because.endsWith('.'))
      for (const { says, points } of reasons) assert.ok(says.length > 3 && points !== 0)
    }
  })
})

describe('what no register can take gets a sentence', () => {
  /** A claim of the sample with its page, to be changed. */
  async function someClaim() {
    for (const { sha256 } of (await get('/api/sources')).json())
      for (const { proposal } of (await get(`/api/sources/${sha256}`)).json().claims)
        if (proposal.count !== null) return { sha256, proposal }
    assert.fail('the sample counts nobody')
  }
  const says = async (answer: Promise<{ statusCode: number; json: () => { error: string } }>) => {
    const { statusCode, json } = await answer
    return `${statusCode} ${json().error}`
  }

  it('a count of 10^12, and a day before the Common Era', async () => {
    const { sha256, proposal } = await someClaim()
    const mark = (change: object) => says(post(`/api/sources/${sha256}/claims`, { claim: { ...proposal, ...change } }))
    const many = { min: 1e12, max: 1e12, text: 'a million million' }
    assert.match(await mark({ count: many }), /^4\d\d .*more people than a claim can be about: correct the count/u)
    assert.match(await mark({ date: '-0044-03-15' }), /^4\d\d .*before the Common Era/u)
    assert.match(await mark({ date: '2021-02-30' }), /^400 .*is no date that a claim can have/u)
    assert.match(await mark({ partOf: 'none' }), /^400 there is no claim none in the case/u)
    const amended = { verdict: 'amended', amended: { ...proposal, count: many }, why: null }
    assert.match(await says(post(`/api/claims/${proposal.id}/verdict`, amended)), /^4\d\d .*more people than a claim/u)
  })

  it('an agreement that binds nobody', async () => {
    const { sha256, proposal } = await someClaim()
    const { breaches: _, ...plain } = proposal
    const accord = {
      ...plain,
      kind: 'undertaking',
      agreement: 'Accord',
      agreementDate: null,
      duty: 'release',
      deadline: null,
    }
    for (const actor of [null, ' ']) {
      const claim = { ...accord, actor }
      assert.match(
        await says(post(`/api/sources/${sha256}/claims`, { claim })),
        /^400 the agreement “Accord” binds nobody: name its parties/u,
      )
      assert.match(
        await says(post(`/api/claims/${proposal.id}/verdict`, { verdict: 'amended', amended: claim, why: null })),
        /^4\d\d the agreement “Accord” binds nobody: name its parties/u,
      )
    }
  })

  it('a party that the case does not know as the one to whom a duty is owed', async () => {
    const [{ id: obligation }] = (await get('/api/register')).json().obligations
    const term = (body: object) =>
      says(post('/api/terms', { obligation, everyParty: false, term: body, claim: null, why: 'the annex' }))
    const unknown = /^400 “Narnia” is no party that the case knows: it knows .*Azerbaijan/u
    assert.match(await term({ word: 'creditor', party: 'Narnia' }), unknown)
    assert.match(await term({ word: 'reading', name: 'all', party: 'Narnia', owed: ['none'], leavesOut: [] }), unknown)
    assert.deepEqual((await get('/api/terms')).json(), [])
  })

  it('a term of a day that is none, an answer that is not there, and a term of no duty', async () => {
    const [{ id: obligation }] = (await get('/api/register')).json().obligations
    const due = (day: string, of = obligation) =>
      says(post('/api/terms', { obligation: of, everyParty: false, term: { word: 'due', day }, claim: null, why: 'x' }))
    assert.match(await due('-0043-03-15'), /^409 the date -0043-03-15 lies before the Common Era/u)
    for (const day of ['1000000000000', '20210105', 'soon'])
      assert.match(
        await due(day),
        new RegExp(`^409 “${day}” is not a date that a term can have: write it as 2021-01-05`, 'u'),
      )
    assert.match(await due('2021-01-05', 'obligation/x/y/z'), /^404 the register has no duty obligation\/x\/y\/z/u)
    assert.match(
      await says(get('/api/why?answer=custody/Narnia/X')),
      /^404 the register has no answer custody\/Narnia\/X/u,
    )
    assert.deepEqual((await get('/api/terms')).json(), [])
  })

  it('a day that no calendar has, or that lies before year 1', async () => {
    for (const day of ['2021-02-30', '0000-01-01', '-0044-03-15', 'soon'])
      for (const asked of ['trueAt', 'knownBy'])
        assert.match(
          await says(get(`/api/register?${asked}=${day}`)),
          /^400 .*a day of the calendar from year 1 on, as 2021-01-05/u,
          `${asked} ${day}`,
        )
  })

  it('but a claim that a person marks says how it lies to another of the case, as it was written', async () => {
    const { sha256, proposal } = await someClaim()
    const claim = { ...proposal, date: '2021-01-04', partOf: proposal.id }
    const marked = await post(`/api/sources/${sha256}/claims`, { claim })
    assert.deepEqual([marked.statusCode, marked.json().proposal.partOf], [200, proposal.id])
  })

  it('a relation of a claim to itself, and one that contradicts another', async () => {
    const [{ claim, other }] = (await get('/api/questions')).json()
    const relate = (relation: string, one: string, two: string) =>
      post('/api/relations', { relation, claim: one, other: two, answer: 'yes' })
    assert.match(await says(relate('part-of', claim, claim)), /^4\d\d .*no relation to itself/u)
    assert.equal((await relate('disjoint', claim, other)).statusCode, 200)
    assert.match(await says(relate('same-group', claim, other)), /^4\d\d .*disjoint/u)
  })

  it('parts that go round in a circle', async () => {
    const [{ claim, other }, second] = (await get('/api/questions')).json()
    const third = [second.claim, second.other].find((id) => id !== claim && id !== other)
    const part = (one: string, two: string) =>
      post('/api/relations', { relation: 'part-of', claim: one, other: two, answer: 'yes' })
    assert.equal((await part(claim, third)).statusCode, 200)
    assert.match(await says(part(third, claim)), /^4\d\d .*(?:part of|circle|itself)/u)
  })
})
