import { findSubject } from '../grammar/clauses.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { AGREEMENT_NOUNS } from '../packs/en/deeds.ts'
import { clauseWords } from './clause-words.ts'
import { BLANK, type Scene } from './draft.ts'
import { dutyAt } from './duty-claims.ts'
import { agreementName } from './duty-nouns.ts'
import { agentParty } from './verb-words.ts'

const LEADS = /^(?:under|per|by)$/u
/** 'Under the Redvale deal', 'under the terms of the truce': where the agreement stands that opens or closes the sentence. */
function agreementNamed({ sentence }: Scene): number | null {
  const { phrases, words } = sentence
  const leads = (from: number) =>
    LEADS.test(words[from - 1]?.lower ?? '') ||
    (words[from - 1]?.lower === 'to' && words[from - 2]?.lower === 'according')
  const at = phrases.findIndex(
    (phrase, next) =>
      phrase.type === 'np' &&
      AGREEMENT_NOUNS.has(phrase.lower) &&
      (leads(phrase.from) || (isWord(phrases[next - 1], 'of') && leads(phrases[next - 2]?.from ?? 0))),
  )
  return at < 0 ? null : at
}

/** Bound to do it: 'is to', 'are to', 'must', 'shall', 'will', 'would', 'should'. */
function isBound({ sentence }: Scene, verb: VerbPhrase): boolean {
  const isTo = verb.infinitive && /^(?:is|are|was|were)$/u.test(sentence.words[verb.from - 1]?.lower ?? '')
  // 'had to free prisoners under the deal'.
  const has = verb.infinitive && /^(?:has|have|had)$/u.test(sentence.words[verb.from - 1]?.lower ?? '')
  return isTo || has || /^(?:must|shall|will|would|should)$/u.test(verb.modal ?? '')
}

/**
 * 'Under the deal, the army is to withdraw from the town': what an agreement lays on a party is its undertaking (RD42). Who is to be let
 * go or whose bodies are to come home is told as planned, and not twice.
 */
export function readBoundByText(scene: Scene, at: number): void {
  const { sentence } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.negated || !isBound(scene, verb)) return
  const agreement = agreementNamed(scene)
  const subject = agreement === null ? null : findSubject(sentence.phrases, verb.infinitive ? at - 1 : at)
  if (agreement === null || subject === null || subject.at === agreement) return
  const duty = dutyAt(scene, at)
  // 'must release', 'shall release' is told by nothing else.
  const hasTo = verb.infinitive && !/^(?:is|are|was|were)$/u.test(sentence.words[verb.from - 1]?.lower ?? '')
  const told = !(hasTo || /^(?:must|shall)$/u.test(verb.modal ?? '')) || verb.passive
  if (duty === 'other' || ((duty === 'release' || duty === 'return-bodies') && told)) return
  const actor = agentParty(scene, subject.at)
  if (actor === null || scene.drafts.some((draft) => draft.kind === 'undertaking' && draft.to > verb.from)) return
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD42',
    at: verb.main,
    ...clauseWords(scene, verb.infinitive ? at - 1 : at, verb),
    actor,
    duty,
    agreement: agreementName(scene, agreement),
  })
}
