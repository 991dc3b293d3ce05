import sides from '../../../../../vocabularies/sides.json' with { type: 'json' }

const SIDE_OF = new Map<string, number>(sides.sides.flatMap((side, at) => side.map((party) => [party, at] as const)))

/** Whether reports tell of two parties on one side. */
export function onOneSide(party: string, other: string): boolean {
  const side = SIDE_OF.get(party)
  return side !== undefined && side === SIDE_OF.get(other)
}
