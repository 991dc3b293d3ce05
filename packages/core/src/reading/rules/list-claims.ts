import { findSubject } from '../grammar/clauses.ts'
import { findObject, joinedNouns } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { NounPhrase, VerbPhrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'

const SHARES = /^(?:share|submit|hand|give|provide|present|deliver|release)$/u
const LISTS = /^(?:lists?|details|names|particulars)$/u

/**
 * 'India shared a list of 382 prisoners', 'Pakistan listed 53 prisoners': where the sides exchange lists of those in each
 * other's custody, who gives a list holds those on it (RD27).
 */
export function readListed(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.passive || verb.negated || verb.infinitive || verb.modal) return
  const first = peopleListed(scene, at, verb)
  const subject = first === null ? null : findSubject(sentence.phrases, at)
  const holder = subject === null ? null : partyOf(sentence, subject.at, story)
  if (first === null || holder === null || holder === 'both' || story.neutral.has(holder)) return
  if (!story.listsHeld && !tellsOfCustody(scene, first, holder)) return
  const fit = (np: NounPhrase) => isPeople(sentence, sentence.phrases.indexOf(np))
  for (const place of joinedNouns(sentence.phrases, first, fit)) {
    const people = readPeople(sentence, place, story)
    // 'shared a list of 463 prisoners with a diplomat'.
    if (people?.count == null || (place !== first && people.np.count === null)) continue
    const own = people.party === holder
    const party = (own ? null : people.party) ?? opponentOf(story, holder)
    const words = { at: verb.main, from: people.from, to: people.to }
    scene.propose({
      ...BLANK,
      ...words,
      kind: 'held',
      rule: 'RD27',
      count: people.count,
      what: people.what,
      actor: holder,
      peopleOf: party,
    })
  }
}

/** 'a list of 463 Northland prisoners', 'the names of 366 prisoners in its custody': whom the other side holds. */
function tellsOfCustody({ sentence, story }: Scene, first: number, holder: string): boolean {
  const people = readPeople(sentence, first, story)
  const captives = people !== null && /^(?:prisoners|hostages)$/u.test(people.what)
  const others = people?.party != null && people.party !== holder
  const held = sentence.words.some(({ lower }) => /^(?:custody|jails|prisons)$/u.test(lower))
  return captives && (others || held)
}

/** Where the people begin whom a list gives: after 'of' or 'containing', or as the object of 'to list'. */
function peopleListed({ sentence }: Scene, at: number, verb: VerbPhrase): number | null {
  const { phrases } = sentence
  const object = findObject(phrases, at)
  if (verb.lemma === 'list') return object !== null && isPeople(sentence, object) ? object : null
  const list = SHARES.test(verb.lemma)
    ? phrases.findIndex((np, place) => place > at && place < at + 7 && isList(np))
    : -1
  if (list < 0) return null
  const next = phrases[list + 1]
  const leads =
    (next?.type === 'word' && next.lower === 'of') ||
    (next?.type === 'vp' && /^(?:contain|comprise|include|name|bear)$/u.test(next.lemma))
  return leads && isPeople(sentence, list + 2) ? list + 2 : null
}

const isList = (phrase: Scene['sentence']['phrases'][number]) => phrase.type === 'np' && LISTS.test(phrase.lower)
