import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { EMPTY_CASE } from '../claims/case-setting.ts'
import { readText } from './read-text.ts'
import type { ClaimField, FieldBasis } from './reader.ts'

const CASES = new URL('../../../../cases/reading/en/', import.meta.url)

const read = (text: string) => readText(text, EMPTY_CASE)

/** What the field of a claim of the given kind rests on: its words and, in brackets, by what inference. */
function basisOf(text: string, kind: string, field: ClaimField): string {
  const { claims, bases } = read(text)
  const at = claims.findIndex((claim) => claim.kind === kind)
  const basis = bases[at]?.find((one) => one.field === field)
  assert.ok(basis, `no ${field} of a ${kind} claim is explained`)
  const words = basis.start === null || basis.end === null ? [] : [text.slice(basis.start, basis.end)]
  return [...words, ...(basis.inferred === null ? [] : [`(${basis.inferred})`])].join(' ')
}

describe('RD70 what a claim’s fields rest on', () => {
  const handover = 'Armenia handed over five Azerbaijani soldiers on Monday, officials in Baku said.'

  it('is the words of the sentence where they say it', () => {
    assert.equal(basisOf(handover, 'released', 'kind'), 'handed')
    assert.equal(basisOf(handover, 'released', 'count'), 'five')
    assert.equal(basisOf(handover, 'released', 'what'), 'soldiers')
    assert.equal(basisOf(handover, 'released', 'actor'), 'Armenia')
    assert.equal(basisOf(handover, 'released', 'peopleOf'), 'Azerbaijani')
    assert.equal(basisOf(handover, 'released', 'speaker'), 'officials in Baku')
  })

  it('is marked where a weekday is reckoned from the day of publication', () => {
    assert.equal(basisOf(handover, 'released', 'date'), 'Monday (publication-day)')
  })

  it('is an inference where the rule fills in whom they go to', () => {
    assert.match(basisOf(handover, 'released', 'recipient'), /\(own-people\)$/u)
  })

  it('is words that stand for a party, marked as such', () => {
    assert.equal(
      basisOf('Azerbaijan denied it. It still holds 12 Armenian soldiers.', 'held', 'actor'),
      'It (stands-for)',
    )
  })

  it('is the other side where a sentence names one party only', () => {
    const text = 'Armenia and Azerbaijan traded blame. Azerbaijan still holds 12 soldiers.'
    assert.match(basisOf(text, 'held', 'peopleOf'), /\(other-side\)$/u)
  })

  it('is the place where nothing but a map tells whose people they are', () => {
    const killed = 'A missile killed three people in Kharkiv, Ukraine’s governor said.'
    assert.equal(basisOf(killed, 'killed', 'peopleOf'), 'Kharkiv (place)')
    const taken = 'Five residents of Gori were detained by Russian troops, officials in Tbilisi said.'
    assert.equal(basisOf(taken, 'captured', 'peopleOf'), 'Gori (place)')
  })

  it('is the page’s own voice where nobody else speaks, and plain words where nothing weakens them', () => {
    const text = 'Azerbaijan captured 62 Armenian soldiers.'
    assert.equal(basisOf(text, 'captured', 'speaker'), '(own-voice)')
    assert.equal(basisOf(text, 'captured', 'stance'), '(plain-words)')
  })
})

const texts = readdirSync(CASES)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const file: unknown = JSON.parse(readFileSync(new URL(name, CASES), 'utf8'))
    const list = Array.isArray(file) ? file : ((file as { cases?: unknown[] }).cases ?? [])
    return (list as { text?: string }[]).flatMap((item) => (item.text === undefined ? [] : [item.text]))
  })

describe('RD70 over every sentence of the reading cases', () => {
  const sayable: readonly ClaimField[] = ['count', 'what', 'actor', 'peopleOf', 'recipient', 'place', 'date']
  const checked = (see: (text: string, bases: readonly FieldBasis[], claim: Record<string, unknown>) => void) => {
    let seen = 0
    for (const text of texts) {
      const { claims, bases } = read(text)
      assert.equal(bases.length, claims.length)
      for (const [at, claim] of claims.entries()) {
        seen++
        see(text, bases[at] ?? [], claim as unknown as Record<string, unknown>)
      }
    }
    assert.ok(seen > 80, `only ${seen} claims`)
  }

  it('explains each filled field once and no empty one', () =>
    checked((text, bases, claim) => {
      for (const field of sayable) {
        const found = bases.filter((basis) => basis.field === field).length
        assert.equal(found, claim[field] === null ? 0 : 1, `${field} in “${text}”`)
      }
    }))

  it('gives words by their place in the text, and words or an inference for every field', () =>
    checked((text, bases) => {
      for (const { field, start, end, inferred } of bases) {
        if (start === null || end === null) assert.ok(inferred !== null, `${field} in “${text}”`)
        else assert.ok(0 <= start && start < end && end <= text.length, `${field} in “${text}”`)
      }
    }))
})
