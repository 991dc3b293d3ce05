import { daysOfChange, deriveRegister, type Register, type RegisterQuestion, takeAnswer } from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'
import { readDecoded } from './decoded-page.ts'
import { ruleText } from './rules.ts'
import { contextOf } from './sentence-context.ts'
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
    const { page: text } = await readDecoded(session, view.source)
    evidence.push({
      view,
      page,
      context: contextOf(text, view.verdict?.amended ?? view.proposal),
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
