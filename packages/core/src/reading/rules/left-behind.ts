import { findSubject } from '../grammar/clauses.ts'
import { isAdverb, isWord } from '../grammar/phrase-tests.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'
import { freedJustNow } from './journeys.ts'

const OTHERS = /^(?:others|rest|remainder|dozens|scores|hundreds|thousands|many|some|number)$/u

/** '“More than 5,000 are still with us,” he said': held by the side that speaks. */
function readStillWithUs(scene: Scene, at: number): void {
  const verb = staysAt(scene, at)
  if (verb === null || !freedJustNow(scene, 3)) return
  const after = scene.sentence.words.slice(verb.to, verb.to + 3).map(({ lower }) => lower)
  if (!/^(?:still )?with us\b/u.test(after.join(' '))) return
  const people = whoStays(scene, at)
  if (people === null || people.count === null) return
  proposeHeld(scene, verb, { people, holder: scene.story.speaking, to: verb.to + after.indexOf('us') + 1 })
}

/** 'Twenty were returned, but a large number of others remain in Northland': held by the state they have not come back from (RD27). */
export function readLeftBehind(scene: Scene, at: number): void {
  readStillWithUs(scene, at)
  const { phrases } = scene.sentence
  const verb = staysAt(scene, at)
  if (verb === null || verb.lemma === 'be' || !freedJustNow(scene, 2)) return
  const place = isAdverb(phrases[at + 1]) ? at + 2 : at + 1
  const np = phrases[place + 1]
  const holder = np?.type === 'np' ? np.parties.at(-1) : undefined
  const whole = np !== undefined && holder?.from === np.from && holder.to === np.to && holder.name.kind === 'state'
  if (!isWord(phrases[place], 'in') || !whole) return
  const people = whoStays(scene, at, OTHERS)
  if (people === null || people.party === holder.name.party) return
  proposeHeld(scene, verb, { people, holder: holder.name.party, to: np?.to ?? verb.to })
}

/** The verb at a position, where it says that somebody stays. */
function staysAt({ sentence }: Scene, at: number): VerbPhrase | null {
  const verb = sentence.phrases[at]
  return verb?.type === 'vp' && /^(?:be|remain|stay)$/u.test(verb.lemma) && !verb.negated ? verb : null
}

/** The people who do; `called`: by what word. */
function whoStays({ sentence, story }: Scene, at: number, called = /./u): People | null {
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || !called.test(subject.np.lower) || !isPeople(sentence, subject.at)) return null
  return readPeople(sentence, subject.at, story)
}

interface Held {
  readonly people: People
  readonly holder: string | null
  readonly to: number
}

const proposeHeld = (scene: Scene, verb: VerbPhrase, { people, holder, to }: Held): void =>
  scene.propose({
    ...BLANK,
    kind: 'held',
    rule: 'RD27',
    at: verb.main,
    from: people.from,
    to,
    count: people.count,
    what: people.what,
    actor: holder,
    peopleOf: people.party,
  })
