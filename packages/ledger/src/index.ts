export {
  createCaseFolder,
  discardUnfinished,
  isCaseFolder,
  openCaseFolder,
  type PassphraseSource,
} from './folder/case-folder.ts'
export { lockForServer } from './folder/server-lock.ts'
export { MemoryStore } from './memory/memory-store.ts'
export { SqliteStore } from './sqlite/sqlite-store.ts'
export { StoreError, type StoreFault } from './store-error.ts'
