import { homedir } from 'node:os'
import { join } from 'node:path'
import { type CaseSetting, EMPTY_CASE, type Hand, type Head, type LanguageModel } from '@muster/core'
import { MODEL_MILLISECONDS, modelAt, whyNotEndpoint } from '@muster/intake'
import {
  type CasePlaceStore,
  createStoreAt,
  isDatabaseUrl,
  MemoryStore,
  madeBeside,
  nameFolder,
  openStoreAt,
  type PassphraseSource,
  refuseTakenFolder,
} from '@muster/ledger'
import { ActRefused } from './act-refused.ts'
import { CaseSession } from './case-session.ts'

/** The only place that names adapters: everything else in this package speaks to ports. */

/** Makes a new case in a folder or a database (`postgres://…`) and opens its ledger with the setting. */
export async function createCase(
  place: string,
  setting: CaseSetting,
  passphrase: string | null,
  hand: Hand,
): Promise<CaseSession> {
  const session = await CaseSession.open(await createStoreAt(place, passphrase), hand)
  await session.record(() => [{ kind: 'case-opened', setting }])
  return session
}

/** Makes a new case, whole or not at all, whoever stops it on the way: an empty one, or with what `fill` records in it. */
export async function makeCase(
  place: string,
  made: { readonly setting: CaseSetting; readonly passphrase: string | null; readonly hand: Hand },
  fill: (session: CaseSession) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const filled = async (at: string) => {
    const session = await createCase(at, made.setting, made.passphrase, made.hand)
    await fill(session).finally(() => session.close())
  }
  if (isDatabaseUrl(place)) return filled(place)
  refuseTakenFolder(place)
  return madeBeside(place, async (work) => {
    await filled(join(work, 'case'))
    await nameFolder(join(work, 'case'), place)
  })
}

/** Opens the case in a folder or a database. */
export const openCase = async (place: string, passphrase: PassphraseSource, hand: Hand): Promise<CaseSession> =>
  CaseSession.open(await openStoreAt(place, passphrase, here()), hand)

/** The store of a case, for acts on one that may be damaged: nothing of it has been read or proved yet. */
export const openStore = (place: string, passphrase: PassphraseSource): Promise<CasePlaceStore> =>
  openStoreAt(place, passphrase, { unproved: true, ...here() })

/**
 * Throws away what is kept beside the ledger of a case, proves every entry and makes it again. Returns the head that it is
 * then of.
 */
export async function rebuildSaved(place: string, passphrase: PassphraseSource, hand: Hand): Promise<Head> {
  const store = await openStoreAt(place, passphrase, here())
  try {
    await store.saved?.drop()
    const session = await CaseSession.open(store, hand)
    await session.save()
    return session.state.head
  } finally {
    await store.close()
  }
}

/** A case that is forgotten when the program ends. */
export async function memoryCase(setting: CaseSetting, hand: Hand): Promise<CaseSession> {
  const session = await CaseSession.open(new MemoryStore(), hand)
  await session.record(() => [{ kind: 'case-opened', setting }])
  return session
}

/**
 * Where this machine keeps what it replayed of cases in a database, sealed under their keys: MUSTER_NEAR, or the user's
 * cache. MUSTER_NEAR=none keeps nothing.
 */
function here(env: NodeJS.ProcessEnv = process.env): { near?: string } {
  if (env.MUSTER_NEAR === 'none') return {}
  return { near: env.MUSTER_NEAR || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'muster', 'near') }
}

/** Answers of a model are kept for the user of the machine, apart from any case. */
const keptAnswers = (env: NodeJS.ProcessEnv): string =>
  env.MUSTER_MODEL_KEPT ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'muster', 'answers')

/**
 * The language model that the environment names: MUSTER_MODEL_URL, MUSTER_MODEL and, where it wants one, MUSTER_MODEL_KEY.
 * Throws ActRefused when none is named or the address can not be asked.
 */
export function modelFromEnvironment(env: NodeJS.ProcessEnv): LanguageModel {
  const { MUSTER_MODEL_URL: url, MUSTER_MODEL: model } = env
  if (!url || !model)
    throw new ActRefused(
      'bad-input',
      'no language model is named: set MUSTER_MODEL_URL (like http://localhost:11434/v1) and MUSTER_MODEL',
    )
  const why = whyNotEndpoint(url)
  if (why !== null) throw new ActRefused('bad-input', why)
  const seconds = Number(env.MUSTER_MODEL_SECONDS ?? MODEL_MILLISECONDS / 1000)
  if (!(seconds > 0 && seconds <= 3600))
    throw new ActRefused('bad-input', 'MUSTER_MODEL_SECONDS is no number of seconds from 1 to 3600')
  const key = env.MUSTER_MODEL_KEY ?? null
  return modelAt({ url, model, key, milliseconds: seconds * 1000, kept: keptAnswers(env) })
}

export {
  fetchPage,
  fromFile,
  fromFolder,
  fromStandardInput,
  isWebArchive,
  type PageHint,
  pagesOfArchive,
} from '@muster/intake'
export {
  type BackupSource,
  type CasePlaceStore,
  changePassphrase,
  digestInOpenTimestamps,
  fastDigest,
  isCaseFolder,
  isDatabaseUrl,
  lockForServer,
  makeSigningKey,
  moveCase,
  type PassphraseSource,
  type ProofCheck,
  readSignedHead,
  refuseTakenFolder,
  restoreBackup,
  type SignedHead,
  StoreError,
  signatureHolds,
  signHead,
  timestampTokens,
  writeBackup,
} from '@muster/ledger'
export { EMPTY_CASE }
