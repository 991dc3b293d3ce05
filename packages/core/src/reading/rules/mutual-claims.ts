import { isPlace } from '../grammar/bystanders.ts'
import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { wordingOf } from '../grammar/word.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

const ACCUSES = /^(?:accuse|blame|charge)$/u
const ATTACKS = /^(?:attack|shell|bomb|bombard|strike|hit|target|raid|storm)$/u
const TRADES = /^(?:trade|exchange|swap|hurl)$/u
const CHARGES = /^(?:accusations?|allegations?|blame|charges|recriminations)$/u

const lowers = (scene: Scene, from: number, to: number): readonly string[] =>
  scene.sentence.words.slice(from, to).map((word) => word.lower)

/** 'accused each other of', 'each accuses the other of', 'traded accusations of'. */
function isMutual(scene: Scene, at: number, verb: VerbPhrase): boolean {
  const after = lowers(scene, verb.to, verb.to + 4).join(' ')
  if (TRADES.test(verb.lemma)) return lowers(scene, verb.to, verb.to + 3).some((word) => CHARGES.test(word))
  if (!ACCUSES.test(verb.lemma)) return false
  if (/^(?:each other|one another)\b/u.test(after)) return true
  // 'have each accused the other of'.
  if (lowers(scene, verb.from, verb.main).includes('each') && /^the other\b/u.test(after)) return true
  const near = scene.sentence.phrases[at - 1]
  const subject = near?.type === 'np' ? { np: near } : findSubject(scene.sentence.phrases, at)
  const first = subject === null ? '' : (scene.sentence.words[subject.np.from]?.lower ?? '')
  return /^(?:each|both)$/u.test(first) && /^the other\b/u.test(after)
}

/** The two who accuse each other: those the sentence names, else the page's own two sides. */
function twoSides(scene: Scene, at: number): readonly [string, string] | null {
  const { sentence, story } = scene
  const named = sentence.phrases.flatMap((phrase, place) =>
    place < at &&
    phrase.type === 'np' &&
    phrase.parties.length > 0 &&
    !phrase.parties.some((mention) => isPlace(sentence, mention))
      ? [partyOf(sentence, place, story)]
      : [],
  )
  const parties = [...new Set(named.filter((party) => party !== null && party !== 'both' && !story.neutral.has(party)))]
  const [first, second] = parties.length >= 2 ? parties.slice(-2) : story.main
  return first == null || second == null ? null : [first, second]
}

/** Accusations that go both ways are two claims, one by each side (RD62). True when the verb was one. */
export function readMutual(scene: Scene, at: number): boolean {
  const verb = scene.sentence.phrases[at]
  if (verb?.type !== 'vp' || !isMutual(scene, at, verb)) return false
  const sides = twoSides(scene, at)
  if (sides === null || moodOf(scene.sentence, at).mood !== 'stated') return true
  const { phrases, words } = scene.sentence
  const end = phrases[clauseEnd(phrases, at) - 1]?.to ?? words.length
  const to = Math.max(verb.to, Math.min(end, verb.to + 14))
  const attack = phrases
    .slice(at + 1, at + 5)
    .find((phrase) => phrase.type === 'vp' && phrase.form === 'ing' && ATTACKS.test(phrase.lemma))
  for (const [speaker, accused] of [sides, [sides[1], sides[0]] as const]) {
    if (attack !== undefined) {
      // 'accused each other of bombing a jail': each says that the other did.
      scene.propose({
        ...BLANK,
        kind: 'attacked',
        rule: 'RD62',
        at: verb.main,
        from: verb.from,
        to,
        actor: accused,
        recipient: speaker,
        speaker,
        breaches: [],
      })
      continue
    }
    scene.propose({
      ...BLANK,
      kind: 'accused',
      rule: 'RD62',
      at: verb.main,
      from: verb.from,
      to,
      peopleOf: accused,
      speaker,
      charge: wordingOf(words.slice(verb.main, to)),
    })
  }
  return true
}
