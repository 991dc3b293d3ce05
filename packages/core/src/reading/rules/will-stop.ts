import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { clauseWords } from './clause-words.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { dutyAt, objectPeople } from './duty-claims.ts'
import type { Speech } from './speech.ts'
import { speechAt } from './speech.ts'

const STOPS = /^(?:stop|halt|cease|end|suspend|pause|limit|hold|refrain)$/u
const STRIKES = /^(?:attack|strike|fire|shell|bomb|resume)$/u
const GIVES_UP = /^(?:give|renounce|abandon)$/u
const FIGHTING =
  /^(?:attacks?|strikes?|airstrikes?|fire|shelling|operations?|hostilities|fighting|offensive|bombardment|raids?|kidnappings?|abductions?)$/u

/** Whether a verb says that fighting will stop: 'will not attack', 'would halt its attacks', 'would give up kidnapping'. */
function stopsFighting(scene: Scene, at: number, verb: VerbPhrase): boolean {
  const { sentence } = scene
  if (verb.negated) return STRIKES.test(verb.lemma) || mountsAttack(scene, at, verb)
  const givesUp = GIVES_UP.test(verb.lemma)
  if (!givesUp && !STOPS.test(verb.lemma)) return false
  const object = findObject(sentence.phrases, at)
  const np = object === null ? undefined : sentence.phrases[object]
  const gerund = sentence.words[verb.to + (givesUp ? 1 : 0)]?.lower ?? ''
  return (
    (np?.type === 'np' && FIGHTING.test(np.lower)) ||
    /^(?:kidnapping|shelling|firing|attacking|shooting|bombing|fighting|striking)$/u.test(gerund)
  )
}

/** 'would not carry out operations', 'will not launch raids'. */
function mountsAttack({ sentence }: Scene, at: number, verb: VerbPhrase): boolean {
  const object = /^(?:carry|conduct|launch|mount|undertake|stage)$/u.test(verb.lemma)
    ? findObject(sentence.phrases, at)
    : null
  const np = object === null ? undefined : sentence.phrases[object]
  return np?.type === 'np' && FIGHTING.test(np.lower)
}

/** 'would withdraw 200 of its troops', 'will pull its forces back'. */
const withdraws = (scene: Scene, at: number, verb: VerbPhrase): boolean =>
  !verb.negated && /^(?:withdraw|pull)$/u.test(verb.lemma) && dutyAt(scene, at) === 'withdraw' && ownForces(scene, at)

/** Whether what a verb takes is somebody's own force. */
function ownForces({ sentence }: Scene, at: number): boolean {
  const object = findObject(sentence.phrases, at)
  const end = sentence.phrases[object ?? at]?.to ?? 0
  const near = sentence.words.slice(sentence.phrases[object ?? at]?.from, end + 4)
  return (
    object !== null && near.some(({ lower }) => /^(?:its|their|our|troops|forces|soldiers|army|units)$/u.test(lower))
  )
}

/** 'will stop shooting at each other', 'would halt attacks on each other's towns': both bind themselves. */
const isMutual = ({ sentence }: Scene, at: number): boolean =>
  sentence.words
    .slice(sentence.phrases[at]?.to, (sentence.phrases[at]?.to ?? 0) + 7)
    .some(({ lower }, step, words) => lower === 'other' && /^(?:each)$/u.test(words[step - 1]?.lower ?? ''))

/** 'The front said it would halt its attacks', 'would give up kidnapping': who says so of its own fighting binds itself (RD40). */
export function readWillStop(scene: Scene, at: number, speeches: readonly Speech[]): void {
  const { sentence, story, drafts } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.passive || !/^(?:will|would|['’]ll|['’]d)$/u.test(verb.modal ?? '')) return
  const leaves = withdraws(scene, at, verb)
  if (drafts.some(({ kind }) => kind === 'undertaking') || !(leaves || stopsFighting(scene, at, verb))) return
  const subject = findSubject(sentence.phrases, at)
  const speaks = speechAt(speeches, verb.main).at(-1)?.party ?? null
  const named = subject === null ? null : partyOf(sentence, subject.at, story)
  const mutual = isMutual(scene, at)
  const actor = mutual ? 'both' : (named ?? (subject?.np.pronoun === true ? speaks : null))
  if (actor === null || (actor !== speaks && !(mutual && subject?.np.pronoun === true))) return
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD40',
    at: verb.main,
    ...clauseWords(scene, at, verb),
    actor,
    ...(leaves ? { duty: 'withdraw' as const, ...counted(scene, at) } : { duty: 'cease-fire' as const }),
    agreement: null,
  })
}

/** How many a verb takes, and what they are. */
function counted(scene: Scene, at: number): Pick<Draft, 'count' | 'what'> {
  const people = objectPeople(scene, at)
  return { count: people?.count ?? null, what: people?.what ?? null }
}
