import { onOneSide } from '../names/sides.ts'
import type { Found } from './assign.ts'
import type { Pairing } from './roles.ts'
import type { Scene } from './scene.ts'
import type { Tools } from './tools.ts'

const OPENING = 4
const BESIDE = 3

/** 'взамен', 'karşılığında', at the head of the sentence or of the clause that frees people (RD308). */
export function goesBack(tools: Tools, { words }: Scene, { event, segment, home }: Pairing): boolean {
  if (event.kind !== 'released' || event.frame === 'swap') return false
  const { inReturn } = tools.lists
  const from = Math.min(segment.from, home.from)
  return inReturn.within(words, 0, OPENING) || inReturn.within(words, Math.max(0, from - BESIDE), event.to)
}

/** People given for others have no verb of their own: 'a cambio de tres rehenes entregadas por Hamás' has one. */
export const isGivenFor = ({ event, group, segment, home }: Pairing): boolean =>
  event.kind === 'released' &&
  group?.price === true &&
  (segment !== home || event.at < group.from || event.frame !== 'pass' || segment.groups.length > 1)

/** Of a people and the group that fights for it the group holds (RD314). */
const fighters = (parties: Scene['parties'], people: string | null): string | null =>
  parties.find(({ party }) => people !== null && party !== people && onOneSide(party, people))?.party ?? people

/** 'liberó a 2.000 palestinos a cambio de 20 rehenes': those given for others go the other way (RD308). */
export function givenFor({ segments, parties }: Scene, found: readonly Found[]): readonly Found[] {
  const main = found.find(({ event, group }) => event.kind === 'released' && group !== null)
  if (main === undefined) return []
  return segments.flatMap(({ from, to, groups }) =>
    groups
      .filter(
        (group) =>
          group.price === true && !found.some((told) => told.group === group && told.event.kind === 'released'),
      )
      .map((group) => {
        const peopleOf = group.party ?? main.actor
        const actor = fighters(parties, main.peopleOf ?? main.recipient)
        return {
          ...main,
          group,
          actor: actor === peopleOf ? null : actor,
          peopleOf,
          recipient: peopleOf,
          from: Math.min(from, group.from),
          to: Math.max(to, group.to),
          inReturn: false,
          part: false,
        }
      }),
  )
}
