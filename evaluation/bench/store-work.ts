import { type EntryBody, type EntryDraft, identifyClaims } from '@muster/core'
import { ledgerOf } from '../../packages/core/src/register/build-state.ts'
import type { CasePlaceStore } from '../../packages/ledger/src/index.ts'
import { round, timed } from './machine.ts'

export const CLAIMS_A_PAGE = 10
export const PAGES_AT_ONCE = 40
const PAGE_BYTES = 8_192

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
export const spread = (values: readonly number[]) => ({
  p50Ms: round(percentile(values, 0.5)),
  p99Ms: round(percentile(values, 0.99)),
})

const modelEntries = ledgerOf([
  {
    title: 'Made-up page',
    published: '2021-01-01',
    claims: Array.from({ length: CLAIMS_A_PAGE }, (_, at) => ({
      kind: 'held',
      quote: `statement ${at} about ${at + 3} people of Northland held by Southland in a made-up report`,
      count: { min: at + 3, max: at + 3, text: String(at + 3) },
      actor: 'Southland',
      peopleOf: 'Northland',
    })),
  },
])

export const draft = (body: EntryBody): EntryDraft => ({ at: '2026-01-01T00:00:00.000Z', by: 'bench', body })

export const setting = (at: number) => {
  const [opened] = modelEntries
  if (opened?.body.kind !== 'case-opened') throw new Error('no model')
  return { ...opened.body.setting, name: `name ${at}` }
}

/** One page's entries: the source, ten claims proposed, ten verdicts. The page's bytes are put as well. */
async function pageDrafts(store: CasePlaceStore, at: number): Promise<readonly EntryDraft[]> {
  const sha256 = await store.put(Buffer.from(`page ${at} `.padEnd(PAGE_BYTES, 'made-up words ')))
  const drafts: EntryDraft[] = []
  for (const { body } of modelEntries) {
    if (body.kind === 'source-recorded')
      drafts.push(draft({ ...body, source: { ...body.source, sha256, decoded: sha256 } }))
    if (body.kind !== 'claims-proposed') continue
    const claims = identifyClaims(sha256, body.claims)
    drafts.push(draft({ ...body, source: sha256, claims }))
    for (const claim of claims)
      drafts.push(
        draft({ kind: 'claim-judged', claim: claim.id, verdict: 'accepted', amended: null, why: null, unread: false }),
      )
  }
  return drafts
}

/** Fills a store from one size to the next. Gives entries a second, pages' bytes with them. */
export async function fill(store: CasePlaceStore, from: number, to: number): Promise<number> {
  let recorded = 0
  const ms = await timed(async () => {
    for (let page = from / CLAIMS_A_PAGE; page < to / CLAIMS_A_PAGE; page += PAGES_AT_ONCE) {
      const drafts: EntryDraft[] = []
      for (let at = page; at < Math.min(page + PAGES_AT_ONCE, to / CLAIMS_A_PAGE); at++)
        drafts.push(...(await pageDrafts(store, at)))
      await store.append(await store.head(), drafts)
      recorded += drafts.length
    }
  })
  return round(recorded / (ms / 1_000))
}

/** One acknowledged append of one entry, on the disk when it returns. */
export async function appends(store: CasePlaceStore, times: number): Promise<readonly number[]> {
  const taken: number[] = []
  for (let at = 0; at < times; at++)
    taken.push(
      await timed(async () =>
        store.append(await store.head(), [draft({ kind: 'setting-changed', setting: setting(at) })]),
      ),
    )
  return taken
}

/** An act with the time it took, by the clock and of the processor: on a machine that others use they differ. */
export async function spent<T>(act: () => Promise<T>): Promise<{ value: T; ms: number; cpuMs: number }> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  const value = await act()
  const { user, system } = process.cpuUsage(cpu)
  return { value, ms: round(performance.now() - start), cpuMs: round((user + system) / 1000) }
}
