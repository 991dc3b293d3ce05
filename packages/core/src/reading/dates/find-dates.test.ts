import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { daysOf, isEdtf } from '../../time/edtf.ts'
import type { DateContext, DateMention } from '../mentions.ts'
import { tokenize } from '../tokens.ts'
import { findDates, findDatesIn } from './find-dates.ts'
import { DATE_WORDS } from './packs/index.ts'

const load = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../../../cases/dates/${name}.json`, import.meta.url), 'utf8')) as T

const read = (text: string, context: DateContext): readonly DateMention[] => findDates(tokenize(text), text, context)
const on = (referenceDate: string | null): DateContext => ({ referenceDate, noEarlierThan: null, events: [] })

interface CaseFile {
  readonly context: DateContext
  readonly cases: readonly { rule: string; text: string; edtf: readonly (string | null)[] }[]
}

for (const name of ['news', 'undated-in-a-case', 'undated']) {
  const { context, cases } = load<CaseFile>(name)
  describe(`dates: ${name}`, () => {
    for (const { rule, text, edtf } of cases)
      it(`${rule} ${text}`, () =>
        assert.deepEqual(
          read(text, context).map((mention) => mention.edtf),
          edtf,
        ))
  })
}

describe('plain dates of other languages', () => {
  const cases =
    load<readonly { rule: string; lang: string; text: string; edtf: readonly (string | null)[] }[]>('other-languages')
  for (const { rule, lang, text, edtf } of cases)
    it(`${rule} ${lang} ${text}`, () => {
      const words = DATE_WORDS.get(lang)
      assert.ok(words !== undefined)
      assert.deepEqual(
        findDatesIn(words, tokenize(text), on('2021-01-05')).map((mention) => mention.edtf),
        edtf,
      )
    })
})

describe('what a mention says beside its date', () => {
  it('a deadline, a duration and the source of the year are told apart', () => {
    const [deadline] = read('The prisoners will be freed by Friday.', on('2021-01-05'))
    assert.equal(deadline?.relation, 'deadline')
    const [span] = read('for 40 days', on('2021-01-05'))
    assert.deepEqual([span?.relation, span?.edtf], ['span', null])
    assert.equal(read('on December 14', on('2021-01-05'))[0]?.yearFrom, 'reference')
    assert.equal(read('on December 14, 2020', on(null))[0]?.yearFrom, 'text')
  })
  it('a page read by sentences hands on the date before', () => {
    const context = { ...on('2021-01-05'), previous: '2020-12-25' }
    assert.equal(read('Three days later they returned.', context)[0]?.edtf, '2020-12-28')
    assert.equal(read('Hundreds have been killed since then.', context)[0]?.edtf, '2020-12-25/..')
    assert.deepEqual(read('Hundreds have been killed since then.', on('2021-01-05')), [])
  })
})

describe('sentences of the recognizers on which news reading agrees (MIT, see cases/dates/README.md)', () => {
  const cases = load<readonly { text: string; reference: string; words: string; edtf: string }[]>('recognizers')
  it(`reads all ${cases.length}`, () => {
    for (const { text, reference, edtf } of cases)
      assert.ok(
        read(text, on(reference)).some((mention) => mention.edtf === edtf),
        `${text} (${reference}): ${edtf} expected`,
      )
  })
})

describe('GUM Wikinews (CC BY, see cases/dates/README.md)', () => {
  interface Document {
    readonly reference: string
    readonly text: string
    readonly dates: readonly { start: number; end: number; first: string | null; last: string | null }[]
  }
  /** The gold marks a date without its preposition and each end of a range by itself. */
  const isRight = (mention: DateMention, gold: Document['dates'][number]): boolean => {
    if (mention.edtf === null) return false
    const equals = (edtf: string) => {
      const days = daysOf(edtf)
      return days.earliest === gold.first && days.latest === gold.last
    }
    if (mention.edtf.startsWith('../')) return daysOf(mention.edtf).latest === gold.last
    if (mention.edtf.endsWith('/..')) return daysOf(mention.edtf).earliest === gold.first
    return equals(mention.edtf) || (mention.relation === 'between' && mention.edtf.split('/').some(equals))
  }
  it('at least 88 of 100 dates have the value of the gold', () => {
    const documents = load<readonly Document[]>('gum-news')
    const verdicts = documents.flatMap(({ text, reference, dates }) => {
      const found = read(text, on(reference))
      return dates.map((gold) =>
        found.some((each) => each.start < gold.end && each.end > gold.start && isRight(each, gold)),
      )
    })
    assert.ok(verdicts.filter(Boolean).length / verdicts.length >= 0.88)
  })
})

const SEED = 27092020
const WORDS =
  'on the of in to from and between since by until last next this week month year Monday December 14 2020 9 / - , . early mid late three days later ago soldiers aged 12/11/2020 overnight half [ ] ’s same day after before'.split(
    ' ',
  )

describe(`laws of date mentions (seed ${SEED})`, () => {
  const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' '))
  it('mentions lie in the text in order, never overlap, and hold valid dates', () =>
    fc.assert(
      fc.property(text, fc.constantFrom('2021-01-05', '2020-02-29', null), (words, reference) => {
        let last = 0
        for (const mention of read(words, on(reference))) {
          assert.ok(mention.start >= last && mention.end > mention.start && mention.end <= words.length, words)
          assert.ok(mention.edtf === null || isEdtf(mention.edtf), `${words}: ${mention.edtf}`)
          last = mention.end
        }
      }),
      { seed: SEED, numRuns: 2000 },
    ))
})
