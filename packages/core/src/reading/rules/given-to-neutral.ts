import { isWord } from '../grammar/phrase-tests.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import type { Scene } from './draft.ts'

/** 'handed Juan Reyes to the Red Cross', 'turned her over to the mission of the UN': only people go there. */
export function isGivenToNeutral({ sentence: { phrases } }: Scene, at: number, { lemma }: VerbPhrase): boolean {
  if (!/^(?:hand|turn|deliver|transfer|give)$/u.test(lemma)) return false
  const to = phrases.slice(at + 1, at + 4).findIndex((phrase) => isWord(phrase, 'to'))
  const body = to < 0 ? undefined : phrases[at + to + 2]
  return body?.type === 'np' && body.parties.some(({ name }) => name.kind === 'neutral')
}
