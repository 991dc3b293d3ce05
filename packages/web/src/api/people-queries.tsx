import type {
  DescribeRequest,
  MatchAsked,
  PairRulingRequest,
  PairSignRequest,
  PeopleRuleRequest,
  RegisterAsk,
  RollCountRequest,
  RollPreviewRequest,
  RollRequest,
  RollsEstimateRequest,
} from '@muster/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useClient, useJudging, useRecording } from './queries.tsx'

export const useRolls = () => {
  const client = useClient()
  return useQuery({ queryKey: ['rolls'], queryFn: () => client.rolls() })
}

/** Two rolls compared; null: not both are chosen yet. */
export const usePeopleMatch = (ask: MatchAsked | null) => {
  const client = useClient()
  return useQuery({
    queryKey: ['people', ask],
    queryFn: () => (ask === null ? Promise.reject(new Error('nothing asked')) : client.matchPeople(ask)),
    enabled: ask !== null,
    placeholderData: (old) => old,
  })
}

export const usePair = (ask: MatchAsked, rows: { readonly left: number; readonly right: number }) => {
  const client = useClient()
  return useQuery({ queryKey: ['pair', ask, rows], queryFn: () => client.pair(ask, rows) })
}

/** One row with every cell as printed. */
export const useRollRow = (roll: string, row: number) => {
  const client = useClient()
  return useQuery({ queryKey: ['roll-row', roll, row], queryFn: () => client.rollRow(roll, row) })
}

export const useJudgePair = () => {
  const client = useClient()
  return useJudging((request: PairRulingRequest) => client.judgePair(request))
}

export const useSignPair = () => {
  const client = useClient()
  return useJudging((request: PairSignRequest) => client.signPair(request))
}

export const useUndoPair = () => {
  const client = useClient()
  return useJudging((request: PairSignRequest) => client.undoPair(request))
}

export const useAcceptSame = () => {
  const client = useClient()
  return useRecording((ask: MatchAsked & { readonly by: string | null }) => client.acceptSame(ask))
}

/** One person's sheet. */
export const useSheet = (roll: string, row: number) => {
  const client = useClient()
  return useQuery({ queryKey: ['sheet', roll, row], queryFn: () => client.sheet(roll, row) })
}

/** What no source answers of the people on a roll. */
export const useGaps = (roll: string) => {
  const client = useClient()
  return useQuery({ queryKey: ['gaps', roll], queryFn: () => client.gaps(roll) })
}

/** Rolls against the counts, for the days of the register. */
export const useReconciliation = (ask: RegisterAsk) => {
  const client = useClient()
  return useQuery({
    queryKey: ['reconciliation', ask],
    queryFn: () => client.reconciliation(ask),
    placeholderData: (old) => old,
  })
}

/** Says who must agree before a pair counts. */
export const useSetPeopleRule = () => {
  const client = useClient()
  return useRecording((rule: PeopleRuleRequest) => client.setPeopleRule(rule))
}

/** Records how a roll and a count lie to one another. */
export const useRuleRollCount = () => {
  const client = useClient()
  return useRecording((request: RollCountRequest) => client.ruleRollCount(request))
}

/** Stores nothing, so nothing shown is asked for again. */
export const useEstimateRolls = () => {
  const client = useClient()
  return useMutation({ mutationFn: (request: RollsEstimateRequest) => client.estimateRolls(request) })
}

export const usePreviewRoll = () => {
  const client = useClient()
  return useMutation({ mutationFn: (request: RollPreviewRequest) => client.previewRoll(request) })
}

export const useDescribeRoll = () => {
  const client = useClient()
  return useRecording(({ roll, ...request }: DescribeRequest & { roll: string }) => client.describeRoll(roll, request))
}

export const useAddRoll = () => {
  const client = useClient()
  return useRecording((request: RollRequest) => client.addRoll(request))
}
