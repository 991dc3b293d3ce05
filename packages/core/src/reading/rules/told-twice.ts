import type { Sentence } from '../grammar/read-sentences.ts'
import type { Draft, Scene } from './draft.ts'

const DEEDS: ReadonlySet<string> = new Set(['attacked', 'captured', 'killed', 'wounded'])

/** 'Sixty arrived home after being released by the army': of two tellings of one release that without parties goes (RD5). */
const isWeakTwin = (one: Draft, other: Draft): boolean =>
  one.kind === 'released' &&
  // 'he was exchanged for a captive': one for one, and not one told twice.
  !(one.rule === 'RD21' && other.rule === 'RD21') &&
  one.count !== null &&
  one.actor === null &&
  one.peopleOf === null &&
  other.kind === one.kind &&
  other.stance === one.stance &&
  other.actor !== null &&
  other.count?.min === one.count.min &&
  other.count?.max === one.count.max &&
  other.from < one.to &&
  one.from < other.to

/** 'accused the rebels of abducting 16 children': the abduction is claimed; no charge beside it says more (RD51). */
const isSpelledBy = (charge: Draft, deed: Draft): boolean =>
  charge.rule === 'RD51' &&
  DEEDS.has(deed.kind) &&
  deed.actor !== null &&
  deed.actor === charge.peopleOf &&
  deed.at > charge.at

/** 'collected the remains of 44 people and handed them to their families': one return of the same remains (RD5). */
const isSameReturn = (one: Draft, other: Draft, drafts: readonly Draft[]): boolean =>
  one !== other &&
  one.kind === 'bodies-returned' &&
  other.kind === one.kind &&
  one.takesUp === true &&
  one.count !== null &&
  one.count.min === other.count?.min &&
  one.count.max === other.count.max &&
  one.stance === other.stance &&
  // Remains said to be of two peoples are not told twice.
  (one.peopleOf === null || one.peopleOf === other.peopleOf) &&
  (one.recipient === null || one.recipient === other.recipient) &&
  drafts.indexOf(other) < drafts.indexOf(one)

/** 'whom they had pledged to free': of two tellings of one promise that without its people goes (RD5). */
const isBarePromise = (one: Draft, other: Draft): boolean =>
  one.kind === 'undertaking' &&
  other.kind === 'undertaking' &&
  one.at === other.at &&
  one.duty === other.duty &&
  one.actor === other.actor &&
  one.count === null &&
  other.count !== null

/** Takes out of the claims of a sentence what another of them tells better. */
export function dropToldTwice(drafts: Draft[], drop: Scene['drop']): void {
  const goes = (draft: Draft): string | null => {
    if (drafts.some((other) => isWeakTwin(draft, other))) return 'told by the same sentence with its parties'
    if (drafts.some((other) => isSameReturn(draft, other, drafts))) return 'the same remains, told of just before'
    if (drafts.some((other) => isBarePromise(draft, other))) return 'told by the same words with its people'
    return drafts.some((other) => isSpelledBy(draft, other)) ? 'what is charged is claimed in its own words' : null
  }
  for (const draft of [...drafts]) {
    const why = goes(draft)
    if (why === null) continue
    drafts.splice(drafts.indexOf(draft), 1)
    drop(draft.rule, draft.from, draft.to, why)
  }
}

/** 'handed over the bodies of 11 civilians killed in the war': how those died whose bodies it tells of is said in passing (RD32). */
export const diedInPassing = (killed: Draft, drafts: readonly Draft[], { words }: Sentence): boolean =>
  killed.kind === 'killed' &&
  killed.actor === null &&
  killed.stance === null &&
  // Who died in somebody's hands is told for its own sake.
  !words
    .slice(killed.from, killed.to + 3)
    .some(({ lower }) => /^(?:captivity|custody|detention|prison)$/u.test(lower)) &&
  drafts.some(
    (bodies) =>
      bodies.kind === 'bodies-returned' &&
      bodies.count?.min != null &&
      bodies.count.min === killed.count?.min &&
      bodies.count.max === killed.count?.max &&
      bodies.from <= killed.from &&
      killed.from < bodies.to,
  )
