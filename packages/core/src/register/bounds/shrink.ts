import { surelyNeeded } from './surely-needed.ts'
import { type Certificate, type CountingSystem, restsOn } from './system.ts'

/** What a proof is shrunk with. `proves`: a proof of as much from some members alone, or null; what it does not prove, fewer do not. */
export interface Shrinking {
  readonly system: CountingSystem
  readonly proves: (ids: ReadonlySet<string>) => Certificate | null
  /** Whether intervals settle the whole: then a try takes next to nothing. */
  readonly settled: boolean
}

/** Members up to which each is tried, whatever that takes. */
const FEW_MEMBERS = 300
/** Of longer proofs: how many tries there are at least, and what tries may go through, in members. */
const FEWEST_TRIES = 4
const MOST_WORK = { settled: 400_000, searched: 8000 } as const

/**
 * Leaves members out of a proof until none can go. Those that a world shows to be needed are not tried; the others are tried all at once,
 * then by halves, quarters and so on, down to single ones, so that a proof of which little is needed is short after few tries. Of a long
 * proof that needs more tries than are worth it, some are left that nobody tried: the proof says how many (`untried`).
 */
export function shrunk(full: Certificate, shrinking: Shrinking): Certificate {
  const members = restsOn(full)
  const worth = MOST_WORK[shrinking.settled ? 'settled' : 'searched'] / members.length
  const most = Math.max(FEWEST_TRIES, Math.floor(worth))
  const proof = new ShrinkingProof(full, shrinking)
  let pieces: readonly (readonly string[])[] = [members]
  while (pieces.length > 0) {
    const smaller: (readonly string[])[] = []
    for (const piece of pieces) {
      if (proof.open(piece).length === 0) continue
      if (proof.tries >= most && proof.isLong) return { ...proof.now, untried: proof.open(restsOn(proof.now)).length }
      smaller.push(...proof.leaveOut(piece))
    }
    pieces = smaller
  }
  return proof.now
}

/** A proof from which members are taken, with those of which it is known that none can be. */
class ShrinkingProof {
  now: Certificate
  tries = 0
  readonly #needed: Set<string>
  readonly #proves: Shrinking['proves']

  constructor(full: Certificate, { system, proves }: Shrinking) {
    this.now = full
    this.#proves = proves
    this.#needed = new Set(this.isLong ? surelyNeeded(system, full) : [])
  }

  get isLong(): boolean {
    return restsOn(this.now).length > FEW_MEMBERS
  }

  /** Those of some members that are still in the proof and may not be needed. */
  open(piece: readonly string[]): readonly string[] {
    const members = new Set(restsOn(this.now))
    return piece.filter((id) => members.has(id) && !this.#needed.has(id))
  }

  /** Leaves a piece out if the rest proves as much; gives the smaller pieces to try if it does not. */
  leaveOut(piece: readonly string[]): readonly (readonly string[])[] {
    const open = this.open(piece)
    const [only] = open
    if (only === undefined) return []
    this.tries++
    const left = new Set(open)
    const without = this.#proves(new Set(restsOn(this.now).filter((id) => !left.has(id))))
    if (without) this.now = without
    else if (open.length === 1) this.#needed.add(only)
    else return [open.slice(0, open.length >> 1), open.slice(open.length >> 1)]
    return []
  }
}
