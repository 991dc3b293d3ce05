import { findSubject } from '../grammar/clauses.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import { readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'

const FALLEN = /^(?:fallen|slain|killed|dead|deceased|martyred)$/u
const NAMES = /^(?:names?|lists?|identit(?:y|ies)|portraits?|photos?|photographs?|surnames?)$/u
const NAMING = /^(?:publish|name|identify|list|mourn|bury|commemorate|remember)$/u

/** Where 'fallen' stands: before the head, or behind 'of' ('55 more of its fallen'). */
function saysFallen({ sentence: { words, phrases } }: Scene, at: number, np: NounPhrase): boolean {
  const before = words.slice(np.count?.to ?? np.from, np.to).some(({ lower }) => FALLEN.test(lower))
  const of = isWord(phrases[at + 1], 'of') ? phrases[at + 2] : undefined
  return before || (of?.type === 'np' && FALLEN.test(of.lower) && of.count === null)
}

/** Who names them: the subject of 'named', of 'published the names of', or who stands after 'by'. */
function namer(scene: Scene, at: number): string | null {
  const { phrases } = scene.sentence
  const verb = phrases.findLastIndex((phrase, place) => place < at && place > at - 6 && phrase.type === 'vp')
  const subject = verb < 0 ? null : findSubject(phrases, verb)
  const own = subject === null ? null : partyOf(scene.sentence, subject.at, scene.story)
  const by = phrases.findIndex((phrase, place) => place > at && place < at + 5 && isWord(phrase, 'by'))
  return own ?? (by < 0 ? null : partyOf(scene.sentence, by + 1, scene.story))
}

/** 'The army published the names of 55 more fallen soldiers', 'named 55 more of its fallen': so many killed (RD37). */
export function readFallenNames(scene: Scene, at: number): void {
  const { phrases, words } = scene.sentence
  const np = phrases[at]
  if (np?.type !== 'np' || np.count === null || np.time || !saysFallen(scene, at, np)) return
  const [names, of] = phrases.slice(Math.max(0, at - 2), at)
  const listed = isWord(of, 'of') && names?.type === 'np' && NAMES.test(names.lower)
  const verb = phrases[at - 1]
  const named = verb?.type === 'vp' && !verb.negated && NAMING.test(verb.lemma)
  if (!(listed || named) || scene.drafts.some((draft) => draft.from === np.from)) return
  const people = readPeople(scene.sentence, at, scene.story)
  if (people?.count == null) return
  const whose = phrases[at + 2]
  const its = whose?.type === 'np' && /^(?:its|their|our)$/u.test(words[whose.from]?.lower ?? '')
  const party = people.party ?? namer(scene, at)
  scene.propose({
    ...BLANK,
    kind: 'killed',
    rule: 'RD37',
    at: np.head,
    from: listed ? (names?.from ?? np.from) : np.from,
    to: its ? (whose?.to ?? np.to) : np.to,
    count: people.count,
    what: people.what === 'bodies' ? 'people' : people.what,
    peopleOf: party,
  })
}
