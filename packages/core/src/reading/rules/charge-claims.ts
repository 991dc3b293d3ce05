import { findSubject, type Subject } from '../grammar/clauses.ts'
import { relativeHost } from '../grammar/leading-noun.ts'
import { namedList } from '../grammar/named-list.ts'
import { findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, VerbPhrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import { isKnownPerson, isPeople, readPeople } from '../grammar/who.ts'
import { BREACH_VERBS, CHARGE_VERBS, LABEL_NOUNS, LABEL_VERBS } from '../packs/en/deeds.ts'
import { ATTACK_NOUNS } from '../packs/en/event-nouns.ts'
import { ABUSES } from './abuse-claims.ts'
import { readBreach } from './breach-claims.ts'
import { endOf, isFighting, wordsOf } from './charge-words.ts'
import { readSentence } from './court-claims.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'
import { speakerName } from './speakers.ts'
import { holderInWords } from './verb-words.ts'

/** Charges against people held and accusations against a party (RD50-RD52). */
export function readCharge(scene: Scene, at: number): void {
  const verb = scene.sentence.phrases[at]
  if (verb?.type !== 'vp') return
  const preps = CHARGE_VERBS[verb.lemma]
  if (preps !== undefined) {
    chargeBy(scene, at, verb, preps)
    return
  }
  const speaksOf = verb.lemma === 'speak' && scene.sentence.words[verb.to]?.lower === 'of'
  const refers = verb.lemma === 'refer' && scene.sentence.words[verb.to]?.lower === 'to'
  if (LABEL_VERBS.has(verb.lemma) || speaksOf || refers) {
    readLabel(scene, at, verb)
    return
  }
  if (BREACH_VERBS.has(verb.lemma)) {
    readBreach(scene, at, verb)
    return
  }
  if (verb.lemma === 'be') {
    readIsCriminal(scene, at, verb)
    return
  }
  if (verb.lemma === 'serve') {
    readSentence(scene, at, verb)
    return
  }
  if (/^(?:engage|commit|face|carry|perpetrate)$/u.test(verb.lemma)) {
    readConduct(scene, at, verb)
    return
  }
}

/** Who is charged, and by whom. */
interface Charged {
  readonly accused: number
  readonly accuser: number | null
}

const TIME = /^(?:years?|months?|weeks?|days?|decades?|life)$/u

/** 'imprisoned for as long as two years': how long, and not for what. */
const isHowLong = (words: Scene['sentence']['words'], at: number): boolean =>
  words[at]?.lower === 'for' && words.slice(at + 1, at + 6).some(({ lower }) => TIME.test(lower))

/** 'supporters he accused of plotting': those before him. */
function accusesThoseBefore({ sentence }: Scene, at: number): boolean {
  const [him, verb] = sentence.phrases.slice(at - 1, at + 1)
  return verb?.type === 'vp' && !verb.passive && him?.type === 'np' && him.pronoun && isPeople(sentence, at - 2)
}

function castCharge(scene: Scene, at: number, verb: VerbPhrase, preps: readonly string[]): Charged | null {
  const { phrases, words } = scene.sentence
  const after = words.slice(verb.to, Math.max(endOf(scene, at), verb.to))
  const prep = after.findIndex(({ lower }, place) => preps.includes(lower) && place < 16 && !isHowLong(after, place))
  const subject = findSubject(phrases, at)
  // '33 members have been convicted by our courts': of what, the words do not say.
  const judged = verb.passive && /^(?:convict|indict|sentence|prosecute)$/u.test(verb.lemma) && subject !== null
  const object = verb.passive ? null : findObject(phrases, at)
  // 'a strike on the base, for which the army blamed the front'.
  const forWhich =
    subject !== null && isWord(phrases[subject.at - 1], 'which') && isWord(phrases[subject.at - 2], 'for')
  if (prep < 0 && forWhich && object !== null) return { accused: object, accuser: subject.at }
  if (prep < 0) return judged && isPeople(scene.sentence, subject.at) ? { accused: subject.at, accuser: null } : null
  if (object === null && accusesThoseBefore(scene, at)) return { accused: at - 2, accuser: at - 1 }
  if (object !== null && (phrases[object]?.from ?? 0) <= verb.to + prep)
    return { accused: object, accuser: subject?.at ?? null }
  if (subject === null) return null
  // 'held by the government, which it accuses of': the one before 'which'.
  const which = !verb.passive && isWord(phrases[subject.at - 1], 'which', 'whom')
  const host = which ? relativeHost(phrases, subject.at - 1) : null
  if (host !== null) return { accused: host, accuser: subject.at }
  return { accused: isPeople(scene.sentence, subject.at) ? subject.at : hostOf(scene, at, subject.at), accuser: null }
}

/** 'Two villagers remain in custody, accused of sabotage': whom the clause before is about. */
function hostOf(scene: Scene, at: number, given: number): number {
  const { phrases } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || verb.auxiliary) return given
  const host = phrases.findLastIndex((phrase, place) => place < at && phrase.type === 'vp')
  const subject = host < 0 ? null : findSubject(phrases, host)
  return subject !== null && isPeople(scene.sentence, subject.at) ? subject.at : given
}

/** 'was detained on suspicion of spying', 'are awaiting trial on charges of treason': those just told of are accused (RD50). */
export function readOnCharges(scene: Scene, at: number): void {
  const { phrases, words } = scene.sentence
  const np = phrases[at]
  if (np?.type !== 'np' || !/^(?:charges?|suspicion|accusations?)$/u.test(np.lower)) return
  const before = words[np.from - 1]?.lower
  const held = scene.drafts.findLast((draft) => draft.kind === 'held' || draft.kind === 'captured')
  if (scene.drafts.some((draft) => draft.kind === 'accused')) return
  if (before !== 'on' || words[np.to]?.lower !== 'of' || held === undefined || held.at > np.from) return
  const to = Math.min(words.length, np.to + 8)
  scene.propose({
    ...held,
    kind: 'accused',
    rule: 'RD50',
    at: np.head,
    from: np.from - 1,
    to,
    charge: wordsOf(scene, np.to + 1, to),
  })
}

/** 'charged Northland with sending troops': a state is tried by no court. */
const chargesState = ({ lemma }: VerbPhrase, { parties }: NounPhrase, person: boolean): boolean =>
  lemma === 'charge' && !person && parties.length > 0

const BLAMES = new Set(['accuse', 'blame', 'suspect'])

function chargeBy(scene: Scene, at: number, verb: VerbPhrase, preps: readonly string[]): void {
  const { sentence, story } = scene
  // 'will try to work on their departure': no court.
  const attempts = verb.lemma === 'try' && sentence.words[verb.to]?.lower === 'to'
  const cast = attempts ? null : castCharge(scene, at, verb, preps)
  if (cast === null) return
  const mood = moodOf(sentence, at)
  if (mood.mood !== 'stated') {
    scene.drop('RD50', verb.from, verb.to, mood.why)
    return
  }
  const np = sentence.phrases[cast.accused]
  if (np?.type !== 'np') return
  const from = Math.min(verb.from, np.from)
  const to = Math.max(verb.to, Math.min(endOf(scene, at), Math.max(from + 24, verb.to + 8)))
  const wording = {
    at: verb.main,
    from,
    to,
    charge: wordsOf(scene, verb.main, to),
    stance: verb.negated ? ('denied' as const) : mood.stance,
  }
  const listed = namedList(sentence, cast.accused) !== null
  const person = isPeople(sentence, cast.accused) || isKnownPerson(sentence, cast.accused, story) || listed
  const blame = BLAMES.has(verb.lemma) || chargesState(verb, np, person)
  // 'accused Reyes of parading captives', where Reyes leads a party: the party is accused.
  const leads = np.parties.some(({ name }) => name.form === 'leader')
  if (blame && (!person || np.force || leads)) {
    blameParty(scene, at, cast, wording)
    return
  }
  const people = person ? readPeople(sentence, cast.accused, story) : null
  if (people === null) return
  const holder = blame ? null : holderOf(scene, at, cast.accuser)
  scene.propose({
    ...BLANK,
    ...wording,
    kind: 'accused',
    rule: 'RD50',
    count: people.count,
    what: people.what,
    actor: holder,
    peopleOf: people.party,
  })
}

/** 'accused the front of torture', 'blamed Northland for it' (RD51). */
function blameParty(
  scene: Scene,
  at: number,
  cast: Charged,
  wording: Pick<Draft, 'at' | 'from' | 'to' | 'stance' | 'charge'>,
): void {
  const verb = scene.sentence.phrases[at]
  const np = scene.sentence.phrases[cast.accused]
  if (verb?.type !== 'vp' || np?.type !== 'np') return
  const party = accusedParty(scene, cast)
  // 'blamed bad weather for the delay' accuses nobody.
  if (party === null && verb.lemma === 'blame' && !np.force && !np.named && !np.pronoun) return
  if (party === null || !blamedForAttack(scene, at, { ...wording, actor: party }))
    scene.propose({ ...BLANK, ...wording, kind: 'accused', rule: 'RD51', peopleOf: party })
  if (party !== null && party !== 'both') proposeJoined(scene, cast.accused, wording)
}

/** 'The army had accused it of torture': nobody accuses himself. */
function accusedParty({ sentence, story }: Scene, { accused, accuser }: Charged): string | null {
  const np = sentence.phrases[accused]
  const party = partyOf(sentence, accused, story)
  const own = accuser === null ? null : partyOf(sentence, accuser, story)
  return np?.type === 'np' && np.pronoun && party !== null && party === own ? opponentOf(story, party) : party
}

/** 'accuses both the rebels and government forces of abuses': the second of the two. */
function proposeJoined(
  scene: Scene,
  accused: number,
  draft: Pick<Draft, 'at' | 'from' | 'to' | 'stance' | 'charge'>,
): void {
  const { sentence, story } = scene
  if (!isWord(sentence.phrases[accused + 1], 'and')) return
  const party = partyOf(sentence, accused + 2, story)
  const np = sentence.phrases[accused + 2]
  const of = sentence.phrases[accused + 3]
  if (party === null || np?.type !== 'np' || !(isWord(of, 'of', 'for', ',') || of === undefined)) return
  scene.propose({ ...BLANK, ...draft, kind: 'accused', rule: 'RD51', peopleOf: party, from: np.from })
}

/** 'blamed Northland for the shelling of the prison': the shelling is laid to it (RD38). True: told so. */
function blamedForAttack(
  scene: Scene,
  at: number,
  draft: Pick<Draft, 'at' | 'from' | 'to' | 'actor' | 'stance'>,
): boolean {
  const { phrases } = scene.sentence
  const verb = phrases[at]
  if (verb?.type !== 'vp' || !/^(?:blame|accuse)$/u.test(verb.lemma)) return false
  const noun = phrases.findIndex(
    (phrase, place) => place > at && place < at + 8 && phrase.type === 'np' && ATTACK_NOUNS.has(phrase.lower),
  )
  const prep = phrases[noun + 1]
  // 'accused the front of the raid': of no more than that it was its doing.
  const ended = isWord(phrases[noun - 1], 'of', 'for') && (prep === undefined || isWord(prep, '.', ',', ';', '”'))
  const aimed = prep?.type === 'word' && /^(?:on|of|against|at)$/u.test(prep.lower)
  if (noun < 0 || !(ended || aimed)) return false
  scene.propose({
    ...BLANK,
    ...draft,
    kind: 'attacked',
    rule: 'RD38',
    recipient: ended ? null : partyOf(scene.sentence, noun + 2, scene.story),
    breaches: [],
  })
  return true
}

function holderOf(scene: Scene, at: number, accuser: number | null): string | null {
  const agent = accuser === null ? null : partyOf(scene.sentence, accuser, scene.story)
  return agent ?? byParty(scene, at)
}

function byParty(scene: Scene, at: number): string | null {
  const { phrases } = scene.sentence
  for (let next = at + 1; next < Math.min(phrases.length, at + 8); next++) {
    const phrase = phrases[next]
    if (phrase?.type === 'word' && phrase.lower === 'by') return partyOf(scene.sentence, next + 1, scene.story)
  }
  return null
}

function readLabel(scene: Scene, at: number, verb: VerbPhrase): void {
  const { sentence, story } = scene
  const end = endOf(scene, at)
  // 'call on religious leaders to protest such a massacre'.
  if (verb.lemma === 'call' && /^(?:on|upon|for)$/u.test(sentence.words[verb.to]?.lower ?? '')) return
  const label = sentence.words.findIndex(
    (word, place) =>
      place >= verb.to &&
      place < end + 2 &&
      (LABEL_NOUNS.has(word.lower) || (verb.lemma === 'speak' && ABUSES.test(word.lower))),
  )
  if (label < 0) return
  const mood = moodOf(sentence, at)
  if (mood.mood !== 'stated') return
  const subject = findSubject(sentence.phrases, at)
  const object = verb.passive ? (subject?.at ?? null) : findObject(sentence.phrases, at)
  const from = subject !== null && verb.from - subject.np.from < 14 ? subject.np.from : verb.from
  const people = object === null || !isPeople(sentence, object) ? null : readPeople(sentence, object, story)
  const speaker = subject === null ? null : partyOf(sentence, subject.at, story)
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD52',
    at: verb.main,
    from,
    to: label + 1,
    count: people?.count ?? null,
    what: people?.what ?? null,
    actor: verb.passive || people === null ? null : speaker,
    peopleOf:
      people?.party ??
      partyIn(scene, label) ??
      violatorBehind(scene, label) ??
      (people === null ? doerBefore(scene) : null) ??
      holderInWords(scene, at, at + 12) ??
      opponentOf(story, speaker),
    charge: wordsOf(scene, Math.max(verb.to, label - 3), label + 1),
    stance: verb.negated ? 'denied' : mood.stance,
    ...speakerOf(scene, verb, subject),
  })
}

/** 'shot two soldiers, the army said, calling it a violation': whoever did what was told of just before. */
const doerBefore = ({ drafts }: Scene): string | null =>
  drafts.findLast(({ kind, actor }) => actor !== null && /^(?:killed|attacked|captured|wounded)$/u.test(kind))?.actor ??
  null

/** '“They are war criminals”', 'are terrorists': what people are said to be by somebody (RD52). */
function readIsCriminal(scene: Scene, at: number, verb: VerbPhrase): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at + 1]
  const subject = findSubject(sentence.phrases, at)
  if (np?.type !== 'np' || np.count !== null || subject === null) return
  const label = verb.negated ? labelBehindBut(scene, verb) : CRIMINALS.test(np.lower) ? np.to - 1 : null
  if (label === null) return
  if (!/^(?:is|are|were|was)$/u.test(sentence.words[verb.main]?.lower ?? '')) return
  if (!isPeople(sentence, subject.at) || moodOf(sentence, at).mood !== 'stated') return
  const people = readPeople(sentence, subject.at, story)
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD52',
    at: verb.main,
    from: Math.min(subject.np.from, verb.from),
    to: label + 1,
    peopleOf: people?.party ?? null,
    charge: wordsOf(scene, verb.negated ? label : np.from, label + 1),
  })
}

const CRIMINALS = /^(?:criminals?|terrorists?|mercenar(?:y|ies)|saboteurs?|spies)$/u

/** 'are no prisoners of war, but terrorists': what they are said to be instead. */
function labelBehindBut({ sentence: { words } }: Scene, verb: VerbPhrase): number | null {
  const but = words.findIndex(({ lower }, at) => at > verb.to && at < verb.to + 9 && lower === 'but')
  const label = but < 0 ? -1 : words.findIndex(({ lower }, at) => at > but && at < but + 5 && CRIMINALS.test(lower))
  return label < 0 ? null : label
}

/** 'Berg spoke of a war crime': who does so says it. */
function speakerOf(
  { sentence, story }: Scene,
  verb: VerbPhrase,
  subject: Subject | null,
): { readonly speaker?: string } {
  const who = verb.lemma === 'speak' && subject !== null ? speakerName(sentence, subject.at, story) : null
  return who === null ? {} : { speaker: who.name }
}

/** 'a blatant violation of the agreement by the front': whose it was. */
function violatorBehind({ sentence, story }: Scene, label: number): string | null {
  const by = sentence.phrases.findIndex(
    (phrase) => phrase.type === 'word' && phrase.lower === 'by' && phrase.from > label && phrase.from < label + 7,
  )
  return by < 0 ? null : partyOf(sentence, by + 1, story)
}

/** 'spoke of a Northland war crime': whose the phrase says it was. */
function partyIn({ sentence }: Scene, word: number): string | null {
  const np = sentence.phrases.find((phrase) => phrase.from <= word && word < phrase.to)
  return np?.type === 'np' ? (np.parties.at(-1)?.name.party ?? null) : null
}

/** 'were engaged in', 'had committed', 'might face charges': conduct laid to a party, or a charge to come (RD54). */
function readConduct(scene: Scene, at: number, verb: VerbPhrase): void {
  const { sentence, story } = scene
  const end = endOf(scene, at)
  const after = sentence.words.slice(verb.to, end)
  // 'remain committed to finding those missing from the war'.
  if (verb.lemma === 'commit' && after[0]?.lower === 'to') return
  const crime =
    verb.lemma === 'face'
      ? /^(?:charges?|trial|prosecution|execution|tribunal)$/u
      : /^(?:carry|perpetrate)$/u.test(verb.lemma)
        ? /^(?:crimes?|atrocit|genocid|massacres?|tortur|violations?|abuses?)/u
        : /^(?:activit|crime|atroc|genocid|war|massacre|tortur|violation|abuse|terror|offens|act)/u
  if (!after.some((word) => crime.test(word.lower)) || isFighting(verb, after)) return
  const mood = moodOf(sentence, at)
  const subject = findSubject(sentence.phrases, at)
  if (mood.mood !== 'stated' || subject === null) return
  // 'denies having carried out the massacre': the killing is what is denied.
  if (scene.drafts.some(({ rule, at: told }) => rule === 'RD48' && told >= verb.from && told < end)) return
  const from = Math.min(subject.np.from, verb.from)
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD54',
    at: verb.main,
    from: Math.max(from, verb.from - 10),
    to: Math.min(end, verb.to + 12),
    peopleOf: partyOf(sentence, subject.at, story),
    charge: wordsOf(scene, verb.main, Math.min(end, verb.to + 12)),
    stance: verb.negated ? 'denied' : mood.stance,
  })
}
