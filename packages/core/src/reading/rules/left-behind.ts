import { findSubject } from '../grammar/clauses.ts'
import { isAdverb, isWord } from '../grammar/phrase-tests.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'
import { freedJustNow } from './journeys.ts'

const OTHERS = /^(?:others|rest|remainder|dozens|scores|hundreds|thousands|many|some|number)$/u

/** '“More than 5,000 are still with us,” he said': held by the side that speaks. */
function readStillWithUs(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || !/^(?:be|remain|stay)$/u.test(verb.lemma) || verb.negated) return
  const after = sentence.words.slice(verb.to, verb.to + 3).map(({ lower }) => lower)
  if (!/^(?:still )?with us\b/u.test(after.join(' ')) || !freedJustNow(scene, 3)) return
  const subject = findSubject(sentence.phrases, at)
  const people = subject !== null && isPeople(sentence, subject.at) ? readPeople(sentence, subject.at, story) : null
  if (people === null || people.count === null) return
  scene.propose({
    ...BLANK,
    kind: 'held',
    rule: 'RD27',
    at: verb.main,
    from: people.from,
    to: verb.to + after.indexOf('us') + 1,
    count: people.count,
    what: people.what,
    actor: story.speaking,
    peopleOf: people.party,
  })
}

/** 'Twenty were returned, but a large number of others remain in Northland': held by the state they have not come back from (RD27). */
export function readLeftBehind(scene: Scene, at: number): void {
  readStillWithUs(scene, at)
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || !/^(?:remain|stay)$/u.test(verb.lemma) || verb.negated || !freedJustNow(scene, 2)) return
  const place = isAdverb(sentence.phrases[at + 1]) ? at + 2 : at + 1
  const np = sentence.phrases[place + 1]
  const holder = np?.type === 'np' ? np.parties.at(-1) : undefined
  const whole = np !== undefined && holder?.from === np.from && holder.to === np.to && holder.name.kind === 'state'
  if (!isWord(sentence.phrases[place], 'in') || !whole) return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || !OTHERS.test(subject.np.lower) || !isPeople(sentence, subject.at)) return
  const people = readPeople(sentence, subject.at, story)
  if (people === null || people.party === holder.name.party) return
  scene.propose({
    ...BLANK,
    kind: 'held',
    rule: 'RD27',
    at: verb.main,
    from: people.from,
    to: np?.to ?? verb.to,
    count: people.count,
    what: people.what,
    actor: holder.name.party,
    peopleOf: people.party,
  })
}
