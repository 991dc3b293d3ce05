import type { Scene } from './scene.ts'
import type { Tools } from './tools.ts'
import type { Word } from './words.ts'

const SPEAKER_REACH = 9
/** The words from one place to another, as the page writes them. */
export const textOf = (text: string, words: readonly Word[], from: number, to: number): string | null => {
  const start = words[from]?.start
  const end = words[to - 1]?.end
  return start === undefined || end === undefined || end <= start ? null : text.slice(start, end)
}

/** Whose words a sentence gives. */
export interface Voice {
  readonly text: string
  /** A pronoun, a statement, a ministry without a name: whoever spoke last, if anybody did. */
  readonly same: boolean
}
type Range = readonly [from: number, to: number]
interface Sight {
  readonly tools: Tools
  readonly scene: Scene
  readonly words: readonly Word[]
}

const isStop = (word: Word | undefined) => word === undefined || /^[,.:;—–«»“”"։՝`-]$/u.test(word.text)
/** 'сказал Ю.Евтушенко': the point after an initial ends nothing. */
const isInitial = (words: readonly Word[], at: number): boolean =>
  words[at]?.text === '.' && /^\p{Lu}$/u.test(words[at - 1]?.text ?? '')
const isQuote = (word: Word | undefined) => /^[«»“”"„]$/u.test(word?.text ?? '')

/** 'в четверг', 'en un comunicado': where and when it was said is not who said it. */
const isAside = ({ tools, words }: Sight, at: number): boolean =>
  ['acc', 'loc'].includes(tools.roleBefore.at(words, at)?.value ?? '')

/** Words that can name a speaker: a name, an office, a side. */
function canSpeak({ tools, words }: Sight, from: number, to: number): boolean {
  const named = words.slice(from, to).some((word, step) => from + step > 0 && /^\p{Lu}/u.test(word.text))
  return (
    named ||
    tools.lists.forces.within(words, from, to) ||
    tools.lists.roles.within(words, from, to) ||
    (tools.lists.sameSaid.at(words, from)?.to ?? -1) >= to ||
    tools.people.within(words, from, to)
  )
}

const isDated = ({ scene }: Sight, word: Word | undefined) =>
  word !== undefined && scene.dates.some(({ start, end }) => start <= word.start && word.start < end)

/** 'informó este miércoles la Defensoría', 'сообщил ранее спецпосланник': when it was said is not who said it. */
const isWhen = (sight: Sight, at: number): boolean => {
  const word = sight.words[at]
  if (word === undefined || word.kind === 'mark') return false
  return sight.tools.lists.asides.has(sight.words, at) || isDated(sight, word)
}

function forward(sight: Sight, start: number): Range | null {
  const { tools, words } = sight
  if (tools.lists.relative.has(words, start) || tools.lists.about.has(words, start)) return null
  // 'сообщил в четверг глава МИД', 'informaron a EFE fuentes': when and to whom stands before who.
  const role = tools.roleBefore.at(words, start)
  let from = role !== null && ['acc', 'loc', 'dat'].includes(role.value) ? role.to + 1 : start
  while (isWhen(sight, from)) from++
  if (tools.lists.own.has(words, from)) return null
  // 'повідомляє «Главком»': the name of a paper stands in quotation marks.
  if (isQuote(words[from]) && !isQuote(words[from - 1])) from++
  let to = from
  while (
    to - from < SPEAKER_REACH &&
    (!isStop(words[to]) || isInitial(words, to)) &&
    (to === from || !isAside(sight, to))
  )
    to++
  return canSpeak(sight, from, Math.min(to, from + 3)) ? [from, to] : null
}

const SHORT = 2
/** The named side before the verb, else the words of its clause where they can name a speaker. */
function backward(sight: Sight, to: number): Range | null {
  const { tools, words, scene } = sight
  const { verbLast } = tools.pack
  let from = to
  while (
    to - from < SPEAKER_REACH &&
    from > 0 &&
    !isStop(words[from - 1]) &&
    (verbLast || !isDated(sight, words[from - 1]))
  )
    from--
  // 'cümə günü yaydığı məlumata görə': a date may stand among the words; at their head it is none of them.
  while (from < to && isWhen(sight, from)) from++
  const about = tools.lists.thisSaid.at(words, from)
  if (about !== null) from = Math.min(to, about.to)
  const side = scene.parties.find(
    (mention) => mention.roles.includes('nom') && mention.from >= from && mention.to <= to,
  )
  if (side !== undefined && to - from > 3) return [side.from, nameEnd(sight, side.to, to)]
  const opens = from === 0 && (!tools.pack.verbLast || to - from <= SHORT)
  return to > from && (canSpeak(sight, from, to) || opens) ? [from, to] : null
}

/** 'президент Украины Владимир Зеленский': a person's name or an office after the side is part of who speaks. */
function nameEnd({ tools, words, scene }: Sight, start: number, limit: number): number {
  const capital = (at: number) => at < limit && /^\p{Lu}\p{Ll}/u.test(words[at]?.text ?? '')
  let end = start
  for (;;) {
    // 'Ukrayna Prezident Aparatının rəhbəri Andrey Yermak', 'ՀՀ փոխվարչապետ Արամ …'
    const office = tools.lists.roles.at(words, end)
    const next = office !== null && capital(office.to) ? office.to : end
    if (!capital(next) || (next > start && scene.parties.some(({ from, people }) => from === next && !people))) break
    end = next + 1
  }
  return end
}

/** '“…”, ha señalado a través de su cuenta': after the words themselves, a verb of saying without a subject. */
const followsQuote = (words: readonly Word[], at: number): boolean => isQuote(words[at - 2]) || isQuote(words[at - 1])

const BESIDE = 5
/** '…, nazir bildirib', '“…”, deyə prezident bildirib': a few words between the last mark and the verb, and no clause. */
function beside(sight: Sight, at: number): Range | null {
  const { tools, words } = sight
  let from = at
  while (from > 0 && at - from <= BESIDE && !isStop(words[from - 1])) from--
  while (isWhen(sight, from)) from++
  const clause = words
    .slice(from, at)
    .some(
      (word, step) =>
        word.kind !== 'word' || tools.pack.verbalNoun?.test(word.lower) || tools.events.has(words, from + step),
    )
  const short = from > 0 && at > from && at - from <= BESIDE
  return short && !clause && canSpeak(sight, from, at) ? [from, at] : null
}

/** The verb closes the sentence and its subject opens it or what follows 'ki': a side, else the words up to a mark. */
function opening(sight: Sight, at: number): Range | null {
  const { tools, words, scene } = sight
  const about = words.findIndex((_, place) => place < at && tools.lists.thisSaid.has(words, place))
  const ends = words.findLastIndex((word, place) => place < at && word.text === ',' && isThat(sight, place - 1))
  const start = about >= 0 ? (tools.lists.thisSaid.at(words, about)?.to ?? about) : ends + 1
  if (about >= 0 || isThat(sight, tools.lists.says.at(words, at)?.to ?? at)) {
    const from = Math.max(start, afterPlace(sight, start, at), at - SPEAKER_REACH)
    return at > from ? [from, at] : null
  }
  const side = scene.parties.find(
    (mention) => mention.roles.includes('nom') && mention.from >= start && mention.to <= at,
  )
  if (side !== undefined && side.from <= start + 2) return [side.from, nameEnd(sight, side.to, at)]
  // 'Aliyev ise 50 askerin öldüğünü açıkladı': a name with the word that makes it the subject.
  const name = words.findIndex((word, place) => place >= start && !/^\p{Lu}/u.test(word.text))
  if (name > start && name < at && tools.roleAfter.at(words, name)?.value === 'nom') return [start, name]
  const comma = words.findIndex((word, place) => place > start && word.text === ',')
  return comma > 0 && comma - start < SPEAKER_REACH ? [start, comma] : null
}

const isThat = ({ tools, words }: Sight, at: number): boolean => tools.lists.that.has(words, at)

/** Past 'mətbuat konfransında', 'Facebook sayfasında': where it was said. */
function afterPlace({ tools, words }: Sight, from: number, to: number): number {
  const ending = tools.pack.placeEnding
  const place =
    ending === undefined ? -1 : words.findLastIndex(({ lower }, at) => at >= from && at < to - 1 && ending.test(lower))
  return place + 1
}

/** Where the verb closes the sentence: '“…” dedi X', '…, X bildirib', 'X bildirib ki', 'X … bildirdi'. */
const beforeVerb = (sight: Sight, at: number, to: number): Range | null =>
  (followsQuote(sight.words, at) ? forward(sight, to) : null) ?? beside(sight, at) ?? opening(sight, at)

/** '… serbest bırakıldığını aktaran Zelenskiy, … kaydetti': the name behind a participle of saying. */
function behindSayer({ tools, words }: Sight): Range | null {
  for (let at = 0; at < words.length; at++) {
    const sayer = tools.lists.sayers.at(words, at)
    if (sayer === null || !/^\p{Lu}/u.test(words[sayer.to]?.text ?? '')) continue
    const end = words.findIndex((word, place) => place > sayer.to && !/^\p{Lu}/u.test(word.text))
    return [sayer.to, end < 0 ? words.length : end]
  }
  return null
}

/** Who stands beside 'according to' or a verb of saying. */
function rangeOf(sight: Sight): Range | 'same' | null {
  const { tools, words } = sight
  const sayer = behindSayer(sight)
  if (sayer !== null) return sayer
  for (let at = 0; at < words.length; at++) {
    const according = tools.lists.accordingTo.at(words, at)
    if (according !== null) return forward(sight, according.to)
    if (tools.lists.accordingAfter.has(words, at)) return backward(sight, at)
    const says = tools.lists.says.at(words, at)
    if (says === null) continue
    // 'Metbuat.az xəbər verir ki, bu barədə … məlumat yayıb': who was asked, not who passes it on.
    if (tools.lists.passesOn.has(words, at)) continue
    if (tools.pack.verbLast) return beforeVerb(sight, at, says.to)
    const said = forward(sight, says.to) ?? backward(sight, at)
    return said ?? (followsQuote(words, at) || at === 0 ? 'same' : null)
  }
  return null
}

/** Without 'by the words of', 'from the statement of', and the ending they ask for. */
function spelled({ tools, words }: Sight, text: string, [from, to]: Range): string | null {
  const given = textOf(text, words, from, to)
  const last = words[to - 1]
  if (given === null || last === undefined) return null
  const whole = last.ending !== '' && last.kind === 'word' ? given.slice(0, -last.ending.length - 1) : given
  return tools.pack.speakerEnding === undefined ? whole : whole.replace(tools.pack.speakerEnding, '')
}

/** The sentence has a verb of saying, or 'according to'. */
const isTold = ({ tools, words }: Sight): boolean =>
  [tools.lists.says, tools.lists.accordingAfter].some((list) => list.within(words, 0, words.length))

/** The words of a range that name somebody: without 'yapılan açıklamada', 'məlumatına', 'deyə'. */
function trimmed(sight: Sight, [from, to]: Range): Range {
  const { tools, words } = sight
  const ends = (at: number) =>
    tools.lists.statements.has(words, at) || (tools.pack.verbLast && isDated(sight, words[at]))
  const cut = words.findIndex((_, at) => at > from && at < to && ends(at))
  return [from, cut < 0 ? to : cut]
}

/**
 * Who says it: the words beside the verb of saying, or after 'according to' (RD313); the same as before where only a pronoun
 * or a statement is named; null: the page itself.
 */
export function speakerOf(tools: Tools, text: string, scene: Scene): Voice | null {
  const sight: Sight = { tools, scene, words: scene.words }
  const range = rangeOf(sight)
  if (range === 'same') return { text: '', same: true }
  const statement = scene.words.findIndex((_, at) => at < 2 && tools.lists.sameSaid.has(scene.words, at))
  if (range === null) return statement < 0 || !isTold(sight) ? null : { text: '', same: true }
  const [from, to] = trimmed(sight, range)
  const said = spelled(sight, text, [from, to])
  const covered = tools.lists.sameSaid.at(scene.words, from)
  const same = (covered !== null && covered.to >= to) || (statement >= 0 && from <= statement)
  return said === null ? null : { text: said, same }
}
