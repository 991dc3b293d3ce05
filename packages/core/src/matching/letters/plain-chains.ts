import { GrownNumbers } from '../grown-numbers.ts'
import { type LetterModel, spell, spelledEvidence } from './letter-model.ts'

/** Tokens as a model spells them, and how much two of them speak for one name. */
export interface Chains {
  /** Spells a token as one of the left side or of the right one, and gives its place; TOO_LONG: it has too many letters. */
  readonly spell: (letters: string, isLeft: boolean) => number
  /** The evidence of two tokens, by the place of the one spelled on the left and of the other. */
  readonly evidence: (left: number, right: number) => number
}

export const TOO_LONG = -1

export function plainChains(model: LetterModel): Chains {
  const spelled = new GrownNumbers()
  return {
    spell: (letters, isLeft) => spell(letters, isLeft ? model.left : model.right, spelled),
    evidence: (left, right) => spelledEvidence(spelled.lying, left, right, model),
  }
}
