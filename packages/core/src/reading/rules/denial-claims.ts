import type { ClaimKind } from '../../claims/kinds.ts'
import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import { SPEECH_CUES } from '../packs/en/cues.ts'
import { BLANK, type Scene } from './draft.ts'

const DENIABLE: ReadonlySet<string> = new Set(['held', 'captured', 'killed', 'released', 'wounded', 'bodies-returned'])

/** 'The army denied the claim' takes back what was said just before, without its number (RD48). */
export function readDenial(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.negated || !SPEECH_CUES.denied.has(verb.lemma)) return
  const object = verb.passive ? null : findObject(sentence.phrases, at)
  const np = object === null ? undefined : sentence.phrases[object]
  if (np?.type !== 'np' || !/^(?:claims?|reports?|allegations?|accusations?|statement|it|this)$/u.test(np.lower)) return
  const denied = story.groups.findLast(
    (group) => sentence.index - group.sentence <= 1 && group.sentence < sentence.index,
  )
  const subject = findSubject(sentence.phrases, at)
  if (denied === undefined || !DENIABLE.has(denied.kind) || subject === null) return
  const party = partyOf(sentence, subject.at, story)
  // Only somebody concerned denies it: the one who is said to have done it, or the one it was done to.
  if (
    party === null ||
    (denied.actor !== null && denied.party !== null && party !== denied.actor && party !== denied.party)
  )
    return
  scene.propose({
    ...BLANK,
    kind: denied.kind as ClaimKind,
    rule: 'RD48',
    at: verb.main,
    from: subject.np.from,
    to: np.to,
    what: denied.what,
    actor: denied.actor,
    peopleOf: denied.party,
    recipient: denied.recipient,
    stance: 'denied',
  })
}
