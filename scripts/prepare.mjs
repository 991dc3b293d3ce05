// Plain JavaScript, since it must run under the Node that a fresh machine has (20) before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../', import.meta.url))

// Node keeps what it made of our files, stripped of types: a command starts in half the time. Code alone is kept, nothing of a case.
process.env.NODE_COMPILE_CACHE ??= join(ROOT, 'node_modules', '.cache', 'compiled')
const STAMP = join(ROOT, 'node_modules', '.muster-installed')
const WEB = join(ROOT, 'packages', 'web')
const BUILT = join(WEB, 'dist', '.built-from')

const digest = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
const stampAt = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)

export const say = (line) => process.stderr.write(`${line}\n`)

/** Ends the program with one sentence. */
export function stop(line, code = 3) {
  say(line)
  process.exit(code)
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], ...options })
  if (done.error) stop(`${command} could not be run: ${done.error.message}`)
  return done.status ?? 1
}

/** Installs what the lock names when it is not there, or when the lock has changed since. */
export function install() {
  const lock = digest(readFileSync(join(ROOT, 'package-lock.json')), process.platform, process.arch)
  if (stampAt(STAMP) === lock) return
  say('installing what Muster needs (once; about half a minute) …')
  // No part runs a script of its own while it is installed: none needs one, and npm would look for a compiler, Python and Node's headers,
  // which a fresh machine does not have, only to find that the store's driver comes built.
  const status = run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    // npm's standard output would run into that of the command the person asked for.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) stop('the parts could not be installed: is the npm registry reachable? Nothing else was changed.')
  writeFileSync(STAMP, lock)
}

/** Node 24 or a system Node that reads TypeScript by itself; Node 20 would crash on the store's driver without a word. */
export function chooseNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const bundled = join(ROOT, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(bundled)) return bundled
  return stop(
    `Muster needs Node 22.18 or newer; this is ${process.version}, and npm has none for this machine: install one from nodejs.org`,
  )
}

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort()

/** Builds the web pages when their sources changed since they were built. */
export function buildWeb(node) {
  const sources = [
    ...filesBelow(join(WEB, 'src')),
    ...filesBelow(join(ROOT, 'packages', 'contract', 'src')),
    join(WEB, 'index.html'),
    join(WEB, 'vite.config.ts'),
    join(ROOT, 'package-lock.json'),
  ]
  const from = digest(...sources.flatMap((path) => [path.slice(ROOT.length), readFileSync(path)]))
  if (stampAt(BUILT) === from) return
  say('building the pages …')
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  rmSync(BUILT, { force: true })
  if (run(node, [vite, 'build', '--logLevel', 'warn'], { cwd: WEB, stdio: ['ignore', 2, 2] }) !== 0)
    stop('the pages could not be built: see above')
  mkdirSync(dirname(BUILT), { recursive: true })
  writeFileSync(BUILT, from)
}

/** Runs the command line with the right Node, passing on what it prints, what is typed, and how it ends. */
export async function muster(node, args) {
  const { spawn } = await import('node:child_process')
  // A small young generation keeps a folder of 10,000 pages well under 600 MB, for a tenth of the speed.
  const main = join(ROOT, 'packages', 'cli', 'src', 'main.ts')
  const child = spawn(node, ['--max-semi-space-size=16', main, ...args], { stdio: 'inherit' })
  // Ctrl-C reaches the child too; it stops in order, and only then does this end.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}
