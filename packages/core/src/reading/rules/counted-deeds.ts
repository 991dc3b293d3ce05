import { ofPhrase } from '../grammar/of-phrase.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { DEEDS_COUNTED } from '../packs/en/event-nouns.ts'
import { BLANK, type Scene } from './draft.ts'
import { agentAfter, doerBefore, whyNotDone } from './noun-claims.ts'

/** The number of a plural of deeds: its own, or 'hundreds of' before it, past a participle: 'hundreds of targeted killings'. */
function countOf(scene: Scene, at: number, np: NounPhrase) {
  if (np.count !== null) return { count: np.count.count, from: np.from }
  const { phrases } = scene.sentence
  const described = phrases[at - 1]?.type === 'vp' ? at - 1 : at
  const quantity = phrases[described - 2]
  const of = phrases[described - 1]
  const counts = of?.type === 'word' && of.lower === 'of' && quantity?.type === 'np' && quantity.quantity
  return counts && quantity.count !== undefined && quantity.count !== null
    ? { count: quantity.count.count, from: quantity.from }
    : null
}

/** '12 abductions', 'hundreds of targeted killings': each deed tells of somebody (RD36); without a number, who did them must be told. */
export function readCountedDeeds(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return
  const kind = DEEDS_COUNTED[np.lower]
  if (kind === undefined) return
  const number = countOf(scene, at, np)
  const count = number?.count ?? null
  const whole = ofPhrase(sentence, at) !== null
  // 'the killings of 12 men': the people are counted.
  if (whole && count === null) return
  const actor = agentAfter(scene, at) ?? doerBefore(scene, at)
  // 'described mass detentions by the army'; 'arrests by the army have stopped' tells of none.
  if (count === null && (actor === null || sentence.phrases[at - 1]?.type !== 'vp')) return
  const people = whole && isPeople(sentence, at + 2) ? readPeople(sentence, at + 2, story) : null
  if (people?.count != null) return
  const why = whyNotDone(scene, at, np, at)
  if (why !== null) {
    scene.drop('RD36', np.from, np.to, why)
    return
  }
  scene.propose({
    ...BLANK,
    kind,
    rule: 'RD36',
    at: np.head,
    from: number?.from ?? np.from,
    to: people?.to ?? sentence.phrases[at + 2]?.to ?? np.to,
    count,
    what: people?.what ?? 'people',
    actor,
    peopleOf: people?.party ?? null,
  })
}
