import type { Claim } from '../claims/claim.ts'
import { findSubject } from './grammar/clauses.ts'
import { findObject } from './grammar/objects.ts'
import { isWord } from './grammar/phrase-tests.ts'
import type { Sentence } from './grammar/read-sentences.ts'
import type { Finished } from './relate-claims.ts'
import { isInOtherClause } from './rules/clause-scope.ts'
import { OTHER_WAY } from './rules/other-way.ts'
import { placeAt } from './rules/setting-of.ts'

/** When and where something was, as a sentence tells it. */
interface Setting {
  readonly sentence: number
  readonly date: string | null
  readonly place: string | null
}

/** Kinds of what befalls people in one happening, and of what changes hands in one exchange. */
const INCIDENT: ReadonlySet<string> = new Set(['attacked', 'killed', 'wounded', 'captured'])
const HANDOVER: ReadonlySet<string> = new Set(['released', 'bodies-returned'])
/** How far a setting reaches, in sentences. */
const REACH = { incident: 1, handover: 4 } as const

const EVENT = /^(?:exchanges?|swaps?|handovers?|transfers?|releases?|operations?|ceremony)$/u
const HAPPENS = /^(?:take|happen|occur|hold|carry|conduct|effect|stage|complete)$/u

/** 'The exchange took place at Redvale on Monday': when and where people and bodies changed hands (RD63). */
function handoverSettings(sentences: readonly Sentence[]): readonly Setting[] {
  return sentences.flatMap((sentence) => {
    const at = sentence.phrases.findIndex(
      (phrase, place) =>
        phrase.type === 'vp' &&
        !phrase.negated &&
        phrase.modal === null &&
        !phrase.infinitive &&
        ((HAPPENS.test(phrase.lemma) && (isHandover(sentence, place) || holdsHandover(sentence, place))) ||
          exchangesPeople(sentence, place)),
    )
    if (at < 0) return []
    const verb = sentence.phrases[at]
    const place = placeAt(sentence, verb?.to ?? 0) ?? placeAt(sentence, 0)
    const date = sentence.dates.find(({ relation }) => relation === 'on')?.edtf ?? null
    return place === null && date === null ? [] : [{ sentence: sentence.index, date, place }]
  })
}

/** 'The two sides exchanged prisoners on Monday at Redvale'. */
function exchangesPeople({ phrases }: Sentence, verb: number): boolean {
  const exchanges = phrases[verb]
  if (exchanges?.type !== 'vp' || !/^(?:exchange|swap|trade)$/u.test(exchanges.lemma)) return false
  const object = exchanges.passive ? (findSubject(phrases, verb)?.at ?? null) : findObject(phrases, verb)
  const np = object === null ? undefined : phrases[object]
  return np?.type === 'np' && /^(?:prisoners|captives|detainees|hostages|bodies|remains|pows)$/u.test(np.lower)
}

/** 'At Redvale the two sides carried out the largest exchange of their war'. */
function holdsHandover({ phrases }: Sentence, verb: number): boolean {
  const holds = phrases[verb]
  if (holds?.type !== 'vp' || holds.passive || !/^(?:carry|conduct|hold|complete|stage)$/u.test(holds.lemma))
    return false
  const object = findObject(phrases, verb)
  const np = object === null ? undefined : phrases[object]
  return np?.type === 'np' && /^(?:exchanges?|swaps?|handovers?)$/u.test(np.lower)
}

const isHandover = (sentence: Sentence, verb: number): boolean => {
  const subject = findSubject(sentence.phrases, verb)
  const next = sentence.phrases[verb + 1]
  const takes = sentence.phrases[verb]
  const place = takes?.type === 'vp' && takes.lemma === 'take'
  return subject !== null && EVENT.test(subject.np.lower) && (!place || (next?.type === 'np' && next.lower === 'place'))
}

/** Words that set a sentence's happening apart from the one before it. */
const APART =
  /^(?:separately|separate|elsewhere|earlier|previously|meanwhile|later|another|since|overall|total|war|conflict|insurgency|years?|months?|weeks?|last|ago)$/u

const toldApart = (sentence: Sentence): boolean => sentence.words.some(({ lower }) => APART.test(lower))

const agree = (one: string | null, other: string | null): boolean => one === null || other === null || one === other
const victims = (claim: Claim): string | null => (claim.kind === 'attacked' ? claim.recipient : claim.peopleOf)

/** Whether two claims can be of one happening: the same sides and days, as far as both are told. */
const sameHappening = (one: Claim, other: Claim): boolean =>
  agree(one.actor, other.actor) && agree(victims(one), victims(other)) && agree(one.date, other.date)

/** 'condemned the attack on Monday, in which four died': on the day of the attack. */
const isInWhich = ({ words }: Sentence, before: Finished, own: Finished): boolean =>
  before.claim.kind === 'attacked' &&
  words
    .slice(before.draft.at, own.draft.at)
    .some(({ lower }, at, between) => lower === 'which' && /^(?:in|during)$/u.test(between[at - 1]?.lower ?? ''))

/** The happening told just before that a claim goes on telling of: its place and day (RD63). */
function incidentBefore(own: Finished, all: readonly Finished[], at: number, sentence: Sentence): Setting | null {
  if (!INCIDENT.has(own.claim.kind) || own.claim.stance === 'planned') return null
  const before = all
    .slice(Math.max(0, at - 8), at)
    .findLast(
      (other) =>
        INCIDENT.has(other.claim.kind) &&
        own.sentence - other.sentence <= REACH.incident &&
        (other.claim.place !== null || other.claim.date !== null),
    )
  if (before === undefined || !sameHappening(own.claim, before.claim)) return null
  if (own.sentence !== before.sentence && toldApart(sentence)) return null
  // Who was taken one day, and whom somebody else killed as another tells.
  const taken = (claim: Claim) => claim.kind === 'captured'
  const apart = taken(own.claim) !== taken(before.claim) && own.claim.speaker !== before.claim.speaker
  if (own.sentence !== before.sentence && apart) return null
  const apartInClause = isInOtherClause(sentence, own.draft, before.draft.at) && !isInWhich(sentence, before, own)
  if (own.sentence === before.sentence && apartInClause) return null
  // 'More than 12,000 have died since the war broke out': no one happening.
  if (before.claim.date?.endsWith('/..') === true) return null
  return { sentence: before.sentence, date: before.claim.date, place: before.claim.place }
}

/** The handover's own sentence, the nearest one; none where the page tells of several places. */
function handoverNear(own: Finished, settings: readonly Setting[], sentence: Sentence): Setting | null {
  if (!HANDOVER.has(own.claim.kind) || own.claim.stance !== 'asserted') return null
  const places = new Set(settings.flatMap(({ place }) => (place === null ? [] : [place])))
  if (places.size > 1 || toldApart(sentence)) return null
  const near = settings.filter((one) => Math.abs(one.sentence - own.sentence) <= REACH.handover)
  const fits = near.filter((one) => agree(one.date, own.claim.date))
  return fits.sort((a, b) => Math.abs(a.sentence - own.sentence) - Math.abs(b.sentence - own.sentence))[0] ?? null
}

/** 'In exchange, Southland freed five': on the day and at the place of those given first. */
function inReturn(own: Finished, all: readonly Finished[], at: number, sentence: Sentence): Setting | null {
  if (!HANDOVER.has(own.claim.kind) || own.claim.stance !== 'asserted') return null
  const opens = isWord(sentence.phrases[0], 'in') && /^(?:exchange|return|turn)$/u.test(sentence.words[1]?.lower ?? '')
  if (!opens && !OTHER_WAY.test(sentence.words.map(({ lower }) => lower).join(' '))) return null
  const before = all
    .slice(Math.max(0, at - 6), at)
    .findLast((other) => HANDOVER.has(other.claim.kind) && own.sentence - other.sentence === 1)
  return before === undefined || !agree(own.claim.date, before.claim.date)
    ? null
    : { sentence: before.sentence, date: before.claim.date, place: before.claim.place }
}

/** Words that tell of more than one handover, or of one before. */
const MORE_THAN_ONE =
  /^(?:far|already|altogether|so|before|ago|previous|first|second|third|latest|ever|each|several|many|some|other|others)$/u

/** 'Four servicemen were handed over': on the day of the handover told of a sentence or two before, where nothing sets it apart. */
function handoverGoesOn(own: Finished, all: readonly Finished[], at: number, sentence: Sentence): Setting | null {
  const { claim } = own
  if (!HANDOVER.has(claim.kind) || claim.stance !== 'asserted' || claim.count === null || claim.date !== null)
    return null
  if (toldApart(sentence) || sentence.words.some(({ lower }) => MORE_THAN_ONE.test(lower))) return null
  const near = all
    .slice(Math.max(0, at - 8), at)
    .filter((other) => HANDOVER.has(other.claim.kind) && own.sentence - other.sentence <= 2)
  const days = new Set(near.flatMap((other) => (other.claim.date === null ? [] : [other.claim.date])))
  const [day] = days
  // Of several days, or of a span, none is this one's.
  return days.size !== 1 ||
    day === undefined ||
    day.includes('/') ||
    near.some((other) => other.claim.stance !== 'asserted')
    ? null
    : { sentence: near.at(-1)?.sentence ?? own.sentence, date: day, place: null }
}

/** Figures given anew, and groups told again by their number: when and where it was told of them first. */
function toldFirst(own: Finished, all: readonly Finished[], at: number): Setting | null {
  const { claim, draft } = own
  const anew = draft.rule === 'RD58'
  if (!anew && (draft.takesUp !== true || (claim.count?.min ?? 0) <= 2)) return null
  const before = all
    .slice(Math.max(0, at - 20), at)
    .findLast(
      (other) =>
        other.claim.kind === claim.kind &&
        agree(other.claim.actor, claim.actor) &&
        agree(other.claim.peopleOf, claim.peopleOf) &&
        agree(other.claim.date, claim.date) &&
        (anew
          ? own.sentence - other.sentence <= 3
          : other.claim.count?.min === claim.count?.min && other.claim.count?.max === claim.count?.max),
    )
  return before === undefined ? null : { sentence: before.sentence, date: before.claim.date, place: before.claim.place }
}

/**
 * Gives claims that tell no day or place those of the happening that the page tells them of (RD63): the incident of the
 * sentence before, the handover's own sentence, the first half of an exchange. Never where a word sets them apart or a day
 * differs. What is carried is marked as an inference.
 */
export function carrySettings(all: readonly Finished[], sentences: readonly Sentence[]): readonly Finished[] {
  const settings = handoverSettings(sentences)
  const carried: Finished[] = []
  for (const [at, own] of all.entries()) {
    const { claim } = own
    const sentence = sentences[own.sentence]
    if (sentence === undefined || (claim.date !== null && claim.place !== null)) {
      carried.push(own)
      continue
    }
    const told =
      toldFirst(own, carried, at) ??
      incidentBefore(own, carried, at, sentence) ??
      inReturn(own, carried, at, sentence) ??
      handoverNear(own, settings, sentence) ??
      handoverGoesOn(own, carried, at, sentence)
    carried.push(told === null ? own : { ...own, claim: withSetting(claim, told) })
  }
  return carried
}

const withSetting = (claim: Claim, told: Setting): Claim => ({
  ...claim,
  date: claim.date ?? told.date,
  place: claim.place ?? told.place,
})
