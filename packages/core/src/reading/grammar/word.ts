import type { Token } from '../tokens.ts'

export type WordClass =
  | 'det'
  | 'pronoun'
  | 'prep'
  | 'conj'
  | 'sub'
  | 'be'
  | 'have'
  | 'do'
  | 'modal'
  | 'neg'
  | 'adv'
  | 'adj'
  | 'number'
  | 'verb'
  | 'participle'
  | 'noun'
  | 'name'
  | 'possessive'
  | 'mark' // prettier-ignore

export type VerbForm = 'base' | 's' | 'past' | 'part' | 'ing'

/** A token with the class it has in its sentence. */
export interface Word extends Token {
  readonly cls: WordClass
  /** The verb it can be a form of; empty when none. */
  readonly lemma: string
  readonly forms: readonly VerbForm[]
}

/** Words as they stand in their text, without the gaps that tokens would put around marks: '“terrorists,”', 'Artsakh’s'. */
export const wordingOf = (words: readonly Token[]): string =>
  words.map((word, at) => ((words[at - 1]?.end ?? word.start) === word.start ? word.text : ` ${word.text}`)).join('')

const AGENCY =
  /^(?:joint|independent|international|regional|governing|monitoring|oversight|supervisory|special|state)$/u

/** 'a joint body', 'an independent body' is an institution, and nobody's remains. */
export const isAgency = (words: readonly Word[]): boolean =>
  words.at(-1)?.lower === 'body' && words.some(({ lower }) => AGENCY.test(lower))
