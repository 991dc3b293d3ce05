import { type CaseSetting, EMPTY_CASE, type Hand } from '@muster/core'
import { type BackupSource, createCaseFolder, MemoryStore, openCaseFolder, type PassphraseSource } from '@muster/ledger'
import { CaseSession, type CaseStore } from './case-session.ts'

/** The only place that names adapters: everything else in this package speaks to ports. */

/** Makes a new case in a folder and opens its ledger with the setting. */
export async function createCase(
  folder: string,
  setting: CaseSetting,
  passphrase: string | null,
  hand: Hand,
): Promise<CaseSession> {
  const session = await CaseSession.open(await createCaseFolder(folder, passphrase), hand)
  await session.record(() => [{ kind: 'case-opened', setting }])
  return session
}

/** Opens the case in a folder. */
export const openCase = async (folder: string, passphrase: PassphraseSource, hand: Hand): Promise<CaseSession> =>
  CaseSession.open(await openCaseFolder(folder, passphrase), hand)

/** The store of the case in a folder, for acts on a case that may be damaged: nothing of it has been read or proved yet. */
export const openStore = (folder: string, passphrase: PassphraseSource): Promise<CaseStore & BackupSource> =>
  openCaseFolder(folder, passphrase, { unproved: true })

/** A case that is forgotten when the program ends. */
export async function memoryCase(setting: CaseSetting, hand: Hand): Promise<CaseSession> {
  const session = await CaseSession.open(new MemoryStore(), hand)
  await session.record(() => [{ kind: 'case-opened', setting }])
  return session
}

export { fetchPage, fromFile, fromFolder, fromStandardInput, type PageHint } from '@muster/intake'
export {
  type BackupSource,
  changePassphrase,
  discardUnfinished,
  isCaseFolder,
  lockForServer,
  type PassphraseSource,
  refuseTakenFolder,
  restoreBackup,
  StoreError,
  writeBackup,
} from '@muster/ledger'
export { EMPTY_CASE }
