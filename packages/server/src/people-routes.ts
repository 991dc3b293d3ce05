import {
  acceptSame,
  addRoll,
  type CaseSession,
  describeRoll,
  estimateFromRolls,
  explainMatch,
  judgePair,
  judgeRollCount,
  listRolls,
  matchPeople,
  peopleRule,
  previewRoll,
  printedRow,
  questionOf,
  type RollFile,
  reconcilePeople,
  rollNamed,
  setPeopleRule,
  sheetOf,
  sheetsOfRoll,
  signPair,
  undoPair,
} from '@muster/app'
import {
  acceptSameSchema,
  describeRequestSchema,
  matchQuerySchema,
  pairDetailSchema,
  pairQuerySchema,
  pairRulingSchema,
  pairSignSchema,
  pairUndoSchema,
  pairViewSchema,
  peopleMatchSchema,
  peopleRuleSchema,
  personSheetSchema,
  printedRowSchema,
  type RollPreviewRequest,
  reconciliationSchema,
  registerQuerySchema,
  rollCountSchema,
  rollGapsSchema,
  rollPreviewRequestSchema,
  rollPreviewSchema,
  rollRequestSchema,
  rollSchema,
  rollsEstimateRequestSchema,
  rollsEstimateSchema,
} from '@muster/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'

/** Rolls and people: rows are named by roll and row, so that no address holds a name. */
export function peopleRoutes(server: FastifyInstance, current: () => Promise<CaseSession>, today: () => string): void {
  const api = server.withTypeProvider<ZodTypeProvider>()

  api.get('/api/rolls', { schema: { response: { 200: z.array(rollSchema).readonly() } } }, async () =>
    listRolls(await current()),
  )

  api.post(
    '/api/rolls/preview',
    { schema: { body: rollPreviewRequestSchema, response: { 200: rollPreviewSchema } } },
    async (request) => previewRoll(fileOf(request.body)),
  )

  api.post('/api/rolls', { schema: { body: rollRequestSchema, response: { 200: rollSchema } } }, async (request) =>
    addRoll(await current(), fileOf(request.body), request.body.description),
  )

  api.post(
    '/api/rolls/:roll/description',
    {
      schema: { params: z.object({ roll: z.string() }), body: describeRequestSchema, response: { 200: rollSchema } },
    },
    async (request) =>
      describeRoll(await current(), request.params.roll, request.body.description, request.body.why ?? null),
  )

  api.get(
    '/api/rolls/:roll/rows/:row',
    {
      schema: {
        params: z.object({ roll: z.string(), row: z.coerce.number().int() }),
        response: { 200: printedRowSchema },
      },
    },
    async ({ params }) => {
      const session = await current()
      return printedRow(session, rollNamed(session, params.roll), params.row)
    },
  )

  api.get(
    '/api/rolls/:roll/rows/:row/sheet',
    {
      schema: {
        params: z.object({ roll: z.string(), row: z.coerce.number().int() }),
        response: { 200: personSheetSchema },
      },
    },
    async ({ params }) => sheetOf(await current(), params),
  )

  api.get(
    '/api/rolls/:roll/gaps',
    { schema: { params: z.object({ roll: z.string() }), response: { 200: rollGapsSchema } } },
    async ({ params }) => {
      const { sheets, ...rest } = await sheetsOfRoll(await current(), params.roll)
      return { ...rest, people: sheets.length }
    },
  )

  api.get(
    '/api/people/match',
    { schema: { querystring: matchQuerySchema, response: { 200: peopleMatchSchema } } },
    async (request) => matchPeople(await current(), request.query),
  )

  api.get(
    '/api/people/pair',
    { schema: { querystring: pairQuerySchema, response: { 200: pairDetailSchema } } },
    async ({ query }) => {
      const [one, other] = [
        { roll: query.left, row: query.leftRow },
        { roll: query.right, row: query.rightRow },
      ]
      return explainMatch(await current(), query, one, other)
    },
  )

  api.post(
    '/api/people/judge',
    { schema: { body: pairRulingSchema, response: { 200: pairViewSchema } } },
    async ({ body }) =>
      judgePair(await current(), {
        ...body,
        chance: body.chance ?? null,
        why: body.why ?? null,
        by: body.by ?? null,
      }),
  )

  api.post(
    '/api/people/sign',
    { schema: { body: pairSignSchema, response: { 200: pairViewSchema } } },
    async ({ body }) => signPair(await current(), body.one, body.other, { by: body.by ?? null, why: body.why ?? null }),
  )

  api.post(
    '/api/people/undo',
    { schema: { body: pairUndoSchema, response: { 200: pairViewSchema } } },
    async ({ body }) => undoPair(await current(), body.one, body.other, body.by ?? null),
  )

  api.post(
    '/api/people/accept-same',
    { schema: { body: acceptSameSchema, response: { 200: z.object({ accepted: z.int() }) } } },
    async ({ body }) => ({ accepted: await acceptSame(await current(), body, body.by ?? null) }),
  )

  api.get(
    '/api/people/reconciliation',
    { schema: { querystring: registerQuerySchema, response: { 200: reconciliationSchema } } },
    async (request) => reconcilePeople(await current(), questionOf(request.query, today())),
  )

  api.post(
    '/api/people/roll-count',
    { schema: { body: rollCountSchema, response: { 200: rollCountSchema } } },
    async ({ body }) => judgeRollCount(await current(), { ...body, why: body.why ?? null, by: body.by ?? null }),
  )

  api.post(
    '/api/people/estimate',
    { schema: { body: rollsEstimateRequestSchema, response: { 200: rollsEstimateSchema } } },
    async ({ body: { rolls, seed, closed = null, missedMatches = null, madeFrom = null } }) =>
      estimateFromRolls(await current(), rolls, {
        declared: { closed, missedMatches, madeFrom },
        seed,
        resamples: 0,
        rounds: ROUNDS,
      }),
  )

  api.get('/api/people/rule', { schema: { response: { 200: peopleRuleSchema } } }, async () =>
    peopleRule(await current()),
  )

  api.post(
    '/api/people/rule',
    { schema: { body: peopleRuleSchema, response: { 200: peopleRuleSchema } } },
    async ({ body }) => {
      const session = await current()
      await setPeopleRule(session, body)
      return peopleRule(session)
    },
  )
}

/** Rounds of the latent-class chain for an answer that somebody waits for. */
const ROUNDS = 5_000

const fileOf = ({ base64, name, sheet }: RollPreviewRequest): RollFile => ({
  bytes: new Uint8Array(Buffer.from(base64, 'base64')),
  name,
  sheet: sheet?.trim() ? sheet.trim() : null,
})
