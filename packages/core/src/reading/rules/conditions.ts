import type { Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'

/** 'paused so that the dead could be collected': what for. */
const isSoThat = ({ words }: Sentence, phrase: Phrase | undefined): boolean =>
  phrase !== undefined && words[phrase.from]?.lower === 'that' && words[phrase.from - 1]?.lower === 'so'

/** Whether a verb stands in a condition, a question or a clause of what is still to come: it tells of nothing that happened (RD14). */
export function conditional(sentence: Sentence, at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const phrase = sentence.phrases[before]
    if (isSoThat(sentence, phrase)) return true
    if (phrase?.type !== 'word') continue
    if (
      phrase.lower === 'if' ||
      phrase.lower === 'unless' ||
      phrase.lower === 'whether' ||
      phrase.lower === 'how' ||
      phrase.lower === 'until' ||
      phrase.lower === 'till'
    )
      return !(phrase.lower === 'if' && sentence.phrases[before + 1]?.type === 'word')
    if (isOnceInFuture(sentence, before, at) || isNotSaid(sentence, before)) return true
    if (phrase.lower === ',' && goesOnWithList(sentence, before, at)) continue
    if (phrase.cls === 'sub' || phrase.lower === ',' || phrase.lower === ';' || phrase.lower === ':') return false
  }
  return false
}

/** 'did not say when they were freed', 'it is not known where': asked, and not answered. */
function isNotSaid({ phrases, words }: Sentence, at: number): boolean {
  const asks = /^(?:when|where|why|who)$/u.test(words[phrases[at]?.from ?? -1]?.lower ?? '')
  const verb = phrases.slice(Math.max(0, at - 2), at).findLast((phrase) => phrase.type === 'vp')
  return (
    asks &&
    verb?.type === 'vp' &&
    verb.negated &&
    /^(?:say|know|specify|disclose|reveal|tell|explain)$/u.test(verb.lemma)
  )
}

/** 'until it stops kidnappings, frees its hostages and stops attacking': a verb right behind the comma shares the clause. */
function goesOnWithList({ phrases }: Sentence, comma: number, at: number): boolean {
  const verb = phrases[comma + 1]
  const self = phrases[at]
  const bare = (phrase: Phrase | undefined) =>
    phrase?.type === 'vp' && !phrase.auxiliary && /^(?:s|base)$/u.test(phrase.form)
  return bare(verb) && (comma + 1 === at || bare(self) || self?.type === 'vp')
}

/** Something still to come before a word: 'will', 'is ready to', 'committed to resuming'. */
const willBe = (phrases: Sentence['phrases'], at: number): boolean =>
  phrases
    .slice(0, at)
    .some(
      (phrase) =>
        phrase.type === 'vp' &&
        (phrase.infinitive || phrase.modal === 'will' || phrase.modal === 'would' || phrase.lemma === 'commit'),
    )

/** 'as soon as the other side agrees to it', 'once it agrees': in the present, nothing that has happened. */
function isOnceInFuture({ phrases, words }: Sentence, before: number, at: number): boolean {
  const verb = phrases[at]
  const lower = (words[phrases[before]?.from ?? -1]?.lower ?? '') as string
  const soon = lower === 'as' && words[(phrases[before]?.from ?? 0) - 1]?.lower === 'soon'
  // 'will resume the release when 200 soldiers are released'.
  const when = lower === 'when' && /^(?:is|are)$/u.test(words[verb?.from ?? -1]?.lower ?? '') && willBe(phrases, before)
  if (!(soon || when || lower === 'once') || verb?.type !== 'vp') return false
  // 'once released' and 'once they had been freed' tell of what is done.
  const present =
    when || verb.form === 's' || (verb.form === 'base' && !/^(?:did|had)$/u.test(words[verb.from]?.lower ?? ''))
  return present && verb.modal === null && phrases.slice(before + 1, at).some((phrase) => phrase.type === 'np')
}
