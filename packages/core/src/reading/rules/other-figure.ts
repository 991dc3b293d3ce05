import { findObject } from '../grammar/objects.ts'
import { BLANK, type Scene } from './draft.ts'

const ADMITS = /^(?:acknowledge|admit|concede|confirm|recognise|recognize|report|count|give)$/u
const COUNTED: ReadonlySet<string> = new Set(['killed', 'wounded', 'captured', 'held', 'missing'])

/** 'Northland claims that 31 soldiers died, but Southland acknowledges only 11': another's figure of the same people (RD58). */
export function readOtherFigure(scene: Scene, at: number): void {
  const { sentence, drafts } = scene
  const { phrases, words } = sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || verb.passive || verb.negated || verb.infinitive || !ADMITS.test(verb.lemma)) return
  const object = findObject(phrases, at)
  const np = object === null ? undefined : phrases[object]
  if (np?.type !== 'np' || np.count === null || np.count.to !== np.to || np.time) return
  const turns = words
    .slice(0, verb.from)
    .findLastIndex(({ lower }) => /^(?:but|while|whereas|though|although)$/u.test(lower))
  const next = words[np.to]?.text ?? '.'
  const told = drafts.findLast((draft) => COUNTED.has(draft.kind) && draft.count !== null && draft.at < turns)
  if (told === undefined || !/^[.,;”"]$/u.test(next)) return
  scene.propose({
    ...BLANK,
    kind: told.kind,
    rule: 'RD58',
    at: np.from,
    from: Math.max(turns, np.from - 8),
    to: np.to,
    count: np.count.count,
    what: told.what,
    actor: told.actor,
    peopleOf: told.peopleOf,
    takesUp: true,
  })
}
