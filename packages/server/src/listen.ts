import type { FastifyInstance } from 'fastify'

/** Ports tried after the one asked for. */
const FURTHER = 20

/** Listens on the first free port from `port` on; `taken` hears of each that was not free. Returns the port. */
export async function listenFrom(
  server: FastifyInstance,
  host: string,
  port: number,
  taken: (port: number) => void,
): Promise<number> {
  for (let tried = port; tried <= port + FURTHER; tried++) {
    try {
      await server.listen({ host, port: tried })
      return tried
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
      taken(tried)
    }
  }
  throw new Error(`no port from ${port} to ${port + FURTHER} is free: set PORT to another`)
}
