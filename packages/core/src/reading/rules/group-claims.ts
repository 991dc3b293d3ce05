import { findSubject } from '../grammar/clauses.ts'
import { isFullName, namedList } from '../grammar/named-list.ts'
import { findObject, firstJoined, joinedNouns } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isAdverb } from '../grammar/phrase-tests.ts'
import type { NounPhrase, Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { kindOfState } from '../grammar/state-nouns.ts'
import { type KnownGroup, opponentOf, type Story } from '../grammar/story.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { SENSES_OF } from '../packs/en/triggers.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { hasBodies } from './has-bodies.ts'
import { moodOf } from './mood.ts'

const CUSTODY_NOUNS = /^(?:custody|captivity|detention|hands|jails?|prisons?|camps?)$/u
const isWord = (phrase: Phrase | undefined, ...lowers: string[]) =>
  phrase?.type === 'word' && lowers.includes(phrase.lower)

/** People; in 'held captive in their camps' the verb tells it. */
function canBeInCustody(sentence: Sentence, at: number): boolean {
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !isPeople(sentence, at)) return false
  return !/^(?:captive|hostage|prisoner)$/u.test(np.lower) || np.to - np.from > 1
}

/** 'members of the security forces in the hands of the front': the members, whatever they are of. */
function heldAt(sentence: Sentence, near: number): number {
  if (canBeInCustody(sentence, near) || !isWord(sentence.phrases[near - 1], 'of')) return near
  return canBeInCustody(sentence, near - 2) ? near - 2 : near
}

/** 'in its custody from Northland': the one who acts holds them; else whose custody the words name. */
function keeperOf({ sentence, story }: Scene, at: number, { from }: NounPhrase): string | null {
  const its = /^(?:its|their)$/u.test(sentence.words[from]?.lower ?? '') ? story.lastActor : null
  return its ?? partyOf(sentence, at, story)
}

/** 'those in captivity' are whoever is; of 'is keeping 1,000 of its soldiers in secret jails' the verb has told. */
const isToldOtherwise = ({ drafts }: Scene, people: People): boolean =>
  people.np.lower === 'those' ||
  drafts.some(
    ({ kind, rule, from, to }) =>
      kind === 'held' && (rule === 'RD26' || rule === 'RD37') && from < people.to && people.from < to,
  )

/** '81 fishermen in its custody', '200 of them in the hands of his fighters': held, without a verb (RD27). */
export function readCustody(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const place = sentence.phrases[at]
  if (place?.type !== 'np' || !CUSTODY_NOUNS.test(sentence.words[place.head]?.lower ?? '')) return
  if (!isWord(sentence.phrases[at - 1], 'in')) return
  const still = isAdverb(sentence.phrases[at - 2])
  const last = heldAt(sentence, still ? at - 3 : at - 2)
  if (!canBeInCustody(sentence, last)) return
  const fit = (part: NounPhrase) => isPeople(sentence, sentence.phrases.indexOf(part))
  const first = isWord(sentence.phrases[last - 1], 'and') && isPeople(sentence, last - 2) ? last - 2 : last
  for (const patient of joinedNouns(sentence.phrases, first, fit)) {
    const people = readPeople(sentence, patient, story)
    if (people === null || (people.count === null && !(still && patient === first)) || isToldOtherwise(scene, people))
      continue
    const holder = keeperOf(scene, at, place) ?? opponentOf(story, people.party)
    // 'all servicemen in captivity in Azerbaijan' are not Azerbaijan's own, if nothing says so.
    const own = people.party === holder && people.np.parties.length === 0
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
      peopleOf: (own ? null : people.party) ?? opponentOf(story, holder),
    })
  }
}

const PART_VERBS = new Set(['include', 'comprise', 'make', 'consist', 'number'])
/** Words that tell what became of people and are not what they are called by alone. */
const OTHER_STATES: Readonly<Record<string, Draft['kind']>> = {
  dead: 'killed',
  martyred: 'killed',
  martyrs: 'killed',
  victims: 'killed',
  fatalities: 'killed',
  casualties: 'killed',
  returned: 'released',
  held: 'held',
  remaining: 'held',
}

/** 'those detained' are those whom the page tells of as held, or as taken. */
const sameAs = (word: string): Draft['kind'] | null => (word === 'detained' ? 'captured' : null)

/** The group told of last; 'the one freed 200, while the other freed 600' turns the page to neither: those told of before it. */
function lastOneWay({ groups }: Story, fits: (group: KnownGroup) => boolean): KnownGroup | undefined {
  const last = groups.findLast(fits)
  const bothWays =
    last?.actor != null &&
    groups.some(
      ({ sentence, kind, actor, party }) =>
        sentence === last.sentence &&
        kind === last.kind &&
        actor !== null &&
        actor === last.party &&
        party === last.actor,
    )
  return bothWays ? groups.findLast((group) => group.sentence < last.sentence && fits(group)) : last
}

/** What became of the group that a phrase takes up: 'the dead', 'those freed', 'the 215'. */
function stateOf(
  scene: Scene,
  from: number,
  to: number,
): Pick<Draft, 'kind' | 'actor' | 'peopleOf' | 'recipient'> | null {
  for (const [step, word] of scene.sentence.words.slice(from, to).entries()) {
    // 'the civilians set free'.
    const free = word.lower === 'free' && scene.sentence.words[from + step - 1]?.lower === 'set'
    const kind = free ? 'released' : (OTHER_STATES[word.lower] ?? kindOfState(word.lower))
    if (kind !== null) {
      const last = lastOneWay(scene.story, (group) => group.kind === kind || group.kind === sameAs(word.lower))
      return {
        kind: (last?.kind ?? kind) as Draft['kind'],
        actor: last?.actor ?? null,
        peopleOf: last?.party ?? null,
        recipient: last?.recipient ?? null,
      }
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
    /^(?:figures?|numbers?|total)$/u.test(np.lower) ||
    (first === 'the' && (np.what !== null || np.count !== null || scene.sentence.words[np.head]?.lower === 'group'))
  const captives = np.what === 'prisoners' || np.what === 'hostages'
  const { groups } = scene.story
  // 'were freed, having been held on suspicion of': who they are is told of those freed, and not of the suspicion.
  const told = groups.filter(({ kind }) => kind !== 'accused')
  const group = (told.length > 0 ? told : groups).findLast(
    (known) =>
      (!captives || known.kind === 'held' || known.kind === 'released') &&
      // 'Dozens of people had gathered. Among them was Anna Berg': them, and nobody told of before.
      scene.sentence.index - known.sentence <= (np.lower === 'them' ? 1 : 2) &&
      (np.count === null || (known.count?.min === np.count.count.min && known.count?.max === np.count.count.max)),
  )
  if (!takenUp || group === undefined) return null
  // 'freed hundreds who had been held': what its sentence tells of them first.
  const { kind, actor, party, recipient } =
    told.find(
      ({ sentence, count, head }) => sentence === group.sentence && count === group.count && head === group.head,
    ) ?? group
  return { kind: kind as Draft['kind'], actor, peopleOf: party, recipient }
}

/** 'the 215 were made up of 205 Ukrainians and ten foreigners', 'Among the dead were three children' (RD46). */
export function readMakeUp(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || verb.negated) return
  const told = wholeAndParts(scene, at, verb)
  if (told === null) return
  if (!isPeople(sentence, told.first)) {
    if (verb.lemma === 'be' && told.first > at) proposeNamed(scene, told)
    return
  }
  const fit = (part: NounPhrase) => isPeople(sentence, sentence.phrases.indexOf(part))
  for (const place of joinedNouns(sentence.phrases, told.first, fit)) {
    const people = readPeople(sentence, place, story)
    if (people === null || people.count === null || people.np.lower === 'those') continue
    if (tellsItself(scene, place, told.whole.kind)) continue
    scene.propose({
      ...BLANK,
      ...told.whole,
      ...halfOf(story, told.whole, people.party),
      kind: told.whole.kind === 'released' && hasBodies(scene, place) ? 'bodies-returned' : told.whole.kind,
      rule: 'RD46',
      at: people.from,
      ...wordsOfPart(verb, people),
      count: people.count,
      what: people.what,
      peopleOf: people.party ?? told.whole.peopleOf,
      // Whom a doer named here lets go turns the page to him.
      part: told.named !== true,
      // 'is said to be among those captured'.
      stance: stanceOf(scene, at),
    })
  }
}

const LONGEST_QUOTE = 20

/** 'are 20 soldiers', 'include 412 men': with the verb, unless it stands far away. */
function wordsOfPart(verb: VerbPhrase, { from, to }: People): Pick<Draft, 'from' | 'to'> {
  if (verb.lemma === 'be') return { from, to: Math.max(to, verb.to) }
  return { from: from - verb.from > LONGEST_QUOTE ? from : Math.min(verb.from, from), to }
}

/** 'Among the dead are 20 people who were executed': the clause behind tells it, and by whom. */
function tellsItself({ sentence: { phrases } }: Scene, place: number, kind: Draft['kind']): boolean {
  const verb = isWord(phrases[place + 1], 'who') ? phrases[place + 2] : undefined
  return verb?.type === 'vp' && (SENSES_OF.get(verb.lemma) ?? []).some((sense) => sense.kind === kind)
}

function stanceOf({ sentence }: Scene, at: number): Draft['stance'] {
  const mood = moodOf(sentence, at)
  return mood.mood === 'stated' && mood.stance === 'believed' ? mood.stance : null
}

/** 'Among those detained was Anna Berg, a lecturer': one person, by name. */
function proposeNamed(scene: Scene, { whole, first }: Told): void {
  const np = scene.sentence.phrases[first]
  if (!isFullName(scene.sentence, np) || namedList(scene.sentence, first) !== null) return
  const text = wordingOf(scene.sentence.words.slice(np.from, np.to))
  scene.propose({
    ...BLANK,
    ...whole,
    rule: 'RD46',
    at: np.from,
    from: np.from,
    to: np.to,
    count: { min: 1, max: 1, text },
    what: 'people',
    part: true,
  })
}

type Whole = Pick<Draft, 'kind' | 'actor' | 'peopleOf' | 'recipient'>

/** 'They exchanged remains of 81; these included 72 Iranians': the people of one side came from the other, to their own. */
export const halfOf = (
  story: Story,
  whole: { readonly kind: string; readonly actor: string | null },
  party: string | null,
): Partial<Pick<Draft, 'actor' | 'recipient'>> =>
  whole.actor === 'both' && party !== null && party !== 'both' && GIVEN.has(whole.kind)
    ? { actor: opponentOf(story, party) ?? 'both', recipient: party }
    : {}

const GIVEN: ReadonlySet<string> = new Set(['released', 'bodies-returned'])

interface Told {
  readonly whole: Whole
  /** Where the list of the parts begins. */
  readonly first: number
  /** Who did it is named in this sentence. */
  readonly named?: boolean
}

function wholeAndParts(scene: Scene, at: number, verb: VerbPhrase): Told | null {
  if (verb.lemma === 'be')
    return amongBefore(scene, at, verb) ?? amongAfter(scene, at, verb) ?? wereThese(scene, at, verb)
  if (/^(?:break|split|divide)$/u.test(verb.lemma)) return brokenInto(scene, at)
  return PART_VERBS.has(verb.lemma) ? partsOf(scene, at, verb) : null
}

/** 'broke the exchange down into 706 Houthis and 186 soldiers': parts of what was exchanged just before. */
function brokenInto(scene: Scene, at: number): Told | null {
  const { phrases } = scene.sentence
  const into = phrases.findIndex((phrase, place) => place > at && place < at + 5 && isWord(phrase, 'into'))
  const last = scene.story.groups.findLast((group) => group.kind === 'released')
  if (into < 0 || last === undefined || scene.sentence.index - last.sentence > 3) return null
  return { whole: { kind: 'released', actor: null, peopleOf: null, recipient: null }, first: into + 1 }
}

/** 'Among those freed were two football fans'. */
function amongBefore(scene: Scene, at: number, verb: VerbPhrase): Told | null {
  const { phrases } = scene.sentence
  let opening = at - 1
  while (opening >= 0 && at - opening <= 7 && !isWord(phrases[opening], 'among')) opening--
  const np = phrases[opening + 1]
  if (!isWord(phrases[opening], 'among') || np?.type !== 'np') return null
  if (!isPeople(scene.sentence, at - 1) && stateOf(scene, np.from, verb.main) === null) return null
  const whole = groupTakenUp(scene, np, verb.main)
  if (whole === null) return null
  return { ...byWhom(scene, whole, opening, at), first: at + 1 }
}

/** 'Among those freed by the separatists', 'Those freed by the army included': the doer named here, not the one before. */
function byWhom(scene: Scene, whole: Whole, opening: number, verb: number): Omit<Told, 'first'> {
  const by = scene.sentence.phrases.findIndex(
    (phrase, place) => place > opening && place < verb && isWord(phrase, 'by'),
  )
  const doer = by < 0 ? null : partyOf(scene.sentence, by + 1, scene.story)
  return doer === null
    ? { whole }
    : { whole: { kind: whole.kind, actor: doer, peopleOf: null, recipient: null }, named: true }
}

/** 'Those killed were nine Britons and two Saudis': who they were, one nation after the other. */
function wereThese(scene: Scene, at: number, verb: VerbPhrase): Told | null {
  const { sentence } = scene
  const [first, ...more] = joinedNouns(
    sentence.phrases,
    at + 1,
    (np) => np.count !== null && (np.parties.length > 0 || np.what !== null),
  )
  const subject = findSubject(sentence.phrases, at)
  if (first === undefined || more.length === 0 || subject === null || verb.auxiliary || verb.infinitive) return null
  const whole = stateOf(scene, subject.np.from, verb.from)
  return whole === null ? null : { whole, first }
}

const KIND_OF_VERB: Readonly<Record<string, Draft['kind']>> = {
  hold: 'held',
  keep: 'held',
  capture: 'captured',
  seize: 'captured',
  free: 'released',
  release: 'released',
}

/** 'among the soldiers whom the front is holding': what the clause says that somebody does with them all. */
function stateByClause({ sentence, story }: Scene, at: number): Whole | null {
  const [relative, doer, verb] = sentence.phrases.slice(at + 1, at + 4)
  if (!isWord(relative, 'whom', 'that', 'who') || doer?.type !== 'np' || verb?.type !== 'vp' || verb.passive)
    return null
  const kind = verb.negated || verb.infinitive ? undefined : KIND_OF_VERB[verb.lemma]
  return kind === undefined ? null : { kind, actor: partyOf(sentence, at + 2, story), peopleOf: null, recipient: null }
}

/** 'two Spaniards are among the foreigners listed as missing'. */
function amongAfter(scene: Scene, at: number, verb: VerbPhrase): Told | null {
  const { phrases, words } = scene.sentence
  if (!isWord(phrases[at + 1], 'among')) return null
  const subject = findSubject(phrases, at)
  let end = at + 2
  const first = phrases[at + 2]
  // 'among relatives of the freed prisoners' tells of relatives.
  const others = first?.type === 'np' && first.what !== null
  while (end < phrases.length && !isWord(phrases[end], ',', ';') && !(others && isWord(phrases[end], 'of'))) end++
  const reach = Math.min(phrases[end]?.from ?? words.length, (first?.to ?? verb.to) + 5)
  const whole = stateOf(scene, verb.to, reach) ?? stateByClause(scene, at + 2)
  if (whole === null || subject === null || !isPeople(scene.sentence, subject.at)) return null
  const member = firstJoined(phrases, subject.at, (part) => isPeople(scene.sentence, phrases.indexOf(part)))
  return { ...byWhom(scene, whole, at, end), first: member }
}

/** 'the 215 were made up of 205 Ukrainians', 'the dead included'. */
function partsOf(scene: Scene, at: number, verb: VerbPhrase): Told | null {
  const { phrases } = scene.sentence
  const subject = findSubject(phrases, at)
  const whole = subject === null ? null : groupTakenUp(scene, subject.np, verb.from)
  if (whole === null) return null
  const object = verb.lemma === 'consist' ? null : findObject(phrases, at)
  const near = [at + 1, at + 2, at + 3].find((place) => phrases[place]?.type === 'np')
  const first = object ?? near
  return first === undefined ? null : { ...byWhom(scene, whole, subject?.at ?? at, at), first }
}
