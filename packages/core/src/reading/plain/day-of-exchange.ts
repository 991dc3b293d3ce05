import type { Claim } from '../../claims/claim.ts'
import type { FieldBasis } from '../reader.ts'
import type { Scene } from './scene.ts'
import type { Tools } from './tools.ts'

const FREED = new Set(['released', 'bodies-returned'])

/** The day on which people were exchanged, carried to the sentence after the one that tells it (RD316). */
export class DayOfExchange {
  readonly #tools: Tools
  #day: string | null = null
  #told: Scene | null = null
  #current: Scene | null = null
  #before: Scene | null = null

  constructor(tools: Tools) {
    this.#tools = tools
  }

  /** Tells that the page has come to its next sentence. */
  enter(scene: Scene): void {
    this.#before = this.#current
    this.#current = scene
  }

  /** The claim with the day of the sentence before, where its own names no day and nothing sets it apart. */
  dated(claim: Claim, scene: Scene): { readonly claim: Claim; readonly basis: readonly FieldBasis[] } {
    if (!FREED.has(claim.kind) || claim.stance !== 'asserted') return { claim, basis: [] }
    if (claim.date !== null) {
      this.#day = claim.date
      this.#told = scene
      return { claim, basis: [] }
    }
    const follows = this.#told !== null && (this.#told === this.#before || this.#told === scene)
    const apart = scene.dates.length > 0 || this.#tools.lists.apart.within(scene.words, 0, scene.words.length)
    if (this.#day === null || !follows || apart) return { claim, basis: [] }
    this.#told = scene
    return {
      claim: { ...claim, date: this.#day },
      basis: [{ field: 'date', start: null, end: null, inferred: 'claim-before' }],
    }
  }
}
