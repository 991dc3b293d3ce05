import { clauseEnd } from '../grammar/objects.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { Phrase } from '../grammar/phrases.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'

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

/** 'bringing the total to 15', 'brings to 15 the number returned': where the number stands; null: no total is told. */
function totalAt({ sentence: { phrases } }: Scene, at: number): number | null {
  const end = Math.min(clauseEnd(phrases, at), at + 12)
  const figure = phrases.findIndex((phrase, place) => place > at && place < end && isFigure(phrase))
  if (figure < 0) return null
  const number = phrases.findIndex((phrase, place) => {
    const count = phrase.type === 'np' && !phrase.time ? phrase.count : null
    return place > at && place < end && count !== null && isWord(phrases[place - 1], 'to')
  })
  return number < 0 ? null : number
}

/** A party handed over two bodies, 'bringing to 15 the number returned': so many by now of those just told of (RD58). */
export function readBroughtTo(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || !/^(?:bring|take|raise|push)$/u.test(verb.lemma) || verb.negated || verb.modal !== null)
    return
  const number = totalAt(scene, at)
  const np = number === null ? undefined : sentence.phrases[number]
  const told = scene.drafts.findLast(({ from, kind }) => from < verb.from && COUNTED.has(kind))
  const last = story.groups.at(-1)
  const group =
    told ?? (last !== undefined && sentence.index - last.sentence <= 1 && COUNTED.has(last.kind) ? last : null)
  if (np?.type !== 'np' || np.count === null || group === null) return
  const people = 'peopleOf' in group ? group.peopleOf : group.party
  if ((np.count.count.min ?? 0) <= (group.count?.min ?? 0)) return
  scene.propose({
    ...BLANK,
    kind: group.kind as Draft['kind'],
    rule: 'RD58',
    at: verb.main,
    from: verb.from,
    to: Math.max(np.to, verb.to),
    count: np.count.count,
    what: group.what,
    actor: group.actor,
    peopleOf: people,
    recipient: group.recipient,
  })
}
