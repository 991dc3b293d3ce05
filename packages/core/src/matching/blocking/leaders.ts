import { romanised } from '../letters/token-evidence.ts'
import { bitsIn } from '../names/bits-in.ts'
import type { Tokens } from '../names/token-table.ts'
import { LatinLetters } from './latin-letters.ts'
import { skeletonKeys } from './sound-keys.ts'

/** So many of the commonest parts are looked at: the rest is slips, and names that are rare enough by themselves. */
const MOST_LOOKED_AT = 30_000
/** A leader's evidence must be this share of what the part says of itself, and this much. */
const SHARE_OF_OWN = 0.5
const LEAST = 3
/** So many of the leaders that sound alike are weighed letter by letter. */
const WEIGHED = 3
/** Parts are held against each other if their Latin consonants differ in so many letters at most. */
const MOST_APART = 4
/** Of more that sound alike, those whose consonants are nearest are held against it. */
const MOST_HELD = 200
/** A second leader that is nearly as likely as the first is kept too. */
const NEARLY = 2.5

/** A name leads if it is borne by so many times as many as the rarest, as a logarithm: by three where that is borne by one. */
const FEWEST = Math.log(2.5)

/** The leaders of a part: the likeliest, and the next where it is nearly as likely; -1 for none. */
export interface Led {
  readonly first: number
  readonly second: number
}
const NOBODY: Led = { first: -1, second: -1 }

/**
 * Finds for a name part the leader that it is a spelling of, of whatever script: parts that sound nearly alike are found by the
 * keys of their skeletons, those whose Latin letters are nearest are weighed letter by letter.
 */
export class LeaderSearch {
  readonly #tokens: Tokens
  /** The leaders of a key, each with its consonants behind it. */
  readonly #byKey = new Map<number, number[]>()
  readonly #latin: LatinLetters
  readonly #seen: Uint32Array
  readonly #near: number[][] = Array.from({ length: MOST_APART + 1 }, () => [])
  #looks = 0

  constructor(tokens: Tokens) {
    this.#tokens = tokens
    const { letters, scripts } = tokens.table
    this.#latin = new LatinLetters(letters.length, (token) =>
      romanised({ letters: letters[token] as string, script: scripts[token] ?? 'other' }),
    )
    this.#seen = new Uint32Array(letters.length)
  }

  /** Makes a part a leader: of equally near ones the first to be made so comes first. */
  add(token: number): void {
    const consonants = this.#latin.consonants(token)
    this.#keysOf(token, (key) => {
      const known = this.#byKey.get(key)
      if (known === undefined) this.#byKey.set(key, [token, consonants])
      else known.push(token, consonants)
    })
  }

  #keysOf(token: number, see: (key: number) => void): void {
    const { skeletons, skeletonStarts } = this.#tokens.table
    skeletonKeys(skeletons, skeletonStarts[token] as number, skeletonStarts[token + 1] as number, see)
  }

  /** Leaders that sound nearly like a part, those with nearly its consonants first. */
  #soundAlike(token: number): void {
    for (const near of this.#near) near.length = 0
    const consonants = this.#latin.consonants(token)
    this.#looks++
    this.#keysOf(token, (key) => {
      const leaders = this.#byKey.get(key)
      if (leaders === undefined) return
      // Their consonants stand beside them: most leaders end here, and need not be looked up.
      for (let at = 0; at < leaders.length; at += 2) {
        const apart = bitsIn(consonants ^ (leaders[at + 1] as number))
        if (apart > MOST_APART) continue
        const leader = leaders[at] as number
        if (this.#seen[leader] === this.#looks) continue
        this.#seen[leader] = this.#looks
        ;(this.#near[apart] as number[]).push(leader)
      }
    })
  }

  /** The leaders whose Latin letters are nearest to a part's, at most WEIGHED of them. */
  #nearest(token: number): readonly number[] {
    this.#soundAlike(token)
    const found: number[] = []
    const aparts: number[] = []
    let looked = 0
    for (const near of this.#near)
      for (const leader of near) {
        if (looked++ >= MOST_HELD) break
        const most = found.length < WEIGHED ? Number.POSITIVE_INFINITY : (aparts[WEIGHED - 1] as number)
        if (this.#latin.leastApart(token, leader) >= most) continue
        const apart = this.#latin.apart(token, leader)
        if (apart >= most) continue
        let place = Math.min(found.length, WEIGHED - 1)
        for (; place > 0 && (aparts[place - 1] as number) > apart; place--) {
          found[place] = found[place - 1] as number
          aparts[place] = aparts[place - 1] as number
        }
        found[place] = leader
        aparts[place] = apart
      }
    return found
  }

  look(token: number): Led {
    const { table, between } = this.#tokens
    if (table.initials[token] === 1) return NOBODY
    let [first, second] = [-1, -1]
    let [most, next] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
    const wanted = Math.max(LEAST, SHARE_OF_OWN * between(token, token))
    for (const leader of this.#nearest(token)) {
      const evidence = between(token, leader)
      if (evidence < wanted) continue
      // Of two names a slip is likelier one of the commoner.
      const likely = evidence - (table.rarity[leader] as number)
      if (likely > most) {
        ;[second, next] = [first, most]
        ;[first, most] = [leader, likely]
      } else if (likely > next) [second, next] = [leader, likely]
    }
    return { first, second: next >= most - NEARLY ? second : -1 }
  }
}
/**
 * The name parts that lead: the commonest spelling of a name, of whatever script, leads its rarer ones. Of the commonest parts
 * those become leaders which are no spelling of one before. By their numbers in the table, in an order that hangs on the names
 * alone.
 */
export function chooseLeaders(tokens: Tokens): Int32Array {
  const { rarity, letters, initials } = tokens.table
  const rarest = rarity.reduce((most, one) => Math.max(most, one), 0)
  const common = Array.from({ length: letters.length }, (_, token) => token)
    .filter((token) => initials[token] === 0 && (rarity[token] as number) < rarest - FEWEST)
    .sort((a, b) => (rarity[a] as number) - (rarity[b] as number) || ((letters[a] ?? '') < (letters[b] ?? '') ? -1 : 1))
    .slice(0, MOST_LOOKED_AT)
  const search = new LeaderSearch(tokens)
  const leaders = common.filter((token) => {
    if (search.look(token).first >= 0) return false
    search.add(token)
    return true
  })
  return Int32Array.from(leaders)
}
