import type { Dropped, PageText } from '@muster/core'
import type { TextMapJson } from '@muster/intake'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'
import type { Bases } from './read-page.ts'

/** A page as it was decoded when it was captured. Kept with the case: a better decoder must not move old offsets. */
export interface KeptPage {
  readonly format: 1
  readonly page: PageText
  /** From offsets of the text back to the bytes of the page as captured. */
  readonly map: TextMapJson
  /** How its claims came about when it was captured; absent in cases begun before this was kept. */
  readonly reading?: { readonly bases: Bases; readonly dropped: readonly Dropped[] }
}

export const encodeKept = (kept: KeptPage): Uint8Array => new TextEncoder().encode(JSON.stringify(kept))

/** The decoded form of a page of the case. */
export async function readDecoded(session: CaseSession, sha256: string): Promise<KeptPage> {
  const source = session.state.sources.get(sha256)
  if (!source) throw new ActRefused('not-found', `there is no page ${sha256.slice(0, 12)}… in this case`)
  const bytes = await session.store.get(source.decoded)
  if (!bytes) throw new ActRefused('damaged', `the text of page ${sha256.slice(0, 12)}… is missing: restore a backup`)
  return JSON.parse(new TextDecoder().decode(bytes)) as KeptPage
}
