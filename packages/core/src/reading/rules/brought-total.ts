import type { Count } from '../../claims/count.ts'
import { clauseEnd } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { Phrase } from '../grammar/phrases.ts'
import { readPeople } from '../grammar/who.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { doneBy, tallyKind } from './tally-claims.ts'

const COUNTED: ReadonlySet<string> = new Set([
  'captured',
  'released',
  'bodies-returned',
  'killed',
  'wounded',
  'missing',
])

const isFigure = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' && phrase.count === null && /^(?:total|number|figure|tally|count)$/u.test(phrase.lower)

interface Total {
  /** Where the word for the figure stands, and where its number does. */
  readonly figure: number
  readonly number: number
}

/** 'bringing the total to 15', 'brings to 15 the number returned': null: no total is told. */
function totalAt({ sentence: { phrases } }: Scene, at: number): Total | null {
  const end = Math.min(clauseEnd(phrases, at), at + 12)
  const figure = phrases.findIndex((phrase, place) => place > at && place < end && isFigure(phrase))
  if (figure < 0) return null
  const number = phrases.findIndex((phrase, place) => {
    const count = phrase.type === 'np' && !phrase.time ? phrase.count : null
    return place > at && place < end && count !== null && isWord(phrases[place - 1], 'to')
  })
  return number < 0 ? null : { figure, number }
}

type Told = Pick<Draft, 'kind' | 'what' | 'actor' | 'peopleOf' | 'recipient'> & {
  readonly count: Pick<Count, 'min'> | null
}

/** Those told of just before, whose number the total takes up. */
function toldBefore({ sentence, story, drafts }: Scene, from: number): Told | null {
  const told = drafts.findLast((draft) => draft.from < from && COUNTED.has(draft.kind))
  if (told !== undefined) return told
  const last = story.groups.at(-1)
  if (last === undefined || sentence.index - last.sentence > 1 || !COUNTED.has(last.kind)) return null
  return { ...last, kind: last.kind as Draft['kind'], peopleOf: last.party }
}

/** 'raised to 59 the number of Northland prisoners freed by the army': what became of whom, in the total's own words. */
function ownTotal(scene: Scene, figure: number): Told | null {
  const kind = tallyKind(scene, figure)
  const people = ofPhrase(scene.sentence, figure) === null ? null : readPeople(scene.sentence, figure + 2, scene.story)
  if (kind === null || kind === 'held' || people === null || people.party === null) return null
  const actor = doneBy(scene, figure, scene.sentence.phrases.length)
  const home = kind === 'released' || kind === 'bodies-returned' ? people.party : null
  return { kind, what: people.what, actor, peopleOf: people.party, recipient: home, count: null }
}

/** A party handed over two bodies, 'bringing to 15 the number returned': so many by now of those just told of (RD58). */
export function readBroughtTo(scene: Scene, at: number): void {
  const { sentence } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || !/^(?:bring|take|raise|push)$/u.test(verb.lemma) || verb.negated || verb.modal !== null)
    return
  const total = totalAt(scene, at)
  const np = total === null ? undefined : sentence.phrases[total.number]
  const group = total === null ? null : (ownTotal(scene, total.figure) ?? toldBefore(scene, verb.from))
  if (np?.type !== 'np' || np.count === null || group === null) return
  if ((np.count.count.min ?? 0) <= (group.count?.min ?? 0)) return
  scene.propose({
    ...BLANK,
    kind: group.kind,
    rule: 'RD58',
    at: verb.main,
    from: verb.from,
    to: Math.max(np.to, verb.to),
    count: np.count.count,
    what: group.what,
    actor: group.actor,
    peopleOf: group.peopleOf,
    recipient: group.recipient,
  })
}
