import { joinedNouns } from '../grammar/objects.ts'
import { isComma } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
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
    if (size == null || size !== whole.count?.max || size < 3 || !COUNTED.has(whole.kind) || whole.part === true)
      continue
    const parts = partsOf(scene, whole, size)
    for (const at of parts) proposePart(scene, whole, at)
  }
}

const exact = (np: NounPhrase): number | null => {
  const count = np.count?.count
  return count?.min != null && count.min === count.max ? count.min : null
}

/** Where the parts stand: right behind the number, a comma between, until they add up; none where they do not. */
function partsOf({ sentence, drafts }: Scene, whole: Draft, size: number): readonly number[] {
  const { phrases } = sentence
  const at = phrases.findIndex(
    (phrase) => phrase.type === 'np' && phrase.from >= whole.from && phrase.from < whole.to && exact(phrase) === size,
  )
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

function proposePart(scene: Scene, whole: Draft, at: number): void {
  const np = scene.sentence.phrases[at]
  if (np?.type !== 'np' || np.count === null) return
  const people = readPeople(scene.sentence, at, scene.story)
  scene.propose({
    ...whole,
    rule: 'RD39',
    at: np.head,
    from: np.from,
    to: np.to,
    count: np.count.count,
    what: people === null || np.what === null ? whole.what : people.what,
    patientTo: np.to,
    part: true,
  })
}
