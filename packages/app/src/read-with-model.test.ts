import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { EMPTY_CASE } from '@muster/core'
import { addPage, memoryCase, modelFromEnvironment, readPage, readPageWithModel, reviewClaim } from './index.ts'

const PAGE = [
  'Northland freed 12 soldiers of Southland on Monday, the Northland army said.',
  'Some two dozen more spent the winter behind the walls of the Kester fort, relatives of the men say.',
].join('\n\n')
const BYTES = Buffer.from(PAGE)
const HINT = { mediaType: 'text/plain', charset: 'utf-8', url: null, name: 'page.txt' }
const OPTIONS = { setting: EMPTY_CASE, referenceDate: '2024-05-10', lang: 'en' }

/** What an endpoint answers when the model says `content`. */
const said = (content: string): string => JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] })
const claims = (...list: readonly object[]): string => said(JSON.stringify({ claims: list }))
const FORT = {
  sentence: 2,
  kind: 'held',
  count: 'two dozen',
  actor: 'Northland',
  peopleOf: 'Southland',
  place: 'the Kester fort',
  speaker: 'relatives of the men',
}

describe('RD71 RD72: a language model beside the rules', () => {
  let server: Server
  let base = ''
  let folder = ''
  let answer: RequestListener = (_request, response) => response.end()
  let calls: string[] = []
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-model-'))
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (piece) => {
        body += String(piece)
      })
      request.on('end', () => {
        calls.push(body)
        answer(request, response)
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const model = (kept: string, more: NodeJS.ProcessEnv = {}) =>
    modelFromEnvironment({
      MUSTER_MODEL_URL: base,
      MUSTER_MODEL: 'small',
      MUSTER_MODEL_KEPT: join(folder, kept),
      ...more,
    })
  const ask = async (kept: string, content: string | RequestListener, more: NodeJS.ProcessEnv = {}) => {
    calls = []
    answer = typeof content === 'string' ? (_request, response) => response.end(content) : content
    return readPageWithModel(BYTES, HINT, OPTIONS, model(kept, more))
  }
  const byRules = readPage(BYTES, HINT, OPTIONS)

  it('proposes what the model points at, with the number made of the words by our own grammar', async () => {
    const { claims: all, bases, page, model: report } = await ask('points', claims(FORT))
    const [own] = all.filter((claim) => claim.reader.name === 'model small')
    assert.ok(own)
    assert.deepEqual([own.count?.min, own.count?.max, own.count?.text], [24, 24, 'two dozen'])
    assert.equal(page.text.slice(own.start, own.end), own.quote)
    assert.deepEqual([own.actor, own.peopleOf, own.place], ['Northland', 'Southland', 'the Kester fort'])
    assert.deepEqual([report.asked, report.proposed, report.refused.length, report.failed], [1, 1, 0, null])
    const basis = (field: string) => bases[own.id]?.find((item) => item.field === field)
    assert.equal(basis('kind')?.inferred, 'model')
    const { start = null, end = null } = basis('count') ?? {}
    assert.equal(page.text.slice(start ?? 0, end ?? 0), 'two dozen')
  })

  it('leaves the claims of the rules as they are, and proposes once what both tell', async () => {
    const [first] = byRules.claims
    assert.ok(first)
    const again = { sentence: 1, kind: first.kind, count: '12', actor: 'Northland' }
    const { claims: all, model: report } = await ask('both', claims(again))
    assert.deepEqual(all, byRules.claims)
    assert.deepEqual([report.proposed, report.agreed], [0, 1])
  })

  it('sends the sentences of the article and nothing else of the case', async () => {
    await ask('sends', claims())
    const [sent = ''] = calls
    const { messages } = JSON.parse(sent) as { messages: { content: string }[] }
    assert.deepEqual(messages.at(-1)?.content.split('\n'), [
      '1: Northland freed 12 soldiers of Southland on Monday, the Northland army said.',
      '2: Some two dozen more spent the winter behind the walls of the Kester fort, relatives of the men say.',
    ])
  })

  const refused: readonly (readonly [string, object, RegExp])[] = [
    ['a number that is not on the page', { ...FORT, count: '24' }, /“count” are not in the sentence/],
    ['half a word', { ...FORT, actor: 'North' }, /“actor” are not on the page/],
    ['words of its own', { ...FORT, quote: 'two dozen are held' }, /quote is not in the sentence/],
    ['a sentence that was not given', { ...FORT, sentence: 9 }, /no sentence of that number/],
    ['a kind of its own', { ...FORT, kind: 'tortured' }, /no kind of claim/],
    ['a number from another sentence', { ...FORT, count: '12' }, /“count” are not in the sentence/],
  ]
  for (const [what, item, why] of refused)
    it(`refuses ${what}, and counts it`, async () => {
      const { claims: all, model: report } = await ask(`refused ${what}`, claims(item, FORT))
      assert.equal(all.length, byRules.claims.length + 1)
      assert.equal(report.refused.length, 1)
      assert.match(report.refused[0]?.why ?? '', why)
    })

  const failures: readonly (readonly [string, string | RequestListener, RegExp])[] = [
    ['is down', (_request, response) => response.writeHead(503).end(), /answered 503/],
    ['sends elsewhere', (_request, response) => response.writeHead(307, { location: base }).end(), /answered 307/],
    ['answers no chat completion', '<html>busy</html>', /other than a chat completion/],
    ['never ends its answer', (_request, response) => response.write('{'), /no answer within 0.4 seconds/],
    ['hangs up', (request) => request.socket.destroy(), /cannot be reached/],
  ]
  for (const [what, content, why] of failures)
    it(`reads by the rules alone when the model ${what}`, async () => {
      const reading = await ask(`fails ${what}`, content, { MUSTER_MODEL_SECONDS: '0.4' })
      assert.deepEqual(reading.claims, byRules.claims)
      assert.match(reading.model.failed ?? '', why)
    })

  it('counts nonsense as refused', async () => {
    const { claims: all, model: report } = await ask('nonsense', said('I am afraid I cannot do that.'))
    assert.deepEqual(all, byRules.claims)
    assert.match(report.refused[0]?.why ?? '', /not the JSON/)
  })

  it('asks once: a second run repeats the first from what was kept, which nobody can read without the page', async () => {
    const first = await ask('kept', claims(FORT))
    const second = await ask('kept', (_request, response) => response.writeHead(500).end())
    assert.equal(calls.length, 0)
    assert.deepEqual(second.claims, first.claims)
    assert.equal(second.model.kept, 1)
    const [file = ''] = readdirSync(join(folder, 'kept'))
    const bytes = readFileSync(join(folder, 'kept', file)).toString('latin1')
    for (const word of ['Northland', 'Kester', 'claims', 'two dozen']) assert.ok(!bytes.includes(word), word)
  })

  it('asks a model elsewhere only over an encrypted line', () => {
    const elsewhere = { MUSTER_MODEL_URL: 'http://models.example/v1', MUSTER_MODEL: 'small' }
    assert.throws(() => modelFromEnvironment(elsewhere), /models\.example would be sent the page unencrypted/)
    assert.throws(() => modelFromEnvironment({}), /no language model is named/)
  })

  it('adds a model’s proposals to a page known before, under its own name, and leaves verdicts alone', async () => {
    const session = await memoryCase(EMPTY_CASE, { now: () => '2024-05-11T00:00:00.000Z', by: 'tests' })
    const page = {
      bytes: BYTES,
      hint: HINT,
      from: { how: 'file', name: null },
      coded: null,
      referenceDate: null,
    } as const
    await addPage(session, page)
    const [first] = session.state.proposals.keys()
    assert.ok(first)
    await reviewClaim(session, first, { verdict: 'accepted', amended: null, why: null })
    answer = (_request, response) => response.end(claims(FORT))
    const added = await addPage(session, { ...page, model: model('case') })
    assert.deepEqual([added.already, added.proposed, added.model?.proposed], [true, 1, 1])
    const readers = [...session.state.proposals.values()].map((proposal) => proposal.claim.reader.name)
    assert.deepEqual([...new Set(readers)], ['en-rules', 'model small'])
    assert.equal(session.state.verdicts.get(first)?.length, 1)
  })
})
