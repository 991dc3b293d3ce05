import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type CasePlaceStore,
  type CaseSession,
  isCaseFolder,
  isDatabaseUrl,
  makeSample,
  openCase,
  openStore,
} from '@muster/app'
import { BadUsage } from './outcomes-to-exit.ts'
import { askPassphrase } from './passphrase.ts'

/** Whose hand records: a name that the case's people chose, never read from the machine. */
export const hand = () => ({ now: () => new Date().toISOString(), by: process.env.MUSTER_BY ?? 'reviewer' })

/** Where the sample case and other data of this clone lie. */
export const dataFolder = (): string =>
  process.env.MUSTER_HOME ?? fileURLToPath(new URL('../../../muster-data/', import.meta.url))

export const sampleFolder = (): string => join(dataFolder(), 'sample')

/** A folder by its full path, or the address of a database as it is. */
export const placeOf = (named: string): string => (isDatabaseUrl(named) ? named : resolve(named))

/**
 * Where the case lies that a command means: a folder, the sample, or the address of a database (`postgres://…`); without
 * a name MUSTER_DATABASE_URL, or the current folder if it is a case.
 */
export function casePlaceOf(named: string | undefined): string {
  if (named === 'sample') return sampleFolder()
  if (named !== undefined) return placeOf(named)
  if (process.env.MUSTER_DATABASE_URL) return process.env.MUSTER_DATABASE_URL
  if (isCaseFolder(process.cwd())) return process.cwd()
  throw new BadUsage("no case here: name one with --case DIR (or --case sample), or make one with 'muster init DIR'")
}

/** Opens the case that a command means; the sample is made when it is not there yet. */
export const openNamedCase = async (named: string | undefined): Promise<CaseSession> =>
  openCase(await placeOfNamed(named), askPassphrase, hand())

/** Opens the store of the case that a command means, unread, for those who prove or copy it. */
export const openNamedStore = async (named: string | undefined): Promise<CasePlaceStore> =>
  openStore(await placeOfNamed(named), askPassphrase)

/** Where the case lies that a command means; the sample is made when it is not there yet. */
export async function placeOfNamed(named: string | undefined): Promise<string> {
  const place = casePlaceOf(named)
  if (place === sampleFolder()) await makeSampleIfMissing()
  return place
}

async function makeSampleIfMissing(): Promise<void> {
  const folder = sampleFolder()
  if (existsSync(folder) && isCaseFolder(folder)) return
  await makeSample(folder, hand())
}
