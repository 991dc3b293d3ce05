import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
export const FLOORS = join(ROOT, 'evaluation/floors.json')

/** F1 of claims found, and of those found whose count, stance and parties are right. */
export interface Scores {
  readonly detection: number
  readonly strict: number
}

/** A folder of pages with expected claims, and the scores that the reader must not fall below on it. */
export interface Floor {
  readonly folder: string
  readonly case?: string
  readonly all: Scores
  readonly core: Scores
}

export interface MeasuredClaims {
  /** Share of quotes that stand in their page: anything under 1 is a bug. */
  readonly grounded: number
  readonly all: Scores
  readonly core: Scores
}

/** The floors by name; the file's comment is no floor. */
export const readFloors = (): ReadonlyMap<string, Floor> =>
  new Map(
    Object.entries(JSON.parse(readFileSync(FLOORS, 'utf8')) as Record<string, Floor | string>).filter(
      (entry): entry is [string, Floor] => typeof entry[1] !== 'string',
    ),
  )

export const isHere = (floor: Floor): boolean => existsSync(join(ROOT, floor.folder))

/** Reads the pages of a floor's folder and scores the claims. Throws when the reader or the scorer fails. */
export function measureClaims(floor: Floor): MeasuredClaims {
  const out = mkdtempSync(join(tmpdir(), 'muster-claims-'))
  const setting = floor.case === undefined ? [] : [`--case=${floor.case}`]
  run(['evaluation/read-pages.ts', floor.folder, out, ...setting])
  const scored = JSON.parse(run(['evaluation/score-claims.mjs', floor.folder, out, '--json'])) as Scored
  rmSync(out, { recursive: true, force: true })
  const scores = ({ detection, strict }: Scored['all']): Scores => ({ detection: detection.f1, strict: strict.f1 })
  return { grounded: scored.grounded, all: scores(scored.all), core: scores(scored.core) }
}

interface Scored {
  readonly grounded: number
  readonly all: { readonly detection: { readonly f1: number }; readonly strict: { readonly f1: number } }
  readonly core: { readonly detection: { readonly f1: number }; readonly strict: { readonly f1: number } }
}

function run(args: readonly string[]): string {
  const done = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  return done.stdout
}
