import { findSubject } from '../grammar/clauses.ts'
import { isKnownPerson, isPeople, readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'

const LETS_GO = /^(?:release|free|let|return|hand|exchange|repatriate|swap)$/u
const REACH = 14

/** 'who should have been freed in the second swap but was not': what was due and was not done (RD45). */
export function readShouldHave(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const { phrases, words } = sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || !verb.passive || !verb.perfect || !LETS_GO.test(verb.lemma)) return
  const due = verb.modal === 'should' || words[verb.from - 1]?.lower === 'ought'
  const near = words.slice(verb.to, verb.to + REACH).map(({ lower }) => lower)
  const not = near.findIndex(
    (lower, step) => /^(?:not|n’t|n't)$/u.test(lower) && /^(?:was|were|has|have|is|are)$/u.test(near[step - 1] ?? ''),
  )
  if (!due || not < 1) return
  const ought = phrases[at - 2]
  const subject =
    findSubject(phrases, at) ?? (ought?.type === 'np' ? { at: at - 2, np: ought, sharedWith: null } : null)
  if (
    subject === null ||
    !(isPeople(sentence, subject.at) || subject.np.named || isKnownPerson(sentence, subject.at, story))
  )
    return
  const people = readPeople(sentence, subject.at, story)
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD45',
    at: verb.main,
    from: Math.min(subject.np.from, verb.from),
    to: verb.to + not + 1,
    count: people?.count ?? null,
    what: people?.what ?? null,
    peopleOf: people?.party ?? null,
    duty: 'release',
  })
}
