import { findSubject } from './grammar/clauses.ts'
import { isWord } from './grammar/phrase-tests.ts'
import type { Sentence } from './grammar/read-sentences.ts'

/** 'Northland losses stand at 14 dead', 'Northland put its losses at 14 dead'. */
function whoseLosses({ phrases, words }: Sentence, partyAt: (at: number) => string | null): string | null {
  const at = phrases.findIndex((phrase) => phrase.type === 'np' && /^(?:losses|casualties)$/u.test(phrase.lower))
  const np = phrases[at]
  if (np?.type !== 'np') return null
  const named = np.parties[0]?.name
  if (named !== undefined) return named.party
  const own = /^(?:its|their|own)$/u.test(words[np.from]?.lower ?? '')
  const subject = own && phrases[at - 1]?.type === 'vp' ? findSubject(phrases, at - 1) : null
  return subject === null ? null : partyAt(subject.at)
}

const FATE = /^(?:dead|killed|wounded|injured|missing)$/u
const SUFFERS = /^(?:suffer|sustain|incur|take)$/u
const LOSSES = /^(?:losses|casualties|defeat|toll|rout|setback|blow)$/u

/** 'The rebels suffered heavy losses, with 100 killed and 12 captured': those who lost them. */
export function whoSuffered(sentence: Sentence, partyAt: (at: number) => string | null): string | null {
  const { phrases, words } = sentence
  const owned = whoseLosses(sentence, partyAt)
  if (owned !== null) return owned
  const verb = phrases.findIndex((phrase, at) => {
    const np = phrases[at + 1]
    if (phrase.type !== 'vp' || np?.type !== 'np') return false
    // 'said they lost 40 men'.
    if (phrase.lemma === 'lose') return np.count !== null && (np.what !== null || np.count.to === np.to)
    // 'The Northland side has three dead and eight wounded'.
    if (phrase.lemma === 'have')
      return np.count !== null && FATE.test(words[np.to - 1]?.lower ?? '') !== FATE.test(words[np.to]?.lower ?? '')
    return SUFFERS.test(phrase.lemma) && LOSSES.test(words[np.head]?.lower ?? '')
  })
  const subject = verb < 0 ? null : findSubject(phrases, verb)
  return subject === null ? null : partyAt(subject.at)
}

/** 'In Southland's part of the valley four died': whose part it is. */
export function partNamed({ phrases }: Sentence): string | null {
  const at = phrases.findIndex(
    (np, place) =>
      np.type === 'np' && np.lower === 'part' && np.parties.length === 1 && isWord(phrases[place - 1], 'in'),
  )
  const np = phrases[at]
  return np?.type === 'np' ? (np.parties[0]?.name.party ?? null) : null
}

/** 'killed on the Georgian side', 'On the Armenian side, one killed'. */
export function sideNamed(sentence: Sentence): string | null {
  const { phrases } = sentence
  const part = partNamed(sentence)
  if (part !== null) return part
  const side = phrases.find(
    (phrase, at) =>
      phrase.type === 'np' &&
      phrase.lower === 'side' &&
      phrase.parties.length === 1 &&
      phrases[at - 1]?.type === 'word' &&
      (phrases[at - 1] as { lower: string }).lower === 'on',
  )
  return side?.type === 'np' ? (side.parties[0]?.name.party ?? null) : null
}
