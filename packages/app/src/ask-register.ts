import {
  type AnswerTaken,
  boundsInWords,
  type Contradiction,
  claimInWords,
  cutNamed,
  cutToll,
  deriveCustodySeries,
  deriveTollSeries,
  givenInWords,
  listInWords,
  type Register,
  type RegisterQuestion,
  type SetWords,
  type TollCut,
  type TollCutBy,
  takeAnswer,
  takeCell,
  verdictOn,
} from '@muster/core'
import { ActRefused } from './act-refused.ts'
import type { CaseSession } from './case-session.ts'
import { readDecoded } from './decoded-page.ts'
import { rereadUnder } from './reread-counts.ts'
import { ruleText } from './rules.ts'
import { contextOf } from './sentence-context.ts'
import { summaryOf, viewClaim } from './view-sources.ts'

type Asked = { readonly [K in keyof RegisterQuestion]?: RegisterQuestion[K] | undefined }

/** Both clocks default to today; the standing to `alleged`, so that hearsay counts only where it is asked for. */
export function questionOf(asked: Asked, today: string): RegisterQuestion {
  return { trueAt: asked.trueAt ?? today, knownBy: asked.knownBy ?? today, standing: asked.standing ?? 'alleged' }
}

/** The register of the case for a pair of days, worked out now. */
export const askRegister = (session: CaseSession, question: RegisterQuestion): Register =>
  session.registerBook(rereadUnder(session.state.setting.numerals)).ask(question)

/** The same, from what was kept of it where the case has just been opened. */
export const registerOf = (session: CaseSession, question: RegisterQuestion): Promise<Register> =>
  session.register(question, rereadUnder(session.state.setting.numerals))

/** Custody through time, up to the day asked for. */
export const askCustodySeries = (session: CaseSession, question: RegisterQuestion) =>
  deriveCustodySeries(session.state, question, { reread: rereadUnder(session.state.setting.numerals) })

/** The toll through time, up to the days asked for. */
export const askTollSeries = (session: CaseSession, question: RegisterQuestion) =>
  deriveTollSeries(session.state, question, { reread: rereadUnder(session.state.setting.numerals) })

/** The toll cut by place or by period. */
export const askTollCuts = (session: CaseSession, question: RegisterQuestion, by: TollCutBy) =>
  cutToll(session.state, question, by, { reread: rereadUnder(session.state.setting.numerals) })

/** An answer taken apart, down to each sentence in its context, its page and the page's hash. */
export async function explainAnswer(session: CaseSession, answer: string, question: RegisterQuestion) {
  const register = await registerOf(session, question)
  const taken = takeAnswer(register, answer) ?? takeCellNamed(session, register, answer)
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
  const words = wordsOf(session, taken.id)
  const { proof, contradiction } = taken
  return {
    answer: taken.id,
    says: taken.says,
    standing: question.standing,
    numerals: taken.numerals,
    rules: taken.rules.map((number) => ({ number, says: ruleText(number) })),
    whyNotLower: taken.whyNotLower,
    whyNotHigher: taken.whyNotHigher,
    given: givenInWords(proof?.system.relations ?? [], session.state, words),
    contradiction: contradiction && contradictionInWords(contradiction),
    proof,
    evidence,
    trueAt: question.trueAt,
    knownBy: question.knownBy,
  }
}

/** A cell of a row of the toll, by place or by whatever period; null when the register has no such cell. */
function takeCellNamed(session: CaseSession, register: Register, answer: string): AnswerTaken | null {
  const named = cutNamed(answer)
  const row = named && register.toll.find(({ id }) => id === named.row)
  if (!row) return null
  const { by } = named
  const cells = (): readonly TollCut[] => {
    if (by === 'place') return row.places
    if (by === 'month') return row.periods
    return askTollCuts(session, register, by).find(({ id }) => id === row.id)?.cells ?? []
  }
  const cut = cells().find(({ id }) => id === answer)
  if (!cut) return null
  const proven = session.registerBook(rereadUnder(session.state.setting.numerals)).cellOf(cut.claims, register)
  return takeCell(row, { by, cut, proven })
}

/** What a claim of a case is called, by its id. */
export const claimWordsIn =
  ({ state }: CaseSession): SetWords['claim'] =>
  (id) => {
    const proposal = state.proposals.get(id)
    const source = proposal && state.sources.get(proposal.source)
    if (!proposal || !source) return `claim ${id}`
    return claimInWords({ claim: verdictOn(state, id)?.amended ?? proposal.claim, source })
  }

/** What claims, lists and those asked about are called where an answer is taken apart. */
function wordsOf(session: CaseSession, answer: string): SetWords {
  const { state } = session
  return {
    claim: claimWordsIn(session),
    roll: (id) => {
      const description = state.people.rolls.get(id)?.description
      return description && listInWords(description)
    },
    asked: answer.startsWith('custody/') ? 'those held' : 'all of them',
  }
}

/** The grounds that cannot all hold and each way out, in words. */
function contradictionInWords({ grounds, named, waysOut, more }: Contradiction) {
  const names = new Map(named.map(({ id, says }) => [id, says]))
  const inWords = (ids: readonly string[]) => [...new Set(ids.map((id) => names.get(id) ?? id))]
  return {
    grounds: inWords(grounds),
    waysOut: waysOut.map(({ setAside, min, max }) => ({
      setAside: inWords(setAside),
      min,
      max,
      says: boundsInWords({ min, max }),
    })),
    more,
  }
}
