import { findSubject } from '../grammar/clauses.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { BLANK, type Scene } from './draft.ts'

const CASES = /^(?:charges?|cases?|trials?|prosecution|proceedings|indictments?|verdicts?|lawsuits?)$/u

/** 'criminal cases against 16 servicemen', 'a trial over two captives': charges told by their noun (RD50). */
export function readCaseNoun(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  const prep = sentence.phrases[at + 1]
  if (np?.type !== 'np' || !CASES.test(np.lower)) return
  // 'took charge of the men'.
  if (prep?.type === 'word' && prep.lower === 'of' && np.lower === 'charge') return
  if (prep?.type !== 'word' || !/^(?:against|over|of)$/u.test(prep.lower) || !isPeople(sentence, at + 2)) return
  const people = readPeople(sentence, at + 2, story)
  if (people === null || people.count === null || scene.drafts.some((draft) => draft.kind === 'accused')) return
  const verb = sentence.phrases[at - 1]
  const subject = verb?.type === 'vp' && !verb.passive ? findSubject(sentence.phrases, at - 1) : null
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD50',
    at: np.head,
    from: np.from,
    to: people.to,
    count: people.count,
    what: people.what,
    actor: subject === null ? null : partyOf(sentence, subject.at, story),
    peopleOf: people.party,
    charge: wordingOf(sentence.words.slice(np.from, np.to)),
  })
}
