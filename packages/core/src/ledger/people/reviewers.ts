/** One person's name however it is spaced, capitalised or encoded: who writes it otherwise is not somebody else. */
export const reviewerKey = (by: string): string => by.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()

/**
 * Consonants by six classes of sounds that scripts write for one another; vowels and breaths are left out. Fixed, not learned: what stands in a
 * ledger must settle the same whatever is learned of names since.
 */
const SOUNDS: readonly string[] = [
  'bpfvбпфвբպփվֆბპფვβπφبپفڤבפף',
  'kgqxкгхґқғգկքխღგკქხყղγκχξكگکقغخגכךק',
  'dtдтդտթდტთδτθدطتضذثظדטת',
  'szcjзсжшщчцџզսշչջժցծձճზსშჩჯჟცძწჭζσςسزصشجچژזסשצץ',
  'lrлрլրռლრλρلرלר',
  'mnмнմնმნμνمنמםנן',
]
const CLASS = new Map(SOUNDS.flatMap((letters, at) => [...letters].map((letter) => [letter, String(at)] as const)))

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
]

/** The consonants of a part of a name by their classes: doubled ones once, and 'ts', 'dzh' as the one sound that they are. */
const soundsOf = (part: string): string =>
  [...part]
    .map((letter) => CLASS.get(letter) ?? '')
    .join('')
    .replace(/(.)\1+/gu, '$1')
    .replaceAll('23', '3')

const partsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '')

/**
 * Whether two names may be of one person: however they are spaced, capitalised or encoded, and in two scripts where each part of one sounds
 * like a part of the other. In one script whoever is written otherwise is somebody else. Two who are asked for must surely be two (MT22).
 */
export function mayBeOneReviewer(one: string, other: string): boolean {
  const [left, right] = [reviewerKey(one), reviewerKey(other)]
  if (left === right) return true
  if (!areInTwoScripts(left, right)) return false
  const [parts, others] = [partsOf(left), partsOf(right)]
  return parts.length > 0 && parts.length === others.length && areAnswered(parts, others)
}

/** Whether each name is in one of the scripts, and not in that of the other. */
function areInTwoScripts(one: string, other: string): boolean {
  const [here, there] = [one, other].map((name) => SCRIPTS.filter((script) => script.test(name)))
  return here?.length === 1 && there?.length === 1 && here[0] !== there[0]
}

/** Whether each part has a part of its own that sounds like it. */
function areAnswered(parts: readonly string[], others: readonly string[]): boolean {
  const [first, ...rest] = parts
  if (first === undefined) return true
  return others.some((part, at) => soundAlike(first, part) && areAnswered(rest, others.toSpliced(at, 1)))
}

/** Of three sounds and more one may be missing or be another: 'c' is k, s or dzh, and an h is often not heard. */
function soundAlike(one: string, other: string): boolean {
  const [here, there] = [soundsOf(one), soundsOf(other)]
  // An initial stands for any name that begins with its sound.
  if (one.length === 1 || other.length === 1)
    return (CLASS.get(one[0] ?? '') ?? '') === (CLASS.get(other[0] ?? '') ?? '')
  if (here === there) return true
  return Math.min(here.length, there.length) >= 3 && isOneApart(here, there)
}

function isOneApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const [rest, otherRest] = [one.slice(at), other.slice(at)]
  if (one.length === other.length) return rest.slice(1) === otherRest.slice(1)
  return one.length > other.length ? rest.slice(1) === otherRest : rest === otherRest.slice(1)
}
