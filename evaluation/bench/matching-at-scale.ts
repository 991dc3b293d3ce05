/**
 * What it costs to match lists of 1,000 to 1,000,000 rows each, and how right the answers are, beside Splink on DuckDB and
 * nomenklatura over the same files in one run: `node scripts/run.mjs evaluation/bench/matching-at-scale.ts [SECONDS]`.
 * Writes results/matching-at-scale.json and .svg. The peers run in a Python environment that is made for the run and thrown away,
 * each size for SECONDS at most (600 where nothing is said); a peer that was cut off is not tried with larger lists.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawCosts } from './cost-curve.ts'
import { machine, round } from './machine.ts'
import { writeMadeUpLists } from './rolls/made-up-lists.ts'

const SIZES = [1_000, 10_000, 100_000, 300_000, 1_000_000]
const SEED = 11
/** Three of five people are on both lists. */
const ON_BOTH = 0.6
const SECONDS = Number(process.argv[2] ?? 600)
const HERE = import.meta.dirname
const work = mkdtempSync(join(tmpdir(), 'muster-scale-'))

type Run = Readonly<Record<string, unknown>> & { readonly seconds: number }
interface Files {
  readonly left: string
  readonly right: string
}

/** The JSON that a program prints last, or why there is none. */
function measured(program: string, args: readonly string[], seconds: number): Run | string {
  const load = round(loadavg()[0] ?? 0)
  const { stdout, stderr, error, signal } = spawnSync(program, args, {
    encoding: 'utf8',
    // nomenklatura keeps a database in the folder that it is run in.
    cwd: work,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 28,
  })
  if (error !== undefined || signal !== null) return `not done within ${seconds} s`
  const last = stdout.trim().split('\n').at(-1) ?? ''
  if (!last.startsWith('{')) return `failed: ${stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? ''}`
  return { loadBefore: load, ...(JSON.parse(last) as Run) }
}

const muster = ({ left, right }: Files, workers: number, acrossScripts: boolean): Run | string =>
  measured(
    process.execPath,
    [join(HERE, 'match-files.ts'), left, right, String(workers), acrossScripts ? 'across' : 'within-script'],
    3600,
  )

/** Python with the peers in an environment made for this run; null where it could not be had. */
function peersPython(): string | null {
  const home = join(work, 'venv')
  try {
    execFileSync('python3', ['-m', 'venv', home], { stdio: 'ignore' })
    execFileSync(join(home, 'bin/pip'), ['install', '-q', 'splink==4.0.17', 'nomenklatura==4.17.4', 'pandas'], {
      stdio: 'ignore',
      timeout: 300_000,
    })
    return join(home, 'bin/python')
  } catch {
    return null
  }
}

async function madeUp(rows: number, acrossScripts: boolean): Promise<Files> {
  const files = { left: join(work, `left-${rows}.csv`), right: join(work, `right-${rows}.csv`) }
  const sizes = { seed: SEED, left: rows, right: rows, onBoth: Math.round(rows * ON_BOTH), acrossScripts }
  await writeMadeUpLists(sizes, files.left, files.right)
  return files
}

const isRun = (run: Run | string | undefined): run is Run => typeof run === 'object'
const say = (what: string): void => void process.stderr.write(`${what}\n`)

try {
  const python = peersPython()
  const sizes: Record<string, Record<string, Run | string>> = {}
  const cutOff = new Set<string>(python === null ? ['splink', 'nomenklatura'] : [])
  for (const rows of SIZES) {
    const runs: Record<string, Run | string> = {}
    const files = await madeUp(rows, false)
    runs.muster = muster(files, 2, false)
    say(`${rows} muster ${JSON.stringify(runs.muster)}`)
    for (const peer of ['splink', 'nomenklatura']) {
      if (cutOff.has(peer) || python === null) continue
      const run = measured(python, [join(HERE, 'scale-peers.py'), peer, files.left, files.right], SECONDS)
      if (!isRun(run)) cutOff.add(peer)
      runs[peer] = run
      say(`${rows} ${peer} ${JSON.stringify(run)}`)
    }
    runs.musterAcrossScripts = muster(await madeUp(rows, true), 2, true)
    say(`${rows} across scripts ${JSON.stringify(runs.musterAcrossScripts)}`)
    sizes[rows] = runs
  }
  const few = await madeUp(100_000, false)
  const digests = [1, 2, 3].map((workers) => muster(few, workers, false)).map((run) => (isRun(run) ? run.digest : run))
  const results = {
    what: `Lists of made-up people (seed ${SEED}), as many rows each, ${ON_BOTH * 100} % of them on both: names as uneven as real ones, slips, parts missing and exchanged, days of birth missing, incomplete and wrong. Muster with two threads; 'across scripts' has the first list in Cyrillic. Seconds from reading the files to the answer; the peers' without reading and with the days of birth made alike for them. No labels were used. A peer had ${SECONDS} s for a size. The load before each run tells of other work on the machine.`,
    machine: machine(),
    sameWithOneTwoThreeThreads: new Set(digests).size === 1,
    sizes,
  }
  writeFileSync(join(HERE, 'results/matching-at-scale.json'), `${JSON.stringify(results, null, 1)}\n`)
  const curve = (name: string, colour: string, key: string) => ({
    name,
    colour,
    points: SIZES.flatMap((rows) => {
      const run = sizes[rows]?.[key]
      return isRun(run) ? [{ size: rows, cost: run.seconds }] : []
    }),
  })
  writeFileSync(
    join(HERE, 'results/matching-at-scale.svg'),
    drawCosts(
      `Matching two made-up lists: seconds by size (${results.machine.cores} cores, ${results.machine.cpu})`,
      { unit: 's', sizesOf: 'rows on each of two lists' },
      [
        curve('Muster', '#0b5fa5', 'muster'),
        curve('Muster, two scripts', '#5a9bd4', 'musterAcrossScripts'),
        curve('Splink', '#b3541e', 'splink'),
        curve('nomenklatura', '#6b6b6b', 'nomenklatura'),
      ],
    ),
  )
  say(`the same with one, two and three threads: ${results.sameWithOneTwoThreeThreads}`)
} finally {
  rmSync(work, { recursive: true, force: true })
}
