import { joinedNouns } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { opponentOf } from '../grammar/story.ts'
import { isKnownPerson, isPeople, readPeople } from '../grammar/who.ts'
import type { Word } from '../grammar/word.ts'
import { onOneSide } from '../names/sides.ts'
import type { Draft, Scene } from './draft.ts'
import type { Found } from './journeys.ts'
import { partiesOf } from './sides-of-act.ts'

/** 'for 15 of their own'. */
const isOfOwn = ({ phrases, words }: Sentence, at: number): boolean => {
  const np = phrases[at]
  if (np?.type !== 'np' || np.count?.to !== np.to) return false
  const [of, whose, own] = words.slice(np.to, np.to + 3).map(({ lower }) => lower)
  return of === 'of' && /^(?:its|their|his|her)$/u.test(whose ?? '') && own === 'own'
}

function canReturn(scene: Scene, at: number): boolean {
  const np = scene.sentence.phrases[at]
  return (
    isPeople(scene.sentence, at) ||
    isOfOwn(scene.sentence, at) ||
    isKnownPerson(scene.sentence, at, scene.story) ||
    (np?.type === 'np' && np.named && np.parties.length === 0 && np.to - np.from > 1)
  )
}

/** 'in exchange of 15 prisoners'. */
const isInExchange = (words: readonly Word[], of: number): boolean =>
  words[of - 1]?.lower === 'exchange' && words[of - 2]?.lower === 'in'

/** Where 'in exchange for' or 'in return for' stands in the clause; null: nowhere. */
function returnAt(scene: Scene, found: Found): number | null {
  const { phrases, words } = scene.sentence
  for (let at = found.at + 1; at < Math.min(found.cast.end, found.at + 16); at++) {
    const phrase = phrases[at]
    const and = behindThing(scene, at)
    if (and !== null) return and
    if (phrase?.type !== 'word' || !/^(?:for|with|of)$/u.test(phrase.lower) || !canReturn(scene, at + 1)) continue
    if (phrase.lower === 'of' && !isInExchange(words, phrase.from)) continue
    if (phrase.lower === 'with' && (found.sense.frame !== 'swap' || !found.verb.passive)) continue
    const before = words[phrase.from - 1]?.lower
    if (found.sense.frame !== 'swap' && before !== 'exchange' && before !== 'return') continue
    return at
  }
  return null
}

/** Where 'and' stands behind something else that is given in return, before people; null: people stand first, or none do. */
function behindThing(scene: Scene, at: number): number | null {
  const { phrases, words } = scene.sentence
  // 'in exchange for a truce of one week and some 240 prisoners'.
  const given =
    isWord(phrases[at], 'for') && /^(?:exchange|return)$/u.test(words[(phrases[at]?.from ?? 0) - 1]?.lower ?? '')
  const thing = given ? phrases[at + 1] : undefined
  if (thing?.type !== 'np' || !/^(?:truce|cease-?fire|pause|halt|lull|money|ransom|fuel|aid)$/u.test(thing.lower))
    return null
  const and = phrases.findIndex((phrase, place) => place > at + 1 && place < at + 7 && isWord(phrase, 'and'))
  return and > 0 && canReturn(scene, and + 1) ? and : null
}

/** Whose people are given in return, as far as the words tell. */
export function returnedParty(scene: Scene, found: Found): string | null {
  const at = found.sense.kind === 'released' ? returnAt(scene, found) : null
  return at === null ? null : (readPeople(scene.sentence, at + 1, scene.story)?.party ?? null)
}

/** The other half of an exchange: 'for 55 Russians', 'in return for eight soldiers'. */
export function proposeReturn(scene: Scene, found: Found): void {
  const at = found.sense.kind === 'released' ? returnAt(scene, found) : null
  if (at !== null) proposeOtherHalf(scene, found, at)
}

/** Where those given in return go: to the other side, under the name that it has for them. */
const ownSide = (giver: string | null, people: string | null): string | null =>
  giver === null || (people !== null && onOneSide(giver, people)) ? people : giver

/** 'for 74 held by the other side': whoever held those given in return. */
function heldBy({ sentence, story }: Scene, at: number): string | null {
  const [verb, by] = sentence.phrases.slice(at + 1, at + 3)
  const held =
    verb?.type === 'vp' && !verb.auxiliary && /^(?:hold|capture|detain|seize|imprison|keep)$/u.test(verb.lemma)
  return held && isWord(by, 'by') ? partyOf(sentence, at + 3, story) : null
}

/** 'won the release of two pilots in exchange for six fighters': the other half of a release told by a noun. */
export function readReturnOfNoun(scene: Scene, at: number): void {
  const { phrases, words } = scene.sentence
  const np = phrases[at]
  const first = np?.type === 'np' ? scene.drafts.find((draft) => draft.rule === 'RD34' && draft.at === np.head) : null
  if (first == null) return
  for (let next = at + 2; next < Math.min(phrases.length, at + 12); next++) {
    const phrase = phrases[next]
    if (isWord(phrase, ',', ';')) return
    const before = words[(phrase?.from ?? 0) - 1]?.lower
    if (!isWord(phrase, 'for') || (before !== 'exchange' && before !== 'return') || !canReturn(scene, next + 1))
      continue
    proposeHalf(scene, { first: first.count !== null, one: first, stance: first.stance }, next)
    return
  }
}

function proposeOtherHalf(scene: Scene, found: Found, preposition: number): void {
  const first = readPeople(scene.sentence, found.cast.patients[0] ?? 0, scene.story)
  const one = first === null ? null : partiesOf(scene, found, first)
  proposeHalf(scene, { first: first?.count?.min != null, one, stance: found.stance }, preposition)
}

interface FirstHalf {
  /** Whether the words count them. */
  readonly first: boolean
  readonly one: Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> | null
  readonly stance: Draft['stance']
}

/** To whom the first ones went gives the others, unless it takes no side. */
const sideOf = ({ story }: Scene, recipient: string | null): string | null =>
  recipient === null || story.neutral.has(recipient) ? null : recipient

const besides = (party: string | null, sender: string | null): string | null => (party === sender ? null : party)

function proposeHalf(scene: Scene, { first, one, stance }: FirstHalf, preposition: number): void {
  const { phrases } = scene.sentence
  const word = phrases[preposition]?.from ?? 0
  const giver = one?.actor === 'both' ? null : (one?.actor ?? null)
  const sender = sideOf(scene, one?.recipient ?? null)
  let named: string | null = null
  for (const place of joinedNouns(phrases, preposition + 1, (np) => canReturn(scene, phrases.indexOf(np)))) {
    const people = readPeople(scene.sentence, place, scene.story)
    if (people === null) continue
    if (people.count === null && !first) continue
    // 'in exchange for the hostages': no group counted anew.
    const told = people.anaphor && people.np.count === null && people.what !== 'bodies'
    if (told && people.count?.max !== 1) continue
    const kind = people.what === 'bodies' ? 'bodies-returned' : 'released'
    const actor = heldBy(scene, place) ?? one?.peopleOf ?? sender ?? opponentOf(scene.story, people.party)
    const wording = { at: word, from: Math.max(word - 2, 0), to: people.to, patientTo: people.to }
    // 'for five Russians, including two pilots': those are Russians too.
    named = besides(people.party, sender) ?? named
    scene.propose({
      ...wording,
      kind,
      rule: 'RD21',
      count: people.count,
      what: people.what,
      head: people.np.lower,
      actor,
      peopleOf: named ?? one?.actor ?? null,
      recipient: ownSide(giver, named),
      stance,
    })
  }
}
