import type { Count } from '../../claims/count.ts'
import type { ClaimKind, Duty, Stance } from '../../claims/kinds.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { Story, Told } from '../grammar/story.ts'
import type { Inference } from '../reader.ts'

/** A claim on its way: what a rule found, before speech, dates and relations are settled. Word positions count in its sentence. */
export interface Draft {
  readonly kind: ClaimKind
  readonly rule: string
  /** The word that made the rule look. */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly count: Count | null
  readonly what: string | null
  readonly actor: string | null
  readonly peopleOf: string | null
  readonly recipient: string | null
  /** A stance that the words themselves give; speech may still change it. */
  readonly stance: Stance | null
  readonly duty?: Duty
  readonly charge?: string
  readonly agreement?: string | null
  readonly person?: string | null
  readonly role?: string
  readonly replaced?: string | null
  readonly breaches?: readonly Duty[]
  /** Where the words for the people end. */
  readonly patientTo?: number
  /** Told in an aside: 'eight leaders, who were arrested in May'. */
  readonly aside?: boolean
  /** The sentence names a doer, even if no party can be told from it. */
  readonly doer?: boolean
  /** Those of an enemy whom the page may not name: 'the occupiers lost 900 soldiers'. */
  readonly faced?: boolean
  /** Done by people who are no party: 'local farmers had detained them'. */
  readonly bystander?: boolean
  /** 'dozens more', 'another 80': people besides those counted before. */
  readonly additive?: boolean
  /** What the people are, where `what` is their bodies. */
  readonly sort?: string
  /** 'the 62', 'they': people counted before. */
  readonly takesUp?: boolean
  /** Whose people are given in return for these: 'in exchange for the Iranians'. */
  readonly inReturn?: string | null
  /** The figure holds for each side. */
  readonly each?: boolean
  /** Whose people suffered what a party is accused of. */
  readonly victims?: string | null
  /** Who says it, where the words for it name him and no verb of saying does. */
  readonly speaker?: string
  /** Whose figure it gives anew, where nobody else is said to. */
  readonly follows?: Told
  /** The noun that the people are called by here. */
  readonly head?: string
  /** A part of the group drafted before it in the same phrase. */
  readonly part?: boolean
  /** Counted beside the group drafted before it in the same phrase, and not among it. */
  readonly beside?: boolean
  /** The day and place of its sentence are those of something else: 'the families of 200 missing men met on Monday'. */
  readonly unset?: boolean
  /** How parties that the rule left open were filled in. */
  readonly filled?: Filled
}

export type Filled = Readonly<Partial<Record<'actor' | 'peopleOf' | 'recipient', Inference>>>

export interface Scene {
  readonly sentence: Sentence
  readonly story: Story
  /** What the sentence has given so far. */
  readonly drafts: readonly Draft[]
  readonly propose: (draft: Draft) => void
  readonly drop: (rule: string, from: number, to: number, why: string) => void
}

export const BLANK = { count: null, what: null, actor: null, peopleOf: null, recipient: null, stance: null } as const
