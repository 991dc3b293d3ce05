import { CLAUSE_KINDS, DUTIES, DUTY_ACTS, OBLIGATION_STATES } from '@muster/core'
import { z } from 'zod'
import { bounds, ids, standing } from './bounds-schema.ts'

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

const kindOfTerm = <W extends string, S extends z.ZodRawShape>(word: W, shape: S) =>
  z.object({ word: z.literal(word), ...shape })
const dayOf = z.string().min(1)

/** What a person records of a clause; see `Term` in the core. */
export const termSchema = z.discriminatedUnion('word', [
  kindOfTerm('kind', { kind: z.enum(CLAUSE_KINDS) }),
  kindOfTerm('creditor', { party: z.string().min(1) }),
  kindOfTerm('due', { day: dayOf }),
  kindOfTerm('benchmark', { day: dayOf }),
  kindOfTerm('until', { day: dayOf }),
  kindOfTerm('trigger', { says: z.string(), day: dayOf.nullable() }),
  kindOfTerm('condition', { says: z.string(), day: dayOf.nullable() }),
  kindOfTerm('reciprocity', { mutual: z.boolean() }),
  kindOfTerm('power', { to: z.enum(['suspend', 'terminate']), says: z.string() }),
  kindOfTerm('reading', { name: z.string(), party: texts, owed: ids, leavesOut: ids }),
  kindOfTerm('unratable', { says: z.string() }),
  kindOfTerm('act', { act: z.enum(DUTY_ACTS), day: dayOf.nullable() }),
  kindOfTerm('suspended', { day: dayOf, to: dayOf.nullable(), power: z.string() }),
  kindOfTerm('terminated', { day: dayOf, power: texts }),
  kindOfTerm('lapsed', { day: dayOf }),
])

/** A term to record of an obligation by its id. `everyParty`: of all whom the clause binds. */
export const termRequestSchema = z.object({
  obligation: z.string().min(1),
  everyParty: z.boolean().default(false),
  term: termSchema,
  claim: z.string().nullish(),
  why: z.string().nullish(),
})

/** A term as the ledger has it. */
export const recordedTermSchema = z.object({
  entry: z.int(),
  by: z.string(),
  agreement: z.string(),
  duty: z.enum(DUTIES),
  party: texts,
  word: z.string(),
  says: z.string(),
  claim: texts,
  why: texts,
})

/** What somebody undertook of whom no page says who (OB11). */
export const openUndertakingSchema = z.object({
  id: z.string(),
  agreement: z.string(),
  agreementDate: texts,
  duty: z.enum(DUTIES),
  claims: z.array(z.string()).readonly(),
  rules: z.array(z.string()).readonly(),
  says: z.string(),
})

const sentences = z
  .array(
    z.object({
      claim: z.string(),
      speaker: z.string(),
      quote: z.string(),
      page: texts,
      published: texts,
      address: texts,
      sha256: z.string(),
      start: z.int(),
      end: z.int(),
    }),
  )
  .readonly()

/** What `muster register --export obligations` writes: levels on scales of the field, and the sentences behind each. */
export const exportedObligationsSchema = z.object({
  trueAt: z.string(),
  knownBy: z.string(),
  standing,
  head: z.object({ seq: z.int(), hash: z.string() }),
  sources: z.object({ kroc: z.string(), pax: z.string() }),
  obligations: z
    .array(
      obligationSchema.extend({
        kroc: z.object({ min: z.int().nullable(), max: z.int().nullable(), rule: z.string() }),
        pax: z.array(z.object({ code: z.string(), label: z.string(), exact: z.boolean() })).readonly(),
        sentences,
      }),
    )
    .readonly(),
  openUndertakings: z.array(openUndertakingSchema.extend({ sentences })).readonly(),
})

export type OpenUndertakingView = z.infer<typeof openUndertakingSchema>
export type ObligationView = z.infer<typeof obligationSchema>
export type TermRequest = z.input<typeof termRequestSchema>
export type RecordedTermView = z.infer<typeof recordedTermSchema>
