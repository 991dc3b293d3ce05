import { type CaseSetting, EMPTY_CASE, type Hand } from '@muster/core'
import { type CasePlaceStore, createStoreAt, MemoryStore, openStoreAt, type PassphraseSource } from '@muster/ledger'
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

/** Opens the case in a folder or a database. */
export const openCase = async (place: string, passphrase: PassphraseSource, hand: Hand): Promise<CaseSession> =>
  CaseSession.open(await openStoreAt(place, passphrase), hand)

/** The store of a case, for acts on one that may be damaged: nothing of it has been read or proved yet. */
export const openStore = (place: string, passphrase: PassphraseSource): Promise<CasePlaceStore> =>
  openStoreAt(place, passphrase, { unproved: true })

/** A case that is forgotten when the program ends. */
export async function memoryCase(setting: CaseSetting, hand: Hand): Promise<CaseSession> {
  const session = await CaseSession.open(new MemoryStore(), hand)
  await session.record(() => [{ kind: 'case-opened', setting }])
  return session
}

export { fetchPage, fromFile, fromFolder, fromStandardInput, type PageHint } from '@muster/intake'
export {
  type BackupSource,
  type CasePlaceStore,
  changePassphrase,
  digestInOpenTimestamps,
  discardUnfinished,
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
