import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bytesAt, textMapFromJson } from '@muster/intake'
import {
  askRegister,
  type CaseSession,
  listSources,
  loadSample,
  memoryCase,
  readDecoded,
  sampleSetting,
  viewSource,
} from './index.ts'

async function sample(): Promise<CaseSession> {
  const session = await memoryCase(sampleSetting(), { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' })
  await loadSample(session)
  return session
}

const ask = (session: CaseSession, day: string, standing: 'alleged' | 'believed' = 'alleged') =>
  askRegister(session, { trueAt: day, knownBy: day, standing })

describe('the sample case', () => {
  it('loads whole, with at least ten pages reviewed and one left for whoever looks', async () => {
    const sources = await listSources(await sample())
    assert.ok(sources.filter((page) => page.waiting === 0 && page.claims > 0).length >= 10)
    assert.ok(sources.some((page) => page.title?.startsWith('Baku says')))
  })

  it('knows two copies of one story as one origin', async () => {
    const copies = (await listSources(await sample())).filter((page) => page.title?.startsWith('Forty-four captives'))
    assert.deepEqual(
      copies.map((page) => page.copies),
      [2, 2],
    )
    assert.equal(new Set(copies.map((page) => page.origin)).size, 1)
  })

  it('has an undated page with Turkish chrome and a publication chain', async () => {
    const page = (await listSources(await sample())).find((each) => each.title?.startsWith('Four more captives'))
    assert.equal(page?.published, null)
    assert.equal(page?.publishedNoEarlierThan, '2020-12-28')
    assert.deepEqual(
      page?.publishers.map((hop) => hop.name),
      ['Kafkas Defteri', 'Highland Review'],
    )
  })

  it('says on every page that it paraphrases, and what it is based on', async () => {
    const session = await sample()
    for (const { sha256 } of await listSources(session)) {
      const { text } = await viewSource(session, sha256)
      assert.match(text, /paraphrase written for Muster’s sample case.*based on/su)
    }
  })

  it('answers on 5 January 2021: at least 62 admitted, 86 with the belief', async () => {
    const session = await sample()
    const held = (standing: 'alleged' | 'believed') =>
      ask(session, '2021-01-05', standing).custody.find(
        (each) => each.holder === 'Azerbaijan' && each.peopleOf === 'Armenia',
      )
    assert.equal(held('alleged')?.bounds.admitted.min, 62)
    assert.equal(held('believed')?.bounds.believed.min, 86)
  })

  it('leads every claim back to the bytes of its page', async () => {
    const session = await sample()
    let followed = 0
    for (const { sha256 } of await listSources(session)) {
      const bytes = (await session.store.get(sha256)) ?? assert.fail('no page')
      const { map } = await readDecoded(session, sha256)
      for (const { proposal } of (await viewSource(session, sha256)).claims) {
        const { start, end } = bytesAt(textMapFromJson(map), proposal.start, proposal.end)
        const there = new TextDecoder()
          .decode(bytes.subarray(start, end))
          .replace(/<[^>]*>/gu, '')
          .replace(/\s+/gu, ' ')
        assert.equal(there, proposal.quote.replace(/\s+/gu, ' '))
        followed++
      }
    }
    assert.ok(followed > 60)
  })

  it('shows the figures that disagree', async () => {
    const register = ask(await sample(), '2021-01-05')
    const rules = new Set(register.discrepancies.map((each) => each.rule))
    for (const rule of ['DX1', 'DX3', 'DX4', 'DX6']) assert.ok(rules.has(rule), `${rule} is missing`)
    assert.ok(
      register.discrepancies.some((each) => each.rule === 'DX4' && /12/u.test(each.says) && /14/u.test(each.says)),
    )
  })
})
