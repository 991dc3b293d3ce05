export { fastDigest } from './fast-digest.ts'
export { type BackupSource, restoreBackup, writeBackup } from './folder/backup.ts'
export { isCaseFolder } from './folder/case-files.ts'
export {
  createCaseFolder,
  openCaseFolder,
  type PassphraseSource,
  refuseTakenFolder,
} from './folder/case-folder.ts'
export { changePassphrase, type PassphraseChange } from './folder/change-passphrase.ts'
export { lockForServer } from './folder/in-use.ts'
export { madeBeside, nameFolder } from './folder/made-beside.ts'
export { MemoryStore } from './memory/memory-store.ts'
export { type CasePlaceStore, createStoreAt, moveCase, openStoreAt } from './places.ts'
export { isDatabaseUrl } from './postgres/case-url.ts'
export { digestInOpenTimestamps } from './proofs/opentimestamps.ts'
export type { ProofCheck } from './proofs/proof-check.ts'
export { makeSigningKey, readSignedHead, type SignedHead, signatureHolds, signHead } from './proofs/signed-head.ts'
export { SqliteStore } from './sqlite/sqlite-store.ts'
export { StoreError, type StoreFault } from './store-error.ts'

/** The parser of certificates is loaded only by those who have a token to read. */
export const timestampTokens = () => import('./proofs/timestamp-token.ts')
