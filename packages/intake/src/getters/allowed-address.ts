import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { type BadPage, badPage } from '../decoded-page.ts'

/** Finds the addresses of a host; tests bring their own. */
export type Resolver = (host: string) => Promise<readonly string[]>

/** Lets an address through that would be refused; only tests have one. */
export type Allow = (address: string) => boolean

export const resolveByDns: Resolver = async (host) => (await lookup(host, { all: true })).map(({ address }) => address)

/**
 * Whether an address is out on the public network. `process` turns an IPv4 address that is wrapped in IPv6 into what it
 * is; everything with a name of its own (loopback, private, link-local, carrier, multicast, reserved, tunnels) is not public.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() === 'unicast'
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')

export interface CheckedHost {
  readonly ok: true
  readonly addresses: readonly string[]
}

/**
 * The addresses of a URL's host, all of them public. One that is not is enough to refuse: a host that answers with both
 * is how a page is made to reach inside.
 */
export const checkHost = async (url: URL, resolve: Resolver, allow: Allow): Promise<CheckedHost | BadPage> => {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return badPage('address-refused', `only http and https addresses are fetched, not ${url.protocol.slice(0, -1)}`)
  }
  const host = hostOf(url)
  const addresses = ipaddr.isValid(host) ? [host] : await resolveOrNone(host, resolve)
  if (addresses.length === 0)
    return badPage('unreachable', `no address was found for ${host}; check the spelling and the network`)
  const inside = addresses.find((address) => !isPublicAddress(address) && !allow(address))
  if (inside === undefined) return { ok: true, addresses }
  return badPage(
    'address-refused',
    `${host} is ${inside}, inside this machine or network, and is not fetched; save the page and give the file`,
  )
}

const resolveOrNone = async (host: string, resolve: Resolver): Promise<readonly string[]> => {
  try {
    return await resolve(host)
  } catch {
    return []
  }
}
