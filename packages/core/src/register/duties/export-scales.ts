import type { Duty } from '../../claims/kinds.ts'
import type { ObligationAnswer, ObligationState } from '../answers.ts'

/** A level of a scale with both ends, and the rule that gives it. `min` and `max` null: the scale has no level for it. */
export interface ScaleLevel {
  readonly min: number | null
  readonly max: number | null
  readonly rule: string
}

/** Where the scale's levels come from; the rules that place a duty on it are Muster's own. */
export const KROC_SOURCE =
  'Levels: Kroc Institute, Peace Accords Matrix: 0 not initiated, 1 minimal, 2 intermediate, 3 full implementation (peacepolicy.nd.edu, 11 October 2017). Placed by Muster, not by Kroc.'
export const PAX_SOURCE =
  'Categories: PA-X Peace Agreements Database (peaceagreements.org), by the names of its fields. PA-X codes the depth of a text, never what came of it; tagged by Muster, not by PA-X.'

const NOT_BEGUN = 'nothing done is known: 0'
const IN_PART = 'done in part: 1 or 2, since no share is laid down at which minimal becomes intermediate'

const OF_STATE: Readonly<Record<ObligationState, ScaleLevel>> = {
  'not-yet-triggered': { min: 0, max: 0, rule: 'not begun: 0' },
  pending: { min: 0, max: 0, rule: NOT_BEGUN },
  'part-performed': { min: 1, max: 2, rule: IN_PART },
  performed: { min: 3, max: 3, rule: 'done in whole: 3' },
  'in-force': { min: 0, max: 3, rule: 'nothing is reported either way: silence gives no level' },
  breached: { min: 0, max: 2, rule: 'a breach is reported: not full' },
  suspended: { min: 0, max: 2, rule: 'suspended: not full' },
  terminated: { min: 0, max: 2, rule: 'ended before it was done: not full' },
  lapsed: { min: 0, max: 2, rule: 'ran out before it was done: not full' },
  unratable: { min: null, max: null, rule: 'unratable as written: no level' },
}

/**
 * The Kroc level of a duty, 0 to 3, with both ends. Where the duty is disputed, read in rival ways or vaguely dated, the
 * ends cover every state that is still open, so the level never hides the dispute.
 */
export function krocLevel(answer: ObligationAnswer): ScaleLevel {
  const plain = OF_STATE[answer.state]
  const open = [
    ...answer.possibly,
    ...answer.readings.map((each) => each.state),
    ...(answer.flip ? [answer.flip.state] : []),
  ]
  const others = open.filter((state) => state !== answer.state).map((state) => OF_STATE[state])
  if (plain.min === null || plain.max === null || others.length === 0) return plain
  const ends = others.flatMap(({ min, max }) => (min === null || max === null ? [] : [min, max]))
  return {
    min: Math.min(plain.min, ...ends),
    max: Math.max(plain.max, ...ends),
    rule: `${plain.rule}; widened to every state still open`,
  }
}

/** A category of PA-X that a duty falls under. `exact`: its words say this duty, and not only something near it. */
export interface PaxTag {
  readonly code: string
  readonly label: string
  readonly exact: boolean
}

const CEASEFIRE: PaxTag = { code: 'CeProv', label: 'Ceasefire provisions', exact: true }
const RELEASE: PaxTag = { code: 'TjPrire', label: 'Prisoner release', exact: true }

const PAX_TAGS: Readonly<Record<Duty, readonly PaxTag[]>> = {
  release: [RELEASE],
  'exchange-all': [RELEASE],
  'return-bodies': [{ code: 'TjMis', label: 'Missing', exact: false }],
  'hold-positions': [{ ...CEASEFIRE, exact: false }],
  'cease-fire': [CEASEFIRE],
  withdraw: [{ code: 'SsrFf', label: 'Withdrawal of foreign forces', exact: false }],
  'give-access': [{ code: 'HrMob', label: 'Mobility and access', exact: false }],
  'hand-over-maps': [{ code: 'DdrDemil', label: 'Demilitarisation', exact: false }],
  'provide-lists': [{ code: 'TjMis', label: 'Missing', exact: false }],
  other: [],
}

export const paxTags = (duty: Duty): readonly PaxTag[] => PAX_TAGS[duty]
