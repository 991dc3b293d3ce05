// Finds PostgreSQL on this machine and starts a private server: no port, a socket in its own folder, nothing left behind.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { say, stop } from './prepare.mjs'

const NEEDED = ['initdb', 'pg_ctl', 'postgres']
const DEBIAN = '/usr/lib/postgresql'
const isRoot = process.getuid?.() === 0

/** The folder of the newest PostgreSQL that has all three programs; null when there is none. */
function binaries() {
  const debian = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(DEBIAN, version, 'bin'))
    : []
  const folders = [...debian, ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find((folder) => NEEDED.every((name) => existsSync(join(folder, name)))) ?? null
}

/** As root on Debian the package is installed; anyone else is told its name. */
function found() {
  const folder = binaries()
  if (folder) return folder
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    say('installing the Debian package postgresql (once) …')
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  return (
    binaries() ?? stop('PostgreSQL is not on this machine: install the Debian package postgresql and run this again')
  )
}

/** initdb refuses root: the server then runs as postgres, or nobody. */
function owner() {
  if (!isRoot) return {}
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const [, , uid, gid] = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody') ?? []
  if (uid === undefined)
    stop('initdb refuses to run as root and there is no user postgres or nobody: run this as another user')
  return { uid: Number(uid), gid: Number(gid) }
}

/** Ends a process and those that it began at once, as a power cut does. */
function killWithChildren(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  for (const each of [pid, ...children])
    try {
      process.kill(each, 'SIGKILL')
    } catch {
      // Gone by itself.
    }
}

/**
 * Starts a server. `url` reaches it; `stop()` ends it and removes its folder. For tests of faults (Linux): `within` names the
 * folder that it lies in, `small` lets it get by with little room; `kill()` ends it at once, `halt()` in order, `start()` brings it back.
 */
export function startPostgres({ within = tmpdir(), small = false } = {}) {
  const programs = found()
  const who = owner()
  const folder = mkdtempSync(join(within, 'muster-pg-'))
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid)
  chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  const run = (name, args) => {
    const done = spawnSync(join(programs, name), args, {
      ...who,
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (done.status !== 0) {
      rmSync(folder, { recursive: true, force: true })
      stop(`${name} failed: ${done.error?.message ?? done.stderr}`)
    }
  }
  const sizes = small ? ' -c max_wal_size=4MB -c min_wal_size=2MB -c shared_buffers=8MB -c wal_recycle=off' : ''
  const startArgs = [
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-c listen_addresses= -k ${folder}${sizes}`,
    'start',
  ]
  run('initdb', [
    ...['-D', data, '-U', 'muster', '-A', 'trust', '-E', 'UTF8', '--no-locale'],
    ...(small ? ['--wal-segsize=1'] : []),
  ])
  run('pg_ctl', startArgs)
  const control = (args) =>
    spawnSync(join(programs, 'pg_ctl'), args, { ...who, cwd: folder, stdio: 'ignore' }).status === 0
  const postmaster = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  const halt = () => {
    spawnSync(join(programs, 'pg_ctl'), ['-D', data, '-m', 'fast', '-w', 'stop'], {
      ...who,
      cwd: folder,
      stdio: 'ignore',
    })
    rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      halt()
      process.exit(130)
    })
  const version = spawnSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout.trim()
  return {
    url: `postgres://muster@localhost/postgres?host=${encodeURIComponent(folder)}`,
    folder,
    version,
    stop: halt,
    start: () => control(startArgs) || control(['-D', data, 'status']),
    halt: () => control(['-D', data, '-m', 'fast', '-w', 'stop']),
    kill: () => killWithChildren(postmaster()),
  }
}
