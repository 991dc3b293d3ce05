/** The twelve kinds of claim that a reader proposes. A closed list: adding one means a reader rule, a register rule and cases. */
export const READ_KINDS = [
  'held',
  'captured',
  'released',
  'refused',
  'killed',
  'wounded',
  'missing',
  'bodies-returned',
  'attacked',
  'undertaking',
  'accused',
  'office',
] as const
/**
 * All kinds of claim. The last three are coded by people only: who died in a holder's hands, escaped from them, or went from
 * one holder's hands to another's.
 */
const CODED_KINDS = ['died', 'escaped', 'transferred'] as const
export const CLAIM_KINDS = [...READ_KINDS, ...CODED_KINDS] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** Kinds that a reader proposes of people whom a page counts: where they are, and what befell them. */
export const READ_PEOPLE_KINDS = [
  'held',
  'captured',
  'released',
  'killed',
  'wounded',
  'missing',
  'bodies-returned',
] as const satisfies readonly ClaimKind[]
/** All kinds of claim that count people. */
export const PEOPLE_KINDS = [...READ_PEOPLE_KINDS, ...CODED_KINDS] as const

/** How a statement is put forward by whoever makes it. */
export const STANCES = ['asserted', 'denied', 'believed', 'speculated', 'planned'] as const
export type Stance = (typeof STANCES)[number]

/** What a party can be bound to do. */
export const DUTIES = [
  'release',
  'exchange-all',
  'return-bodies',
  'hold-positions',
  'cease-fire',
  'withdraw',
  'give-access',
  'hand-over-maps',
  'provide-lists',
  'other',
] as const
export type Duty = (typeof DUTIES)[number]

/**
 * What kind of duty a clause lays down: to bring something about, to keep something up, to leave something be, to tell,
 * to let somebody do something.
 */
export const CLAUSE_KINDS = ['achieve', 'maintain', 'refrain', 'report', 'permit'] as const
export type ClauseKind = (typeof CLAUSE_KINDS)[number]

/**
 * How a speaker stands to the matter, from the strongest to the weakest ground.
 * The bounds of a standing include those of the standings before it.
 */
export const STANDINGS = ['admitted', 'reported', 'third-party', 'alleged', 'believed'] as const
export type Standing = (typeof STANDINGS)[number]
