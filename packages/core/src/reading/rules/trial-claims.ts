import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd } from '../grammar/objects.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

const COMES_TO_TRIAL = /^(?:go|stand|put|place|face|await|be|appear|bring)$/u
const REACH = 14

/** 'went on trial for treason', 'were put on trial on charges of murder', 'face trial over the killings': they are accused (RD50). */
export function readTrial(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || !COMES_TO_TRIAL.test(verb.lemma) || verb.negated || verb.infinitive) return
  const to = Math.min(sentence.phrases[clauseEnd(sentence.phrases, at) - 1]?.to ?? verb.to, verb.to + REACH)
  const words = sentence.words.slice(verb.to, to)
  const trial = words.findIndex(({ lower }) => lower === 'trial')
  const charge = words.findIndex(({ lower }, place) => place > trial && /^(?:for|over|of)$/u.test(lower))
  if (trial < 0 || trial > 3 || charge < 0 || moodOf(sentence, at).mood !== 'stated') return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || !isPeople(sentence, subject.at)) return
  if (scene.drafts.some((draft) => draft.kind === 'accused' && draft.to > verb.from)) return
  const people = readPeople(sentence, subject.at, story)
  if (people === null) return
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD50',
    at: verb.main,
    from: Math.min(people.from, verb.from),
    to,
    count: people.count,
    what: people.what,
    peopleOf: people.party,
    charge: wordingOf(words.slice(charge + 1)).replace(/[\s,;:.]+$/u, ''),
  })
}
