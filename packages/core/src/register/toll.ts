import type { Claim } from '../claims/claim.ts'
import type { Standing } from '../claims/kinds.ts'
import { type AcceptedClaim, originCount } from './accepted-claims.ts'
import type { TollAnswer, TollPart } from './answers.ts'
import { boundsOfUnion, type CountSystem } from './bounds.ts'
import { takeApart } from './contradiction.ts'
import { countSystemOf, type GroupRelations } from './groups.ts'
import { boundsInWords } from './sentences.ts'
import { reaches } from './standing.ts'

const TOLL_KINDS = ['killed', 'wounded', 'missing', 'bodies-returned'] as const

export interface TollQuestion {
  readonly trueAt: string
  readonly standing: Standing
  readonly accepted: readonly AcceptedClaim[]
  readonly relations: GroupRelations
  readonly numerals: string
}

/** One answer for each kind of loss, people and sort of person, and one over all sorts where the sorts cannot overlap. */
export function deriveToll(question: TollQuestion): readonly TollAnswer[] {
  const rows = new Map<string, AcceptedClaim[]>()
  for (const item of question.accepted) {
    const { kind, peopleOf } = item.claim
    if (
      !isToll(kind) ||
      peopleOf === null ||
      item.standing === null ||
      question.relations.superseded.has(item.claim.id)
    )
      continue
    if (!reaches(item.standing, question.standing) || item.latest > question.trueAt) continue
    const key = JSON.stringify([kind, peopleOf, sortOf(item, question)])
    rows.set(key, [...(rows.get(key) ?? []), item])
  }
  const answers = [...rows.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, items]) => answerFor(JSON.parse(key) as [Claim['kind'], string, string], items, question))
  return [...answers, ...totals(answers)]
}

const isToll = (kind: Claim['kind']): boolean => (TOLL_KINDS as readonly string[]).includes(kind)

/** A part is of its whole's sort when it names none of its own. */
function sortOf(item: AcceptedClaim, question: TollQuestion): string {
  if (item.claim.what !== null) return item.claim.what
  const whole = question.relations.partOf.find(([part]) => part === item.claim.id)?.[1]
  return question.accepted.find((other) => other.claim.id === whole)?.claim.what ?? 'people'
}

function answerFor(
  [kind, peopleOf, what]: [Claim['kind'], string, string],
  items: readonly AcceptedClaim[],
  question: TollQuestion,
): TollAnswer {
  const system = countSystemOf(items, question.relations)
  const found = boundsOfUnion(system)
  const partIds = new Set(system.partOf.map(([part]) => part))
  const parts = items.filter((item) => partIds.has(item.claim.id)).map(partOf)
  const claims = items.map((item) => item.claim.id)
  return {
    id: `toll/${kind}/${peopleOf}/${what}`,
    kind,
    peopleOf,
    what,
    min: found.min,
    max: found.max,
    parts,
    partsAgree: wholesHoldTheirParts(system),
    restsOn: found.restsOn,
    closedBy: found.max === null ? null : found.closedBy,
    proof: found.proof,
    contradiction: found.contradicts && takeApart(found.contradicts, items),
    claims,
    origins: originCount(items),
    numerals: question.numerals,
    rules: ['TL1', ...(parts.length > 0 ? ['TL2'] : [])],
    says: `${what} of ${peopleOf} ${kind}: ${boundsInWords(found)}${parts.length > 0 ? `, of them ${parts.map((part) => boundsInWords(part)).join(' + ')}` : ''}.`,
  }
}

const partOf = ({ claim }: AcceptedClaim): TollPart => ({
  min: claim.count?.min ?? 1,
  max: claim.count?.max ?? null,
  place: claim.place,
  date: claim.date,
  what: claim.what,
  claims: [claim.id],
})

/** No whole is smaller than its parts together. */
function wholesHoldTheirParts(system: CountSystem): boolean {
  const bounds = new Map(system.groups.map((group) => [group.claim, group.bounds]))
  const sums = new Map<string, number>()
  for (const [part, whole] of system.partOf) sums.set(whole, (sums.get(whole) ?? 0) + (bounds.get(part)?.min ?? 0))
  return [...sums].every(([whole, sum]) => sum <= (bounds.get(whole)?.max ?? Number.POSITIVE_INFINITY))
}

/** Sorts that share nobody by what the words mean (Additional Protocol I, arts. 43 and 50). */
const APART: readonly (readonly string[])[] = [['servicemen', 'civilians']]

/** A total over sorts that cannot overlap (TL3); other sorts may, so nothing is added up for them. */
function totals(answers: readonly TollAnswer[]): readonly TollAnswer[] {
  return answers.flatMap((first) =>
    APART.flatMap(([a, b]) => {
      const second = answers.find(
        (other) => other.kind === first.kind && other.peopleOf === first.peopleOf && other.what === b,
      )
      return first.what === a && second ? [totalOf(first, second)] : []
    }),
  )
}

const totalOf = (a: TollAnswer, b: TollAnswer): TollAnswer => ({
  ...a,
  id: `toll/${a.kind}/${a.peopleOf}/${a.what} and ${b.what}`,
  what: `${a.what} and ${b.what}`,
  min: a.min + b.min,
  parts: [a, b].map((row) => ({
    min: row.min,
    max: row.max,
    place: null,
    date: null,
    what: row.what,
    claims: row.restsOn,
  })),
  max: a.max === null || b.max === null ? null : a.max + b.max,
  closedBy: a.closedBy === null || b.closedBy === null ? null : [...a.closedBy, ...b.closedBy],
  proof: null,
  contradiction: null,
  partsAgree: a.partsAgree && b.partsAgree,
  restsOn: [...a.restsOn, ...b.restsOn],
  claims: [...a.claims, ...b.claims],
  origins: Math.max(a.origins, b.origins),
  rules: ['TL3'],
  says: `${a.what} and ${b.what} of ${a.peopleOf} ${a.kind}: at least ${a.min + b.min} (${a.min} + ${b.min}).`,
})
