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
