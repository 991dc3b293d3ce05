import type { RollDescription } from '../ledger/people/roll.ts'
import { addTo } from './grouped.ts'
import type { AcceptedClaim } from './known-claims.ts'
import { isRegional } from './regions.ts'

/** Grounds of a contradiction by their ids, each as a person knows it again. */
export interface GroundInWords {
  readonly id: string
  readonly says: string
}

/** Letters of a sentence that are enough to know it again by. */
const ENOUGH = 60

/** A claim as a person knows it again: its number in its own words, else the beginning of its sentence, who says so and on which page. */
export function claimInWords({ claim, source }: Pick<AcceptedClaim, 'claim' | 'source'>): string {
  const { count, quote, speaker } = claim
  const words = count?.text ?? (quote.length <= ENOUGH ? quote : `${quote.slice(0, ENOUGH).trimEnd()}…`)
  return `“${words}” (${speaker === 'article' ? '' : `${speaker}, `}${titleOf(source)})`
}

export const titleOf = ({ title }: AcceptedClaim['source']): string => `“${title ?? 'an untitled page'}”`

/** Lists of people by their ids, where somebody knows what they are called. */
export type RollInWords = (roll: string) => string | undefined

/** A list of people by who published it and the day that it is of. */
export const listInWords = ({ publisher, asOf }: Pick<RollDescription, 'publisher' | 'asOf'>): string =>
  `the list of ${publisher}${asOf === null ? '' : ` of ${asOf}`}`

/** Names grounds: what pages of one origin say, what a person ruled of which claims, a convention, a list of people. */
export function groundsInWords(
  grounds: Iterable<string>,
  items: readonly AcceptedClaim[],
  rollInWords: RollInWords = () => undefined,
): readonly GroundInWords[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const byOrigin = new Map<string, AcceptedClaim[]>()
  for (const item of items) addTo(byOrigin, item.from.origin, item)
  const claim = (id: string): string => {
    const item = byId.get(id)
    return item ? claimInWords(item) : `claim ${id}`
  }
  const roll = (id: string): string => rollInWords(id) ?? `the list ${id.slice(0, 12)}`
  return [...new Set(grounds)].map((id) => {
    const told = byOrigin.get(id)
    return { id, says: told ? originInWords(told) : ruledInWords(id, claim, roll) }
  })
}

/** An origin by the first of its pages that bears on the answer, with how many others of it do. */
function originInWords(items: readonly AcceptedClaim[]): string {
  const [first] = items
  const pages = new Set(items.map(({ source }) => source.sha256)).size
  const others =
    pages === 1 ? '' : ` and ${pages - 1 === 1 ? 'another page' : `${pages - 1} more pages`} of the same origin`
  return first ? `${titleOf(first.source)}${others}` : 'an origin'
}

function ruledInWords(ground: string, claim: (id: string) => string, roll: (id: string) => string): string {
  const [word = '', one = '', other = '', last = ''] = ground.split(' ')
  if (isRegional(ground))
    return `the convention that ${CONVENTIONS[word]} tell people apart, between ${claim(one)} and ${claim(other)}`
  switch (word) {
    case 'disjoint':
      return `the ruling that ${claim(one)} and ${claim(other)} share nobody`
    case 'same':
      return `the ruling that ${claim(one)} and ${claim(other)} are the same people`
    case 'part-of':
      return `the ruling that ${claim(one)} is part of ${claim(other)}`
    case 'everybody':
    case 'stock':
      return `the ruling that ${claim(one)} counts everybody`
    case 'ruled':
      return `the ruling on how ${roll(other)} and ${claim(last)} lie to one another`
    case 'on':
      return roll(one)
    default:
      return 'what is said of one of them'
  }
}

const CONVENTIONS: Readonly<Record<string, string>> = {
  days: 'other days',
  places: 'other places',
  within: 'a place and days counted whole',
}
