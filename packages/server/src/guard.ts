import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/u

/** Nothing is kept by the browser, framed by others, or loaded from elsewhere. */
const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/**
 * Keeps strangers out: the name in the address must be this machine's (a foreign page cannot reach the server through
 * a name of its own that it lets point here), and every call of the API carries the token of this start.
 */
export function guard(server: FastifyInstance, token: string, loopbackOnly: boolean): void {
  const expected = Buffer.from(`Bearer ${token}`)
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(HEADERS)
    if (loopbackOnly && !LOOPBACK.test(request.headers.host ?? '')) {
      return reply.code(403).send({ error: 'this server answers on this machine only', fault: 'not-allowed' })
    }
    if (!request.url.startsWith('/api/')) return
    const given = Buffer.from(request.headers.authorization ?? '')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return reply.code(401).send({
        error: 'open the address that Muster printed when it started: it carries the key',
        fault: 'not-allowed',
      })
    }
  })
}
