import { addDays } from '../../time/calendar.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { wordingOf } from '../grammar/word.ts'
import type { DateMention } from '../mentions.ts'
import { TITLES } from '../packs/en/cues.ts'
import { AGREEMENT_NOUNS } from '../packs/en/deeds.ts'
import { dayBeside, isInOtherClause, numberOf, opensDay } from './clause-scope.ts'
import type { Draft } from './draft.ts'
import type { Speech } from './speech.ts'

const PLACE_PREPS = new Set(['in', 'at', 'near', 'from', 'to', 'on', 'outside', 'around', 'along'])

/** The day of the event: the nearest date of the sentence that no verb of saying claims for itself. */
export function dateOf(sentence: Sentence, draft: Draft, speeches: readonly Speech[]): string | null {
  const cues = speeches.map((speech) => speech.cue)
  let [best, told]: [string | null, DateMention | null] = [null, null]
  let nearest = Number.POSITIVE_INFINITY
  for (const date of sentence.dates) {
    if (cues.some((cue) => isOfSaying(sentence, cue, date)) || isOfSomethingElse(sentence, draft, date)) continue
    const edtf = dayOf(sentence, draft, date)
    if (edtf === null) continue
    // 'handed over on Monday the men held since 2014': an open interval dates a state, not an event.
    const state =
      draft.kind === 'held' || draft.kind === 'missing' || draft.kind === 'killed' || draft.kind === 'wounded'
    const open = edtf.endsWith('/..') && date.relation === 'since' && !state ? 50 : 0
    const distance =
      date.from >= draft.from && date.to <= draft.to
        ? 0
        : Math.min(Math.abs(date.from - draft.at), Math.abs(date.to - draft.at))
    if (distance + open < nearest) {
      nearest = distance + open
      best = edtf
      told = date
    }
  }
  return best === null || told === null ? null : daysEarlier(sentence, draft, best, told)
}

const DAY = /^\d{4}-\d\d-\d\d$/u

/** 'were freed on Friday, a day after two others had been let go': these a day before; 'weeks after': on no day that is told. */
function daysEarlier({ words, phrases }: Sentence, draft: Draft, day: string, told: DateMention): string | null {
  const after = words.findLastIndex(({ lower }, at) => at < draft.at && lower === 'after')
  const unit = words[after - 1]?.lower ?? ''
  if (after < 0 || told.from > after || !/^(?:days?|weeks?|months?|years?|hours?)$/u.test(unit)) return day
  const between = words.slice(after, draft.at)
  if (between.some(({ text }) => /^[,;:.]$/u.test(text)) || !opensClause(phrases, after, draft.at)) return day
  if (unit.startsWith('hour')) return day
  const days = numberOf(words[after - 2]?.lower ?? '')
  return unit.startsWith('day') && DAY.test(day) && days !== null ? addDays(day, -days) : null
}

/** Whether what stands between two words is no more than a subject. */
const opensClause = (phrases: Sentence['phrases'], from: number, to: number): boolean =>
  !phrases.some((phrase) => phrase.type === 'vp' && phrase.from > from && phrase.to <= to)

/** 'said on Friday that'; 'said that on Friday' is of what was said. */
const isOfSaying = ({ words }: Sentence, cue: number, { from }: DateMention): boolean =>
  from > cue && from - cue <= 3 && !words.slice(cue + 1, from).some(({ lower }) => lower === 'that')

/** The day that a date tells of what is drafted; null: none, or that of something else in its sentence. */
function dayOf(sentence: Sentence, draft: Draft, date: DateMention): string | null {
  if (date.relation === 'span' || date.relation === 'deadline' || opensDay(sentence, date)) return null
  if (isBeyondStop(sentence, draft, date) || opensNext(sentence, draft, date)) return null
  if (isThen(sentence, date) && draft.at > date.to && !isPastComma(sentence, date, draft))
    return date.edtf?.replace(/\/\.\.$/u, '') ?? null
  return isInOtherClause(sentence, draft, date.from) ? dayBeside(sentence, draft, date) : date.edtf
}

/** 'the biggest since October 2020, when 1,056 were flown home': then, and not since. */
const isThen = ({ words }: Sentence, { to }: DateMention): boolean =>
  words[words[to]?.lower === ',' ? to + 1 : to]?.lower === 'when'

/** 'Five are held since May; Southland has refused to talk': what another sentence could tell as well. */
const isBeyondStop = ({ words }: Sentence, draft: Draft, date: DateMention): boolean => {
  const [from, to] = date.from < draft.at ? [date.to, draft.at] : [draft.at, date.from]
  return to - from < 60 && words.slice(from, to).some(({ text }) => text === ';')
}

/** 'Since May, when they signed, 900 have come home': behind the clause that tells what was then. */
const isPastComma = ({ words }: Sentence, { to }: DateMention, draft: Draft): boolean =>
  words.slice(to + 2, draft.at).some(({ text }) => text === ',')

/** 'said it was holding two, and last week it showed them': the day opens a clause with a subject of its own. */
function opensNext({ words, phrases }: Sentence, draft: Draft, date: DateMention): boolean {
  const before = words[date.from - 1]?.lower === 'on' ? date.from - 2 : date.from - 1
  if (date.from < draft.at || words[before]?.lower !== 'and' || words[before - 1]?.text !== ',') return false
  const next = phrases.findIndex(({ from }) => from === date.to)
  return phrases[next]?.type === 'np' && phrases[next + 1]?.type === 'vp'
}

/** Whether a date is that of a document, a treaty, a record, or of what another verb tells. */
const isOfSomethingElse = (sentence: Sentence, draft: Draft, date: DateMention): boolean =>
  datesDocument(sentence, date) ||
  ofParticiple(sentence, draft, date) ||
  ofGap(sentence, draft, date) ||
  measures(sentence, date) ||
  (draft.kind !== 'undertaking' && datesTreaty(sentence, date))

/** 'On Friday 318 were flown home and on Saturday 357', '48 on Friday, and six on Sunday': the second day is that of the second number. */
function ofGap({ words, counts }: Sentence, draft: Draft, date: DateMention): boolean {
  const joined = (at: number) =>
    words.slice(Math.max(0, at - 2), at).some(({ lower }) => lower === 'and' || lower === ',' || lower === ';')
  if (date.from > draft.at && joined(date.from) && counts.some(({ from }) => from === date.to)) return true
  const prep = words[date.from - 1]?.lower === 'on' ? date.from - 1 : date.from
  const other = counts.find(({ to }) => to === prep)
  if (other === undefined || !/^(?:and|,|;)$/u.test(words[other.from - 1]?.lower ?? '')) return false
  return other.count.min !== draft.count?.min || other.count.max !== draft.count?.max
}

/** 'Two hundred were given for a man arrested in April': the day of the arrest. */
function ofParticiple({ phrases }: Sentence, draft: Draft, date: DateMention): boolean {
  const at = phrases.findLastIndex((phrase) => phrase.type === 'vp' && phrase.to <= date.from)
  const verb = phrases[at]
  if (verb?.type !== 'vp' || verb.auxiliary || verb.infinitive || !BEFALLS.test(verb.lemma)) return false
  // 'Two were killed and three injured in February': both then.
  const gapped = phrases[at - 1]?.type === 'np' && isWord(phrases[at - 2], 'and') && draft.at < verb.from
  if (gapped) return false
  // 'soldiers captured by the front last year were freed on Tuesday': the first day is that of the capture.
  const by =
    isWord(phrases[at + 1], 'by') && phrases[at + 2]?.type === 'np' ? (phrases[at + 2]?.to ?? verb.to) : verb.to
  if (date.from - by > 1 || date.from < by) return false
  if (by > verb.to && draft.kind === 'undertaking') return false
  return draft.at < verb.from || (draft.at >= date.to && by > verb.to)
}

const BEFALLS =
  /^(?:arrest|capture|detain|seize|kidnap|abduct|imprison|jail|convict|sentence|sign|wound|injure|conclude|broker)$/u

/** 'on a scale not seen since 1994', 'the first to die since 2011': the day that it is measured by. */
const measures = (sentence: Sentence, date: DateMention): boolean =>
  date.relation === 'since' &&
  !isThen(sentence, date) &&
  sentence.words
    .slice(Math.max(0, date.from - 9), date.from)
    .some(({ lower }) => /^(?:seen|first|largest|biggest|worst|deadliest|heaviest|bloodiest|longest)$/u.test(lower))

/** 'the Third Geneva Convention of 1949', 'the 2003 truce': the day of the text, not of what broke it. */
const datesTreaty = (sentence: Sentence, date: DateMention): boolean => {
  const treaty = (at: number) => AGREEMENT_NOUNS.has(sentence.words[at]?.lower ?? '')
  const of = sentence.words[date.from - 1]?.lower === 'of' || sentence.words[date.from]?.lower === 'of'
  return treaty(date.to) || (of && (treaty(date.from - 2) || treaty(date.from - 1)))
}

/** What a name can be the name of when it is a place: 'the Martuni area', 'Erebuni airport'. */
const PLACE_NOUNS =
  /^(?:area|district|region|province|state|county|governorate|department|town|city|village|villages|hamlet|valley|mountains?|hills?|river|lake|sea|gulf|strait|island|islands|peninsula|desert|forest|border|crossing|checkpoint|bridge|road|highway|corridor|airport|airfield|airbase|base|barracks|camp|prison|jail|hospital|school|station|port|harbou?r|square|front|sector|territory|suburb|neighbou?rhood|quarter|outskirts|vicinity|strip|bank|enclave|municipality|oblast)$/u
const NEARNESS =
  /^(?:vicinity|outskirts|direction|areas?|region|north|south|east|west|north-?east|north-?west|south-?east|south-?west|parts?|corner|edge|coast|heart|middle|countryside|centre|center|suburbs?|villages?|towns?|city)$/u

/** Where it happened: a named place, or for an attack the border or front line that it ran along. Null: not told. */
export const placeOf = (sentence: Sentence, draft: Draft): string | null =>
  namedPlaceOf(sentence, draft) ?? (draft.kind === 'attacked' ? unnamedLine(sentence, draft) : null)

/** 'under the deals reached in Redvale': where they were agreed, and not where anybody was freed. */
function isWhereAgreed({ phrases }: Sentence, at: number): boolean {
  const [agreement, verb, prep] = phrases.slice(Math.max(0, at - 3), at)
  return (
    isWord(prep, 'in', 'at') &&
    verb?.type === 'vp' &&
    !verb.auxiliary &&
    /^(?:reach|sign|broker|conclude|agree|negotiate|mediate|strike|hold|host)$/u.test(verb.lemma) &&
    agreement?.type === 'np' &&
    (AGREEMENT_NOUNS.has(agreement.lower) || /^(?:talks|negotiations|deals?|accords?)$/u.test(agreement.lower))
  )
}

/** The most telling name after a preposition of place, the nearest to the event, with the names joined to it. */
function namedPlaceOf(sentence: Sentence, draft: Draft): string | null {
  let best: string | null = null
  let nearest = 32
  for (const [at, phrase] of sentence.phrases.entries()) {
    if (phrase.type !== 'np' || !namesPlace(sentence, phrase)) continue
    if (!standsForPlace(sentence, at) && !isAttacked(sentence, draft, at)) continue
    if (ofAnother(sentence, draft, phrase, at) || isInOtherClause(sentence, draft, phrase.from, true)) continue
    if (draft.kind === 'held' && isOfMove(sentence, draft, at, phrase)) continue
    const far = Math.abs(phrase.from - draft.at)
    const distance = far < 16 ? far + (isWholeState(sentence, at, phrase) ? 16 : 0) : far + 32
    if (distance >= nearest) continue
    nearest = distance
    best = placeWords(sentence, at)
  }
  return best
}

/** The place that stands nearest behind a word: 'took place at Redvale'. Null: none within a few words. */
export function placeAt(sentence: Sentence, word: number): string | null {
  const at = sentence.phrases.findIndex(
    (phrase, place) =>
      phrase.type === 'np' &&
      phrase.from >= word &&
      phrase.from - word < 12 &&
      standsForPlace(sentence, place) &&
      namesPlace(sentence, phrase) &&
      !isWhereAgreed(sentence, place),
  )
  return at < 0 ? null : placeWords(sentence, at)
}

function placeWords(sentence: Sentence, at: number): string {
  const { words } = sentence
  let from = sentence.phrases[at]?.from ?? 0
  if (words[from]?.cls === 'det') from++
  // 'rebel-held Redvale' is Redvale; who holds it changes.
  while (WHOSE_HANDS.test(words[from]?.lower ?? '')) from++
  return wordingOf(words.slice(from, joinedEnd(sentence, at)))
}

const WHOSE_HANDS = /-(?:held|controlled|occupied|ruled|run|administered)$/u

/** 'along the border', 'on the line of contact': where no place has a name. */
function unnamedLine({ phrases, words }: Sentence, draft: Draft): string | null {
  const at = phrases.findIndex(
    (np, place) =>
      np.type === 'np' &&
      np.from > draft.at &&
      np.from - draft.at < 12 &&
      /^(?:border|frontier|line)$/u.test(np.lower) &&
      isWord(phrases[place - 1], 'along', 'on', 'at', 'near'),
  )
  const np = phrases[at]
  if (np?.type !== 'np') return null
  if (np.lower !== 'line') return np.lower
  return words[np.to]?.lower === 'of' && words[np.to + 1]?.lower === 'contact' ? 'line of contact' : null
}

/** 'attacked southern Northland', 'raided Redvale': where the attack struck. */
function isAttacked(sentence: Sentence, draft: Draft, at: number): boolean {
  const verb = sentence.phrases[at - 1]
  const struck = verb?.type === 'vp' && !verb.passive && STRIKES.test(verb.lemma)
  // 'captured Reyes': a person, and no place.
  if (draft.patientTo !== undefined && draft.patientTo === sentence.phrases[at]?.to) return false
  return struck && DONE_THERE.has(draft.kind)
}

const STRIKES = /^(?:attack|shell|bomb|bombard|raid|storm|invade|pound|assault|overrun|besiege|capture|seize)$/u
const DONE_THERE: ReadonlySet<string> = new Set(['attacked', 'killed', 'wounded', 'captured'])

/** 'returned two bodies to Northland at Redvale': a whole state on the way is the place only where no other is told. */
const isWholeState = (sentence: Sentence, at: number, np: NounPhrase): boolean =>
  isWord(sentence.phrases[at - 1], 'to', 'from') &&
  np.parties.some((party) => party.from <= np.from + 1 && party.to === np.to && party.name.kind === 'state')

/** In an enumeration ('29 were killed: nine in Redvale, six on Monday') each member has its own place, and the whole none of them. */
function ofAnother(sentence: Sentence, draft: Draft, place: NounPhrase, at: number): boolean {
  if (draft.kind !== 'undertaking' && isWhereAgreed(sentence, at)) return true
  const colon = sentence.words.findIndex((word) => word.text === ':')
  if (colon < 0 || place.from < colon) return false
  return draft.at < colon || place.from < draft.from || place.to > draft.to
}

/** 'freed ten at the crossing; it still holds 20', 'sent them to Northland after holding them', 'men from Redvale': where people went or came from, not where they are held. */
function isOfMove(sentence: Sentence, draft: Draft, at: number, place: NounPhrase): boolean {
  const [from, to] = place.from < draft.at ? [place.to, draft.at] : [draft.at, place.from]
  return (
    isWord(sentence.phrases[at - 1], 'to', 'from') || sentence.words.slice(from, to).some((word) => word.text === ';')
  )
}

/** After 'in', 'near' and their like, or after 'in the vicinity of'. */
function standsForPlace(sentence: Sentence, at: number): boolean {
  const prep = sentence.phrases[at - 1]
  if (prep?.type !== 'word') return false
  // 'according to Turan'.
  if (prep.lower === 'to' && sentence.words[prep.from - 1]?.lower === 'according') return false
  const near = sentence.phrases[at - 2]
  // 'the government in Redvale says': where a body sits is no place of what it tells.
  const seat = prep.lower === 'in' && near?.type === 'np' && SEATS.test(near.lower)
  if (PLACE_PREPS.has(prep.lower)) return !seat
  if (near?.type !== 'np') return false
  // 'in the battle for Redvale', 'in the port of Redvale', 'the border town of Redvale'.
  if (prep.lower === 'for') return /^(?:battle|fight|fighting|siege)$/u.test(near.lower)
  return prep.lower === 'of' && (NEARNESS.test(near.lower) || PLACE_NOUNS.test(near.lower))
}

const SEATS =
  /^(?:governments?|ministry|authorities|officials?|embassy|leadership|parliament|court|prosecutors?|presidency|leaders?)$/u

/** Bodies that have names like places and are none. */
const NO_PLACES =
  /^(?:ministry|ministries|office|agency|committee|commission|mission|council|service|media|facebook|telegram|twitter|press|news|conference|forces?|army|parliament|government|commissioner|ombudsman|president|minister|spokes\p{L}+|union|organi[sz]ation|prisoners|persons|hostages|captives|people|diwali|holi|eid|eid-\p{L}+|ramadan|ramazan|christmas|easter|nowruz|novruz|navruz|passover|hanukkah|purim|ashura|pentecost|tet|songkran)$/u

/** A name or a named sort of place: no people, no number, no date, no side's adjective, no document. */
function namesPlace(sentence: Sentence, phrase: NounPhrase): boolean {
  const words = sentence.words.slice(phrase.from, phrase.to)
  // 'Rakhine state' is no force.
  const land = phrase.lower === 'state' && sentence.words[phrase.head - 1]?.cls === 'name'
  if (phrase.count !== null || phrase.what !== null || phrase.time || (phrase.force && !land)) return false
  // 'captured Captain Reyes' tells of no place.
  if (words.some((word) => NO_PLACES.test(word.lower) || TITLES.has(word.lower.replace(/\.$/u, '')))) return false
  const lands = phrase.parties.some(({ name }) => name.territory === true)
  const seat = phrase.parties.every(({ name }) => name.form === 'capital')
  if (!lands && !seat && phrase.parties.some(({ name }) => name.kind === 'group' || name.kind === 'neutral'))
    return false
  const head = sentence.words[phrase.head]
  if (!words.some((word) => word.cls === 'name')) return false
  if (head !== undefined && head.cls !== 'name' && !PLACE_NOUNS.test(head.lower)) return false
  const ofParty = (at: number) => phrase.parties.some((party) => at >= party.from && at < party.to)
  const ownName = words.some((word, step) => word.cls === 'name' && !ofParty(phrase.from + step))
  return (
    ownName ||
    lands ||
    (seat && phrase.parties.length > 0) ||
    phrase.parties.some(({ name }) => /^(?:name|capital)$/u.test(name.form) && name.kind === 'state')
  )
}

/** Where a list of places ends: 'Shushi, Karmir Shuka and Askeran'. */
function joinedEnd(sentence: Sentence, at: number): number {
  const { phrases } = sentence
  let end = (phrases[at] as NounPhrase).to
  for (let next = at + 1; next + 1 < phrases.length; next += 2) {
    const [link, name] = [phrases[next], phrases[next + 1]]
    if (link?.type !== 'word' || !/^(?:,|and)$/u.test(link.lower) || name?.type !== 'np') break
    if (!sentence.words.slice(name.from, name.to).every((word) => word.cls === 'name')) break
    if (!name.named && name.parties.length > 0) break
    // A name after a comma may begin the next clause: only a list that ends in 'and' is one.
    if (link.lower === ',' && !endsInAnd(phrases, next + 2)) break
    end = name.to
  }
  return end
}

const endsInAnd = (phrases: Sentence['phrases'], at: number): boolean =>
  phrases.slice(at, at + 8).some((phrase) => phrase.type === 'word' && phrase.lower === 'and')

/** What people say things in, which has a day of its own: 'a letter to the United Nations on December 28', 'his May 3 remarks'. */
const DOCUMENTS =
  /^(?:letters?|statements?|remarks|interviews?|speech|address|posts?|tweet|briefing|conference|notes?|complaint|appeal)$/u

/** Whether a date is that of a document named just before or after it, and no event's. */
function datesDocument(sentence: Sentence, date: DateMention): boolean {
  const word = (at: number): string => sentence.words[at]?.lower ?? ''
  if (DOCUMENTS.test(word(date.to))) return true
  for (let at = date.from - 1; at >= Math.max(0, date.from - 8); at--) {
    if (/^[,;:]$/u.test(word(at))) return false
    if (DOCUMENTS.test(word(at)))
      return ['in', 'a', 'an', 'the', 'his', 'her', 'its', 'their', 'by'].includes(word(at - 1))
  }
  return false
}

/** When it was said: a date right after the verb of saying, or that of the letter or speech that it was said in. */
export function utteredOf(sentence: Sentence, cue: number): string | null {
  const date = sentence.dates.find(
    (mention) => mention.relation === 'on' && (isOfSaying(sentence, cue, mention) || datesDocument(sentence, mention)),
  )
  return date?.edtf ?? null
}

/** By when it is due, where the sentence tells. */
export const deadlineOf = (sentence: Sentence): string | null =>
  sentence.dates.find((mention) => mention.relation === 'deadline')?.edtf ?? null
