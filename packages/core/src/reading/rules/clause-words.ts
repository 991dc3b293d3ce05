import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd } from '../grammar/objects.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import type { Scene } from './draft.ts'

/** The words from the subject, if it is near, to the end of the clause. */
export function clauseWords(
  scene: Scene,
  at: number,
  verb: VerbPhrase,
): { readonly from: number; readonly to: number } {
  const { phrases } = scene.sentence
  const subject = findSubject(phrases, at)
  const from =
    subject !== null && subject.np.from < verb.from && verb.from - subject.np.from < 12 ? subject.np.from : verb.from
  const end = phrases[clauseEnd(phrases, at) - 1]?.to ?? verb.to
  return { from, to: Math.max(verb.to, Math.min(end, from + 24)) }
}
