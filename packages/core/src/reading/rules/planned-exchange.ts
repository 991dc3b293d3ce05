import { findSubject } from '../grammar/clauses.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { clauseWords } from './clause-words.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

const PEOPLE = /^(?:prisoners?|captives?|detainees?|hostages?|pows?)$/u

/** 'a prisoner exchange', 'the exchange of captives', 'a further swap'. */
function isExchange(sentence: Sentence, at: number, np: NounPhrase): boolean {
  if (!/^(?:exchange|swap)$/u.test(np.lower)) return false
  const of = ofPhrase(sentence, at)
  return sentence.words.slice(np.from, of?.to ?? np.to).some(({ lower }) => PEOPLE.test(lower))
}

/** 'A prisoner exchange is expected to take place on Monday': people of both sides are to go home, nobody says how many (RD34). */
export function readPlannedExchange(scene: Scene, at: number): void {
  const { sentence, drafts } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.lemma !== 'take' || sentence.words[verb.to]?.lower !== 'place') return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || !isExchange(sentence, subject.at, subject.np)) return
  const mood = moodOf(sentence, at)
  if (mood.mood !== 'stated' || mood.stance !== 'planned' || drafts.some(({ kind }) => kind === 'released')) return
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
