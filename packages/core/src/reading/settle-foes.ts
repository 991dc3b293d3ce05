import type { Story } from './grammar/story.ts'
import { onOneSide } from './names/sides.ts'
import type { Draft } from './rules/draft.ts'
import type { Foes } from './settle-casualties.ts'

const HARMS: ReadonlySet<string> = new Set(['killed', 'wounded', 'captured', 'attacked', 'held'])
/** Who harmed or took whose people, as far as the words name both. */
export function foesOf(all: readonly Draft[], story: Story): Foes {
  const foes = new Map<string, Set<string>>()
  const add = (one: string, other: string) => foes.set(one, (foes.get(one) ?? new Set<string>()).add(other))
  for (const { kind, actor, peopleOf, recipient, stance, head } of all) {
    const other = kind === 'attacked' ? recipient : peopleOf
    // Hired men and volunteers fight for whoever pays or moves them, not for their nation.
    if (/^(?:mercenar(?:y|ies)|volunteers?|nationals?|citizens?)$/u.test(head ?? '')) continue
    if (!HARMS.has(kind) || stance === 'denied' || actor === null || other === null || actor === other) continue
    if (actor === 'both' || other === 'both' || story.neutral.has(actor) || onOneSide(actor, other)) continue
    add(actor, other)
    add(other, actor)
  }
  return foes
}
