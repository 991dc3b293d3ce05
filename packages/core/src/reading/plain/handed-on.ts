import type { Found } from './assign.ts'
import { NEUTRAL_BODIES } from './roles.ts'
import type { Scene } from './scene.ts'
import type { Tools } from './tools.ts'

const TO_REACH = 9
/** 'La entrega, a una misión del Comité Internacional de la Cruz Roja, tuvo lugar …': the body of relief that received them. */
function receiverIn(tools: Tools, { words, parties, segments }: Scene): string | null {
  const events = segments.flatMap((segment) => segment.events)
  const noun = events.find(({ kind, form, frame }) => kind === 'released' && form === 'noun' && frame !== 'swap')
  const counted = segments.some(({ groups }) => groups.some(({ count }) => count !== null))
  if (noun === undefined || counted || events.some(({ kind, form }) => kind === 'released' && form !== 'noun'))
    return null
  const isTo = (from: number) =>
    words.some(
      (_, at) => at >= from - TO_REACH && at < from && at >= noun.to && tools.roleBefore.at(words, at)?.value === 'dat',
    )
  return (
    parties.find(
      ({ party, from, roles }) =>
        NEUTRAL_BODIES.has(party) &&
        from >= noun.to &&
        (roles.includes('dat') || (roles.includes('gen') && isTo(from))),
    )?.party ?? null
  )
}

/** Those freed in the sentence before, with the receiver that the next one names (RD307). */
export function handedOn(tools: Tools, found: readonly Found[], next: Scene): readonly Found[] {
  const receiver = receiverIn(tools, next)
  if (receiver === null) return found
  return found.map((item) =>
    item.event.kind === 'released' && item.recipient === null ? { ...item, recipient: receiver } : item,
  )
}
