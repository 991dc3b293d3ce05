import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { type ServedSample, serveSample } from './serve-sample.ts'

const PORT = 43_280

let served: ServedSample
before(async () => {
  served = await serveSample(PORT)
})
after(() => served.stop())

describe('the server', () => {
  it('refuses a second one on the same case, in one sentence', async () => {
    await assert.rejects(serveSample(43_300, served.home), /ended with 3: .*served by another Muster already/u)
  })

  it('takes the next port when the one asked for is taken, and says so', async () => {
    const squatter = createServer().listen(43_400, '127.0.0.1')
    await new Promise((listening) => squatter.once('listening', listening))
    const other = await serveSample(43_400)
    assert.match(other.address, /:43401\//u)
    await other.stop()
    squatter.close()
  })

  it('answers only to this machine’s own names', async () => {
    const answer = await fetch(new URL('/', served.address), { headers: { host: 'muster.example' } }).catch(() => null)
    if (answer) assert.ok([200, 403].includes(answer.status))
    const { request } = await import('node:http')
    const status = await new Promise((done) =>
      request({ host: '127.0.0.1', port: PORT, path: '/', headers: { host: 'rebound.example' } }, (response) =>
        done(response.statusCode),
      ).end(),
    )
    assert.equal(status, 403)
  })
})
