import type { Sentence } from '../grammar/read-sentences.ts'
import type { Draft } from './draft.ts'

const HARMED: ReadonlySet<string> = new Set(['killed', 'wounded'])

/** Told of by those who suffered: 'one was wounded in an ambush by the group'. */
const isSuffered = ({ kind, patientTo, at }: Draft): boolean =>
  HARMED.has(kind) && patientTo !== undefined && patientTo <= at

/** 'Three were killed and one was wounded in an ambush set by the group': what stands behind the second holds for the first. */
export function withSharedStriker(drafts: readonly Draft[], { words }: Sentence): readonly Draft[] {
  return drafts.map((draft, step) => {
    const next = drafts[step + 1]
    if (next === undefined || draft.actor !== null || draft.doer === true || !isSuffered(draft)) return draft
    const joined =
      isSuffered(next) &&
      next.doer !== true &&
      next.at - draft.at < 10 &&
      words.slice(draft.at, next.at).some(({ lower }) => lower === 'and')
    return joined && next.actor !== null && next.actor !== draft.peopleOf ? { ...draft, actor: next.actor } : draft
  })
}
