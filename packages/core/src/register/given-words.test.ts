import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { emptyState, replay } from '../ledger/replay.ts'
import type { CodedClaim } from '../review/coded-claims.ts'
import { ledgerOf, ruled, statesNamed, type WrittenRuling } from './build-state.ts'
import { deriveRegister } from './derive-register.ts'
import { type AnswerTaken, takeAnswer } from './evidence.ts'
import { givenInWords } from './given-words.ts'

/** Without a number: all of them. */
type Told = readonly [kind: CodedClaim['kind'], number: number | null, speaker?: string]

const claimOf = ([kind, number, speaker = 'article']: Told): CodedClaim => ({
  ...{ kind, actor: 'North', peopleOf: 'South', what: 'servicemen', speaker },
  date: kind === 'released' ? '2021-02-05' : '2021-02-01',
  count: { min: number, max: number, text: number === null ? 'all' : String(number) },
  quote: `${number} ${kind}`,
})

/** What an answer is taken apart into, and what its bounds take as given. */
function taken(
  answer: string,
  pages: Readonly<Record<string, readonly Told[]>>,
  rulings: readonly WrittenRuling[],
): { readonly given: readonly string[]; readonly taken: AnswerTaken } {
  const written = Object.entries(pages).map(([title, claims]) => ({
    ...{ title, published: '2021-02-20', claims: claims.map(claimOf) },
  }))
  const state = ruled(replay(emptyState(), ledgerOf(written, { parties: statesNamed('North', 'South') })), rulings)
  const register = deriveRegister(state, { trueAt: '2021-03-01', knownBy: '2021-03-01', standing: 'alleged' })
  const id = answer === 'DX8' ? register.discrepancies.find(({ rule }) => rule === 'DX8')?.id : answer
  const found = takeAnswer(register, id ?? '')
  assert.ok(found)
  const textOf = (claim: string) => `“${state.proposals.get(claim)?.claim.count?.text ?? claim}”`
  const words = { claim: textOf, roll: () => undefined, asked: 'those held' }
  return {
    taken: found,
    given: givenInWords(found.proof?.system.relations ?? [], state, words).map(({ says, by }) => `${says} [${by}]`),
  }
}

const HELD = 'custody/North/South'
const KILLED = 'toll/killed/South/servicemen'

describe('CU10: what a bound takes as given, a line for each', () => {
  it('names the ruling by its entry, and where those taken can be by now', () => {
    const pages: Readonly<Record<string, readonly Told[]>> = {
      one: [['captured', 30]],
      other: [['captured', 20]],
      freed: [['released', 5]],
    }
    const { given, taken: answer } = taken(HELD, pages, [['disjoint', '30', '20']])
    assert.match(answer.whyNotLower ?? '', /^Not lower than 45:/u)
    assert.deepEqual(given, [
      'nobody is in two of: “30”, “20” [a person ruled so, entry 11]',
      '“30”: each of them is among those held or those who left by “5” [whoever was held is held still, or has left in one of these]',
      '“20”: each of them is among those held or those who left by “5” [whoever was held is held still, or has left in one of these]',
    ])
  })

  it('names no ruling that a later one took back', () => {
    const { given } = taken(HELD, { one: [['captured', 30]], other: [['captured', 20]] }, [
      ['disjoint', '30', '20'],
      ['disjoint', '30', '20', 'unsure'],
    ])
    assert.deepEqual(given, [
      '“30”: each of them is among those held [whoever was held is held still, or has left in one of these]',
    ])
  })

  it('tells parts that share nobody because they are listed of one whole', () => {
    const { given } = taken(KILLED, { page: [['killed', 12]], one: [['killed', 7]], other: [['killed', 6]] }, [
      ['part-of', '7', '12'],
      ['part-of', '6', '12'],
    ])
    assert.ok(given.includes('nobody is in two of: “7”, “6” [parts listed of one whole (TL2)]'), given.join('\n'))
  })
})

describe('CU5, CU10: why no more than nobody', () => {
  it('is because all were let go, where a source says so', () => {
    const pages: Readonly<Record<string, readonly Told[]>> = { one: [['captured', 30]], freed: [['released', null]] }
    assert.equal(taken(HELD, pages, []).taken.whyNotHigher, 'Not higher than 0: a source says that all were let go.')
  })

  it('is because a figure of nobody counts everybody, where a person ruled so, and nobody was let go', () => {
    const { taken: answer } = taken(KILLED, { none: [['killed', 0]], one: [['wounded', 1]] }, [['exhausts', '0', '1']])
    assert.match(answer.whyNotHigher ?? '', /^Not higher than 0: what is accepted leaves no room for more\./u)
  })
})

describe('DX8: a contradiction in words, wherever it is asked for', () => {
  const PAGES: Readonly<Record<string, readonly Told[]>> = {
    Total: [['killed', 26]],
    Hills: [['killed', 15]],
    Town: [['killed', 14, 'the mayor']],
  }
  const RULINGS: readonly WrittenRuling[] = [
    ['part-of', '15', '26'],
    ['part-of', '14', '26'],
    ['exhausts', '26', '15'],
  ]

  it('names each ground by its page or its ruling, and the ways out with what follows', () => {
    const { contradiction, whyNotHigher, numerals } = taken(KILLED, PAGES, RULINGS).taken
    const names = new Map(contradiction?.named.map(({ id, says }) => [id, says]))
    assert.deepEqual(contradiction?.grounds.map((id) => names.get(id)).toSorted(), [
      'the ruling that “14” (the mayor, “Town”) is part of “26” (“Total”)',
      'the ruling that “15” (“Hills”) is part of “26” (“Total”)',
      '“Hills”',
      '“Total”',
      '“Town”',
    ])
    const ways = contradiction?.waysOut.map(
      (way) => `${way.setAside.map((id) => names.get(id))}: ${way.min} ${way.max}`,
    )
    assert.ok(ways?.includes('“Total”: 15 null'), ways?.join('\n'))
    assert.ok(ways?.includes('“Town”: 26 26'), ways?.join('\n'))
    assert.equal(contradiction?.more, true)
    // That everybody is counted closes the figure above, and is not passed over in silence.
    assert.equal(whyNotHigher, 'Its figures contradict one another, and until that is settled no upper end counts.')
    assert.equal(numerals, 'ucdp 1')
  })

  it('gives the same ways out where the finding itself is asked for', () => {
    const [finding, answer] = [taken('DX8', PAGES, RULINGS).taken, taken(KILLED, PAGES, RULINGS).taken]
    assert.ok(finding.contradiction)
    assert.deepEqual(finding.contradiction, answer.contradiction)
  })

  it('says that there are no other ways out once all were looked at', () => {
    const { contradiction } = taken(HELD, { one: [['captured', 30]], other: [['captured', 20]] }, [
      ['same-group', '30', '20'],
    ]).taken
    assert.equal(contradiction?.waysOut.length, 3)
    assert.equal(contradiction?.more, false)
  })
})
