import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CostCurve, drawCosts, limit } from './cost-curve.ts'

// node scripts/run.mjs evaluation/bench/draw-results.ts: draws the curves of store and register anew from their results.
// Both benches do so themselves when they end.

const inResults = (name: string): string => fileURLToPath(new URL(`results/${name}`, import.meta.url))
const read = <T>(name: string): T => JSON.parse(readFileSync(inResults(name), 'utf8')) as T

interface Machine {
  readonly cores: number
  readonly cpu: string
}
interface Spread {
  readonly p50Ms: number
  readonly p99Ms: number
}
interface StorePoint {
  readonly claims: number
  readonly sessionAppend: Spread
  readonly pageList: Spread
  readonly search: Spread
  readonly openSessionMs: number
}
interface StoreResults {
  readonly machine: Machine
  readonly embedded?: readonly StorePoint[]
  readonly postgres?: { readonly curve: readonly StorePoint[] }
}
interface RegisterPoint {
  readonly claims: number
  readonly coldMs: number
  readonly oneMoreMs: number
}
interface RegisterResults {
  readonly machine: Machine
  readonly curve: readonly RegisterPoint[]
  readonly curveTied: readonly RegisterPoint[]
}

const line = <P extends { readonly claims: number }>(
  name: string,
  colour: string,
  points: readonly P[],
  cost: (point: P) => number,
): CostCurve => ({ name, colour, points: points.map((point) => ({ size: point.claims, cost: cost(point) })) })

const [BLUE, ORANGE, GREEN, PURPLE, PALE] = ['#0b5fa5', '#b3541e', '#2c7a3f', '#6b3fa0', '#5a9bd4'] as const
const AXES = { unit: 'ms', sizesOf: 'claims in the case' } as const

/** Curves of store.json, one picture for each kind of store. */
export function drawStore(): void {
  const { machine, embedded, postgres } = read<StoreResults>('store.json')
  const draw = (name: string, what: string, points: readonly StorePoint[]) =>
    writeFileSync(
      inResults(name),
      drawCosts(`${what}: 99th percentile by size, opening once (${machine.cores} cores, ${machine.cpu})`, AXES, [
        line('opening', BLUE, points, (point) => point.openSessionMs),
        limit('opening, asked', BLUE, 1000),
        line('search', ORANGE, points, (point) => point.search.p99Ms),
        limit('search, asked', ORANGE, 200),
        line('page of a list', GREEN, points, (point) => point.pageList.p99Ms),
        limit('page of a list, asked', GREEN, 50),
        line('acknowledged append', PURPLE, points, (point) => point.sessionAppend.p99Ms),
        limit('append, asked', PURPLE, 20),
      ]),
    )
  if (embedded) draw('store-embedded.svg', 'Embedded store, encrypted', embedded)
  if (postgres) draw('store-postgres.svg', 'PostgreSQL, encrypted', postgres.curve)
}

/** The curve of register.json. */
export function drawRegister(): void {
  const { machine, curve, curveTied } = read<RegisterResults>('register.json')
  writeFileSync(
    inResults('register.svg'),
    drawCosts(`The register as of a day: time by size (${machine.cores} cores, ${machine.cpu})`, AXES, [
      line('cold', BLUE, curve, (point) => point.coldMs),
      line('cold, claims tied', PALE, curveTied, (point) => point.coldMs),
      limit('cold, asked', BLUE, 2000),
      line('one more claim', GREEN, curve, (point) => point.oneMoreMs),
      line('one more, tied', PURPLE, curveTied, (point) => point.oneMoreMs),
      limit('one more, asked', GREEN, 50),
    ]),
  )
}

if (import.meta.main) {
  drawStore()
  drawRegister()
}
