import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { isPublicAddress } from './allowed-address.ts'
import { type FetchOptions, fetchPage } from './fetch-page.ts'

const answers: Record<string, RequestListener> = {
  '/page': (_request, response) => response.setHeader('content-type', 'text/html; charset=koi8-r').end('<p>words</p>'),
  '/inside': (_request, response) => response.writeHead(302, { location: 'http://localhost:1/secret' }).end(),
  '/by-number': (_request, response) =>
    response.writeHead(302, { location: 'http://[::ffff:169.254.169.254]/latest' }).end(),
  '/other-scheme': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/large': (_request, response) => {
    response.write(Buffer.alloc(60_000))
    response.end(Buffer.alloc(60_000))
  },
  '/declared-large': (_request, response) => response.setHeader('content-length', '999999999').write('x'),
  '/bomb': (_request, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(5_000_000))),
  '/slow': (_request, response) => response.write('<p>'),
  '/gone': (_request, response) => response.writeHead(404).end('no'),
}

const listener: RequestListener = (request, response) => {
  const hop = /^\/hop\/(\d+)$/.exec(request.url ?? '')?.[1]
  if (hop !== undefined) {
    const left = Number(hop)
    response.writeHead(302, { location: left > 1 ? `/hop/${left - 1}` : '/page' }).end()
  } else answers[request.url ?? '']?.(request, response)
}

describe('RD115 RD116: fetching a page', () => {
  let server: Server
  let base = ''
  /** The host of the tests is a local server: it alone is let through, by name, as if it were out on the network. */
  const options: FetchOptions = {
    resolve: async (host) => (host === 'news.example' ? ['127.0.0.1'] : ['127.0.0.2']),
    allow: (address) => address === '127.0.0.1',
    limits: { bytes: 100_000, milliseconds: 700 },
  }
  before(async () => {
    server = createServer(listener)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://news.example:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const refusal = async (path: string, given: FetchOptions = options) => {
    const got = await fetchPage(path.startsWith('/') ? base + path : path, given)
    assert.ok(!got.ok, 'it was fetched')
    return got
  }

  it('gives the bytes, where they were in the end, and what the server calls them', async () => {
    const got = await fetchPage(`${base}/hop/5`, options)
    assert.ok(got.ok)
    assert.equal(Buffer.from(got.bytes).toString(), '<p>words</p>')
    assert.deepEqual(got.hint, { mediaType: 'text/html; charset=koi8-r', url: `${base}/page` })
  })

  it('stops at the sixth redirect', async () => assert.equal((await refusal('/hop/6')).reason, 'too-many-redirects'))

  it('refuses a redirect that leads inside, by name or by number, or to another scheme', async () => {
    for (const path of ['/inside', '/by-number', '/other-scheme'])
      assert.equal((await refusal(path)).reason, 'address-refused')
  })

  it('stops at the limit of bytes, declared, sent or unpacked', async () => {
    for (const path of ['/large', '/declared-large', '/bomb']) assert.equal((await refusal(path)).reason, 'too-large')
  })

  it('stops at the limit of time, in the answer and in the look-up', async () => {
    assert.equal((await refusal('/slow')).reason, 'too-slow')
    const never = {
      ...options,
      resolve: () => new Promise<readonly string[]>(() => undefined),
      limits: { milliseconds: 50 },
    }
    const waiting = setTimeout(() => undefined, 2000)
    assert.equal((await refusal('/page', never)).reason, 'too-slow')
    clearTimeout(waiting)
  })

  it('says what the server answered', async () => assert.match((await refusal('/gone')).says, /answered 404/))

  it('refuses this machine and its network however they are written', async () => {
    const inside = [
      'http://127.0.0.1/',
      'http://2130706433/',
      'http://0x7f.1/',
      'http://[::1]/',
      'http://[::ffff:10.0.0.1]/',
      'http://0.0.0.0/',
    ]
    for (const address of inside) assert.equal((await refusal(address, {})).reason, 'address-refused', address)
    const byName = { resolve: async () => ['93.184.216.34', '10.0.0.1'] }
    assert.equal((await refusal('http://two-faced.example/', byName)).reason, 'address-refused')
  })

  it('refuses other schemes, passwords and what is no address', async () => {
    for (const address of [
      'file:///etc/passwd',
      'ftp://news.example/',
      'http://me:secret@news.example/',
      'news.example',
    ]) {
      assert.equal((await refusal(address, {})).reason, 'address-refused', address)
    }
  })

  it('says that a host has no address', async () => {
    assert.equal(
      (await refusal('http://nowhere.example/', { resolve: () => Promise.reject(new Error('ENOTFOUND')) })).reason,
      'unreachable',
    )
  })

  it('knows which addresses are public', () => {
    const inside =
      '10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 255.255.255.255 fe80::1 fc00::1 ff02::1 2002:7f00:1:: 64:ff9b::7f00:1 ::'
    for (const address of inside.split(' ')) assert.ok(!isPublicAddress(address), address)
    for (const address of ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])
      assert.ok(isPublicAddress(address), address)
  })
})
