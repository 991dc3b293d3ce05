import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { askRegister, explainAnswer, loadSample, memoryCase, sampleSetting } from './index.ts'

const README = readFileSync(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8')
const shown = /```\n(\$ npx muster register[\s\S]*?)```/u.exec(README)?.[1] ?? ''

describe('the README’s worked answer', () => {
  it('is what the sample case answers, sentence for sentence', async () => {
    const session = await memoryCase(sampleSetting(), { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' })
    await loadSample(session)
    const [, day = ''] = /--true-at (\S+)/u.exec(shown) ?? []
    const register = askRegister(session, { trueAt: day, knownBy: day, standing: 'alleged' })
    const says = [...register.custody, ...register.toll].map((answer) => answer.says)
    const lines = shown
      .split('\n')
      .filter((line) => /^ {2}[A-Za-z]/u.test(line))
      .map((line) => line.trim())
    assert.equal(lines.length, 2)
    for (const line of lines) assert.ok(says.includes(line), line)
  })

  it('quotes sentences that stand behind it', async () => {
    const session = await memoryCase(sampleSetting(), { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' })
    await loadSample(session)
    const why = await explainAnswer(session, 'custody/Azerbaijan/Armenia', {
      trueAt: '2021-01-05',
      knownBy: '2021-01-05',
      standing: 'believed',
    })
    const quotes = [...shown.matchAll(/^ {2}\[(.*)\]$/gmu)].map((match) => match[1])
    assert.equal(quotes.length, 2)
    const behind = why.evidence.filter((item) => item.carries).map((item) => item.context.exact)
    for (const quote of quotes)
      assert.ok(
        behind.some((exact) => exact.includes(quote ?? '') || quote?.includes(exact)),
        quote,
      )
  })
})
