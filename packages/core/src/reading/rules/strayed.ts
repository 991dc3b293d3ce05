import type { Phrase } from '../grammar/phrases.ts'
import type { Scene } from './draft.ts'

const STRAYS = /^(?:stray|cross|drift|wander|enter|venture|infiltrate|trespass|sail|fish|intrude)$/u
const LANDS = /^(?:waters?|territory|side|airspace|soil|land|zone)$/u
const REACH = 14

/** The state whose land or waters a noun phrase names; null: none. */
function landOf(phrase: Phrase | undefined): string | null {
  if (phrase?.type !== 'np') return null
  const mention = phrase.parties.at(-1)?.name
  const whole = phrase.parties.at(-1)?.to === phrase.to
  return mention?.kind === 'state' && (whole || LANDS.test(phrase.lower)) ? mention.party : null
}

/**
 * 'Many were detained when they strayed into Northland waters', 'was held after crossing into Southland': whoever's land it was
 * took them; null: the words name no land, or that of their own.
 */
export function strayedInto({ sentence: { phrases } }: Scene, at: number, own: string | null): string | null {
  for (let next = Math.max(0, at - REACH); next < Math.min(phrases.length, at + REACH); next++) {
    const verb = phrases[next]
    if (verb?.type !== 'vp' || !STRAYS.test(verb.lemma)) continue
    const near = phrases.slice(next + 1, next + 5)
    const land = near.map((phrase) => landOf(phrase)).find((party) => party !== null)
    if (land !== undefined && land !== own) return land
  }
  return null
}
