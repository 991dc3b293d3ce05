import {
  digestedText,
  type Entry,
  filesOf,
  type Head,
  type KeptProof,
  type PreservationStep,
  type PreservationTry,
  type ProofForm,
  type ProofOf,
} from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseSession, CaseStore } from './case-session.ts'
import { digestInOpenTimestamps, type ProofCheck, timestampTokens } from './compose.ts'

/** What was tried so that others keep or stamp a page, as a person tells it. `page`: the first digits of its digest. */
export interface ToldTry {
  readonly page: string
  readonly step: PreservationStep
  readonly asked: string
  readonly address: string | null
  readonly failed: string | null
}

/** Records that an archive keeps a page, or that nobody could be had to keep or stamp it: the page then counts as weaker (LG11). */
export async function recordTry(session: CaseSession, told: ToldTry): Promise<PreservationTry> {
  const tried = { ...told, page: pageNamed(session, told.page) }
  await session.record(() => [{ kind: 'preservation-tried', ...tried }])
  return tried
}

/** Takes back what an entry told of an archive or a stamper, by a new entry. */
export async function undoTry(session: CaseSession, entry: number): Promise<void> {
  await session.record(() => [{ kind: 'preservation-undone', entry }])
}

/**
 * Takes an answer of a stamper that is to be of this page (the first digits of its digest do): a token is kept as a proof, and
 * anything else is recorded as a stamp that failed, with the stamper's words where it gave any.
 */
export async function takeAnswer(
  session: CaseSession,
  bytes: Uint8Array,
  page: string,
): Promise<KeptProof | PreservationTry> {
  const sha256 = pageNamed(session, page)
  const { readToken, refusalIn } = await timestampTokens()
  const isProof = digestInOpenTimestamps(bytes) !== null || readToken(bytes) !== null
  if (isProof) {
    const { sha256: of } = await digestIn(bytes)
    if (of === sha256) return keepProof(session, bytes)
    throw new ActRefused('bad-input', `the proof is not of page ${sha256.slice(0, 12)}…: give it without --page`)
  }
  const failed = refusalIn(bytes) ?? 'the answer is neither a token nor a refusal by RFC 3161'
  return recordTry(session, { page: sha256, step: 'timestamp', asked: 'a stamper', address: null, failed })
}

/** A request for a timestamp (RFC 3161), to be sent to a stamper by any means: it holds a digest and nothing else. */
export interface TimestampRequest {
  readonly bytes: Uint8Array
  readonly of: ProofOf
}

/** Asks for a timestamp of a page, or of the ledger as it stands when `page` is null. */
export async function requestTimestamp(session: CaseSession, page: string | null): Promise<TimestampRequest> {
  const { head } = session.state
  const of: ProofOf = page === null ? { head: { seq: head.seq, hash: head.hash } } : { page: pageNamed(session, page) }
  const { timestampRequest } = await timestampTokens()
  return { bytes: timestampRequest('page' in of ? of.page : of.head.hash), of }
}

/** The page, or the file of a roll, whose digest begins so. */
function pageNamed(session: CaseSession, start: string): string {
  const [page, other] = [...filesOf(session.state)].filter((sha256) => sha256.startsWith(start))
  if (page === undefined)
    throw new ActRefused('not-found', `there is no page and no list ${start.slice(0, 12)}… in this case`)
  if (other !== undefined)
    throw new ActRefused('bad-input', `two of them begin with ${start}: write more of the digest`)
  return page
}

/**
 * Keeps a timestamp token or an OpenTimestamps proof with what it is of, which its own digest tells. One that does not
 * hold, or is of nothing in this case, is refused; one that cannot be checked here is kept and says so when it is checked.
 */
export async function keepProof(session: CaseSession, bytes: Uint8Array): Promise<KeptProof> {
  const { form, sha256 } = await digestIn(bytes)
  const of = filesOf(session.state).has(sha256) ? { page: sha256 } : await headWith(session.store, sha256)
  if (!of)
    throw new ActRefused(
      'bad-input',
      'the proof is of nothing in this case: neither a page, nor a list, nor a head has its digest',
    )
  const check = await checkProof(session.store, { of, form }, bytes, null)
  if (check.state === 'broken') throw new ActRefused('bad-input', `the proof was not kept: ${check.says}`)
  const proof = await session.store.put(bytes)
  const [entry] = await session.record(() => [{ kind: 'proof-kept', of, form, proof }])
  return { of, form, proof, entry: entry?.seq ?? 0 }
}

async function digestIn(bytes: Uint8Array): Promise<{ form: ProofForm; sha256: string }> {
  const opentimestamps = digestInOpenTimestamps(bytes)
  if (opentimestamps) return { form: 'opentimestamps', sha256: opentimestamps }
  const token = (await timestampTokens()).readToken(bytes)
  if (!token)
    throw new ActRefused(
      'bad-input',
      'this is neither a timestamp token on a SHA-256 (RFC 3161) nor an OpenTimestamps proof',
    )
  return { form: 'rfc3161', sha256: token.sha256 }
}

async function headWith(store: CaseStore, hash: string): Promise<{ head: Head } | null> {
  for await (const entry of store.read(0)) if (entry.hash === hash) return { head: { seq: entry.seq, hash } }
  return null
}

export interface CheckedProof extends ProofCheck {
  readonly proof: KeptProof
}

/** Checks every proof that the case keeps, offline. `roots`: certificates (PEM) to trust stampers by, or null for none. */
export async function checkProofs(session: CaseSession, roots: string | null): Promise<readonly CheckedProof[]> {
  const checked: CheckedProof[] = []
  for (const proof of session.state.proofs) {
    const bytes = await session.store.get(proof.proof)
    const check: ProofCheck = bytes
      ? await checkProof(session.store, proof, bytes, roots)
      : { state: 'broken', says: 'it is missing: restore a backup' }
    checked.push({ proof, ...check })
  }
  return checked
}

async function checkProof(
  store: CaseStore,
  { of, form }: Pick<KeptProof, 'of' | 'form'>,
  bytes: Uint8Array,
  roots: string | null,
): Promise<ProofCheck> {
  if (form === 'opentimestamps')
    return { state: 'unchecked', says: 'an OpenTimestamps proof rests on a block chain, which is not looked at here' }
  const data = await dataOf(store, of)
  if (!data) return { state: 'broken', says: 'what it is of is missing: restore a backup' }
  return (await timestampTokens()).checkToken(bytes, data, roots)
}

/** The bytes whose digest was stamped. */
async function dataOf(store: CaseStore, of: ProofOf): Promise<Uint8Array | null> {
  if ('page' in of) return store.get(of.page)
  for await (const entry of store.read(of.head.seq - 1)) return textOf(entry, of.head)
  return null
}

const textOf = (entry: Entry, head: Head): Uint8Array | null =>
  entry.hash === head.hash ? new TextEncoder().encode(digestedText(entry)) : null

/** What a proof is of, in words. */
export const describeProofOf = (of: ProofOf): string =>
  'page' in of ? `page ${of.page.slice(0, 12)}…` : `the ledger up to entry ${of.head.seq}`
