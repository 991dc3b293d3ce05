import type { Scene } from './draft.ts'

const LETS_GO = new Set(['release', 'free', 'exchange', 'swap', 'repatriate', 'evacuate', 'transfer', 'hand', 'return'])

/**
 * '14 wounded were released', 'Among them were 44 wounded', 'freed 277, including 31 wounded', after a release: the word at `at` tells who they are, not what
 * befell them (RD30).
 */
export function isFreedWounded({ sentence, story }: Scene, at: number): boolean {
  const next = sentence.phrases[at + 1]
  const opening = sentence.words.slice(0, 2).map(({ lower }) => lower)
  const told = story.groups.at(-1)?.kind
  const from = sentence.phrases[at]?.from ?? 0
  const including = sentence.words.slice(Math.max(0, from - 2), from).some(({ lower }) => lower === 'including')
  const here = story.groups.at(-1)?.sentence === sentence.index
  return (
    (including && here && (told === 'released' || told === 'held')) ||
    (next?.type === 'vp' && next.passive && LETS_GO.has(next.lemma)) ||
    (opening.join(' ') === 'among them' && (told === 'released' || told === 'held'))
  )
}
