import { setFlagsFromString } from 'node:v8'

/**
 * From now on, this program and its threads let dead objects grow to as much as the live ones, and no more, before they look for them.
 * V8 would let them grow to several times as much: a folder of 10,000 pages, of which 0.1 GB is ever alive, took 0.7 GB.
 * Not for a program that answers while it works: a big register is then looked through more often, in the middle of an answer.
 */
export const heapGrowsSlowly = (): void => setFlagsFromString('--heap-growing-percent=100')
