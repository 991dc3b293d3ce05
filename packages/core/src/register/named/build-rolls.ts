import type { CaseSetting } from '../../claims/case-setting.ts'
import { chain } from '../../ledger/chain.ts'
import type { EntryBody } from '../../ledger/entry.ts'
import { whyNotAppend } from '../../ledger/may-append.ts'
import type { PairAnswer } from '../../ledger/people/judgement.ts'
import type { Mention, RollDescription } from '../../ledger/people/roll.ts'
import type { RollCountWord } from '../../ledger/people/roll-count.ts'
import { type CaseState, emptyState, replay } from '../../ledger/replay.ts'
import type { CodedClaim } from '../../review/coded-claims.ts'
import type { CustodyAnswer } from '../answers.ts'
import { whyProofFails } from '../bounds/check-certificate.ts'
import { ledgerOf, statesNamed } from '../build-state.ts'
import { deriveRegister } from '../derive-register.ts'
import { namedGround, whyNamedFails } from './check-named.ts'

export const parties: CaseSetting['parties'] = [
  ...statesNamed('Arland', 'Borland'),
  { name: 'Observers', side: null, kind: 'neutral', aliases: [], demonyms: [], capitals: [], leaders: [] },
]
export const m = (key: string): Mention => ({ roll: key.split('/')[0] ?? '', row: Number(key.split('/')[1]) })

export const roll = (id: string, rows: number, change: Partial<RollDescription> = {}): EntryBody => ({
  kind: 'roll-recorded',
  roll: {
    id,
    sha256: id.padEnd(64, '0'),
    byteLength: 1,
    sheet: null,
    from: { how: 'file', name: null },
    capturedAt: '2026-01-01T00:00:00.000Z',
    lines: id.padEnd(64, '1'),
    rows,
    headers: ['Name'],
    notes: [],
    description: {
      publisher: 'Observers',
      published: '2021-01-05',
      peopleOf: 'Arland',
      says: 'held',
      by: 'Borland',
      asOf: '2021-01-01',
      columns: [{ column: 0, holds: 'name' }],
      ...change,
    },
  },
})
export const released = (id: string, rows: number): EntryBody =>
  roll(id, rows, { says: 'released', asOf: '2021-02-01', published: '2021-02-02' })
export const said = (one: string, answer: PairAnswer, other: string): EntryBody => ({
  kind: 'pairs-judged',
  pairs: [{ one: m(one), other: m(other), answer, chance: null }],
  why: null,
  unread: false,
})
export const claim = (kind: 'held' | 'captured' | 'released', count: number, change: object = {}): CodedClaim =>
  ({
    kind,
    count: { min: count, max: count, text: String(count) },
    actor: 'Borland',
    peopleOf: 'Arland',
    speaker: 'Observers',
    date: kind === 'released' ? '2021-02-01' : '2021-01-01',
    quote: `${kind} ${count} people`,
    ...change,
  }) as CodedClaim

export const few = claim('held', 40, { count: { min: 40, max: null, text: 'at least 40' } })

/** What follows on a word about a roll and a claim, by the number that the claim counts. */
export type Ruling = readonly [
  roll: string,
  word: RollCountWord,
  count: number,
  compared: Readonly<Record<string, readonly (readonly [number, number])[]>>,
]

export function caseOf(
  claims: readonly CodedClaim[],
  bodies: readonly EntryBody[],
  rulings: readonly Ruling[],
): CaseState {
  const state = replay(emptyState(), ledgerOf([{ title: 'Page', published: '2021-02-03', claims }], { parties }))
  const idOf = (count: number) =>
    [...state.proposals.values()].find((each) => each.claim.count?.min === count)?.claim.id ?? ''
  const ruled = rulings.map(
    ([id, word, count, compared]): EntryBody => ({
      kind: 'roll-counted',
      roll: id,
      claim: idOf(count),
      word,
      compared: Object.entries(compared).map(([other, open]) => ({ roll: other, open })),
      ruledOutBelow: 0.01,
      why: null,
    }),
  )
  return [...bodies, ...ruled].reduce(recorded, state)
}

export function recorded(state: CaseState, body: EntryBody): CaseState {
  const draft = { at: '2026-01-02T00:00:00.000Z', by: 'tester', body }
  const wrong = whyNotAppend(state, draft)
  if (wrong !== null) throw new Error(wrong)
  return replay(state, chain(state.head, [draft]))
}

export const ON_DAY = { trueAt: '2021-03-01', knownBy: '2021-03-01', standing: 'alleged' } as const

/** The custody of Arland's people, its proof replayed by both checkers. */
export function custody(state: CaseState): CustodyAnswer {
  const [answer] = deriveRegister(state, ON_DAY).custody
  if (!answer) throw new Error('no answer')
  const { proof } = answer
  const wrong = proof
    ? [
        ...[proof.lower, proof.upper].map((certificate) => certificate && whyProofFails(proof.system, certificate)),
        whyNamedFails(proof.system, proof.named ?? [], groundOf(state)),
      ].find((each) => each !== null)
    : null
  if (wrong) throw new Error(wrong)
  return answer
}

export const groundOf = (state: CaseState) => namedGround(state, { holder: 'Borland', peopleOf: 'Arland', ...ON_DAY })

export const least = (state: CaseState): number => custody(state).bounds.alleged.min
