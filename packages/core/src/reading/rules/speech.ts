import type { Stance } from '../../claims/kinds.ts'
import { findSubject } from '../grammar/clauses.ts'
import { isFullName } from '../grammar/named-list.ts'
import { isComma, isRelative, isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, VerbPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { personName, type Story } from '../grammar/story.ts'
import { SOURCE_NOUNS } from '../packs/en/cues.ts'
import { LABEL_VERBS } from '../packs/en/deeds.ts'
import { accordingTo, byAccount } from './accounts.ts'
import { closes } from './closing-cue.ts'
import { contentEnd } from './content-end.ts'
import { figurePutBy } from './figure-put-by.ts'
import { givesFigure } from './figure-verbs.ts'
import { passedOn, saidByNobody } from './hearsay.ts'
import { cueStance } from './mood.ts'
import { apposedPerson, isOurOwn, type Source, speakerName } from './speakers.ts'

/** A stretch of a sentence that somebody says. */
export interface Speech {
  readonly from: number
  readonly to: number
  readonly speaker: string
  readonly party: string | null
  readonly stance: Stance
  readonly cue: number
  /** Quotes somebody else: 'the agency quoted it as saying'. */
  readonly relays?: boolean
  /** A body, which is 'it' and no 'he'. */
  readonly body?: boolean
}

/** 'put them at 55, who were arrested in May': the aside is no part of the figure that somebody gives. */
function figureEnd(sentence: Sentence, at: number): number {
  const aside = sentence.phrases.findIndex(
    (phrase, place) => place > at + 1 && isRelative(phrase) && isComma(sentence.phrases[place - 1]),
  )
  return Math.min(contentEnd(sentence, at), sentence.phrases[aside]?.from ?? Number.POSITIVE_INFINITY)
}

function hasContent(sentence: Sentence, at: number): boolean {
  return sentence.phrases
    .slice(at + 1)
    .some((phrase) => phrase.type === 'vp' || (phrase.type === 'np' && phrase.count !== null))
}

/** The stretches of a sentence that somebody other than its writer says, outermost first. `previous`: who spoke last, for 'he said'. */
export function findSpeech(sentence: Sentence, story: Story, previous: Speech | null): readonly Speech[] {
  const found: Speech[] = []
  const according = accordingTo(sentence, story, previous) ?? byAccount(sentence, story, previous)
  if (according !== null) found.push(according)
  for (const [at, phrase] of sentence.phrases.entries())
    if (phrase.type === 'vp' && !phrase.infinitive && (!phrase.passive || isQuoted(sentence, at)))
      found.push(
        ...saidBy(sentence, at, story, { previous: found.at(-1) ?? previous, inSentence: spokenBy(found.at(-1)) }),
      )
  found.push(...sentence.phrases.flatMap((_, at) => figurePutBy(sentence, at, story) ?? []))
  // Nobody's hearsay is no one whom 'he said' could mean.
  const hearsay = saidByNobody(sentence)
  return hearsay === null ? found : [passedOn(hearsay, found), ...found]
}

/** 'was quoted by the agency as saying': the one quoted speaks. */
const isQuoted = (sentence: Sentence, at: number): boolean => {
  const verb = sentence.phrases[at]
  return (
    verb?.type === 'vp' &&
    verb.lemma === 'quote' &&
    sentence.words.slice(verb.to, verb.to + 8).some((word) => word.lower === 'saying')
  )
}

const saysBefore = ({ phrases }: Sentence, at: number): boolean =>
  phrases.slice(0, at).some((phrase) => phrase.type === 'vp' && !phrase.infinitive)

/** Whether the speaker follows his verb: '…, said X.' */
function isInverted(sentence: Sentence, at: number, story: Story): boolean {
  const before = sentence.phrases[at - 1]
  const behind = sentence.phrases[at + 1]
  const next = sentence.phrases[at + 2]
  // 'Berg, who was there, said 30 bodies were returned': what follows is what she says.
  const goesOn = next?.type === 'vp' && (next.auxiliary || next.form === 'past' || next.form === 's')
  // 'The head of the army, Juan Reyes, said 16 soldiers who had been held were freed': nothing said yet.
  const opens = behind?.type === 'np' && behind.count !== null && isRelative(next) && !saysBefore(sentence, at)
  if (
    behind?.type !== 'np' ||
    behind.lower === 'that' ||
    goesOn ||
    opens ||
    before?.type !== 'word' ||
    !/^[,”"’]$/u.test(before.lower)
  )
    return false
  // 'X announced early on Thursday': not everything behind the verb can speak.
  return behind.what !== null || behind.pronoun || speakerName(sentence, at + 1, story) !== null
}

/** A source and the word by which he speaks. */
interface Cued extends Source {
  readonly cue: number
}

const spokenBy = (speech: Speech | undefined): Cued | null =>
  speech === undefined ? null : { name: speech.speaker, party: speech.party, cue: speech.cue }

/** 'The staff denied having fired and said …': the second verb of saying, where its own clause names nobody who can speak. */
function goesOnSpeaking(sentence: Sentence, at: number, before: Source | null): boolean {
  const joint = sentence.phrases[at - 1]
  return before !== null && joint?.type === 'word' && /^(?:and|but)$/u.test(joint.lower)
}

/** Who spoke before, on the page and in the sentence. */
interface Spoken {
  readonly previous: Speech | null
  readonly inSentence: Cued | null
}

/** A verb by which somebody says something, and where its subject stands. */
interface Saying {
  readonly at: number
  readonly subject: number | null
  readonly goesOn: boolean
  readonly figure: boolean
}

function whoSays(
  sentence: Sentence,
  { at, subject, goesOn, figure }: Saying,
  story: Story,
  { previous, inSentence }: Spoken,
): Source | null {
  if (subject !== null && isOurOwn(sentence, subject)) return null
  const named = subject === null ? null : sourceAt(sentence, subject, story, { previous, goesOn })
  const joined = goesOnSpeaking(sentence, at, inSentence) ? inSentence : null
  // 'X said that Y had fired and accused Z': X does, Y stands in what he says.
  const within = inSentence !== null && subject !== null && (sentence.phrases[subject]?.from ?? 0) > inSentence.cue
  return within && !figure ? (joined ?? named) : (named ?? joined)
}

/** 'The government condemned the attack, accusing the front': whom the sentence is about. */
function mainSubject({ phrases }: Sentence): number | null {
  const first = phrases.findIndex((phrase) => phrase.type === 'vp' && phrase.form !== 'ing' && !phrase.infinitive)
  return first < 0 ? null : (findSubject(phrases, first)?.at ?? null)
}

/** 'hostages presumed to have been kidnapped': they presume nothing. */
function isThoughtOf(phrases: Sentence['phrases'], at: number, verb: VerbPhrase): boolean {
  const next = phrases[at + 1]
  const bare = !verb.auxiliary && /^(?:past|part)$/u.test(verb.form) && phrases[at - 1]?.type === 'np'
  // 'remains believed to be those of', 'hostages presumed to have been kidnapped'.
  const befell = next?.type === 'vp' && next.infinitive && (next.passive || next.lemma === 'be')
  return bare && befell && /^(?:presume|believe|think|suspect|suppose|fear)$/u.test(verb.lemma)
}

/** Whether a verb of saying says nothing here. */
function saysNothing({ words, phrases }: Sentence, at: number, verb: VerbPhrase): boolean {
  const next = words[verb.to]?.lower ?? ''
  // 'The rebels, described as members of the front, freed 25': they are described.
  const named = !verb.auxiliary && LABEL_VERBS.has(verb.lemma) && isComma(phrases[at - 1])
  if (named && words.slice(verb.to, verb.to + 2).some(({ lower }) => lower === 'as')) return true
  // '23 captives confirmed by the army are held': they confirm nothing.
  if (!verb.auxiliary && /^(?:past|part)$/u.test(verb.form) && next === 'by' && phrases[at - 1]?.type === 'np')
    return true
  if (isThoughtOf(phrases, at, verb)) return true
  // 'The deal calls for a truce'.
  if (verb.lemma === 'call' && /^(?:for|on|upon)$/u.test(next)) return true
  // 'did not say when the attack took place' says nothing of it.
  if (verb.negated && /^(?:when|where|how|why|whether|if|who|what)$/u.test(next)) return true
  // 'fighters accused of abuses': they do not accuse.
  return accuses(verb.lemma) && !verb.auxiliary && verb.form !== 's' && next === 'of'
}

/** 'charged that the army had seized 200': said, not laid to anybody by a court. */
const chargesThat = ({ words }: Sentence, verb: VerbPhrase): boolean =>
  verb.lemma === 'charge' && !verb.passive && words[verb.to]?.lower === 'that'

/** Where the one stands who says something: behind the verb, at the head of the sentence, or before the verb. */
function sourceOf(sentence: Sentence, at: number, tail: boolean, adds: boolean): number | null {
  if (tail) return at + 1
  return adds ? mainSubject(sentence) : (findSubject(sentence.phrases, at)?.at ?? null)
}

/** 'with Northland accusing the rebels': a gerund with a speaker of its own. */
const hasOwnSpeaker = ({ phrases }: Sentence, at: number): boolean =>
  phrases[at - 1]?.type === 'np' && isWord(phrases[at - 2], 'with')

const INQUIRIES =
  /^(?:inquiry|enquiry|investigation|investigations|probe|investigators|experts|commission|panel|report|study|mission|office|court|team|review)$/u

/** '…, an inquiry of the United Nations found': what an inquiry finds, it says. */
function isFinding(sentence: Sentence, at: number, verb: VerbPhrase): boolean {
  const next = sentence.words[verb.to]
  if (verb.lemma !== 'find' || verb.passive || verb.infinitive || (next !== undefined && next.cls !== 'mark'))
    return false
  const subject = findSubject(sentence.phrases, at)
  const np = subject?.np
  const whose = subject === null ? undefined : sentence.phrases[subject.at - 2]
  const of = subject !== null && isWord(sentence.phrases[subject.at - 1], 'of') && whose?.type === 'np' ? whose : null
  return INQUIRIES.test(of?.lower ?? '') || INQUIRIES.test(np?.lower ?? '')
}

function saidBy(sentence: Sentence, at: number, story: Story, { previous, inSentence }: Spoken): readonly Speech[] {
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp') return []
  if (saysNothing(sentence, at, verb)) return []
  const spokenStance = stanceOf(sentence, verb) ?? (isFinding(sentence, at, verb) ? 'asserted' : null)
  const figure = spokenStance === null && givesFigure(sentence, at)
  const stance = figure ? 'asserted' : spokenStance
  if (stance === null) return []
  // 'claimed …, suggesting …': the gerund goes on with what the speaker before it says.
  const goesOn = verb.form === 'ing' && !verb.auxiliary && !hasOwnSpeaker(sentence, at)
  // 'a spokeswoman, Maria Cruz, told reporters': who is told does not speak.
  const tail = !goesOn && !figure && !accuses(verb.lemma) && verb.lemma !== 'tell' && isInverted(sentence, at, story)
  const adds = goesOn && inSentence === null && isComma(sentence.phrases[at - 1])
  const subject = sourceOf(sentence, at, tail, adds)
  const said = whoSays(sentence, { at, subject, goesOn: goesOn && !adds, figure }, story, { previous, inSentence })
  const who = relaysOnly(sentence, subject, said) ? (citedAfter(sentence, at, story) ?? said) : said
  if (who === null) return []
  const hedged = who.name === 'article' && stance === 'asserted'
  const spoken = {
    speaker: who.name,
    party: who.party,
    stance: hedged ? ('believed' as const) : stance,
    cue: verb.main,
    relays: verb.lemma === 'quote' && !verb.passive,
  }
  if (figure) return [{ ...spoken, from: verb.from, to: figureEnd(sentence, at) }]
  return stretchesOf(sentence, at, {
    tail,
    closing: !goesOn && closes(sentence, at, subject),
    subject: subject ?? at,
  }).map((stretch) => ({ ...spoken, ...stretch }))
}

/** 'has never acknowledged holding them': what somebody does not own to, he denies. */
const ownsNothing = (verb: VerbPhrase): boolean =>
  verb.negated && /^(?:acknowledge|admit|concede)$/u.test(verb.lemma) && verb.modal === null

/** The stance that a verb of saying lends to what it says; null: it is none. */
const stanceOf = (sentence: Sentence, verb: VerbPhrase): Stance | null =>
  ownsNothing(verb)
    ? 'denied'
    : (speechStance(verb.lemma) ?? (chargesThat(sentence, verb) || findsThat(sentence, verb) ? 'asserted' : null))

/** 'A UN inquiry found that 171 people had been executed'. */
const findsThat = ({ words }: Sentence, verb: VerbPhrase): boolean =>
  verb.lemma === 'find' && !verb.passive && !verb.negated && words[verb.to]?.lower === 'that'

/** Whether whoever reports passes on what others say: nobody who could be told apart, or a broadcaster, a newspaper. */
function relaysOnly({ words, phrases }: Sentence, subject: number | null, said: Source | null): boolean {
  const np = subject === null ? undefined : phrases[subject]
  return (
    said?.name === 'article' ||
    (said !== null && np?.type === 'np' && words.slice(np.from, np.to).some(({ lower }) => MEDIA.test(lower)))
  )
}

const MEDIA =
  /^(?:agency|broadcaster|newspaper|daily|radio|television|tv|channel|news|press|website|outlet|portal|magazine|media|afp|ap|reuters|bbc|cnn|times|journal|post)$/u

/** 'media reported on Tuesday, citing the prime minister's office': who is cited. */
function citedAfter(sentence: Sentence, at: number, story: Story): Source | null {
  const citing = sentence.phrases.findIndex(
    (phrase, place) =>
      place > at && place < at + 7 && phrase.type === 'vp' && phrase.lemma === 'cite' && phrase.form === 'ing',
  )
  const cited = citing < 0 ? null : speakerName(sentence, citing + 1, story)
  return cited?.name === 'article' ? null : cited
}

/** To accuse somebody or to call him something is to say so. */
const accuses = (lemma: string) => lemma === 'accuse' || lemma === 'blame' || LABEL_VERBS.has(lemma)
const speechStance = (lemma: string): Stance | null => cueStance(lemma) ?? (accuses(lemma) ? 'asserted' : null)

/** 'denied the claim' stands for what it denies; 'denied that …' goes on to say it. */
function deniesClaim(sentence: Sentence, at: number): boolean {
  const verb = sentence.phrases[at]
  const np = sentence.phrases[at + 1]
  return (
    verb?.type === 'vp' &&
    cueStance(verb.lemma) === 'denied' &&
    np?.type === 'np' &&
    /^(?:claims?|reports?|allegations?|accusations?|it)$/u.test(np.lower)
  )
}

interface Shape {
  readonly tail: boolean
  readonly closing: boolean
  readonly subject: number
}

/** The words before a cue that closes, the words after one that opens. */
function stretchesOf(
  sentence: Sentence,
  at: number,
  shape: Shape,
): readonly { readonly from: number; readonly to: number }[] {
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp') return []
  const end = contentEnd(sentence, at)
  if (accuses(verb.lemma) || deniesClaim(sentence, at)) return [{ from: verb.from, to: end }]
  const first = sentence.phrases[shape.subject]?.from ?? verb.from
  const before = shape.tail || shape.closing ? [{ from: 0, to: Math.min(verb.from, first) }] : []
  return !shape.tail && hasContent(sentence, at) ? [...before, { from: verb.to, to: end }] : before
}

interface Before {
  readonly previous: Speech | null
  readonly goesOn: boolean
}

function sourceAt(sentence: Sentence, at: number, story: Story, { previous, goesOn }: Before): Source | null {
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return null
  const apposed = apposedPerson(sentence, at, story)
  if (apposed !== null) return apposed
  const him = previous?.body === true && /^(?:he|she|him|her)$/u.test(np.lower)
  const again =
    (np.pronoun || goesOn) && !him && previous !== null ? { name: previous.speaker, party: previous.party } : null
  const own = np.pronoun && np.lower === 'it' ? ownSubject(sentence, at, story) : null
  // 'Amnesty said … The organisation says': the body that spoke before.
  if (
    isThatBody(sentence, np) &&
    previous !== null &&
    previous.speaker !== 'article' &&
    /^\p{Lu}/u.test(previous.speaker)
  )
    return { name: previous.speaker, party: previous.party }
  return (goesOn ? again : null) ?? own ?? speakerName(sentence, at, story) ?? again
}

const isThatBody = ({ words }: Sentence, np: NounPhrase): boolean =>
  np.parties.length === 0 &&
  np.to - np.from <= 3 &&
  words[np.from]?.lower === 'the' &&
  (/^(?:organi[sz]ation|watchdog|charity|ngo)$/u.test(np.lower) ||
    (np.lower === 'group' && /^(?:rights|monitoring|advocacy)$/u.test(words[np.head - 1]?.lower ?? '')))

/** 'The Defence Forces freed 74 civilians, it said': the body that the sentence begins with. */
function ownSubject(sentence: Sentence, before: number, story: Story): Source | null {
  const first = sentence.phrases.findIndex((phrase) => phrase.type === 'vp')
  const subject = first < 0 || first >= before ? null : findSubject(sentence.phrases, first)
  const np = subject === null ? undefined : sentence.phrases[subject.at]
  // 'The body of Juan Reyes was handed over, it said': no body that speaks.
  if (subject === null || np?.type !== 'np' || np.pronoun || np.what === 'bodies' || np.count !== null) return null
  if (sentence.words[np.head]?.cls !== 'name' && !SOURCE_NOUNS.has(np.lower)) return null
  // 'Juan Reyes was killed, it said': no person is 'it'.
  if (np.parties.length === 0 && isFullName(sentence, np)) return null
  return speakerName(sentence, subject.at, story)
}

/** 'The group freed 1,000. “More are with us,” it said.' */
function bodySpokenOf(sentence: Sentence, at: number, np: NounPhrase, story: Story): Speech | null {
  const group =
    np.parties.some(
      ({ name, from, to }) => name.kind === 'group' || (name.form === 'capital' && from === np.from && to === np.to),
    ) || /^(?:group|movement|militia|faction|government|ministry)$/u.test(np.lower)
  const who = group ? speakerName(sentence, at, story) : null
  return who === null
    ? null
    : { from: 0, to: 0, speaker: who.name, party: who.party, stance: 'asserted', cue: 0, body: true }
}

/** Whom the next sentence's 'he said' means where this one quotes nobody: the person it is about. Covers no words itself. */
export function personSpokenOf(sentence: Sentence, story: Story): Speech | null {
  const first = sentence.phrases.findIndex((phrase) => phrase.type === 'vp')
  const begins = sentence.phrases[0]?.type === 'np' && !sentence.phrases[0].time
  const at = begins ? 0 : ((first < 0 ? null : findSubject(sentence.phrases, first))?.at ?? -1)
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || np.pronoun) return null
  if (personName(sentence, np) === null) return bodySpokenOf(sentence, at, np, story)
  const who = apposedPerson(sentence, at, story) ?? speakerName(sentence, at, story)
  const known = who !== null && story.persons.has(who.name.split(' ').at(-1)?.toLowerCase() ?? '')
  return known ? { from: 0, to: 0, speaker: who.name, party: who.party, stance: 'asserted', cue: 0 } : null
}

/** The stretches of speech over a word, the innermost last (RD10). */
export function speechAt(speeches: readonly Speech[], at: number): readonly Speech[] {
  return speeches
    .filter((speech) => speech.from <= at && at < speech.to)
    .sort((a, b) => Number(b.relays === true) - Number(a.relays === true) || b.to - b.from - (a.to - a.from))
}
