import { findSubject } from '../grammar/clauses.ts'
import { findObject } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { isKnownPerson, isPeople, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

const MARKS = /^(?:signs?|traces?|marks?|evidence|indications?)$/u
const ABUSES =
  /^(?:torture|mutilation|violence|ill-treatment|mistreatment|abuse|beatings?|execution|maltreatment|starvation|rape|decapitation|humiliation)$/u
const ABUSE_VERBS = /^(?:torture|mutilate|behead|beat|mistreat|ill-treat|maltreat|humiliate|starve|rape|abuse|maim)$/u

/** Where the words for the abuse stand after a verb: 'bore signs of torture', 'were subjected to ill-treatment'. */
function abuseAfter(scene: Scene, at: number, verb: VerbPhrase): number | null {
  const { phrases, words } = scene.sentence
  const abuses = (place: number): boolean => {
    const np = phrases[place]
    return np?.type === 'np' && words.slice(np.from, np.to).some((word) => ABUSES.test(word.lower))
  }
  if (/^(?:bear|show|have|carry|display)$/u.test(verb.lemma)) {
    const object = findObject(phrases, at)
    const np = object === null ? undefined : phrases[object]
    if (object === null || np?.type !== 'np' || !MARKS.test(np.lower) || ofPhrase(scene.sentence, object) === null)
      return null
    return [object + 2, object + 4].some(abuses) ? object + 2 : null
  }
  if (verb.passive && /^(?:subject|expose)$/u.test(verb.lemma))
    return [at + 2, at + 4].find((place) => abuses(place)) ?? null
  return null
}

/** People who were tortured or whose bodies show it: an accusation of the one who held them (RD59). */
export function readAbuse(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.negated) return
  const direct = verb.passive && ABUSE_VERBS.test(verb.lemma) && verb.auxiliary
  const place = direct ? at : abuseAfter(scene, at, verb)
  if (place === null || moodOf(sentence, at).mood !== 'stated') return
  const subject = findSubject(sentence.phrases, at)
  if (subject === null || !(isPeople(sentence, subject.at) || isKnownPerson(sentence, subject.at, story))) return
  // 'was beaten to death' is a killing, and told as one.
  if (scene.drafts.some((draft) => draft.at === verb.main)) return
  const people = readPeople(sentence, subject.at, story)
  const to = Math.max(verb.to, sentence.phrases[place]?.to ?? 0)
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD59',
    at: verb.main,
    from: Math.min(subject.np.from, verb.from),
    to,
    peopleOf: null,
    victims: people?.party ?? null,
    charge: wordingOf(sentence.words.slice(verb.main, to)),
  })
}
