import { type MusterClient, makeClient } from '@muster/contract'

const STORED = 'muster-key'

/**
 * Takes the key out of the address that Muster printed, keeps it for this tab, and cleans the address, so that it is
 * neither bookmarked nor read over a shoulder. Null when this tab never had one.
 */
export function takeKey(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('key')
  if (given) {
    sessionStorage.setItem(STORED, given)
    history.replaceState(null, '', `${location.pathname}#/`)
  }
  return sessionStorage.getItem(STORED)
}

/** The client of the server that served these pages. */
export const connect = (key: string): MusterClient => makeClient('', key, (url, options) => fetch(url, options))
