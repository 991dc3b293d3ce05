import { z } from 'zod'
import { ids } from './bounds-schema.ts'

/** A table of overlapping lists, and what the person who asks knows of them; null: not known, which is a reason to refuse. */
export const estimateRequestSchema = z.object({
  name: z.string().min(1),
  base64: z.string(),
  /** Columns that are lists, and the one that counts people; left out, all columns of 1 and 0, and 'count'. */
  lists: z.array(z.string()).readonly().nullish(),
  count: z.string().nullish(),
  closed: z.boolean().nullable(),
  missedMatches: z.number().min(0).lt(1).nullable(),
  /** Lists made from others, as [made, from]; empty when all reported by themselves. */
  madeFrom: z
    .array(z.tuple([z.string(), z.string()]).readonly())
    .readonly()
    .nullable(),
  seed: z.int().min(0).max(1_000_000).default(1),
})

const interval = z.object({ low: z.number(), high: z.number() })

export const modelEstimateSchema = interval.extend({
  id: z.enum(['independence', 'stepwise', 'lowest-bic', 'graphs', 'latent-classes']),
  name: z.string(),
  total: z.number(),
  interval: z.string(),
  /** What must be true for the figure to be, in plain words. */
  assumes: z.string(),
  fit: z.object({ deviance: z.number(), freedom: z.number(), p: z.number() }).nullable(),
  /** Counts in the comparison that decides whether anything is shown. */
  compared: z.boolean(),
  resampled: interval.extend({ resamples: z.int(), seed: z.int() }).nullable(),
  note: z.string().nullable(),
})

/** How many there may be beyond those on any list, apart from every bound (ES1). */
export const estimateSchema = z.object({
  lists: ids,
  seen: z.int(),
  shown: z.boolean(),
  refused: ids,
  chao: z.object({ plain: z.number().nullable(), corrected: z.number() }).nullable(),
  models: z.array(modelEstimateSchema).readonly(),
  disagreement: z.number().nullable(),
  seed: z.int(),
  rules: ids,
  says: z.string(),
})

export type EstimateRequest = z.input<typeof estimateRequestSchema>
export type EstimateView = z.infer<typeof estimateSchema>
