import { DUTIES, NUMERAL_PROFILES, REGION_CONVENTIONS } from '@muster/core'
import { z } from 'zod'
import { bounds, contradictionSchema, ids, proofSchema, standing } from './bounds-schema.ts'
import { obligationSchema, openUndertakingSchema } from './obligation-schema.ts'
import { peopleRuleSchema } from './people-schema.ts'
import { claimViewSchema, sourceSummarySchema } from './source-schema.ts'
import { TOLL_CUTS, tollSchema } from './toll-schema.ts'

const perStanding = <T extends z.ZodType>(value: T) =>
  z.object({ admitted: value, reported: value, 'third-party': value, alleged: value, believed: value })

export const custodySchema = z.object({
  id: z.string(),
  holder: z.string(),
  peopleOf: z.string(),
  bounds: perStanding(z.object(bounds)),
  restsOn: perStanding(ids),
  closedBy: ids.nullable(),
  proof: proofSchema.nullable(),
  rolls: ids,
  contradiction: contradictionSchema.nullable(),
  captured: ids,
  released: ids,
  numerals: z.string(),
  claims: ids,
  origins: z.int(),
  originsAtLeast: z.int(),
  rules: ids,
  says: z.string(),
})

export const discrepancySchema = z.object({
  id: z.string(),
  rule: z.string(),
  agrees: z.boolean(),
  says: z.string(),
  claims: ids,
})

/** What `muster register --json` prints and GET /api/register serves. */
export const registerSchema = z.object({
  trueAt: z.string(),
  knownBy: z.string(),
  standing,
  head: z.object({ seq: z.int(), hash: z.string() }),
  numerals: z.string(),
  custody: z.array(custodySchema).readonly(),
  obligations: z.array(obligationSchema).readonly(),
  openUndertakings: z.array(openUndertakingSchema).readonly(),
  toll: z.array(tollSchema).readonly(),
  discrepancies: z.array(discrepancySchema).readonly(),
  accepted: z.int(),
  waiting: z.int(),
})

/** A day that can be asked for: one of the calendar, from year 1 on. */
const A_DAY = 'is asked as a day of the calendar from year 1 on, as 2021-01-05'
const day = z.iso.date(A_DAY).refine((asked) => asked >= '0001', A_DAY)
/** Whether a day can be asked for. */
export const isAskedDay = (text: string): boolean => day.safeParse(text).success

export const registerQuerySchema = z.object({
  trueAt: day.optional(),
  knownBy: day.optional(),
  standing: standing.optional(),
})

export const tollCutsQuerySchema = registerQuerySchema.extend({ by: z.enum(TOLL_CUTS) })

/** A register of which one part was asked for. */
export const registerPartSchema = registerSchema.partial({
  custody: true,
  obligations: true,
  openUndertakings: true,
  toll: true,
  discrepancies: true,
})

/** One claim behind an answer: its sentence in context, and where it stands. */
export const evidenceSchema = z.object({
  view: claimViewSchema,
  page: sourceSummarySchema,
  context: z.object({ before: z.string(), exact: z.string(), after: z.string() }),
  knownSince: z.string(),
  /** Whether the lower bound, the state or the finding falls without it. */
  carries: z.boolean(),
})

const sideSchema = evidenceSchema.pick({ view: true, page: true, context: true })

/** A question about two claims: are they the same people, or is nobody in both? `sides`: the two sentences. */
export const relationQuestionSchema = z.object({
  relation: z.enum(['same-group', 'same-happening', 'disjoint']),
  claim: z.string(),
  other: z.string(),
  because: z.string(),
  /** From 0 to 100, how much speaks for 'yes'; 50 where as much speaks against. Weights set by hand, no probability. */
  score: z.int().min(0).max(100),
  reasons: z
    .array(
      z.object({
        about: z.enum(['number', 'day', 'place', 'sort', 'words', 'origin']),
        points: z.number(),
        says: z.string(),
      }),
    )
    .readonly(),
  /** By how many people at most a floor moves with the answer. */
  stakes: z.int().nullable(),
  sides: z.array(sideSchema).length(2).readonly(),
})

/** An answer taken apart: what it says, by which rules, and the sentences below it. */
export const whySchema = z.object({
  answer: z.string(),
  says: z.string(),
  rules: z.array(z.object({ number: z.string(), says: z.string() })).readonly(),
  whyNotLower: z.string().nullable(),
  whyNotHigher: z.string().nullable(),
  /** The numeral profile under which its figures were read, with its version. */
  numerals: z.string().nullable(),
  standing,
  /** What the bounds take as given of how groups lie to one another, and whose word it is. */
  given: z.array(z.object({ id: z.string(), says: z.string(), by: z.string() })).readonly(),
  /** What cannot all hold, and the ways out with what the register then says: those that set the fewest aside first. */
  contradiction: z
    .object({
      grounds: ids,
      waysOut: z.array(z.object({ setAside: ids, ...bounds, says: z.string() })).readonly(),
      more: z.boolean(),
    })
    .nullable(),
  proof: proofSchema.nullable(),
  evidence: z.array(evidenceSchema).readonly(),
  trueAt: z.string(),
  knownBy: z.string(),
})
export const whyQuerySchema = registerQuerySchema.extend({ answer: z.string() })

const names = z.array(z.string()).readonly()
export const caseViewSchema = z.object({
  name: z.string(),
  parties: z
    .array(
      z.object({
        name: z.string(),
        side: z.string().nullable(),
        kind: z.enum(['state', 'force', 'group', 'neutral']),
        aliases: names,
        demonyms: names,
        capitals: names,
        leaders: names,
      }),
    )
    .readonly(),
  places: z.array(z.object({ name: z.string(), aliases: names, within: z.string().nullable() })).readonly(),
  agreements: z
    .array(
      z.object({
        name: z.string(),
        aliases: names,
        date: z.string(),
        clauses: z
          .array(
            z.object({ duty: z.enum(DUTIES), bound: names, due: z.string().nullable(), text: z.string().nullable() }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  offices: z
    .array(z.object({ role: z.string(), party: z.string(), holder: z.string(), period: z.string().nullable() }))
    .readonly(),
  numerals: z.enum(NUMERAL_PROFILES),
  regions: z.enum(REGION_CONVENTIONS).optional(),
  people: peopleRuleSchema.optional(),
})

/** The case as the top bar shows it. `days`: the days on which something happened or became known, for the slider. */
export const caseStatusSchema = z.object({
  setting: caseViewSchema,
  sample: z.boolean(),
  sealed: z.enum(['passphrase', 'open', 'memory']),
  head: z.object({ seq: z.int(), hash: z.string() }),
  sources: z.int(),
  waiting: z.int(),
  days: z.array(z.string()).readonly(),
  today: z.string(),
})

/** The key under which a browser seals what is typed and not saved yet: 32 bytes, drawn at each start of the server. */
export const typedKeySchema = z.object({ key: z.string() })

/** What went wrong, in one sentence for the person. */
export const problemSchema = z.object({ error: z.string(), fault: z.string() })

export type CustodyView = z.infer<typeof custodySchema>
export type DiscrepancyView = z.infer<typeof discrepancySchema>
export type RegisterView = z.infer<typeof registerSchema>
export type WhyView = z.infer<typeof whySchema>
export type EvidenceView = z.infer<typeof evidenceSchema>
export type RelationQuestionView = z.infer<typeof relationQuestionSchema>
export type TypedKey = z.infer<typeof typedKeySchema>
export type CaseStatus = z.infer<typeof caseStatusSchema>
export type Problem = z.infer<typeof problemSchema>
