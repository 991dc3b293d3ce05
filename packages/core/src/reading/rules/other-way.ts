import { type KnownGroup, opponentOf } from '../grammar/story.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'

/** 'From the other direction', 'in the opposite direction', 'going the other way'. */
export const OTHER_WAY =
  /\b(?:from|in|going|heading|travelling|traveling) the (?:other|opposite|reverse) (?:direction|way)\b/u

const REACH = 3

/** Who came the other way: those who were let go just before, and nobody that the sentence names, tell who that is. */
function turned({ story }: Scene, last: KnownGroup): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> {
  if (last.actor === 'both') return { actor: 'both', peopleOf: 'both', recipient: 'both' }
  return { actor: last.party ?? opponentOf(story, last.actor), peopleOf: last.actor, recipient: last.actor }
}

/** 'From the other direction came 25 people': an exchange told of just before, the other way round (RD21). */
export function turnOtherWay(scene: Scene, drafts: Draft[]): void {
  const { sentence, story } = scene
  if (!OTHER_WAY.test(sentence.words.map(({ lower }) => lower).join(' '))) return
  const last = story.groups.findLast(
    ({ kind, actor, sentence: index }) =>
      (kind === 'released' || kind === 'bodies-returned') &&
      actor !== null &&
      index < sentence.index &&
      sentence.index - index <= REACH,
  )
  if (last === undefined || sentence.parties.length > 0) return
  const parties = turned(scene, last)
  let told = false
  for (const [at, draft] of drafts.entries()) {
    if (draft.kind !== 'released' && draft.kind !== 'bodies-returned') continue
    drafts[at] = { ...draft, ...parties, rule: 'RD21' }
    told = true
  }
  if (!told) proposeComing(scene, last, parties)
}

function proposeComing(scene: Scene, last: KnownGroup, parties: Pick<Draft, 'actor' | 'peopleOf' | 'recipient'>): void {
  const { sentence, story } = scene
  const place = sentence.phrases.findIndex(
    (np, at) => np.type === 'np' && np.count !== null && !np.time && isPeople(sentence, at),
  )
  const people = place < 0 ? null : readPeople(sentence, place, story)
  if (people === null) return
  scene.propose({
    ...BLANK,
    ...parties,
    kind: people.what === 'bodies' ? 'bodies-returned' : (last.kind as Draft['kind']),
    rule: 'RD21',
    at: people.from,
    from: people.from,
    to: people.to,
    count: people.count,
    what: people.what,
  })
}
