import {
  BLOCK_ROLES,
  CLAIM_FIELDS,
  INFERENCES,
  PRESERVATION_STEPS,
  RELATIONS,
  STANCES,
  STANDINGS,
  VERDICTS,
} from '@muster/core'
import { z } from 'zod'
import { claimSchema } from './claim-schema.ts'

export const publisherSchema = z.object({
  name: z.string(),
  role: z.enum(['shows', 'origin', 'agency', 'author']),
  evidence: z.object({ start: z.int(), end: z.int() }).nullable(),
})

/** What one field of a claim rests on: words of the page, an inference, or words read by an inference. */
export const fieldBasisSchema = z.object({
  field: z.enum(CLAIM_FIELDS),
  start: z.int().nullable(),
  end: z.int().nullable(),
  inferred: z.enum(INFERENCES).nullable(),
})

export const droppedSchema = z.object({ rule: z.string(), start: z.int(), end: z.int(), why: z.string() })

/** What others hold of a page: copies in archives, stamps of its time; and what was tried in vain, which makes it weaker. */
export const preservationSchema = z.object({
  proofs: z.int(),
  archived: z.array(z.object({ asked: z.string(), address: z.string().nullable() })).readonly(),
  failed: z
    .array(z.object({ step: z.enum(PRESERVATION_STEPS), asked: z.string(), failed: z.string().nullable() }))
    .readonly(),
  isWeaker: z.boolean(),
})

/** A page of the case as the inbox lists it. `origin`: the first page of its group of copies. */
export const sourceSummarySchema = z.object({
  sha256: z.string(),
  title: z.string().nullable(),
  byline: z.string().nullable(),
  published: z.string().nullable(),
  publishedNoEarlierThan: z.string().nullable(),
  lang: z.string().nullable(),
  publishers: z.array(publisherSchema).readonly(),
  from: z.object({
    how: z.enum(['file', 'url', 'standard-input', 'pasted']),
    name: z.string().nullable(),
  }),
  canonicalUrl: z.string().nullable(),
  capturedAt: z.string(),
  origin: z.string(),
  copies: z.int(),
  claims: z.int(),
  waiting: z.int(),
  notes: z.array(z.string()).readonly(),
  preservation: preservationSchema,
})

/** A part of the list of pages: those with all these parts of words, perhaps only where claims wait. */
export const sourceListRequestSchema = z.object({
  words: z.string().max(400).default(''),
  onlyWaiting: z.boolean().default(false),
  /** How many come before the first that is given. */
  from: z.int().min(0).default(0),
  most: z.int().min(1).max(500).default(100),
})
export const sourceListSchema = z.object({ total: z.int(), pages: z.array(sourceSummarySchema).readonly() })

export const verdictViewSchema = z.object({
  entry: z.int(),
  verdict: z.enum(VERDICTS),
  amended: claimSchema.nullable(),
  by: z.string(),
  at: z.string(),
  why: z.string().nullable(),
  unread: z.boolean(),
})

/** A proposal and, beside it, what a person decided. Neither replaces the other. */
export const claimViewSchema = z.object({
  proposal: claimSchema,
  source: z.string(),
  verdict: verdictViewSchema.nullable(),
  standing: z.enum(STANDINGS).nullable(),
})

export const sourceViewSchema = z.object({
  summary: sourceSummarySchema,
  text: z.string(),
  blocks: z
    .array(z.object({ start: z.int(), end: z.int(), role: z.enum(BLOCK_ROLES), lang: z.string().nullable() }))
    .readonly(),
  claims: z.array(claimViewSchema).readonly(),
  /** What each claim's fields rest on, by the claim's id; claims coded by a person have no entry. */
  bases: z.record(z.string(), z.array(fieldBasisSchema).readonly()),
  /** What the reader considered and dropped. */
  dropped: z.array(droppedSchema).readonly(),
  /** The rules cited by these, in the words of docs/rules. */
  rules: z.record(z.string(), z.string()),
})

export const captureRequestSchema = z.union([
  z.object({ url: z.url() }),
  z.object({ text: z.string().min(1), name: z.string().nullish() }),
  z.object({ base64: z.string().min(1), name: z.string().nullish(), mediaType: z.string().nullish() }),
])

/** What came of one page: kept (or there already), with how many claims proposed, or why not, in one sentence. */
export const captureResultSchema = z.object({
  sha256: z.string(),
  title: z.string().nullable(),
  already: z.boolean(),
  proposed: z.int(),
  notes: z.array(z.string()).readonly(),
})

export const verdictRequestSchema = z.object({
  verdict: z.enum(VERDICTS),
  amended: claimSchema.nullish(),
  why: z.string().nullish(),
})

export const dateRequestSchema = z.object({ published: z.string().min(1), why: z.string().nullish() })

/** Words that a person marked on a page as a claim of their own. */
export const markRequestSchema = z.object({ claim: claimSchema })

export const relationRequestSchema = z.object({
  relation: z.enum(RELATIONS),
  claim: z.string(),
  other: z.string(),
  answer: z.enum(['yes', 'no', 'unsure']),
  why: z.string().nullish(),
})

export const stanceSchema = z.enum(STANCES)
export type SourceSummary = z.infer<typeof sourceSummarySchema>
export type SourceListRequest = z.input<typeof sourceListRequestSchema>
export type SourceListView = z.infer<typeof sourceListSchema>
export type SourceView = z.infer<typeof sourceViewSchema>
export type ClaimView = z.infer<typeof claimViewSchema>
export type VerdictRequest = z.infer<typeof verdictRequestSchema>
export type CaptureRequest = z.infer<typeof captureRequestSchema>
export type CaptureResult = z.infer<typeof captureResultSchema>
export type RelationRequest = z.infer<typeof relationRequestSchema>

/** A check of the whole case: what was proved, up to which head, and the first thing wrong. */
export const verificationSchema = z.object({
  entries: z.int(),
  pages: z.int(),
  passages: z.int(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  wrong: z.string().nullable(),
  derived: z.string().nullable(),
})

/** What a search found: pages and claims, the newest first, and how many there are in all. */
export const searchResultSchema = z.object({
  total: z.int(),
  hits: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('page'),
          sha256: z.string(),
          title: z.string().nullable(),
          published: z.string().nullable(),
        }),
        z.object({
          kind: z.literal('claim'),
          id: z.string(),
          source: z.string(),
          quote: z.string(),
          verdict: z.string().nullable(),
        }),
      ]),
    )
    .readonly(),
})

/** What is searched for lies in the body: an address is kept in logs and in a browser's history. */
export const searchRequestSchema = z.object({
  words: z.string().max(400),
  most: z.number().int().min(1).max(500).default(50),
})

export type SearchView = z.infer<typeof searchResultSchema>
export type SearchRequest = z.input<typeof searchRequestSchema>
