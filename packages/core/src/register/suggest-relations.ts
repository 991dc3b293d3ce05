import type { RelationWord } from '../ledger/entry.ts'
import type { CaseState } from '../ledger/replay.ts'
import { datesOverlap } from '../time/edtf.ts'
import { type AcceptedClaim, acceptedClaims } from './accepted-claims.ts'
import { partyNames } from './party-names.ts'

/** A question about two accepted claims that a person may settle: are these the same people, or is nobody in both? */
export interface RelationQuestion {
  readonly relation: Extract<RelationWord, 'same-group' | 'disjoint'>
  readonly claim: string
  readonly other: string
  /** What makes it worth asking, in one sentence. */
  readonly because: string
}

/** More questions at once than anybody answers. */
const MOST = 60
/** Kinds that count people, whose groups can be the same. */
const COUNTING: ReadonlySet<string> = new Set([
  'captured',
  'held',
  'released',
  'killed',
  'wounded',
  'missing',
  'bodies-returned',
])

/**
 * Questions that would change or support an answer, those that tell groups of captives from those let go first, since
 * a floor falls while they are open. Nothing follows from a question that nobody has answered.
 */
export function suggestRelations(state: CaseState): readonly RelationQuestion[] {
  const accepted = acceptedClaims(state, partyNames(state.setting), '9999-12-31').filter(
    (item) => item.standing !== null,
  )
  const settled = settledPairs(state, accepted)
  const open = ({ claim, other }: RelationQuestion): boolean => !settled.has(pairKey(claim, other))
  const groups = representatives(state, accepted)
  return [...apartQuestions(groups), ...sameQuestions(groups)].filter(open).slice(0, MOST)
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

function settledPairs(state: CaseState, accepted: readonly AcceptedClaim[]): ReadonlySet<string> {
  const pairs = state.relations.map((item) => pairKey(item.claim, item.other))
  for (const { claim } of accepted)
    for (const other of [claim.partOf, claim.disjointFrom, claim.sameAs])
      if (other) pairs.push(pairKey(claim.id, other))
  return new Set(pairs)
}

/** One claim of each group that is known to be the same, so that nothing is asked twice of one group. */
function representatives(state: CaseState, accepted: readonly AcceptedClaim[]): readonly AcceptedClaim[] {
  const same = new Set(
    state.relations.filter((item) => item.relation === 'same-group' && item.answer === 'yes').map((item) => item.claim),
  )
  return accepted.filter(
    ({ claim }) => COUNTING.has(claim.kind) && claim.partOf === null && claim.sameAs === null && !same.has(claim.id),
  )
}

const exact = ({ claim }: AcceptedClaim): number | null =>
  claim.count !== null && claim.count.min !== null && claim.count.min === claim.count.max ? claim.count.min : null

function pairs(items: readonly AcceptedClaim[]): readonly (readonly [AcceptedClaim, AcceptedClaim])[] {
  return items.flatMap((a, at) => items.slice(at + 1).map((b): [AcceptedClaim, AcceptedClaim] => [a, b]))
}

function byParties(items: readonly AcceptedClaim[]): readonly (readonly AcceptedClaim[])[] {
  const groups = new Map<string, AcceptedClaim[]>()
  for (const item of items) {
    if (item.claim.peopleOf === null) continue
    const key = JSON.stringify([item.claim.actor, item.claim.peopleOf])
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
}

/** Were any of those who were let go among those who were taken? */
function apartQuestions(groups: readonly AcceptedClaim[]): readonly RelationQuestion[] {
  return byParties(groups).flatMap((items) => {
    const taken = items.filter(
      ({ claim }) => (claim.kind === 'captured' || claim.kind === 'held') && (claim.count?.min ?? 0) > 1,
    )
    const freed = items.filter(({ claim }) => claim.kind === 'released' && claim.count?.min != null)
    return taken.flatMap((a) =>
      freed
        .filter((b) => a.earliest === null || b.latest >= a.earliest)
        .map(
          (b): RelationQuestion => ({
            relation: 'disjoint',
            claim: b.claim.id,
            other: a.claim.id,
            because: `While this is open, the ${b.claim.count?.text} let go may have been among the ${a.claim.count?.text}, and the floor is lower by them.`,
          }),
        ),
    )
  })
}

/** Do two claims with one number for one kind of thing speak of the same people? */
function sameQuestions(groups: readonly AcceptedClaim[]): readonly RelationQuestion[] {
  return byParties(groups).flatMap((items) =>
    pairs(items)
      .filter(
        ([a, b]) => a.claim.kind === b.claim.kind && (exact(a) ?? 0) > 1 && exact(a) === exact(b) && mayAgree(a, b),
      )
      .map(
        ([a, b]): RelationQuestion => ({
          relation: 'same-group',
          claim: b.claim.id,
          other: a.claim.id,
          because: `Both count ${exact(a)}${a.claim.date !== null && a.claim.date === b.claim.date ? ', on one day' : ''}.`,
        }),
      ),
  )
}

const mayAgree = (a: AcceptedClaim, b: AcceptedClaim): boolean =>
  a.claim.date === null || b.claim.date === null || datesOverlap(a.claim.date, b.claim.date)
