import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type CaseSetting,
  type CaseState,
  type Claim,
  type CodedClaim,
  type EntryBody,
  type Hand,
  identifyClaims,
  placeCodedClaims,
  type RelationWord,
  verdictOn,
} from '@muster/core'
import { ActRefused } from './act-refused.ts'
import { addPage } from './add-page.ts'
import type { CaseSession } from './case-session.ts'
import { isCaseFolder, makeCase } from './compose.ts'
import { readDecoded } from './decoded-page.ts'
import { loadSampleRolls } from './load-sample-rolls.ts'

/** The shipped sample: `case.json`, pages in our own words, beside each reviewed page what a person made of it, and made-up rolls. */
export const SAMPLE_FOLDER = fileURLToPath(new URL('../../../cases/sample/', import.meta.url))
const REVIEWER = 'sample reviewer'

/** The sample's parties, places, agreements and offices. */
export const sampleSetting = (): CaseSetting =>
  JSON.parse(readFileSync(join(SAMPLE_FOLDER, 'case.json'), 'utf8')) as CaseSetting

/**
 * Makes the sample case in a new folder; one that another program made meanwhile stays. It holds nothing that is not in the
 * repository, so its key lies beside it.
 */
export const makeSample = (folder: string, hand: Hand): Promise<void> =>
  makeCase(folder, { setting: sampleSetting(), passphrase: null, hand }, loadSample).catch((error: unknown) => {
    if (!isCaseFolder(folder)) throw error
  })

/** Adds the sample's pages and rolls to an empty case and records its verdicts. A page without verdicts is left to be reviewed. */
export async function loadSample(session: CaseSession): Promise<void> {
  const folder = join(SAMPLE_FOLDER, 'pages')
  for (const name of readdirSync(folder)
    .filter((file) => /\.(?:html|txt)$/u.test(file))
    .sort()) {
    const hint = { mediaType: null, charset: null, url: null, name }
    const added = await addPage(session, {
      bytes: readFileSync(join(folder, name)),
      hint,
      from: { how: 'file', name },
      coded: null,
      referenceDate: null,
    })
    const verdicts = readVerdicts(name)
    if (verdicts) await applyVerdicts(session, added.sha256, name, verdicts)
  }
  await applyRelations(session)
  await loadSampleRolls(session, SAMPLE_FOLDER, REVIEWER)
}

interface SampleRelation {
  readonly relation: RelationWord
  readonly claim: { readonly page: string; readonly quote: string }
  readonly other: { readonly page: string; readonly quote: string }
  readonly answer: 'yes' | 'no' | 'unsure'
  readonly why: string
}

/** Records what the sample's reviewer judged of claims on different pages. */
async function applyRelations(session: CaseSession): Promise<void> {
  const { relations } = JSON.parse(readFileSync(join(SAMPLE_FOLDER, 'relations.json'), 'utf8')) as {
    relations: readonly SampleRelation[]
  }
  await session.record(
    (state) =>
      relations.map(({ relation, claim, other, answer, why }) => ({
        kind: 'relation-judged',
        relation,
        claim: claimAt(state, claim),
        other: claimAt(state, other),
        answer,
        why,
      })),
    REVIEWER,
  )
}

/** The accepted claim about captives in given words of a page; an accepted proposal may quote fewer or more of them. */
function claimAt(state: CaseState, { page, quote }: SampleRelation['claim']): string {
  for (const [source, ids] of state.claimsOf) {
    if (state.sources.get(source)?.from.name?.startsWith(`${page}.`) !== true) continue
    const found = ids.find((id) => {
      const verdict = verdictOn(state, id)
      const claim = verdict?.amended ?? state.proposals.get(id)?.claim
      if (!claim || !verdict || verdict.verdict === 'rejected' || !CAPTIVITY.has(claim.kind)) return false
      return quote.includes(claim.quote) || claim.quote.includes(quote)
    })
    if (found) return found
  }
  throw new ActRefused('bad-input', `sample relations: ${page} has no accepted claim “${quote}”`)
}

const CAPTIVITY: ReadonlySet<string> = new Set(['captured', 'held', 'released'])

/** Reviewed pages have a file of claims beside them; one that is missing means 'not reviewed yet'. */
function readVerdicts(page: string): readonly CodedClaim[] | null {
  const path = join(SAMPLE_FOLDER, 'verdicts', page.replace(/\.\w+$/u, '.json'))
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { claims: readonly CodedClaim[] }).claims
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/**
 * Records what the sample's reviewer decided: a proposal that says the same is accepted, one that says it otherwise is
 * amended, one that the reviewer did not find on the page is rejected, and what the reader missed is added by hand.
 */
async function applyVerdicts(
  session: CaseSession,
  source: string,
  name: string,
  coded: readonly CodedClaim[],
): Promise<void> {
  const placed = placeCodedClaims((await readDecoded(session, source)).page.text, coded)
  if (!placed.placed) throw new ActRefused('bad-input', `sample verdicts on ${name}: ${placed.says}`)
  const wanted = identifyClaims(source, placed.claims)
  await session.record((state) => {
    const proposed = (state.claimsOf.get(source) ?? []).flatMap((id) => state.proposals.get(id)?.claim ?? [])
    const pairs = pairUp(proposed, wanted)
    const ids = new Map([...pairs].map(([proposal, claim]) => [claim.id, proposal]))
    const missed = wanted.filter((claim) => !ids.has(claim.id))
    // Amended claims stand under their proposals' ids, so what the reviewer's claims say of one another follows them.
    const pointed = (claim: Claim): Claim => ({
      ...claim,
      partOf: claim.partOf && (ids.get(claim.partOf) ?? claim.partOf),
      disjointFrom: claim.disjointFrom && (ids.get(claim.disjointFrom) ?? claim.disjointFrom),
      sameAs: claim.sameAs && (ids.get(claim.sameAs) ?? claim.sameAs),
    })
    const bodies: EntryBody[] = []
    if (missed.length > 0)
      bodies.push({
        kind: 'claims-proposed',
        source,
        reader: { name: 'coded', version: '1' },
        claims: missed.map(pointed),
      })
    for (const proposal of proposed) bodies.push(decide(proposal, pairs.get(proposal.id), pointed))
    for (const claim of missed) bodies.push(judged(claim.id, 'accepted', null, 'added by hand'))
    return bodies
  }, REVIEWER)
}

const judged = (
  claim: string,
  verdict: 'accepted' | 'rejected' | 'amended',
  amended: Claim | null,
  why: string | null,
): EntryBody => ({
  kind: 'claim-judged',
  claim,
  verdict,
  amended,
  why,
  unread: false,
})

function decide(proposal: Claim, wanted: Claim | undefined, pointed: (claim: Claim) => Claim): EntryBody {
  if (!wanted) return judged(proposal.id, 'rejected', null, 'not said there, or said already')
  const decided = { ...pointed(wanted), id: proposal.id, reader: proposal.reader, rule: proposal.rule }
  return saysTheSame(proposal, decided)
    ? judged(proposal.id, 'accepted', null, null)
    : judged(proposal.id, 'amended', decided, null)
}

const JUDGED = [
  'kind',
  'what',
  'actor',
  'peopleOf',
  'recipient',
  'place',
  'date',
  'speaker',
  'stance',
  'partOf',
  'disjointFrom',
  'admission',
] as const

const saysTheSame = (a: Claim, b: Claim): boolean =>
  JUDGED.every((field) => a[field] === b[field]) && a.count?.min === b.count?.min && a.count?.max === b.count?.max

/** Pairs each proposal with the reviewer's claim of its kind in the same words, the best agreement first. */
function pairUp(proposed: readonly Claim[], wanted: readonly Claim[]): ReadonlyMap<string, Claim> {
  const candidates = proposed.flatMap((a) =>
    wanted
      .filter((b) => a.kind === b.kind && a.start < b.end && b.start < a.end)
      .map((b) => ({
        a,
        b,
        agreement: JUDGED.filter((field) => a[field] === b[field]).length + (a.count?.min === b.count?.min ? 2 : 0),
      })),
  )
  const pairs = new Map<string, Claim>()
  const taken = new Set<string>()
  for (const { a, b } of candidates.sort((x, y) => y.agreement - x.agreement)) {
    if (pairs.has(a.id) || taken.has(b.id)) continue
    pairs.set(a.id, b)
    taken.add(b.id)
  }
  return pairs
}
