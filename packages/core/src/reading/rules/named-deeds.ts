import { relativeHost } from '../grammar/leading-noun.ts'
import { isFullName, namedList } from '../grammar/named-list.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { NOMINALS } from '../packs/en/event-nouns.ts'
import { BLANK, type Scene } from './draft.ts'
import { agentAfter, whyNotDone } from './noun-claims.ts'

/** What befalls persons only: towns are captured, seized and liberated too. */
const PERSONAL =
  /^(?:killing|murder|execution|assassination|death|martyrdom|abduction|kidnapping|arrest|release|detention)$/u
const TELLING: ReadonlySet<string> = new Set(['captured', 'killed', 'released'])

/** 'the execution of Anna Berg', 'his capture by the front': persons by their names, or one by who is told of (RD34-RD36). */
export function readNamedDeed(scene: Scene, at: number): void {
  const np = scene.sentence.phrases[at]
  if (np?.type !== 'np' || np.count !== null) return
  const nominal = NOMINALS[np.lower]
  if (nominal === undefined || !TELLING.has(nominal.kind)) return
  const end = ofName(scene, at, np) ?? hisOwn(scene, at, np)
  if (end === null) return
  const why = whyNotDone(scene, at, np, end)
  const last = scene.sentence.phrases[end]
  if (why !== null || last === undefined) return
  const list = end === at ? null : namedList(scene.sentence, end)
  scene.propose({
    ...BLANK,
    kind: nominal.kind,
    rule: nominal.rule,
    at: np.head,
    from: np.from,
    to: list?.to ?? last.to,
    count: list?.count ?? { min: 1, max: 1, text: wordingOf(scene.sentence.words.slice(last.from, last.to)) },
    what: 'people',
    actor: agentAfter(scene, at),
    takesUp: end === at,
  })
}

/** Where the name stands: 'the execution of Anna Berg'. */
function ofName({ sentence }: Scene, at: number, np: NounPhrase): number | null {
  const named = PERSONAL.test(np.lower) && isWord(sentence.phrases[at + 1], 'of')
  return named && isFullName(sentence, sentence.phrases[at + 2]) ? at + 2 : null
}

/** 'his capture by the front': only where the words say who did it. */
const hisOwn = (scene: Scene, at: number, np: NounPhrase): number | null =>
  /^(?:his|her)$/u.test(scene.sentence.words[np.from]?.lower ?? '') && agentAfter(scene, at) !== null ? at : null

/** 'two soldiers whose capture by the front had set off the war': what befell those before 'whose' (RD34-RD36). */
export function readWhoseDeed(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  const nominal = np?.type === 'np' ? NOMINALS[np.lower] : undefined
  if (np?.type !== 'np' || nominal === undefined || !TELLING.has(nominal.kind)) return
  const host = isWord(sentence.phrases[at - 1], 'whose') ? relativeHost(sentence.phrases, at - 1) : null
  const people =
    host === null || !isPeople(sentence, host) ? null : readPeople(sentence, host, story, { relative: true })
  if (people === null || people.count === null) return
  scene.propose({
    ...BLANK,
    kind: nominal.kind,
    rule: nominal.rule,
    at: np.head,
    from: people.from,
    to: np.to,
    count: people.count,
    what: people.what,
    actor: agentAfter(scene, at),
    peopleOf: people.party,
  })
}
