import { isHavingDone } from './having-done.ts'
import { SAYING } from './leading-noun.ts'
import { isComma, isWord } from './phrase-tests.ts'
import type { Phrase } from './phrases.ts'

export const isDash = (phrase: Phrase | undefined): boolean => isWord(phrase, '—', '–', '-', '--')

/** '…, said on Monday that all 79 children who had been taken, had been freed': what is said is no aside. */
function opensReport(phrases: readonly Phrase[], at: number): boolean {
  const that = phrases[at]
  if (!(isWord(that, 'that') || (that?.type === 'np' && that.lower === 'that'))) return false
  const verb = phrases.slice(Math.max(0, at - 4), at).findLast((phrase) => phrase.type === 'vp')
  return verb?.type === 'vp' && SAYING.has(verb.lemma)
}

/** The comma that opens the aside which the comma at `at` closes, or null. */
export function asideStart(phrases: readonly Phrase[], at: number): number | null {
  for (let before = at - 1; before > 0; before--) {
    // '(326 elderly people, 267 women)': commas in brackets part nothing outside.
    const opened = isWord(phrases[before], ')')
      ? phrases.findLastIndex((phrase, place) => place < before && place > before - 12 && isWord(phrase, '('))
      : -1
    if (opened > 0) {
      before = opened
      continue
    }
    if (isWord(phrases[before], ';', ':', '.') || opensReport(phrases, before)) return null
    // An aside that a dash closes was opened by a dash.
    if (isDash(phrases[at]) ? !isDash(phrases[before]) : !isComma(phrases[before])) continue
    return before
  }
  return null
}

/** ', all Northlanders,': what they all are. */
const isAllOfKind = (phrases: readonly Phrase[], at: number): boolean => {
  const np = phrases[at]
  return (
    np?.type === 'np' &&
    np.count?.count.min == null &&
    np.count?.count.max == null &&
    np.count !== null &&
    isComma(phrases[at + 1])
  )
}

/** ', children included,': who are among them. */
const includes = (phrases: readonly Phrase[], at: number): boolean => {
  const verb = phrases[at + 1]
  return (
    phrases[at]?.type === 'np' &&
    verb?.type === 'vp' &&
    verb.lemma === 'include' &&
    !verb.auxiliary &&
    isComma(phrases[at + 2])
  )
}

/** 'comprising 55 women and 20 men'. */
const isMadeUpOf = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'vp' && phrase.form === 'ing' && /^(?:comprise|consist|number|total)$/u.test(phrase.lemma)

/** ', most of them civilians,' and ', including 186 children,' never hold the subject. */
const tellsParts = (phrases: readonly Phrase[], opening: number) =>
  isWord(phrases[opening + 1], 'including', 'among') ||
  isMadeUpOf(phrases[opening + 1]) ||
  isAllOfKind(phrases, opening + 1) ||
  includes(phrases, opening + 1) ||
  // ', senior officers among them,'.
  (phrases[opening + 1]?.type === 'np' && isWord(phrases[opening + 2], 'of', 'among'))

/** 'Northland, in turn, freed', 'The ministry, for its part, said': an aside that only joins sentences. */
function isInTurn(phrases: readonly Phrase[], opening: number, comma: number): boolean {
  const [prep, np] = phrases.slice(opening + 1, comma)
  return (
    comma - opening <= 3 &&
    isWord(prep, 'in', 'for') &&
    np?.type === 'np' &&
    /^(?:turn|return|response|exchange|part|side|statement|communiqu[eé]|letter|interview|speech|report|message|post|address|broadcast|note|bulletin|release|declaration|briefing)$/u.test(
      np.lower,
    )
  )
}

/** 'The government, backed by a coalition, planned to release': a finite verb. */
export const takesInfinitive = (next: Phrase | undefined) => next?.type === 'vp' && next.infinitive

/** An aside between dashes, or one that only joins sentences: the verb after it goes on with the clause. */
const onlyInterrupts = (phrases: readonly Phrase[], opening: number | null, comma: number): boolean =>
  opening !== null && (isInTurn(phrases, opening, comma) || isDash(phrases[comma]))

/** 'Ten villagers, kidnapped by the front in May, returned home': a participle opens the aside, and no verb stands before it. */
function onlyDescribes(phrases: readonly Phrase[], opening: number): boolean {
  const verb = phrases[opening + 1]
  return (
    verb?.type === 'vp' &&
    !verb.auxiliary &&
    !verb.infinitive &&
    verb.form !== 'ing' &&
    isWord(phrases[opening + 2], 'by') &&
    phrases.slice(0, opening).every((phrase) => phrase.type !== 'vp' && !isWord(phrase, ';', ':'))
  )
}

/** 'The deal, which Redvale brokered, required': what another did to the subject. */
const isOtherClause = (phrases: readonly Phrase[], opening: number): boolean =>
  isWord(phrases[opening + 1], 'which', 'whom') &&
  phrases[opening + 2]?.type === 'np' &&
  phrases[opening + 3]?.type === 'vp' &&
  phrases.slice(0, opening).every((phrase) => phrase.type !== 'vp')

/** 'Northland, with the open backing of its neighbour, unleashed': with what a party did it. */
function isMeans(phrases: readonly Phrase[], opening: number): boolean {
  const party = phrases[opening - 1]
  return isWord(phrases[opening + 1], 'with', 'despite', 'without') && party?.type === 'np' && party.parties.length > 0
}

/** An aside behind which the clause goes on with its verb. */
export const goesOnBehind = (phrases: readonly Phrase[], opening: number | null, comma: number): boolean =>
  onlyInterrupts(phrases, opening, comma) ||
  (opening !== null &&
    (isHavingDone(phrases[opening + 1]) ||
      isOtherClause(phrases, opening) ||
      isMeans(phrases, opening) ||
      tellsParts(phrases, opening) ||
      onlyDescribes(phrases, opening)))
