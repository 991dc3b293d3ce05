import { randomBytes } from 'node:crypto'
import {
  ActRefused,
  acceptAll,
  addPage,
  askCustodySeries,
  askRelations,
  askTollCuts,
  askTollSeries,
  type CaseSession,
  caseNow,
  dateSource,
  explainAnswer,
  exportObligations,
  fetchPage,
  judgeRelation,
  listPages,
  listSources,
  listTerms,
  markClaim,
  type PageToAdd,
  questionOf,
  recordTerm,
  registerOf,
  reviewClaim,
  searchCase,
  summaryOf,
  undoTerm,
  undoVerdict,
  verifyCase,
  viewClaim,
  viewSource,
} from '@muster/app'
import {
  type CaptureRequest,
  captureRequestSchema,
  captureResultSchema,
  caseStatusSchema,
  claimViewSchema,
  custodySeriesSchema,
  dateRequestSchema,
  exportedObligationsSchema,
  markRequestSchema,
  recordedTermSchema,
  registerQuerySchema,
  registerSchema,
  relationQuestionSchema,
  relationRequestSchema,
  searchRequestSchema,
  searchResultSchema,
  sourceListRequestSchema,
  sourceListSchema,
  sourceSummarySchema,
  sourceViewSchema,
  termRequestSchema,
  tollCutsQuerySchema,
  tollCutsSchema,
  tollSeriesSchema,
  typedKeySchema,
  verdictRequestSchema,
  verificationSchema,
  whyQuerySchema,
  whySchema,
} from '@muster/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { estimateRoutes } from './estimate-routes.ts'
import { peopleRoutes } from './people-routes.ts'

/** How the open case came to be: shown in the top bar, so that nobody takes the sample for their own. */
export interface CaseFacts {
  readonly sample: boolean
  readonly sealed: 'passphrase' | 'open' | 'memory'
  readonly today: () => string
}

const pageId = z.object({ sha256: z.string() })
const claimId = z.object({ claim: z.string() })

/** The API: each route asks one act and presents its answer. Response schemas are the list of what may leave. */
export function routes(server: FastifyInstance, session: CaseSession, facts: CaseFacts): void {
  const api = server.withTypeProvider<ZodTypeProvider>()
  const current = async (): Promise<CaseSession> => {
    await session.refresh()
    return session
  }

  api.get('/api/case', { schema: { response: { 200: caseStatusSchema } } }, async () => {
    const { waiting, days } = await caseNow(await current())
    const { state } = session
    return {
      setting: state.setting,
      sample: facts.sample,
      sealed: facts.sealed,
      head: state.head,
      sources: state.sources.size,
      waiting,
      days,
      today: facts.today(),
    }
  })

  // Never on a disk: when the server ends, what a browser keeps of a half-typed form can no longer be read.
  const typedKey = randomBytes(32).toString('base64')
  api.get('/api/typed-key', { schema: { response: { 200: typedKeySchema } } }, () => ({ key: typedKey }))

  api.get('/api/sources', { schema: { response: { 200: z.array(sourceSummarySchema).readonly() } } }, async () =>
    listSources(await current()),
  )

  // Asked for with a body: the words that narrow a list may be a name, and addresses are kept in too many places.
  api.post(
    '/api/sources/list',
    { schema: { body: sourceListRequestSchema, response: { 200: sourceListSchema } } },
    async (request) => listPages(await current(), request.body),
  )

  api.post(
    '/api/sources',
    { schema: { body: captureRequestSchema, response: { 200: captureResultSchema } } },
    async (request) => addPage(await current(), await pageOf(request.body)),
  )

  api.get(
    '/api/sources/:sha256',
    { schema: { params: pageId, response: { 200: sourceViewSchema } } },
    async (request) => viewSource(await current(), request.params.sha256),
  )

  api.post(
    '/api/sources/:sha256/date',
    { schema: { params: pageId, body: dateRequestSchema, response: { 200: sourceSummarySchema } } },
    async (request) => {
      await dateSource(await current(), request.params.sha256, request.body.published, request.body.why ?? null)
      return summaryOf(session, request.params.sha256)
    },
  )

  api.post(
    '/api/sources/:sha256/claims',
    { schema: { params: pageId, body: markRequestSchema, response: { 200: claimViewSchema } } },
    async (request) => {
      const id = await markClaim(await current(), request.params.sha256, request.body.claim)
      return viewClaim(session.state, id)
    },
  )

  api.post(
    '/api/claims/:claim/verdict',
    { schema: { params: claimId, body: verdictRequestSchema, response: { 200: claimViewSchema } } },
    async (request) => {
      const { verdict, amended, why } = request.body
      await reviewClaim(await current(), request.params.claim, { verdict, amended: amended ?? null, why: why ?? null })
      return viewClaim(session.state, request.params.claim)
    },
  )

  api.post(
    '/api/claims/:claim/undo',
    { schema: { params: claimId, response: { 200: claimViewSchema } } },
    async (request) => {
      await undoVerdict(await current(), request.params.claim)
      return viewClaim(session.state, request.params.claim)
    },
  )

  api.post('/api/accept-all', { schema: { response: { 200: z.object({ accepted: z.int() }) } } }, async () => ({
    accepted: await acceptAll(await current()),
  }))

  api.get('/api/questions', { schema: { response: { 200: z.array(relationQuestionSchema).readonly() } } }, async () =>
    askRelations(await current()),
  )

  api.post(
    '/api/relations',
    { schema: { body: relationRequestSchema, response: { 200: z.object({ ok: z.literal(true) }) } } },
    async (request) => {
      await judgeRelation(await current(), { ...request.body, why: request.body.why ?? null })
      return { ok: true as const }
    },
  )

  api.get(
    '/api/register',
    { schema: { querystring: registerQuerySchema, response: { 200: registerSchema } } },
    async (request) => registerOf(await current(), questionOf(request.query, facts.today())),
  )

  api.get(
    '/api/obligations',
    { schema: { querystring: registerQuerySchema, response: { 200: exportedObligationsSchema } } },
    async (request) => exportObligations(await current(), questionOf(request.query, facts.today())),
  )

  api.get(
    '/api/custody-series',
    { schema: { querystring: registerQuerySchema, response: { 200: custodySeriesSchema } } },
    async (request) => askCustodySeries(await current(), questionOf(request.query, facts.today())),
  )

  api.get(
    '/api/toll-series',
    { schema: { querystring: registerQuerySchema, response: { 200: tollSeriesSchema } } },
    async (request) => askTollSeries(await current(), questionOf(request.query, facts.today())),
  )

  api.get(
    '/api/toll-cuts',
    { schema: { querystring: tollCutsQuerySchema, response: { 200: tollCutsSchema } } },
    async (request) => askTollCuts(await current(), questionOf(request.query, facts.today()), request.query.by),
  )

  api.get('/api/terms', { schema: { response: { 200: z.array(recordedTermSchema).readonly() } } }, async () =>
    listTerms(await current()),
  )

  api.post(
    '/api/terms',
    { schema: { body: termRequestSchema, response: { 200: z.object({ entry: z.int() }) } } },
    async (request) => {
      const { claim, why, ...rest } = request.body
      return { entry: await recordTerm(await current(), { ...rest, claim: claim ?? null, why: why ?? null }) }
    },
  )

  api.post(
    '/api/terms/:entry/undo',
    {
      schema: {
        params: z.object({ entry: z.coerce.number().int() }),
        response: { 200: z.object({ ok: z.literal(true) }) },
      },
    },
    async (request) => {
      await undoTerm(await current(), request.params.entry)
      return { ok: true as const }
    },
  )

  api.get('/api/why', { schema: { querystring: whyQuerySchema, response: { 200: whySchema } } }, async (request) =>
    explainAnswer(await current(), request.query.answer, questionOf(request.query, facts.today())),
  )

  api.post(
    '/api/search',
    { schema: { body: searchRequestSchema, response: { 200: searchResultSchema } } },
    async (request) => searchCase(await current(), request.body.words, request.body.most),
  )

  peopleRoutes(server, current, facts.today)
  estimateRoutes(server)

  api.get('/api/verify', { schema: { response: { 200: verificationSchema } } }, async () => verifyCase(session.store))
}

/** What was dropped, pasted or named by its address, as bytes. */
async function pageOf(request: CaptureRequest): Promise<PageToAdd> {
  const hint = { mediaType: null, charset: null, url: null, name: null }
  if ('url' in request) {
    const fetched = await fetchPage(request.url)
    if ('reason' in fetched) throw new ActRefused('bad-input', fetched.says)
    return {
      bytes: fetched.bytes,
      hint: fetched.hint,
      from: { how: 'url', name: request.url },
      coded: null,
      referenceDate: null,
    }
  }
  if ('text' in request)
    return {
      bytes: new TextEncoder().encode(request.text),
      hint: { ...hint, mediaType: 'text/plain', charset: 'utf-8', name: request.name ?? 'pasted text' },
      from: { how: 'pasted', name: request.name ?? null },
      coded: null,
      referenceDate: null,
    }
  return {
    bytes: Buffer.from(request.base64, 'base64'),
    hint: { ...hint, mediaType: request.mediaType ?? null, name: request.name ?? null },
    from: { how: 'file', name: request.name ?? null },
    coded: null,
    referenceDate: null,
  }
}
