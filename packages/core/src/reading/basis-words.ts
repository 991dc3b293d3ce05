import type { Inference } from './reader.ts'

/** How a field came about when no words of its sentence say it: what stands after 'inferred: '. */
export const INFERENCE_SAYS: Readonly<Record<Inference, string>> = {
  'stands-for': 'these words stand for it on this page',
  'claim-before': 'from the claim told just before',
  'same-group': 'from the same people, told of elsewhere on the page',
  'other-side': 'the side that the page sets against the other party',
  'own-people': 'the party whose people they are',
  'page-subject': 'from what the page is about',
  place: 'from the place, which lies in that state',
  'speaker-party': 'from the party that speaks',
  'each-side': 'said of each side',
  case: 'from the case',
  'publication-day': 'reckoned from the day of publication',
  'own-voice': 'nobody else is named: the page’s own voice',
  'plain-words': 'nothing in the words weakens it',
  rule: 'from the rule alone',
  model: 'a label that a language model chose',
}
