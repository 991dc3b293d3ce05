import { findSubject } from '../grammar/clauses.ts'
import { SAYING } from '../grammar/leading-noun.ts'
import { isGivenTo } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isRelative, isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, Phrase } from '../grammar/phrases.ts'
import type { People } from '../grammar/who.ts'
import { ATTACK_NOUNS } from '../packs/en/event-nouns.ts'
import type { Scene } from './draft.ts'

/** 'The ambush of the Northland army by the front left 12 dead': the one who is struck did not do it. Undefined: no such words. */
function strikerOfStruck({ sentence, story }: Scene, at: number): string | null | undefined {
  const { phrases } = sentence
  const np = phrases[at]
  const isStruck =
    np?.type === 'np' && STRIKES_OF.test(np.lower) && np.parties.length === 0 && isWord(phrases[at + 1], 'of')
  if (!isStruck) return undefined
  const by = phrases.findIndex((phrase, place) => place > at && place <= at + 4 && isWord(phrase, 'by'))
  return by < 0 ? null : partyOf(sentence, by + 1, story)
}

const STRIKES_OF = /^(?:ambush|bombing|shelling|bombardment|siege|storming|raid|assault)$/u

/** The acting party; 'Russia and Georgia exchanged' acts as both. */
export function agentParty(scene: Scene, at: number): string | null {
  const { sentence, story } = scene
  const struck = strikerOfStruck(scene, at)
  if (struck !== undefined) return struck
  const party = partyOf(sentence, at, story)
  const and = sentence.phrases[at - 1]
  const other = sentence.phrases[at - 2]
  if (and?.type !== 'word' || and.lower !== 'and' || other?.type !== 'np') return party
  const first = partyOf(sentence, at - 2, story)
  if (party === null) return first !== null && speaksForRebels(scene, at) ? 'both' : null
  // 'the commander and his forces': one side.
  const np = sentence.phrases[at]
  if (
    first !== null &&
    np?.type === 'np' &&
    np.parties.length === 0 &&
    /^(?:his|her|its|their)$/u.test(sentence.words[np.from]?.lower ?? '')
  )
    return first
  return first !== null && first !== party ? 'both' : party
}

/** 'the heads of the self-proclaimed republics', 'the separatist leaders': those who fight a state, if the page gives them no name. */
function speaksForRebels({ sentence: { words, phrases } }: Scene, at: number): boolean {
  const np = phrases[at]
  const near = np === undefined ? [] : words.slice(np.from, np.to + 5)
  return near.some(({ lower }) => /^(?:rebels?|separatists?|insurgents?|self-proclaimed|guerr?illas?)$/u.test(lower))
}

/** Whether what stands at a place, and all behind it, tells of another clause than the verb's. */
function isOfOthers(phrases: readonly Phrase[], verb: number, at: number): boolean {
  const phrase = phrases[at]
  const [np, next] = phrases.slice(at + 1, at + 3)
  // 'two men who had crossed into its territory'.
  if (at > verb + 1 && isRelative(phrase)) return true
  if (np?.type !== 'np' || next?.type !== 'vp') return false
  // '12 Northlanders went home and 15 Southlanders returned to Redvale'.
  if (isWord(phrase, 'and') && np.count !== null) return true
  // 'freed after his family appealed to the rebels'.
  return isWord(phrase, 'after', 'before', 'because', 'when', 'while', 'once', 'until')
}

/** Where the people go: the party after 'to' within the clause. */
export function recipientOf(scene: Scene, at: number, end: number): string | null {
  const { phrases } = scene.sentence
  if (isGivenTo(phrases, at, at + 1)) return partyOf(scene.sentence, at + 1, scene.story)
  for (let next = at + 1; next < Math.min(end, at + 14); next++) {
    const phrase = phrases[next]
    if (isOfOthers(phrases, at, next)) return null
    if (
      phrase?.type === 'word' &&
      !/^(?:according|due|thanks|owing)$/u.test(scene.sentence.words[phrase.from - 1]?.lower ?? '') &&
      !isAnswer(phrases[next - 1]) &&
      (/^(?:to|into)$/u.test(phrase.lower) || (phrase.lower === 'in' && isWord(phrases[next - 1], 'back', 'home'))) &&
      phrases[next + 1]?.type === 'np'
    ) {
      const party =
        isOwnHome(phrases[next + 1]) || isEachTheirOwn(scene, phrases[next + 1])
          ? null
          : partyOf(scene.sentence, next + 1, scene.story)
      if (party !== null) return party
    }
  }
  return null
}

/** 'in response to an appeal from Southland'. */
const isAnswer = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' && /^(?:response|reply|answer|addition|reaction|opposition)$/u.test(phrase.lower)

/** 'to their respective authorities': each to its own. */
const isEachTheirOwn = ({ sentence: { words } }: Scene, phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' && words.slice(phrase.from, phrase.to).some(({ lower }) => lower === 'respective')

/** 'to their homeland', 'to his family': wherever those who go are at home. */
const isOwnHome = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' &&
  /^(?:homeland|home|homes|country|countries|family|families|relatives|units?|side)$/u.test(phrase.lower) &&
  phrase.parties.length === 0

const LEAVES_FROM = /^(?:return|repatriate|bring|send|come|release|free|receive|accept|collect)$/u

/** 'have returned from Azerbaijan', 'repatriated from Pakistan': the party that let them go; a town is only where they set out. */
export function sentFrom(scene: Scene, at: number, end: number): string | null {
  const { phrases } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || !LEAVES_FROM.test(verb.lemma)) return null
  for (let next = at + 1; next < Math.min(end, at + 8); next++) {
    const from = phrases[next]
    const np = phrases[next + 1]
    if (from?.type !== 'word' || from.lower !== 'from' || np?.type !== 'np') continue
    const controlled = controlledBy(scene, next + 1)
    if (controlled !== null) return controlled
    const name = np.parties.at(-1)?.name
    // 'received from the Northland side'.
    const whole = np.parties.at(-1)?.to === np.to || np.lower === 'side'
    return name !== undefined && whole && name.kind !== 'neutral' && name.form !== 'capital' ? name.party : null
  }
  return null
}

/** 'the territory controlled by the front': whoever controls it. */
function controlledBy({ sentence, story }: Scene, at: number): string | null {
  const [land, verb, by] = sentence.phrases.slice(at, at + 3)
  const lies = land?.type === 'np' && /^(?:territor(?:y|ies)|areas?|lands?|regions?|parts?|zones?)$/u.test(land.lower)
  const held = verb?.type === 'vp' && !verb.auxiliary && /^(?:control|hold|occupy|seize)$/u.test(verb.lemma)
  return lies && held && isWord(by, 'by') ? partyOf(sentence, at + 3, story) : null
}

const CUSTODY_PLACES =
  /^(?:hands|custody|captivity|detention|prison|prisons|jail|jails|control|power|penitentiar(?:y|ies)|dungeons?|coloni?es|morgues?|mortuar(?:y|ies))$/u

/** Where what is given in return begins: 'freed 105 hostages | in exchange for 240 prisoners in Northland's jails'. */
export function beforeReturn({ sentence: { phrases } }: Scene, from: number, end: number): number {
  const back = phrases.findIndex(
    (phrase, at) =>
      at > from &&
      at < end &&
      phrase.type === 'np' &&
      /^(?:exchange|return)$/u.test(phrase.lower) &&
      isWord(phrases[at - 1], 'in'),
  )
  return back < 0 ? end : back
}

/** 'in Azerbaijani hands', 'from Russian captivity', 'in the hands of Hamas': the holder without a verb of holding. */
export function holderInWords(scene: Scene, from: number, end: number, leaves = false): string | null {
  const { phrases, words } = scene.sentence
  for (let at = from; at < Math.min(end, phrases.length); at++) {
    const np = phrases[at]
    if (np?.type !== 'np') continue
    const head = words[np.head]?.lower ?? ''
    const detains = words.slice(np.from, np.head).some((word) => word.lower === 'detention')
    if (!CUSTODY_PLACES.test(head) && !(detains && /^(?:cent(?:re|er)s?|facilit(?:y|ies)|camps?)$/u.test(head)))
      continue
    // 'in the power of the front'; who is in power holds nobody for that.
    if (head === 'power' && !isWord(phrases[at + 1], 'of')) continue
    // 'from territory under Northland's control': whose the land is.
    const land = phrases[at - 2]
    if (
      head === 'control' &&
      land?.type === 'np' &&
      /^(?:territor(?:y|ies)|areas?|lands?|parts?|regions?)$/u.test(land.lower)
    )
      continue
    // 'released into Northland custody': that is where they go.
    if (leaves && isWord(phrases[at - 1], 'into', 'to')) continue
    const party = inOwnHands(scene, at, np) ?? partyOf(scene.sentence, at, scene.story)
    if (party !== null) return party
  }
  return null
}

/** 'Two soldiers are in its hands, the front said': the verb of saying that closes the sentence; -1: none does. */
const closingCue = ({ phrases }: Scene['sentence'], at: number): number =>
  isWord(phrases[at + 1], ',')
    ? phrases.findIndex(
        (phrase, place) =>
          place > at && phrase.type === 'vp' && (SAYING.has(phrase.lemma) || phrase.lemma === 'acknowledge'),
      )
    : -1

/** 'The front says nine soldiers are in its hands': in those of whoever says so. */
function inOwnHands({ sentence, story }: Scene, at: number, np: NounPhrase): string | null {
  const { phrases, words } = sentence
  if (!/^(?:its|their|our)$/u.test(words[np.from]?.lower ?? '')) return null
  const says = phrases.findIndex((phrase, place) => place < at && phrase.type === 'vp' && SAYING.has(phrase.lemma))
  const teller = findSubject(phrases, says < 0 ? closingCue(sentence, at) : says)
  return teller === null ? null : partyOf(sentence, teller.at, story)
}

export function wording(scene: Scene, people: People, at: number, end: number): { from: number; to: number } {
  const verb = scene.sentence.phrases[at]
  const first = Math.min(people.from, verb?.from ?? people.from)
  const last = Math.max(people.to, verb?.to ?? people.to)
  const clause = scene.sentence.phrases[end - 1]?.to ?? last
  return { from: first, to: Math.max(last, Math.min(clause, first + 24)) }
}

/** 'The airstrike killed ten': who struck, the page has told before. */
export function isAttackItself({ sentence }: Scene, at: number): boolean {
  const np = sentence.phrases[at]
  return np?.type === 'np' && ATTACK_NOUNS.has(np.lower) && np.parties.length === 0
}

/** 'A mosque was hit, killing three': what was struck killed nobody. */
export function isStruck({ sentence: { phrases } }: Scene, at: number, agent: number): boolean {
  const [verb, np] = [phrases[at], phrases[agent]]
  if (verb?.type !== 'vp' || verb.form !== 'ing' || verb.auxiliary) return false
  const before = phrases.slice(0, at).findLast((phrase) => phrase.type === 'vp')
  return (
    before?.type === 'vp' &&
    before.passive &&
    np?.type === 'np' &&
    np.what === null &&
    /^(?:hit|strike|target|shell|bomb|attack|destroy|damage|flatten|raze)$/u.test(before.lemma)
  )
}

/** 'twelve soldiers and four policemen': the second are not among the first. */
export const isBeside = ({ sentence }: Scene, { from }: People): boolean =>
  /^(?:and|,|&)$/u.test(sentence.words[from - 1]?.lower ?? '')
