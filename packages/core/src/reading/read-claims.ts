import { READ_PEOPLE_KINDS } from '../claims/kinds.ts'
import { finishClaims, joinStance, type Located } from './finish-claims.ts'
import { findSubject } from './grammar/clauses.ts'
import { findParties, partiesInHead } from './grammar/find-parties.ts'
import { keepGroup } from './grammar/keep-group.ts'
import { partyOf } from './grammar/party-of.ts'
import { isWord } from './grammar/phrase-tests.ts'
import type { VerbPhrase } from './grammar/phrases.ts'
import { type GrammarContext, readSentence, type Sentence } from './grammar/read-sentences.ts'
import { type SentenceSpan, splitSentences } from './grammar/sentences.ts'
import { type Story, tellStory } from './grammar/story.ts'
import { isKnownPerson } from './grammar/who.ts'
import type { NameIndex } from './names/party-names.ts'
import { partyNames } from './names/party-names.ts'
import { withShortNames } from './names/short-names.ts'
import { isPeoplesName } from './names/sides.ts'
import { isLatin, languageOf } from './plain/detect.ts'
import { LANGUAGE_PACKS } from './plain/packs/index.ts'
import { readPlain } from './plain/read-plain.ts'
import type { Dropped, Reading, ReadingTask } from './reader.ts'
import { readAboard } from './rules/aboard.ts'
import { readAbuse, readAbuseNoun, readAbuser, readShields, readSubjects } from './rules/abuse-claims.ts'
import { readAccepted } from './rules/accepted-claims.ts'
import { readAgreement, readAgreementTo, readReachedBetween } from './rules/agreement-claims.ts'
import { readAnswersFor, readIsBehind } from './rules/answers-for.ts'
import { readAsDid } from './rules/as-did.ts'
import { readAttackNoun } from './rules/attack-nouns.ts'
import { readBelievedThere } from './rules/believed-there.ts'
import { readBlamedOn } from './rules/blamed-on.ts'
import { withoutFoundAgain } from './rules/bodies-found.ts'
import { readBoundByText } from './rules/bound-by-text.ts'
import { readBreachNoun } from './rules/breach-claims.ts'
import { readBroughtTo } from './rules/brought-total.ts'
import { readCaseNoun } from './rules/case-claims.ts'
import { readCharge, readOnCharges } from './rules/charge-claims.ts'
import { readCountedDeeds } from './rules/counted-deeds.ts'
import { readTermGiven, readTrial } from './rules/court-claims.ts'
import { readDenial } from './rules/denial-claims.ts'
import type { Draft, Scene } from './rules/draft.ts'
import { readPromise } from './rules/duty-claims.ts'
import { readCustody, readMakeUp } from './rules/group-claims.ts'
import { readHeldAbroad } from './rules/held-abroad.ts'
import { readLeftBehind } from './rules/left-behind.ts'
import { readListed } from './rules/list-claims.ts'
import { readAsideParts, readListedParts } from './rules/listed-parts.ts'
import { readMutual } from './rules/mutual-claims.ts'
import { readNamedDeed, readWhoseDeed } from './rules/named-deeds.ts'
import { readFallenNames } from './rules/names-of-fallen.ts'
import { readNoTrace, readNotAccounted, readSearch, readWhatBecame } from './rules/no-trace.ts'
import { readNominal, readState } from './rules/noun-claims.ts'
import { readOffice } from './rules/office-claims.ts'
import { readOtherFigure } from './rules/other-figure.ts'
import { readReturnOfNoun } from './rules/other-half.ts'
import { turnOtherWay } from './rules/other-way.ts'
import { ownVoice } from './rules/own-voice.ts'
import { readParts } from './rules/part-claims.ts'
import { readFailedExchange, readPlannedExchange } from './rules/planned-exchange.ts'
import { readPromiseNoun } from './rules/promise-nouns.ts'
import { withPutFigure } from './rules/put-figures.ts'
import { carryQuotations, type Spoken } from './rules/quotations.ts'
import { readMadeDependent, readRefusal, readRefusalNoun } from './rules/refusal-claims.ts'
import { carryReported } from './rules/reported-after.ts'
import { withSharedStriker } from './rules/shared-striker.ts'
import { readShouldHave } from './rules/should-have.ts'
import { findSpeech, personSpokenOf, type Speech, speechAt } from './rules/speech.ts'
import { readStaying } from './rules/staying-captives.ts'
import { readStillInHands } from './rules/still-in-hands.ts'
import { readSubgroups } from './rules/subgroup-claims.ts'
import { readSwapFormula } from './rules/swap-formula.ts'
import { readBroughtTotal, readRevision } from './rules/tally-claims.ts'
import { diedInPassing, dropToldTwice } from './rules/told-twice.ts'
import { readLostContact, readNoneLeft, readUnkept, readUnseen, readWillNot } from './rules/unkept-claims.ts'
import { readVerb } from './rules/verb-claims.ts'
import { readNobodyKnows, readNothingHeard, readWhereabouts, readWhoseFate } from './rules/whereabouts.ts'
import { readWillStop } from './rules/will-stop.ts'
import { settleParties } from './settle-parties.ts'
import { joinApostrophes, tokenize } from './tokens.ts'

/** The languages that this reader knows in full; those of `plain/` go to theirs. */
const LANGUAGES: ReadonlySet<string> = new Set(['en'])

const COUNTED: ReadonlySet<string> = new Set([...READ_PEOPLE_KINDS, 'accused', 'undertaking'])

/** 'detainees held by its army': a bare participle right behind whom it describes. */
function isDescribing({ phrases, words }: Sentence, at: number): boolean {
  const verb = phrases[at]
  const bare = verb?.type === 'vp' && !verb.auxiliary && words[verb.main]?.forms.includes('part') === true
  return bare && phrases[at - 1]?.type === 'np' && words[verb.to]?.lower === 'by'
}

/** Keeps in mind who acts, for the pronouns that follow. */
function rememberActor({ sentence, story }: Scene, at: number, verb: VerbPhrase): void {
  const subject = findSubject(sentence.phrases, at)
  const actor = subject === null ? null : partyOf(sentence, subject.at, story)
  // 'let the men go': who goes does not act.
  const letting = sentence.phrases[at - 2]
  const small =
    verb.form === 'base' &&
    !verb.auxiliary &&
    letting?.type === 'vp' &&
    /^(?:let|make|help|see|watch|hear|have)$/u.test(letting.lemma)
  // 'civilians who were captured by its troops': who suffers is not whose troops they are.
  const suffers =
    (verb.passive || isAccused(sentence, verb) || (verb.form !== 'ing' && isDescribing(sentence, at))) &&
    subject?.np.what != null
  // 'sent back a ranger who was in its custody': of whom the clause tells is not whose custody it was.
  const described = subject?.np.what != null && isWord(sentence.phrases[at - 1], 'who', 'whom', 'that')
  if (actor === null || small || suffers || described) return
  story.lastNeutral = story.neutral.has(actor) ? actor : null
  if (story.neutral.has(actor)) return
  if (actor !== 'both') story.lastActor = actor
  const joint = subject !== null && areTwoParties(sentence, subject.at, story)
  story.bothActed = joint || actor === 'both' || (subject?.np.lower === 'they' && story.bothActed)
}

/** 'shot a woman accused of being a spy': she is, and accuses nobody. */
const isAccused = ({ words }: Sentence, { auxiliary, lemma, to }: VerbPhrase): boolean =>
  (!auxiliary && lemma === 'accuse' && words[to]?.lower === 'of') ||
  (lemma === 'be' && words[to - 1]?.lower === 'being')

/** 'Northland and Southland said': both, whichever is named last. */
function areTwoParties(sentence: Sentence, at: number, story: Story): boolean {
  const pair = (one: number, other: number) => {
    const parties = [partyOf(sentence, one, story), partyOf(sentence, other, story)]
    return (
      parties.every((party) => party !== null && story.main.slice(0, 2).includes(party)) && parties[0] !== parties[1]
    )
  }
  if (isWord(sentence.phrases[at - 1], 'and') && pair(at - 2, at)) return true
  return isWord(sentence.phrases[at + 1], 'and') && pair(at, at + 2)
}

type Rule = (scene: Scene, at: number) => void

/** What a verb may tell where the rules before found nothing, one after the other. */
const OTHERWISE: readonly Rule[] = [
  readNotAccounted,
  readRefusal,
  readMadeDependent,
  readBroughtTotal,
  readBroughtTo,
  readRevision,
  readOtherFigure,
  readUnkept,
  readWillNot,
  readUnseen,
  readNoneLeft,
  readWhatBecame,
  readSearch,
]
const LAST: readonly Rule[] = [
  readShouldHave,
  readAnswersFor,
  readIsBehind,
  readLeftBehind,
  readBelievedThere,
  readPlannedExchange,
  readFailedExchange,
]

const NOUNS: readonly Rule[] = [
  readNominal,
  readReturnOfNoun,
  readCountedDeeds,
  readNamedDeed,
  readWhoseDeed,
  readCustody,
  readStillInHands,
  readAboard,
  readState,
  readFallenNames,
  readWhereabouts,
  readWhoseFate,
  readNothingHeard,
  readNobodyKnows,
  readNoTrace,
  readSearch,
  readLostContact,
  readAttackNoun,
  readBreachNoun,
  readAbuseNoun,
  readRefusalNoun,
  readPromiseNoun,
  readOnCharges,
  readCaseNoun,
  readReachedBetween,
  readAgreementTo,
]

function readVerbPhrase(scene: Scene, at: number, drafts: readonly Draft[], speeches: readonly Speech[]): void {
  if (readStaying(scene, at)) return
  const before = drafts.length
  const untold = () => drafts.length === before
  readVerb(scene, at)
  readMakeUp(scene, at)
  readListed(scene, at)
  readDenial(scene, at)
  readPromise(scene, at)
  readAgreement(scene, at)
  readAccepted(scene, at)
  readBoundByText(scene, at)
  for (const rule of OTHERWISE) if (untold()) rule(scene, at)
  if (!readMutual(scene, at)) readCharge(scene, at)
  readTrial(scene, at)
  readTermGiven(scene, at)
  readBlamedOn(scene, at)
  readAbuse(scene, at)
  readSubjects(scene, at)
  readShields(scene, at)
  readAbuser(scene, at)
  readOffice(scene, at)
  for (const rule of LAST) if (untold()) rule(scene, at)
  if (untold()) readWillStop(scene, at, speeches)
}

function readPhrase(scene: Scene, at: number, drafts: readonly Draft[], speeches: readonly Speech[]): void {
  const phrase = scene.sentence.phrases[at]
  if (phrase?.type === 'vp') {
    rememberActor(scene, at, phrase)
    readVerbPhrase(scene, at, drafts, speeches)
  } else if (phrase?.type === 'np') for (const rule of NOUNS) rule(scene, at)
}

/** What a claim says of one group, later numbers of its sentence may say of others. */
function readWholes(scene: Scene, drafts: readonly Draft[]): void {
  for (const [step, draft] of [...drafts].entries()) {
    if (draft.count === null || !COUNTED.has(draft.kind)) continue
    // The next claim's words end what this one can lend its verb to.
    const until = drafts.slice(step + 1).find((next) => next.aside !== true)
    readParts(scene, draft, until === undefined || until.at === draft.at ? scene.sentence.words.length : until.from)
  }
}

function rememberGroup({ story, sentence, speeches }: Spoken & { readonly story: Story }, draft: Draft): void {
  if (draft.kind === 'accused' && draft.peopleOf !== null && draft.stance !== 'denied')
    story.accusations.push({ sentence: sentence.index, party: draft.peopleOf, charge: draft.charge ?? '' })
  if (draft.kind === 'attacked' || draft.kind === 'office' || draft.kind === 'undertaking' || draft.what === null)
    return
  const spoken = speechAt(speeches, draft.at)
  const inner = spoken.at(-1)
  const told = inner === undefined ? draft.follows : { speaker: inner.speaker, stance: joinStance(null, spoken) }
  keepGroup(story, {
    sentence: sentence.index,
    at: draft.at,
    count: draft.count,
    what: draft.what,
    head: draft.head ?? null,
    sort: draft.sort ?? null,
    party: draft.peopleOf,
    kind: draft.kind,
    actor: draft.actor,
    recipient: draft.recipient,
    stance: draft.stance,
    ...(told === undefined ? {} : { told }),
    again: draft.rule === 'RD58' || draft.rule === 'RD46' || draft.part === true,
    ...(draft.beside === true ? { beside: true } : {}),
  })
}

/** How many sentences on 'the same day' and 'since then' still mean a date. */
const DATE_REACHES = 4

/** Reads sentences one after the other, each with the date told of before it (RD208). */
function inOrder(spans: readonly SentenceSpan[], context: GrammarContext): readonly Sentence[] {
  let before: { readonly edtf: string; readonly index: number } | null = null
  return spans.map((span, index) => {
    const previous: string | null = before !== null && index - before.index <= DATE_REACHES ? before.edtf : null
    const sentence = readSentence(span, index, { ...context, dates: { ...context.dates, previous } })
    const told = sentence.dates.findLast(({ relation, edtf }) => relation === 'on' && edtf !== null)
    // 'In February … Four days later': nobody can count from a month, nor from the day told of before it.
    if (told?.edtf != null) before = isDay(told.edtf) ? { edtf: told.edtf, index } : null
    return sentence
  })
}

const isDay = (edtf: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(edtf)

/** What somebody says in each sentence, and in the quotations that go on over several. */
function readSpeech(sentences: readonly Sentence[], story: Story): readonly Spoken[] {
  let previous: Speech | null = null
  const spoken: Spoken[] = []
  for (const sentence of sentences) {
    const speeches = findSpeech(sentence, story, previous)
    previous = speeches.at(-1) ?? personSpokenOf(sentence, story) ?? previous
    spoken.push({ sentence, speeches })
  }
  return carryReported(carryQuotations(spoken), story)
}

function readOne({ sentence, speeches }: Spoken, story: Story, dropped: Dropped[]): Located {
  const drafts: Draft[] = []
  const drop = (rule: string, from: number, to: number, why: string) => {
    dropped.push({
      rule,
      start: sentence.words[from]?.start ?? sentence.start,
      end: sentence.words[to - 1]?.end ?? sentence.end,
      why,
    })
  }
  const scene: Scene = {
    sentence,
    story,
    drafts,
    propose: (draft) => {
      if (diedInPassing(draft, drafts, sentence))
        return drop(draft.rule, draft.from, draft.to, 'how those died whose bodies are told of')
      drafts.push(draft)
      rememberGroup({ story, sentence, speeches }, draft)
    },
    drop,
  }
  story.speaking =
    speeches.findLast(({ party }) => party !== null)?.party ?? (speeches.length === 0 ? story.voice : null)
  // 'according to the movement’s officials, their soldiers were killed'.
  const according = speeches.find(({ cue, party }) => party !== null && sentence.words[cue]?.lower === 'according')
  if (according !== undefined) story.lastActor = according.party
  for (let at = 0; at < sentence.phrases.length; at++) readPhrase(scene, at, drafts, speeches)
  readSwapFormula(scene)
  dropToldTwice(drafts, drop)
  readWholes(scene, drafts)
  readSubgroups(scene)
  turnOtherWay(scene, drafts)
  readListedParts(scene)
  readAsideParts(scene)
  readAsDid(scene)
  readHeldAbroad(scene)
  story.lastNamed = namedLast(sentence, story)
  story.lastSpoke =
    speeches.findLast(({ party }) => party !== null && !story.neutral.has(party))?.party ?? story.lastSpoke
  story.firstSpoke ??= story.lastSpoke
  story.lastPeople = peopleOfSubject(sentence) ?? story.lastPeople
  story.lastPerson = speeches.findLast(({ party, body }) => party !== null && body !== true)?.party ?? story.lastPerson
  return { sentence, drafts: withPutFigure(withSharedStriker(withoutFoundAgain(drafts), sentence), sentence), speeches }
}

/** 'Most of the Northlanders were taken home': the people whom a sentence is about, by their own name; null: it begins otherwise. */
function peopleOfSubject({ phrases, words, index }: Sentence): Story['lastPeople'] {
  const [first, of, whom] = phrases
  const np = isWord(of, 'of') && first?.type === 'np' && /^(?:most|many|some|all)$/u.test(first.lower) ? whom : first
  if (np?.type !== 'np' || np.count !== null || words[np.from]?.lower !== 'the') return null
  const people = np.parties.find(
    ({ to, name }) =>
      (name.form === 'demonym' || isPeoplesName(name.party)) && to === np.head + 1 && np.lower.endsWith('s'),
  )
  return people === undefined ? null : { sentence: index, party: people.name.party }
}

/** The party of the first person whom a sentence names; null: it names none whose party is known. */
function namedLast(sentence: Sentence, story: Story): string | null {
  const first = sentence.phrases.findIndex(
    (np, at) => np.type === 'np' && isKnownPerson(sentence, at, story) && partyOf(sentence, at, story) !== null,
  )
  return first < 0 ? null : partyOf(sentence, first, story)
}

const unread = (why: string): Reading => ({ claims: [], bases: [], dropped: [{ rule: 'RD56', start: 0, end: 0, why }] })

/** The side whose own statement or letter a page is, for 'our' and 'the enemy'; null: a report, or of a body that takes no side. */
function partyOfVoice(page: ReadingTask['page'], names: NameIndex): string | null {
  const voice = ownVoice(page)
  const name = voice === null ? undefined : findParties(joinApostrophes(tokenize(voice)), names).at(-1)?.name
  return name === undefined || name.kind === 'neutral' ? null : name.party
}

/**
 * Proposes the claims of a page's article: tokens, sentences, phrases, parties, references, speech, then one rule after the
 * other. Pure: the same page and case give the same claims.
 */
export function readClaims(task: ReadingTask): Reading {
  const lang = (task.lang ?? task.page.lang ?? languageOf(task.page))?.split('-')[0] ?? null
  const pack = lang === null ? undefined : LANGUAGE_PACKS.get(lang)
  if (pack !== undefined) return readPlain(pack, task)
  // RD56: a page in a language without a pack is not read with the words of another.
  if (lang !== null && !LANGUAGES.has(lang)) return unread(`no reader for this language yet: ${lang}`)
  if (lang === null && !isLatin(task.page)) return unread('no reader for this script yet, and no language told')
  const { page, setting } = task
  const context = {
    text: page.text,
    names: withShortNames(partyNames(setting), page.text),
    numerals: setting.numerals,
    dates: {
      referenceDate: task.referenceDate,
      noEarlierThan: page.publishedNoEarlierThan,
      events: setting.agreements.map((agreement) => ({
        names: [agreement.name, ...agreement.aliases],
        date: agreement.date,
      })),
    },
  }
  const sentences = inOrder(splitSentences(page), context)
  const story = tellStory(sentences, partiesInHead(page, context.names), partyOfVoice(page, context.names))
  const dropped: Dropped[] = []
  const located = readSpeech(sentences, story).map((spoken) => readOne(spoken, story, dropped))
  return { ...finishClaims(settleParties(located, story), { task, story, dropped }), dropped }
}
