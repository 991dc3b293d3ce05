import {
  ApiError,
  type EstimateRequest,
  type MusterClient,
  type RegisterAsk,
  type RelationRequest,
  type TermRequest,
  type VerdictRequest,
} from '@muster/contract'
import type { Claim } from '@muster/core'
import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'

export const ClientContext = createContext<MusterClient | null>(null)

/** The API; only to be used below the shell, which connects first. */
export function useClient(): MusterClient {
  const client = useContext(ClientContext)
  if (!client) throw new Error('no client above this component')
  return client
}

export const makeQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A sentence from the server will be the same on a second try; a lost connection may come back.
        retry: (tries, error) => !(error instanceof ApiError) && tries < 3,
        // The server is on this machine: a browser that calls itself offline would wait for a network that nobody needs.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })

export const useStatus = () => {
  const client = useClient()
  return useQuery({ queryKey: ['case'], queryFn: () => client.status() })
}

export const useSources = () => {
  const client = useClient()
  return useQuery({ queryKey: ['sources'], queryFn: () => client.sources() })
}

export const useSource = (sha256: string) => {
  const client = useClient()
  return useQuery({ queryKey: ['source', sha256], queryFn: () => client.source(sha256) })
}

export const useRegister = (ask: RegisterAsk) => {
  const client = useClient()
  return useQuery({ queryKey: ['register', ask], queryFn: () => client.register(ask), placeholderData: (old) => old })
}

export const useWhy = (answer: string, ask: RegisterAsk) => {
  const client = useClient()
  return useQuery({ queryKey: ['why', answer, ask], queryFn: () => client.why(answer, ask) })
}

/** What was searched for is forgotten as soon as nothing shows it any more. */
export const useSearch = (words: string, most: number) => {
  const client = useClient()
  return useQuery({
    queryKey: ['search', words, most],
    queryFn: () => client.search({ words, most }),
    enabled: words.trim() !== '',
    placeholderData: (old) => old,
    gcTime: 0,
  })
}

export const useTollSeries = (ask: RegisterAsk) => {
  const client = useClient()
  return useQuery({ queryKey: ['toll-series', ask], queryFn: () => client.tollSeries(ask) })
}

/** Whatever is recorded may change any answer: everything shown is asked for again. */
export function useRecording<T, R>(act: (value: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => queries.invalidateQueries() })
}

export const useJudge = () => {
  const client = useClient()
  return useRecording(({ claim, ...request }: VerdictRequest & { claim: string }) => client.judge(claim, request))
}

export const useUndo = () => {
  const client = useClient()
  return useRecording((claim: string) => client.undo(claim))
}

export const useMark = (sha256: string) => {
  const client = useClient()
  return useRecording((claim: Claim) => client.mark(sha256, claim))
}

export const useQuestions = () => {
  const client = useClient()
  return useQuery({ queryKey: ['questions'], queryFn: () => client.questions() })
}

export const useRelate = () => {
  const client = useClient()
  return useRecording((request: RelationRequest) => client.relate(request))
}

export const useRecordTerm = () => {
  const client = useClient()
  return useRecording((request: TermRequest) => client.recordTerm(request))
}

export const useUndoTerm = () => {
  const client = useClient()
  return useRecording((entry: number) => client.undoTerm(entry))
}

/** Stores nothing and asks no case, so nothing shown is asked for again. */
export const useEstimate = () => {
  const client = useClient()
  return useMutation({ mutationFn: (request: EstimateRequest) => client.estimate(request) })
}

export const useDatePage = (sha256: string) => {
  const client = useClient()
  return useRecording((published: string) => client.date(sha256, published, null))
}
