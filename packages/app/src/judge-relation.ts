import type { RelationWord } from '@muster/core'
import type { CaseSession } from './case-session.ts'

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
