import { saysNobody } from '../grammar/parts-of-wholes.ts'
import type { People } from '../grammar/who.ts'
import type { Draft, Scene } from './draft.ts'
import type { Found } from './journeys.ts'
import { FETCHES } from './mood.ts'

export interface Denial {
  /** By its verb, its doer ('neither side'), or by whom it befalls ('none of the men'). */
  readonly verb: boolean
  readonly nobody: boolean
  readonly negated: boolean
}

/** 'are saboteurs and not prisoners of war': what they are said not to be. */
const areNoCaptives = ({ words }: Scene['sentence'], { verb, sense }: Found): boolean =>
  sense.kind === 'held' &&
  verb.lemma === 'be' &&
  words
    .slice(verb.to, verb.to + 6)
    .some(
      ({ lower }, step) =>
        lower === 'not' && /^(?:prisoners?|captives?|hostages?|a)$/u.test(words[verb.to + step + 1]?.lower ?? ''),
    )

/** Whether an act is told as one that was not done. */
export function denialOf({ sentence }: Scene, found: Found, { at, np }: People, neither: boolean): Denial {
  const [first, next] = sentence.words.slice(np.from, np.from + 2).map(({ lower }) => lower)
  const verb = found.verb.negated || neither || saysNobody(sentence, at) || areNoCaptives(sentence, found)
  const nobody = first === 'nobody' || (first === 'no' && np.lower === 'one')
  // 'no fewer than 50' are fifty at least.
  const none = first === 'none' || (first === 'no' && !/^(?:fewer|less)$/u.test(next ?? ''))
  return { verb, nobody, negated: verb || nobody || none }
}

/** '605 people never returned', 'never came home': nobody is said to keep them, and nobody knows where they are. */
function neverCame({ sentence: { words } }: Scene, { at, actor }: Draft): boolean {
  const before = words.slice(Math.max(0, at - 2), at)
  return (
    actor === null && /^(?:return|come)$/u.test(words[at]?.lemma ?? '') && before.some(({ lower }) => lower === 'never')
  )
}

/** 'has not released the men' is a refusal laid to the holder; 'holds no prisoners' is a denial. */
export function proposeNegated(scene: Scene, draft: Draft, negatedVerb: boolean, undergone: boolean): void {
  if (draft.kind === 'killed' || draft.kind === 'wounded' || draft.kind === 'attacked') {
    // 'had not killed even 30 of their fighters' takes a number back that somebody has told.
    if (negatedVerb && draft.count?.min != null && draft.count.min > 2 && draft.actor !== null)
      scene.propose({ ...draft, stance: 'denied' })
    else scene.drop(draft.rule, draft.from, draft.to, 'said not to have happened')
    return
  }
  if (draft.kind === 'released' || draft.kind === 'bodies-returned')
    proposeNotGiven(scene, draft, negatedVerb, undergone)
  else scene.propose(draft)
}

/** 'has not returned the bodies', 'never came home', 'will release no hostages'. */
function proposeNotGiven(scene: Scene, draft: Draft, negatedVerb: boolean, undergone: boolean): void {
  if (negatedVerb && neverCame(scene, draft)) {
    scene.propose({ ...draft, kind: 'missing', rule: 'RD31', actor: null, recipient: null, stance: null })
    return
  }
  // 'had not yet recovered the bodies': what could not be done is refused by nobody.
  const fetched = FETCHES.test(scene.sentence.words[draft.at]?.lemma ?? '')
  const willNot = !negatedVerb && !undergone && draft.actor !== null && /^(?:will|would)$/u.test(modalAt(scene, draft))
  if ((negatedVerb && !fetched) || willNot) {
    const duty = draft.kind === 'released' ? 'release' : 'return-bodies'
    scene.propose({ ...draft, kind: 'refused', rule: 'RD45', recipient: null, stance: null, duty })
  } else if (undergone || fetched) scene.drop(draft.rule, draft.from, draft.to, 'said not to have happened')
  else scene.propose(draft)
}

const modalAt = ({ sentence }: Scene, { at }: Draft): string => {
  const verb = sentence.phrases.find((phrase) => phrase.from <= at && at < phrase.to)
  return verb?.type === 'vp' ? (verb.modal ?? '') : ''
}

export const saysNeither = (scene: Scene, at: number | null) => {
  const np = at === null ? undefined : scene.sentence.phrases[at]
  return np?.type === 'np' && scene.sentence.words[np.from]?.lower === 'neither'
}
