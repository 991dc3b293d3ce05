import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url))

/** A real server over a sample case of its own, and the address that it printed. */
export interface ServedSample {
  readonly address: string
  readonly home: string
  readonly process: ChildProcess
  readonly stop: () => Promise<number | null>
}

/** Starts the command line as `npm start` does, on ports that nobody else uses, and waits for its address. */
export async function serveSample(
  port: number,
  home = mkdtempSync(join(tmpdir(), 'muster-web-')),
): Promise<ServedSample> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--case', 'sample', '--port', String(port)], {
    env: { ...process.env, MUSTER_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  const address = await new Promise<string>((found, failed) => {
    let printed = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        const match = /http:\/\/127\.0\.0\.1:\d+\/#key=\S+/u.exec(printed)
        if (match) found(match[0])
      })
    void exited.then((code) => failed(new Error(`the server ended with ${code}: ${printed}`)))
  })
  const stop = async () => {
    child.kill('SIGINT')
    const code = await exited
    rmSync(home, { recursive: true, force: true })
    return code
  }
  return { address, home, process: child, stop }
}
