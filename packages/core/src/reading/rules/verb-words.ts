import { isGivenTo } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { People } from '../grammar/who.ts'
import type { Scene } from './draft.ts'

/** Where the people go: the party after 'to' within the clause. */
export function recipientOf(scene: Scene, at: number, end: number): string | null {
  const { phrases } = scene.sentence
  if (isGivenTo(phrases, at, at + 1)) return partyOf(scene.sentence, at + 1, scene.story)
  for (let next = at + 1; next < Math.min(end, at + 14); next++) {
    const phrase = phrases[next]
    if (
      phrase?.type === 'word' &&
      (phrase.lower === 'to' || phrase.lower === 'into') &&
      phrases[next + 1]?.type === 'np'
    ) {
      const party = partyOf(scene.sentence, next + 1, scene.story)
      if (party !== null) return party
    }
  }
  return null
}

/** 'in Azerbaijani hands', 'from Russian captivity', 'in the hands of Hamas': the holder without a verb of holding. */
export function holderInWords(scene: Scene, from: number, end: number): string | null {
  const { phrases, words } = scene.sentence
  for (let at = from; at < end; at++) {
    const np = phrases[at]
    if (np?.type !== 'np') continue
    if (!/^(?:hands|custody|captivity|detention|prison|prisons|jail|jails|control)$/u.test(words[np.head]?.lower ?? ''))
      continue
    const party = partyOf(scene.sentence, at, scene.story)
    if (party !== null) return party
  }
  return null
}

export function wording(scene: Scene, people: People, at: number, end: number): { from: number; to: number } {
  const verb = scene.sentence.phrases[at]
  const first = Math.min(people.from, verb?.from ?? people.from)
  const last = Math.max(people.to, verb?.to ?? people.to)
  const clause = scene.sentence.phrases[end - 1]?.to ?? last
  return { from: first, to: Math.max(last, Math.min(clause, first + 24)) }
}
