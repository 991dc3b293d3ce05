/** A private PostgreSQL server. */
export interface PrivatePostgres {
  readonly url: string
  readonly folder: string
  readonly version: string
  stop(): void
  /** Starts it again where it ended; whether it runs then. */
  start(): boolean
  /** Ends it in order, and keeps its folder. */
  halt(): boolean
  /** Ends it and all that it began at once (Linux). */
  kill(): void
}
export function startPostgres(options?: { readonly within?: string; readonly small?: boolean }): PrivatePostgres
