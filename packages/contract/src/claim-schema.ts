import { CLAIM_KINDS, DUTIES, PEOPLE_KINDS, STANCES } from '@muster/core'
import { z } from 'zod'

export const countSchema = z
  .object({ min: z.int().min(0).nullable(), max: z.int().min(0).nullable(), text: z.string() })
  .refine((count) => count.min === null || count.max === null || count.min <= count.max, 'min is more than max')

const words = z.string().min(1).nullable()

const statement = {
  id: z.string(),
  count: countSchema.nullable(),
  what: words,
  actor: words,
  peopleOf: words,
  recipient: words,
  place: words,
  date: words,
  uttered: words,
  speaker: z.string().min(1),
  via: z.array(z.string()).readonly(),
  stance: z.enum(STANCES),
  admission: z.boolean(),
  quote: z.string().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  partOf: z.string().nullable(),
  disjointFrom: z.string().nullable(),
  sameAs: z.string().nullable(),
  reader: z.object({ name: z.string(), version: z.string() }),
  rule: z.string(),
}

const duty = z.enum(DUTIES)

/** The claim format, as `muster read --json` prints it and the API serves it. */
export const claimSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(PEOPLE_KINDS), ...statement }),
  z.object({ kind: z.literal('refused'), ...statement, duty }),
  z.object({ kind: z.literal('attacked'), ...statement, breaches: z.array(duty).readonly() }),
  z.object({
    kind: z.literal('undertaking'),
    ...statement,
    agreement: words,
    agreementDate: words,
    duty,
    deadline: words,
  }),
  z.object({ kind: z.literal('accused'), ...statement, charge: z.string().min(1) }),
  z.object({ kind: z.literal('office'), ...statement, person: words, role: z.string().min(1), replaced: words }),
])

/** A claim coded by hand elsewhere: only its kind and its quote are required; relations may name the other's count text. */
export const codedClaimSchema = z.object({
  kind: z.enum(CLAIM_KINDS),
  quote: z.string().min(1),
  id: z.string().optional(),
  count: z
    .object({ min: z.int().min(0).nullable(), max: z.int().min(0).nullable(), text: z.string().default('') })
    .nullish(),
  what: z.string().nullish(),
  actor: z.string().nullish(),
  peopleOf: z.string().nullish(),
  recipient: z.string().nullish(),
  place: z.string().nullish(),
  places: z.array(z.string()).optional(),
  date: z.string().nullish(),
  uttered: z.string().nullish(),
  speaker: z.string().nullish(),
  via: z.array(z.string()).optional(),
  stance: z.enum(STANCES).nullish(),
  admission: z.boolean().optional(),
  partOf: z.string().nullish(),
  disjointFrom: z.string().nullish(),
  sameAs: z.string().nullish(),
  duty: duty.nullish(),
  breaches: z.array(duty).optional(),
  agreement: z.string().nullish(),
  agreementDate: z.string().nullish(),
  deadline: z.string().nullish(),
  charge: z.string().nullish(),
  person: z.string().nullish(),
  role: z.string().nullish(),
  replaced: z.string().nullish(),
})

export const codedFileSchema = z.union([
  z.array(codedClaimSchema),
  z.looseObject({ claims: z.array(codedClaimSchema) }),
])

export type CodedClaimInput = z.infer<typeof codedClaimSchema>
