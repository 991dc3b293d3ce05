import type { Modifier, VagueWord } from '../../claims/numerals.ts'

/** What the grammar of counts needs to know of a language. Lower case; the words of a phrase parted by one space. */
export interface CountWords {
  readonly lang: string
  /** Numbers below a hundred, compounds with a hyphen among them. */
  readonly small: ReadonlyMap<string, number>
  /** 'hundred', 'thousand', 'million', 'dozen': what a number before them is multiplied by. */
  readonly units: ReadonlyMap<string, number>
  /** 'dozens', 'scores', 'thousands'. */
  readonly pluralUnits: ReadonlyMap<string, number>
  /** Plurals that are also verbs: believed only before one of `pluralProof`. */
  readonly doubtfulPlurals: ReadonlySet<string>
  readonly pluralProof: ReadonlySet<string>
  readonly vague: ReadonlyMap<string, VagueWord>
  /** 'half a dozen'. */
  readonly fixed: ReadonlyMap<string, number>
  readonly modifiers: ReadonlyMap<string, Modifier>
  readonly modifiersAfter: ReadonlyMap<string, Modifier>
  /** Verbs whose particle looks like a modifier: 'handed over 20'. */
  readonly particles: ReadonlyMap<string, ReadonlySet<string>>
  readonly article: ReadonlySet<string>
  /** Before a bare unit: 'its thousand'. */
  readonly owners: ReadonlySet<string>
  readonly and: ReadonlySet<string>
  readonly of: ReadonlySet<string>
  readonly between: ReadonlySet<string>
  readonly rangeJoiners: ReadonlySet<string>
  /** 'thousands, if not tens of thousands': the greater number is only a guess. */
  readonly raisers: ReadonlySet<string>
  readonly both: ReadonlySet<string>
  readonly all: ReadonlySet<string>
  readonly nearlyAll: ReadonlySet<string>
  /** Words around 'all' that make it no count: 'at all', 'all over'. */
  readonly notAllAfter: ReadonlySet<string>
  readonly notAllBefore: ReadonlySet<string>
  readonly definite: ReadonlySet<string>
  readonly betweenDefinite: ReadonlySet<string>
  readonly more: ReadonlySet<string>
  readonly another: ReadonlySet<string>
  readonly each: ReadonlySet<string>
  /** Words before 'one' that make it a pronoun. */
  readonly notOneAfter: ReadonlySet<string>
  readonly notOneBefore: ReadonlySet<string>
  readonly one: string
  /** Units, money and times: a number before them counts no people. */
  readonly measures: ReadonlySet<string>
  /** Words before a number that make it a label: 'Article 118'. */
  readonly labels: ReadonlySet<string>
  readonly ages: ReadonlySet<string>
  readonly ordinalEndings: ReadonlySet<string>
  readonly prepositions: ReadonlySet<string>
}
