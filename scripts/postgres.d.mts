/** A private PostgreSQL server. */
export interface PrivatePostgres {
  readonly url: string
  readonly folder: string
  readonly version: string
  stop(): void
}
export function startPostgres(): PrivatePostgres
