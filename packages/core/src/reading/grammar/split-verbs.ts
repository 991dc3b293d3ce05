import { isAdverb, isPrep } from './phrase-tests.ts'
import type { LooseWord, Phrase, VerbPhrase } from './phrases.ts'
import type { Word } from './word.ts'

/** 'has', 'had', 'were': an auxiliary that stands alone; null: the phrase is none. */
function auxiliaryOf(phrase: Phrase | undefined, words: readonly Word[]): 'have' | 'be' | null {
  if (phrase?.type !== 'vp' || phrase.auxiliary || phrase.infinitive) return null
  const { cls } = words[phrase.main] as Word
  return cls === 'have' || cls === 'be' ? cls : null
}

/** What can stand between an auxiliary and its participle says when or how: 'to this day', 'by then', 'on Monday'. */
const saysWhen = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'date' ||
  isAdverb(phrase) ||
  (phrase?.type === 'word' && /^(?:now|then|late|early)$/u.test(phrase.lower)) ||
  (phrase?.type === 'np' && phrase.what === null && phrase.count === null && phrase.parties.length === 0)

/** Where the participle stands that goes on after `at` past 'to this day', 'on Monday'; null: none does. */
function participleBehind(phrases: readonly Phrase[], words: readonly Word[], at: number): number | null {
  const participleAt = (place: number): number | null => {
    const verb = phrases[place]
    if (place === at || verb?.type !== 'vp' || verb.auxiliary || verb.infinitive) return null
    return words[verb.main]?.forms.includes('part') === true ? place : null
  }
  let next = at
  for (let guard = 0; guard < 3; guard++) {
    let prep = 0
    while (prep < 2 && isPrep(phrases[next + prep])) prep++
    // 'had by then freed': the adverb leads the verb.
    const leads = phrases[next + prep]
    if (prep > 0 && leads?.type === 'vp' && words[leads.from]?.cls === 'adv') return participleAt(next + prep)
    // 'to this day' can be cut in two.
    if (!saysWhen(leads) || (leads?.type === 'np' && prep === 0 && words[leads.from - 1]?.lower !== 'this')) break
    next += prep + 1
  }
  return participleAt(next)
}

const adverb = (phrase: Phrase, words: readonly Word[]): LooseWord => ({
  type: 'word',
  from: phrase.from,
  to: phrase.to,
  lower: words[phrase.from]?.lower ?? '',
  cls: 'adv',
})

function whole(verb: VerbPhrase, auxiliary: VerbPhrase, has: boolean): VerbPhrase {
  return {
    ...verb,
    form: 'part',
    auxiliary: true,
    perfect: has,
    passive: !has,
    negated: verb.negated || auxiliary.negated,
    modal: auxiliary.modal,
  }
}

/**
 * 'has to this day not stopped its attacks', 'had by then freed 12', 'were on Monday handed over': the verb whose auxiliary
 * stands apart is one verb, and what stands between only says when. 'were' goes with dates alone: 'was in jail convicted' is
 * where somebody was.
 */
export function joinSplitVerbs(phrases: readonly Phrase[], words: readonly Word[]): readonly Phrase[] {
  const joined = [...phrases]
  for (const [at, phrase] of phrases.entries()) {
    const auxiliary = auxiliaryOf(phrase, words)
    const behind = auxiliary === null ? null : participleBehind(phrases, words, at + 1)
    const verb = behind === null ? undefined : phrases[behind]
    if (auxiliary === null || behind === null || phrase.type !== 'vp' || verb?.type !== 'vp') continue
    const between = phrases.slice(at + 1, behind)
    if (auxiliary === 'be' && between.some(({ type }) => type === 'np')) continue
    for (let place = at; place < behind; place++) {
      const part = phrases[place] as Phrase
      if (part.type !== 'date') joined[place] = adverb(part, words)
    }
    joined[behind] = whole(verb, phrase, auxiliary === 'have')
  }
  return joined
}
