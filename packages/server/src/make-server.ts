import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import type { CaseSession } from '@muster/app'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { guard } from './guard.ts'
import { problemOf } from './outcomes-to-http.ts'
import { type CaseFacts, routes } from './routes.ts'

export interface ServerSettings {
  readonly token: string
  readonly facts: CaseFacts
  /** The built web pages; null serves the API alone. */
  readonly webFolder: string | null
  readonly loopbackOnly: boolean
}

/** Base64 adds a third to a page of 20 MB. */
const LARGEST_BODY = 28 * 1024 * 1024

/** The workspace's server for one open case. It logs no request: addresses and bodies hold names of people at risk. */
export async function makeServer(session: CaseSession, settings: ServerSettings): Promise<FastifyInstance> {
  // A browser keeps connections open; Ctrl-C must not wait for them.
  const server = Fastify({ logger: false, bodyLimit: LARGEST_BODY, forceCloseConnections: true })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  guard(server, settings.token, settings.loopbackOnly)
  server.setErrorHandler((error, _request, reply) => {
    const { status, problem } = problemOf(error)
    return reply.code(status).send(problem)
  })
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: 'there is nothing at this address', fault: 'not-found' }),
  )
  await server.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Muster', version: '0.1.0' } },
    transform: jsonSchemaTransform,
  })
  await server.register(async (scope) => {
    routes(scope, session, settings.facts)
    scope.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger())
  })
  if (settings.webFolder && existsSync(settings.webFolder))
    await server.register(fastifyStatic, { root: settings.webFolder })
  return server
}
