import type { Claim } from '../claims/claim.ts'
import { partyOf } from './grammar/party-of.ts'
import { homeLand } from './grammar/people-of-place.ts'
import type { Sentence } from './grammar/read-sentences.ts'
import type { Story } from './grammar/story.ts'
import type { DateMention } from './mentions.ts'
import type { ClaimField, FieldBasis, Inference } from './reader.ts'
import type { Draft } from './rules/draft.ts'
import { type Speech, speechAt } from './rules/speech.ts'

/** A claim just made, with what it was made from. */
export interface Made {
  readonly claim: Claim
  readonly draft: Draft
  readonly sentence: Sentence
  readonly speeches: readonly Speech[]
}

/** What an explanation may look at beyond the claim's own sentence. */
export interface ReadPage {
  readonly text: string
  readonly story: Story
  /** The sentences before and with that of the claim, in reading order. */
  readonly sentences: readonly Sentence[]
}

interface Words {
  readonly from: number
  readonly to: number
}

/** Words that shade a statement; where none stands, nothing in the words weakens it. */
const SHADING =
  /^(?:not|no|never|neither|nor|n[’']t|cannot|den(?:y|ies|ied)|refut(?:es|ed)|reject(?:s|ed)|believed?|thought|reportedly|allegedly|apparently|presumably|presumed|feared|likely|probably|possibly|perhaps|may|might|could|would|will|shall|to|due|expected|plans?|planned|set|scheduled|suggest(?:s|ed)?|estimated?|understood|said|says)$/u

const spanOf = (sentence: Sentence, words: Words) => ({
  start: sentence.words[words.from]?.start ?? sentence.start,
  end: sentence.words[words.to - 1]?.end ?? sentence.end,
})

const away = (at: number, words: Words): number => (at < words.from ? words.from - at : Math.max(0, at - words.to + 1))

/** The nearest of several runs of words to the word that made the rule look; those inside the claim's words come first. */
function nearest<T extends Words>(found: readonly T[], draft: Draft): T | null {
  const rank = (words: Words) => away(draft.at, words) + (words.from >= draft.from && words.to <= draft.to ? 0 : 1_000)
  return [...found].sort((a, b) => rank(a) - rank(b))[0] ?? null
}

const basis = (
  field: ClaimField,
  span: { readonly start: number; readonly end: number } | null,
  inferred: Inference | null,
): FieldBasis => ({ field, start: span?.start ?? null, end: span?.end ?? null, inferred })

/** Where words stand in a stretch of the page's text, the last time before its end; null when they do not. */
function placeOfWords(page: ReadPage, words: string, within: Sentence): { start: number; end: number } | null {
  const start = words === '' ? -1 : page.text.slice(within.start, within.end).indexOf(words)
  return start < 0 ? null : { start: within.start + start, end: within.start + start + words.length }
}

/** Words of the claim's own sentence, or the last sentence before it that has them. */
function toldBefore(page: ReadPage, made: Made, find: (sentence: Sentence) => Words | null) {
  const before = page.sentences.slice(Math.max(0, made.sentence.index - 12), made.sentence.index)
  for (const sentence of before.reverse()) {
    const words = find(sentence)
    if (words !== null) return spanOf(sentence, words)
  }
  return null
}

/** Words of a sentence near the claim's own, those before it first. */
function nearSentence(page: ReadPage, made: Made, find: (sentence: Sentence) => Words | null) {
  const own = made.sentence.index
  const before = page.sentences.slice(Math.max(0, own - 6), own).reverse()
  for (const sentence of [...before, ...page.sentences.slice(own + 1, own + 6)]) {
    const words = find(sentence)
    if (words !== null) return spanOf(sentence, words)
  }
  return null
}

function countBasis(page: ReadPage, made: Made): FieldBasis | null {
  const { count } = made.claim
  if (count === null) return null
  const same = (sentence: Sentence) =>
    sentence.counts.filter(
      (mention) => mention.count.min === count.min && mention.count.max === count.max && !mention.countsNothing,
    )
  const own = nearest(same(made.sentence), made.draft)
  if (own !== null) return basis('count', spanOf(made.sentence, own), null)
  const said = placeOfWords(page, count.text, made.sentence)
  if (said !== null) return basis('count', said, null)
  const told = toldBefore(page, made, (sentence) => same(sentence).at(-1) ?? null)
  return basis('count', told, told === null ? 'rule' : 'same-group')
}

function whatBasis(page: ReadPage, made: Made): FieldBasis | null {
  const { what } = made.claim
  if (what === null) return null
  const heads = (sentence: Sentence): readonly Words[] =>
    sentence.phrases.flatMap((phrase) =>
      phrase.type === 'np' && (phrase.what === what || phrase.lower === what)
        ? [{ from: phrase.head, to: phrase.head + 1 }]
        : [],
    )
  const own = nearest(heads(made.sentence), made.draft)
  if (own !== null) return basis('what', spanOf(made.sentence, own), null)
  const said = placeOfWords(page, what, made.sentence)
  if (said !== null) return basis('what', said, null)
  const told = toldBefore(page, made, (sentence) => heads(sentence).at(-1) ?? null)
  return basis('what', told, told === null ? 'rule' : 'same-group')
}

type PartyField = 'actor' | 'peopleOf' | 'recipient'

const names = (sentence: Sentence, party: string): readonly Words[] =>
  sentence.parties.filter((mention) => mention.name.party === party)

/** Noun phrases that name no party and stand for one: 'the army', 'the rebels'. Pronouns stand for whoever acted last. */
function standIns(made: Made, story: Story, party: string): readonly Words[] {
  const { sentence } = made
  return sentence.phrases.flatMap((phrase, at) =>
    phrase.type === 'np' && partyOf(sentence, at, story) === party && !phrase.pronoun
      ? [{ from: phrase.from, to: phrase.to }]
      : [],
  )
}

const PRONOUNS = /^(?:it|its|they|them|their|he|his|him|she|her|we|our|us)$/u

function partyBasis(page: ReadPage, made: Made, field: PartyField): FieldBasis | null {
  const party = made.claim[field]
  if (party === null) return null
  const how = made.draft.filled?.[field]
  if (how === 'place')
    return basis(field, made.claim.place === null ? null : placeOfWords(page, made.claim.place, made.sentence), how)
  const dwelling = field === 'peopleOf' ? dwellingBasis(page, made, party) : null
  if (dwelling !== null) return dwelling
  if (how !== undefined) {
    const told = toldBefore(page, made, (sentence) => names(sentence, party).at(-1) ?? null)
    return basis(field, told, how)
  }
  const own = nearest(names(made.sentence, party), made.draft)
  if (own !== null) return basis(field, spanOf(made.sentence, own), null)
  const said = party === 'both' ? null : placeOfWords(page, party, made.sentence)
  if (said !== null) return basis(field, said, null)
  const standing = nearest(standIns(made, page.story, party), made.draft)
  if (standing !== null) return basis(field, spanOf(made.sentence, standing), 'stands-for')
  const pronouns = made.sentence.words.flatMap((word, at) =>
    PRONOUNS.test(word.lower) ? [{ from: at, to: at + 1 }] : [],
  )
  const pronoun = nearest(pronouns, made.draft)
  if (pronoun !== null) return basis(field, spanOf(made.sentence, pronoun), 'stands-for')
  return basis(
    field,
    toldBefore(page, made, (sentence) => names(sentence, party).at(-1) ?? null),
    'rule',
  )
}

/** 'five residents of Gori': the place that tells whose they are, where no word of theirs names the party. */
function dwellingBasis({ story }: ReadPage, { sentence, draft }: Made, party: string): FieldBasis | null {
  const to = draft.patientTo ?? draft.to
  if (names(sentence, party).some((words) => words.from >= draft.from && words.to <= to)) return null
  const at = sentence.phrases.findIndex(
    (np, place) =>
      np.type === 'np' && np.from >= draft.from && np.from < to && homeLand(sentence, place, np, story) === party,
  )
  const place = sentence.phrases[at + 2]
  return at < 0 || place === undefined ? null : basis('peopleOf', spanOf(sentence, place), 'place')
}

const YEAR_FROM = { text: null, reference: 'publication-day', case: 'case' } as const

function dateBasis(
  page: ReadPage,
  made: Made,
  field: 'date' | 'uttered' | 'deadline',
  value: string | null,
  fits: (date: DateMention) => boolean,
): FieldBasis | null {
  if (value === null) return null
  const found = nearest(
    made.sentence.dates.filter((date) => date.edtf === value && fits(date)),
    made.draft,
  )
  if (found === null) {
    const told = nearSentence(page, made, (sentence) => sentence.dates.find((date) => date.edtf === value) ?? null)
    return basis(field, told, told === null ? 'rule' : 'claim-before')
  }
  return basis(field, spanOf(made.sentence, found), found.yearFrom === null ? null : YEAR_FROM[found.yearFrom])
}

function speakerBasis(page: ReadPage, made: Made): FieldBasis {
  const { speaker } = made.claim
  const inner = speechAt(made.speeches, made.draft.at).at(-1)
  if (inner === undefined) return basis('speaker', speaker === 'article' ? null : anywhere(page, speaker), 'own-voice')
  if (speaker === 'article')
    return basis('speaker', spanOf(made.sentence, { from: inner.cue, to: inner.cue + 1 }), 'own-voice')
  const said = placeOfWords(page, speaker, made.sentence)
  if (said !== null) return basis('speaker', said, null)
  const last = speaker.split(' ').at(-1) ?? speaker
  const short = placeOfWords(page, last, made.sentence)
  if (short !== null) return basis('speaker', short, 'stands-for')
  const party = nearest(names(made.sentence, speaker), made.draft)
  if (party !== null) return basis('speaker', spanOf(made.sentence, party), null)
  return basis('speaker', anywhere(page, speaker), 'claim-before')
}

/** Somebody who signs, issues or was named before may stand anywhere on the page, in capitals too. */
function anywhere(page: ReadPage, words: string): { start: number; end: number } | null {
  const start = page.text.indexOf(words)
  if (start >= 0) return { start, end: start + words.length }
  const lower = page.text.toLowerCase()
  const shouted = lower.length === page.text.length ? lower.indexOf(words.toLowerCase()) : -1
  return shouted < 0 ? null : { start: shouted, end: shouted + words.length }
}

function stanceBasis(made: Made): FieldBasis {
  const { sentence, draft, claim } = made
  const cue = speechAt(made.speeches, draft.at).findLast((speech) => speech.stance === claim.stance)
  if (cue !== undefined && claim.stance !== draft.stance)
    return basis('stance', spanOf(sentence, { from: cue.cue, to: cue.cue + 1 }), null)
  if (claim.stance === 'asserted') return basis('stance', null, 'plain-words')
  const shades = sentence.words.flatMap((word, at) => (SHADING.test(word.lower) ? [{ from: at, to: at + 1 }] : []))
  const shade = nearest(shades, draft)
  return basis('stance', shade === null ? null : spanOf(sentence, shade), shade === null ? 'rule' : null)
}

/** Fields whose value is in the text's own words. */
function wordBasis(page: ReadPage, made: Made, field: ClaimField, value: string | null): FieldBasis | null {
  if (value === null || value === '') return null
  const said = placeOfWords(page, value, made.sentence)
  return basis(field, said, said === null ? 'rule' : null)
}

/** Where it was: said by the sentence, or carried from the one that tells of the same happening (RD63). */
function placeBasis(page: ReadPage, made: Made): FieldBasis | null {
  const own = wordBasis(page, made, 'place', made.claim.place)
  if (own === null || own.start !== null) return own
  const words = made.claim.place ?? ''
  const told = page.sentences
    .slice(Math.max(0, made.sentence.index - 6), made.sentence.index + 6)
    .map((sentence) => placeOfWords(page, words, sentence))
    .find((span) => span !== null)
  return told === undefined ? own : basis('place', told, 'claim-before')
}

function ownFields(page: ReadPage, made: Made, trigger: FieldBasis): readonly (FieldBasis | null)[] {
  const { claim } = made
  switch (claim.kind) {
    case 'refused':
      return [{ ...trigger, field: 'duty', inferred: 'rule' }]
    case 'undertaking':
      return [
        { ...trigger, field: 'duty', inferred: 'rule' },
        wordBasis(page, made, 'agreement', claim.agreement),
        dateBasis(page, made, 'deadline', claim.deadline, () => true),
      ]
    case 'accused':
      return [wordBasis(page, made, 'charge', claim.charge)]
    case 'office':
      return [
        wordBasis(page, made, 'person', claim.person),
        wordBasis(page, made, 'role', claim.role),
        wordBasis(page, made, 'replaced', claim.replaced),
      ]
    default:
      return []
  }
}

/**
 * What each filled field of a claim rests on (RD70): words of the page by their place in its text, or an inference, which is
 * marked as one. A field that a rule took from elsewhere is never passed off as said by the sentence.
 */
export function explainClaim(page: ReadPage, made: Made): readonly FieldBasis[] {
  const { claim, draft, sentence } = made
  const trigger = basis('kind', spanOf(sentence, { from: draft.at, to: draft.at + 1 }), null)
  return [
    trigger,
    countBasis(page, made),
    whatBasis(page, made),
    partyBasis(page, made, 'actor'),
    partyBasis(page, made, 'peopleOf'),
    partyBasis(page, made, 'recipient'),
    placeBasis(page, made),
    dateBasis(page, made, 'date', claim.date, (date) => date.relation !== 'deadline'),
    dateBasis(page, made, 'uttered', claim.uttered, () => true),
    speakerBasis(page, made),
    stanceBasis(made),
    ...ownFields(page, made, trigger),
  ].filter((one) => one !== null)
}
