import { isFullName } from '../grammar/named-list.ts'
import { clauseEnd } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { isAllBut } from '../grammar/parts-of-wholes.ts'
import { isAmongThem, isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, Phrase } from '../grammar/phrases.ts'
import { kindOfState } from '../grammar/state-nouns.ts'
import { type KnownGroup, opponentOf } from '../grammar/story.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { onOneSide } from '../names/sides.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { halfOf } from './group-claims.ts'

/** What becomes of a group becomes of its parts; a state of wounds or of being missing is told of each part anew. */
const SHARED: ReadonlySet<string> = new Set(['held', 'captured', 'released', 'killed', 'bodies-returned'])
/** Claims that a part can have of its own beside what it shares with its whole: '250 had been serving life'. */
const BESIDE: ReadonlySet<string> = new Set(['accused', 'captured', 'held'])

const lowerOf = (scene: Scene, at: number): string => scene.sentence.words[at]?.lower ?? ''

const STATES = /^(?:be|have|belong|come|serve|fight|say|include|think|believe|know)$/u

/** 'Seventeen of them have not been seen again': what the part's own verb tells is told by its own rule. */
function hasDeedOfItsOwn(scene: Scene, at: number): boolean {
  const { phrases } = scene.sentence
  const next = phrases[at]
  if (next?.type === 'word' && next.lower === 'by') return true
  // Past the asides: 'Four of them, taken prisoner in May, had been sentenced'.
  const verb = phrases
    .slice(at, at + 9)
    .find((phrase) => phrase.type === 'vp' && (phrase.auxiliary || phrase === next || speaks(phrase)))
  return (
    verb?.type === 'vp' &&
    (!STATES.test(verb.lemma) || verb.negated || speaks(verb) || isHeldState(scene, verb.to) || isYetTo(scene, verb.to))
  )
}

/** '500 of these have yet to be identified'. */
const isYetTo = (scene: Scene, to: number): boolean => lowerOf(scene, to) === 'yet' && lowerOf(scene, to + 1) === 'to'

/** 'One of the soldiers, Anna Berg, said': what one says makes him no part of anything told. */
const speaks = (phrase: Phrase): boolean =>
  phrase.type === 'vp' && !phrase.passive && /^(?:say|tell|add|recall|explain|think|believe|know)$/u.test(phrase.lemma)

/** '195 of the girls were in captivity': told by the words themselves. */
const isHeldState = (scene: Scene, to: number): boolean =>
  /^(?:in|still|under)$/u.test(lowerOf(scene, to)) &&
  [1, 2].some((step) =>
    /^(?:captivity|custody|detention|prison|jail|hospital|missing)$/u.test(lowerOf(scene, to + step)),
  )

/** 'still has 24 of them': the verb before tells what became of them. */
function isObject(scene: Scene, at: number): boolean {
  const before = scene.sentence.phrases[at - 1]
  return before?.type === 'vp' && !/^(?:be|include|number)$/u.test(before.lemma)
}

const saysWhatTheyAre = ({ sentence }: Scene, at: number): boolean => {
  const verb = sentence.phrases[at]
  return verb?.type === 'vp' && /^(?:be|have|belong|come|serve|fight)$/u.test(verb.lemma) && !verb.negated
}

/** 'of them', 'of whom', 'of the prisoners' after a number. */
function isPartOf(scene: Scene, at: number): boolean {
  const [word, whom] = scene.sentence.phrases.slice(at + 1, at + 3)
  // '537 prisoners, 483 of whom are fishermen'.
  if (isWord(word, 'of') && isWord(whom, 'whom', 'which')) return saysWhatTheyAre(scene, at + 3)
  const of = ofPhrase(scene.sentence, at)
  // 'One of the inmates was Juan Reyes': who he is, and not what became of him.
  if (isFullName(scene.sentence, scene.sentence.phrases[at + 4])) return false
  if (of === null || isObject(scene, at) || hasDeedOfItsOwn(scene, at + 3)) return false
  // 'Three of the four bodies still in Redvale': not of those who were returned.
  if (/^(?:still|yet|remaining)$/u.test(lowerOf(scene, of.to))) return false
  return (
    of.pronoun ||
    /^(?:them|those|these|whom|which)$/u.test(of.lower) ||
    (lowerOf(scene, of.from) === 'the' && (of.to - of.from <= 2 || of.count !== null))
  )
}

/** 'Of the Palestinians, 250 …', 'Among them, 445 …', 'They included 12 …'. */
function opensWithWhole(scene: Scene, at: number): boolean {
  const [first, whole] = scene.sentence.phrases
  const opens = first?.type === 'word' && /^(?:of|among|from)$/u.test(first.lower) && whole?.type === 'np' && at > 1
  return opens && whole.count === null && (whole.pronoun || /^(?:the|these|those)$/u.test(lowerOf(scene, whole.from)))
}

/** 'the remaining 1,718'. */
const isRest = (scene: Scene, np: NounPhrase): boolean =>
  scene.sentence.words.slice(np.from, np.to).some((word) => word.lower === 'remaining')

/** '188 had fought at the steelworks': a bare number that begins a clause and has a verb of no event. */
function isBareSubject(scene: Scene, at: number, np: NounPhrase): boolean {
  if (np.count?.to !== np.to || np.count.definite) return false
  const before = scene.sentence.phrases[at - 1]
  const opens =
    before === undefined || (before.type === 'word' && /^(?:[,;:–—]|and|while|which|whom)$/u.test(before.lower))
  const verb = scene.sentence.phrases[at + 1]
  // 'one had a broken leg' says how one is.
  const hurt = scene.sentence.words
    .slice(verb?.to ?? 0, (verb?.to ?? 0) + 4)
    .some(({ lower }) => /^(?:legs?|arms?|wounds?|injur(?:y|ies)|fractures?|burns?|broken|fever)$/u.test(lower))
  // 'Three of the four still in Redvale are Northlanders and one is a Southlander': not of those who left.
  const stay = scene.sentence.words.slice(0, np.from).some(({ lower }) => lower === 'still')
  if (hurt || stay) return false
  return opens && verb?.type === 'vp' && !verb.infinitive && /^(?:be|have|belong|come|fight|serve)$/u.test(verb.lemma)
}

/** Whether the number has been told of already by a claim that stands for what its whole shares. */
function isCovered(scene: Scene, np: NounPhrase, kind: string): boolean {
  return scene.drafts.some(
    (draft) =>
      draft.from <= np.from &&
      np.from < draft.to &&
      draft.count !== null &&
      draft.count.min === np.count?.count.min &&
      draft.count.max === np.count.count.max &&
      (draft.kind === kind || !BESIDE.has(draft.kind)),
  )
}

/** 'five of the dead', 'Of those killed, five': what became of the whole by the words it is called by; null: they do not tell. */
function stateOfWhole({ sentence }: Scene, at: number, opens: boolean): string | null {
  const place = opens ? 1 : at + 2
  const whole = sentence.phrases[place]
  const verb = sentence.phrases[place + 1]
  if (whole?.type !== 'np' || (!opens && ofPhrase(sentence, at) === null)) return null
  if (/^(?:dead|fallen|slain)$/u.test(whole.lower)) return 'killed'
  const bare = whole.lower === 'those' && verb?.type === 'vp' && !verb.auxiliary
  return kindOfState(bare ? (sentence.words[verb.main]?.lower ?? '') : whole.lower)
}

/** What the words say a part is, where they say that it is people: 'five of the dead were children'. */
function saidToBe({ sentence, story }: Scene, at: number): string | null {
  const be = sentence.phrases.findIndex(
    (phrase, place) => place > at && place < at + 9 && phrase.type === 'vp' && phrase.lemma === 'be',
  )
  const np = sentence.phrases[be + 1]
  // 'of whom 166 were officers': of the army, unless the police are named.
  return be > 0 && np?.type === 'np' && isPeople(sentence, be + 1)
    ? (readPeople(sentence, be + 1, story)?.what ?? null)
    : null
}

/** A whole that the page has not counted, by what its words say became of it. */
const uncounted = ({ sentence }: Scene, kind: string): KnownGroup => ({
  sentence: sentence.index,
  count: null,
  what: 'people',
  head: null,
  party: null,
  kind,
  actor: null,
  recipient: null,
  stance: null,
})

/** A number whose whole is sought: whether its words say that it is a part, of whom, and what the part is said to be. */
interface Sought {
  readonly np: NounPhrase
  readonly people: People
  readonly strong: boolean
  readonly state: string | null
  readonly what: string | null
}

/** 'Of these, 719 were civilians': of the missing and the wounded too, where the words only say who they are. */
const isOfSorts = ({ kind }: KnownGroup, what: string | null): boolean =>
  what !== null && (kind === 'missing' || kind === 'wounded')

/** The nearest group counted before that can hold the part: larger, and of the same people. */
function wholeOf(scene: Scene, { np, people, strong, state, what }: Sought): KnownGroup | null {
  const reach = strong ? 3 : 1
  const size = np.count?.count
  if (size?.min == null) return null
  const { groups } = scene.story
  // What this sentence counts behind the number is no whole of it.
  const later = scene.drafts.filter((draft) => draft.from >= np.from).map((draft) => draft.count)
  for (let at = groups.length - 1; at >= Math.max(0, groups.length - 40); at--) {
    const group = groups[at]
    if (group === undefined || scene.sentence.index - group.sentence > reach) break
    if (group.sentence === scene.sentence.index && later.some((count) => count === group.count)) continue
    if (
      (state === null ? !(SHARED.has(group.kind) || isOfSorts(group, what)) : group.kind !== state) ||
      group.count?.min == null ||
      group.count.min <= size.min
    )
      continue
    const party = people.np.parties.at(-1)?.name.party ?? null
    if (party !== null && group.party !== null && party !== group.party && !onOneSide(party, group.party)) continue
    return group
  }
  return null
}

/** Where the clause of a number ends. */
function endOfClause(scene: Scene, at: number, np: NounPhrase): number {
  const { phrases, words } = scene.sentence
  const verb = phrases.findIndex((phrase, place) => place > at && phrase.type === 'vp')
  return verb < 0 ? words.length : (phrases[clauseEnd(phrases, verb) - 1]?.to ?? np.to)
}

interface Part {
  readonly at: number
  readonly np: NounPhrase
  readonly people: People
  readonly whole: KnownGroup
}

/** 'Ten of them are citizens of Northland': whose people the part is; where those are the holder's own, the other side held them. */
function citizensOf(
  { sentence, story }: Scene,
  at: number,
  whole: KnownGroup,
): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> | null {
  const be = sentence.phrases.findIndex((phrase, place) => place > at && place < at + 5 && phrase.type === 'vp')
  const verb = sentence.phrases[be]
  const np = sentence.phrases[be + 1]
  if (verb?.type !== 'vp' || verb.lemma !== 'be' || np?.type !== 'np') return null
  // 'about a dozen of them are Saudis'.
  const nation =
    np.parties.some(({ to, name }) => to === np.head + 1 && name.form === 'demonym') && /(?:s|ese)$/u.test(np.lower)
  if (!nation && !/^(?:citizens?|nationals?|residents?|natives?)$/u.test(np.lower)) return null
  const own = ofPhrase(sentence, be + 1)?.parties[0]?.name.party ?? np.parties[0]?.name.party ?? null
  if (own === null || own === whole.party) return null
  const actor = whole.actor === own ? opponentOf(story, own) : whole.actor
  return { actor, peopleOf: own, recipient: whole.recipient === null ? null : own }
}

function proposePart(scene: Scene, { at, np, people, whole }: Part): void {
  scene.propose({
    ...BLANK,
    kind: whole.kind as Draft['kind'],
    rule: 'RD57',
    at: np.from,
    from: np.from,
    to: Math.max(people.to, Math.min(endOfClause(scene, at, np), np.from + 20)),
    count: np.count?.count ?? null,
    what: people.np.what === null && people.what === 'people' ? whole.what : people.what,
    ...(citizensOf(scene, at, whole) ?? {
      actor: whole.actor,
      peopleOf: people.party ?? whole.party,
      recipient: whole.recipient,
      ...halfOf(scene.story, whole, people.party),
    }),
    stance: whole.stance as Draft['stance'],
    part: true,
    takesUp: true,
  })
}

/** 'thirty have been ransomed and five are still in their hands'. */
const isStillHeld = ({ drafts }: Scene, np: NounPhrase, whole: KnownGroup): boolean =>
  whole.kind === 'released' && drafts.some(({ kind, from }) => kind === 'held' && from === np.from)

/** '30 were injured, of whom six are children': what became of those counted right before 'of whom'; null: no such words. */
function toldOfWhom({ sentence: { phrases }, drafts }: Scene, at: number, np: NounPhrase): string | null {
  if (!isWord(phrases[at - 1], 'whom') || !isWord(phrases[at - 2], 'of') || phrases[at + 1]?.type !== 'vp') return null
  return drafts.findLast((draft) => draft.count !== null && draft.at < np.from)?.kind ?? null
}

/** 'Four children and six old people were among them'. */
function areAmongThem({ sentence: { phrases } }: Scene, at: number): boolean {
  const be = phrases.findIndex((phrase, place) => place > at && phrase.type === 'vp')
  const verb = phrases[be]
  const joined = phrases.slice(at + 1, be).every((phrase) => phrase.type === 'np' || isWord(phrase, 'and', ',', 'of'))
  return be > 0 && joined && verb?.type === 'vp' && verb.lemma === 'be' && !verb.negated && isAmongThem(phrases, be + 1)
}

/** The number at a place as a part of a group that the page or its own words tell of; null: it is none. */
function partAt(scene: Scene, at: number, np: NounPhrase): Part | null {
  const opens = opensWithWhole(scene, at) && !hasDeedOfItsOwn(scene, at + 1)
  const told = toldOfWhom(scene, at, np)
  const strong = told !== null || isPartOf(scene, at) || opens || isRest(scene, np) || areAmongThem(scene, at)
  if (!strong && !isBareSubject(scene, at, np)) return null
  const people = readPeople(scene.sentence, at, scene.story)
  if (people === null) return null
  const state = told ?? (strong ? stateOfWhole(scene, at, opens) : null)
  const what = strong ? saidToBe(scene, at) : null
  const known = wholeOf(scene, { np, people, strong, state, what })
  const whole = known ?? (state === null || what === null ? null : uncounted(scene, state))
  // 'Of the wounded, three are in critical condition' tells how they are.
  if (whole === null || (!SHARED.has(whole.kind) && what === null)) return null
  return { at, np, people: what === null ? people : { ...people, what }, whole }
}

/** Numbers that tell of a part of a group counted before share what became of it (RD57). */
export function readSubgroups(scene: Scene): void {
  const { sentence } = scene
  for (const [at, np] of sentence.phrases.entries()) {
    if (np.type !== 'np' || np.count === null || np.time || !isPeople(sentence, at)) continue
    // 'all but three of them'.
    if (isAllBut(sentence, at)) continue
    // 'four members of one family': whose they are, and none of them.
    if (/^(?:family|household|village|unit)$/u.test(np.lower) && isWord(sentence.phrases[at - 1], 'of')) continue
    const part = partAt(scene, at, np)
    if (part !== null && !isCovered(scene, np, part.whole.kind) && !isStillHeld(scene, np, part.whole))
      proposePart(scene, part)
  }
}
