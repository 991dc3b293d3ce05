import { STANDINGS, type Standing } from '../claims/kinds.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { CustodyAnswer } from './answers.ts'
import { type After, takeApart } from './contradiction.ts'
import { flowsOf, type PairOfLists, withElsewhere } from './custody-flow.ts'
import { restsOnParts } from './custody-parts.ts'
import { boundsPerStanding, type CustodyQuestion, lastEmptying, type Pair, pairOf } from './custody-standings.ts'
import { boundsAfter } from './custody-without.ts'
import { listInWords } from './ground-words.ts'
import { listed } from './group.ts'
import { groupedBy, once } from './grouped.ts'
import type { NamedGroups } from './named/ruled-rolls.ts'
import { type Support, supportOf } from './origins.ts'
import { restsOnRegions } from './regions.ts'
import { custodySentence } from './sentences.ts'

/** One answer for each holder and people that accepted claims speak of, in the order of their names. */
export function deriveCustody(
  question: CustodyQuestion & { readonly accepted: readonly AcceptedClaim[] },
): readonly CustodyAnswer[] {
  const { accepted, relations } = question
  const byId = once(() => new Map(accepted.map((item) => [item.claim.id, item])))
  const flows = accepted.flatMap((item) =>
    item.standing === null ? [] : flowsOf(item.claim).map((flow) => ({ item, flow })),
  )
  const pairs = groupedBy(flows, [({ flow }) => flow.holder, ({ flow }) => flow.peopleOf])
  const answers = pairs.flatMap((told) => {
    const [{ flow }] = told
    const [inward, outward] = (['in', 'out'] as const).map((way) =>
      listed(told.filter((each) => each.flow.way === way).map(({ item }) => item)),
    )
    if (!inward || !outward) return []
    const pair = { holder: flow.holder, peopleOf: flow.peopleOf, inward, outward }
    return custodyOf(withElsewhere(pair, { relations, find: (claim) => byId().get(claim) }), question) ?? []
  })
  return inOrderOfNames(answers)
}

/** Answers in the order of their holders and people. */
export const inOrderOfNames = (answers: readonly CustodyAnswer[]): readonly CustodyAnswer[] =>
  answers
    .map((answer) => [JSON.stringify([answer.holder, answer.peopleOf]), answer] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, answer]) => answer)

/** The answer for one holder and people; null when none of the claims counts on the day asked for. */
export const custodyOf = (lists: PairOfLists, question: CustodyQuestion): CustodyAnswer | null =>
  custodyWithSupport(lists, question)?.answer ?? null

/** An answer, and in how many origins its claims stand as they come from now. */
export interface WithSupport {
  readonly answer: CustodyAnswer
  readonly support: () => Support
}

/** The same with a way to count its origins again. */
export function custodyWithSupport(lists: PairOfLists, question: CustodyQuestion): WithSupport | null {
  const pair = pairOf(lists, question)
  return pair && withClosing(pair, { ...question, after: boundsAfter(lists, question) })
}

/** A question, and what would follow for its pair once some grounds were set aside. */
interface Asked extends CustodyQuestion {
  readonly after: After
}

/** The answer, with later figures among its claims where they close a bound. */
function withClosing(pair: Pair, question: Asked): WithSupport {
  const supportBeside = (later: readonly AcceptedClaim[]) => () =>
    supportOf([...pair.inward, ...later, ...pair.outward])
  const support = supportBeside(NOBODY)
  const answer = answerFor(pair, support(), question)
  const { captured, released } = answer
  const used = new Set([...(answer.closedBy ?? []), ...(answer.contradiction?.claims ?? [])])
  const later = pair.toCome.filter(({ id }) => used.has(id))
  if (later.length === 0) return { answer, support }
  const withLater = supportBeside(later)
  const { atMost, atLeast } = withLater()
  const all = [...captured, ...later.map(({ id }) => id)]
  const claims = [...all, ...released]
  return {
    answer: { ...answer, captured: all, claims, origins: atMost, originsAtLeast: atLeast },
    support: withLater,
  }
}

const NOBODY: readonly AcceptedClaim[] = []

function answerFor(pair: Pair, support: Support, question: Asked): CustodyAnswer {
  const { inward: captured, outward: released } = pair.ids
  const claims = [...pair.inward, ...pair.outward]
  const emptied = lastEmptying(pair, question.trueAt)
  const perStanding = boundsPerStanding(pair, question, emptied)
  const record = <T>(values: readonly T[]): Readonly<Record<Standing, T>> =>
    Object.fromEntries(STANDINGS.map((standing, at) => [standing, values[at]])) as Record<Standing, T>
  const bounds = record(perStanding.map((item) => item.bounds))
  const contradicts = perStanding[STANDINGS.indexOf(question.standing)]?.contradicts
  const closed = perStanding.some((item) => item.bounds.max !== null)
  return {
    id: `custody/${pair.holder}/${pair.peopleOf}`,
    holder: pair.holder,
    peopleOf: pair.peopleOf,
    bounds,
    restsOn: record(perStanding.map((item) => item.restsOn)),
    closedBy: closed ? [...new Set(perStanding.flatMap((item) => item.closedBy))] : null,
    proof: perStanding[STANDINGS.indexOf(question.standing)]?.proof ?? null,
    rolls: perStanding[STANDINGS.indexOf(question.standing)]?.rolls ?? [],
    contradiction: contradicts
      ? takeApart(contradicts, [...claims, ...pair.toCome], {
          find: question.relations.find,
          after: question.after,
          rollInWords: (roll) => rollInWords(question.named?.(pair, question.standing), roll),
        })
      : null,
    captured,
    released,
    claims: [...captured, ...released],
    origins: support.atMost,
    originsAtLeast: support.atLeast,
    numerals: question.numerals,
    rules: [
      'CU1',
      'CU2',
      'CU3',
      'CU10',
      ...(pair.outward.length > 0 ? ['CU4'] : []),
      ...(emptied ? ['CU5'] : []),
      ...(pair.plain ? [] : flowRules(pair, claims)),
      ...(perStanding.some((item) => restsOnRegions(item.proof)) ? ['CU15'] : []),
      ...(perStanding.some(({ rolls }) => rolls.length > 0) ? ['CU16'] : []),
      ...(perStanding.some((item) => restsOnParts(item.proof)) ? ['CU17'] : []),
    ],
    says: custodySentence(pair.holder, pair.peopleOf, bounds),
  }
}

/** What a list of people among those of a question is called. */
function rollInWords(named: NamedGroups | undefined, id: string): string | undefined {
  const description = [...(named?.held ?? []), ...(named?.gone ?? [])].find(({ roll }) => roll.id === id)?.roll
    .description
  return description && listInWords(description)
}

/** The rules of leaving otherwise than by release, and of what is told elsewhere, where some claim falls under them. */
function flowRules({ holder, peopleOf }: Pair, claims: readonly AcceptedClaim[]): readonly string[] {
  const ofPair = (item: AcceptedClaim) =>
    flowsOf(item.claim).some((flow) => flow.holder === holder && flow.peopleOf === peopleOf)
  const plain = ({ claim: { kind } }: AcceptedClaim) => kind === 'held' || kind === 'captured' || kind === 'released'
  const otherwise = claims.filter((item) => !plain(item) || item.claim.actor !== holder)
  return [...(otherwise.some(ofPair) ? ['CU13'] : []), ...(otherwise.every(ofPair) ? [] : ['CU14'])]
}
