import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, VerbPhrase } from '../grammar/phrases.ts'
import { BREACH_NOUNS } from '../packs/en/deeds.ts'
import { ATTACK_NOUNS, NOMINALS } from '../packs/en/event-nouns.ts'
import { wordsOf } from './charge-words.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

/** 'The north violated the truce', 'The capture also violated the declaration' (RD53). */
export function readBreach(scene: Scene, at: number, verb: VerbPhrase): void {
  const { sentence, story } = scene
  const mood = moodOf(sentence, at)
  if (mood.mood !== 'stated' || scene.drafts.some((draft) => draft.rule === 'RD62')) return
  const subject = findSubject(sentence.phrases, at)
  if (verb.passive) {
    if (subject !== null && AGREED.test(subject.np.lower)) readViolatedBy(scene, at, subject.np.from)
    return
  }
  const object = findObject(sentence.phrases, at)
  if (object === null || subject === null) return
  const head = sentence.phrases[object]
  if (head?.type !== 'np' || !AGREED.test(sentence.words[head.head]?.lower ?? '')) return
  const event = eventParty(scene, subject.np)
  if (event !== undefined) {
    scene.propose({
      ...BLANK,
      kind: 'attacked',
      rule: 'RD53',
      at: verb.main,
      from: verb.from,
      to: head.to,
      what: 'breach',
      actor: event,
      breaches: ['cease-fire'],
    })
    return
  }
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD53',
    at: verb.main,
    from: Math.min(subject.np.from, verb.from),
    to: head.to,
    peopleOf: partyOf(sentence, subject.at, story),
    charge: wordsOf(scene, verb.main, head.to),
    stance: verb.negated ? 'denied' : mood.stance,
  })
}

const AGREED =
  /^(?:cease-fire|ceasefire|truce|agreement|accord|deal|declaration|law|conventions?|resolution|treaty|part|terms|provisions?|norms?|commitments?|airspace|sovereignty|rights)$/u

/** 'The cease-fire was violated 26 times by the north' (RD53). */
function readViolatedBy(scene: Scene, at: number, from: number): void {
  const { sentence, story } = scene
  const { phrases } = sentence
  const by = phrases.findIndex((phrase, place) => place > at && place < at + 5 && isWord(phrase, 'by'))
  const party = by < 0 ? null : partyOf(sentence, by + 1, story)
  const verb = phrases[at]
  if (party === null || verb?.type !== 'vp') return
  const to = phrases[by + 1]?.to ?? verb.to
  const charge = wordsOf(scene, from, verb.to)
  const stance = verb.negated ? ('denied' as const) : null
  scene.propose({ ...BLANK, kind: 'accused', rule: 'RD53', at: verb.main, from, to, peopleOf: party, charge, stance })
}

/** 'The capture of the 62 also violated the declaration': the event's doer, undefined when the subject is no event. */
function eventParty(scene: Scene, np: NounPhrase): string | null | undefined {
  if (NOMINALS[np.lower] === undefined && !ATTACK_NOUNS.has(np.lower)) return undefined
  return scene.drafts.findLast((draft) => draft.from === np.from)?.actor ?? null
}

/** 'Northland's actions constitute a violation of': whose acts they are. */
function actsOf({ sentence, story }: Scene, at: number): string | null {
  const subject = sentence.phrases[at - 1]?.type === 'vp' ? findSubject(sentence.phrases, at - 1) : null
  return subject === null || subject.np.parties.length === 0 ? null : partyOf(sentence, subject.at, story)
}

/** 'the ceasefire violations by Northland forces', 'repeated violations of the truce by the rebels': laid to whoever stands behind 'by' (RD53). */
function readBreachesBy(scene: Scene, at: number, np: NounPhrase): boolean {
  const { sentence, story } = scene
  const { phrases } = sentence
  const own = sentence.words.slice(np.from, np.head).some(({ lower }) => TRUCES.test(lower))
  const of = isWord(phrases[at + 1], 'of') ? phrases[at + 2] : undefined
  const ofTruce = of?.type === 'np' && AGREED.test(of.lower)
  if (!own && !ofTruce) return false
  const from = ofTruce ? at + 2 : at
  const by = phrases.findIndex((phrase, place) => place > from && place < from + 6 && isWord(phrase, 'by'))
  const party =
    by < 0 || phrases.slice(from, by).some(({ type }) => type === 'vp') ? null : partyOf(sentence, by + 1, story)
  if (party === null || scene.drafts.some(({ kind }) => kind === 'accused')) return false
  const to = phrases[by + 1]?.to ?? np.to
  const charge = wordsOf(scene, np.from, to)
  scene.propose({ ...BLANK, kind: 'accused', rule: 'RD53', at: np.head, from: np.from, to, peopleOf: party, charge })
  return true
}

const TRUCES = /^(?:cease-?fire|truce|armistice)$/u

/** 'in flagrant violation of the Geneva Conventions' (RD53). */
export function readBreachNoun(scene: Scene, at: number): void {
  const np = scene.sentence.phrases[at]
  if (np?.type !== 'np') return
  const { sentence, story } = scene
  const prep = sentence.phrases[at + 1]
  const before = sentence.phrases[at - 1]
  if (!BREACH_NOUNS.has(sentence.words[np.head]?.lower ?? '')) return
  if (readBreachesBy(scene, at, np)) return
  // 'a blatant violation by Northland of its obligations'.
  const by = isWord(prep, 'by') && isWord(sentence.phrases[at + 3], 'of') ? partyOf(sentence, at + 2, story) : null
  if (by !== null && !scene.drafts.some(({ kind }) => kind === 'accused')) {
    const to = sentence.phrases[at + 2]?.to ?? np.to
    const charge = wordsOf(scene, np.from, Math.min(sentence.words.length, to + 8))
    scene.propose({ ...BLANK, kind: 'accused', rule: 'RD53', at: np.head, from: np.from, to, peopleOf: by, charge })
    return
  }
  if (prep?.type !== 'word' || prep.lower !== 'of' || sentence.phrases[at + 2]?.type !== 'np') return
  const copula = before?.type === 'vp' && /^(?:be|constitute|represent)$/u.test(before.lemma) && !before.negated
  if (!copula && !(before?.type === 'word' && before.lower === 'in')) return
  const to = sentence.phrases[at + 2]?.to ?? np.to
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD53',
    at: np.head,
    from: np.from,
    to,
    peopleOf: actsOf(scene, at) ?? story.lastActor,
    charge: wordsOf(scene, np.from, to),
  })
}
