import type { CaseSetting } from '../claims/case-setting.ts'
import type { Claim } from '../claims/claim.ts'
import { claimIdOf } from './claim-id.ts'
import type { EntryBody, EntryDraft, RelationWord } from './entry.ts'
import type { CaseState } from './replay.ts'

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
  }
}

const misplaced = (source: string, claims: readonly Claim[]): string | null =>
  claims.every((claim) => claim.id === claimIdOf(source, claim)) ? null : 'a claim carries an id that is not its own'

/** More people than any register counts: a larger figure is a slip of the pen. */
const MOST_PEOPLE = 999_999_999

function whyNotClaim(claim: Claim): string | null {
  const { min = null, max = null } = claim.count ?? {}
  const largest = Math.max(min ?? 0, max ?? 0)
  if (largest > MOST_PEOPLE)
    return `a count of ${largest.toLocaleString('en')} is more people than a claim can be about: correct the count`
  if (min !== null && max !== null && min > max)
    return `a count of at least ${min} and at most ${max} is of nobody: swap its ends`
  const dates = [claim.date, claim.uttered].find((date) => date !== null && /(?:^|\/)-\d/u.test(date))
  return dates ? `the date ${dates} lies before the Common Era: a claim needs a date from year 1 on` : null
}

function whyNotSetting(setting: CaseSetting): string | null {
  const unbound = setting.agreements.find((agreement) => agreement.clauses.some((clause) => clause.bound.length === 0))
  return unbound ? `the agreement “${unbound.name}” has a clause that binds nobody: name its parties` : null
}

function whyNotJudged(state: CaseState, body: Extract<EntryBody, { kind: 'claim-judged' }>): string | null {
  if (!state.proposals.has(body.claim)) return 'this claim was never proposed'
  if ((body.verdict === 'amended') !== (body.amended !== null))
    return 'an amended claim, and only an amended one, carries what it was amended to'
  return body.amended ? whyNotClaim(body.amended) : null
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
    return 'both claims of a relation must have been proposed'
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
