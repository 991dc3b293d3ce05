import { createConnection, createServer, type Socket } from 'node:net'

/**
 * When a connection is cut: `before` the database has the commit, `after` it has answered, `at once` when it was sent on;
 * `for good`: after the answer, and nobody is connected again until it is mended.
 */
export type Cut = 'before' | 'after' | 'at once' | 'for good'

export interface CuttingProxy {
  /** The address of the database behind it. */
  readonly url: string
  /** Cuts the next connection that commits. */
  cutNext(cut: Cut): void
  mend(): void
  close(): void
}

const COMMIT = Buffer.from('commit\0')

/** Stands between a program and a database's socket, and cuts connections in the middle of a commit; for tests. */
export async function cuttingProxy(socket: string): Promise<CuttingProxy> {
  let next: Cut | null = null
  let closed = false
  const open = new Set<Socket>()
  const server = createServer((client) => {
    if (closed) return void client.destroy()
    const database = createConnection(socket)
    const cut = () => {
      client.destroy()
      database.destroy()
    }
    let answered: Cut | null = null
    for (const end of [client, database]) {
      open.add(end)
      end.on('error', cut)
      end.on('close', () => {
        open.delete(end)
        cut()
      })
    }
    client.on('data', (sent: Buffer) => {
      if (next === null || !sent.includes(COMMIT)) return void database.write(sent)
      answered = next
      next = null
      if (answered === 'before') return cut()
      database.write(sent)
      if (answered === 'at once') setImmediate(cut)
    })
    database.on('data', (answer: Buffer) => {
      if (answered === null) return void client.write(answer)
      if (answered === 'for good') closed = true
      cut()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `postgres://muster@127.0.0.1:${port}/postgres`,
    cutNext: (cut) => {
      next = cut
    },
    mend: () => {
      closed = false
    },
    close: () => {
      server.close()
      for (const each of open) each.destroy()
    },
  }
}
