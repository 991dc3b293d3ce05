import { findSubject, governorOf } from '../grammar/clauses.ts'
import { clauseEnd } from '../grammar/objects.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'

const GOES = /^(?:return|go|leave|cross|come|board|travel|move)$/u
const IS_FREED = /^(?:exchange|swap|release|free|repatriate|return|hand|transfer|trade|evacuate|send)$/u
const STAYS = /^(?:stay|remain)$/u

/**
 * 'Twenty-nine refused to cross', 'five of the prisoners chose to stay': captives who will not be let go, laid to whoever
 * held them, with a duty of no other name (RD43; guideline, doubtful cases). True: the verb at `at` is read.
 */
export function readStaying(scene: Scene, at: number): boolean {
  const { phrases } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp') return false
  // The infinitive of a verb that is read already.
  if (verb.infinitive) {
    const governor = governorOf(phrases, at)
    return governor !== null && governor.between === null && staying(scene, governor.verb) !== null
  }
  const people = staying(scene, at)
  if (people === null) return false
  const end = phrases[clauseEnd(phrases, infinitiveAfter(scene, at) ?? at) - 1]?.to ?? verb.to
  const { count, what, party } = people
  scene.propose({
    ...BLANK,
    kind: 'refused',
    rule: 'RD43',
    at: verb.main,
    from: Math.min(people.from, verb.from),
    to: Math.min(Math.max(end, verb.to), people.from + 24),
    count,
    what,
    peopleOf: party,
    duty: 'other',
  })
  return true
}

/** Who will not go, by the verb at a position; null: nobody is said to. */
function staying(scene: Scene, at: number): People | null {
  const verb = scene.sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.modal !== null || !willNotGo(scene, at, verb)) return null
  const subject = findSubject(scene.sentence.phrases, at)
  if (subject === null || !isPeople(scene.sentence, subject.at)) return null
  const people = readPeople(scene.sentence, subject.at, scene.story)
  // 'prisoners' alone are whoever refuses.
  const counted = people?.count?.min != null || CAPTIVES.test(people?.what ?? '')
  return people === null || !counted || !areCaptives(scene, people) ? null : people
}

const CAPTIVES = /^(?:prisoners|hostages)$/u
const TOLD_WITHIN = 8

/** By their name, or because the page has just told of captives: 'Forty residents chose to stay' in a town is another matter. */
const areCaptives = ({ sentence, story }: Scene, people: People): boolean =>
  CAPTIVES.test(people.what) ||
  sentence.words.some(({ lower }) => /^(?:exchanged?|swap(?:ped)?|captivity|custody)$/u.test(lower)) ||
  story.groups.some(
    ({ kind, sentence: told }) =>
      sentence.index - told <= TOLD_WITHIN && (kind === 'released' || kind === 'held' || kind === 'captured'),
  )

function willNotGo(scene: Scene, at: number, verb: VerbPhrase): boolean {
  const { phrases, words } = scene.sentence
  const step = infinitiveAfter(scene, at)
  const act = step === null ? undefined : phrases[step]
  if (act?.type !== 'vp') return false
  const goes = (GOES.test(act.lemma) && !act.passive && !act.negated) || (IS_FREED.test(act.lemma) && act.passive)
  const before = words[act.from - 1]?.lower ?? ''
  if (/^(?:unwilling|reluctant)$/u.test(before)) return verb.lemma === 'be' && goes && !verb.negated
  if (/^(?:choose|opt|decide|elect|prefer)$/u.test(verb.lemma) && !verb.negated)
    return (STAYS.test(act.lemma) && !act.negated) || (GOES.test(act.lemma) && act.negated)
  if (/^(?:refuse|decline)$/u.test(verb.lemma) && !verb.negated) return goes
  return /^(?:want|wish)$/u.test(verb.lemma) && verb.negated && goes
}

/** The infinitive right behind the verb, past adverbs and a date: 'refused there to cross', 'were unwilling to go'. */
function infinitiveAfter({ sentence: { phrases } }: Scene, at: number): number | null {
  for (let next = at + 1; next < Math.min(phrases.length, at + 4); next++) {
    const phrase = phrases[next]
    if (phrase?.type === 'vp') return phrase.infinitive ? next : null
    if (isWord(phrase, ',', ';', '.', 'and', 'but')) return null
  }
  return null
}
