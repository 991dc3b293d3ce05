import type { Duty } from '../../claims/kinds.ts'
import type { Subject } from '../grammar/clauses.ts'
import { clauseEnd } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { AGREEMENT_NOUNS, DUTY_NOUNS } from '../packs/en/deeds.ts'
import { BLANK, type Scene } from './draft.ts'
import { agentParty } from './verb-words.ts'

/** Verbs by which sides conclude what binds them. */
export const SIGN_VERBS = new Set([
  'come',
  'sign',
  'reach',
  'conclude',
  'declare',
  'announce',
  'brokered',
  'strike',
  'clinch',
  'seal',
  'ink',
])

/** The words of the agreement that a noun phrase names; null: it names none. */
export function agreementName(scene: Scene, at: number): string | null {
  const np = scene.sentence.phrases[at]
  // 'Paragraph 8 of the statement': the text that it stands in.
  if (
    np?.type === 'np' &&
    CLAUSES.test(scene.sentence.words[np.from]?.lower ?? '') &&
    ofPhrase(scene.sentence, at) !== null
  )
    return agreementName(scene, at + 2)
  if (np?.type !== 'np' || !AGREEMENT_NOUNS.has(scene.sentence.words[np.head]?.lower ?? '')) return null
  return wordingOf(scene.sentence.words.slice(np.from, np.to))
}

const CLAUSES = /^(?:paragraph|article|point|clause|section|item|provision)$/u

/** A noun that names a duty, and where its phrase stands. */
interface Named {
  readonly duty: Duty
  readonly at: number
}

/** 'mutual release of prisoners': each side all it holds. */
const widened = (scene: Scene, duty: Duty): Duty =>
  duty === 'release' && scene.sentence.words.some(({ lower }) => lower === 'mutual') ? 'exchange-all' : duty

/** The first noun of a duty that the verb at a position governs; null: it governs none. */
export function dutyNounAfter(scene: Scene, at: number): Duty | null {
  const { phrases, words } = scene.sentence
  const verb = phrases[at]
  const end = phrases[clauseEnd(phrases, at) - 1]?.to ?? 0
  for (const word of words.slice(verb?.to ?? 0, Math.min(end, (verb?.to ?? 0) + 10))) {
    const duty = DUTY_NOUNS[word.lower]
    if (duty !== undefined && word.cls === 'noun') return widened(scene, duty)
  }
  return null
}

/** 'a cease-fire, the withdrawal of all forces and a prisoner exchange': the further duties of a list, each once. */
function listedDuties(scene: Scene, at: number): readonly Named[] {
  const { phrases } = scene.sentence
  const found: Named[] = []
  for (let next = at + 1; next < Math.min(phrases.length, at + 26); next++) {
    const phrase = phrases[next]
    if (phrase === undefined || (phrase.type === 'word' && (phrase.lower === ';' || phrase.cls === 'sub'))) break
    // 'and holding a prisoner exchange' goes on with the list; another verb ends it.
    if (phrase.type === 'vp' && !(phrase.form === 'ing' && !phrase.auxiliary)) break
    if (phrase.type !== 'np') continue
    const duty = DUTY_NOUNS[phrase.lower]
    if (duty === undefined || (found.length > 0 && !opensItem(scene, next))) continue
    const named = widened(scene, duty)
    if (!found.some((other) => other.duty === named)) found.push({ duty: named, at: next })
  }
  return found.slice(1)
}

/** Whether a noun phrase opens an item of a list: behind 'and' or a comma, or as the object of its gerund. */
function opensItem({ sentence }: Scene, at: number): boolean {
  const gerund = sentence.phrases[at - 1]?.type === 'vp' ? at - 1 : at
  const before = sentence.phrases[gerund - 1]
  return before?.type === 'word' && /^(?:and|,|as|plus)$/u.test(before.lower)
}

/** 'the release of up to 5,000 prisoners', 'an amnesty for 400 others': the counted people that a noun of duty tells of. */
export function peopleOfDuty(scene: Scene, at: number): People | null {
  const { phrases } = scene.sentence
  const end = clauseEnd(phrases, at)
  for (let next = at + 1; next < Math.min(end, at + 7); next++) {
    const np = phrases[next]
    if (np?.type !== 'np' || np.count === null || !isPeople(scene.sentence, next)) continue
    const before = phrases[next - 1]
    return before?.type === 'word' && /^(?:of|for)$/u.test(before.lower)
      ? readPeople(scene.sentence, next, scene.story)
      : null
  }
  return null
}

/** Proposes the further duties of a list, each by its own words. */
function proposeListed(scene: Scene, at: number, actor: string | null, agreement: string | null): void {
  const { sentence } = scene
  for (const { duty, at: place } of listedDuties(scene, at)) {
    const np = sentence.phrases[place]
    const of = ofPhrase(sentence, place)
    const counted =
      of?.count != null && isPeople(sentence, place + 2) ? readPeople(sentence, place + 2, scene.story) : null
    if (np?.type !== 'np') continue
    scene.propose({
      ...BLANK,
      kind: 'undertaking',
      rule: agreement === null ? 'RD41' : 'RD42',
      at: np.head,
      from: np.from,
      to: Math.max(np.to, of?.to ?? 0, counted?.to ?? 0),
      count: counted?.count ?? null,
      what: counted?.what ?? null,
      actor: duty === 'withdraw' ? (withdrawer(scene, place) ?? actor) : actor,
      duty,
      agreement,
    })
  }
}

/** 'the withdrawal of Northland troops': who is to leave. */
function withdrawer(scene: Scene, at: number): string | null {
  const of = ofPhrase(scene.sentence, at)
  return of === null || of.parties.length === 0 ? null : partyOf(scene.sentence, at + 2, scene.story)
}

/** 'agreed on an exchange', 'promised the release of 20 men'. */
export function promiseByNoun(scene: Scene, at: number, verb: VerbPhrase, subject: Subject | null): void {
  const { phrases } = scene.sentence
  // 'committed crimes' binds nobody.
  if (
    verb.lemma === 'commit' &&
    !/^(?:to|itself|themselves|himself)$/u.test(scene.sentence.words[verb.to]?.lower ?? '')
  )
    return
  const named = dutyNounAfter(scene, at)
  if (named === null) return
  const end = phrases[clauseEnd(phrases, at) - 1]?.to ?? verb.to
  const from = subject?.np.from ?? verb.from
  const counted = peopleOfDuty(scene, at)
  const actor = subject === null ? null : agentParty(scene, subject.at)
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD41',
    at: verb.main,
    from,
    to: Math.max(verb.to, Math.min(end, from + 24)),
    count: counted?.count ?? null,
    what: counted?.what ?? null,
    actor,
    duty: named,
    agreement: null,
  })
  proposeListed(scene, at, actor, null)
}

interface Binding {
  readonly agreement: string
  readonly subject: Subject | null
}

/** 'calls for the release of all prisoners'. */
export function bindByNoun(scene: Scene, at: number, verb: VerbPhrase, { agreement, subject }: Binding): void {
  const { phrases } = scene.sentence
  const end = phrases[clauseEnd(phrases, at) - 1]?.to ?? verb.to
  const named = dutyNounAfter(scene, at) ?? 'other'
  // 'what the agreement requires of it' tells no duty.
  if (named === 'other' && scene.sentence.words[verb.to]?.lower === 'of') return
  const counted = peopleOfDuty(scene, at)
  const first = phrases.findIndex(
    (phrase, place) => place > at && phrase.type === 'np' && DUTY_NOUNS[phrase.lower] === named,
  )
  const leaves = named === 'withdraw' && first > 0 ? withdrawer(scene, first) : null
  scene.propose({
    ...BLANK,
    kind: 'undertaking',
    rule: 'RD42',
    at: verb.main,
    from: subject?.np.from ?? verb.from,
    to: Math.max(verb.to, counted?.to ?? 0, Math.min(end, verb.to + 16)),
    count: counted?.count ?? null,
    what: counted?.what ?? null,
    actor: leaves ?? opponentOf(scene.story, counted?.party ?? null) ?? 'both',
    duty: named,
    agreement,
  })
  proposeListed(scene, at, 'both', agreement)
}
