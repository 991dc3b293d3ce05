import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isAmongThem, isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import type { Draft, Scene } from './draft.ts'
import { halfOf } from './group-claims.ts'
import { hasBodies } from './has-bodies.ts'

const headLower = (scene: Scene, np: NounPhrase) => scene.sentence.words[np.head]?.lower ?? ''

/** Numbers after a claim that lean on its verb: parts after a colon, 'and eight to Aden', '401 of them women' (RD39). */
export function readParts(scene: Scene, whole: Draft, until: number): void {
  const { sentence } = scene
  const begin = Math.max(whole.at, whole.patientTo ?? 0)
  let colon = false
  for (const [next, np] of sentence.phrases.entries()) {
    if (np.from < begin) continue
    if (np.from >= until) return
    colon = colon || opensParts(scene, next)
    if (np.type === 'vp' && np.auxiliary && !colon && !isInAside(scene, next)) return
    if (np.type !== 'np' || np.time || (np.count === null && !(colon && isOneMore(scene, next)))) continue
    readPart(scene, next, np, whole, colon)
  }
}

/** ': nine in the north', ' - 13 policemen and three soldiers': what opens a list of parts. */
function opensParts({ sentence }: Scene, at: number): boolean {
  const mark = sentence.phrases[at]
  if (mark?.type !== 'word') return false
  const next = sentence.phrases[at + 1]
  return mark.lower === ':' || (/^[-–—]$/u.test(mark.lower) && next?.type === 'np' && next.count !== null)
}

/** ': 13 Northlanders, ten Thais and a Filipino': one by an article, at the end of a list of numbers. */
function isOneMore({ sentence }: Scene, at: number): boolean {
  const { phrases, words } = sentence
  const [last, np] = [phrases[at - 2], phrases[at]]
  const one = np?.type === 'np' && /^an?$/u.test(words[np.from]?.lower ?? '') && isPeople(sentence, at)
  return one && isWord(phrases[at - 1], 'and') && last?.type === 'np' && last.count !== null
}

/** 'flown to Redvale, where the government is based, and nine to Eastport': a clause about the place only. */
const isInAside = ({ sentence }: Scene, at: number): boolean =>
  sentence.phrases.slice(Math.max(0, at - 3), at).some((phrase) => phrase.type === 'word' && phrase.lower === 'where')

function readPart(scene: Scene, at: number, np: NounPhrase, whole: Draft, colon: boolean): void {
  // 'all but three of them' were freed: the three were not.
  const but = scene.sentence.phrases[at - 1]
  if (but?.type === 'word' && but.lower === 'but') return
  if (isDayToo(scene, at, np) || countsThings(scene, at, np)) return
  const gapped = gapDoer(scene, at, whole)
  if (gapped === null && !leansOn(scene, at, np, whole, colon) && !namesShare(scene, at, np, whole)) return
  const read = readPeople(scene.sentence, at, scene.story)
  const people = read === null ? null : { ...read, party: apposedParty(scene, at) ?? read.party }
  // 'killed 20,000 people, and more than 21 million need help'.
  const fits = (people?.count?.min ?? 0) <= 20 * (whole.count?.min ?? whole.count?.max ?? 0)
  // '18 hostages, including 12 tourists': the verb itself has told of them.
  const told = scene.drafts.some(
    (draft) => draft !== whole && draft.kind === whole.kind && draft.patientTo === people?.to,
  )
  if (people !== null && fits && !told) proposePart(scene, at, whole, people, gapped)
}

/** 'flown home on three flights: two from Abha': what stands before the colon is counted, and no people. */
function countsThings({ sentence: { phrases } }: Scene, at: number, np: NounPhrase): boolean {
  const colon = phrases.findLastIndex((phrase, place) => place < at && isWord(phrase, ':'))
  const things = phrases[colon - 1]
  return (
    colon > 0 &&
    np.count?.to === np.to &&
    things?.type === 'np' &&
    things.count !== null &&
    things.what === null &&
    things.parties.length === 0 &&
    things.count.to !== things.to &&
    /^(?:flights?|planes?|stages?|groups?|batches|buses|convoys?|phases?)$/u.test(things.lower)
  )
}

/** 'on June 19 and 22': a second day. */
function isDayToo({ sentence: { phrases } }: Scene, at: number, np: NounPhrase): boolean {
  const day = np.count?.to === np.to && (np.count.count.max ?? 32) <= 31 && /^\d+$/u.test(np.lower)
  return day && isWord(phrases[at - 1], 'and', ',') && phrases[at - 2]?.type === 'date'
}

/** '13 of them Northlanders': whose people they are. */
function apposedParty({ sentence }: Scene, at: number): string | null {
  const them = ofPhrase(sentence, at)
  const np = sentence.phrases[at + 3]
  return them?.pronoun === true && np?.type === 'np' && np.count === null
    ? (np.parties.at(-1)?.name.party ?? null)
    : null
}

/** '… 32 servicemen and Armenia two': who does the same, where the verb is not said again. Null: nobody. */
function gapDoer(scene: Scene, at: number, whole: Draft): string | null {
  const { phrases, words } = scene.sentence
  const np = phrases[at]
  const doer = phrases[at - 1]
  const joint = phrases[at - 2]
  // 'and Southland 79 detainees'.
  const counted = np?.type === 'np' && (np.count?.to === np.to || (np.count?.from === np.from && np.what !== null))
  const loses = whole.actor === null && whole.peopleOf !== null && LOSSES.has(whole.kind)
  if (!counted || doer?.type !== 'np' || (whole.actor === null && !loses)) return null
  if (joint?.type !== 'word' || !/^(?:and|,|while|but)$/u.test(joint.lower)) return null
  if (doer.lower === 'side' && words.slice(doer.from, doer.to).some((word) => word.lower === 'other'))
    return opponentOf(scene.story, whole.actor)
  const party = doer.count === null ? partyOf(scene.sentence, at - 1, scene.story) : null
  return party === (loses ? whole.peopleOf : whole.actor) ? null : party
}

/** '887 people, 706 Houthis and 181 from the other side': a smaller number that says whose people it counts. */
function namesShare(scene: Scene, at: number, np: NounPhrase, whole: Draft): boolean {
  const before = scene.sentence.phrases[at - 1]
  const size = np.count?.count.min ?? null
  if (before?.type !== 'word' || before.lower !== ',' || np.parties.length === 0 || size === null) return false
  return size < (whole.count?.min ?? 0) && isPeople(scene.sentence, at) && !hasOwnVerb(scene, at)
}

function proposePart(scene: Scene, at: number, whole: Draft, people: People, gapped: string | null): void {
  scene.propose({
    ...whole,
    ...(gapped === null ? sidesOf(scene, at, whole, people.party) : sidesOfDoer(scene, gapped, whole, people.party)),
    rule: 'RD39',
    at: people.np.from,
    from: Math.min(people.from, scene.sentence.phrases[at]?.from ?? people.from),
    to: Math.max(people.to, restOf(scene, at)),
    count: people.count,
    what: people.np.what === null || whole.kind === 'bodies-returned' ? whole.what : people.what,
    patientTo: people.to,
    part: true,
    // 'freed 42, with another 30 due to follow'.
    ...(DUE.test(scene.sentence.words[people.to]?.lower ?? '') ? { stance: 'planned' as const } : {}),
  })
}

const DUE = /^(?:due|expected|set|scheduled|slated)$/u

/** 'and 11 to the rebels': to whom these went. */
function wentTo(
  scene: Scene,
  place: number,
  whole: Draft,
  party: string | null,
): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> | null {
  const prep = scene.sentence.phrases[place]
  const to = prep?.type === 'word' && prep.lower === 'to' ? partyOf(scene.sentence, place + 1, scene.story) : null
  if (to === null || to === 'both' || whole.recipient === null || to === whole.recipient) return null
  return { actor: to === whole.actor ? opponentOf(scene.story, to) : whole.actor, peopleOf: party ?? to, recipient: to }
}

/** 'and 15 by the army': a doer of its own turns the direction round. */
function sidesOf(
  scene: Scene,
  at: number,
  whole: Draft,
  party: string | null,
): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> {
  const place = ofPhrase(scene.sentence, at) === null ? at + 1 : at + 3
  const side = LOSSES.has(whole.kind) ? onSideOf(scene, place) : null
  if (side !== null) return { actor: side === whole.actor ? null : whole.actor, peopleOf: side, recipient: null }
  const by = scene.sentence.phrases[place]
  const doer = by?.type === 'word' && by.lower === 'by' ? partyOf(scene.sentence, place + 1, scene.story) : null
  if (whole.kind === 'undertaking' && whole.actor === 'both') {
    const theirs = fromOtherSide(scene, place) ? (scene.drafts.at(-1)?.actor ?? null) : party
    const bound = fromOtherSide(scene, place) ? opponentOf(scene.story, theirs) : opponentOf(scene.story, party)
    return { actor: bound ?? whole.actor, peopleOf: null, recipient: null }
  }
  const gone = doer === null ? wentTo(scene, place, whole, party) : null
  if (gone !== null) return gone
  if (doer === null || doer === whole.actor)
    return {
      actor: whole.actor,
      peopleOf: party ?? whole.peopleOf,
      recipient: whole.recipient,
      ...halfOf(scene.story, whole, party),
    }
  return sidesOfDoer(scene, doer, whole, party)
}

const LOSSES: ReadonlySet<string> = new Set(['killed', 'wounded', 'missing'])

function sidesOfDoer(
  scene: Scene,
  doer: string,
  whole: Draft,
  party: string | null,
): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> {
  if (whole.kind === 'undertaking') return { actor: doer, peopleOf: null, recipient: null }
  // 'Northland lost 649 men and Southland 255'.
  if (whole.actor === null && LOSSES.has(whole.kind)) return { actor: null, peopleOf: doer, recipient: null }
  const people = party ?? opponentOf(scene.story, doer)
  return { actor: doer, peopleOf: people, recipient: whole.recipient === null ? null : people }
}

/** 'nine died on the Northland side and three on the Southland side': whose these were; null: no side is named. */
function onSideOf({ sentence }: Scene, place: number): string | null {
  const side = sentence.phrases[place + 1]
  if (!isWord(sentence.phrases[place], 'on') || side?.type !== 'np' || side.lower !== 'side') return null
  return side.parties.at(-1)?.name.party ?? null
}

/** '181 from the other side'. */
function fromOtherSide(scene: Scene, at: number): boolean {
  const from = scene.sentence.phrases[at]
  const side = scene.sentence.phrases[at + 1]
  if (from?.type !== 'word' || from.lower !== 'from' || side?.type !== 'np' || side.lower !== 'side') return false
  return scene.sentence.words.slice(side.from, side.to).some((word) => word.lower === 'other')
}

/** '318 were flown on Friday, on Saturday 357': the same on another day. */
function isNextDay(scene: Scene, at: number): boolean {
  const lowers = scene.sentence.phrases
    .slice(Math.max(0, at - 3), at - 1)
    .map((phrase) => (phrase.type === 'word' ? phrase.lower : ''))
  return lowers.some((lower) => /^(?:,|and|;)$/u.test(lower))
}

/** 'among them 102 men, 17 women, and 12 children': the next of the parts told just before. */
function goesOnListing({ sentence, drafts }: Scene, at: number): boolean {
  const last = drafts.at(-1)
  const before = sentence.phrases[at - 1]
  if (last?.rule !== 'RD39' || !isWord(before, 'and', ',')) return false
  const comma = sentence.phrases[at - 2]
  const opens = isWord(before, 'and') && isWord(comma, ',') ? comma?.from : before?.from
  const to = last.patientTo ?? 0
  // '143 of them servicemen and 73 civilians': past what the first are.
  const named = opens !== undefined && opens - to === 1 && sentence.words[to]?.cls === 'noun'
  return last.patientTo === opens || named
}

/** 'a list of 463 prisoners, which included 382 civilians'. */
function isIncluded({ sentence }: Scene, at: number): boolean {
  const verb = sentence.phrases[at - 1]
  const holds = verb?.type === 'vp' && /^(?:include|comprise)$/u.test(verb.lemma)
  return holds && isWord(sentence.phrases[at - 2], 'which', 'that')
}

const isFallenToo = (scene: Scene, at: number, { kind }: Draft): boolean =>
  kind === 'bodies-returned' && isWord(scene.sentence.phrases[at - 1], ',', 'and') && hasBodies(scene, at)

/** 'and 13 on October 13'. */
const isDated = ({ sentence: { phrases } }: Scene, at: number): boolean =>
  phrases[at]?.type === 'date' || (isWord(phrases[at], 'on', 'in') && phrases[at + 1]?.type === 'date')

function leansOn(scene: Scene, at: number, np: NounPhrase, whole: Draft, colon: boolean): boolean {
  const { phrases } = scene.sentence
  const before = phrases[at - 1]
  if (goesOnListing(scene, at) && isPeople(scene.sentence, at)) return !hasOwnVerb(scene, at)
  // 'among them 12 women', '12 civilians lost their lives, two women among them'.
  if (isAmongThem(phrases, at - 2) || isAmongThem(phrases, at + 1)) return isPeople(scene.sentence, at)
  if (isIncluded(scene, at)) return isPeople(scene.sentence, at)
  if (before?.type === 'date' && np.count?.to === np.to) return isNextDay(scene, at) && !hasOwnVerb(scene, at)
  if (before?.type !== 'word' || !/^(?:[:,;—–(-]|and|including|with)$/u.test(before.lower)) return false
  if (!isPeople(scene.sentence, at)) return false
  // 'returned 112 bodies of defenders, 20 fallen soldiers from the north, five from the south'.
  if (isFallenToo(scene, at, whole)) return !hasOwnVerb(scene, at)
  const of = ofPhrase(scene.sentence, at)
  if (of !== null && /^(?:them|whom|those|which)$/u.test(headLower(scene, of))) return !hasOwnVerb(scene, at + 2)
  if (before.lower === 'including') return true
  const next = phrases[at + 1]
  // '3 persons were sentenced to 20 years, 2 persons to 15'.
  const gapped = before.lower !== '(' && next?.type === 'word' && next.lower === 'to'
  // '62 people were repatriated last year and four people earlier this year'.
  const later = before.lower === 'and' && isDated(scene, at + 1)
  const bare = np.count?.to === np.to || gapped || later
  if (!bare && !colon) return false
  return !hasOwnVerb(scene, at)
}

/** Whether a number has a verb of its own, which then tells what became of those it counts. */
function hasOwnVerb(scene: Scene, at: number): boolean {
  for (let next = at + 1; next < Math.min(scene.sentence.phrases.length, at + 4); next++) {
    const phrase = scene.sentence.phrases[next]
    if (phrase?.type === 'vp' && !phrase.infinitive) return true
    if (phrase?.type === 'word' && /^[,;:]$/u.test(phrase.lower)) return false
  }
  return false
}

/** To the end of the place or date that follows a part. */
function restOf(scene: Scene, at: number): number {
  const { phrases } = scene.sentence
  let end = phrases[at]?.to ?? 0
  for (let next = at + 1; next < phrases.length; next++) {
    const phrase = phrases[next]
    if (phrase === undefined || (phrase.type === 'word' && phrase.cls !== 'prep') || phrase.type === 'vp') break
    end = phrase.to
  }
  return end
}
