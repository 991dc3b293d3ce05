import { isWord } from './phrase-tests.ts'
import type { Phrase } from './phrases.ts'

/** 'an officer of the police they had captured': the officer, and not the body that he serves in. */
export function memberBefore(phrases: readonly Phrase[], at: number): number {
  const [body, member] = [phrases[at], phrases[at - 2]]
  const isBody = body?.type === 'np' && body.count === null && (body.force || body.lower === 'police')
  if (!isBody || !isWord(phrases[at - 1], 'of')) return at
  if (member?.type !== 'np' || member.what === null || member.quantity) return at
  return member.count !== null || /^(?:officer|soldier|member|policeman|guard)$/u.test(member.lower) ? at - 2 : at
}
