import { after, before } from 'node:test'
import { loadSample, memoryCase, sampleSetting } from '@muster/app'
import type { FastifyInstance } from 'fastify'
import { makeServer } from './index.ts'

const TOKEN = 'a-token-for-tests'
export const HEADERS = { host: '127.0.0.1', authorization: `Bearer ${TOKEN}` }

/** Asks a server over a case with the sample's setting, made before the tests of a file and closed after them. `pages`: the sample's too. */
export function askSample({ pages = true } = {}) {
  let server: FastifyInstance
  before(async () => {
    const session = await memoryCase(sampleSetting(), { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' })
    if (pages) await loadSample(session)
    const facts = { sample: true, sealed: 'memory', today: () => '2021-01-05' } as const
    server = await makeServer(session, { token: TOKEN, facts, webFolder: null, loopbackOnly: true })
  })
  after(() => server.close())
  return {
    get: (url: string) => server.inject({ method: 'GET', url, headers: HEADERS }),
    post: (url: string, payload: object) => server.inject({ method: 'POST', url, headers: HEADERS, payload }),
    server: () => server,
  }
}
