import { PEOPLE_KINDS } from '../claims/kinds.ts'
import type { RelationWord } from '../ledger/entry.ts'
import type { CaseState } from '../ledger/replay.ts'
import { datesOverlap } from '../time/edtf.ts'
import { type AcceptedClaim, acceptedClaims } from './accepted-claims.ts'
import { exact } from './claim-shelves.ts'
import { isArrival, leavesCustody } from './custody-flow.ts'
import { groupedBy } from './grouped.ts'
import {
  type LikenessGrounds,
  type LikenessReason,
  likenessGrounds,
  numbersMeet,
  reasonsAlike,
  reasonsApart,
  scoreOf,
} from './likeness.ts'
import { partyNames } from './party-names.ts'

/** A question about two accepted claims that a person may settle: are these the same people, one happening, or is nobody in both? */
export interface RelationQuestion {
  readonly relation: Extract<RelationWord, 'same-group' | 'same-happening' | 'disjoint'>
  readonly claim: string
  readonly other: string
  /** What makes it worth asking, in one sentence. */
  readonly because: string
  /** From 0 to 100, how much speaks for 'yes': 50 where as much speaks against. No probability. */
  readonly score: number
  /** What the score comes from, the weightiest first. */
  readonly reasons: readonly LikenessReason[]
  /** By how many people at most a floor moves with the answer; null where that is open or none does. */
  readonly stakes: number | null
}

/** More questions at once than anybody answers. */
const MOST = 60
/** Claims of one list that are set against one another; in larger lists only the largest figures are. */
const MOST_OF_A_LIST = 40
/** Points that have to speak for 'yes' before two claims are as likely alike as not; fewer than half of it are not asked about. */
const DOUBT_ALIKE = 2.5

/** Kinds that count people, whose groups can be the same. */
const COUNTING: ReadonlySet<string> = new Set(PEOPLE_KINDS)

/**
 * Questions that would change or support an answer, those that tell groups of captives from those let go first, since
 * a floor falls while they are open; then what may be the same, the likeliest first. Nothing follows from a question that
 * nobody has answered.
 */
export function suggestRelations(state: CaseState): readonly RelationQuestion[] {
  const accepted = acceptedClaims(state, partyNames(state.setting), '9999-12-31').filter(
    (item) => item.standing !== null,
  )
  const settled = settledPairs(state, accepted)
  const open = ({ claim, other }: RelationQuestion): boolean => !settled.has(pairKey(claim, other))
  const groups = representatives(state, accepted)
  const grounds = likenessGrounds(state.setting.places)
  const apart = apartQuestions(groups, grounds).filter(open)
  const alike = [...alikeQuestions(groups, grounds), ...attackQuestions(accepted, grounds)].filter(open)
  return [
    ...apart.sort((a, b) => (b.stakes ?? 0) - (a.stakes ?? 0) || b.score - a.score),
    ...alike.sort((a, b) => b.score - a.score),
  ].slice(0, MOST)
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
  const last = new Map(
    state.relations
      .filter((item) => item.relation === 'same-group')
      .map((item) => [pairKey(item.claim, item.other), item]),
  )
  const same = new Set([...last.values()].filter((item) => item.answer === 'yes').map((item) => item.claim))
  return accepted.filter(
    ({ claim }) => COUNTING.has(claim.kind) && claim.partOf === null && claim.sameAs === null && !same.has(claim.id),
  )
}

type Pair = readonly [AcceptedClaim, AcceptedClaim]

/** Pairs of a list, of a long one only those of the largest figures. */
function pairs(items: readonly AcceptedClaim[]): readonly Pair[] {
  const kept = largest(items)
  return kept.flatMap((a, at) => kept.slice(at + 1).map((b): Pair => [a, b]))
}

function largest(items: readonly AcceptedClaim[]): readonly AcceptedClaim[] {
  if (items.length <= MOST_OF_A_LIST) return items
  const kept = new Set([...items].sort((a, b) => b.least - a.least || a.at - b.at).slice(0, MOST_OF_A_LIST))
  return items.filter((item) => kept.has(item))
}

const weightiestFirst = (reasons: readonly LikenessReason[]): readonly LikenessReason[] =>
  [...reasons].sort((a, b) => Math.abs(b.points) - Math.abs(a.points))

/** Were any of those who left among those who were taken? */
function apartQuestions(groups: readonly AcceptedClaim[], grounds: LikenessGrounds): readonly RelationQuestion[] {
  const told = groups.filter(({ claim }) => claim.peopleOf !== null)
  return groupedBy(told, [({ claim }) => claim.actor, ({ claim }) => claim.peopleOf]).flatMap((items) => {
    const taken = items.filter(
      ({ claim }) =>
        (isArrival(claim.kind) || claim.kind === 'held') && !leavesCustody(claim.kind) && (claim.count?.min ?? 0) > 1,
    )
    const left = items.filter(({ claim }) => leavesCustody(claim.kind) && claim.count?.min != null)
    return largest(taken).flatMap((a) =>
      largest(left)
        .filter((b) => a.earliest === null || b.latest >= a.earliest)
        .map((b) => apartQuestion(a, b, grounds)),
    )
  })
}

function apartQuestion(taken: AcceptedClaim, left: AcceptedClaim, grounds: LikenessGrounds): RelationQuestion {
  const reasons = weightiestFirst(reasonsApart([taken, left], grounds))
  return {
    relation: 'disjoint',
    claim: left.claim.id,
    other: taken.claim.id,
    because: `While this is open, the ${left.claim.count?.text} who left may have been among the ${taken.claim.count?.text}, and the floor is lower by them.`,
    score: scoreOf(reasons, 0),
    reasons,
    stakes: Math.min(taken.least, left.most < 0 ? taken.least : left.most),
  }
}

/** Do two claims of one kind, with one number or of one day, speak of the same people, or of one happening? */
function alikeQuestions(groups: readonly AcceptedClaim[], grounds: LikenessGrounds): readonly RelationQuestion[] {
  const counted = groups.filter(({ claim }) => claim.peopleOf !== null && claim.count !== null)
  const asked = new Map<string, RelationQuestion>()
  const parties = [
    ({ claim }: AcceptedClaim) => claim.kind,
    ({ claim }: AcceptedClaim) => claim.actor,
    ({ claim }: AcceptedClaim) => claim.peopleOf,
  ]
  const byNumber = groupedBy(
    counted.filter(({ claim }) => (exact(claim) ?? 0) > 1),
    [...parties, ({ claim }) => exact(claim)],
  )
  const byDay = groupedBy(
    counted.filter(({ claim }) => claim.date !== null),
    [...parties, ({ claim }) => claim.date],
  )
  for (const items of [...byNumber, ...byDay])
    for (const pair of pairs(items)) {
      const question = mayAgree(pair) ? alikeQuestion(pair, grounds) : null
      if (question) asked.set(pairKey(question.claim, question.other), question)
    }
  return [...asked.values()]
}

/** Attacks of one side on one day: one attack told twice is one. */
function attackQuestions(accepted: readonly AcceptedClaim[], grounds: LikenessGrounds): readonly RelationQuestion[] {
  const attacks = accepted.filter(({ claim }) => claim.kind === 'attacked' && claim.date !== null)
  return groupedBy(attacks, [({ claim }) => claim.actor, ({ claim }) => claim.date]).flatMap((items) =>
    pairs(items).flatMap((pair) => alikeQuestion(pair, grounds) ?? []),
  )
}

function alikeQuestion([a, b]: Pair, grounds: LikenessGrounds): RelationQuestion | null {
  // One page does not tell one group twice without saying so.
  if (a.source === b.source) return null
  const reasons = weightiestFirst(reasonsAlike([a, b], grounds))
  const points = reasons.reduce((sum, each) => sum + each.points, 0)
  if (points < DOUBT_ALIKE / 2) return null
  const group = a.claim.count !== null && b.claim.count !== null && numbersMeet(a, b)
  const speaking = reasons.filter((each) => each.points > 0).map(({ says }) => says)
  return {
    relation: group ? 'same-group' : 'same-happening',
    claim: b.claim.id,
    other: a.claim.id,
    because: sentence(speaking),
    score: scoreOf(reasons, DOUBT_ALIKE),
    reasons,
    stakes: null,
  }
}

const sentence = (parts: readonly string[]): string => {
  const all = parts.join(', ')
  return `${all.slice(0, 1).toUpperCase()}${all.slice(1)}.`
}

const mayAgree = ([a, b]: Pair): boolean =>
  a.claim.date === null || b.claim.date === null || datesOverlap(a.claim.date, b.claim.date)
