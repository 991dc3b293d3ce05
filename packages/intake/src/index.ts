export * from './decoded-page.ts'
export * from './page-from-bytes.ts'
export * from './text-map.ts'
