import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd, isGivenTo } from '../grammar/objects.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import type { VerbSense } from '../grammar/senses.ts'
import type { Scene } from './draft.ts'
import { followingWords, freedJustNow } from './journeys.ts'

export const isMortal = (word: { readonly lower: string }): boolean => /^(?:mortally|fatally)$/u.test(word.lower)

/** 'received fatal wounds', 'wounds incompatible with life', not 'was hurt in the deadly clash': the words right after the verb. */
export const diesOfIt = (after: readonly { readonly lower: string }[]): boolean =>
  after
    .slice(0, 3)
    .some(({ lower }, at) => MORTAL.test(lower) && [1, 2].some((step) => HURT.test(after[at + step]?.lower ?? ''))) ||
  after.slice(0, 6).some(({ lower }, at) => {
    const unfit = lower === 'incompatible' || (lower === 'compatible' && after[at - 1]?.lower === 'not')
    return unfit && after.slice(at + 1, at + 4).some((word) => word.lower === 'life')
  })

const MORTAL = /^(?:fatal|mortal|deadly)$/u
const HURT = /^(?:wounds?|injury|injuries|burns|blows?)$/u

/** Whether whom a passive verb befalls are counted. */
function isCountedSubject({ sentence: { phrases } }: Scene, at: number): boolean {
  const np = findSubject(phrases, at)?.np
  return np?.count != null
}

/** Whether the words that a sense asks for stand in the clause. */
export function isHinted(
  scene: Scene,
  { at, verb, sense }: { readonly at: number; readonly verb: VerbPhrase; readonly sense: VerbSense },
  near: ReadonlySet<string>,
): boolean {
  if (sense.also !== undefined && !sense.also.some((word) => near.has(word))) return false
  // 'where hostages were kept': of no number, in passing; 'are being kept by the rebels' tells who holds them.
  const inPassing = verb.passive && !isCountedSubject(scene, at) && !near.has('by')
  if (verb.lemma === 'keep' && sense.patient === 'captives' && inPassing) return false
  // 'Four are women who were seized in Redvale': what they are, and not where.
  const next = scene.sentence.phrases[at + 1]
  if (verb.lemma === 'be' && sense.patient === 'captives' && next?.type === 'np' && next.what !== null) return false
  const hints = sense.verbs.includes('carry') ? ownWords(scene, at) : near
  if (sense.with?.some((word) => hints.has(word)) ?? true) return true
  if (handsTo(scene, at, sense) || shootsDead(scene, verb, sense)) return true
  return sense.frame === 'receive' && freedJustNow(scene)
}

/** 'carrying 96 soldiers home took off': the words up to the next verb, whose particles are its own. */
function ownWords(scene: Scene, at: number): ReadonlySet<string> {
  const { phrases } = scene.sentence
  const next = phrases.findIndex((phrase, place) => place > at && phrase.type === 'vp')
  const end = clauseEnd(phrases, at)
  return followingWords(scene, at, next < 0 ? end : Math.min(next, end))
}

/** 'handed the border force 200 fishermen'. */
const handsTo = ({ sentence: { phrases } }: Scene, at: number, sense: VerbSense): boolean =>
  sense.kind === 'released' && sense.verbs.includes('hand') && isGivenTo(phrases, at, at + 1)

/** 'fatally shot three men'. */
const shootsDead = ({ sentence }: Scene, verb: VerbPhrase, sense: VerbSense): boolean =>
  sense.kind === 'killed' &&
  sense.verbs.includes('shoot') &&
  sentence.words.slice(Math.max(0, verb.from - 1), verb.to + 1).some(isMortal)
