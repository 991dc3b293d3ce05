import { StoreError } from '../store-error.ts'

/** Where a case lies in PostgreSQL: how to connect, the schema that is the case, and a name without user or password. */
export interface CaseUrl {
  readonly connect: string
  readonly schema: string
  readonly shown: string
}

export const isDatabaseUrl = (place: string): boolean => /^postgres(?:ql)?:\/\//u.test(place)

/** Reads `postgres://user@host/database?case=name`; without `case` the schema is `muster`. Throws StoreError. */
export function readCaseUrl(text: string): CaseUrl {
  let url: URL
  try {
    // A socket is named by `?host=/folder`, which goes before the host of the address.
    url = new URL(text)
  } catch (error) {
    // The address may hold a password: it is never repeated.
    throw new StoreError(
      'not-a-case',
      'the address of the database cannot be read: write postgres://user@host/database?case=name',
      error,
    )
  }
  const name = url.searchParams.get('case')
  if (name !== null && !/^[a-z][a-z0-9_]{0,40}$/u.test(name))
    throw new StoreError('not-a-case', 'the name of a case in a database is of small letters, digits and _')
  url.searchParams.delete('case')
  const shown = `case ${name ?? 'muster'} in database ${url.pathname.slice(1)}${url.hostname ? ` on ${url.hostname}` : ''}`
  return { connect: url.href, schema: name === null ? 'muster' : `muster_${name}`, shown }
}
