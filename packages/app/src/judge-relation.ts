import { type RelationWord, suggestRelations } from '@muster/core'
import type { CaseSession } from './case-session.ts'
import { readDecoded } from './decoded-page.ts'
import { contextOf } from './sentence-context.ts'
import { summaryOf, viewClaim } from './view-sources.ts'

export interface RelationRuling {
  readonly relation: RelationWord
  readonly claim: string
  readonly other: string
  readonly answer: 'yes' | 'no' | 'unsure'
  readonly why: string | null
}

/** Records whether two claims are about one happening or one group, or how their groups lie to one another. */
export async function judgeRelation(session: CaseSession, ruling: RelationRuling): Promise<void> {
  await session.record(() => [{ kind: 'relation-judged', ...ruling }])
}

/** The last word on each pair that somebody ruled of, in the order of the ledger. */
export function listRelations(session: CaseSession): readonly Omit<RelationRuling, 'why'>[] {
  const last = new Map<string, Omit<RelationRuling, 'why'>>()
  for (const { relation, claim, other, answer } of session.state.relations) {
    const key = `${relation} ${claim} ${other}`
    last.delete(key)
    last.set(key, { relation, claim, other, answer })
  }
  return [...last.values()]
}

/** Questions about two claims that a person may settle, each with both sentences in their context and their pages. */
export async function askRelations(session: CaseSession) {
  const sideOf = async (id: string) => {
    const view = viewClaim(session.state, id)
    const page = await summaryOf(session, view.source)
    const { page: text } = await readDecoded(session, view.source)
    return { view, page, context: contextOf(text, view.verdict?.amended ?? view.proposal) }
  }
  const questions = []
  for (const question of suggestRelations(session.state))
    questions.push({ ...question, sides: [await sideOf(question.other), await sideOf(question.claim)] })
  return questions
}
