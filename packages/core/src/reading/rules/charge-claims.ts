import { findSubject, type Subject } from '../grammar/clauses.ts'
import { clauseEnd, findObject } from '../grammar/objects.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, VerbPhrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import { isKnownPerson, isPeople, readPeople } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { BREACH_NOUNS, BREACH_VERBS, CHARGE_VERBS, LABEL_NOUNS, LABEL_VERBS } from '../packs/en/deeds.ts'
import { ATTACK_NOUNS, NOMINALS } from '../packs/en/event-nouns.ts'
import { ABUSES } from './abuse-claims.ts'
import { BLANK, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'
import { speakerName } from './speakers.ts'
import { holderInWords } from './verb-words.ts'

/** A charge in the text's words: what stands in quotation marks where anything does, else the words without marks at their ends. */
function wordsOf(scene: Scene, from: number, to: number): string {
  const words = scene.sentence.words.slice(from, to)
  const opened = words.findIndex((word) => /^[“«]$/u.test(word.text))
  const closed = words.findIndex((word, at) => at > opened && /^[”»]$/u.test(word.text))
  const quoted = opened < 0 ? words : words.slice(opened + 1, closed < 0 ? undefined : closed)
  return wordingOf(quoted)
    .replace(/[\s,;]+(?:in|of|to|for|by|on|at|and|with)$/u, '')
    .replace(/^[\s“”«»]+|[\s“”«»,;:.]+$/gu, '')
}
const endOf = (scene: Scene, at: number) => scene.sentence.phrases[clauseEnd(scene.sentence.phrases, at) - 1]?.to ?? 0

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
  if (LABEL_VERBS.has(verb.lemma) || speaksOf) {
    readLabel(scene, at, verb)
    return
  }
  if (BREACH_VERBS.has(verb.lemma)) {
    readBreach(scene, at, verb)
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

function castCharge(scene: Scene, at: number, verb: VerbPhrase, preps: readonly string[]): Charged | null {
  const { phrases, words } = scene.sentence
  const after = words.slice(verb.to, Math.max(endOf(scene, at), verb.to))
  const prep = after.findIndex((word, place) => preps.includes(word.lower) && place < 16)
  if (prep < 0) return null
  const subject = findSubject(phrases, at)
  const object = verb.passive ? null : findObject(phrases, at)
  if (object !== null && (phrases[object]?.from ?? 0) <= verb.to + prep)
    return { accused: object, accuser: subject?.at ?? null }
  if (subject === null) return null
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

const BLAMES = new Set(['accuse', 'blame', 'suspect'])

function chargeBy(scene: Scene, at: number, verb: VerbPhrase, preps: readonly string[]): void {
  const { sentence, story } = scene
  const cast = castCharge(scene, at, verb, preps)
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
  const person = isPeople(sentence, cast.accused) || isKnownPerson(sentence, cast.accused, story)
  const blame = BLAMES.has(verb.lemma)
  if (blame && (!person || np.force)) {
    scene.propose({
      ...BLANK,
      ...wording,
      kind: 'accused',
      rule: 'RD51',
      peopleOf: partyOf(sentence, cast.accused, story),
    })
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
    peopleOf: people?.party ?? partyIn(scene, label) ?? holderInWords(scene, at, at + 12) ?? opponentOf(story, speaker),
    charge: wordsOf(scene, Math.max(verb.to, label - 3), label + 1),
    stance: verb.negated ? 'denied' : mood.stance,
    ...speakerOf(scene, verb, subject),
  })
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

/** 'spoke of a Northland war crime': whose the phrase says it was. */
function partyIn({ sentence }: Scene, word: number): string | null {
  const np = sentence.phrases.find((phrase) => phrase.from <= word && word < phrase.to)
  return np?.type === 'np' ? (np.parties.at(-1)?.name.party ?? null) : null
}

function readBreach(scene: Scene, at: number, verb: VerbPhrase): void {
  const { sentence, story } = scene
  const mood = moodOf(sentence, at)
  if (mood.mood !== 'stated' || verb.passive || scene.drafts.some((draft) => draft.rule === 'RD62')) return
  const subject = findSubject(sentence.phrases, at)
  const object = findObject(sentence.phrases, at)
  if (object === null || subject === null) return
  const head = sentence.phrases[object]
  if (
    head?.type !== 'np' ||
    !/^(?:cease-fire|ceasefire|truce|agreement|accord|deal|declaration|law|conventions?|resolution|treaty|part|terms|provisions?|norms?|commitments?|airspace|sovereignty|rights)$/u.test(
      sentence.words[head.head]?.lower ?? '',
    )
  )
    return
  const event = eventParty(scene, subject.np)
  if (event !== undefined) {
    scene.propose({
      ...BLANK,
      kind: 'attacked',
      rule: 'RD53',
      at: verb.main,
      from: verb.from,
      to: head.to,
      what: 'breach',
      actor: event,
      breaches: ['cease-fire'],
    })
    return
  }
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD53',
    at: verb.main,
    from: Math.min(subject.np.from, verb.from),
    to: head.to,
    peopleOf: partyOf(sentence, subject.at, story),
    charge: wordsOf(scene, verb.main, head.to),
    stance: verb.negated ? 'denied' : mood.stance,
  })
}

/** 'The capture of the 62 also violated the declaration': the event's doer, undefined when the subject is no event. */
function eventParty(scene: Scene, np: NounPhrase): string | null | undefined {
  if (NOMINALS[np.lower] === undefined && !ATTACK_NOUNS.has(np.lower)) return undefined
  return scene.drafts.findLast((draft) => draft.from === np.from)?.actor ?? null
}

/** 'were engaged in', 'had committed', 'might face charges': conduct laid to a party, or a charge to come (RD54). */
function readConduct(scene: Scene, at: number, verb: VerbPhrase): void {
  const { sentence, story } = scene
  const end = endOf(scene, at)
  const after = sentence.words.slice(verb.to, end)
  const crime =
    verb.lemma === 'face'
      ? /^(?:charges?|trial|prosecution|execution|tribunal)$/u
      : /^(?:carry|perpetrate)$/u.test(verb.lemma)
        ? /^(?:crimes?|atrocit|genocid|massacres?|tortur|violations?|abuses?)/u
        : /^(?:activit|crime|atroc|genocid|war|massacre|tortur|violation|abuse|terror|offens|act)/u
  if (!after.some((word) => crime.test(word.lower)) || after.some((word) => word.lower === 'talks')) return
  const mood = moodOf(sentence, at)
  const subject = findSubject(sentence.phrases, at)
  if (mood.mood !== 'stated' || subject === null) return
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

/** '183 Palestinians, 18 of them serving life sentences': the part serves them. */
function partServing(scene: Scene, at: number, verb: VerbPhrase): number | null {
  const [part, of, them] = scene.sentence.phrases.slice(Math.max(0, at - 3), at)
  const own = verb.form === 'ing' && !verb.auxiliary && part?.type === 'np' && part.count !== null
  return own && of?.type === 'word' && of.lower === 'of' && them?.type === 'np' && them.pronoun ? at - 3 : null
}

/** 'were serving life sentences'. */
function readSentence(scene: Scene, at: number, verb: VerbPhrase): void {
  const { sentence, story } = scene
  const object = findObject(sentence.phrases, at)
  const np = object === null ? undefined : sentence.phrases[object]
  const subject = findSubject(sentence.phrases, at)
  const end = endOf(scene, at)
  if (!sentence.words.slice(verb.to, end).some((word) => /^(?:sentences?|term|terms)$/u.test(word.lower))) return
  const place = partServing(scene, at, verb) ?? subject?.at ?? null
  if (place === null || !isPeople(sentence, place)) return
  const people = readPeople(sentence, place, story)
  if (people === null || np === undefined) return
  const to = Math.min(end, verb.to + 12)
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD50',
    at: verb.main,
    from: Math.min(people.from, verb.from),
    to,
    count: people.count,
    what: people.what,
    peopleOf: people.party,
    charge: wordsOf(scene, verb.main, to),
  })
}

/** 'Northland's actions constitute a violation of': whose acts they are. */
function actsOf({ sentence, story }: Scene, at: number): string | null {
  const subject = sentence.phrases[at - 1]?.type === 'vp' ? findSubject(sentence.phrases, at - 1) : null
  return subject === null || subject.np.parties.length === 0 ? null : partyOf(sentence, subject.at, story)
}

/** 'in flagrant violation of the Geneva Conventions' (RD53). */
export function readBreachNoun(scene: Scene, at: number): void {
  const np = scene.sentence.phrases[at]
  if (np?.type !== 'np') return
  const { sentence, story } = scene
  const prep = sentence.phrases[at + 1]
  const before = sentence.phrases[at - 1]
  if (!BREACH_NOUNS.has(sentence.words[np.head]?.lower ?? '')) return
  // 'a blatant violation by Northland of its obligations'.
  const by = isWord(prep, 'by') && isWord(sentence.phrases[at + 3], 'of') ? partyOf(sentence, at + 2, story) : null
  if (by !== null && !scene.drafts.some(({ kind }) => kind === 'accused')) {
    const to = sentence.phrases[at + 2]?.to ?? np.to
    const charge = wordsOf(scene, np.from, Math.min(sentence.words.length, to + 8))
    scene.propose({ ...BLANK, kind: 'accused', rule: 'RD53', at: np.head, from: np.from, to, peopleOf: by, charge })
    return
  }
  if (prep?.type !== 'word' || prep.lower !== 'of' || sentence.phrases[at + 2]?.type !== 'np') return
  const copula = before?.type === 'vp' && /^(?:be|constitute|represent)$/u.test(before.lemma) && !before.negated
  if (!copula && !(before?.type === 'word' && before.lower === 'in')) return
  const to = sentence.phrases[at + 2]?.to ?? np.to
  scene.propose({
    ...BLANK,
    kind: 'accused',
    rule: 'RD53',
    at: np.head,
    from: np.from,
    to,
    peopleOf: actsOf(scene, at) ?? story.lastActor,
    charge: wordsOf(scene, np.from, to),
  })
}
