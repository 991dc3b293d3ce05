import armedGroups from '../../../../../vocabularies/armed-groups.json' with { type: 'json' }
import sides from '../../../../../vocabularies/sides.json' with { type: 'json' }

const SIDE_OF = new Map<string, number>(sides.sides.flatMap((side, at) => side.map((party) => [party, at] as const)))

/** Whether reports tell of two parties on one side. */
export function onOneSide(party: string, other: string): boolean {
  const side = SIDE_OF.get(party)
  return side !== undefined && side === SIDE_OF.get(other)
}

const AGAINST = new Map<string, string>(
  armedGroups.parties.flatMap((group) => ('against' in group ? [[group.name, group.against as string] as const] : [])),
)

/** The state whose army and government reports mean beside an armed group; null: none is known. */
export const stateAgainst = (group: string): string | null => AGAINST.get(group) ?? null
