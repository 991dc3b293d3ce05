import { PAIR_ANSWERS, ROLL_COUNT_WORDS, ROLL_FIELDS, ROLL_STATES, STRENGTHS } from '@muster/core'
import { z } from 'zod'
import { proofSchema } from './bounds-schema.ts'

const ids = z.array(z.int()).readonly()
const fieldKind = z.enum(['name', 'born', 'sex', 'number', 'text'])
const rollField = z.enum(ROLL_FIELDS)
const pairAnswer = z.enum(PAIR_ANSWERS)
const outcome = z.enum(['same', 'look', 'absent'])

/** A row of a roll by its place: names are in no address. */
export const mentionSchema = z.object({ roll: z.string(), row: z.int() })

export const rollDescriptionSchema = z.object({
  publisher: z.string(),
  published: z.string().nullable(),
  peopleOf: z.string(),
  says: z.enum(ROLL_STATES),
  by: z.string().nullable(),
  asOf: z.string().nullable(),
  columns: z.array(z.object({ column: z.int(), holds: rollField })).readonly(),
})

/** A roll of the case; its rows are asked for apart. */
export const rollSchema = z.object({
  id: z.string(),
  sha256: z.string(),
  byteLength: z.int(),
  sheet: z.string().nullable(),
  from: z.object({ how: z.enum(['file', 'url', 'standard-input', 'pasted']), name: z.string().nullable() }),
  capturedAt: z.string(),
  rows: z.int(),
  headers: z.array(z.string()).readonly(),
  notes: z.array(z.string()).readonly(),
  description: rollDescriptionSchema,
  entry: z.int(),
  describedBy: z.int(),
})

const rollFile = { base64: z.string(), name: z.string().min(1), sheet: z.string().nullish() }
export const rollPreviewRequestSchema = z.object(rollFile)
export const rollRequestSchema = z.object({ ...rollFile, description: rollDescriptionSchema })
export const describeRequestSchema = z.object({ description: rollDescriptionSchema, why: z.string().nullish() })

/** What a file would be as a roll, its columns guessed, for a person to confirm. */
export const rollPreviewSchema = z.object({
  sheet: z.string().nullable(),
  sha256: z.string(),
  rows: z.int(),
  columns: z
    .array(
      z.object({ column: z.int(), header: z.string(), holds: rollField, examples: z.array(z.string()).readonly() }),
    )
    .readonly(),
  notes: z.array(z.string()).readonly(),
})

export const matchQuerySchema = z.object({
  left: z.string().min(1),
  right: z.string().min(1),
  precision: z.coerce.number().default(0.99),
  most: z.coerce.number().int().min(1).max(100_000).optional(),
})

const standingState = z.enum(['open', 'settled', 'second', 'signature', 'disputed'])

const pileSchema = z.object({
  rows: z.int(),
  judged: z.int(),
  lines: z
    .array(
      z.object({
        one: mentionSchema,
        other: mentionSchema.nullable(),
        name: z.string(),
        otherName: z.string().nullable(),
        chance: z.number().nullable(),
        by: z.enum(['person', 'comparison']),
        state: standingState,
        answer: pairAnswer.nullable(),
      }),
    )
    .readonly(),
})

/** Two rolls in three piles: the same, to be looked at, on one list only. */
export const peopleMatchSchema = z.object({
  left: z.string(),
  right: z.string(),
  within: z.boolean(),
  precision: z.number(),
  comparedBy: z.array(z.string()).readonly(),
  piles: z.object({ same: pileSchema, look: pileSchema, onlyLeft: pileSchema, onlyRight: pileSchema }),
  toLook: z.int(),
  looked: z.int(),
  shares: z.array(z.object({ precision: z.number(), look: z.int() })).readonly(),
  conflicts: z.int(),
})

export const pairQuerySchema = matchQuerySchema.extend({
  leftRow: z.coerce.number().int(),
  rightRow: z.coerce.number().int(),
})

const opinionSchema = z.object({
  entry: z.int(),
  signature: z.boolean(),
  answer: pairAnswer,
  by: z.string(),
  at: z.string(),
  why: z.string().nullable(),
  chance: z.number().nullable(),
  unread: z.boolean(),
})

export const pairViewSchema = z.object({
  one: mentionSchema,
  other: mentionSchema,
  standing: z.object({ state: standingState, answer: pairAnswer.optional(), entries: ids.optional() }),
  opinions: z.array(opinionSchema).readonly(),
})

export const printedRowSchema = z.object({
  roll: z.string(),
  row: z.int(),
  file: z.string().nullable(),
  sha256: z.string(),
  sheet: z.string().nullable(),
  line: z.int(),
  page: z.int().nullable(),
  cells: z.array(z.object({ header: z.string(), holds: rollField, words: z.string() })).readonly(),
})

const alignedWords = z
  .array(
    z.object({
      text: z.string(),
      compared: z.boolean(),
      answeredBy: z.int().nullable(),
      weight: z.number().nullable(),
      how: z.enum(['same-letters', 'same-name', 'initial']).nullable(),
    }),
  )
  .readonly()

const doubtSchema = z.discriminatedUnion('doubt', [
  z.object({ doubt: z.literal('chance'), precision: z.number() }),
  z.object({ doubt: z.literal('part-apart'), parts: z.int() }),
  z.object({ doubt: z.literal('born-apart') }),
  z.object({ doubt: z.literal('names-alone') }),
  z.object({ doubt: z.literal('father-and-son') }),
  z.object({ doubt: z.literal('claimed'), row: z.int() }),
  z.object({ doubt: z.literal('others'), chance: z.number() }),
])

/** A pair taken apart. Weights are natural logarithms of likelihood ratios. */
export const pairReasonsSchema = z.object({
  start: z.number(),
  fields: z
    .array(
      z.object({
        label: z.string(),
        kind: fieldKind,
        level: z.int().nullable(),
        highest: z.int(),
        weight: z.number(),
        strength: z.enum(STRENGTHS),
        chance: z.number(),
      }),
    )
    .readonly(),
  weight: z.number(),
  chance: z.number(),
  outcome,
  doubts: z.array(doubtSchema).readonly(),
  whatIfs: z
    .array(
      z.object({
        label: z.string(),
        kind: fieldKind,
        were: z.enum(['agreed', 'differed', 'not-given']),
        chance: z.number(),
        outcome,
      }),
    )
    .readonly(),
})

export const pairDetailSchema = z.object({
  left: printedRowSchema,
  right: printedRowSchema,
  fields: z
    .array(
      z.object({
        label: z.string(),
        left: z.string(),
        right: z.string(),
        compared: z.boolean(),
        readAs: z.array(z.object({ printed: z.string(), as: z.string(), why: z.string() })).readonly(),
      }),
    )
    .readonly(),
  reasons: pairReasonsSchema.nullable(),
  names: z.object({ left: alignedWords, right: alignedWords, weight: z.number(), partsApart: z.int() }),
  judged: pairViewSchema,
  implied: z
    .object({ answer: z.enum(['same', 'different']), because: z.enum(['chain', 'one-to-one']), entries: ids })
    .nullable(),
})

const mentions = z.array(mentionSchema).readonly()
const persons = z.array(mentions).readonly()

/** A claim that counts people, with the sentence it stands in. */
const countSchema = z.object({
  claim: z.string(),
  source: z.string(),
  min: z.int(),
  max: z.int().nullable(),
  quote: z.string(),
  page: z.string().nullable(),
})

/** Rolls against the counts: how many are claimed, named, distinct, and on other lists too; and the floors that follow. */
export const reconciliationSchema = z.object({
  trueAt: z.string(),
  knownBy: z.string(),
  rolls: z
    .array(
      z.object({
        roll: z.string(),
        named: z.int(),
        distinct: z.object({ min: z.int(), max: z.int() }),
        twice: persons,
        alsoOn: z.array(z.object({ roll: z.string(), says: z.enum(ROLL_STATES), persons })).readonly(),
        counts: z.array(countSchema.extend({ ruled: z.enum(ROLL_COUNT_WORDS).nullable() })).readonly(),
        open: z.int(),
        says: z.string(),
      }),
    )
    .readonly(),
  custody: z
    .array(
      z.object({
        id: z.string(),
        holder: z.string(),
        peopleOf: z.string(),
        floors: z.object({
          admitted: z.int(),
          reported: z.int(),
          'third-party': z.int(),
          alleged: z.int(),
          believed: z.int(),
        }),
        asJudged: z.int(),
        leftOut: z.int(),
        rolls: z.array(z.string()).readonly(),
        releases: z.array(countSchema).readonly(),
        proof: proofSchema.nullable(),
        says: z.string(),
      }),
    )
    .readonly(),
  ruledOutBelow: z.number(),
})

const pair = { one: mentionSchema, other: mentionSchema, by: z.string().nullish(), why: z.string().nullish() }
export const pairRulingSchema = z.object({ ...pair, answer: pairAnswer, chance: z.number().min(0).max(1).nullish() })
export const pairSignSchema = z.object(pair)
export const pairUndoSchema = z.object(pair)
/** How a roll and a count lie to one another, as a person says. */
export const rollCountSchema = z.object({
  roll: z.string(),
  claim: z.string(),
  word: z.enum(ROLL_COUNT_WORDS),
  why: z.string().nullish(),
  by: z.string().nullish(),
})
export const acceptSameSchema = matchQuerySchema.extend({ by: z.string().nullish() })
export const peopleRuleSchema = z.object({
  reviewers: z.union([z.literal(1), z.literal(2)]),
  delegates: z.array(z.string()).readonly(),
})

/** Rolls whose overlaps an estimate is made from, and what is known of them; what is not known is a reason to refuse. */
export const rollsEstimateRequestSchema = z.object({
  rolls: z.array(z.string()).min(1).readonly(),
  closed: z.boolean().nullish(),
  missedMatches: z.number().min(0).max(0.999).nullish(),
  /** Pairs of a roll and the one that it was made from; empty when each reported by itself. */
  madeFrom: z
    .array(z.tuple([z.string(), z.string()]))
    .readonly()
    .nullish(),
  seed: z.int().min(0).max(1_000_000).default(1),
})

const range = { low: z.number(), high: z.number() }
const estimateSchema = z.object({
  lists: z.array(z.string()).readonly(),
  seen: z.int(),
  shown: z.boolean(),
  refused: z.array(z.string()).readonly(),
  chao: z.object({ corrected: z.number() }).nullable(),
  models: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        total: z.number(),
        ...range,
        interval: z.string(),
        assumes: z.string(),
        compared: z.boolean(),
        note: z.string().nullable(),
      }),
    )
    .readonly(),
  disagreement: z.number().nullable(),
  seed: z.int(),
  rules: z.array(z.string()).readonly(),
  says: z.string(),
})

/** An estimate from rolls as judged, and with every open pair taken for one person; apart from every bound. */
export const rollsEstimateSchema = z.object({
  rolls: z.array(z.object({ id: z.string(), label: z.string(), rows: z.int() })).readonly(),
  judged: estimateSchema,
  loose: estimateSchema.nullable(),
  open: z.int(),
})

export type RollsEstimateRequest = z.input<typeof rollsEstimateRequestSchema>
export type RollsEstimateView = z.infer<typeof rollsEstimateSchema>
export type RollCountRequest = z.infer<typeof rollCountSchema>
export type RollView = z.infer<typeof rollSchema>
export type RollPreviewView = z.infer<typeof rollPreviewSchema>
export type RollRequest = z.infer<typeof rollRequestSchema>
export type RollPreviewRequest = z.infer<typeof rollPreviewRequestSchema>
export type DescribeRequest = z.infer<typeof describeRequestSchema>
export type PeopleMatchView = z.infer<typeof peopleMatchSchema>
export type PairDetailView = z.infer<typeof pairDetailSchema>
export type PairJudgedView = z.infer<typeof pairViewSchema>
export type PairRulingRequest = z.infer<typeof pairRulingSchema>
export type PairSignRequest = z.infer<typeof pairSignSchema>
export type ReconciliationView = z.infer<typeof reconciliationSchema>
export type PrintedRowView = z.infer<typeof printedRowSchema>
export type PeopleRuleRequest = z.infer<typeof peopleRuleSchema>

/** Which two rolls, and the share of 'same' that must be right. */
export interface MatchAsked {
  readonly left: string
  readonly right: string
  readonly precision: number
  /** How many lines of each pile to give at most. */
  readonly most?: number
}
