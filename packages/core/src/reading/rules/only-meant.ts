import { findSubject } from '../grammar/clauses.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { WISH_VERBS } from '../packs/en/cues.ts'
import { AGREEMENT_NOUNS, BINDING_VERBS, REFUSAL_VERBS } from '../packs/en/deeds.ts'
import type { Scene } from './draft.ts'

/** Whether a verb wishes, binds or refuses what it governs, or leaves it to come. */
export const isOnlyMeant = (scene: Scene, verb: VerbPhrase, right: boolean): boolean =>
  (WISH_VERBS.has(verb.lemma) && !helpedAlready(verb) && !names(scene, verb)) ||
  BINDING_VERBS.has(verb.lemma) ||
  ((REFUSAL_VERBS.has(verb.lemma) || verb.lemma === 'stop') && right) ||
  holdsBack(scene, verb) ||
  verb.infinitive ||
  verb.modal !== null ||
  verb.negated ||
  isClause(scene, verb)

/** 'held back the release', 'held up the exchange'. */
const holdsBack = ({ sentence: { words } }: Scene, verb: VerbPhrase): boolean =>
  verb.lemma === 'hold' && /^(?:back|up|off)$/u.test(words[verb.to]?.lower ?? '')

/** 'a deal that included an exchange of all prisoners': what a text contains. */
function isClause({ sentence }: Scene, verb: VerbPhrase): boolean {
  if (!/^(?:include|contain|cover|foresee)$/u.test(verb.lemma)) return false
  const subject = findSubject(sentence.phrases, sentence.phrases.indexOf(verb))
  return subject !== null && AGREEMENT_NOUNS.has(subject.np.lower)
}

/** 'what he called repeated attacks' calls for nothing. */
const names = (scene: Scene, verb: VerbPhrase) =>
  verb.lemma === 'call' && !/^(?:for|on)$/u.test(scene.sentence.words[verb.to]?.lower ?? '')

/** 'had facilitated the release', 'brokered the handover': who helped tells of what was done. */
const helpedAlready = (verb: VerbPhrase) =>
  /^(?:facilitate|help|ensure|mediate|broker|allow|include|announce)$/u.test(verb.lemma) &&
  !verb.infinitive &&
  verb.modal === null &&
  verb.form !== 'ing' &&
  (verb.form !== 'base' || verb.auxiliary)
