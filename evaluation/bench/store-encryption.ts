import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { NO_ENTRIES } from '@muster/core'
import { SqliteStore } from '../../packages/ledger/src/index.ts'
import { round } from './machine.ts'
import { appends, CLAIMS_A_PAGE, draft, fill, PAGES_AT_ONCE, percentile, setting, spent } from './store-work.ts'

type Work = 'append' | 'fill' | 'read'
type Costs = Record<Work, number>
const WORKS: readonly Work[] = ['append', 'fill', 'read']

/** Time by the clock and of the processor that some acts on one store took. */
interface Taken {
  readonly clock: Costs
  readonly cpu: Costs
}
const nothing = (): Costs => ({ append: 0, fill: 0, read: 0 })

/** How many claims each store of a round is filled with, and how many rounds there are. */
const COST_CLAIMS = 4_000
const COST_ROUNDS = 15

/**
 * What encryption costs: two new stores a round, encrypted and in clear, that do the same small pieces of work turn about, so
 * that whatever else the machine does falls on both alike. Given are the medians of the rounds and how far they lie apart.
 */
export async function encryption(scratch: string) {
  const rounds: (readonly [Taken, Taken])[] = []
  for (let round = 0; round < COST_ROUNDS; round++) rounds.push(await costRound(scratch, round))
  const clock = ratios(rounds, ({ clock }) => clock)
  return {
    claims: COST_CLAIMS,
    rounds: COST_ROUNDS,
    ...clock,
    ofProcessor: ratios(rounds, ({ cpu }) => cpu),
    loadAverage: round(loadavg()[0] ?? 0),
  }
}

async function costRound(scratch: string, number: number): Promise<readonly [Taken, Taken]> {
  const key = randomBytes(32)
  const stores = [false, true].map((inClear) =>
    SqliteStore.open(join(scratch, `cost-${number}-${inClear}.db`), key, 'open', { inClear }),
  )
  const taken = stores.map((): Taken => ({ clock: nothing(), cpu: nothing() }))
  const inTurn = async (work: Work, turn: number, act: (store: SqliteStore) => Promise<unknown>) => {
    for (const which of turn % 2 ? [1, 0] : [0, 1]) {
      const [store, sum] = [stores[which], taken[which]]
      if (!store || !sum) continue
      const { ms, cpuMs } = await spent(() => act(store))
      sum.clock[work] += ms
      sum.cpu[work] += cpuMs
    }
  }
  for (const store of stores) await store.append(NO_ENTRIES, [draft({ kind: 'case-opened', setting: setting(0) })])
  const step = PAGES_AT_ONCE * CLAIMS_A_PAGE
  for (let done = 0, turn = number; done < COST_CLAIMS; done += step, turn++) {
    await inTurn('fill', turn, (store) => fill(store, done, done + step))
    for (let at = 0; at < 20; at++) await inTurn('append', turn + at, (store) => appends(store, 1))
  }
  for (let turn = number; turn < number + 6; turn++)
    await inTurn('read', turn, async (store) => {
      for await (const _ of store.read(0));
    })
  for (const store of stores) await store.close()
  for (const inClear of [false, true]) rmSync(join(scratch, `cost-${number}-${inClear}.db`))
  const [sealed, clear] = taken
  if (!sealed || !clear) throw new Error('two stores were opened')
  return [sealed, clear]
}

/** Of each kind of work the median of what encryption costs over clear, with the quartiles and ends of all rounds. */
function ratios(rounds: readonly (readonly [Taken, Taken])[], of: (taken: Taken) => Costs) {
  const hundredth = (value: number) => Math.round(value * 100) / 100
  return Object.fromEntries(
    WORKS.map((work) => {
      const each = rounds.map(([sealed, clear]) => of(sealed)[work] / of(clear)[work])
      const at = (share: number) => hundredth(percentile(each, share))
      const median = (side: 0 | 1) =>
        round(
          percentile(
            rounds.map((pair) => of(pair[side])[work]),
            0.5,
          ),
        )
      return [
        work,
        {
          encryptedMs: median(0),
          clearMs: median(1),
          ratio: at(0.5),
          quartiles: [at(0.25), at(0.75)],
          ends: [at(0), at(1)],
        },
      ]
    }),
  )
}
