import { findSubject } from '../grammar/clauses.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { BLANK, type Scene } from './draft.ts'

const CASES = /^(?:charges?|cases?|trials?|prosecution|proceedings|indictments?|verdicts?|lawsuits?)$/u

/** Where those stand whose case it is: 'a case against two men', 'a case has been filed against two of them'. Null: nobody's. */
function whoseCase({ sentence: { phrases } }: Scene, at: number): number | null {
  const [prep, next] = phrases.slice(at + 1, at + 3)
  const np = phrases[at]
  // 'the cases of the 40,000 who disappeared' are before no court.
  if (np?.type === 'np' && /^cases?$/u.test(np.lower) && prep?.type === 'word' && prep.lower === 'of') return null
  if (prep?.type === 'word') return /^(?:against|over|of)$/u.test(prep.lower) ? at + 2 : null
  const filed = prep?.type === 'vp' && prep.passive && !prep.negated
  const against = filed && /^(?:file|open|launch|initiate|bring|institute|start|lodge)$/u.test(prep.lemma)
  return against && next?.type === 'word' && next.lower === 'against' ? at + 3 : null
}

/** 'criminal cases against 16 servicemen', 'a trial over two captives': charges told by their noun (RD50). */
export function readCaseNoun(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  const prep = sentence.phrases[at + 1]
  if (np?.type !== 'np' || !CASES.test(np.lower)) return
  // 'took charge of the men'.
  if (prep?.type === 'word' && prep.lower === 'of' && np.lower === 'charge') return
  const place = whoseCase(scene, at)
  if (place === null || !isPeople(sentence, place)) return
  const people = readPeople(sentence, place, story)
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
