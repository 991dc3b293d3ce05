import { findObject, findSubject, firstJoined, joinedNouns } from '../grammar/clauses.ts'
import type { NounPhrase, Phrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import { isPeople, partyOf, readPeople } from '../grammar/who.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'

const CUSTODY_NOUNS = /^(?:custody|captivity|detention|hands|jails?|prisons?|camps?)$/u
const isWord = (phrase: Phrase | undefined, ...lowers: string[]) =>
  phrase?.type === 'word' && lowers.includes(phrase.lower)

/** '81 fishermen in its custody', '200 of them in the hands of his fighters': held, without a verb (RD27). */
export function readCustody(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const place = sentence.phrases[at]
  if (place?.type !== 'np' || !CUSTODY_NOUNS.test(sentence.words[place.head]?.lower ?? '')) return
  if (!isWord(sentence.phrases[at - 1], 'in')) return
  const np = sentence.phrases[at - 2]
  if (np?.type !== 'np' || !isPeople(sentence, at - 2)) return
  const fit = (part: NounPhrase) => isPeople(sentence, sentence.phrases.indexOf(part))
  const first = isWord(sentence.phrases[at - 3], 'and') && isPeople(sentence, at - 4) ? at - 4 : at - 2
  for (const patient of joinedNouns(sentence.phrases, first, fit)) {
    const people = readPeople(sentence, patient, story)
    if (people === null || people.count === null) continue
    const holder = partyOf(sentence, at, story) ?? opponentOf(story, people.party)
    scene.propose({
      ...BLANK,
      kind: 'held',
      rule: 'RD27',
      at: place.from,
      from: people.from,
      to: Math.max(place.to, people.to),
      count: people.count,
      what: people.what,
      actor: holder,
      peopleOf: people.party ?? opponentOf(story, holder),
    })
  }
}

const PART_VERBS = new Set(['include', 'comprise', 'make', 'consist', 'number'])
const STATE_OF_WORD: Readonly<Record<string, Draft['kind']>> = {
  dead: 'killed',
  killed: 'killed',
  victims: 'killed',
  fatalities: 'killed',
  casualties: 'killed',
  slain: 'killed',
  wounded: 'wounded',
  injured: 'wounded',
  freed: 'released',
  released: 'released',
  exchanged: 'released',
  returned: 'released',
  captured: 'captured',
  abducted: 'captured',
  kidnapped: 'captured',
  detained: 'held',
  arrested: 'captured',
  held: 'held',
  missing: 'missing',
}

/** What became of the group that a phrase takes up: 'the dead', 'those freed', 'the 215'. */
function stateOf(
  scene: Scene,
  from: number,
  to: number,
): Pick<Draft, 'kind' | 'actor' | 'peopleOf' | 'recipient'> | null {
  for (const word of scene.sentence.words.slice(from, to)) {
    const kind = STATE_OF_WORD[word.lower]
    if (kind !== undefined) {
      const last = scene.story.groups.findLast((group) => group.kind === kind)
      return { kind, actor: last?.actor ?? null, peopleOf: last?.party ?? null, recipient: last?.recipient ?? null }
    }
  }
  return null
}

function groupTakenUp(
  scene: Scene,
  np: NounPhrase,
  to: number,
): Pick<Draft, 'kind' | 'actor' | 'peopleOf' | 'recipient'> | null {
  const stated = stateOf(scene, np.from, to)
  if (stated !== null) return stated
  const first = scene.sentence.words[np.from]?.lower
  const takenUp =
    np.pronoun ||
    (first === 'the' && (np.what !== null || np.count !== null || scene.sentence.words[np.head]?.lower === 'group'))
  const group = scene.story.groups.findLast(
    (known) =>
      scene.sentence.index - known.sentence <= 2 &&
      (np.count === null || (known.count?.min === np.count.count.min && known.count?.max === np.count.count.max)),
  )
  if (!takenUp || group === undefined) return null
  return { kind: group.kind as Draft['kind'], actor: group.actor, peopleOf: group.party, recipient: group.recipient }
}

/** 'the 215 were made up of 205 Ukrainians and ten foreigners', 'Among the dead were three children' (RD46). */
export function readMakeUp(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp') return
  let whole: Pick<Draft, 'kind' | 'actor' | 'peopleOf' | 'recipient'> | null = null
  let first: number | null = null
  const opening = sentence.phrases.findIndex((phrase) => isWord(phrase, 'among'))
  if (verb.lemma === 'be' && opening >= 0 && opening < at && at - opening <= 7) {
    const np = sentence.phrases[opening + 1]
    if (np?.type !== 'np' || (isPeople(sentence, at - 1) === false && stateOf(scene, np.from, verb.from) === null))
      return
    whole = groupTakenUp(scene, np, verb.from)
    first = at + 1
  } else if (verb.lemma === 'be' && isWord(sentence.phrases[at + 1], 'among')) {
    const subject = findSubject(sentence.phrases, at)
    const end = sentence.phrases.find((phrase, step) => step > at + 1 && isWord(phrase, ',', ';'))?.from ?? sentence.words.length
    whole = stateOf(scene, verb.to, end)
    first = subject === null ? null : firstJoined(sentence.phrases, subject.at, (part) => isPeople(sentence, sentence.phrases.indexOf(part)))
  } else if (PART_VERBS.has(verb.lemma)) {
    const subject = findSubject(sentence.phrases, at)
    if (subject === null) return
    whole = groupTakenUp(scene, subject.np, verb.from)
    const object = findObject(sentence.phrases, at)
    first =
      object ?? sentence.phrases.findIndex((phrase, place) => place > at && place < at + 4 && phrase.type === 'np')
  }
  if (whole === null || first === null || first < 0 || !isPeople(sentence, first)) return
  const fit = (part: NounPhrase) => isPeople(sentence, sentence.phrases.indexOf(part))
  for (const place of joinedNouns(sentence.phrases, first, fit)) {
    const people = readPeople(sentence, place, story)
    if (people === null || people.count === null) continue
    scene.propose({
      ...BLANK,
      ...whole,
      rule: 'RD46',
      at: people.from,
      from: people.from,
      to: verb.lemma === 'be' ? Math.max(people.to, verb.to) : people.to,
      count: people.count,
      what: people.what,
      peopleOf: people.party ?? whole.peopleOf,
      part: true,
    })
  }
}
