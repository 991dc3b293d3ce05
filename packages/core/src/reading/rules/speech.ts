import type { Stance } from '../../claims/kinds.ts'
import { findSubject } from '../grammar/clauses.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { personName, type Story } from '../grammar/story.ts'
import type { Word } from '../grammar/word.ts'
import { NAMELESS_SOURCES, SOURCE_NOUNS } from '../packs/en/cues.ts'
import { CHARGE_VERBS, LABEL_VERBS } from '../packs/en/deeds.ts'
import { givesFigure } from './figure-verbs.ts'
import { cueStance } from './mood.ts'

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
}

const ISSUED = 
  /^(?:statement|communique|message|letter|report|note|post|bulletin|release|figures?|data|(?:\w+ )?(?:counts?|tally|estimates?))$/u
const CAPITALS_SPEAK = /^(?:capital|name)$/u

/** The speaker as the claim names him: a full name, a party for a capital, else the words without their article. */
export function speakerName(sentence: Sentence, at: number, story: Story): Source | null {
  const np = sentence.phrases[at]
  const head = np?.type === 'np' ? sentence.words[np.head] : undefined
  if (np?.type !== 'np' || head === undefined) return null
  const issuer = issuerOf(sentence, at, np, story)
  if (issuer !== null) return issuer
  const mention = np.parties.at(-1)
  const person = head.cls === 'name' && mention?.to !== np.to ? knownPerson(sentence, np, story) : null
  if (person !== null) return person
  if (isNameless(sentence, np)) return { name: 'article', party: null }
  const party = mention?.name ?? null
  const whole = np.parties.length === 1 && mention?.from === np.from && mention.to === np.to
  if (whole && party !== null && CAPITALS_SPEAK.test(party.form)) return { name: party.party, party: party.party }
  if (np.pronoun || np.count?.to === np.to || !canSpeak(np, head)) return null
  const of = ofPhrase(sentence, at, ['of', 'in'])
  const from =
    ownNameFrom(sentence, np) ?? (sentence.words[np.from]?.cls === 'det' && head.cls === 'name' ? np.from + 1 : np.from)
  const name = joinWords(sentence.words.slice(from, of?.to ?? np.to))
  return name === '' ? null : { name, party: party?.party ?? forceParty(sentence, at, np, story) }
}

/** 'a statement from the office of …': who issued it says it. */
function issuerOf(sentence: Sentence, at: number, np: NounPhrase, story: Story): Source | null {
  if (!ISSUED.test(np.lower) || np.parties.length > 0 || ofPhrase(sentence, at, ['from', 'by', 'of']) === null)
    return null
  const issuer = speakerName(sentence, at + 2, story)
  return issuer?.name === 'article' ? null : issuer
}

/** Where a full name begins behind the state it is told of: 'Northland’s Anna Berg'. Null: there is no such name. */
function ownNameFrom(sentence: Sentence, np: NounPhrase): number | null {
  const owner = sentence.words.findLastIndex((word, at) => at >= np.from && at < np.to && word.cls === 'possessive')
  if (owner < 0 || np.to - owner < 3) return null
  return sentence.words.slice(owner + 1, np.to).every((word) => word.cls === 'name') ? owner + 1 : null
}

/** 'The army says': whose army it is, where the page leaves no doubt. */
const forceParty = (sentence: Sentence, at: number, np: NounPhrase, story: Story) =>
  np.force ? partyOf(sentence, at, story) : null

/** Who says something, and the party he speaks for. */
export interface Source {
  readonly name: string
  readonly party: string | null
}

function knownPerson(sentence: Sentence, np: NounPhrase, story: Story): Source | null {
  const person = personName(sentence, np)
  const last = person?.split(' ').at(-1)?.toLowerCase() ?? ''
  const known = story.persons.get(last)
  if (person === null || (known === undefined && !person.includes(' '))) return null
  return { name: story.fullNames.get(last) ?? person, party: known ?? np.parties.at(-1)?.name.party ?? null }
}

/** RD11: 'reports', 'a source': nobody whom a reader could tell apart; official reports are somebody's. */
const isNameless = (sentence: Sentence, np: NounPhrase) =>
  NAMELESS_SOURCES.has(np.lower) &&
  np.parties.length === 0 &&
  !sentence.words.slice(np.from, np.head).some((word) => word.lower === 'official')

function joinWords(words: readonly Word[]): string {
  let text = ''
  for (const [step, word] of words.entries())
    text += (step > 0 && word.start > (words[step - 1]?.end ?? 0) ? ' ' : '') + word.text
  return text
}

function canSpeak(np: NounPhrase, head: Word): boolean {
  return head.cls === 'name' || np.force || np.what !== null || SOURCE_NOUNS.has(head.lower)
}

function contentEnd(sentence: Sentence, at: number): number {
  for (let next = at + 1; next < sentence.phrases.length; next++) {
    const phrase = sentence.phrases[next]
    const after = sentence.phrases[next + 1]
    // 'denied the claim and accused the army': the second verb is the speaker's next act.
    if (
      phrase?.type === 'word' &&
      phrase.lower === 'and' &&
      after?.type === 'vp' &&
      !after.auxiliary &&
      (cueStance(after.lemma) !== null || CHARGE_VERBS[after.lemma] !== undefined)
    )
      return phrase.from
    if (phrase?.type === 'word' && phrase.lower === ';') return phrase.from
  }
  return sentence.words.length
}

/** Whether the cue closes what it reports: '… , X said.' */
function closes(sentence: Sentence, at: number, subjectAt: number | null): boolean {
  const edge = Math.min(at, subjectAt ?? at)
  const before = sentence.phrases[edge - 1]
  let ahead = edge - 1
  while (
    ahead >= 0 &&
    !(sentence.phrases[ahead]?.type === 'word' && (sentence.phrases[ahead] as { lower: string }).lower === ',')
  )
    ahead--
  const directly = before?.type === 'word' && /^[,”"’]$/u.test(before.lower)
  return (
    directly &&
    ahead > 0 &&
    sentence.phrases
      .slice(0, ahead)
      .some((phrase) => phrase.type === 'vp' || (phrase.type === 'np' && phrase.count !== null))
  )
}

function hasContent(sentence: Sentence, at: number): boolean {
  return sentence.phrases
    .slice(at + 1)
    .some((phrase) => phrase.type === 'vp' || (phrase.type === 'np' && phrase.count !== null))
}

function accordingTo(sentence: Sentence, story: Story): Speech | null {
  for (const [at, phrase] of sentence.phrases.entries()) {
    const word = sentence.words[phrase.from]
    const isCue = word?.lower === 'according' || (phrase.type === 'word' && phrase.lower === 'per')
    if (!isCue) continue
    const np = sentence.phrases.findIndex(
      (part, place) => place > at && part.type === 'np' && part.from >= phrase.from + 2,
    )
    if (np < 0) continue
    const who = speakerName(sentence, np, story)
    if (who === null) continue
    const nameless = who.name === 'article'
    let from = 0
    for (let before = at - 1; before >= 0; before--)
      if ((sentence.phrases[before] as { lower?: string }).lower === ';') {
        from = sentence.phrases[before]?.to ?? 0
        break
      }
    return {
      from,
      to: sentence.words.length,
      speaker: who.name,
      party: who.party,
      stance: nameless ? 'believed' : 'asserted',
      cue: phrase.from,
    }
  }
  return null
}

/** The stretches of a sentence that somebody other than its writer says, outermost first. `previous`: who spoke last, for 'he said'. */
export function findSpeech(sentence: Sentence, story: Story, previous: Speech | null): readonly Speech[] {
  const found: Speech[] = []
  const according = accordingTo(sentence, story)
  if (according !== null) found.push(according)
  for (const [at, phrase] of sentence.phrases.entries())
    if (phrase.type === 'vp' && !phrase.infinitive && (!phrase.passive || isQuoted(sentence, at)))
      found.push(...saidBy(sentence, at, story, found.at(-1) ?? previous))
  return found
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

/** Whether the speaker follows his verb: '…, said X.' */
function isInverted(sentence: Sentence, at: number): boolean {
  const before = sentence.phrases[at - 1]
  return sentence.phrases[at + 1]?.type === 'np' && before?.type === 'word' && /^[,”"’]$/u.test(before.lower)
}

function saidBy(sentence: Sentence, at: number, story: Story, previous: Speech | null): readonly Speech[] {
  const verb = sentence.phrases[at]
  if (verb?.type !== 'vp') return []
  const figure = speechStance(verb.lemma) === null && givesFigure(sentence, at)
  const stance = figure ? 'asserted' : speechStance(verb.lemma)
  if (stance === null) return []
  // 'claimed …, suggesting …': the gerund goes on with what the speaker before it says.
  const goesOn = verb.form === 'ing' && !verb.auxiliary
  // 'a spokeswoman, Maria Cruz, told reporters': who is told does not speak.
  const tail = !goesOn && !accuses(verb.lemma) && verb.lemma !== 'tell' && isInverted(sentence, at)
  const subject = tail ? at + 1 : (findSubject(sentence.phrases, at)?.at ?? null)
  const who = subject === null ? null : sourceAt(sentence, subject, story, { previous, goesOn })
  if (subject === null || who === null) return []
  const hedged = who.name === 'article' && stance === 'asserted'
  const spoken = {
    speaker: who.name,
    party: who.party,
    stance: hedged ? ('believed' as const) : stance,
    cue: verb.main,
    relays: verb.lemma === 'quote' && !verb.passive,
  }
  if (figure) return [{ ...spoken, from: verb.from, to: contentEnd(sentence, at) }]
  return stretchesOf(sentence, at, { tail, closing: !goesOn && closes(sentence, at, subject), subject }).map(
    (stretch) => ({ ...spoken, ...stretch }),
  )
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
  const again = (np.pronoun || goesOn) && previous !== null ? { name: previous.speaker, party: previous.party } : null
  return (goesOn ? again : null) ?? speakerName(sentence, at, story) ?? again
}

/** The stretches of speech over a word, the innermost last (RD10). */
export function speechAt(speeches: readonly Speech[], at: number): readonly Speech[] {
  return speeches
    .filter((speech) => speech.from <= at && at < speech.to)
    .sort((a, b) => Number(b.relays === true) - Number(a.relays === true) || b.to - b.from - (a.to - a.from))
}
