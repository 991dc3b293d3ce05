import { isWord } from '../grammar/phrase-tests.ts'
import { ATTACK_NOUNS } from '../packs/en/event-nouns.ts'
import type { Scene } from './draft.ts'
import type { Found } from './journeys.ts'

/** '50 are missing following an attack by the rebels': who attacked lists nobody as missing. */
export function attackerToo(
  { sentence: { phrases } }: Scene,
  { at, cast }: Found,
  agent: string | null,
): string | null {
  const by = cast.agent === null ? -1 : cast.agent - 1
  const attacked =
    by > at &&
    isWord(phrases[by], 'by') &&
    phrases.slice(at + 1, by).some((np) => np.type === 'np' && ATTACK_NOUNS.has(np.lower))
  return attacked ? null : agent
}
