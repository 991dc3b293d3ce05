import { openEvidence, romanised } from '../letters/token-evidence.ts'
import { PairMemory } from '../pair-memory.ts'
import { bitDistance, packedDistance } from './bit-distance.ts'
import { bitsIn } from './bits-in.ts'
import { weighInCrowd } from './crowds.ts'
import { firstSound } from './first-sound.ts'
import { openNeverOne } from './never-one.ts'
import type { NameScript } from './script-of.ts'
import { CLASSES } from './sound-skeleton.ts'
import { areTwoNames, TWO_NAMES } from './two-names.ts'
import { weighPart } from './weigh-part.ts'

/**
 * The distinct name parts of two lists as columns of numbers, each part under a number: plain data, which another thread can
 * be handed.
 */
export interface TokenTable {
  readonly letters: readonly string[]
  readonly scripts: readonly NameScript[]
  /** For each part the bits of the places where each class of consonants stands in its skeleton. */
  readonly skeletonPlaces: Int32Array
  readonly skeletonStarts: Int32Array
  readonly skeletons: Uint8Array
  /** How often each class of consonants stands in the skeleton: for each class as many of five bits, all five for more. */
  readonly skeletonCounts: Int32Array
  /** FITS_ALL: that of an initial. */
  readonly skeletonLengths: Uint8Array
  readonly signStarts: Int32Array
  /** The letters of each part as numbers from 0; of Latin ones those that write one sound are one. */
  readonly signs: Uint16Array
  /** How many signs there are in all. */
  readonly alphabet: number
  /** 1: a single letter that stands for a name. */
  readonly initials: Uint8Array
  /** How often each of the two lists has the part. */
  readonly usesOfFirst: Int32Array
  readonly usesOfSecond: Int32Array
  /** How many rows each of them has; none of a second where there is one alone. */
  readonly people: readonly [number, number]
  /** The negative logarithm of the share of people who bear the part. */
  readonly rarity: Float64Array
}

/** What two parts of a table speak for. */
export interface Tokens {
  readonly table: TokenTable
  /** A number from memory that is read for a part first: read for many in a loop that does nothing else, it arrives together. */
  readonly fetch: (part: number) => number
  /** How much two parts speak for one name (MT2). */
  readonly between: (one: number, other: number) => number
  readonly rarity: (number: number) => number
  /** What two parts speak for that are spelled unlike and can be one name. `evidence`: what their letters speak for. */
  readonly weigh: (one: number, other: number, evidence: number) => number
}

/** An initial that fits speaks for a name as one letter of some twenty does. */
const INITIAL_FITS = 1.5
const INITIAL_AGAINST = -2
/** The length of the skeleton of an initial, which is no name whose consonants could speak against one. */
export const FITS_ALL = 255
/** Places of letters are bits of one number. */
const MOST_LETTERS = 31

/** Consonants of two parts of one name differ in a third of the longer at most, and one more. */
const allowedApart = (longer: number): number => 1 + Math.floor(longer / 3)

/** Edit distance of the letters of two parts, the first of which has MOST_LETTERS at most. */
function letterDistances({ signs, signStarts, alphabet }: TokenTable): (one: number, other: number) => number {
  const places = new Int32Array(alphabet)
  return (one, other) => {
    const from = signStarts[one] as number
    const to = signStarts[one + 1] as number
    for (let at = from; at < to; at++)
      places[signs[at] as number] = (places[signs[at] as number] as number) | (1 << (at - from))
    const apart = bitDistance(places, 0, to - from, signs, signStarts[other] as number, signStarts[other + 1] as number)
    for (let at = from; at < to; at++) places[signs[at] as number] = 0
    return apart
  }
}

/** What is asked of a part first, side by side: a part is looked up far from the one before. */
const FACTS = 8
const AT_COUNTS = 0
/** How many bits of the counts are set. */
const AT_COUNTED = 1
const AT_SKELETON_LENGTH = 2
/** Bits of its letters, several of them on one bit where there are more than bits, and how many are set. */
const AT_LETTERS = 3
const AT_LETTERS_SET = 4
const AT_LETTER_COUNT = 5
const AT_SCRIPT = 6
/** Its skeleton, three bits for each sign, if it has so few. */
const AT_SKELETON = 7
const PACKED = 10

function factsOf(table: TokenTable): Int32Array {
  const facts = new Int32Array(table.letters.length * FACTS)
  const scripts = [...new Set(table.scripts)]
  for (let part = 0; part < table.letters.length; part++) {
    const [from, to] = [table.signStarts[part] as number, table.signStarts[part + 1] as number]
    const counts = table.skeletonCounts[part] as number
    let letters = 0
    for (let sign = from; sign < to; sign++) letters |= 1 << (table.signs[sign] as number)
    const script = scripts.indexOf(table.scripts[part] as NameScript)
    const length = table.skeletonLengths[part] as number
    const own = [
      counts,
      bitsIn(counts),
      length,
      letters,
      bitsIn(letters),
      to - from,
      script,
      packedSkeleton(table, part),
    ]
    facts.set(own, part * FACTS)
  }
  return facts
}

function packedSkeleton({ skeletons, skeletonStarts }: TokenTable, part: number): number {
  const from = skeletonStarts[part] as number
  const to = Math.min(skeletonStarts[part + 1] as number, from + PACKED)
  let packed = 0
  for (let at = to - 1; at >= from; at--) packed = (packed << 3) | (skeletons[at] as number)
  return packed
}

/**
 * At least so many things, twice, must be changed to come from one set of bits, or of counts, to another: the larger of what one has too
 * much and too little. `more`: how many more bits one has than the other.
 */
const leastApartTwice = (one: number, other: number, more: number): number =>
  bitsIn(one ^ other) + (more < 0 ? -more : more)

/** Opens a table for telling which parts are worth weighing. */
function openFits(table: TokenTable) {
  const { skeletonPlaces, skeletons, skeletonStarts } = table
  const facts = factsOf(table)
  const letterDistance = letterDistances(table)
  const allowedTwice = Uint8Array.from({ length: FITS_ALL + 1 }, (_, longer) => 2 * allowedApart(longer))
  // False: the consonants of two parts are so unlike that they cannot be one name. Told at once, for most pairs end here.
  const mayFit = (one: number, other: number): boolean => {
    const [here, there] = [one * FACTS, other * FACTS]
    const more = (facts[here + AT_COUNTED] as number) - (facts[there + AT_COUNTED] as number)
    const [length, otherLength] = [
      facts[here + AT_SKELETON_LENGTH] as number,
      facts[there + AT_SKELETON_LENGTH] as number,
    ]
    const allowed = allowedTwice[length > otherLength ? length : otherLength] as number
    return leastApartTwice(facts[here + AT_COUNTS] as number, facts[there + AT_COUNTS] as number, more) <= allowed
  }
  const fits = (one: number, other: number): boolean => {
    const oneLength = facts[one * FACTS + AT_SKELETON_LENGTH] as number
    const length = facts[other * FACTS + AT_SKELETON_LENGTH] as number
    const allowed = allowedTwice[oneLength > length ? oneLength : length] as number
    if (length <= PACKED) {
      const packed = facts[other * FACTS + AT_SKELETON] as number
      return 2 * packedDistance(skeletonPlaces, one * CLASSES, oneLength, packed, length) <= allowed
    }
    const from = skeletonStarts[other] as number
    return 2 * bitDistance(skeletonPlaces, one * CLASSES, oneLength, skeletons, from, from + length) <= allowed
  }
  // Whether two parts that may fit are worth weighing letter by letter: their consonants fit, and in one script so do half of the letters.
  const canBeOne = (one: number, other: number): boolean => {
    const [here, there] = [one * FACTS, other * FACTS]
    const oneLength = facts[here + AT_LETTER_COUNT] as number
    if (facts[here + AT_SCRIPT] !== facts[there + AT_SCRIPT] || oneLength > MOST_LETTERS) return fits(one, other)
    const most = Math.max(oneLength, facts[there + AT_LETTER_COUNT] as number, 4)
    const more = (facts[here + AT_LETTERS_SET] as number) - (facts[there + AT_LETTERS_SET] as number)
    // Most parts of one script have too few letters in common, which is told at once.
    if (leastApartTwice(facts[here + AT_LETTERS] as number, facts[there + AT_LETTERS] as number, more) > most)
      return false
    return fits(one, other) && 2 * letterDistance(one, other) <= most
  }
  const isInitial = (part: number): boolean => facts[part * FACTS + AT_SKELETON_LENGTH] === FITS_ALL
  const fetch = (part: number): number => facts[part * FACTS] as number
  return { mayFit, canBeOne, isInitial, fetch }
}

/** Opens a table for asking. What two parts speak for is worked out once, as far as it is remembered. `crowds`: whether rival spellings are looked for. */
export function openTokens(table: TokenTable, crowds: boolean): Tokens {
  const { scripts, letters } = table
  const { mayFit, canBeOne, isInitial, fetch } = openFits(table)
  const memory = new PairMemory(letters.length * 64)
  const like = (number: number) => ({
    letters: letters[number] as string,
    script: scripts[number] as NameScript,
    uses: [table.usesOfFirst[number] as number, table.usesOfSecond[number] as number],
  })
  const tokenEvidence = openEvidence(letters, scripts)
  const areNeverOne = openNeverOne(letters)
  const weigh = (one: number, other: number): number => {
    const evidence = tokenEvidence(one, other)
    if (evidence <= TWO_NAMES) return evidence
    const areTwo = areTwoNames(like(one), like(other)) || areNeverOne(one, other)
    return areTwo ? TWO_NAMES : evidence
  }
  // Most pairs that can be one name are the same spelling.
  const own = new Float64Array(letters.length).fill(Number.NaN)
  const ofItself = (number: number): number => {
    const known = own[number] as number
    if (!Number.isNaN(known)) return known
    const worked = weigh(number, number)
    own[number] = worked
    return worked
  }
  // The first Latin letter of a part and its first sound, as one number; 0: not looked up yet.
  const beginnings = new Uint32Array(letters.length)
  const beginning = (number: number): number => {
    const known = beginnings[number] as number
    if (known !== 0) return known
    const latin = romanised({ letters: letters[number] as string, script: scripts[number] as NameScript })
    const found = ((latin.charCodeAt(0) || 1) * 0x10000 + (firstSound(latin).charCodeAt(0) || 1)) >>> 0
    beginnings[number] = found
    return found
  }
  const initialEvidence = (one: number, other: number): number => {
    if (scripts[one] === scripts[other])
      return (letters[one] as string)[0] === (letters[other] as string)[0] ? INITIAL_FITS : INITIAL_AGAINST
    // 'Y.' can stand for Yuriy, whose first sound is another than that of Y alone.
    const [here, there] = [beginning(one), beginning(other)]
    return here >>> 16 === there >>> 16 || (here & 0xffff) === (there & 0xffff) ? INITIAL_FITS : INITIAL_AGAINST
  }
  const rarity = (number: number): number => table.rarity[number] as number
  const alone: Tokens = {
    table,
    fetch,
    between: (one, other) => {
      if (!mayFit(one, other)) return Number.NEGATIVE_INFINITY
      if (isInitial(one) || isInitial(other)) return initialEvidence(one, other)
      if (one === other) return ofItself(one)
      return canBeOne(one, other) ? memory.get(one, other, weigh) : Number.NEGATIVE_INFINITY
    },
    rarity,
    weigh: (one, other, evidence) => weighPart(evidence, rarity(one), rarity(other)),
  }
  return crowds ? { ...alone, ...weighInCrowd(alone) } : alone
}
