import { findSubject } from '../grammar/clauses.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { CUSTODY_OF_LIVING } from '../grammar/senses.ts'
import type { Story } from '../grammar/story.ts'
import { clauseWords } from './clause-words.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

const PEOPLE = /^(?:prisoners?|captives?|detainees?|hostages?|pows?)$/u

/** 'a prisoner exchange', 'the exchange of captives', 'a further swap'. */
function isExchange(sentence: Sentence, at: number, np: NounPhrase, { groups }: Story): boolean {
  if (!/^(?:exchange|swap)$/u.test(np.lower)) return false
  // 'The exchange did not take place', on a page that tells of captives.
  if (sentence.words[np.from]?.lower === 'the' && groups.some(({ kind }) => CUSTODY_OF_LIVING.has(kind))) return true
  const of = ofPhrase(sentence, at)
  return sentence.words.slice(np.from, of?.to ?? np.to).some(({ lower }) => PEOPLE.test(lower))
}

/** 'The prisoner exchange failed to take place', 'did not take place': refused by nobody whom the words name (RD45). */
export function readFailedExchange(scene: Scene, at: number): void {
  const { sentence, drafts } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.lemma !== 'take' || sentence.words[verb.to]?.lower !== 'place') return
  const governor = sentence.phrases[at - 1]
  const fails = verb.infinitive && governor?.type === 'vp' && governor.lemma === 'fail' && !governor.negated
  if (!fails && !(verb.negated && verb.modal === null)) return
  const subject = findSubject(sentence.phrases, at)
  const release = subject !== null && /^(?:release|handover|repatriation)$/u.test(subject.np.lower)
  if (subject === null || !(release || isExchange(sentence, subject.at, subject.np, scene.story))) return
  if (drafts.some(({ kind }) => kind === 'refused')) return
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD45',
    at: verb.main,
    ...clauseWords(scene, at, verb),
    duty: release ? 'release' : 'exchange-all',
  })
}

/** 'A prisoner exchange is expected to take place on Monday': people of both sides are to go home, nobody says how many (RD34). */
export function readPlannedExchange(scene: Scene, at: number): void {
  const { sentence, drafts } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp') return
  const takes = verb.lemma === 'take' && sentence.words[verb.to]?.lower === 'place'
  // 'A prisoner swap is expected on Friday', 'will be held on Friday'.
  const expected = verb.passive && !verb.negated && /^(?:expect|schedule|plan|slate)$/u.test(verb.lemma)
  const next = sentence.phrases[at + 1]
  const alone = expected && !(next?.type === 'vp' && next.infinitive)
  const held = verb.passive && /^(?:hold|carry|conduct|stage)$/u.test(verb.lemma)
  if (!takes && !alone && !held) return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || !isExchange(sentence, subject.at, subject.np, scene.story)) return
  const mood = moodOf(sentence, at)
  if (mood.mood !== 'stated' || (mood.stance !== 'planned' && !alone) || drafts.some(({ kind }) => kind === 'released'))
    return
  scene.propose({
    ...BLANK,
    kind: 'released',
    rule: 'RD34',
    at: verb.main,
    ...clauseWords(scene, at, verb),
    what: 'prisoners',
    actor: 'both',
    peopleOf: 'both',
    recipient: 'both',
    stance: 'planned',
  })
}
