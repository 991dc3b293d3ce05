import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  custodySeriesSchema,
  exportedObligationsSchema,
  registerSchema,
  searchResultSchema,
  sourceSummarySchema,
  TOLL_CUTS,
  tollCutsSchema,
  tollSeriesSchema,
  verificationSchema,
  whySchema,
} from '@muster/contract'
import { askSample, HEADERS } from './ask-sample.ts'

const { get, post, server } = askSample()

describe('the API', () => {
  it('answers the register as the contract says', async () => {
    const answer = await get('/api/register?trueAt=2021-01-05&knownBy=2021-01-05')
    assert.equal(answer.statusCode, 200)
    const held = registerSchema.parse(answer.json()).custody.find((each) => each.holder === 'Azerbaijan')
    assert.equal(held?.bounds.admitted.min, 62)
  })

  it('gives every answer its sentences', async () => {
    const register = registerSchema.parse((await get('/api/register')).json())
    const ids = [...register.custody, ...register.obligations, ...register.toll, ...register.discrepancies].map(
      (each) => each.id,
    )
    assert.ok(ids.length > 20)
    for (const id of ids) {
      const why = await get(`/api/why?answer=${encodeURIComponent(id)}`)
      assert.equal(why.statusCode, 200, id)
      for (const { context, page } of why.json().evidence) {
        assert.ok(context.exact.length > 0)
        assert.match(page.sha256, /^[0-9a-f]{64}$/u)
      }
    }
  })

  it('gives every figure of a series through time the sentences of its own days', async () => {
    const asked = 'trueAt=2021-01-05&knownBy=2021-01-05'
    const held = custodySeriesSchema.parse((await get(`/api/custody-series?${asked}`)).json())
    const lost = tollSeriesSchema.parse((await get(`/api/toll-series?${asked}`)).json())
    const figures = [
      ...held.flatMap(({ id, points }) => points.map(({ day, ...told }) => ({ id, day, knownBy: '2021-01-05', told }))),
      ...lost.flatMap(({ id, points }) =>
        points.flatMap(({ day, asKnown, asKnownNow }) => [
          { id, day, knownBy: day, told: asKnown },
          { id, day, knownBy: '2021-01-05', told: asKnownNow },
        ]),
      ),
    ]
    assert.ok(figures.length > 15)
    for (const { id, day, knownBy, told } of figures) {
      const days = `trueAt=${day}&knownBy=${knownBy}`
      const { custody, toll } = registerSchema.parse((await get(`/api/register?${days}`)).json())
      const row = toll.find((each) => each.id === id) ?? custody.find((each) => each.id === id)?.bounds.alleged
      assert.deepEqual([row?.min, row?.max], [told?.min, told?.max], `${id} ${days}`)
      const why = await get(`/api/why?answer=${encodeURIComponent(id)}&${days}`)
      assert.ok(why.json().evidence.length > 0, `${id} ${days}`)
    }
  })

  it('gives every figure of a cell of the toll, by place and by whatever period, its own sentences', async () => {
    const asked = 'trueAt=2021-01-05&knownBy=2021-01-05'
    const { toll } = registerSchema.parse((await get(`/api/register?${asked}`)).json())
    const cut = await Promise.all(
      TOLL_CUTS.map(async (by) => tollCutsSchema.parse((await get(`/api/toll-cuts?${asked}&by=${by}`)).json())),
    )
    const shown = toll.flatMap(({ places, periods }) => [...places, ...periods])
    // A part is the claim of a page, or a row of its own.
    for (const { source, row, claims } of toll.flatMap(({ parts }) => parts))
      assert.ok(source === null ? toll.some(({ id }) => id === row) : claims.length === 1 && row === null)
    const cells = [...cut.flat().flatMap((row) => row.cells), ...shown]
    assert.ok(shown.length > 4 && cells.length > 12, `${shown.length} of ${cells.length}`)
    for (const { id, min, max, restsOn, claims } of cells) {
      const why = whySchema.parse((await get(`/api/why?answer=${encodeURIComponent(id)}&${asked}`)).json())
      assert.equal(why.answer, id)
      const told = why.evidence.map(({ view, carries }) => ({ id: view.proposal.id, carries }))
      assert.deepEqual(
        told
          .map((each) => each.id)
          .filter((each) => claims.includes(each))
          .toSorted(),
        claims.toSorted(),
      )
      assert.deepEqual(
        told.filter((each) => restsOn.includes(each.id) && !each.carries),
        [],
      )
      assert.match(why.whyNotLower ?? '', new RegExp(`^Not lower than ${min}:`, 'u'), id)
      assert.equal(why.proof?.lower?.value, min)
      if (max !== null) assert.match(why.whyNotHigher ?? '', new RegExp(`^Not higher than ${max}:`, 'u'), id)
    }
    const none = await get(`/api/why?answer=${encodeURIComponent(`${toll[0]?.id}/month/1999-01`)}&${asked}`)
    assert.equal(none.statusCode, 404)
  })

  it('finds pages and claims by parts of words', async () => {
    const search = (payload: object) => post('/api/search', payload)
    const answer = searchResultSchema.parse((await search({ words: 'captiv', most: 3 })).json())
    assert.equal(answer.hits.length, 3)
    assert.ok(answer.total > 3)
    assert.equal((await search({})).statusCode, 400)
    assert.equal((await get('/api/search?words=captiv')).statusCode, 404, 'words never stand in an address')
  })

  it('proves the case, and says how much of it', async () => {
    const proved = verificationSchema.parse((await get('/api/verify')).json())
    assert.equal(proved.wrong, null)
    assert.deepEqual(proved.head, (await get('/api/case')).json().head)
  })

  it('lets nothing out that the contract does not name', async () => {
    const [first] = (await get('/api/sources')).json()
    assert.deepEqual(Object.keys(first).sort(), Object.keys(sourceSummarySchema.shape).sort())
  })

  it('tells the browser to keep nothing of it on the disk, of answers and of refusals', async () => {
    for (const [url, headers] of [
      ['/api/case', HEADERS],
      ['/api/case', { host: '127.0.0.1' }],
      ['/api/nothing', HEADERS],
    ] as const)
      assert.equal((await server().inject({ url, headers })).headers['cache-control'], 'no-store', url)
  })

  it('asks for the key, and for this machine’s own name', async () => {
    for (const headers of [{ host: '127.0.0.1' }, { host: '127.0.0.1', authorization: 'Bearer wrong' }])
      assert.equal((await server().inject({ url: '/api/case', headers })).statusCode, 401)
    assert.equal(
      (await server().inject({ url: '/api/case', headers: { ...HEADERS, host: 'rebound.example' } })).statusCode,
      403,
    )
  })

  it('refuses in one sentence: an unknown answer, an unknown page, a bad day, a verdict on nothing', async () => {
    const refusals = [
      [await get('/api/why?answer=custody/Nobody/Nowhere'), 404, /no answer custody/u],
      [await get(`/api/sources/${'0'.repeat(64)}`), 404, /no page/u],
      [await get('/api/register?trueAt=yesterday'), 400, /./u],
      [await post('/api/claims/none/verdict', { verdict: 'accepted' }), 404, /no claim none/u],
      [await post('/api/sources', { url: 'http://127.0.0.1/' }), 400, /./u],
      [await post('/api/sources', { text: '' }), 400, /./u],
    ] as const
    for (const [answer, status, says] of refusals) {
      assert.equal(answer.statusCode, status, answer.body)
      assert.match(answer.json().error, says)
      assert.doesNotMatch(answer.body, /node_modules|\.ts:\d/u)
    }
  })

  it('holds an amended claim to its page', async () => {
    const { custody } = registerSchema.parse((await get('/api/register')).json())
    const id = custody[0]?.claims[0] ?? assert.fail('no claim')
    const why = (await get(`/api/why?answer=${encodeURIComponent(custody[0]?.id ?? '')}`)).json()
    const { proposal } = why.evidence.find(
      (each: { view: { proposal: { id: string } } }) => each.view.proposal.id === id,
    ).view
    const amended = { ...proposal, quote: 'words that nobody wrote' }
    const answer = await post(`/api/claims/${id}/verdict`, { verdict: 'amended', amended })
    assert.equal(answer.statusCode, 400)
    assert.match(answer.json().error, /do not stand at that place/u)
  })

  it('records a term, counts it, takes it back; serves the toll through time and the obligations as a table', async () => {
    const obligation = 'obligation/Statement of 10 November 2020/return-bodies/Azerbaijan'
    const answer = async () =>
      registerSchema
        .parse((await get('/api/register?trueAt=2021-01-05&knownBy=2021-01-05')).json())
        .obligations.find((each) => each.id === obligation)
    const request = { obligation, term: { word: 'due', day: '2020-12-31' }, why: 'the protocol' }
    const recorded = await post('/api/terms', request)
    assert.equal(recorded.statusCode, 200, recorded.body)
    const { entry } = recorded.json()
    assert.deepEqual(
      (await answer())?.flags.map((each) => each.flag),
      ['overdue'],
    )
    assert.deepEqual(
      (await get('/api/terms')).json().map((each: { entry: number }) => each.entry),
      [entry],
    )
    assert.equal((await post(`/api/terms/${entry}/undo`, {})).statusCode, 200)
    assert.deepEqual((await answer())?.flags, [])
    assert.match((await post('/api/terms', { ...request, why: null })).json().error, /needs the claim it rests on/u)
    tollSeriesSchema.parse((await get('/api/toll-series?trueAt=2021-01-05&knownBy=2021-01-05')).json())
    tollCutsSchema.parse((await get('/api/toll-cuts?by=place')).json())
    const held = custodySeriesSchema.parse((await get('/api/custody-series?knownBy=2021-01-05')).json())
    assert.deepEqual([...new Set(held.map(({ numerals }) => numerals))], ['ucdp 1'])
    exportedObligationsSchema.parse((await get('/api/obligations')).json())
  })

  it('records rival readings of whom a duty covers, gives each with what it comes to, and refuses one that covers nobody', async () => {
    const obligation = 'obligation/Statement of 10 November 2020/exchange-all/Azerbaijan'
    const asked = async () => registerSchema.parse((await get('/api/register?trueAt=2021-01-05')).json())
    const duty = async () => (await asked()).obligations.find((each) => each.id === obligation)
    const { custody } = await asked()
    const [some, others] = custody.find(({ holder }) => holder === 'Azerbaijan')?.claims ?? []
    assert.ok(some && others)
    const reading = (name: string, party: string, owed: readonly string[], leavesOut: readonly string[]) =>
      post('/api/terms', {
        obligation,
        term: { word: 'reading', name, party, owed, leavesOut },
        why: `${party} reads it so`,
      })
    const recorded = [
      await reading('everybody held', 'Armenia', [some, others], []),
      await reading('whoever was taken in the war', 'Azerbaijan', [some], [others]),
    ]
    assert.deepEqual(
      (await duty())?.readings.map(({ name, party }) => [name, party]),
      [
        ['everybody held', 'Armenia'],
        ['whoever was taken in the war', 'Azerbaijan'],
      ],
    )
    assert.match((await reading('nobody', 'Armenia', [], [])).json().error, /covers and leaves out nobody/u)
    assert.match((await reading('both', 'Armenia', [some], [some])).json().error, /both covered and left out/u)
    for (const answer of recorded) await post(`/api/terms/${answer.json().entry}/undo`, {})
    assert.deepEqual((await duty())?.readings, [])
  })

  it('describes itself as OpenAPI 3.1', async () => {
    const description = (await get('/api/openapi.json')).json()
    assert.equal(description.openapi, '3.1.0')
    assert.ok(Object.keys(description.paths).length >= 8)
  })
})
