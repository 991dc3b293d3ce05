import { joinedNouns } from '../grammar/objects.ts'
import { isComma } from '../grammar/phrase-tests.ts'
import type { NounPhrase, Phrase } from '../grammar/phrases.ts'
import { readPeople } from '../grammar/who.ts'
import type { Draft, Scene } from './draft.ts'

/** Kinds whose people a sentence may count by their sorts. */
const COUNTED: ReadonlySet<string> = new Set(['held', 'captured', 'released', 'killed', 'wounded', 'missing'])

/**
 * '484 prisoners, 348 civil and 136 fishermen, remain': numbers behind a comma that add up to the one before it tell of its
 * parts (RD39). The sum leaves no doubt, whatever the parts are called.
 */
export function readListedParts(scene: Scene): void {
  for (const whole of [...scene.drafts]) {
    const size = whole.count?.min
    // 'Of these, 719 were civilians: 71 children, …': a part has parts.
    const within = whole.part === true && whole.rule !== 'RD57'
    if (size == null || size !== whole.count?.max || size < 3 || !COUNTED.has(whole.kind) || within) continue
    const parts = new Set([...partsOf(scene, whole, size), ...partsInside(scene, whole, size)])
    for (const at of parts) proposePart(scene, whole, at)
  }
}

/** Where a part told in an aside stands, of whom it is, and what it is. */
interface AsidePart {
  readonly at: number
  readonly party: string | null
  readonly what: string | null
  readonly to: number
}

/** ', nine of them Southlanders,', ' – two of them from Northland – ', behind the whole at a place; null: no such aside. */
function asidePart({ sentence: { phrases } }: Scene, at: number, most: number): AsidePart | null {
  const [opens, part, of, them, are, whence] = phrases.slice(at + 1, at + 7)
  if (!isMark(opens, /^[,(–—-]$/u) || part?.type !== 'np' || !isMark(of, /^of$/u) || them?.type !== 'np') return null
  const size = exact(part)
  if (size === null || size > most || part.count?.to !== part.to || !/^(?:them|whom)$/u.test(them.lower)) return null
  const from = isMark(are, /^from$/u)
  const party = partyIn(from ? whence : are)
  const what = are?.type === 'np' ? are.what : null
  return party === null && what === null ? null : { at: at + 2, party, what, to: (from ? whence : are)?.to ?? part.to }
}

/**
 * '12 peacekeepers, nine of them Southlanders, were killed', 'six men – two of them from Northland – were freed': a part told
 * between the whole and its verb, with what they are (RD39).
 */
export function readAsideParts(scene: Scene): void {
  const { phrases } = scene.sentence
  for (const whole of [...scene.drafts]) {
    const most = whole.count?.min ?? 0
    if (most < 2 || !COUNTED.has(whole.kind) || whole.part === true || whole.aside === true) continue
    const at = phrases.findIndex(
      (np) => np.type === 'np' && np.from >= whole.from && np.from < whole.at && np.count?.count === whole.count,
    )
    const part = at < 0 ? null : asidePart(scene, at, most)
    const from = part === null ? -1 : (phrases[part.at]?.from ?? -1)
    if (part === null || scene.drafts.some((draft) => draft.kind === whole.kind && draft.from === from)) continue
    proposePart(scene, { ...whole, peopleOf: part.party ?? whole.peopleOf, takesUp: true }, part.at, part)
  }
}

const partyIn = (phrase: Phrase | undefined): string | null =>
  phrase?.type === 'np' ? (phrase.parties.at(-1)?.name.party ?? null) : null

const exact = (np: NounPhrase): number | null => {
  const count = np.count?.count
  return count?.min != null && count.min === count.max ? count.min : null
}

const OPENS = /^(?:\(|including|namely|comprising)$/u
const JOINS = /^(?:\(|,|;|:|and|including|namely|comprising)$/u
const REACH = 24

/**
 * '872 people (605 soldiers and 267 civilians, including 29 children) were taken', '3,890 citizens, including 719 civilians
 * (267 women), are missing': numbers between the whole and its verb, in brackets or behind 'including'.
 */
function partsInside({ sentence, drafts }: Scene, whole: Draft, size: number): readonly number[] {
  const { phrases } = sentence
  const at = numberAt(phrases, whole, size)
  const near = phrases.findIndex((phrase, place) => place > at && place <= at + 4 && isMark(phrase, OPENS))
  // '18 hostages, including 12 tourists, who had been seized': the clause tells of the whole.
  const parted = phrases.slice(at + 1, near).some(({ type }) => type === 'vp' || type === 'date')
  const opens = near < 0 || parted ? opensBehindVerb(phrases, at) : near
  if (at < 0 || opens < 0 || whole.aside === true) return []
  const found: number[] = []
  for (let next = opens + 1; next < Math.min(phrases.length, opens + REACH); next++) {
    const phrase = phrases[next] as Phrase
    if (phrase.type === 'vp') break
    if (phrase.type !== 'np' || !isMark(phrases[next - 1], JOINS)) continue
    const part = exact(phrase)
    // 'returned 53 men, including the sick, two others have died': the verb behind is not the whole's.
    const other = whole.at < phrase.from && phrases[next + 1]?.type === 'vp'
    if (part !== null && part <= size && phrase.what !== null && !phrase.time && !other) found.push(next)
  }
  const told = (place: number) =>
    drafts.some(({ kind, patientTo }) => kind === whole.kind && patientTo === phrases[place]?.to)
  return found.filter((place) => !told(place))
}

/** '872 people were taken prisoner, namely 605 soldiers', '719 were civilians: 71 children': the whole's one verb stands between. */
function opensBehindVerb(phrases: readonly Phrase[], at: number): number {
  const found = phrases.findIndex((phrase, place) => place > at && place < at + 12 && isMark(phrase, /^(?:namely|:)$/u))
  const verbs = phrases.slice(at + 1, found).filter(({ type }) => type === 'vp')
  return at >= 0 && found > 0 && verbs.length === 1 ? found : -1
}

const isMark = (phrase: Phrase | undefined, marks: RegExp): boolean =>
  phrase?.type === 'word' && marks.test(phrase.lower)

const numberAt = (phrases: readonly Phrase[], whole: Draft, size: number): number =>
  phrases.findIndex(
    (phrase) => phrase.type === 'np' && phrase.from >= whole.from && phrase.from < whole.to && exact(phrase) === size,
  )

/** Where the parts stand: right behind the number, a comma between, until they add up; none where they do not. */
function partsOf({ sentence, drafts }: Scene, whole: Draft, size: number): readonly number[] {
  const { phrases } = sentence
  const at = numberAt(phrases, whole, size)
  const comma = phrases.findIndex((phrase, place) => place > at && place <= at + 3 && isComma(phrase))
  if (at < 0 || comma < 0 || phrases[comma + 1]?.type !== 'np') return []
  const list = joinedNouns(phrases, comma + 1, (np) => exact(np) !== null).filter((place) => isCounted(phrases[place]))
  const sum = list.reduce((total, place) => total + (exact(phrases[place] as NounPhrase) ?? 0), 0)
  const told = (place: number) =>
    drafts.some((draft) => draft.kind === whole.kind && draft !== whole && draft.from === phrases[place]?.from)
  return list.length >= 2 && sum === size ? list.filter((place) => !told(place)) : []
}

const isCounted = (phrase: { readonly type: string } | undefined): boolean =>
  phrase?.type === 'np' && exact(phrase as NounPhrase) !== null

function proposePart(
  scene: Scene,
  whole: Draft,
  at: number,
  more: { what: string | null; to: number } | null = null,
): void {
  const np = scene.sentence.phrases[at]
  if (np?.type !== 'np' || np.count === null) return
  const people = readPeople(scene.sentence, at, scene.story)
  scene.propose({
    ...whole,
    rule: 'RD39',
    at: np.head,
    from: np.from,
    to: more?.to ?? np.to,
    count: np.count.count,
    what: more?.what ?? (people === null || np.what === null ? whole.what : people.what),
    patientTo: np.to,
    part: true,
  })
}
