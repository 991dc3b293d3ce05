import type { Claim } from '../claims/claim.ts'
import type { Stance } from '../claims/kinds.ts'
import { carrySettings } from './carry-settings.ts'
import { explainClaim, type Made } from './explain-claim.ts'
import type { Sentence } from './grammar/read-sentences.ts'
import type { Story } from './grammar/story.ts'
import { wordingOf } from './grammar/word.ts'
import type { Dropped, FieldBasis, ReadingTask } from './reader.ts'
import { type Finished, relateClaims } from './relate-claims.ts'
import type { Draft } from './rules/draft.ts'
import { ownVoice } from './rules/own-voice.ts'
import { isPresentState, isReportedState, isSince } from './rules/present-state.ts'
import { dateOf, deadlineOf, placeOf, utteredOf } from './rules/setting-of.ts'
import { type Speech, speechAt } from './rules/speech.ts'

export const READER = { name: 'en-rules', version: '1' } as const

export interface Located {
  readonly sentence: Sentence
  readonly drafts: readonly Draft[]
  readonly speeches: readonly Speech[]
}

interface Desk {
  readonly task: ReadingTask
  readonly story: Story
  readonly dropped: Dropped[]
  /** Who speaks where the text does not say: 'article', or who signed or issued it. */
  readonly voice: string
}

const WEIGHT: Readonly<Record<Stance, number>> = { asserted: 0, believed: 1, speculated: 2, planned: 3, denied: 4 }

/** RD12: the words' own stance and that of the speech around them: a denial turns an assertion, a doubt weakens it. */
/** The stance that speakers in one another leave a claim: the one that says least. `own`: what its words say. */
export function joinStance(own: Stance | null, speeches: readonly Speech[]): Stance {
  const spoken = speeches
    .map((speech) => speech.stance)
    .reduce<Stance>((a, b) => (WEIGHT[b] > WEIGHT[a] ? b : a), 'asserted')
  if (own === null) return spoken
  if (own === 'planned') return spoken === 'denied' ? 'denied' : 'planned'
  if (own === 'denied') return spoken === 'denied' ? 'denied' : 'denied'
  return WEIGHT[spoken] > WEIGHT[own] ? spoken : own
}

const AGAINST_SELF = new Set(['held', 'captured', 'killed', 'refused', 'attacked'])

function quoteOf(sentence: Sentence, draft: Draft): { start: number; end: number } | null {
  let from = draft.from
  let to = draft.to
  while (to > from && /^[,;:.“"(—–]$/u.test(sentence.words[to - 1]?.text ?? '')) to--
  while (from < to && /^[,;:.”")—–]$/u.test(sentence.words[from]?.text ?? '')) from++
  // A quote has three words at least, so that it can be found again.
  while (to - from < 3 && (from > 0 || to < sentence.words.length)) {
    if (to < sentence.words.length) to++
    else from--
  }
  const start = sentence.words[from]?.start
  const end = sentence.words[to - 1]?.end
  return start === undefined || end === undefined || start >= end ? null : { start, end }
}

/** A state is that of the day it is told on: 'twelve are still held', 'said on Monday that it held 12'; null: no day is known. */
function stateDate(desk: Desk, sentence: Sentence, draft: Draft, speeches: readonly Speech[]): string | null {
  const inner = speechAt(speeches, draft.at).at(-1)
  const uttered = inner === undefined ? null : utteredOf(sentence, inner.cue)
  if (isPresentState(sentence, draft)) return uttered ?? desk.task.referenceDate
  return isReportedState(sentence, draft) ? uttered : null
}

/** '2018' of those who 'have been missing since'. */
const openEnd = (date: string): string => (date.includes('/') ? date : `${date}/..`)

/** What a sentence says of a part ('188 had fought at Redvale') is of no release or capture; an office is taken nowhere. */
function settingOf(desk: Desk, { sentence, speeches }: Located, draft: Draft): Pick<Claim, 'place' | 'date'> {
  const unset = draft.rule === 'RD57' || draft.unset === true
  const told = unset ? null : dateOf(sentence, draft, speeches)
  const date =
    told === null ? stateDate(desk, sentence, draft, speeches) : isSince(sentence, draft) ? openEnd(told) : told
  return { place: unset || draft.kind === 'office' ? null : placeOf(sentence, draft), date }
}

/** 'obliges both to withdraw by 19 September': by when it is due is no day of the undertaking. */
function undertakingOf<B extends { readonly date: string | null }>(base: B, draft: Draft, deadline: string | null) {
  const due = base.date?.startsWith('../') === true ? base.date : null
  const date = due === null ? base.date : null
  return {
    ...base,
    kind: 'undertaking' as const,
    date,
    agreement: draft.agreement ?? null,
    agreementDate: draft.agreement == null ? null : date,
    duty: draft.duty ?? 'other',
    deadline: deadline ?? due,
  }
}

function finish(desk: Desk, located: Located, draft: Draft, serial: number): Claim | null {
  const { sentence } = located
  const place = quoteOf(sentence, draft)
  if (place === null) return null
  const speeches = speechAt(located.speeches, draft.at)
  const inner = speeches.at(-1)
  const follows = inner === undefined ? draft.follows : undefined
  const stance = joinStance(draft.stance ?? follows?.stance ?? null, speeches)
  const base = {
    id: `${desk.task.source.slice(0, 12)}-${draft.kind}-${place.start}-${serial}`,
    count: draft.count,
    what: draft.what,
    actor: draft.actor,
    peopleOf: draft.peopleOf,
    recipient: draft.recipient,
    ...settingOf(desk, located, draft),
    uttered: inner === undefined ? null : utteredOf(sentence, inner.cue),
    speaker: draft.speaker ?? inner?.speaker ?? follows?.speaker ?? desk.voice,
    via: speeches
      .slice(0, -1)
      .map((speech) => speech.speaker)
      .filter((name) => name !== 'article'),
    stance,
    admission:
      AGAINST_SELF.has(draft.kind) && stance === 'asserted' && draft.actor !== null && inner?.party === draft.actor,
    quote: desk.task.page.text.slice(place.start, place.end),
    start: place.start,
    end: place.end,
    partOf: null,
    disjointFrom: null,
    sameAs: null,
    reader: READER,
    rule: draft.rule,
  }
  switch (draft.kind) {
    case 'refused':
      return { ...base, kind: 'refused', duty: draft.duty ?? 'other' }
    case 'attacked':
      return { ...base, kind: 'attacked', breaches: draft.breaches ?? [] }
    case 'undertaking':
      return undertakingOf(base, draft, deadlineOf(sentence))
    case 'accused':
      return { ...base, kind: 'accused', charge: draft.charge ?? '' }
    case 'office':
      return {
        ...base,
        kind: 'office',
        person: draft.person ?? null,
        role: draft.role ?? '',
        replaced: draft.replaced ?? null,
      }
    default:
      return { ...base, kind: draft.kind }
  }
}

const numbers = (claim: Claim) => (claim.count === null ? '-' : `${claim.count.min}..${claim.count.max}`)

const sameDuty = (one: Claim, other: Claim) =>
  one.kind !== 'undertaking' || other.kind !== 'undertaking' || (one.duty === other.duty && one.start === other.start)

/** Whose they are and who did it is the same, or a bare 'five dead' (RD37) leaves both to the verb beside it. */
const saysNoMore = (claim: Claim, other: Claim): boolean =>
  claim.rule === 'RD37' && claim.actor === null
    ? claim.peopleOf === null || claim.peopleOf === other.peopleOf
    : other.peopleOf === claim.peopleOf && other.actor === claim.actor

const CASUALTIES: ReadonlySet<string> = new Set(['killed', 'wounded'])
const PARTS_CLAUSES = /^(?:by|in|when|after|while|who|which|that|was|were|has|have|had|as|from|;|:)$/u

/** 'left five dead and 12 wounded': the verb did both. */
function withJoinedActor(draft: Draft, { drafts, sentence }: Located): Draft {
  if (draft.actor !== null || !CASUALTIES.has(draft.kind)) return draft
  const before = drafts.findLast(
    (other) =>
      other !== draft &&
      CASUALTIES.has(other.kind) &&
      other.kind !== draft.kind &&
      other.actor !== null &&
      other.at < draft.at &&
      !sentence.words.slice(other.at + 1, draft.at).some(({ lower }) => PARTS_CLAUSES.test(lower)),
  )
  return before === undefined ? draft : { ...draft, actor: before.actor, peopleOf: draft.peopleOf ?? before.peopleOf }
}

/** One claim for each kind, group, event and speaker: what a sentence says twice counts once. */
function isRepeat(claim: Claim, others: readonly Claim[]): boolean {
  return others.some(
    (other) =>
      other.kind === claim.kind &&
      numbers(other) === numbers(claim) &&
      other.speaker === claim.speaker &&
      other.stance === claim.stance &&
      saysNoMore(claim, other) &&
      sameDuty(other, claim) &&
      other.start < claim.end &&
      claim.start < other.end,
  )
}

/** 'killed a soldier and a woman': two whom one verb tells of, each by a word of its own. */
const areBeside = (one: Draft, other: Draft): boolean =>
  one.at === other.at &&
  one.rule === other.rule &&
  one.takesUp !== true &&
  one.patientTo !== undefined &&
  other.patientTo !== undefined &&
  one.patientTo !== other.patientTo &&
  one.head !== other.head &&
  // '18 policemen and soldiers': the one number counts both.
  one.count !== other.count

/** Claims behind which a repeat is looked for: a long page must not be held against itself. */
const RECENT = 60

/** 'freed six soldiers, a policeman and a local official': of two counted by one word in one quote, each by all the words for it. */
function toldApart(
  { claim, draft }: Pick<Finished, 'claim' | 'draft'>,
  finished: readonly Finished[],
  { words }: Sentence,
) {
  const { count, start, end } = claim
  const alike = ({ claim: other, draft: before }: Finished) =>
    other.start === start && other.end === end && other.count?.text === count?.text && areBeside(draft, before)
  if (count === null || draft.patientTo === undefined || !finished.some(alike)) return claim
  const to = draft.patientTo
  const from = words.findLastIndex((word, at) => at < to && count.text.startsWith(word.text))
  return from < 0 ? claim : { ...claim, count: { ...count, text: wordingOf(words.slice(from, to)) } }
}

/** RD57: what became of a part became of it when and where it became of the whole. */
function withWholeSetting(claim: Claim, draft: Draft, sentence: number, finished: readonly Finished[]): Claim {
  const size = claim.count?.min
  if (draft.part !== true || size == null || (claim.date !== null && claim.place !== null)) return claim
  const whole = finished.findLast(
    (other) =>
      other.claim.kind === claim.kind && sentence - other.sentence <= 3 && (other.claim.count?.min ?? 0) > size,
  )?.claim
  return whole === undefined ? claim : { ...claim, date: claim.date ?? whole.date, place: claim.place ?? whole.place }
}

/** Settles speech, dates and places for every draft, and refuses what says nothing new. */
export function finishClaims(
  all: readonly Located[],
  given: Omit<Desk, 'voice'>,
): { readonly claims: readonly Claim[]; readonly bases: readonly (readonly FieldBasis[])[] } {
  const desk: Desk = { ...given, voice: ownVoice(given.task.page) ?? 'article' }
  const finished: Finished[] = []
  const made: Made[] = []
  for (const located of all) {
    const apart = located.sentence.words[0]?.lower === 'separately'
    for (const alone of located.drafts) {
      const draft = withJoinedActor(alone, located)
      const read = finish(desk, located, draft, finished.length)
      if (read === null) continue
      const claim = withWholeSetting(read, draft, located.sentence.index, finished)
      const recent = finished.slice(-RECENT).flatMap((other) => (areBeside(draft, other.draft) ? [] : [other.claim]))
      if (isRepeat(claim, recent))
        desk.dropped.push({
          rule: claim.rule,
          start: claim.start,
          end: claim.end,
          why: 'already said by the same words',
        })
      else {
        const own = toldApart({ claim, draft }, finished.slice(-RECENT), located.sentence)
        finished.push({ claim: own, draft, sentence: located.sentence.index, apart })
        made.push({ claim: own, draft, sentence: located.sentence, speeches: located.speeches })
      }
    }
  }
  const sentences = all.map((located) => located.sentence)
  const settled = carrySettings(finished, sentences)
  const page = { text: desk.task.page.text, story: desk.story, sentences }
  const told = made.map((one, at) => ({ ...one, claim: settled[at]?.claim ?? one.claim }))
  return { claims: relateClaims(settled), bases: told.map((one) => explainClaim(page, one)) }
}
