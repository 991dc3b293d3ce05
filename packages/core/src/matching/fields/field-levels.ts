import { compareNames, type NameComparison, type TokenMemory, type TokenShares } from '../names/compare-names.ts'
import type { NameToken } from '../names/name-tokens.ts'
import { type Born, compareBorn } from './compare-born.ts'
import { jaroWinkler } from './jaro-winkler.ts'

/** What a column tells of a person. */
export type FieldKind = 'name' | 'born' | 'sex' | 'number' | 'text'

/** A cell made ready for comparison; null: empty. */
export type Prepared =
  | { readonly kind: 'name'; readonly tokens: readonly NameToken[] }
  | { readonly kind: 'born'; readonly born: Born }
  | { readonly kind: 'sex' | 'number' | 'text'; readonly text: string }

/** How many levels of agreement each kind of field has, 0 being disagreement. */
export const LEVELS: Readonly<Record<FieldKind, number>> = { name: 7, born: 5, sex: 2, number: 3, text: 4 }

const NAME_STEPS = [-3, 1.5, 4.5, 8, 12, 17]

/** The level of a names' comparison: by the evidence its parts add up to. */
export const nameLevel = ({ weight }: NameComparison): number => NAME_STEPS.filter((step) => weight >= step).length

export interface Comparing {
  readonly shares: TokenShares
  readonly memory: TokenMemory
}

/** The level at which two cells agree; -1: one of them is empty. */
export function levelOf(one: Prepared | null, other: Prepared | null, comparing: Comparing): number {
  if (one === null || other === null) return -1
  if (one.kind === 'name' && other.kind === 'name')
    return nameLevel(compareNames(one.tokens, other.tokens, comparing.shares, comparing.memory))
  if (one.kind === 'born' && other.kind === 'born') return compareBorn(one.born, other.born)
  if (!('text' in one) || !('text' in other)) return -1
  if (one.text === other.text) return LEVELS[one.kind] - 1
  if (one.kind === 'sex') return 0
  const likeness = jaroWinkler(one.text, other.text)
  if (one.kind === 'number') return likeness >= 0.85 ? 1 : 0
  return likeness >= 0.92 ? 2 : likeness >= 0.8 ? 1 : 0
}
