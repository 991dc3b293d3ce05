import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect, takeKey } from './api/access.ts'
import { ClientContext, makeQueries } from './api/queries.tsx'
import { NoKey } from './shell/no-key.tsx'
import { Workspace } from './shell/workspace.tsx'
import './style.css'

const key = takeKey()
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      {key ? (
        <QueryClientProvider client={makeQueries()}>
          <ClientContext value={connect(key)}>
            <Workspace />
          </ClientContext>
        </QueryClientProvider>
      ) : (
        <NoKey />
      )}
    </StrictMode>,
  )
