import { STANDINGS } from '@muster/core'
import { z } from 'zod'

export const ids = z.array(z.string()).readonly()
export const bounds = { min: z.int(), max: z.int().nullable() }
export const standing = z.enum(STANDINGS)
const setRelationSchema = z.discriminatedUnion('kind', [
  z.object({ id: z.string(), kind: z.literal('part-of'), part: z.string(), whole: z.string() }),
  z.object({ id: z.string(), kind: z.literal('disjoint'), sets: ids }),
  z.object({ id: z.string(), kind: z.literal('same'), a: z.string(), b: z.string() }),
  z.object({ id: z.string(), kind: z.literal('exhausts'), whole: z.string(), parts: ids }),
  z.object({ id: z.string(), kind: z.literal('balance'), plus: ids, minus: ids, equal: z.boolean() }),
])

/** Facts, each taken so many times over, that give a bound under the relations named. */
const linearSchema = z.object({
  bound: z.enum(['at-least', 'at-most', 'impossible']),
  set: z.string().nullable(),
  value: z.int(),
  denominator: z.int(),
  facts: z.array(z.object({ fact: z.string(), side: z.enum(['min', 'max']), times: z.int() })).readonly(),
  balances: z.array(z.object({ relation: z.string(), times: z.int() })).readonly(),
  relations: ids,
  /** Of a long proof: how many of its members nobody tried to leave out; without some of them it may hold too. */
  untried: z.int().optional(),
})

type CertificateView = z.infer<typeof linearSchema> & {
  readonly cases?:
    | {
        readonly set: string
        readonly most: number
        readonly below: ContraryView
        readonly above: ContraryView
      }
    | undefined
  readonly otherwise?: ContraryView | undefined
}
interface ContraryView {
  readonly fact: string
  readonly proof: CertificateView
}

/** A proof that may rest on the contrary being impossible, by cases of whole people where it takes them. */
const certificateSchema: z.ZodType<CertificateView> = linearSchema.extend({
  /** A set has at most so many or more, and neither can be: each as a fact of that name, by its own proof. */
  get cases() {
    return z.object({ set: z.string(), most: z.int(), below: contrarySchema, above: contrarySchema }).optional()
  },
  /** That the set has fewer (more) people than the value, as a fact of that name, is impossible by its own proof. */
  get otherwise() {
    return contrarySchema.optional()
  },
})
const contrarySchema: z.ZodType<ContraryView> = z.object({
  fact: z.string(),
  get proof() {
    return certificateSchema
  },
})

/** A bound's proof as a stranger can replay it: only what it rests on, and the proofs themselves. */
export const proofSchema = z.object({
  system: z.object({
    facts: z
      .array(z.object({ id: z.string(), set: z.string(), min: z.int().nullable(), max: z.int().nullable() }))
      .readonly(),
    relations: z.array(setRelationSchema).readonly(),
  }),
  lower: certificateSchema.nullable(),
  upper: certificateSchema.nullable(),
  /** Rows that show the figures of named people, each looked up on its roll. */
  named: z
    .array(
      z.object({
        fact: z.string(),
        shows: z.enum(['distinct', 'still', 'left']),
        also: z.string().nullable(),
        rows: z
          .array(z.object({ roll: z.string(), runs: z.array(z.tuple([z.int(), z.int()]).readonly()).readonly() }))
          .readonly(),
      }),
    )
    .readonly()
    .optional(),
  /** The search was cut short: the bounds hold, and tighter ones may hold too. */
  cut: z.literal(true).optional(),
})

/** Figures that cannot all hold, at the level of origins, and the ways out with the bounds under each. */
export const contradictionSchema = z.object({
  claims: ids,
  grounds: ids,
  waysOut: z.array(z.object({ setAside: ids, ...bounds })).readonly(),
  /** Whether other ways out were not looked for any more. */
  more: z.boolean(),
  /** All these grounds, each as a person knows it again. */
  named: z.array(z.object({ id: z.string(), says: z.string() })).readonly(),
})
