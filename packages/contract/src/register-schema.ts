import { CLAIM_KINDS, CLAUSE_KINDS, DUTIES, NUMERAL_PROFILES, OBLIGATION_STATES, STANDINGS } from '@muster/core'
import { z } from 'zod'
import { claimViewSchema, sourceSummarySchema } from './source-schema.ts'

const ids = z.array(z.string()).readonly()
const bounds = { min: z.int(), max: z.int().nullable() }
const standing = z.enum(STANDINGS)
const perStanding = <T extends z.ZodType>(value: T) =>
  z.object({ admitted: value, reported: value, 'third-party': value, alleged: value, believed: value })

const setRelationSchema = z.discriminatedUnion('kind', [
  z.object({ id: z.string(), kind: z.literal('part-of'), part: z.string(), whole: z.string() }),
  z.object({ id: z.string(), kind: z.literal('disjoint'), sets: ids }),
  z.object({ id: z.string(), kind: z.literal('same'), a: z.string(), b: z.string() }),
  z.object({ id: z.string(), kind: z.literal('exhausts'), whole: z.string(), parts: ids }),
  z.object({ id: z.string(), kind: z.literal('balance'), plus: ids, minus: ids, equal: z.boolean() }),
])

/** Facts, each taken so many times over, that give a bound under the relations named. */
const certificateSchema = z.object({
  bound: z.enum(['at-least', 'at-most', 'impossible']),
  set: z.string().nullable(),
  value: z.int(),
  denominator: z.int(),
  facts: z.array(z.object({ fact: z.string(), side: z.enum(['min', 'max']), times: z.int() })).readonly(),
  balances: z.array(z.object({ relation: z.string(), times: z.int() })).readonly(),
  relations: ids,
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
})

/** Figures that cannot all hold, at the level of origins, and the ways out with the bounds under each. */
const contradictionSchema = z.object({
  claims: ids,
  grounds: ids,
  waysOut: z.array(z.object({ setAside: ids, ...bounds })).readonly(),
})

export const custodySchema = z.object({
  id: z.string(),
  holder: z.string(),
  peopleOf: z.string(),
  bounds: perStanding(z.object(bounds)),
  restsOn: perStanding(ids),
  closedBy: ids.nullable(),
  proof: proofSchema.nullable(),
  contradiction: contradictionSchema.nullable(),
  captured: ids,
  released: ids,
  numerals: z.string(),
  claims: ids,
  origins: z.int(),
  rules: ids,
  says: z.string(),
})

const state = z.enum(OBLIGATION_STATES)
const flag = z.enum(['refused', 'breached', 'overdue'])
const texts = z.string().nullable()
const count = z.object(bounds)

/** How much of what was owed was done: counts and per cent, both ends rounded outwards. */
const partDoneSchema = z.object({
  done: count,
  owed: count.nullable(),
  percent: count.nullable(),
  exceeds: z.boolean(),
  doneClaims: ids,
  owedClaims: ids,
})

const voices = z
  .array(z.object({ voice: z.enum(['debtor', 'creditor', 'third-party', 'report', 'other']), claims: ids }))
  .readonly()

const clauseSchema = z.object({
  kind: z.enum(CLAUSE_KINDS),
  creditors: ids,
  mutual: z.boolean(),
  due: texts,
  benchmark: texts,
  until: texts,
  trigger: z.object({ says: z.string(), day: texts }).nullable(),
  condition: z.object({ says: z.string(), day: texts }).nullable(),
  powers: z.array(z.object({ to: z.enum(['suspend', 'terminate']), says: z.string() })).readonly(),
  unratable: texts,
  text: texts,
})

export const obligationSchema = z.object({
  id: z.string(),
  agreement: z.string(),
  agreementDate: texts,
  duty: z.enum(DUTIES),
  party: z.string(),
  clause: clauseSchema,
  counterpart: texts,
  state,
  since: texts,
  possibly: z.array(state).readonly(),
  timeline: z.array(z.object({ from: z.string(), to: texts, state, possibly: z.array(state).readonly() })).readonly(),
  flags: z
    .array(
      z.object({
        flag,
        from: texts,
        to: texts,
        place: texts,
        standing,
        certain: z.boolean(),
        against: z.enum(['due', 'benchmark']).nullable(),
        claims: ids,
      }),
    )
    .readonly(),
  part: partDoneSchema.nullable(),
  readings: z
    .array(z.object({ name: z.string(), party: texts, entry: z.int(), state, part: partDoneSchema.nullable() }))
    .readonly(),
  evidence: z
    .array(
      z.object({
        proposition: z.enum(['performed', 'part-performed', 'refused', 'breached']),
        value: z.enum(['none', 'supported', 'contested', 'both']),
        supporting: voices,
        contesting: voices,
        origins: z.object({ supporting: z.int(), contesting: z.int() }),
      }),
    )
    .readonly(),
  disputed: z.boolean(),
  flip: z.object({ claims: ids, state, flags: z.array(flag).readonly() }).nullable(),
  reply: texts,
  undertakings: ids,
  for: ids,
  against: ids,
  terms: z.array(z.object({ entry: z.int(), word: z.string(), says: z.string(), claim: texts, why: texts })).readonly(),
  claims: ids,
  rules: ids,
  says: z.string(),
})

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
      }),
    )
    .readonly(),
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
  toll: z.array(tollSchema).readonly(),
  discrepancies: z.array(discrepancySchema).readonly(),
  accepted: z.int(),
  waiting: z.int(),
})

const day = z.iso.date()
export const registerQuerySchema = z.object({
  trueAt: day.optional(),
  knownBy: day.optional(),
  standing: standing.optional(),
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
  relation: z.enum(['same-group', 'disjoint']),
  claim: z.string(),
  other: z.string(),
  because: z.string(),
  sides: z.array(sideSchema).length(2).readonly(),
})

/** An answer taken apart: what it says, by which rules, and the sentences below it. */
export const whySchema = z.object({
  answer: z.string(),
  says: z.string(),
  rules: z.array(z.object({ number: z.string(), says: z.string() })).readonly(),
  whyNotLower: z.string().nullable(),
  whyNotHigher: z.string().nullable(),
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

/** What went wrong, in one sentence for the person. */
export const problemSchema = z.object({ error: z.string(), fault: z.string() })

export type CustodyView = z.infer<typeof custodySchema>
export type ObligationView = z.infer<typeof obligationSchema>
export type TollView = z.infer<typeof tollSchema>
export type DiscrepancyView = z.infer<typeof discrepancySchema>
export type RegisterView = z.infer<typeof registerSchema>
export type WhyView = z.infer<typeof whySchema>
export type EvidenceView = z.infer<typeof evidenceSchema>
export type RelationQuestionView = z.infer<typeof relationQuestionSchema>
export type CaseStatus = z.infer<typeof caseStatusSchema>
export type Problem = z.infer<typeof problemSchema>
