import { SHEET_FORMS } from '@muster/core'
import { z } from 'zod'
import { mentionSchema } from './people-schema.ts'

const mentions = z.array(mentionSchema).readonly()

const sheetFieldSchema = z.object({
  id: z.string(),
  form: z.enum(SHEET_FORMS),
  article: z.string(),
  asks: z.string(),
})

const eventKind = z.enum(['taken', 'held', 'transferred', 'left', 'released', 'escaped', 'died'])

/** One thing that a source tells of a person's custody. */
const custodyEventSchema = z.object({
  what: eventKind,
  by: z.string().nullable(),
  place: z.string().nullable(),
  to: z.string().nullable(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  words: z.string(),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cell'), at: mentionSchema, column: z.string().nullable() }),
    z.object({ kind: z.literal('roll'), at: mentionSchema }),
    z.object({ kind: z.literal('claim'), claim: z.string(), because: z.enum(['group', 'name']) }),
  ]),
})
const events = z.array(custodyEventSchema).readonly()

/** In whose hands a person was, from when until when; ends that nobody tells are empty. */
const personCustodySchema = z.object({
  episodes: z
    .array(
      z.object({
        holder: z.string().nullable(),
        from: events,
        heldOn: events,
        until: events,
        ends: eventKind.nullable(),
        differ: z.boolean(),
        says: z.string(),
      }),
    )
    .readonly(),
  undated: events,
  perhaps: events,
})

/** One person's sheet: each field with the sources behind it, and what none answers. */
export const personSheetSchema = z.object({
  names: z.array(z.string()).readonly(),
  rows: mentions,
  fields: z
    .array(
      z.object({
        field: sheetFieldSchema,
        answers: z
          .array(
            z.object({
              words: z.string(),
              at: mentionSchema,
              column: z.string().nullable(),
              perhaps: z.boolean(),
            }),
          )
          .readonly(),
        differ: z.boolean(),
        state: z.enum(['answered', 'perhaps', 'gap', 'not-asked']),
      }),
    )
    .readonly(),
  gaps: z.int(),
  custody: personCustodySchema,
  /** The pages on which the claims of the custody stand, by the claims' ids. */
  pages: z.record(z.string(), z.string()),
})

/** What no source answers of the people on a roll, and the sentences of a letter that asks for it. */
export const rollGapsSchema = z.object({
  roll: z.string(),
  people: z.int(),
  gaps: z.array(z.object({ field: sheetFieldSchema, people: z.array(mentions).readonly(), of: z.int() })).readonly(),
  letter: z.array(z.string()).readonly(),
})

export type PersonSheetView = z.infer<typeof personSheetSchema>
export type RollGapsView = z.infer<typeof rollGapsSchema>
