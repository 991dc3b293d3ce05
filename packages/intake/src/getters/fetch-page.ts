import type { LookupFunction } from 'node:net'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import ipaddr from 'ipaddr.js'
import { Agent, type Dispatcher, request } from 'undici'
import { tooLarge } from '../charset/refuse-bytes.ts'
import { type BadPage, badPage } from '../decoded-page.ts'
import { type Allow, checkHost, type Resolver, resolveByDns } from './allowed-address.ts'
import type { Got } from './got-page.ts'

export interface FetchLimits {
  readonly bytes: number
  /** From the first look-up to the last byte, redirects included. */
  readonly milliseconds: number
  readonly redirects: number
}

export const FETCH_LIMITS: FetchLimits = { bytes: 10 * 1024 * 1024, milliseconds: 20_000, redirects: 5 }

export interface FetchOptions {
  readonly limits?: Partial<FetchLimits>
  readonly resolve?: Resolver
  readonly allow?: Allow
}

/** Connects to the addresses that were checked and to no others: a second look-up could give another answer. */
const pinnedLookup =
  (addresses: readonly string[]): LookupFunction =>
  (_host, options, found) => {
    const all = addresses.map((address) => ({ address, family: ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4 }))
    const [first] = all
    if (options.all === true) found(null, all)
    else found(null, first?.address ?? '', first?.family ?? 4)
  }

interface Hop {
  readonly ok: true
  readonly answer: Dispatcher.ResponseData
  readonly agent: Agent
}

const HEADERS = {
  accept: 'text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1',
  'accept-encoding': 'identity',
  'user-agent': 'Muster',
}

const reach = async (url: URL, options: Required<FetchOptions>, signal: AbortSignal): Promise<Hop | BadPage> => {
  const host = await checkHost(url, options.resolve, options.allow)
  if (!host.ok) return host
  signal.throwIfAborted()
  const agent = new Agent({ connect: { lookup: pinnedLookup(host.addresses) }, connections: 1, pipelining: 0 })
  try {
    return { ok: true, agent, answer: await request(url, { dispatcher: agent, signal, headers: HEADERS }) }
  } catch (error) {
    await agent.destroy()
    throw error
  }
}

const readBody = async (answer: Dispatcher.ResponseData, most: number): Promise<Uint8Array | BadPage> => {
  const declared = Number(headerOf(answer, 'content-length') ?? 0)
  if (declared > most) return tooLarge(declared, most)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of answer.body) {
    const bytes: Uint8Array = chunk
    length += bytes.length
    if (length > most) return tooLarge(length, most)
    chunks.push(bytes)
  }
  return unpack(Buffer.concat(chunks), headerOf(answer, 'content-encoding'), most)
}

/** Some servers pack what was asked for unpacked; a small answer may unpack to a huge one, so the limit holds here too. */
const unpack = (bytes: Uint8Array, encoding: string | null, most: number): Uint8Array | BadPage => {
  const options = { maxOutputLength: most }
  try {
    if (encoding === 'gzip' || encoding === 'x-gzip') return gunzipSync(bytes, options)
    if (encoding === 'br') return brotliDecompressSync(bytes, options)
    if (encoding === 'deflate') return inflateSync(bytes, options)
    return bytes
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    if (isTooLarge) return tooLarge(most + 1, most)
    return badPage(
      'compressed',
      `the server packed the page (${encoding}) and it cannot be unpacked; save it in a browser and give the file`,
    )
  }
}

const headerOf = (answer: Dispatcher.ResponseData, name: string): string | null => {
  const value = answer.headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? null
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

const nextUrl = (answer: Dispatcher.ResponseData, from: URL): URL | null => {
  const location = headerOf(answer, 'location')
  if (!REDIRECTS.has(answer.statusCode) || location === null) return null
  return URL.canParse(location, from.href) ? new URL(location, from) : null
}

const follow = async (
  start: URL,
  options: Required<FetchOptions>,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<Got> => {
  let url = start
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const reached = await reach(url, options, signal)
    if (!reached.ok) return reached
    try {
      const next = nextUrl(reached.answer, url)
      if (next === null) return await finish(reached.answer, url, limits)
      url = next
    } finally {
      await reached.agent.destroy()
    }
  }
  return badPage(
    'too-many-redirects',
    `the address leads on more than ${limits.redirects} times; give the one where the page is`,
  )
}

const finish = async (answer: Dispatcher.ResponseData, url: URL, limits: FetchLimits): Promise<Got> => {
  if (answer.statusCode !== 200) {
    return badPage(
      'server-refused',
      `the server answered ${answer.statusCode} instead of the page; open it in a browser, save it and give the file`,
    )
  }
  const body = await readBody(answer, limits.bytes)
  if (!(body instanceof Uint8Array)) return body
  return { ok: true, bytes: body, hint: { mediaType: headerOf(answer, 'content-type'), url: url.href } }
}

/**
 * Fetches one page. Only http and https, only public addresses, checked and pinned at every hop, within the limits. Whatever
 * goes wrong on the way is returned as one sentence.
 */
export const fetchPage = async (address: string, options: FetchOptions = {}): Promise<Got> => {
  const limits: FetchLimits = { ...FETCH_LIMITS, ...options.limits }
  if (!URL.canParse(address))
    return badPage('address-refused', 'this is not an address; it begins with http:// or https://')
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') {
    return badPage('address-refused', 'the address holds a name or a password; take it out')
  }
  const signal = AbortSignal.timeout(limits.milliseconds)
  const given: Required<FetchOptions> = {
    limits,
    resolve: options.resolve ?? resolveByDns,
    allow: options.allow ?? (() => false),
  }
  try {
    return await Promise.race([follow(url, given, limits, signal), whenAborted(signal)])
  } catch (error) {
    if (signal.aborted) return tooSlow(limits)
    return badPage(
      'unreachable',
      `the page could not be fetched (${reasonOf(error)}); check the address and the network`,
    )
  }
}

const tooSlow = (limits: FetchLimits): BadPage =>
  badPage(
    'too-slow',
    `the page did not come within ${limits.milliseconds / 1000} s; save it in a browser and give the file`,
  )

/** A look-up does not listen to signals, so the time limit is also kept from outside. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

const reasonOf = (error: unknown): string => {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return error instanceof Error ? error.name : 'unknown'
}
