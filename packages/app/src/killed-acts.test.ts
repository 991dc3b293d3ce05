import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  backUpCase,
  type CasePlaceStore,
  isCaseFolder,
  makeSample,
  migrateCase,
  openStore,
  restoreCase,
  verifyCase,
} from './index.ts'
import { hand, keptCases, noPassphrase } from './kept-case.ts'

const KILLS = Number(process.env.MUSTER_ACT_KILLS ?? 2)
const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const INDEX = fileURLToPath(new URL('./index.ts', import.meta.url))
const { scratch, savedSample } = keptCases()
const inFolder = (name: string) => join(scratch, name)

/** Each act in a program of its own: from a case or a backup, to something new. */
const ACTS = {
  backup: 'await backUpCase(await openStore(from, ask), to)',
  restore: 'await restoreCase(from, to, ask)',
  migrate: 'await migrateCase(await openStore(from, ask), to)',
  rebuild: 'await rebuildSaved(from, ask, hand)',
  sample: 'await makeSample(to, hand)',
} as const

const program = (act: keyof typeof ACTS): string => `
  import { backUpCase, makeSample, migrateCase, openStore, rebuildSaved, restoreCase } from ${JSON.stringify(INDEX)}
  const [from, to] = process.argv.slice(1)
  const ask = async () => null
  const hand = { now: () => '2026-01-01T00:00:00.000Z', by: 'tester' }
  process.stdout.write('ready')
  ${ACTS[act]}`

/** Lets another program do an act for a while, and kills it; how long the whole act takes is learned on the way. */
async function killedIn(act: keyof typeof ACTS, [from, to]: readonly [string, string], share: number): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(act), from, to], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const begun = performance.now()
  const kill = setTimeout(() => child.kill('SIGKILL'), share * (longest.get(act) ?? 400))
  await once(child, 'exit')
  clearTimeout(kill)
  if (child.exitCode === 0) longest.set(act, performance.now() - begun)
}
const longest = new Map<string, number>()

let random = seed
const chance = (): number => {
  random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
  return random / 2 ** 32
}

const left = (): readonly string[] => readdirSync(scratch).filter((name) => name.includes('.unfinished'))

async function assertProves(folder: string, why: string): Promise<void> {
  const store = await openStore(folder, noPassphrase)
  const { wrong, derived, entries } = await verifyCase(store).finally(() => store.close())
  assert.deepEqual([wrong, derived], [null, null], why)
  assert.ok(entries > 100, why)
}

describe(`a program killed in the middle of an act on a whole case (seed ${seed}, ${KILLS} kills of each)`, () => {
  let folder = ''
  let file = ''
  before(async () => {
    folder = await savedSample()
    file = inFolder('case.muster')
    const store = await openStore(folder, noPassphrase)
    await backUpCase(store, file).finally(() => store.close())
  })
  const fromStore = async (act: (store: CasePlaceStore) => Promise<unknown>) => {
    const store = await openStore(folder, noPassphrase)
    await act(store).finally(() => store.close())
  }
  const cases = [
    { act: 'backup', from: () => folder, again: (to: string) => fromStore((store) => backUpCase(store, to)) },
    { act: 'restore', from: () => file, again: (to: string) => restoreCase(file, to, noPassphrase) },
    { act: 'migrate', from: () => folder, again: (to: string) => fromStore((store) => migrateCase(store, to)) },
    { act: 'sample', from: () => folder, again: (to: string) => makeSample(to, hand) },
  ] as const
  for (const { act, from, again } of cases)
    it(`${act}: what it makes is there whole or not at all; the next one removes what it left`, async () => {
      for (let kill = 0; kill < KILLS; kill++) {
        const to = inFolder(`${act}-${kill}`)
        await killedIn(act, [from(), to], chance())
        const why = `${act}, kill ${kill}`
        await assertProves(folder, why)
        if (existsSync(to) && act !== 'backup') await assertProves(to, why)
        else if (existsSync(to)) await assertProves(await restored(to), why)
        else await again(to)
        await again(inFolder(`${act}-${kill}-again`))
        assert.equal(act === 'backup' || isCaseFolder(to), true, why)
        assert.deepEqual(left(), [], why)
      }
    })

  it('rebuild: the case proves, and what is kept beside its ledger with it', async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      await killedIn('rebuild', [folder, ''], chance())
      await assertProves(folder, `kill ${kill}`)
    }
  })

  async function restored(backup: string): Promise<string> {
    await restoreCase(backup, `${backup}-tried`, noPassphrase)
    return `${backup}-tried`
  }
})

describe('two programs that make the same thing at once', () => {
  it('one makes it, and the other is told; nothing is written over and nothing left', async () => {
    const folder = await savedSample()
    const [first, second] = await Promise.all([openStore(folder, noPassphrase), openStore(folder, noPassphrase)])
    const acts = {
      'twice.muster': [first, second].map((store) => () => backUpCase(store, inFolder('twice.muster'))),
      moved: [first, second].map((store) => () => migrateCase(store, inFolder('moved'))),
      restored: [1, 2].map(() => () => restoreCase(inFolder('twice.muster'), inFolder('restored'), noPassphrase)),
    }
    for (const [name, pair] of Object.entries(acts)) {
      const done = await Promise.allSettled(pair.map((act) => act()))
      assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 1, name)
      const refused = done.find((each) => each.status === 'rejected')
      assert.match(String(refused?.reason), /was made by another program meanwhile|is there already|is a case already/u)
    }
    await Promise.all([first.close(), second.close()])
    await assertProves(inFolder('moved'), 'moved')
    await assertProves(inFolder('restored'), 'restored')
    assert.deepEqual(left(), [])
  })

  it('two that make the sample both have it', async () => {
    const to = inFolder('samples')
    await Promise.all([makeSample(to, hand), makeSample(to, hand)])
    await assertProves(to, 'sample')
  })
})
