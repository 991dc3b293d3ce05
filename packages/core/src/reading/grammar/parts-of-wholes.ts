import type { Count } from '../../claims/count.ts'
import { ofPhrase } from './of-phrase.ts'
import { isWord } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import type { Story } from './story.ts'
import { textOf } from './told-by-others.ts'

/** Where 'all but' opens before the people at a place, the number between them or not; -1: nowhere. */
function allButAt({ phrases }: Sentence, at: number): number {
  const isAll = (place: number) => {
    const all = phrases[place]
    return all?.type === 'np' && all.lower === 'all' && isWord(phrases[place + 1], 'but', 'except')
  }
  return [at, at - 2, at - 4].find(isAll) ?? -1
}

/** Whether the people at a place are told of as all but some: the number that stands there is of the others. */
export function isAllBut(sentence: Sentence, at: number): boolean {
  const open = allButAt(sentence, at)
  return open >= 0 && !(open < at && isOfOther(sentence, open, at))
}

/** 'all but three of them', 'All but two of the 12 men': the whole less those. Null: not said, or not known to the number. */
export function allBut(sentence: Sentence, at: number, story: Story): Count | null {
  const open = allButAt(sentence, at)
  const [all, , some] = sentence.phrases.slice(Math.max(0, open), open + 3)
  if (open < 0 || all?.type !== 'np' || (open < at && isOfOther(sentence, open, at))) return null
  const less = some?.type === 'np' ? (some.count?.count ?? null) : null
  const named = ofPhrase(sentence, open + 2)?.count?.count
  const whole = named ?? story.groups.findLast((group) => group.count !== null)?.count ?? null
  if (less?.min == null || less.min !== less.max || whole?.min == null || whole.min !== whole.max) return null
  const left = whole.min - less.min
  return left <= 0 ? null : { min: left, max: left, text: textOf(sentence, all) }
}

/** The people stand behind the number without the 'of' that would make them its whole. */
const isOfOther = ({ phrases }: Sentence, open: number, at: number): boolean =>
  at === open + 4 && !isWord(phrases[open + 3], 'of')

/** Where the words for people begin that stand behind 'all but two of', 'half of', 'none of'; null: nothing of the kind does. */
export function leadFrom(sentence: Sentence, at: number): number | null {
  const { phrases, words } = sentence
  const all = allButAt(sentence, at)
  if (all >= 0 && all < at && !isOfOther(sentence, all, at)) return phrases[all]?.from ?? null
  const part = isWord(phrases[at - 1], 'of') ? phrases[at - 2] : undefined
  const vague = part?.type === 'np' && part.count === null && /^(?:half|third|quarter|none|neither)$/u.test(part.lower)
  if (vague) return part.from
  const first = part?.type === 'np' ? part.from : (phrases[at]?.from ?? 0)
  return saysNobody(sentence, at) && words[first - 1]?.lower === 'not' ? first - 1 : null
}

const FRACTIONS: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4 }

/** 'Half of the 40 men', 'a third of the 90': so many of a number that is told to the head; between two where it does not divide. */
export function fractionOf(sentence: Sentence, at: number): Count | null {
  const part = sentence.phrases[at - 2]
  const np = sentence.phrases[at]
  const of = part?.type === 'np' && part.count === null && isWord(sentence.phrases[at - 1], 'of')
  const told = of ? numberBehind(sentence, at) : null
  if (told !== null) return told
  const share = of ? FRACTIONS[part.lower] : undefined
  const whole = np?.type === 'np' ? np.count?.count : undefined
  // 'more than half', 'the other half', 'nearly a third'.
  const plain =
    of && sentence.words.slice(Math.max(0, part.from - 1), part.to - 1).every(({ lower }) => PLAIN.test(lower))
  if (share === undefined || !plain || whole?.min == null || whole.min !== whole.max || whole.min < share) return null
  const [min, max] = [Math.floor(whole.min / share), Math.ceil(whole.min / share)]
  return { min, max, text: textOf(sentence, part as NounPhrase) }
}

/** 'Most of the civilians, 13, were captured', 'some of the men (12)': the number that says how many the part is. */
function numberBehind({ phrases }: Sentence, at: number): Count | null {
  const [opens, np, closes] = phrases.slice(at + 1, at + 4)
  const set = (isWord(opens, ',') && isWord(closes, ',')) || (isWord(opens, '(') && isWord(closes, ')'))
  return set && np?.type === 'np' && np.count?.to === np.to && np.count.from <= np.from + 1 && !np.time
    ? np.count.count
    : null
}

const PLAIN = /^(?:a|one|that|and|but|,|freed|released|killed|wounded|captured|said|held|holds|of|were|in|by)$/u

/** 'None of the 12', 'not one of the men', 'not a single prisoner', 'neither of the two': nobody. */
export function saysNobody({ words, phrases }: Sentence, at: number): boolean {
  const np = phrases[at]
  const part = isWord(phrases[at - 1], 'of') ? phrases[at - 2] : undefined
  const [first, lead] = [
    part?.type === 'np' ? part : np,
    words[(part?.type === 'np' ? part : np)?.from ?? 0]?.lower ?? '',
  ]
  if (part?.type === 'np' && /^(?:none|neither)$/u.test(lead)) return true
  const not = words[(first?.from ?? 0) - 1]?.lower === 'not'
  return not && (lead === 'one' || (lead === 'a' && words[(first?.from ?? 0) + 1]?.lower === 'single'))
}
