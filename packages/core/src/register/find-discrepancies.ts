import type { Claim } from '../claims/claim.ts'
import { daysOf, describeDate } from '../time/edtf.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { CustodyAnswer, Discrepancy, TollAnswer } from './answers.ts'
import { exact, isVagueRefusal } from './claim-shelves.ts'
import { isOfAll } from './custody-flow.ts'
import { addTo } from './grouped.ts'
import type { GroupRelations } from './groups.ts'
import type { PartyNames } from './party-names.ts'
import { boundsInWords } from './sentences.ts'

/** One thing that does not fit together, or a sum that was checked and does. */
export type Finding = Omit<Discrepancy, 'id'>

/** A finding with the place of the claim that it begins with: findings are listed in the order of the case. */
export interface Found {
  readonly at: number
  readonly finding: Finding
}

const who = (item: AcceptedClaim): string =>
  item.claim.speaker === 'article' ? `“${item.source.title ?? 'an untitled page'}”` : item.claim.speaker

/** DX1: the parts of a whole added up against it. `find`: a claim that counts and has happened. */
export function sumOfParts(
  whole: string,
  { partOf }: GroupRelations,
  find: (claim: string) => AcceptedClaim | undefined,
): Found | null {
  const item = find(whole)
  const parts = partOf.before(whole).filter((part) => {
    const { claim, id } = part.item
    return claim.count !== null && claim.kind === item?.claim.kind && find(id) !== undefined
  })
  const [first] = parts
  const count = item?.claim.count
  if (!count || !first || parts.length < 2) return null
  const mins = parts.map((part) => part.item.claim.count?.min ?? 0)
  const maxs = parts.map((part) => part.item.claim.count?.max ?? Number.POSITIVE_INFINITY)
  const [sum, most] = [sumOf(mins), sumOf(maxs)]
  const least = count.min ?? 0
  const agrees = count.max === null || sum <= count.max
  const finding = {
    rule: 'DX1',
    agrees,
    // Parts that come to less than their whole go with it: nobody says that they are all of its parts.
    says:
      most < least
        ? `${mins.join(' + ')} = ${sum} leaves ${most === sum ? '' : 'at least '}${least - most} of “${count.text}” in no part.`
        : `${mins.join(' + ')} = ${sum}${sum < least ? ' or more' : ''} ${agrees ? 'agrees' : 'does not agree'} with “${count.text}”.`,
    claims: [whole, ...parts.map((part) => part.item.id)],
  }
  return { at: first.order, finding }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** DX2: one capture, to judge by holder, people and exact number, under different dates. */
export function twoDates(
  items: readonly AcceptedClaim[],
  { disjoint }: Pick<GroupRelations, 'disjoint'>,
): Found | null {
  const [first] = items
  if (!first) return null
  const told = new Map<string, AcceptedClaim>()
  // Days of one date are one object: most claims need no look at the date itself.
  const seen = new Set<AcceptedClaim['days']>()
  for (const item of items) {
    if (item.days?.earliest != null && seen.has(item.days)) continue
    seen.add(item.days)
    if (!told.has(item.claim.date ?? '')) told.set(item.claim.date ?? '', item)
  }
  if (told.size < 2) return null
  // Captures of which somebody says that they are of others are two, and not one under two dates.
  for (const [date, item] of [...told])
    if (disjoint.has(item) && [...told.values()].every((other) => other === item || disjoint.areTied(item, other.id)))
      told.delete(date)
  if (told.size < 2) return null
  const dates = [...told].map(([date, item]) => `${describeDate(date)} (${who(item)})`)
  const finding = {
    rule: 'DX2',
    agrees: false,
    says: `The capture of ${exact(first.claim)} people of ${first.claim.peopleOf} is given ${dates.length} dates: ${dates.join(' and ')}.`,
    claims: items.map(({ id }) => id),
  }
  return { at: first.at, finding }
}

/** DX3: one status under two names, such as prisoners for one side and a charge for the other. `named`: by others. */
export function twoNames(
  accusations: readonly AcceptedClaim[],
  named: readonly AcceptedClaim[],
  names: PartyNames,
): readonly Found[] {
  const told = accusations.filter(
    ({ claim }) => claim.stance === 'asserted' && claim.actor !== null && claim.speaker !== 'article',
  )
  if (told.length === 0 || named.length === 0) return []
  const sideOf = (claim: Claim) => (claim.speaker === 'article' ? null : names.speaksFor(claim.speaker))
  const look = looksAmong(named)
  return told.flatMap((item) => {
    const { claim } = item
    if (claim.kind !== 'accused') return []
    const otherwise = ({ claim: theirs }: AcceptedClaim): boolean =>
      theirs.speaker !== claim.speaker && (sideOf(theirs) === null || sideOf(theirs) !== sideOf(claim))
    const other = look(item, otherwise)
    if (!other) return []
    const finding = {
      rule: 'DX3',
      agrees: false,
      says: `${claim.speaker} speaks of “${claim.charge}” where ${who(other)} speaks of ${other.claim.what}.`,
      claims: [claim.id, other.claim.id],
    }
    return [{ at: item.at, finding }]
  })
}

/** Of all who name some people otherwise, finds the one that speaks most plainly of the same people. */
function looksAmong(named: readonly AcceptedClaim[]) {
  const [byNumber, byPage] = [new Map<number, AcceptedClaim[]>(), new Map<object, AcceptedClaim[]>()]
  const byArticle = named.filter(({ claim }) => claim.speaker === 'article')
  for (const item of named) {
    const number = exact(item.claim)
    if (number !== null) addTo(byNumber, number, item)
    addTo(byPage, item.source, item)
  }
  return ({ claim, source }: AcceptedClaim, otherwise: (item: AcceptedClaim) => boolean): AcceptedClaim | undefined => {
    const onPage = byPage.get(source)?.filter(otherwise) ?? []
    return (
      byNumber.get(exact(claim) ?? Number.NaN)?.find(otherwise) ??
      onPage.find((each) => each.claim.kind !== 'refused') ??
      onPage[0] ??
      byArticle.find(otherwise) ??
      named.find(otherwise)
    )
  }
}

/** DX4: one happening, to judge by kind, parties, sort, day and place, counted differently: each number with who gives it. */
export function twoCounts(items: readonly AcceptedClaim[], relations: Apart): Found | null {
  const { disjoint, partOf } = relations
  const isTied = items.some((item) => disjoint.has(item) || partOf.has(item))
  const apart = isTied
    ? cannotAllCount(
        items.filter((item) => !isBesideOthers(item, relations)),
        (a, b) => cannotBothCount(a, b) && !disjoint.areTied(a, b.id),
      )
    : cannotAllCount(items, cannotBothCount)
  const [first] = apart
  if (!first) return null
  const numbers = lastByNumber(apart)
  const claims = new Array<string>(apart.length)
  let at = 0
  for (const { id } of apart) claims[at++] = id
  const finding = {
    rule: 'DX4',
    agrees: false,
    says: `${first.claim.kind}, ${first.claim.peopleOf ?? 'people'}, ${describeDate(first.claim.date ?? '')}: ${numbers.map((item) => `“${item.claim.count?.text}” (${who(item)})`).join(' and ')} cannot all be the number.`,
    claims,
  }
  return { at: items[0]?.at ?? 0, finding }
}

type Apart = Pick<GroupRelations, 'disjoint' | 'partOf'>

/** A part of another figure, or one that its page tells as more beside another, is no count of the whole happening. */
const isBesideOthers = (item: AcceptedClaim, { disjoint, partOf }: Apart): boolean =>
  (partOf.has(item) && partOf.of(item).some(([part]) => part === item.id)) ||
  (disjoint.has(item) && item.claim.disjointFrom !== null && disjoint.areTied(item, item.claim.disjointFrom))

/** Each number with the last that gives it, in the order in which the numbers came. */
function lastByNumber(items: readonly AcceptedClaim[]): readonly AcceptedClaim[] {
  const told = new Map<number | string, AcceptedClaim>()
  for (const item of items) told.set(item.fewest === item.most ? item.fewest : `${item.fewest} ${item.most}`, item)
  return [...told.values()]
}

/** Those of whom some other cannot be right too; all of them have a number. */
function cannotAllCount(
  items: readonly AcceptedClaim[],
  cannotBoth: (a: AcceptedClaim, b: AcceptedClaim) => boolean,
): readonly AcceptedClaim[] {
  const [one] = items
  if (
    !one ||
    (numbersCanAgree(one, one) && items.every((each) => each.fewest === one.fewest && each.most === one.most))
  )
    return []
  return items.filter((a) => items.some((b) => cannotBoth(a, b)))
}

const cannotBothCount = (a: AcceptedClaim, b: AcceptedClaim): boolean =>
  !numbersCanAgree(a, b) &&
  placesMayAgree(b.claim, a.claim) &&
  (a.source !== b.source || a.claim.speaker !== b.claim.speaker)

const numbersCanAgree = (a: AcceptedClaim, b: AcceptedClaim): boolean =>
  (b.most < 0 || a.fewest <= b.most) && (a.most < 0 || b.fewest <= a.most)

const placesMayAgree = (a: Claim, b: Claim): boolean => a.place === null || b.place === null || a.place === b.place

/** DX5: a vague number beside an exact one for the same people on the same page. */
export function vagueBesideExact(onPage: readonly AcceptedClaim[]): readonly Found[] {
  return onPage.flatMap((item) => {
    const { claim } = item
    if (!isVagueRefusal(claim) || claim.count === null) return []
    const figure = onPage.find(
      ({ claim: other }) =>
        other.kind === 'captured' &&
        exact(other) !== null &&
        other.actor === claim.actor &&
        other.peopleOf === claim.peopleOf,
    )
    const number = figure ? exact(figure.claim) : null
    if (!figure || number === null) return []
    const agrees = number >= (claim.count.min ?? 0)
    const finding = {
      rule: 'DX5',
      agrees,
      says: `“${claim.count.text}” (at least ${claim.count.min}) ${agrees ? 'is met by' : 'is more than'} the ${number} that the same page counts.`,
      claims: [claim.id, figure.claim.id],
    }
    return [{ at: item.at, finding }]
  })
}

/** DX6: the same said and denied. */
export function denials(denied: readonly AcceptedClaim[], asserted: readonly AcceptedClaim[]): readonly Found[] {
  return denied.flatMap((denial) => {
    const said = asserted.filter(({ claim }) => claim.stance === 'asserted' && datesMeet(claim, denial.claim))
    const [first] = said
    if (!first) return []
    const finding = {
      rule: 'DX6',
      agrees: false,
      says: `${who(denial)} denies what ${who(first)} says: ${denial.claim.kind}${denial.claim.actor ? ` by ${denial.claim.actor}` : ''}.`,
      claims: [denial.claim.id, ...said.map((item) => item.claim.id)],
    }
    return [{ at: denial.at, finding }]
  })
}

function datesMeet(a: Claim, b: Claim): boolean {
  if (a.date === null || b.date === null) return true
  const [first, second] = [daysOf(a.date), daysOf(b.date)]
  return (first.earliest ?? '') <= (second.latest ?? '9999') && (second.earliest ?? '') <= (first.latest ?? '9999')
}

/** DX7: somebody is said to be still held by a party that is said to have let all go before. `items`: of the pair. */
export function heldAfterAll(answer: CustodyAnswer, items: readonly AcceptedClaim[]): readonly Finding[] {
  const [inward, released] = [new Set(answer.captured), new Set(answer.released)]
  const came = items.filter(({ id }) => inward.has(id))
  const heldAfter = ({ latest: emptied }: AcceptedClaim) => {
    const later = came.filter(({ latest }) => latest > emptied)
    // Whoever may have been taken in between can be those who are held.
    const taken = later.filter(({ claim }) => claim.kind !== 'held')
    return later.filter(({ claim, latest }) => claim.kind === 'held' && !taken.some(({ begins }) => begins <= latest))
  }
  const emptied = items.find((item) => released.has(item.id) && isOfAll(item) && heldAfter(item).length > 0)
  if (!emptied) return []
  const later = heldAfter(emptied)
  return [
    {
      rule: 'DX7',
      agrees: false,
      says: `${answer.holder} is said to have let all people of ${answer.peopleOf} go, and later to hold some.`,
      claims: [emptied.claim.id, ...later.map((item) => item.claim.id)],
    },
  ]
}

/** DX8: figures and relations of one answer that cannot all hold, by their smallest set, with the ways out. */
export function contradictions(
  { contradiction }: Pick<CustodyAnswer | TollAnswer, 'contradiction'>,
  items: readonly AcceptedClaim[],
): readonly Finding[] {
  if (!contradiction) return []
  const byId = new Map(items.map((item) => [item.claim.id, item]))
  const told = contradiction.claims.flatMap((id) => {
    const item = byId.get(id)
    return item ? [`“${item.claim.count?.text ?? 'some'}” (${who(item)})`] : []
  })
  const [fewest] = contradiction.waysOut
  const names = new Map(contradiction.named.map(({ id, says }) => [id, says]))
  const without = fewest?.setAside.map((ground) => names.get(ground) ?? ground).join(' and ')
  const then = fewest ? ` Without ${without}: ${boundsInWords(fewest)}.` : ''
  return [
    {
      rule: 'DX8',
      agrees: false,
      says: `${told.join(', ')} cannot all hold with what is said of how these groups lie to one another.${then}`,
      claims: contradiction.claims,
    },
  ]
}
