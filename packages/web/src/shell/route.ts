import { useSyncExternalStore } from 'react'

/** Where in the workspace a person is. Kept in the address, so that back, reload and a bookmark work. */
export type Route =
  | { readonly scene: 'register' }
  | { readonly scene: 'inbox' }
  /** Two rolls by their ids: no address holds a name. */
  | { readonly scene: 'people'; readonly left: string | null; readonly right: string | null }
  | { readonly scene: 'search' }
  | { readonly scene: 'review'; readonly source: string | null; readonly claim: string | null }

/** Reads a route from the part of an address after '#'; anything unknown is the register. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/u, '').split('?')
  const [scene, source, other] = path.split('/')
  if (scene === 'inbox' || scene === 'search') return { scene }
  if (scene === 'review') return { scene, source: source || null, claim: new URLSearchParams(query).get('claim') }
  if (scene === 'people') return { scene, left: source || null, right: other || null }
  return { scene: 'register' }
}

export function addressOf(route: Route): string {
  if (route.scene === 'people')
    return `#/people${route.left ? `/${route.left}` : ''}${route.left && route.right ? `/${route.right}` : ''}`
  if (route.scene !== 'review') return `#/${route.scene}`
  const claim = route.claim ? `?claim=${encodeURIComponent(route.claim)}` : ''
  return `#/review${route.source ? `/${route.source}` : ''}${claim}`
}

export const goTo = (route: Route): void => {
  location.hash = addressOf(route)
}

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('hashchange', changed)
  return () => removeEventListener('hashchange', changed)
}

export const useRoute = (): Route => parseRoute(useSyncExternalStore(subscribe, () => location.hash))
