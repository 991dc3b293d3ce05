import { has, rolesIn } from './roles.ts'
import type { Event, Scene, Segment } from './scene.ts'
import type { Tools } from './tools.ts'

/** So near that one belongs to the other. */
export const ADJACENT = 3

/** 'detuvo su ofensiva', 'saldırıları durdurdu': attacks that were stopped. */
export const isStopped = (tools: Tools, { words }: Scene, { kind, form, at, to }: Event): boolean =>
  kind === 'attacked' &&
  form === 'noun' &&
  (tools.pack.verbLast || tools.pack.ownerFirst === true
    ? tools.lists.stops.within(words, to, Math.min(words.length, to + ADJACENT))
    : tools.lists.stops.within(words, Math.max(0, at - ADJACENT), at))

/** 'убиты 50 членов группировки «…»': whose people they are does not attack. */
const befalls = ({ groups }: Segment, { party, from }: Segment['parties'][number]): boolean =>
  groups.some(
    (group) => group.party === party && group.count !== null && from >= group.from && from - group.to < ADJACENT + 2,
  )

/** Whose attack it is: the force named in its segment, or the name or adjective beside the noun. */
export const ownerOf = (segment: Segment, event: Event): string | null =>
  segment.parties.find(
    ({ party, from, to, people, force }) =>
      from === event.to &&
      people &&
      (force || segment.groups.some((group) => group.party === party && group.from <= to && group.to >= to)),
  )?.party ??
  segment.parties.find(
    (mention) =>
      !befalls(segment, mention) &&
      (mention.force || ((has(mention, 'gen') || mention.people) && Math.abs(mention.from - event.at) <= ADJACENT)),
  )?.party ??
  null

/** 'Ermenistan tarafından açılan ateş': who does it stands before the noun. */
export const doerOf = ({ parties }: Segment, { at }: Event): string | null =>
  parties.find((mention) => has(mention, 'ins') && mention.to <= at)?.party ?? null

/** 'saldıranın Azerbaycan ordusu olduğunu': who attacked is said behind it. */
export const doerBehind = ({ parties }: Scene, { to }: Event): string | null =>
  parties.find(({ from }) => from >= to && from - to < ADJACENT)?.party ?? null

const TARGET_REACH = 6
/** 'удары по Ливану', 'атака на Израиль', 'contra Ucrania', 'Suriye'ye saldırdı': whom an attack is said to hit. */
export const targetOf = ({ pack }: Tools, { parties }: Segment, { at, to }: Event): string | null =>
  parties.find(({ from, to: end, roles }) => {
    const [near, role] = pack.verbLast
      ? [end <= at && at - end < TARGET_REACH, 'dat']
      : [from >= to && from - to < TARGET_REACH, roles[0] === 'acc' ? 'acc' : 'dat']
    return near && roles.length === 1 && roles[0] === role
  })?.party ?? null

/** Who attacks: the owner of the noun, else whoever does it in the clause. */
export const attackerIn = (tools: Tools, scene: Scene, segment: Segment, event: Event): string | null =>
  (event.form === 'noun' ? (doerOf(segment, event) ?? ownerOf(segment, event)) : null) ??
  rolesIn(tools, scene, { event, group: null, segment, home: segment }).actor

/** 'Estos ataques dejaron dos policías muertos': a sentence that opens with an attack of nobody's tells what came of one told before. */
export const isBackground = (tools: Tools, scene: Scene, segment: Segment, event: Event): boolean =>
  event.kind === 'attacked' &&
  event.form === 'noun' &&
  event.at <= 1 &&
  !/^\p{Lu}/u.test(scene.words[event.to]?.text ?? '') &&
  scene.segments.some(({ events }) => events.some(({ kind }) => kind === 'killed' || kind === 'wounded')) &&
  attackerIn(tools, scene, segment, event) === null
