import type { VerbPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'

const REACH = 6

/** 'The deal will see 1,700 prisoners let out', 'would see the front free them': what is to come. */
export function willSee({ phrases }: Sentence, at: number, verb: VerbPhrase): boolean {
  if (verb.auxiliary || verb.form === 'ing') return false
  const sees = phrases.slice(Math.max(0, at - REACH), at).findLast((phrase) => phrase.type === 'vp')
  const seen = sees?.type === 'vp' && sees.lemma === 'see' && /^(?:will|would|['’]ll)$/u.test(sees.modal ?? '')
  return seen && phrases[at - 1]?.type === 'np'
}
