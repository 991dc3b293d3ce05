import { ofPhrase } from '../grammar/of-phrase.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import { isPeople, quantityBefore, readPeople } from '../grammar/who.ts'
import { BLANK, type Scene } from './draft.ts'

/** What is told of captives without their being held anew: 'freed 20 Northland prisoners in Southland'. */
const TOLD: ReadonlySet<string> = new Set(['held', 'released', 'captured', 'killed', 'refused', 'missing'])

/**
 * 'The delegates visit some 2,600 Northland prisoners in Southland': counted captives of one state in another are held by
 * it (RD27), unless the sentence tells of them already.
 */
export function readHeldAbroad(scene: Scene): void {
  const { sentence, story, drafts } = scene
  let party: string | null = null
  for (const [at, np] of sentence.phrases.entries()) {
    if (np.type !== 'np' || !areCountedCaptives(scene, at, np)) continue
    const holder = stateBehind(scene, at)
    const people = holder === null ? null : readPeople(sentence, at, story)
    // '60 Northland prisoners of war and 40 captured civilians in Southland': the words before tell whose they all are.
    const joined: string | null = isWord(sentence.phrases[at - 1], 'and') ? party : null
    party = people === null ? null : (people.party ?? joined)
    if (people === null || party === null || party === holder) continue
    if (isTold(drafts, people) || isWished(scene, at)) continue
    scene.propose({
      ...BLANK,
      kind: 'held',
      rule: 'RD27',
      at: np.head,
      from: people.from,
      to: isWord(sentence.phrases[at + 1], 'and') ? people.to : people.to + 2,
      count: people.count,
      what: people.what,
      actor: holder,
      peopleOf: party,
    })
  }
}

const areCountedCaptives = (scene: Scene, at: number, np: NounPhrase): boolean =>
  isCaptive(scene, np) &&
  isPeople(scene.sentence, at) &&
  (np.count !== null || quantityBefore(scene.sentence, at) !== null)

const isTold = (drafts: Scene['drafts'], people: { readonly from: number; readonly to: number }): boolean =>
  drafts.some((draft) => TOLD.has(draft.kind) && draft.from < people.to && people.from < draft.to)

/** 'prisoners of war', 'captured civilians'. */
const isCaptive = ({ sentence }: Scene, np: NounPhrase): boolean =>
  np.what === 'prisoners' ||
  (np.what !== null &&
    sentence.words
      .slice(np.from, np.head)
      .some(({ lower }) => /^(?:captured|detained|imprisoned|captive)$/u.test(lower)))

/** The state that stands right behind 'in': 'prisoners of war in Southland', 'and 40 captured civilians in Southland'. */
function stateBehind(scene: Scene, at: number): string | null {
  const { sentence } = scene
  const place = ofPhrase(sentence, at) === null ? at + 1 : at + 3
  const other = sentence.phrases[place + 1]
  if (isWord(sentence.phrases[place], 'and') && other?.type === 'np' && other.count !== null && isCaptive(scene, other))
    return stateBehind(scene, place + 1)
  const np = sentence.phrases[place + 1]
  if (!isWord(sentence.phrases[place], 'in') || np?.type !== 'np') return null
  const party = np.parties.at(-1)
  const whole = party?.from === np.from && party.to === np.to
  return whole && party.name.kind === 'state' && party.name.form === 'name' ? party.name.party : null
}

/** 'the release of 40 prisoners in Southland', 'to free 40 prisoners in Southland': what is to become of them tells it. */
function isWished({ sentence }: Scene, at: number): boolean {
  const of = sentence.phrases[at - 1]
  const noun = sentence.phrases[at - 2]
  const verb = sentence.phrases[at - 1]
  if (verb?.type === 'vp') return verb.infinitive || verb.modal !== null || verb.negated
  return isWord(of, 'of') && noun?.type === 'np' && !isCountOf(noun)
}

const isCountOf = (np: NounPhrase): boolean =>
  np.quantity || np.count !== null || /^(?:presence|number|total|lists?)$/u.test(np.lower)
