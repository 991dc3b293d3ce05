import type { CaseSetting } from '../claims/case-setting.ts'
import type { Claim } from '../claims/claim.ts'
import { whyNotClaim } from '../claims/may-be-claimed.ts'
import { isBeforeCommonEra, isEdtf } from '../time/edtf.ts'
import { claimIdOf } from './claim-id.ts'
import type { EntryBody, EntryDraft, RelationWord } from './entry.ts'
import { whyNotTerm } from './may-record-term.ts'
import { whyNotDescription, whyNotPairs, whyNotRoll, whyNotSigned, whyNotUndone } from './people/may-judge.ts'
import { whyNotRollCount } from './people/roll-count.ts'
import { whyNotTry } from './preservation.ts'
import { type CaseState, hasFile } from './replay.ts'

/**
 * Whether an entry may follow what the ledger says so far (LG4). The core decides, storage only obeys.
 * Returns one sentence that says why not, or null when it may.
 */
export function whyNotAppend(state: CaseState, draft: EntryDraft): string | null {
  const { body } = draft
  switch (body.kind) {
    case 'case-opened':
      return state.head.seq === 0 ? whyNotSetting(body.setting) : 'the case is open already'
    case 'setting-changed':
      return whyNotSetting(body.setting)
    case 'source-recorded':
      return state.sources.has(body.source.sha256) ? 'this page is in the case already' : null
    case 'claims-proposed':
      return state.sources.has(body.source)
        ? misplaced(body.source, body.claims)
        : 'the page of these claims is not in the case'
    case 'claim-judged':
      return whyNotJudged(state, body)
    case 'verdict-undone':
      return state.verdicts.get(body.claim)?.some((verdict) => verdict.entry === body.entry)
        ? null
        : 'there is no such verdict to undo'
    case 'source-dated':
      return state.sources.has(body.source) ? null : 'this page is not in the case'
    case 'relation-judged':
      return whyNotRelated(state, body)
    case 'term-recorded':
      return whyNotTerm(state, body)
    case 'term-undone':
      return state.terms.some((term) => term.entry === body.entry)
        ? null
        : `entry ${body.entry} is no term that stands: 'muster term --list' shows those that do`
    case 'proof-kept':
      return whyNotProven(state, body)
    case 'preservation-tried':
      return whyNotTry(hasFile(state, body.page), body)
    case 'preservation-undone':
      return state.tries.some(({ entry }) => entry === body.entry)
        ? null
        : `entry ${body.entry} tells of no try that stands: 'muster preserve' lists those that do`
    case 'roll-recorded':
      return whyNotRoll(state, body.roll)
    case 'roll-described':
      return whyNotDescription(state, body.roll, body.description)
    case 'pairs-judged':
      return whyNotPairs(state, body.pairs)
    case 'pairs-signed':
      return whyNotSigned(state, body.pairs, draft.by)
    case 'pair-undone':
      return whyNotUndone(state, body.one, body.other, body.entry)
    case 'roll-counted':
      return whyNotRollCount(state, body)
  }
}

const misplaced = (source: string, claims: readonly Claim[]): string | null =>
  claims.every((claim) => claim.id === claimIdOf(source, claim)) ? null : 'a claim carries an id that is not its own'

function whyNotSetting(setting: CaseSetting): string | null {
  const { agreements, places } = setting
  const unbound = agreements.find((agreement) => agreement.clauses.some((clause) => clause.bound.length === 0))
  if (unbound) return `the agreement “${unbound.name}” has a clause that binds nobody: name its parties`
  for (const { name, date, clauses } of agreements)
    for (const day of [date, ...clauses.map((clause) => clause.due)])
      if (day !== null && (!isEdtf(day) || isBeforeCommonEra(day)))
        return `the agreement “${name}” has the day “${day}”, which no register can place: write it as 2021-01-05, from year 1 on`
  const within = new Map(places.map((place) => [place.name, place.within]))
  const circle = places.find((place) => liesInItself(place.name, within))
  return circle
    ? `the place “${circle.name}” lies within itself: correct what it, or what it lies in, lies within`
    : null
}

/** Whether following a place outwards comes back to it. */
function liesInItself(name: string, within: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at = within.get(name) ?? null; at !== null && !seen.has(at); at = within.get(at) ?? null) {
    if (at === name) return true
    seen.add(at)
  }
  return false
}

function whyNotJudged(state: CaseState, body: Extract<EntryBody, { kind: 'claim-judged' }>): string | null {
  if (!state.proposals.has(body.claim)) return 'this claim was never proposed'
  if ((body.verdict === 'amended') !== (body.amended !== null))
    return 'an amended claim, and only an amended one, carries what it was amended to'
  return body.amended ? (whyNotClaim(body.amended) ?? whyNotPointing(state, body.claim, body.amended)) : null
}

function whyNotProven(state: CaseState, { of, proof }: Extract<EntryBody, { kind: 'proof-kept' }>): string | null {
  if (state.proofs.some((kept) => kept.proof === proof)) return 'this proof is in the case already'
  if ('page' in of) return hasFile(state, of.page) ? null : 'the page or list of this proof is not in the case'
  return of.head.seq <= state.head.seq ? null : 'the head of this proof lies beyond the ledger'
}

type Relation = Extract<EntryBody, { kind: 'relation-judged' }>

/** Words that cannot both hold of one pair of groups with people in them. */
const EXCLUDE: Readonly<Partial<Record<RelationWord, readonly RelationWord[]>>> = {
  'same-group': ['disjoint', 'more'],
  'part-of': ['disjoint', 'more'],
  disjoint: ['same-group', 'part-of'],
  more: ['same-group', 'part-of'],
}

function whyNotRelated(state: CaseState, { relation, claim, other, answer }: Relation): string | null {
  if (claim === other) return 'a claim has no relation to itself'
  if (!state.proposals.has(claim) || !state.proposals.has(other))
    return `there is no claim ${state.proposals.has(claim) ? other : claim} in the case: a relation is of two claims by their ids`
  if (answer !== 'yes') return null
  const onPair = state.relations.filter(
    (item) => (item.claim === claim && item.other === other) || (item.claim === other && item.other === claim),
  )
  const last = new Map(onPair.map((item) => [item.relation, item]))
  for (const word of EXCLUDE[relation] ?? []) {
    const against = last.get(word)
    if (against?.answer === 'yes')
      return `entry ${against.entry} says '${word}' of these two groups, which rules out '${relation}': answer that 'no' first`
  }
  return relation === 'part-of' && lies(state, other, claim)
    ? 'this would make a group part of itself: the other is already part of it'
    : null
}

/** Why what a claim says of others cannot be, in one sentence; null when it can. */
function whyNotPointing(state: CaseState, claim: string, said: Claim): string | null {
  for (const word of ['partOf', 'disjointFrom', 'sameAs'] as const) {
    const other = said[word]
    if (other === claim) return 'a claim has no relation to itself'
    if (other !== null && !state.proposals.has(other))
      return `there is no claim ${other} in the case: “${word}” names another claim by its id`
  }
  return said.partOf !== null && lies(state, said.partOf, claim)
    ? 'this would make a group part of itself: the other is already part of it'
    : null
}

/** Whether a group is known to lie within another, over any number of steps. */
function lies(state: CaseState, inner: string, outer: string): boolean {
  const judged = new Map(
    state.relations.filter((item) => item.relation === 'part-of').map((item) => [`${item.claim} ${item.other}`, item]),
  )
  const above = new Set([inner])
  for (const claim of above) {
    const told = state.proposals.get(claim)?.claim.partOf
    if (told && judged.get(`${claim} ${told}`)?.answer !== 'no') above.add(told)
    for (const item of judged.values()) if (item.claim === claim && item.answer === 'yes') above.add(item.other)
  }
  return above.has(outer)
}
