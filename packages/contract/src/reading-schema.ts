import { BLOCK_ROLES } from '@muster/core'
import { z } from 'zod'
import { claimSchema } from './claim-schema.ts'
import { publisherSchema } from './source-schema.ts'

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
  dropped: z
    .array(z.object({ rule: z.string(), start: z.int(), end: z.int(), why: z.string(), words: z.string() }))
    .optional(),
})
