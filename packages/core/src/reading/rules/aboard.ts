import { isWord } from '../grammar/phrase-tests.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'
import { isVehicle } from './journeys.ts'

const ABOARD = /^(?:on board|aboard|onboard)\b/u
const SETS_OUT = /^(?:leave|depart|land|arrive|take|touch|fly|set|head|return)$/u

/** 'The first flight, with 35 prisoners on board, left Redvale': who is carried has been let go (RD49). */
export function readAboard(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const { phrases, words } = sentence
  if (!isVehicle(phrases[at])) return
  const prep = isWord(phrases[at + 1], ',') ? at + 2 : at + 1
  const place = prep + 1
  if (!isWord(phrases[prep], 'with') || !isPeople(sentence, place)) return
  const people = readPeople(sentence, place, story)
  if (people === null || people.count === null || !/^(?:prisoners|hostages)$/u.test(people.what)) return
  const behind = words
    .slice(people.to, people.to + 2)
    .map(({ lower }) => lower)
    .join(' ')
  const moves = phrases.find((phrase) => phrase.type === 'vp' && phrase.from >= people.to)
  if (!ABOARD.test(behind) || moves?.type !== 'vp' || !SETS_OUT.test(moves.lemma)) return
  if (moves.negated || moves.infinitive || moves.modal !== null) return
  scene.propose({
    ...BLANK,
    kind: 'released',
    rule: 'RD49',
    at: people.from,
    from: people.from,
    to: Math.max(moves.to, people.to),
    count: people.count,
    what: people.what,
    peopleOf: people.party,
    patientTo: people.to,
  })
}
