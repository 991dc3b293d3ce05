import { type MessagePort, type Transferable, Worker } from 'node:worker_threads'

/** What a thread is told: a task to open, or a part of the open one to do. */
type Order<Task, Part> = { readonly open: Task } | { readonly at: number; readonly part: Part }

interface Answer<Result> {
  readonly at: number
  readonly result: Result
}

/**
 * Threads that do the parts of a task, each the next as it is free. The results come in the order of the parts, so that nothing
 * hangs on which thread was faster.
 */
export class WorkerPool {
  readonly #workers: readonly Worker[]

  constructor(program: URL, size: number) {
    this.#workers = Array.from({ length: size }, () => new Worker(program))
  }

  /** Does a task part by part; `done` hears how many parts are done. Rejects with what a thread failed of. */
  async run<Result>(
    task: unknown,
    parts: readonly unknown[],
    done: (parts: number) => void,
  ): Promise<readonly Result[]> {
    const results: Result[] = Array.from({ length: parts.length })
    let next = 0
    let finished = 0
    const doParts = (worker: Worker): Promise<void> =>
      new Promise((resolve, reject) => {
        if (next >= parts.length) {
          resolve()
          return
        }
        const hear = ({ at, result }: Answer<Result>) => {
          results[at] = result
          done(++finished)
          give()
        }
        const ended = (code: number) => reject(new Error(`a thread ended before its work did (${code})`))
        const give = () => {
          if (next < parts.length) {
            const at = next++
            worker.postMessage({ at, part: parts[at] })
            return
          }
          worker.off('message', hear).off('error', reject).off('exit', ended)
          resolve()
        }
        worker.on('message', hear).on('error', reject).on('exit', ended)
        worker.postMessage({ open: task })
        give()
      })
    await Promise.all(this.#workers.map(doParts))
    return results
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }
}

/** In a thread: opens tasks as they come and answers the parts of the open one. */
export function answerSpans<Task, Part>(port: MessagePort, open: (task: Task) => (part: Part) => object): void {
  let work: ((part: Part) => object) | null = null
  port.on('message', (order: Order<Task, Part>) => {
    if ('open' in order) {
      work = open(order.open)
      return
    }
    const result = work?.(order.part) ?? {}
    port.postMessage({ at: order.at, result }, buffersOf(result))
  })
}

/** The memory of typed arrays, which is handed over instead of copied. */
const buffersOf = (result: object): Transferable[] =>
  Object.values(result).flatMap((value) =>
    ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer
      ? [value.buffer]
      : value !== null && typeof value === 'object' && !ArrayBuffer.isView(value)
        ? buffersOf(value as object)
        : [],
  )

type Numbers = Int8Array | Uint8Array | Int32Array | Uint16Array | Uint32Array | Float64Array
type NumbersOf = new (memory: SharedArrayBuffer) => Numbers

/** The same numbers in memory that all threads share. */
export function share<T extends Numbers>(numbers: T): T {
  const copy = new (numbers.constructor as NumbersOf)(new SharedArrayBuffer(numbers.byteLength))
  copy.set(numbers)
  return copy as T
}

/** The same columns with their typed arrays in memory that all threads share; what else there is will be copied for each. */
export const shareNumbers = <T extends object>(columns: T): T =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      ArrayBuffer.isView(column) ? share(column as Numbers) : column,
    ]),
  ) as T
