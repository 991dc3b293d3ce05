import type { Located } from './finish-claims.ts'
import type { Story } from './grammar/story.ts'
import type { Inference } from './reader.ts'
import type { Draft, Filled } from './rules/draft.ts'
import { speechAt } from './rules/speech.ts'
import { landOfDraft } from './settle-lands.ts'

type Told = Pick<Draft, 'actor' | 'peopleOf'>

/** What the page had told, before a draft was settled, that could lend it a party. */
export interface ToldBefore {
  /** The same group told of elsewhere, by its number or its telling sort. */
  readonly sameGroup: readonly (Told | undefined)[]
  /** The parties of the claims just before. */
  readonly justBefore: readonly (string | null)[]
}

interface Settling {
  /** As the rule left it, and as it came out. */
  readonly found: Draft
  readonly settled: Draft
  readonly told: ToldBefore
  readonly part: Located
  readonly story: Story
}

/** Kinds whose people or target may be told from where it happened. */
const OF_LANDS: ReadonlySet<string> = new Set(['killed', 'wounded', 'missing', 'captured', 'attacked'])

type Field = keyof Filled

function howOne(field: Field, { found, settled, told, part, story }: Settling): Inference {
  const party = settled[field]
  if (found.each === true) return 'each-side'
  if (OF_LANDS.has(found.kind) && field !== 'actor' && landOfDraft(part.sentence, found, story) === party)
    return 'place'
  if (party === 'both') return 'stands-for'
  if (field === 'recipient' && party === settled.peopleOf) return 'own-people'
  if (field !== 'recipient' && told.sameGroup.some((group) => group !== undefined && group[field] === party))
    return 'same-group'
  if (field === 'peopleOf' && party === found.recipient) return 'own-people'
  if (told.justBefore.includes(party)) return 'claim-before'
  if (speechAt(part.speeches, found.at).at(-1)?.party === party) return 'speaker-party'
  return settled.actor === null || field === 'actor' ? 'page-subject' : 'other-side'
}

/**
 * By what each party came into a claim that its own sentence left open (RD70): the first ground that the page gives, in the
 * order in which the parties are settled. Where several grounds lead to one party, each of them holds.
 */
export function howFilled(settling: Settling): Filled {
  const { found, settled } = settling
  const filled: Partial<Record<Field, Inference>> = {}
  for (const field of ['actor', 'peopleOf', 'recipient'] as const)
    if (settled[field] !== null && settled[field] !== found[field]) filled[field] = howOne(field, settling)
  if (filled.actor === 'page-subject' && settled.peopleOf !== null) filled.actor = 'other-side'
  return filled
}
