/** One thread that reads pages: is given bytes and answers with what was read of them. Started by page-readers.ts. */
import { parentPort } from 'node:worker_threads'
import type { PageHint } from '@muster/intake'
import { ActRefused, type Refusal } from './act-refused.ts'
import { type KeptReading, type ReadOptions, readFilePage } from './read-page.ts'

export interface ReadOrder {
  readonly bytes: Uint8Array
  readonly hint: PageHint
  readonly options: ReadOptions
}

export type ReadAnswer =
  | { readonly read: KeptReading }
  | { readonly refused: { readonly refusal: Refusal; readonly says: string } }

async function answer({ bytes, hint, options }: ReadOrder): Promise<ReadAnswer> {
  try {
    const { decoded, ...rest } = await readFilePage(bytes, hint, options)
    const { map: _, ...sent } = decoded
    return { read: { ...rest, decoded: sent } }
  } catch (error) {
    if (!(error instanceof ActRefused)) throw error
    return { refused: { refusal: error.refusal, says: error.message } }
  }
}

parentPort?.on('message', async (order: ReadOrder) => parentPort?.postMessage(await answer(order)))
