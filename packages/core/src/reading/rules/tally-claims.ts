import type { Count } from '../../claims/count.ts'
import { findSubject } from '../grammar/clauses.ts'
import { clauseEnd } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase, Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import type { KnownGroup, Story } from '../grammar/story.ts'
import { isPeople, readPeople } from '../grammar/who.ts'
import { FIGURE_OF } from '../packs/en/event-nouns.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { holderInWords } from './verb-words.ts'

/** Words after 'the number of', how near they stand, and what the number counts: 'of Northland missing stands at 1,534'. */
const NUMBERED = [
  [/^(?:dead|killed|deaths|fatalities|fallen|martyrs)$/u, 3, 'killed'],
  [/^(?:wounded|injured)$/u, 3, 'wounded'],
  [/^(?:missing|disappeared|unaccounted)$/u, 4, 'missing'],
] as const

/** 'the number of dead', 'the number of those killed'. */
export function tallyKind(scene: Scene, at: number): Draft['kind'] | null {
  const np = scene.sentence.phrases[at]
  if (np?.type !== 'np') return null
  if (np.lower === 'toll' || (np.lower === 'losses' && isLost(scene.sentence.phrases, at))) return 'killed'
  // 'put their dead at three'.
  if (
    /^(?:losses|casualties)$/u.test(np.lower) &&
    isPut(scene.sentence.phrases[at - 1]) &&
    isWord(scene.sentence.phrases[at + 1], 'at')
  )
    return 'killed'
  if (np.lower === 'dead' && isPut(scene.sentence.phrases[at - 1])) return 'killed'
  const of = scene.sentence.phrases[at + 1]
  // 'put the death toll at 30 and the injuries at 100'.
  if (/^(?:injuries|injured|wounded)$/u.test(np.lower) && np.count === null && isWord(of, 'at')) return 'wounded'
  const freed = numberOfThose(scene, np, of)
  if (freed !== null) return freed
  if (!/^(?:number|total|count)$/u.test(np.lower) || np.count !== null || of?.type !== 'word' || of.lower !== 'of')
    return null
  const words = scene.sentence.words.slice(of.to, of.to + 7).map((word) => word.lower)
  // 'the number of the arrested has risen', 'of the detained since January': taken, and not only held.
  const taken = words.slice(0, 2).find((word) => /^(?:arrested|abducted|kidnapped|detained)$/u.test(word))
  if (taken !== undefined) return taken === 'detained' && !words.includes('since') ? 'held' : 'captured'
  const fate = words
    .slice(0, 4)
    .flatMap((word, place) => NUMBERED.filter(([fates, near]) => place < near && fates.test(word)))
  if (fate[0] !== undefined) return fate[0][2]
  const befell = whatBefell(scene, at, of.to)
  if (befell !== null) return befell
  return words.some((word) =>
    /^(?:hands|custody|captivity|held|hostages|captives|detainees|prisoners|pows)$/u.test(word),
  )
    ? 'held'
    : null
}

/** 'put the number freed by Northland at 120': what the participle behind 'the number' tells; null: none stands there. */
function numberOfThose({ sentence }: Scene, { lower }: NounPhrase, verb: Phrase | undefined): Draft['kind'] | null {
  if (!/^(?:number|total)$/u.test(lower) || verb?.type !== 'vp' || verb.auxiliary) return null
  return FIGURE_OF[sentence.words[verb.main]?.lower ?? ''] ?? null
}

/** 'the number of prisoners released by the army has reached 1,900': what the words behind tell of those counted; null: nothing. */
function whatBefell({ sentence }: Scene, at: number, from: number): Draft['kind'] | null {
  const words = sentence.words.slice(from, from + 10).map(({ lower }) => lower)
  const befell = words.map((lower, step) =>
    // 'the number of fighters taken prisoner'.
    lower === 'taken' && /^(?:prisoner|hostage|captive)$/u.test(words[step + 1] ?? '') ? 'captured' : FIGURE_OF[lower],
  )
  const told = befell.find((kind) => kind !== undefined)
  const counted = sentence.phrases[at + 2]
  if (told === undefined || counted?.type !== 'np' || !isPeople(sentence, at + 2)) return null
  if (counted.what === 'bodies' && told === 'released') return 'bodies-returned'
  // 'the number of prisoners of war and captured civilians in Northland': those it has.
  const named = sentence.words[from + befell.indexOf(told) + 1]?.cls === 'noun'
  return counted.what === 'prisoners' && told === 'captured' && named ? 'held' : told
}

/** 'Northland's losses amounted to 300 troops'. */
const isAmount = (phrase: Phrase | undefined) =>
  phrase?.type === 'vp' && !phrase.negated && /^(?:amount|stand|total|number|reach|come|be)$/u.test(phrase.lemma)

/** 'the losses of the Northland side amount to 300 soldiers'. */
const isLost = (phrases: readonly Phrase[], at: number): boolean =>
  isAmount(phrases[isWord(phrases[at + 1], 'of') ? at + 3 : at + 1])

const isPut = (phrase: Phrase | undefined) => phrase?.type === 'vp' && phrase.lemma === 'put'

/** 'the number of hostages freed by the front': whoever stands after 'by' before the number. */
export function doneBy({ sentence, story }: Scene, from: number, to: number): string | null {
  const by = sentence.phrases.findIndex((part, at) => at > from && at < to && isWord(part, 'by'))
  return by < 0 ? null : partyOf(sentence, by + 1, story)
}

/** 'must bring the number of those released to 200'. */
function isOnlyAsked({ sentence }: Scene, at: number): boolean {
  const verb = sentence.phrases.slice(Math.max(0, at - 3), at).findLast((phrase) => phrase.type === 'vp')
  return verb?.type === 'vp' && (/^(?:must|should|shall)$/u.test(verb.modal ?? '') || verb.infinitive)
}

/** 'a higher number of detainees, not all'. */
const isNoNumber = ({ count }: { readonly count: { readonly count: Count } | null }): boolean =>
  count?.count.min === null && count.count.max === null

/** 'The battle would be one of the deadliest': no toll of one. */
const isOneOf = ({ words }: Sentence, { count, to }: NounPhrase): boolean =>
  count?.count.max === 1 && words[to]?.lower === 'of'

/** 'the Northland army death toll': whose it is. */
const tollOf = (np: Phrase | undefined): string | null =>
  np?.type === 'np' ? (np.parties.filter(({ to }) => to <= np.head).at(-1)?.name.party ?? null) : null

/** 'the losses of the Northland army': whose they are. */
const sideOf = ({ sentence, story }: Scene, at: number): string | null => {
  const np = sentence.phrases[at]
  const own = np?.type === 'np' && np.lower === 'losses' && ofPhrase(sentence, at) !== null
  return own ? partyOf(sentence, at + 2, story) : null
}

/** 'Northland put its dead at 36': whose dead they are. */
function ownToll({ sentence, story }: Scene, at: number): string | null {
  const { phrases, words } = sentence
  // 'put its dead at 36', 'put the number of its wounded at four'.
  const first = isWord(phrases[at + 1], 'of') ? phrases[at + 2] : phrases[at]
  const own = [phrases[at], first].some((np) => /^(?:its|their|his|her)$/u.test(words[np?.from ?? -1]?.lower ?? ''))
  const verb = phrases[at - 1]
  const subject = own && verb?.type === 'vp' && !verb.passive ? findSubject(phrases, at - 1) : null
  return subject === null ? null : partyOf(sentence, subject.at, story)
}

/** How far the number may stand: 'The number of those held, according to the data that the mission has approved, is 38'. */
const reachOf = ({ words }: Sentence, from: number): number =>
  words.slice(from, from + 16).some(({ lower }) => lower === 'according') || isMoved(words, from) ? 20 : 12

/** '… killed in the conflict that rages over the whole of the valley has risen to 72'. */
const isMoved = (words: Sentence['words'], from: number): boolean =>
  words
    .slice(from, from + 30)
    .some(
      ({ lower }, step) =>
        /^(?:risen|grown|climbed|reached|rose|stands|stood)$/u.test(lower) &&
        /^(?:to|at|\d.*)$/u.test(words[from + step + 1]?.lower ?? ''),
    )

/** 'put the number of detainees at 250', 'at 250 soldiers'. */
const tellsNumber = (sentence: Sentence, np: NounPhrase): boolean =>
  np.count !== null && (np.count.to === np.to || np.what !== null) && !isOneOf(sentence, np)

/** 'The toll was the heaviest for a year as 22 were killed', 'put at 50 killed and 100 wounded': the number has a word of its own. */
const hasOwnVerb = (own: Phrase | undefined, kind: Draft['kind']): boolean =>
  own?.type === 'vp' &&
  !own.infinitive &&
  (own.auxiliary || (kind === 'killed' && /^(?:kill|wound|injure)$/u.test(own.lemma)))

export function readToll(scene: Scene, at: number, kind: Draft['kind']): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  const members = ofPhrase(sentence, at) === null ? null : readPeople(sentence, at + 2, story)
  if (isOnlyAsked(scene, at)) return
  for (let next = at + 1; next < Math.min(sentence.phrases.length, at + reachOf(sentence, np?.to ?? 0)); next++) {
    const phrase = sentence.phrases[next]
    if (phrase?.type !== 'np' || phrase.count === null || !tellsNumber(sentence, phrase) || isNoNumber(phrase)) continue
    if (hasOwnVerb(sentence.phrases[next + 1], kind)) return
    const actor = (kind === 'held' ? holderInWords(scene, at, next) : null) ?? doneBy(scene, at, next)
    const from = Math.max(np?.from ?? 0, phrase.to - 22)
    scene.propose({
      ...BLANK,
      kind,
      rule: 'RD37',
      at: np?.from ?? 0,
      from,
      to: phrase.to,
      count: phrase.count.count,
      what: members?.what === 'bodies' ? 'people' : (members?.what ?? 'people'),
      peopleOf: members?.party ?? tollOf(np) ?? sideOf(scene, at) ?? ownToll(scene, at),
      actor,
      patientTo: phrase.to,
    })
    return
  }
}

/** 'bringing the total they were holding to 60': a number of those held, which stands after 'to' (RD37). */
export function readBroughtTotal(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  const [np, who, holds, to, number] = sentence.phrases.slice(at + 1, at + 6)
  if (verb?.type !== 'vp' || !/^(?:bring|take|raise|push|put)$/u.test(verb.lemma) || verb.negated) return
  if (np?.type !== 'np' || !/^(?:total|number|figure|tally|count)$/u.test(np.lower)) return
  if (holds?.type !== 'vp' || !/^(?:hold|keep|detain|have)$/u.test(holds.lemma) || holds.passive) return
  if (!isWord(to, 'to', 'at') || number?.type !== 'np' || number.count === null || who?.type !== 'np') return
  scene.propose({
    ...BLANK,
    kind: 'held',
    rule: 'RD37',
    at: verb.main,
    from: verb.from,
    to: number.to,
    count: number.count.count,
    what: 'people',
    actor: partyOf(sentence, at + 2, story),
    patientTo: number.to,
  })
}

const MOVES =
  /^(?:stand|rise|reach|climb|grow|fall|drop|increase|jump|revise|lower|raise|put|bring|speak|estimate|cut|correct)$/u
const FIGURES = /^(?:number|figure|total|count|tally|toll|it|they|estimates?|figures)$/u

/** 'The number was revised from 203', 'on Monday it had stood at 199', 'it put the total at 869': a figure told before, given anew (RD58). */
export function readRevision(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp' || !MOVES.test(verb.lemma) || verb.negated) return
  const figure = figureOf(scene, at)
  if (figure === null || scene.drafts.some((draft) => draft.rule === 'RD37')) return
  const end = clauseEnd(sentence.phrases, at)
  for (let next = at + 1; next < Math.min(end, at + 7); next++) {
    const np = sentence.phrases[next]
    const prep = sentence.phrases[next - 1]
    if (np?.type !== 'np' || np.count === null || np.time) continue
    if (np.count.to !== np.to && np.what === null) continue
    if (prep?.type !== 'word' || !/^(?:at|to|from|of|about|down|up)$/u.test(prep.lower)) continue
    const group =
      groupInOrder(scene, figure) ?? groupOfSize(story, sentence.index, np.count.count.min ?? np.count.count.max ?? 0)
    if (group === null) return
    scene.propose({
      ...BLANK,
      kind: group.kind as Draft['kind'],
      rule: 'RD58',
      at: verb.main,
      from: figure,
      to: np.to,
      count: np.count.count,
      what: group.what,
      actor: group.actor,
      peopleOf: group.party,
      recipient: group.recipient,
      stance: group.stance as Draft['stance'],
      ...(group.told === undefined ? {} : { follows: group.told }),
      takesUp: true,
    })
    return
  }
}

/** Whether 'their number' is that of people whom the same sentence names without a number. */
function ownPlural({ sentence: { phrases, words } }: Scene, at: number): boolean {
  const object = phrases[at + 1]
  if (object?.type !== 'np' || words[object.from]?.lower !== 'their') return false
  return phrases
    .slice(0, at)
    .some((np) => np.type === 'np' && np.what !== null && np.count === null && np.lower !== 'experts')
}

const ORDER: Readonly<Record<string, number>> = { first: 0, former: 0, second: 1, latter: 1 }

/** 'put the first number at twenty': that of the groups which the sentence before counted; null: none is told by its place. */
function groupInOrder({ sentence, story }: Scene, figure: number): KnownGroup | null {
  const words = sentence.words.slice(figure, figure + 6).map(({ lower }) => lower)
  const at = words.findIndex((lower) => FIGURES.test(lower))
  const place = at < 1 ? undefined : ORDER[words[at - 1] ?? '']
  const counted = story.groups.filter(
    (known) => known.count !== null && REVISED.has(known.kind) && known.sentence === sentence.index - 1,
  )
  return place === undefined || counted.length < 2 ? null : (counted[place] ?? null)
}

/** The group just counted whose size is nearest to a figure: a figure given anew is not far from the one before. */
function groupOfSize(story: Story, index: number, size: number): KnownGroup | null {
  const recent = story.groups.filter(
    (known) => known.count !== null && REVISED.has(known.kind) && index - known.sentence <= 3,
  )
  const apart = ({ count }: KnownGroup) => Math.abs(Math.log((1 + size) / (1 + (count?.min ?? count?.max ?? 0))))
  // Of groups as near the last one told of.
  return recent.reduce<KnownGroup | null>(
    (best, group) => (best === null || apart(group) <= apart(best) + 0.7 ? group : best),
    null,
  )
}

const REVISED: ReadonlySet<string> = new Set(['held', 'killed', 'wounded', 'missing', 'released', 'captured'])

/** Where the words for the figure begin: the verb's subject or object that is a figure told before; null: there is none. */
function figureOf(scene: Scene, at: number): number | null {
  const { phrases } = scene.sentence
  const subject = findSubject(phrases, at)
  const verb = phrases[at]
  // 'Northland officials spoke of at least 21 policemen': others count those just told of.
  const speaks = verb?.type === 'vp' && /^(?:speak|talk)$/u.test(verb.lemma) && !verb.passive
  if (speaks && subject !== null && !FIGURES.test(subject.np.lower))
    return scene.sentence.words[verb.to]?.lower === 'of' ? verb.from : null
  if (verb?.type === 'vp' && /^(?:put|bring|raise|lower|cut|revise|correct)$/u.test(verb.lemma) && !verb.passive) {
    const object = phrases[at + 1]
    // 'denies having troops there, although experts put their number at 3,000': nobody counted before.
    if (ownPlural(scene, at)) return null
    // A toll has its own rule.
    if (tallyKind(scene, at + 1) !== null) return null
    return object?.type === 'np' && FIGURES.test(object.lower) && object.count === null ? verb.from : null
  }
  return subject !== null &&
    FIGURES.test(subject.np.lower) &&
    subject.np.count === null &&
    subject.np.from < (verb?.from ?? 0)
    ? subject.np.from
    : null
}
