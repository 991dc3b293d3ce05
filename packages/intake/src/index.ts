export * from './decoded-page.ts'
export { decodeFile } from './documents/decode-file.ts'
export {
  type ArchivedPage,
  type BadArchivedPage,
  isWebArchive,
  pagesOfArchive,
} from './documents/read-web-archive.ts'
export * from './getters/allowed-address.ts'
export * from './getters/fetch-page.ts'
export * from './getters/from-file.ts'
export * from './getters/got-page.ts'
export { MODEL_MILLISECONDS, type ModelEndpoint, modelAt, whyNotEndpoint } from './model/model-endpoint.ts'
export * from './page-from-bytes.ts'
export { refuseLongList } from './rolls/list-text.ts'
export * from './rolls/read-roll.ts'
export * from './text-map.ts'
