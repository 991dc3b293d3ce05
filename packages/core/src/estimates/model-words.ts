import { listsIn } from './capture-table.ts'

/** What each kind of model takes for granted, in words for somebody who knows the lists and not the statistics (ES3). */
export const ASSUMES = {
  independence:
    'Being on one list says nothing about being on another, and all people are equally likely to be on a given list.',
  stepwise:
    'Some pairs of lists share more people, or fewer, than chance gives, and three lists together nothing beyond their pairs; the people whom no list has follow the same pattern. Pairs were added while chance explained them with less than 2 %.',
  'lowest-bic':
    'Some pairs of lists share more people, or fewer, than chance gives, and three lists together nothing beyond their pairs; the people whom no list has follow the same pattern. Of all such models this one has the lowest BIC.',
  graphs:
    'Lists may hang together in any pattern whose circles are all cut short by a pair (a decomposable graph), all patterns being as likely beforehand, and a total as likely as one over its size.',
  'latent-classes':
    'People fall into a few hidden classes; within a class the lists know nothing of one another, and all people of it are equally likely to be on a given list.',
} as const

/** The pairs of a model by the names of their lists; terms of three or more follow the same way. */
export function pairsInWords(lists: readonly string[], terms: readonly number[]): string {
  const joined = terms
    .filter((term) => listsIn(term) > 1)
    .map((term) => lists.filter((_, at) => (term >> at) & 1).join(' with '))
  return joined.length > 0 ? `Together: ${joined.join('; ')}.` : ''
}
