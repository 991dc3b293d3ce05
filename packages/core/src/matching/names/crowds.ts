import { PairMemory } from '../pair-memory.ts'
import { nearTokens } from './near-tokens.ts'
import type { Tokens } from './token-table.ts'
import { TWO_NAMES } from './two-names.ts'
import { SAME_NAME, weighPart } from './weigh-part.ts'

/** However much better another spelling of the list fits, in one of so many names what stands there was written for it all the same. */
const WRITTEN_ALL_THE_SAME = 1 / 50
/** Exponents are capped so that sums stay numbers. */
const MOST = 60

/** Of parts that a list has, how many of its people bear one, and how many they are. */
interface Bearers {
  readonly uses: Int32Array
  readonly people: number
  /** Of one list that is compared with itself, whoever bears a part is no rival of their own. */
  readonly others: boolean
}

/**
 * How many spellings of a list a part could as well be: one, and for each that can be one name with it the share of people who bear it times
 * how much its letters speak for it. As a logarithm, worked out when it is first asked for.
 */
function openCrowds(
  parts: number,
  { uses, people, others }: Bearers,
  near: (part: number) => Iterable<number>,
  evidenceOf: (part: number, other: number) => number,
): (part: number) => number {
  const known = new Float64Array(parts).fill(Number.NaN)
  const look = (part: number): number => {
    let sum = 1
    for (const other of near(part)) {
      const bearers = (uses[other] as number) - (others && other === part ? 1 : 0)
      if (bearers <= 0) continue
      const evidence = evidenceOf(part, other)
      if (evidence >= SAME_NAME) sum += (bearers / people) * Math.exp(Math.min(MOST, evidence))
    }
    return Math.log(sum)
  }
  return (part) => {
    const before = known[part] as number
    if (!Number.isNaN(before)) return before
    const crowd = look(part)
    known[part] = crowd
    return crowd
  }
}

/** Two spellings each of which another answers thirty thousand times as well on the other list are two names: 'Марченко' and 'Kharchenko'. */
const FAR_BETTER = -Math.log(30_000)

/**
 * MT2: weighs two parts with regard to what else they could be: where a list has a spelling that answers one of them better, or many people whose
 * names answer it as well, the other speaks for less; where that is so on both lists, and by far, they are two names. Holds each part against all of
 * the other list, so for lists that are not long.
 */
export function weighInCrowd({ table, between, rarity }: Tokens): Pick<Tokens, 'between' | 'weigh'> {
  const { initials, usesOfFirst, usesOfSecond, people } = table
  const names = Array.from({ length: initials.length }, (_, part) => part).filter((part) => initials[part] === 0)
  const near = nearTokens(names, table)
  // One list that is compared with itself has no second.
  const isOne = people[1] === 0
  const first: Bearers = { uses: usesOfFirst, people: Math.max(1, people[0]), others: isOne }
  const second: Bearers = isOne ? first : { uses: usesOfSecond, people: people[1], others: false }
  const crowdOfLeft = openCrowds(initials.length, second, near, between)
  const crowdOfRight = openCrowds(initials.length, first, near, (part, other) => between(other, part))
  const own = (part: number, { uses, people: all }: Bearers, evidence: number): number =>
    Math.log(1 + ((uses[part] as number) / all) * Math.exp(Math.min(MOST, evidence)))
  const isInitial = (one: number, other: number): boolean => initials[one] === 1 || initials[other] === 1
  // How much less each of two parts speaks for the other than for all that it could be on the other list.
  const ofLeft = (one: number, other: number, evidence: number): number =>
    own(other, second, evidence) - crowdOfLeft(one)
  const ofRight = (one: number, other: number, evidence: number): number =>
    own(one, first, evidence) - crowdOfRight(other)
  const weigh = (one: number, other: number): number => {
    const evidence = between(one, other)
    const plain = weighPart(evidence, rarity(one), rarity(other))
    if (isInitial(one, other)) return plain
    const rivals = Math.min(0, ofLeft(one, other, evidence), ofRight(one, other, evidence))
    return plain + Math.log(WRITTEN_ALL_THE_SAME + (1 - WRITTEN_ALL_THE_SAME) * Math.exp(rivals))
  }
  const told = (one: number, other: number): number => {
    const evidence = between(one, other)
    const areTwo = ofLeft(one, other, evidence) < FAR_BETTER && ofRight(one, other, evidence) < FAR_BETTER
    return areTwo ? TWO_NAMES : evidence
  }
  const weights = new PairMemory(initials.length * 16)
  const answers = new PairMemory(initials.length * 16)
  return {
    between: (one, other) => {
      const evidence = between(one, other)
      return evidence < SAME_NAME || one === other || isInitial(one, other) ? evidence : answers.get(one, other, told)
    },
    weigh: (one, other) => weights.get(one, other, weigh),
  }
}
