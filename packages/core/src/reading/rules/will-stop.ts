import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import { clauseWords } from './clause-words.ts'
import { BLANK, type Scene } from './draft.ts'
import type { Speech } from './speech.ts'
import { speechAt } from './speech.ts'

const STOPS = /^(?:stop|halt|cease|end|suspend|pause|limit|hold|refrain)$/u
const FIGHTING =
  /^(?:attacks?|strikes?|airstrikes?|fire|shelling|operations?|hostilities|fighting|offensive|bombardment|raids?)$/u

/** 'The front said it would halt its attacks': who says so of its own fighting binds itself (RD40). */
export function readWillStop(scene: Scene, at: number, speeches: readonly Speech[]): void {
  const { sentence, story, drafts } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.negated || verb.passive || !STOPS.test(verb.lemma)) return
  if (!/^(?:will|would|['’]ll|['’]d)$/u.test(verb.modal ?? '') || drafts.some(({ kind }) => kind === 'undertaking'))
    return
  const object = findObject(sentence.phrases, at)
  const np = object === null ? undefined : sentence.phrases[object]
  if (np?.type !== 'np' || !FIGHTING.test(np.lower)) return
  const subject = findSubject(sentence.phrases, at)
  const speaks = speechAt(speeches, verb.main).at(-1)?.party ?? null
  const named = subject === null ? null : partyOf(sentence, subject.at, story)
  const actor = named ?? (subject?.np.pronoun === true ? speaks : null)
  if (actor === null || actor !== speaks) return
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD40',
    at: verb.main,
    ...clauseWords(scene, at, verb),
    actor,
    duty: 'cease-fire',
    agreement: null,
  })
}
