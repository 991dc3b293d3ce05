import type { Claim } from '../claims/claim.ts'

/**
 * The first claim whose words do not stand in its page's text at its offsets, in one sentence; null when all do (LG6).
 * `text`: the decoded text that the case keeps. The sentence names the place and never repeats the words: they may name people.
 */
export function firstMisquote(text: string, claims: Iterable<Claim>): string | null {
  for (const claim of claims)
    if (text.slice(claim.start, claim.end) !== claim.quote)
      return `the words of claim ${claim.id} do not stand at ${claim.start}–${claim.end} of its page`
  return null
}
