import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { SPEECH_CUES } from '../packs/en/cues.ts'
import { ATTACK_NOUNS, NOMINALS } from '../packs/en/event-nouns.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

const OWNS = /^(?:claim|accept|admit|acknowledge|take|assume)$/u
const SHARE = /^(?:responsibility|involvement|role|part|hand|complicity|participation)$/u
const HARM: ReadonlySet<string> = new Set(['killed', 'wounded', 'captured'])

/** Who answers for something, and how that is said. */
interface Answer {
  readonly at: number
  readonly from: number
  readonly actor: string
  readonly stance: Draft['stance']
  /** Whoever owns up or disowns speaks for himself. */
  readonly speaker: string | null
  /** Where the phrase for what was done stands. */
  readonly deed: number
}

/** 'claimed responsibility for the bombing', 'denied any involvement in the killing of the men' (RD38, RD36). */
export function readAnswersFor(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const { phrases } = sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || verb.passive || verb.negated) return
  const denies = SPEECH_CUES.denied.has(verb.lemma) || verb.lemma === 'disclaim'
  if (!denies && !OWNS.test(verb.lemma)) return
  const object = findObject(phrases, at)
  const np = object === null ? undefined : phrases[object]
  if (object === null || np?.type !== 'np' || !SHARE.test(np.lower)) return
  if (!isWord(phrases[object + 1], 'for', 'in') || moodOf(sentence, at).mood !== 'stated') return
  const subject = findSubject(phrases, at)
  const actor = subject === null ? null : partyOf(sentence, subject.at, story)
  if (subject === null || actor === null) return
  const stance = denies ? 'denied' : null
  propose(scene, { at: verb.main, from: subject.np.from, actor, stance, speaker: actor, deed: object + 2 })
}

/** 'Northland was behind the attack', 'the army was responsible for the death of the men'. */
export function readIsBehind(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const { phrases } = sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || verb.lemma !== 'be' || verb.infinitive) return
  const deed = deedBehind(scene, at, verb)
  const subject = findSubject(phrases, at)
  const actor = subject === null ? null : partyOf(sentence, subject.at, story)
  const mood = moodOf(sentence, at)
  if (deed === null || subject === null || actor === null || mood.mood !== 'stated') return
  const stance = verb.negated ? 'denied' : mood.stance
  propose(scene, { at: verb.main, from: subject.np.from, actor, stance, speaker: null, deed })
}

function deedBehind({ sentence: { phrases } }: Scene, at: number, verb: VerbPhrase): number | null {
  for (let next = at + 1; next < Math.min(phrases.length, at + 4); next++) {
    const word = phrases[next]
    if (word?.type !== 'word') return null
    if (word.lower === 'behind') return next + 1
    if (word.lower === 'responsible' && isWord(phrases[next + 1], 'for') && !verb.passive) return next + 2
  }
  return null
}

/** 'for coordinated, deadly attacks on the base': past adjectives to the deed. */
function deedFrom({ sentence: { phrases } }: Scene, at: number): number {
  const step = phrases
    .slice(at, at + 4)
    .findIndex(
      (phrase) => phrase.type === 'np' && (ATTACK_NOUNS.has(phrase.lower) || NOMINALS[phrase.lower] !== undefined),
    )
  const between = phrases.slice(at, at + Math.max(0, step))
  return step > 0 && !between.some((phrase) => isWord(phrase, 'on', 'of', 'in', 'and')) ? at + step : at
}

function propose(scene: Scene, given: Answer): void {
  const { sentence, story } = scene
  const answer = { ...given, deed: deedFrom(scene, given.deed) }
  const np = sentence.phrases[answer.deed]
  if (np?.type !== 'np') return
  const common = {
    ...BLANK,
    at: answer.at,
    from: answer.from,
    to: np.to,
    actor: answer.actor,
    stance: answer.stance,
    ...(answer.speaker === null ? {} : { speaker: answer.speaker }),
  }
  if (ATTACK_NOUNS.has(np.lower)) {
    const on = sentence.phrases[answer.deed + 1]
    const recipient = isWord(on, 'on', 'against') ? partyOf(sentence, answer.deed + 2, story) : null
    scene.propose({ ...common, kind: 'attacked', rule: 'RD38', recipient, breaches: [] })
    return
  }
  const deed = NOMINALS[np.lower]
  if (deed === undefined || !HARM.has(deed.kind)) return
  const told = ofPhrase(sentence, answer.deed) !== null && isPeople(sentence, answer.deed + 2)
  const people = told ? readPeople(sentence, answer.deed + 2, story) : null
  if (people !== null) {
    const { count, what, party: peopleOf, to } = people
    scene.propose({ ...common, kind: deed.kind, rule: deed.rule, count, what, peopleOf, to: Math.max(to, np.to) })
    return
  }
  // 'denied any responsibility for his death', 'claimed responsibility for the killings': of those told of before.
  const before = story.groups.findLast(({ kind, sentence: place }) => kind === deed.kind && sentence.index - place <= 3)
  if (before === undefined || before.party === answer.actor) return
  scene.propose({ ...common, kind: deed.kind, rule: deed.rule, what: before.what, peopleOf: before.party })
}
