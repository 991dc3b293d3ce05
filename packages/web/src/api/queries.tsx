import {
  ApiError,
  type EstimateRequest,
  type EvidenceView,
  type MusterClient,
  type RegisterAsk,
  type RelationRequest,
  type SourceListView,
  type TermRequest,
  type VerdictRequest,
} from '@muster/contract'
import type { Claim } from '@muster/core'
import { QueryClient, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
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

/** Which pages a list shows. */
export interface PageFilter {
  readonly words: string
  readonly onlyWaiting: boolean
}

/** Pages of a list that are asked for at once. */
export const PAGES_AT_ONCE = 100

/** A part of the list of pages, by its number; the one before it is shown until it is there. */
const listQuery = (client: MusterClient, filter: PageFilter, part: number) => ({
  queryKey: ['sources', filter, part],
  queryFn: () => client.listSources({ ...filter, from: part * PAGES_AT_ONCE, most: PAGES_AT_ONCE }),
})

/** The first pages of a list, and how many there are in all. */
export const useSources = (filter: PageFilter) => {
  const client = useClient()
  return useQuery({ ...listQuery(client, filter, 0), placeholderData: (old) => old })
}

/** The parts of a list that are in sight, by their number; a part that is not there yet is left out. */
export const useSourceParts = (filter: PageFilter, parts: readonly number[]): ReadonlyMap<number, SourceListView> => {
  const client = useClient()
  return useQueries({
    queries: parts.map((part) => listQuery(client, filter, part)),
    combine: (answers) =>
      new Map(parts.flatMap((part, at) => (answers[at]?.data ? [[part, answers[at].data] as const] : []))),
  })
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

/** The sentences behind some answers, each once, as far as they are there. */
export const useEvidenceOf = (answers: readonly string[], ask: RegisterAsk): readonly EvidenceView[] => {
  const client = useClient()
  const found = useQueries({
    queries: answers.map((answer) => ({
      queryKey: ['why', answer, ask],
      queryFn: () => client.why(answer, ask),
    })),
  })
  const evidence = found.flatMap(({ data }) => data?.evidence ?? [])
  return [...new Map(evidence.map((each) => [each.view.proposal.id, each])).values()]
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

export const useCustodySeries = (ask: RegisterAsk) => {
  const client = useClient()
  return useQuery({ queryKey: ['custody-series', ask], queryFn: () => client.custodySeries(ask) })
}

export const useTollSeries = (ask: RegisterAsk) => {
  const client = useClient()
  return useQuery({ queryKey: ['toll-series', ask], queryFn: () => client.tollSeries(ask) })
}

/** Whatever is recorded may change any answer: everything shown is asked for again, and the act lasts until it is there. */
export function useRecording<T, R>(act: (value: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => queries.invalidateQueries() })
}

/**
 * Records, and asks anew for what is shown without waiting for it: the next key counts, and a form is free, as soon as the record
 * is made, however long the answers take. What hangs on the record happens before anybody has gone on.
 */
export function useJudging<T, R>(act: (value: T) => Promise<R>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      void queries.invalidateQueries()
    },
  })
}

export const useJudge = () => {
  const client = useClient()
  return useJudging(({ claim, ...request }: VerdictRequest & { claim: string }) => client.judge(claim, request))
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
  return useJudging((request: TermRequest) => client.recordTerm(request))
}

export const useUndoTerm = () => {
  const client = useClient()
  return useJudging((entry: number) => client.undoTerm(entry))
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
