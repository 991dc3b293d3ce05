import { isWord } from '../grammar/phrase-tests.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import type { Draft, Scene } from './draft.ts'

const SHARED: ReadonlySet<string> = new Set([
  'released',
  'captured',
  'killed',
  'wounded',
  'held',
  'missing',
  'bodies-returned',
])

/** 'Twenty-four sailors came home, as did 11 civilians': the same befell the others too (RD39). */
export function readAsDid(scene: Scene): void {
  const { phrases, words } = scene.sentence
  for (let at = 1; at < phrases.length - 1; at++) {
    const verb = phrases[at]
    const as = phrases[at - 1]
    if (verb?.type !== 'vp' || !/^(?:do|be|have)$/u.test(verb.lemma) || !isWord(as, 'as', 'so')) continue
    if (verb.to - verb.from !== 1 || !/^[,;—–]$/u.test(words[(as?.from ?? 0) - 1]?.text ?? '')) continue
    const whole = scene.drafts.findLast(
      (draft) => (draft.patientTo ?? draft.to) <= verb.to && SHARED.has(draft.kind) && draft.at < verb.from,
    )
    const people =
      whole !== undefined && isPeople(scene.sentence, at + 1) ? readPeople(scene.sentence, at + 1, scene.story) : null
    if (whole === undefined || people === null || people.count === null) continue
    propose(scene, whole, people)
  }
}

function propose(scene: Scene, whole: Draft, people: NonNullable<ReturnType<typeof readPeople>>): void {
  scene.propose({
    ...whole,
    rule: 'RD39',
    at: people.from,
    from: people.from,
    to: people.to,
    count: people.count,
    what: people.what,
    peopleOf: people.party ?? whole.peopleOf,
    patientTo: people.to,
    part: true,
  })
}
