import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect, takeKey } from './api/access.ts'
import { openTyped } from './api/kept-typed.ts'
import { ClientContext, makeQueries } from './api/queries.tsx'
import { NoKey } from './shell/no-key.tsx'
import { Workspace } from './shell/workspace.tsx'
import './style.css'

// A browser keeps what is typed into forms, on its disk in clear; it asks each field whether it may.
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) target.autocomplete = 'off'
})
const key = takeKey()
const client = key === null ? null : connect(key)
if (client) await openTyped(client)
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      {client ? (
        <QueryClientProvider client={makeQueries()}>
          <ClientContext value={client}>
            <Workspace />
          </ClientContext>
        </QueryClientProvider>
      ) : (
        <NoKey />
      )}
    </StrictMode>,
  )
