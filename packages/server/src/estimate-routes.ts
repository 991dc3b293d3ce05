import { estimateFrom } from '@muster/app'
import { estimateRequestSchema, estimateSchema } from '@muster/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

/** Rounds of the latent-class chain: enough for a look; 'muster estimate' takes as many as it is told to. */
const ROUNDS = 4000

/** Estimates from a table that is read and not kept. No case is asked, so that none can use the answer (ES1). */
export function estimateRoutes(server: FastifyInstance): void {
  const api = server.withTypeProvider<ZodTypeProvider>()
  api.post(
    '/api/estimate',
    { schema: { body: estimateRequestSchema, response: { 200: estimateSchema } } },
    async ({ body }) => {
      const { closed, missedMatches, madeFrom, seed } = body
      return estimateFrom(
        Buffer.from(body.base64, 'base64'),
        body.name,
        { lists: body.lists ?? null, count: body.count ?? null },
        { declared: { closed, missedMatches, madeFrom }, seed, resamples: 0, rounds: ROUNDS },
      )
    },
  )
}
