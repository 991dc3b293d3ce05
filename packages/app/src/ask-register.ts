import {
  type Count,
  cutToll,
  deriveCustodySeries,
  deriveTollSeries,
  NUMERAL_PROFILE,
  type NumeralProfileName,
  type Register,
  type RegisterQuestion,
  reinterpretCount,
  type TollPeriod,
  takeAnswer,
} from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'
import { readDecoded } from './decoded-page.ts'
import { ruleText } from './rules.ts'
import { contextOf } from './sentence-context.ts'
import { summaryOf, viewClaim } from './view-sources.ts'

type Asked = { readonly [K in keyof RegisterQuestion]?: RegisterQuestion[K] | undefined }

/** Both clocks default to today; the standing to `alleged`, so that hearsay counts only where it is asked for. */
export function questionOf(asked: Asked, today: string): RegisterQuestion {
  return { trueAt: asked.trueAt ?? today, knownBy: asked.knownBy ?? today, standing: asked.standing ?? 'alleged' }
}

const REREAD = new Map<NumeralProfileName, (count: Count) => Count>()
const KEPT_AT_MOST = 20_000

/** Reads counts again under a profile; words once read are kept, since a register asks for the same few again and again. */
function rereadUnder(name: NumeralProfileName): (count: Count) => Count {
  const known = REREAD.get(name)
  if (known) return known
  /** Null: the words mean what was recorded, and the count is given back as it is, so that its claim need not be copied. */
  const kept = new Map<string, Count | null>()
  const reread = (count: Count): Count => {
    const key = `${count.min} ${count.max} ${count.text}`
    const known = kept.get(key)
    if (known !== undefined) return known ?? count
    if (kept.size >= KEPT_AT_MOST) kept.clear()
    const again = reinterpretCount(count, NUMERAL_PROFILE[name])
    const same = again.min === count.min && again.max === count.max && again.text === count.text
    kept.set(key, same ? null : again)
    return same ? count : again
  }
  REREAD.set(name, reread)
  return reread
}

/** The register of the case for a pair of days. */
export const askRegister = (session: CaseSession, question: RegisterQuestion): Register =>
  session.registerBook(rereadUnder(session.state.setting.numerals)).ask(question)

/** Custody through time, up to the day asked for. */
export const askCustodySeries = (session: CaseSession, question: RegisterQuestion) =>
  deriveCustodySeries(session.state, question, { reread: rereadUnder(session.state.setting.numerals) })

/** The toll through time, up to the days asked for. */
export const askTollSeries = (session: CaseSession, question: RegisterQuestion) =>
  deriveTollSeries(session.state, question, { reread: rereadUnder(session.state.setting.numerals) })

/** The toll cut by place or by period. */
export const askTollCuts = (session: CaseSession, question: RegisterQuestion, by: TollPeriod | 'place') =>
  cutToll(session.state, question, by, { reread: rereadUnder(session.state.setting.numerals) })

/** An answer taken apart, down to each sentence in its context, its page and the page's hash. */
export async function explainAnswer(session: CaseSession, answer: string, question: RegisterQuestion) {
  const taken = takeAnswer(askRegister(session, question), answer)
  if (!taken)
    throw new ActRefused(
      'not-found',
      `the register has no answer ${answer}: 'muster register --json' lists them with their ids`,
    )
  const evidence = []
  for (const id of taken.claims) {
    const view = viewClaim(session.state, id)
    const page = await summaryOf(session, view.source)
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
    proof: taken.proof,
    evidence,
    trueAt: question.trueAt,
    knownBy: question.knownBy,
  }
}
