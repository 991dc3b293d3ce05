import type { Claim } from '@muster/core'
import type { EstimateRequest, EstimateView } from './estimate-schema.ts'
import type { TermRequest } from './obligation-schema.ts'
import type {
  DescribeRequest,
  MatchAsked,
  PairDetailView,
  PairJudgedView,
  PairRulingRequest,
  PairSignRequest,
  PeopleMatchView,
  PeopleRuleRequest,
  PrintedRowView,
  ReconciliationView,
  RollCountRequest,
  RollPreviewRequest,
  RollPreviewView,
  RollRequest,
  RollsEstimateRequest,
  RollsEstimateView,
  RollView,
} from './people-schema.ts'
import type { CaseStatus, Problem, RegisterView, RelationQuestionView, TypedKey, WhyView } from './register-schema.ts'
import type { PersonSheetView, RollGapsView } from './sheet-schema.ts'
import type {
  CaptureRequest,
  CaptureResult,
  ClaimView,
  RelationRequest,
  SearchRequest,
  SearchView,
  SourceListRequest,
  SourceListView,
  SourceSummary,
  SourceView,
  VerdictRequest,
} from './source-schema.ts'
import type { CustodySeriesView, TollSeriesView } from './toll-schema.ts'

/** A refusal by the server, in a sentence that may be shown as it is. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly fault: string
  constructor(status: number, problem: Problem) {
    super(problem.error)
    this.status = status
    this.fault = problem.fault
  }
}

export interface RegisterAsk {
  readonly trueAt: string
  readonly knownBy: string
  readonly standing: string
}

type Send = (
  url: string,
  options: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{
  ok: boolean
  status: number
  json(): Promise<unknown>
}>

/** The typed client of the API. `send` is `fetch` in a browser; `token` opens the server. */
export function makeClient(base: string, token: string, send: Send) {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await send(`${base}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = await response.json()
    if (!response.ok) throw new ApiError(response.status, answer as Problem)
    return answer as T
  }
  // Written out, since the contract compiles without the types of a browser or of Node.
  const query = (values: Record<string, string>): string =>
    Object.entries(values)
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      .join('&')
  return {
    status: () => call<CaseStatus>('GET', '/case'),
    typedKey: () => call<TypedKey>('GET', '/typed-key'),
    sources: () => call<readonly SourceSummary[]>('GET', '/sources'),
    listSources: (request: SourceListRequest) => call<SourceListView>('POST', '/sources/list', request),
    source: (sha256: string) => call<SourceView>('GET', `/sources/${sha256}`),
    capture: (request: CaptureRequest) => call<CaptureResult>('POST', '/sources', request),
    judge: (claim: string, request: VerdictRequest) => call<ClaimView>('POST', `/claims/${claim}/verdict`, request),
    undo: (claim: string) => call<ClaimView>('POST', `/claims/${claim}/undo`, {}),
    mark: (sha256: string, claim: Claim) => call<ClaimView>('POST', `/sources/${sha256}/claims`, { claim }),
    date: (sha256: string, published: string, why: string | null) =>
      call<SourceSummary>('POST', `/sources/${sha256}/date`, { published, why }),
    questions: () => call<readonly RelationQuestionView[]>('GET', '/questions'),
    relate: (request: RelationRequest) => call<{ ok: true }>('POST', '/relations', request),
    register: (ask: RegisterAsk) => call<RegisterView>('GET', `/register?${query({ ...ask })}`),
    custodySeries: (ask: RegisterAsk) => call<CustodySeriesView>('GET', `/custody-series?${query({ ...ask })}`),
    tollSeries: (ask: RegisterAsk) => call<TollSeriesView>('GET', `/toll-series?${query({ ...ask })}`),
    recordTerm: (request: TermRequest) => call<{ entry: number }>('POST', '/terms', request),
    undoTerm: (entry: number) => call<{ ok: true }>('POST', `/terms/${entry}/undo`, {}),
    estimate: (request: EstimateRequest) => call<EstimateView>('POST', '/estimate', request),
    rolls: () => call<readonly RollView[]>('GET', '/rolls'),
    previewRoll: (request: RollPreviewRequest) => call<RollPreviewView>('POST', '/rolls/preview', request),
    addRoll: (request: RollRequest) => call<RollView>('POST', '/rolls', request),
    describeRoll: (roll: string, request: DescribeRequest) =>
      call<RollView>('POST', `/rolls/${roll}/description`, request),
    rollRow: (roll: string, row: number) => call<PrintedRowView>('GET', `/rolls/${roll}/rows/${row}`),
    sheet: (roll: string, row: number) => call<PersonSheetView>('GET', `/rolls/${roll}/rows/${row}/sheet`),
    gaps: (roll: string) => call<RollGapsView>('GET', `/rolls/${roll}/gaps`),
    matchPeople: (ask: MatchAsked) => call<PeopleMatchView>('GET', `/people/match?${query(asked(ask))}`),
    pair: (ask: MatchAsked, rows: { readonly left: number; readonly right: number }) =>
      call<PairDetailView>(
        'GET',
        `/people/pair?${query({ ...asked(ask), leftRow: String(rows.left), rightRow: String(rows.right) })}`,
      ),
    judgePair: (request: PairRulingRequest) => call<PairJudgedView>('POST', '/people/judge', request),
    signPair: (request: PairSignRequest) => call<PairJudgedView>('POST', '/people/sign', request),
    undoPair: (request: PairSignRequest) => call<PairJudgedView>('POST', '/people/undo', request),
    acceptSame: (ask: MatchAsked & { readonly by: string | null }) =>
      call<{ accepted: number }>('POST', '/people/accept-same', ask),
    reconciliation: (ask: RegisterAsk) =>
      call<ReconciliationView>('GET', `/people/reconciliation?${query({ ...ask })}`),
    ruleRollCount: (request: RollCountRequest) => call<RollCountRequest>('POST', '/people/roll-count', request),
    estimateRolls: (request: RollsEstimateRequest) => call<RollsEstimateView>('POST', '/people/estimate', request),
    setPeopleRule: (rule: PeopleRuleRequest) => call<PeopleRuleRequest>('POST', '/people/rule', rule),
    peopleRule: () => call<PeopleRuleRequest>('GET', '/people/rule'),
    search: (request: SearchRequest) => call<SearchView>('POST', '/search', request),
    why: (answer: string, ask: RegisterAsk) => call<WhyView>('GET', `/why?${query({ answer, ...ask })}`),
  }
}

const asked = ({ left, right, precision, most }: MatchAsked) => ({
  left,
  right,
  precision: String(precision),
  ...(most === undefined ? {} : { most: String(most) }),
})

export type MusterClient = ReturnType<typeof makeClient>
