import { BLOCK_ROLES } from '@muster/core'
import { z } from 'zod'
import { claimSchema } from './claim-schema.ts'
import { droppedSchema, fieldBasisSchema, publisherSchema } from './source-schema.ts'

const words = z.string().nullable()

/** What `muster read --json` prints for one page. Offsets count UTF-16 code units in `source.text`. */
export const readingSchema = z.object({
  $schema: z.literal('urn:muster:read:1'),
  source: z.object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    url: words,
    title: words,
    byline: words,
    published: words,
    publishedNoEarlierThan: words,
    lang: words,
    chromeLang: words,
    publishers: z.array(publisherSchema),
    notes: z.array(z.string()),
    text: z.string(),
    article: z.string(),
    blocks: z.array(z.object({ start: z.int(), end: z.int(), role: z.enum(BLOCK_ROLES), lang: words })),
  }),
  claims: z.array(claimSchema),
  /** With --model: what the model was asked and what came of it. */
  model: z
    .object({
      name: z.string(),
      asked: z.int(),
      kept: z.int(),
      proposed: z.int(),
      agreed: z.int(),
      refused: z.array(z.object({ why: z.string(), sentence: z.int().nullable() })),
      failed: words,
    })
    .optional(),
  /** With --explain: what each claim's fields rest on, by the claim's id. */
  bases: z.record(z.string(), z.array(fieldBasisSchema.extend({ words: z.string().nullable() }))).optional(),
  dropped: z.array(droppedSchema.extend({ words: z.string() })).optional(),
  /** With --explain: the rules cited, in words. */
  rules: z.record(z.string(), z.string()).optional(),
})
