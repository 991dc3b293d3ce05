import type { PartyMention } from './find-parties.ts'
import type { Sentence } from './read-sentences.ts'

/** 'in Doha', 'near Baku': a capital after a preposition of place is a place. */
export function isPlace(sentence: Sentence, mention: PartyMention): boolean {
  const word = sentence.words[mention.from]?.text ?? ''
  // 'TRIPOLI, Libya': a dateline shouts its place.
  if (sentence.index === 0 && mention.name.form === 'capital' && word.length > 2 && word === word.toUpperCase())
    return true
  const before = sentence.words[mention.from - 1]?.lower ?? ''
  return mention.name.form === 'capital' && /^(?:in|at|near|from|to|outside|around|of|into)$/u.test(before)
}

/** 'lent by Brazil', 'brokered by Qatar': who helps is no side. */
const HELPS = /^(?:lent|provided|brokered|mediated|hosted|chartered|facilitated|sponsored|supplied|arranged)$/u

const MEDIATES = /^(?:mediation|mediators?|peacekeepers?|facilitation|brokered|good|envoys?)$/u

const GUARDS = /^(?:guards?|troops|forces?|police|soldiers?|posts?|units?|service|patrols?)$/u

/** 'in Mali', 'via Georgia', 'Qatari mediators', 'Russian-brokered': where it was, or who helped, is no side. */
export function isBystander(sentence: Sentence, mention: PartyMention): boolean {
  const word = (at: number): string => sentence.words[at]?.lower ?? ''
  const before = word(mention.from - 1)
  if (before === 'via' || MEDIATES.test(word(mention.to))) return true
  if (/-(?:brokered|mediated|sponsored)$/u.test(word(mention.to - 1))) return true
  if (mention.name.form === 'name' && /^(?:in|inside|near|into|across)$/u.test(before)) return true
  // 'near the border with Niger', 'in neighbouring Niger'.
  const beyond = before === 'with' && /^(?:border|frontier|borders)$/u.test(word(mention.from - 2))
  if (beyond && /^(?:near|along|by|on)$/u.test(word(mention.from - 4))) return true
  if (/^(?:neighbou?ring|bordering|nearby)$/u.test(before)) return true
  // 'in the presence of delegates of Cuba and Norway'.
  const and = before === 'and' ? mention.from - 2 : mention.from
  const sends =
    /^(?:of|from)$/u.test(word(and - 1)) &&
    /^(?:delegates|representatives|observers|guarantors|diplomats)$/u.test(word(and - 2))
  if (sends) return true
  // 'near the Bangladesh border'; 'Bangladesh border guards' are its own.
  if (/^(?:border|frontier)$/u.test(word(mention.to)) && !GUARDS.test(word(mention.to + 1))) return true
  if (worksAbroad(sentence, mention)) return true
  return before === 'by' && HELPS.test(word(mention.from - 2))
}

/** 'of a Canadian mining company': where a firm is from is no side. */
const worksAbroad = ({ words }: Sentence, { name, to }: PartyMention): boolean =>
  name.form === 'demonym' &&
  words
    .slice(to, to + 3)
    .some(({ lower }) => /^(?:company|companies|firms?|corporation|airline|contractor)$/u.test(lower))

const TELLERS =
  /^(?:inquiry|enquiry|investigation|investigators|newspapers?|daily|tabloid|broadcaster|website|media|charity|researchers?|think-?tank|university|study|ngo|magazine)$/u

/** 'a British inquiry suggests', 'the Qatari broadcaster': who only tells of a war is no side of it. */
export const onlyTells = ({ words }: Sentence, { name, to }: PartyMention): boolean =>
  name.form === 'demonym' &&
  (TELLERS.test(words[to]?.lower ?? '') || (words[to]?.cls === 'adj' && TELLERS.test(words[to + 1]?.lower ?? '')))

const LINKS = /^(?:links?|ties|affiliations?|connections?)$/u

/** 'armed groups that have links to the Front and the Movement': whom somebody has links to is told of, and does nothing. */
export function isOnlyLinked({ words }: Sentence, { from, name }: PartyMention): boolean {
  if (name.kind !== 'group') return false
  let at = from - 1
  while (at > from - 7 && /^(?:(?:the|and|or|both|,|-)$|\p{Lu}|al\b)/u.test(words[at]?.text ?? '')) at--
  return /^(?:to|with)$/u.test(words[at]?.lower ?? '') && LINKS.test(words[at - 1]?.lower ?? '')
}
