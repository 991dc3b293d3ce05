import type { CaseState, KeptProof } from './replay.ts'

/** What others are asked for so that a page does not rest on this case alone: to keep a copy, or to stamp its digest. */
export const PRESERVATION_STEPS = ['archive', 'timestamp'] as const
export type PreservationStep = (typeof PRESERVATION_STEPS)[number]

/** One try to have a page (or a roll's file) kept or stamped by somebody else, as its outcome was told. */
export interface PreservationTry {
  /** SHA-256 of the page's bytes. */
  readonly page: string
  readonly step: PreservationStep
  /** Who was asked: a name or an address. */
  readonly asked: string
  /** Where the archive keeps the copy, when it does; a stamp that came is a proof and needs no address. */
  readonly address: string | null
  /** Why it failed, in the words of who was asked where there are any; null when it did not. */
  readonly failed: string | null
}

export interface RecordedTry extends PreservationTry {
  readonly entry: number
}

/** What others hold of a page, and what was tried in vain. */
export interface Preservation {
  /** Proofs of time that the case keeps of the page. */
  readonly proofs: number
  /** Copies that archives hold, as told. Nothing here is fetched. */
  readonly archived: readonly Pick<PreservationTry, 'asked' | 'address'>[]
  /** The tries that failed, of steps that nobody has done since. */
  readonly failed: readonly Pick<PreservationTry, 'step' | 'asked' | 'failed'>[]
  /** A step was tried, failed, and nobody has done it since: the page is weaker evidence than it was meant to be (LG11). */
  readonly isWeaker: boolean
}

type Tried = Pick<CaseState, 'tries' | 'proofs'>

/** Tries and proofs by page, made once for each state. */
const BY_PAGE = new WeakMap<readonly RecordedTry[], ReadonlyMap<string, readonly RecordedTry[]>>()
const PROOFS_BY_PAGE = new WeakMap<readonly KeptProof[], ReadonlyMap<string, number>>()

function triesByPage(tries: readonly RecordedTry[]): ReadonlyMap<string, readonly RecordedTry[]> {
  const known = BY_PAGE.get(tries)
  if (known) return known
  const made = Map.groupBy(tries, (each) => each.page)
  BY_PAGE.set(tries, made)
  return made
}

function proofsByPage(proofs: readonly KeptProof[]): ReadonlyMap<string, number> {
  const known = PROOFS_BY_PAGE.get(proofs)
  if (known) return known
  const made = new Map<string, number>()
  for (const { of } of proofs) if ('page' in of) made.set(of.page, (made.get(of.page) ?? 0) + 1)
  PROOFS_BY_PAGE.set(proofs, made)
  return made
}

/** How a page is kept by others. A stamp that failed counts until a proof is kept; a copy that failed, until an archive holds one. */
export function preservationOf({ tries, proofs }: Tried, page: string): Preservation {
  const own = triesByPage(tries).get(page) ?? []
  const stamps = proofsByPage(proofs).get(page) ?? 0
  const archived = own.filter(({ step, failed }) => step === 'archive' && failed === null)
  const isDone = (step: PreservationStep) => (step === 'archive' ? archived.length > 0 : stamps > 0)
  const failed = own.filter((each) => each.failed !== null && !isDone(each.step))
  return {
    proofs: stamps,
    archived: archived.map(({ asked, address }) => ({ asked, address })),
    failed: failed.map(({ step, asked, failed: why }) => ({ step, asked, failed: why })),
    isWeaker: failed.length > 0,
  }
}

/** The last failure of each step that failed. */
export const failures = ({ failed }: Pick<Preservation, 'failed'>): Preservation['failed'] =>
  PRESERVATION_STEPS.flatMap((step) => failed.findLast((each) => each.step === step) ?? [])

/** Why a page is weaker, in one sentence; null when it is not. */
export function whyWeaker(preservation: Preservation): string | null {
  const told = failures(preservation).map(({ step, asked, failed }) => {
    const what = step === 'archive' ? 'no archive could be made to keep it' : 'no stamp of its time could be had'
    return `${what} (${asked}: ${failed})`
  })
  return told.length === 0 ? null : `weaker: ${told.join('; ')}`
}

/** Characters of one thing told of a try: it stands under every sentence of the page. */
const MOST_TOLD = 1_000

/** Why a try may not be recorded, in one sentence, or null. `isInCase`: the case has the page. */
export function whyNotTry(isInCase: boolean, tried: PreservationTry): string | null {
  if (!isInCase) return 'the page or list that was to be kept is not in the case'
  if (Math.max(tried.asked.length, tried.failed?.length ?? 0, tried.address?.length ?? 0) > MOST_TOLD)
    return `say who was asked, where it is kept and why it failed in at most ${MOST_TOLD} characters each`
  if (tried.asked.trim() === '') return 'say who was asked to keep or stamp it'
  if (tried.failed !== null && tried.failed.trim() === '') return 'say why it failed'
  if (tried.failed === null && tried.step === 'timestamp')
    return "a stamp that came is a proof: keep it with 'muster timestamp import'"
  return tried.failed !== null && tried.address !== null ? 'what failed has no address' : null
}
