import { isWord } from './phrase-tests.ts'
import type { Phrase, VerbPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'

/** A clause inside a sentence that tells of something else: who people are, since when, before or after what. */
export interface Inner {
  /** Words from its opening one to the one behind its last. */
  readonly from: number
  readonly to: number
  readonly opener: 'relative' | 'since' | 'before' | 'after'
  readonly verb: VerbPhrase
  /** The finite verb before the clause; null: none near it. */
  readonly main: VerbPhrase | null
  /** The noun that a relative clause is about; null: none stands before it. */
  readonly about: string | null
}

/** How many phrases a clause may have; the rest of a longer one is read as the sentence's own. */
const LONGEST = 30

const RELATIVES = /^(?:who|whom|whose|which|that|where)$/u

/** 'soldiers who …', 'an attack that …', 'since …', 'a day before …'. Null: this phrase opens no such clause. */
function openerAt({ phrases, words }: Sentence, at: number): Inner['opener'] | null {
  const phrase = phrases[at]
  if (phrase === undefined) return null
  if (phrase.type === 'date') {
    const last = words[phrase.to - 1]?.lower
    return last === 'after' || last === 'before' ? last : null
  }
  if (phrase.type !== 'word') return null
  if (RELATIVES.test(phrase.lower) && phrase.cls === 'pronoun') return 'relative'
  if (/^(?:where|whose)$/u.test(phrase.lower)) return 'relative'
  if (phrase.lower === 'until') return 'before'
  return /^(?:since|before|after)$/u.test(phrase.lower) ? (phrase.lower as Inner['opener']) : null
}

const isFiniteVerb = (phrase: Phrase | undefined): phrase is VerbPhrase =>
  phrase?.type === 'vp' &&
  !phrase.infinitive &&
  !phrase.gerund &&
  (phrase.auxiliary || (phrase.form !== 'ing' && phrase.form !== 'base'))

/** The next comma from a phrase on; -1: none near. */
function commaFrom(phrases: readonly Phrase[], from: number): number {
  for (let at = from; at < Math.min(phrases.length, from + LONGEST); at++) if (isWord(phrases[at], ',')) return at
  return -1
}

function mainBefore({ phrases }: Sentence, opener: number): VerbPhrase | null {
  for (let at = opener - 1; at >= Math.max(0, opener - LONGEST); at--) {
    const phrase = phrases[at]
    if (isFiniteVerb(phrase)) return phrase
  }
  return null
}

/** The verb of the clause that a phrase opens: the first finite one, before the sentence or another clause begins. */
function verbFrom({ phrases }: Sentence, opener: number): number {
  // 'who, it said, had crossed the border'.
  const aside = isWord(phrases[opener + 1], ',') ? commaFrom(phrases, opener + 3) : -1
  for (let at = Math.max(opener, aside) + 1; at < Math.min(phrases.length, opener + LONGEST); at++) {
    const phrase = phrases[at]
    if (isFiniteVerb(phrase)) return at
    if (phrase?.type === 'word' && /^(?:\.|;|:)$/u.test(phrase.lower)) return -1
  }
  return -1
}

/** Where the clause ends: a comma, a stop, or the verb of the sentence that goes on ('Men who fled in May were freed'). */
function endOf({ phrases, words }: Sentence, opener: number, verb: number): number {
  const relative = openerAt({ phrases, words } as Sentence, opener) === 'relative'
  for (let at = verb + 1; at < Math.min(phrases.length, verb + LONGEST); at++) {
    const phrase = phrases[at]
    if (isWord(phrase, ',') && goesOn(phrases, at)) continue
    const behind = isWord(phrase, ',') ? behindMembers(phrases, at) : -1
    if (behind > 0) {
      at = behind
      continue
    }
    if (phrase?.type === 'word' && /^[,.;:]$/u.test(phrase.lower)) return phrase.from
    if (!relative || !isFiniteVerb(phrase) || isWord(phrases[at - 1], 'and', 'or', 'but')) continue
    if (isVerbOfSentence(phrases, at)) return phrase.from
  }
  return phrases[Math.min(phrases.length, verb + LONGEST) - 1]?.to ?? words.length
}

/** A verb right behind a noun or a day is that of the sentence, unless another clause begins with them. */
function isVerbOfSentence(phrases: readonly Phrase[], verb: number): boolean {
  const before = phrases[verb - 1]
  if (before?.type === 'date') return true
  if (before?.type !== 'np') return false
  // 'where dozens were killed and scores were hurt': the clause goes on; 'held between Redvale and Eastport were freed': it ends.
  const pair = isWord(phrases[verb - 4], 'between', 'both')
  if (isWord(phrases[verb - 2], 'and', 'or', 'but') && !pair) return false
  // 'whom they took when they overran the town', 'when the town of Redvale fell': a clause of its own inside.
  let first = verb - 1
  while (isWord(phrases[first - 1], 'of') && phrases[first - 2]?.type === 'np') first -= 2
  return !isWord(phrases[first - 1], ...INSIDE)
}

const INSIDE = ['when', 'after', 'as', 'while', 'before', 'because', 'since', 'if', 'that', 'where']

/** ', which told of ten deaths, killed by police on Friday': a participle behind the comma is of the clause. */
function goesOn(phrases: readonly Phrase[], comma: number): boolean {
  const verb = phrases[comma + 1]
  const bare = verb?.type === 'vp' && !verb.auxiliary && !verb.infinitive && verb.form !== 'ing'
  return bare && isWord(phrases[comma + 2], 'by', 'in', 'near', 'on')
}

/** 'killed 14 men, including a commander, on Friday': the comma behind the members, where the clause goes on; -1: they do not stand so. */
function behindMembers(phrases: readonly Phrase[], comma: number): number {
  if (!isWord(phrases[comma + 1], 'including', 'among')) return -1
  const close = commaFrom(phrases, comma + 2)
  const next = phrases[close + 1]
  return close > 0 && (next?.type === 'date' || isWord(next, 'on', 'in', 'near', 'at', 'by')) ? close : -1
}

function nounBefore({ phrases }: Sentence, opener: number): string | null {
  for (let at = opener - 1; at >= Math.max(0, opener - 5); at--) {
    const phrase = phrases[at]
    if (phrase?.type === 'np') return phrase.lower
    if (phrase?.type === 'vp') return null
  }
  return null
}

/** 'Ten soldiers, detained at the border in May, had been freed': an aside that tells what befell them before. */
function participleAside({ phrases }: Sentence, at: number): Inner | null {
  const [noun, comma, verb] = phrases.slice(at - 2, at + 1)
  if (verb?.type !== 'vp' || verb.auxiliary || verb.infinitive || !/^(?:part|past)$/u.test(verb.form)) return null
  if (at < 2 || noun?.type !== 'np' || !isWord(comma, ',')) return null
  const close = commaFrom(phrases, at + 1)
  const main = phrases[close + 1]
  // '…, held in Redvale since July, in a deal': what ends the sentence too, where it takes no object.
  const ends = isWord(phrases[at + 1], 'in', 'by', 'since', 'at', 'near', 'on') || phrases[at + 1]?.type === 'date'
  if (ends && BEFALLS.test(verb.lemma) && (close < 0 || main?.type !== 'vp'))
    return {
      from: verb.from,
      to: phrases[close]?.from ?? phrases.at(-1)?.to ?? verb.to,
      opener: 'relative',
      verb,
      main: null,
      about: null,
    }
  if (close < 0 || main?.type !== 'vp' || !isFiniteVerb(main)) return null
  return { from: verb.from, to: phrases[close]?.from ?? verb.to, opener: 'relative', verb, main: null, about: null }
}

const BEFALLS = /^(?:hold|capture|detain|arrest|seize|imprison|jail|kidnap|abduct|wound|injure|shoot|ambush)$/u

/** 'Soldiers captured at Redvale were paraded on Friday': up to the verb of the sentence. */
function bareParticiple({ phrases }: Sentence, at: number): Inner | null {
  const verb = phrases[at]
  if (verb?.type !== 'vp' || verb.auxiliary || verb.infinitive || !/^(?:part|past)$/u.test(verb.form)) return null
  const np = phrases[at - 1]
  if (np?.type !== 'np' || (np.what === null && np.count === null)) return null
  for (let next = at + 1; next < Math.min(phrases.length, at + LONGEST); next++) {
    const phrase = phrases[next]
    if (phrase?.type === 'word' && LINKS.test(phrase.lower)) return null
    if (!isFiniteVerb(phrase)) continue
    return phrase.auxiliary || STAYS.test(phrase.lemma)
      ? { from: verb.from, to: phrase.from, opener: 'relative', verb, main: null, about: null }
      : null
  }
  return null
}

const STAYS = /^(?:be|remain|stay|languish|die|return|arrive|continue|await|face)$/u
/** '…, whose capture set off a war, were traded': the aside ends at its comma, whatever verb was found behind it; null: none such. */
function asideEnd({ phrases }: Sentence, at: number, verb: number): number | null {
  if (!isWord(phrases[at - 1], ',') || !isWord(phrases[at], 'whose')) return null
  const comma = commaFrom(phrases, at + 1)
  return comma > 0 && comma < verb ? (phrases[comma]?.from ?? null) : null
}

const LINKS = /^(?:[,.;:]|and|who|whom|which|that|when|after|before|as|but|because|if|while)$/u

function findClauses(sentence: Sentence): readonly Inner[] {
  return sentence.phrases.flatMap((phrase, at) => {
    const aside = participleAside(sentence, at) ?? bareParticiple(sentence, at)
    if (aside !== null) return [aside]
    const opener = openerAt(sentence, at)
    const verbAt = opener === null ? -1 : verbFrom(sentence, at)
    const verb = sentence.phrases[verbAt]
    if (opener === null || verb?.type !== 'vp') return []
    // 'after talks on Monday the men were freed': a noun and a day come before any verb of its own.
    if (opener !== 'relative' && !opensClause(sentence, at, verbAt)) return []
    const about = opener === 'relative' ? nounBefore(sentence, at) : null
    const to = asideEnd(sentence, at, verbAt) ?? endOf(sentence, at, verbAt)
    return [{ from: phrase.from, to, opener, verb, main: mainBefore(sentence, at), about }]
  })
}

/** 'after the talks ended', not 'after the talks, he was freed' or 'after talks in May he was freed'. */
function opensClause({ phrases }: Sentence, opener: number, verb: number): boolean {
  const between = phrases.slice(opener + 1, verb)
  return between.every(
    (phrase) => phrase.type !== 'date' && !(phrase.type === 'word' && /^[,—–-]$/u.test(phrase.lower)),
  )
}

const FOUND = new WeakMap<Sentence, ReadonlyMap<number, readonly Inner[]>>()

/** The clauses of a sentence by every word that they cover: looked for once, however often they are asked for. */
function clausesByWord(sentence: Sentence): ReadonlyMap<number, readonly Inner[]> {
  const known = FOUND.get(sentence)
  if (known !== undefined) return known
  const byWord = new Map<number, Inner[]>()
  for (const clause of findClauses(sentence))
    for (let word = clause.from; word < clause.to; word++) byWord.set(word, [...(byWord.get(word) ?? []), clause])
  FOUND.set(sentence, byWord)
  return byWord
}

/** The clauses that cover either of two words. */
export function clausesAround(sentence: Sentence, word: number, other: number): readonly Inner[] {
  const byWord = clausesByWord(sentence)
  return [...new Set([...(byWord.get(word) ?? []), ...(byWord.get(other) ?? [])])]
}
