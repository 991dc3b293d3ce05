export * from './claim-schema.ts'
export * from './client.ts'
export * from './register-schema.ts'
export * from './source-schema.ts'
