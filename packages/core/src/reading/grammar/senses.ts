/** How a verb lays out who did what to whom. */
export type Frame =
  /** 'X frees Y', 'Y is freed by X'. */
  | 'act'
  /** 'X and Y exchange N', 'N are swapped for M'. */
  | 'swap'
  /** 'Y dies', 'Y walks free': the subject is affected. */
  | 'undergo'
  /** 'There are 101 hostages in Gaza'. */
  | 'exist'
  /** 'X receives Y from Z'. */
  | 'receive'
  /** 'X attempts to advance'. */
  | 'advance'

export interface VerbSense {
  readonly rule: string
  readonly kind: 'released' | 'captured' | 'held' | 'killed' | 'wounded' | 'missing' | 'attacked'
  readonly frame: Frame
  readonly patient: 'any' | 'people' | 'captives' | 'lives' | 'throats' | 'target' | 'attack' | 'fire'
  readonly verbs: readonly string[]
  readonly with?: readonly string[]
  /** One of these words must stand in the clause too. */
  readonly also?: readonly string[]
  readonly unless?: readonly string[]
}

/** Kinds of what is done to the living in somebody's hands. */
export const CUSTODY_OF_LIVING: ReadonlySet<string> = new Set(['captured', 'held', 'released'])
