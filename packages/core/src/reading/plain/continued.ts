import type { Found } from './assign.ts'
import type { Group } from './groups.ts'
import type { Event, Scene } from './scene.ts'
import type { Tools } from './tools.ts'

const LONGEST = 24
/** A participle only says who they are: 'серед них — 250 засуджених і 1718 людей, заарештованих під час війни'. */
const isTold = ({ form, frame, kind }: Event) => form !== 'part' && !(frame === 'pass' && DESCRIBES.has(kind))
const DESCRIBES = new Set(['captured', 'accused', 'held'])
const sum = (groups: readonly Group[]) => groups.reduce((total, { count }) => total + (count?.min ?? 0), 0)
const isExact = ({ count }: Group) => count !== null && count.min !== null && count.min === count.max

/**
 * 'Зокрема, 82 рядових та сержантів, 21 офіцера', '180 sıravi, 27 zabit': a sentence without a verb counts parts of those whom
 * the sentence before told of; it says so, or its numbers make up the whole (RD306).
 */
export function partsOfBefore(tools: Tools, scene: Scene, before: readonly Found[]): readonly Found[] {
  const { words, segments } = scene
  const whole = before.findLast(({ group, part }) => group !== null && isExact(group) && !part)
  if (whole === undefined || words.length > LONGEST || segments.some(({ events }) => events.some(isTold))) return []
  // Without a verb of its own: 'среди них были женщины' tells of them.
  const groups = segments.flatMap((segment) => segment.groups).filter(isExact)
  const size = whole.group?.count?.min ?? 0
  const total = sum(groups)
  const fits = tools.lists.ofThem.within(words, 0, 3) ? total <= size : total === size && groups.length > 1
  if (groups.length === 0 || !fits || groups.some(({ count }) => (count?.min ?? 0) >= size)) return []
  return groups.map((group) => ({
    ...whole,
    group: { ...group, bodies: group.bodies || whole.group?.bodies === true },
    peopleOf: group.party ?? whole.peopleOf,
    event: { ...whole.event, at: group.from, to: group.from + 1 },
    from: group.from,
    to: group.to,
    part: true,
    inReturn: false,
  }))
}
