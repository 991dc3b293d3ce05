import { CLAIM_KINDS, TOLL_PERIODS } from '@muster/core'
import { z } from 'zod'
import { bounds, contradictionSchema, ids, proofSchema } from './bounds-schema.ts'

const count = z.object(bounds)

/** Those of a row who surely fall in one place or period. */
export const tollCutSchema = z.object({ id: z.string(), cell: z.string(), ...bounds, restsOn: ids, claims: ids })
const cuts = z.array(tollCutSchema).readonly()

export const tollSchema = z.object({
  id: z.string(),
  kind: z.enum(CLAIM_KINDS),
  peopleOf: z.string(),
  what: z.string(),
  ...bounds,
  parts: z
    .array(
      z.object({
        ...bounds,
        place: z.string().nullable(),
        date: z.string().nullable(),
        what: z.string().nullable(),
        claims: ids,
        source: z.string().nullable(),
        row: z.string().nullable(),
      }),
    )
    .readonly(),
  places: cuts,
  periods: cuts,
  possibly: z.object(bounds).nullable(),
  partsAgree: z.boolean(),
  closedBy: ids.nullable(),
  proof: proofSchema.nullable(),
  contradiction: contradictionSchema.nullable(),
  restsOn: ids,
  numerals: z.string(),
  claims: ids,
  origins: z.int(),
  rules: ids,
  says: z.string(),
})

/** Figures that count in a row no more. */
const gone = z.array(z.object({ claim: z.string(), replacedBy: ids, row: z.string().nullable() })).readonly()

/** A row of the toll through time: what was added, and which of it had happened earlier. */
export const tollSeriesSchema = z
  .array(
    z.object({
      id: z.string(),
      kind: z.enum(CLAIM_KINDS),
      peopleOf: z.string(),
      what: z.string(),
      numerals: z.string(),
      points: z
        .array(
          z.object({
            day: z.string(),
            asKnown: count.nullable(),
            asKnownNow: count.nullable(),
            gone,
            goneNow: gone,
            news: z.int(),
            backDated: z.int(),
            newsClaims: ids,
            backDatedClaims: ids,
            says: z.string(),
          }),
        )
        .readonly(),
    }),
  )
  .readonly()

/** Who holds whom through time: a point for each day on which bounds or claims change. */
export const custodySeriesSchema = z
  .array(
    z.object({
      id: z.string(),
      holder: z.string(),
      peopleOf: z.string(),
      numerals: z.string(),
      points: z.array(z.object({ day: z.string(), ...bounds, restsOn: ids, news: ids })).readonly(),
    }),
  )
  .readonly()

export const TOLL_CUTS = ['place', ...TOLL_PERIODS] as const
export const tollCutsSchema = z
  .array(z.object({ id: z.string(), says: z.string(), numerals: z.string(), cells: cuts }))
  .readonly()

export type TollView = z.infer<typeof tollSchema>
export type TollSeriesView = z.infer<typeof tollSeriesSchema>
export type CustodySeriesView = z.infer<typeof custodySeriesSchema>
