import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { sha256OfBytes } from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { PageToAdd } from './add-page.ts'
import type { CaseSession } from './case-session.ts'
import type { KeptReading } from './read-page.ts'
import type { ReadAnswer, ReadOrder } from './read-worker.ts'

/** Threads beyond these read faster than one program records. */
const MOST_THREADS = 4
/** Megabytes that the reading of one page may take; more ends its thread, and not the program. */
const MOST_MEGABYTES = 2_048
/** Pages that are read or wait to be recorded, for each thread: memory does not grow with their number. */
const AHEAD_A_THREAD = 2

interface Waiting {
  readonly order: ReadOrder
  readonly resolve: (reading: KeptReading) => void
  readonly reject: (error: unknown) => void
}

/** Threads that read pages while others are recorded. */
export class PageReaders {
  readonly threads: number
  readonly #free: Worker[]
  readonly #waiting: Waiting[] = []
  readonly #workers = new Set<Worker>()

  constructor(threads = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1))) {
    this.threads = threads
    this.#free = Array.from({ length: threads }, () => this.#started())
  }

  /** Reads a page as `readFilePage` does, when a thread is free. Rejects with ActRefused when it cannot be a page. */
  read(order: ReadOrder): Promise<KeptReading> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order, resolve, reject })
      this.#give()
    })
  }

  async end(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.terminate()))
  }

  #started(): Worker {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    })
    this.#workers.add(worker)
    return worker
  }

  #give(): void {
    const worker = this.#free.pop()
    const next = worker && this.#waiting.shift()
    if (!worker) return
    if (!next) {
      this.#free.push(worker)
      return
    }
    const done = (free: Worker) => {
      worker.off('message', answered).off('error', failed)
      this.#free.push(free)
      this.#give()
    }
    const answered = (answer: ReadAnswer) => {
      if ('read' in answer) next.resolve(answer.read)
      else next.reject(new ActRefused(answer.refused.refusal, answer.refused.says))
      done(worker)
    }
    const failed = (error: Error) => {
      next.reject(isOutOfMemory(error) ? new ActRefused('bad-input', tooMuchFor(next.order)) : error)
      this.#workers.delete(worker)
      done(this.#started())
    }
    worker.on('message', answered).on('error', failed)
    worker.postMessage(next.order)
  }
}

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const tooMuchFor = ({ hint }: ReadOrder): string =>
  `${hint.name ?? hint.url ?? 'the page'}: reading it takes more than ${MOST_MEGABYTES / 1024} GB of memory; give the part with the report`

/** A page on its way into a case, with what was read of it; null: it is read, or known, where it is added. */
export interface PageComing<T> {
  readonly item: T
  readonly reading: Promise<KeptReading> | null
}

/**
 * Items one after another, each with the reading of its page, which threads have begun while those before it were recorded.
 * `pageOf`: the page of an item that the rules alone are to read; null where there is none.
 */
export async function* readAhead<T>(
  session: CaseSession,
  readers: PageReaders,
  items: AsyncIterable<T>,
  pageOf: (item: T) => PageToAdd | null,
): AsyncGenerator<PageComing<T>> {
  const coming: PageComing<T>[] = []
  for await (const item of items) {
    const page = pageOf(item)
    coming.push({ item, reading: page && begun(session, readers, page) })
    if (coming.length > readers.threads * AHEAD_A_THREAD) yield* coming.splice(0, 1)
  }
  yield* coming
}

function begun({ state }: CaseSession, readers: PageReaders, page: PageToAdd): Promise<KeptReading> | null {
  // Known by its digest: it is not read again.
  if (state.sources.has(sha256OfBytes(page.bytes))) return null
  const { bytes, hint, referenceDate } = page
  const reading = readers.read({ bytes, hint, options: { setting: state.setting, referenceDate, lang: null } })
  // Whoever takes it hears of a failure; when nobody does, since the work was stopped, it is nobody's.
  reading.catch(() => undefined)
  return reading
}
