export { listenFrom } from './listen.ts'
export { makeServer, type ServerSettings } from './make-server.ts'
export type { CaseFacts } from './routes.ts'
