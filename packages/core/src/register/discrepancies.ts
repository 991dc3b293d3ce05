import type { Claim } from '../claims/claim.ts'
import { countsCanAgree } from '../claims/count.ts'
import { digestOfFields } from '../ledger/digest.ts'
import { daysOf, describeDate } from '../time/edtf.ts'
import type { AcceptedClaim } from './accepted-claims.ts'
import type { CustodyAnswer, Discrepancy, TollAnswer } from './answers.ts'
import { groupedBy, once } from './grouped.ts'
import type { GroupRelations } from './groups.ts'
import type { PartyNames } from './party-names.ts'
import { boundsInWords } from './sentences.ts'

export interface DiscrepancyQuestion {
  readonly accepted: readonly AcceptedClaim[]
  readonly relations: GroupRelations
  readonly custody: readonly CustodyAnswer[]
  readonly toll: readonly TollAnswer[]
  readonly names: PartyNames
}

type Finding = Omit<Discrepancy, 'id'>

/** Everything in the accepted claims that does not fit together, and the sums that were checked and do. */
export function deriveDiscrepancies(question: DiscrepancyQuestion): readonly Discrepancy[] {
  const findings = [
    ...sums(question),
    ...twoDates(question.accepted),
    ...twoNames(question),
    ...twoCounts(question.accepted),
    ...vagueBesideExact(question.accepted),
    ...denials(question.accepted),
    ...heldAfterAll(question),
    ...contradictions(question),
  ]
  return merged(findings)
    .map((item) => ({ id: digestOfFields([item.rule, ...[...item.claims].sort()]).slice(0, 16), ...item }))
    .sort(
      (a, b) =>
        Number(a.agrees) - Number(b.agrees) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.id < b.id ? -1 : 1),
    )
}

/** Copies of one story find the same thing once each: it is one finding, with the claims of all of them. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const bySentence = Map.groupBy(findings, (finding) => `${finding.rule} ${finding.says}`)
  return [...bySentence.values()].flatMap((same) => {
    const last = same.at(-1)
    return last ? [{ ...last, claims: [...new Set(same.flatMap((finding) => finding.claims))] }] : []
  })
}

const who = (item: AcceptedClaim): string =>
  item.claim.speaker === 'article' ? `“${item.source.title ?? 'an untitled page'}”` : item.claim.speaker

const exact = (claim: Claim): number | null =>
  claim.count && claim.count.min !== null && claim.count.min === claim.count.max ? claim.count.min : null

/** DX1: parts added up against their whole. */
function sums({ accepted, relations }: DiscrepancyQuestion): readonly Finding[] {
  if (relations.partOf.length === 0) return []
  const byId = new Map(accepted.map((item) => [item.claim.id, item]))
  const partsOf = new Map<string, AcceptedClaim[]>()
  for (const [part, whole] of relations.partOf) {
    const item = byId.get(part)
    if (item?.claim.count && item.claim.kind === byId.get(whole)?.claim.kind)
      partsOf.set(whole, [...(partsOf.get(whole) ?? []), item])
  }
  return [...partsOf].flatMap(([whole, parts]) => {
    const count = byId.get(whole)?.claim.count
    if (!count || parts.length < 2) return []
    const mins = parts.map((part) => part.claim.count?.min ?? 0)
    const sum = mins.reduce((a, b) => a + b, 0)
    const agrees = (count.max === null || sum <= count.max) && sum >= (count.min ?? 0)
    return [
      {
        rule: 'DX1',
        agrees,
        says: `${mins.join(' + ')} = ${sum} ${agrees ? 'agrees' : 'does not agree'} with “${count.text}”.`,
        claims: [whole, ...parts.map((part) => part.claim.id)],
      },
    ]
  })
}

/** DX2: one capture, to judge by holder, people and exact number, under different dates. */
function twoDates(accepted: readonly AcceptedClaim[]): readonly Finding[] {
  const captures = groupedBy(
    accepted.filter(({ claim }) => claim.kind === 'captured' && claim.date !== null && (exact(claim) ?? 0) > 1),
    [({ claim }) => claim.actor, ({ claim }) => claim.peopleOf, ({ claim }) => exact(claim)],
  )
  return captures.flatMap((items) => {
    const dates = [...new Set(items.map((item) => item.claim.date))]
    if (dates.length < 2) return []
    const told = dates.map(
      (date) =>
        `${describeDate(date ?? '')} (${who(items.find((item) => item.claim.date === date) ?? (items[0] as AcceptedClaim))})`,
    )
    const [first] = items
    return [
      {
        rule: 'DX2',
        agrees: false,
        says: `The capture of ${first ? exact(first.claim) : ''} people of ${first?.claim.peopleOf} is given ${dates.length} dates: ${told.join(' and ')}.`,
        claims: items.map((item) => item.claim.id),
      },
    ]
  })
}

const partiesOf = (claim: Claim): string => JSON.stringify([claim.actor, claim.peopleOf])

/** DX3: one status under two names, such as prisoners for one side and a charge for the other. */
function twoNames({ accepted, names }: DiscrepancyQuestion): readonly Finding[] {
  const sideOf = (claim: Claim) => (claim.speaker === 'article' ? null : names.speaksFor(claim.speaker))
  const calledSomething = once(() =>
    Map.groupBy(
      accepted.filter(
        ({ claim: { kind, what } }) => (kind === 'held' || kind === 'captured' || kind === 'refused') && what !== null,
      ),
      ({ claim }) => partiesOf(claim),
    ),
  )
  return accepted.flatMap((item) => {
    const { claim } = item
    if (claim.kind !== 'accused' || claim.stance !== 'asserted' || claim.actor === null || claim.speaker === 'article')
      return []
    const named = calledSomething().get(partiesOf(claim)) ?? []
    const others = named.filter(
      (candidate) =>
        candidate.claim.speaker !== claim.speaker &&
        (sideOf(candidate.claim) === null || sideOf(candidate.claim) !== sideOf(claim)),
    )
    // Of all who name them otherwise, the one that speaks most plainly of the same people.
    const other =
      others.find((each) => exact(each.claim) !== null && exact(each.claim) === exact(claim)) ??
      others.find((each) => each.source === item.source && each.claim.kind !== 'refused') ??
      others.find((each) => each.source === item.source) ??
      others.find((each) => each.claim.speaker === 'article') ??
      others[0]
    if (!other) return []
    return [
      {
        rule: 'DX3',
        agrees: false,
        says: `${claim.speaker} speaks of “${claim.charge}” where ${who(other)} speaks of ${other.claim.what}.`,
        claims: [claim.id, other.claim.id],
      },
    ]
  })
}

/** DX4: one happening, to judge by kind, parties, sort, day and place, counted differently: each number with who gives it. */
function twoCounts(accepted: readonly AcceptedClaim[]): readonly Finding[] {
  const told = groupedBy(
    accepted.filter(
      ({ claim, standing }) =>
        claim.count !== null &&
        standing !== null &&
        claim.date !== null &&
        claim.partOf === null &&
        claim.kind !== 'undertaking' &&
        claim.kind !== 'accused',
    ),
    [
      ({ claim }) => claim.kind,
      ({ claim }) => claim.date,
      ({ claim }) => claim.actor,
      ({ claim }) => claim.peopleOf,
      ({ claim }) => claim.what,
    ],
  )
  return told.flatMap((items) => {
    const [{ claim: one }] = items
    const alike = ({ claim: { count } }: AcceptedClaim) =>
      count?.min === one.count?.min && count?.max === one.count?.max
    if (one.count !== null && countsCanAgree(one.count, one.count) && items.every(alike)) return []
    const apart = items.filter((a) => items.some((b) => cannotBothCount(a, b)))
    const [first] = apart
    if (!first) return []
    const numbers = [...new Map(apart.map((item) => [item.claim.count?.text, who(item)]))]
    return [
      {
        rule: 'DX4',
        agrees: false,
        says: `${first.claim.kind}, ${first.claim.peopleOf ?? 'people'}, ${describeDate(first.claim.date ?? '')}: ${numbers.map(([text, speaker]) => `“${text}” (${speaker})`).join(' and ')} cannot all be the number.`,
        claims: apart.map((item) => item.claim.id),
      },
    ]
  })
}

const cannotBothCount = (a: AcceptedClaim, b: AcceptedClaim): boolean =>
  a.claim.count !== null &&
  b.claim.count !== null &&
  !countsCanAgree(a.claim.count, b.claim.count) &&
  placesMayAgree(a.claim, b.claim) &&
  (a.claim.speaker !== b.claim.speaker || a.source !== b.source)

const placesMayAgree = (a: Claim, b: Claim): boolean => a.place === null || b.place === null || a.place === b.place

/** DX5: a vague number beside an exact one for the same people on the same page. */
function vagueBesideExact(accepted: readonly AcceptedClaim[]): readonly Finding[] {
  const captures = once(() =>
    Map.groupBy(
      accepted.filter(({ claim }) => claim.kind === 'captured' && exact(claim) !== null),
      ({ source }) => source,
    ),
  )
  return accepted.flatMap((item) => {
    const { claim } = item
    if (claim.kind !== 'refused' || !claim.count || claim.count.max !== null || claim.count.min === null) return []
    const figure = captures()
      .get(item.source)
      ?.find(({ claim: other }) => other.actor === claim.actor && other.peopleOf === claim.peopleOf)
    const number = figure ? exact(figure.claim) : null
    if (!figure || number === null) return []
    const agrees = number >= claim.count.min
    return [
      {
        rule: 'DX5',
        agrees,
        says: `“${claim.count.text}” (at least ${claim.count.min}) ${agrees ? 'is met by' : 'is more than'} the ${number} that the same page counts.`,
        claims: [claim.id, figure.claim.id],
      },
    ]
  })
}

/** DX6: the same said and denied. */
function denials(accepted: readonly AcceptedClaim[]): readonly Finding[] {
  const asserted = once(() =>
    Map.groupBy(
      accepted.filter(({ claim }) => claim.stance === 'asserted'),
      ({ claim }) => `${claim.kind} ${partiesOf(claim)}`,
    ),
  )
  return accepted
    .filter((item) => item.claim.stance === 'denied')
    .flatMap((denial) => {
      const told = asserted().get(`${denial.claim.kind} ${partiesOf(denial.claim)}`) ?? []
      const said = told.filter(({ claim }) => datesMeet(claim, denial.claim))
      const [first] = said
      if (!first) return []
      return [
        {
          rule: 'DX6',
          agrees: false,
          says: `${who(denial)} denies what ${who(first)} says: ${denial.claim.kind}${denial.claim.actor ? ` by ${denial.claim.actor}` : ''}.`,
          claims: [denial.claim.id, ...said.map((item) => item.claim.id)],
        },
      ]
    })
}

function datesMeet(a: Claim, b: Claim): boolean {
  if (a.date === null || b.date === null) return true
  const [first, second] = [daysOf(a.date), daysOf(b.date)]
  return (first.earliest ?? '') <= (second.latest ?? '9999') && (second.earliest ?? '') <= (first.latest ?? '9999')
}

/** DX7: somebody is said to be still held by a party that is said to have let all go before. */
function heldAfterAll({ custody, accepted }: DiscrepancyQuestion): readonly Finding[] {
  return custody.flatMap((answer) => {
    const closing = new Set(answer.closedBy)
    const emptied = closing.size === 0 ? undefined : accepted.find((item) => closing.has(item.claim.id))
    if (!emptied) return []
    const inward = new Set(answer.captured)
    const later = accepted.filter(
      (item) => item.claim.kind === 'held' && item.latest > emptied.latest && inward.has(item.claim.id),
    )
    if (later.length === 0) return []
    return [
      {
        rule: 'DX7',
        agrees: false,
        says: `${answer.holder} is said to have let all people of ${answer.peopleOf} go, and later to hold some.`,
        claims: [emptied.claim.id, ...later.map((item) => item.claim.id)],
      },
    ]
  })
}

/** DX8: figures and relations of one answer that cannot all hold, by their smallest set, with the ways out. */
function contradictions({ custody, toll, accepted }: DiscrepancyQuestion): readonly Finding[] {
  const byId = once(() => new Map(accepted.map((item) => [item.claim.id, item])))
  return [...custody, ...toll].flatMap(({ contradiction }) => {
    if (!contradiction) return []
    const told = contradiction.claims.flatMap((id) => {
      const item = byId().get(id)
      return item ? [`“${item.claim.count?.text ?? 'some'}” (${who(item)})`] : []
    })
    const [fewest] = contradiction.waysOut
    const without = fewest?.setAside.map((ground) => nameOf(ground, accepted)).join(' and ')
    const then = fewest ? ` Without ${without}: ${boundsInWords(fewest)}.` : ''
    return [
      {
        rule: 'DX8',
        agrees: false,
        says: `${told.join(', ')} cannot all hold with what is said of how these groups lie to one another.${then}`,
        claims: contradiction.claims,
      },
    ]
  })
}

/** An origin by the title of one of its pages; a relation as what it is. */
function nameOf(ground: string, accepted: readonly AcceptedClaim[]): string {
  const item = accepted.find((each) => each.origin === ground)
  return item
    ? `“${item.source.title ?? 'an untitled page'}”`
    : `the ruling that two groups are ${ground.split(' ')[0]}`
}
