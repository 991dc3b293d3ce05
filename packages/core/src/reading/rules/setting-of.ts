import type { Sentence } from '../grammar/read-sentences.ts'
import { wordingOf } from '../grammar/word.ts'
import type { DateMention } from '../mentions.ts'
import type { Draft } from './draft.ts'
import type { Speech } from './speech.ts'

const PLACE_PREPS = new Set(['in', 'at', 'near', 'from', 'to', 'on', 'outside', 'around', 'along'])

/** The day of the event: the nearest date of the sentence that no verb of saying claims for itself. */
export function dateOf(sentence: Sentence, draft: Draft, speeches: readonly Speech[]): string | null {
  const cues = speeches.map((speech) => speech.cue)
  let best: string | null = null
  let nearest = Number.POSITIVE_INFINITY
  for (const date of sentence.dates) {
    if (date.relation === 'span' || date.relation === 'deadline' || date.edtf === null) continue
    if (cues.some((cue) => date.from > cue && date.from - cue <= 3) || datesDocument(sentence, date)) continue
    // 'handed over on Monday the men held since 2014': an open interval dates a state, not an event.
    const state =
      draft.kind === 'held' || draft.kind === 'missing' || draft.kind === 'killed' || draft.kind === 'wounded'
    const open = date.relation === 'since' && !state ? 50 : 0
    const distance =
      date.from >= draft.from && date.to <= draft.to
        ? 0
        : Math.min(Math.abs(date.from - draft.at), Math.abs(date.to - draft.at))
    if (distance + open < nearest) {
      nearest = distance + open
      best = date.edtf
    }
  }
  return best
}

/** The most telling name after a preposition of place, the nearest to the event. */
export function placeOf(sentence: Sentence, draft: Draft): string | null {
  let best: string | null = null
  let nearest = 16
  for (const [at, phrase] of sentence.phrases.entries()) {
    const prep = sentence.phrases[at - 1]
    if (phrase.type !== 'np' || prep?.type !== 'word' || !PLACE_PREPS.has(prep.lower)) continue
    if (phrase.count !== null || phrase.what !== null || phrase.time) continue
    const names = sentence.words.slice(phrase.from, phrase.to).filter((word) => word.cls === 'name')
    if (
      names.length === 0 ||
      (phrase.parties.length > 0 && phrase.parties.every((party) => party.name.form === 'demonym'))
    )
      continue
    const distance = Math.abs(phrase.from - draft.at)
    if (distance >= nearest) continue
    nearest = distance
    const from = sentence.words[phrase.from]?.cls === 'det' ? phrase.from + 1 : phrase.from
    best = wordingOf(sentence.words.slice(from, phrase.to))
  }
  return best
}

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
    (mention) =>
      mention.relation === 'on' &&
      ((mention.from > cue && mention.from - cue <= 3) || datesDocument(sentence, mention)),
  )
  return date?.edtf ?? null
}

/** By when it is due, where the sentence tells. */
export const deadlineOf = (sentence: Sentence): string | null =>
  sentence.dates.find((mention) => mention.relation === 'deadline')?.edtf ?? null
