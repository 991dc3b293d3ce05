import {
  type Block,
  cutPassage,
  daysOfChange,
  deriveRegister,
  type Register,
  type RegisterQuestion,
  takeAnswer,
} from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'
import { readDecoded } from './decoded-page.ts'
import { ruleText } from './rules.ts'
import { listSources, viewClaim } from './view-sources.ts'

type Asked = { readonly [K in keyof RegisterQuestion]?: RegisterQuestion[K] | undefined }

/** Both clocks default to today; the standing to `alleged`, so that hearsay counts only where it is asked for. */
export function questionOf(asked: Asked, today: string): RegisterQuestion {
  return { trueAt: asked.trueAt ?? today, knownBy: asked.knownBy ?? today, standing: asked.standing ?? 'alleged' }
}

/** The register of the case for a pair of days. */
export const askRegister = (session: CaseSession, question: RegisterQuestion): Register =>
  deriveRegister(session.state, question)

/** The days at which a register of this case can change, and today. */
export const changeDays = (session: CaseSession): readonly string[] => daysOfChange(session.state)

const CONTEXT = 280

/** A sentence is shown within its paragraph: a menu or a headline beside it is no context. */
const blockStart = (blocks: readonly Block[], at: number): number =>
  blocks.findLast((block) => block.start <= at)?.start ?? 0
const blockEnd = (blocks: readonly Block[], at: number): number =>
  blocks.find((block) => block.end >= at)?.end ?? Number.POSITIVE_INFINITY

/** An answer taken apart, down to each sentence in its context, its page and the page's hash. */
export async function explainAnswer(session: CaseSession, answer: string, question: RegisterQuestion) {
  const taken = takeAnswer(askRegister(session, question), answer)
  if (!taken)
    throw new ActRefused(
      'not-found',
      `the register has no answer ${answer}: 'muster register --json' lists them with their ids`,
    )
  const pages = new Map(listSources(session.state).map((page) => [page.sha256, page]))
  const evidence = []
  for (const id of taken.claims) {
    const view = viewClaim(session.state, id)
    const page = pages.get(view.source)
    if (!page) continue
    const { text, blocks } = (await readDecoded(session, view.source)).page
    const claim = view.verdict?.amended ?? view.proposal
    const passage = cutPassage(view.source, text, claim.start, claim.end)
    evidence.push({
      view,
      page,
      context: {
        before: text.slice(Math.max(blockStart(blocks, claim.start), claim.start - CONTEXT), claim.start),
        exact: passage.exact,
        after: text.slice(claim.end, Math.min(blockEnd(blocks, claim.end), claim.end + CONTEXT)),
      },
      knownSince: page.published ?? page.publishedNoEarlierThan ?? page.capturedAt.slice(0, 10),
      carries: taken.carries.has(id),
    })
  }
  return {
    answer: taken.id,
    says: taken.says,
    rules: taken.rules.map((number) => ({ number, says: ruleText(number) })),
    whyNotLower: taken.whyNotLower,
    whyNotHigher: taken.whyNotHigher,
    evidence,
    trueAt: question.trueAt,
    knownBy: question.knownBy,
  }
}
