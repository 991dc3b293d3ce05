import {
  agreementPhrase,
  alignNames,
  areBornApart,
  type ComparedNames,
  comparedWords,
  type Doubt,
  doubtPhrase,
  type FieldReason,
  fieldReasons,
  type MatchedRolls,
  type NameUses,
  type PairReasons,
  pairExplainer,
  type RollRow,
  type RowOutcome,
  type ScoredPair,
  strengthPhrase,
  unansweredPhrase,
  type WhatIf,
  whatIfPhrase,
  wordsPhrase,
} from '@muster/core'
import { say } from './say-why.ts'

/** What one field says of a pair, in numbers and in words. */
export interface FieldEvidence {
  readonly field: string
  readonly kind: FieldReason['kind']
  /** Natural logarithm of how much likelier this is of one person than of two; those of a pair add up to its weight. */
  readonly weight: number
  readonly strength: FieldReason['strength']
  readonly says: string
}

/** Doubts with the line of whoever else claims the partner, in place of the row. */
export type ToldDoubt = Exclude<Doubt, { doubt: 'claimed' }> | { readonly doubt: 'claimed'; readonly line: number }

/** Why a pair is not called the same, and what would change that. */
export interface PairWhy {
  readonly evidence: readonly FieldEvidence[]
  readonly doubts?: readonly ToldDoubt[]
  readonly whatIfs?: readonly WhatIf[]
  readonly why: string
}

/** Tells of rows, one after another, why they are answered so. */
export interface WhyTeller {
  readonly pair: (row: RowOutcome, pair: ScoredPair) => PairWhy
  /** Of a row without a partner. */
  readonly alone: (row: RowOutcome) => string
}

/** What the reasons of an answer rest on. */
export interface Answered {
  readonly matched: MatchedRolls
  readonly precision: number
  readonly uses: () => NameUses
  /** One list with itself. */
  readonly isOne: boolean
  /** What the rows of each list were compared as. */
  readonly cells: readonly [(row: number) => RollRow, (row: number) => RollRow]
  /** The line of a row of the first list, and whether a name is in it. */
  readonly lineOf: (row: number) => number
  readonly isNamed: (row: number) => boolean
}

/** Nothing is worked out before it is asked for, and nothing of a pair is kept: an answer may have a million rows. */
export function whyTeller(answered: Answered): WhyTeller {
  const { matched, precision, lineOf, isNamed } = answered
  const explain = pairExplainer(matched, precision)
  const evidenceOf = evidenceTeller(answered)
  return {
    pair: (row, pair) => {
      if (row.outcome === 'same') return { evidence: evidenceOf(pair, fieldReasons(matched, pair)), why: '' }
      const reasons = explain(pair)
      const doubts = reasons.doubts.map(
        (doubt): ToldDoubt => (doubt.doubt === 'claimed' ? { doubt: 'claimed', line: lineOf(doubt.row) } : doubt),
      )
      const why = isNamed(row.left) ? whyPhrase(reasons, lineOf) : say('alone.nameless')
      const isCommon = pair === row.pairs[0] && (matched.beyond?.[row.left] ?? 0) > 1 - precision
      return {
        evidence: evidenceOf(pair, reasons.fields),
        doubts,
        whatIfs: reasons.whatIfs,
        why: isCommon ? `${why} ${say('alone.common')}` : why,
      }
    },
    alone: ({ left }) => (isNamed(left) ? say(aloneId(answered, left)) : say('alone.nameless')),
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** The weights are rounded so that they add up to that of the pair as it is shown. */
function evidenceTeller({ matched, cells, uses: open }: Answered) {
  let uses: NameUses | null = null
  const namesSay = ({ left, right, partsApart }: ScoredPair, reason: FieldReason, at: number): string => {
    const [one, other] = [cells[0](left)[at] ?? '', cells[1](right)[at] ?? '']
    // Most pairs: each word of either name answers one of the other, and which does is not told.
    const words = partsApart === 0 ? comparedWords(one) : 0
    if (words > 0 && words === comparedWords(other))
      return `${wordsPhrase(say, words, words)}, ${strengthPhrase(say, reason)}`
    uses ??= open()
    return saidOf(reason, alignNames(one, other, uses))
  }
  // All but names say the same of each pair that agrees as far.
  const known = matched.fields.map((): string[] => [])
  const saysOf = (pair: ScoredPair, reason: FieldReason, at: number): string => {
    if (reason.level === null) return say('agree.none')
    if (reason.kind === 'name') return namesSay(pair, reason, at)
    const said = known[at]?.[reason.level] ?? saidOf(reason, NO_NAMES)
    ;(known[at] ?? [])[reason.level] = said
    return said
  }
  const named = matched.fields.findIndex(({ kind }) => kind === 'name')
  return (pair: ScoredPair, fields: readonly FieldReason[]): readonly FieldEvidence[] => {
    let sum = 0
    return fields.map((reason, field) => {
      const before = sum
      sum += reason.weight
      const { label, kind, strength } = reason
      const weight = rounded(rounded(sum) - rounded(before))
      return { field: label, kind, weight, strength, says: saysOf(pair, reason, matched.alone ? named : field) }
    })
  }
}

const NO_NAMES: ComparedNames = { left: [], right: [] }

const saidOf = (reason: FieldReason, names: ComparedNames): string =>
  [agreementPhrase(say, reason, names), unansweredPhrase(say, names), strengthPhrase(say, reason)]
    .filter((words) => words !== null)
    .join(', ')

/**
 * What keeps a pair from being called the same, but not what something else says more plainly: that it is not likely enough, or that only the names
 * agree where the births are apart. And what would change the answer.
 */
function whyPhrase(reasons: PairReasons, lineOf: (row: number) => number): string {
  const { doubts, whatIfs } = reasons
  const isBornApart = doubts.some(({ doubt }) => doubt === 'born-apart')
  const told = doubts.filter(
    ({ doubt }) => (doubt !== 'chance' || doubts.length === 1) && (doubt !== 'names-alone' || !isBornApart),
  )
  const towards = whatIfs.filter(({ outcome }) => outcome === 'same' || reasons.outcome === 'absent')
  return [
    ...told.map((doubt) => doubtPhrase(say, doubt, reasons, lineOf)),
    ...towards.slice(0, 1).map((whatIf) => whatIfPhrase(say, whatIf, whatIf.label)),
  ].join(' ')
}

/** Of a row that nobody is near enough to. Of long lists not all who share some of the name were held against it. */
function aloneId({ matched, isOne }: Answered, left: number): string {
  if (isOne) return 'alone.below'
  const row = matched.pairs[left] ?? []
  const [best] = row
  const isLong = (matched.scale?.short ?? null) !== null
  if (best === undefined || (!isLong && row.every(({ named }) => named <= 0))) return 'alone.no-name'
  return best.partsApart === 0 && areBornApart(best, matched.fields) ? 'alone.born-apart' : 'printed.alone'
}
