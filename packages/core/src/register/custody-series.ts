import type { Bounds } from '../claims/count.ts'
import { profileLabel } from '../claims/numerals.ts'
import type { CaseState } from '../ledger/replay.ts'
import { acceptedClaims, asRead, knownTo } from './accepted-claims.ts'
import { deriveCustody } from './custody.ts'
import type { RegisterQuestion, RegisterTools } from './derive-register.ts'
import { groupRelations } from './groups.ts'
import { namedOn } from './named/ruled-rolls.ts'
import { partyNames } from './party-names.ts'

/** The bounds of one pair from a day on, and the claims about it that count since that day for the first time. */
export interface CustodyPoint extends Bounds {
  readonly day: string
  readonly restsOn: readonly string[]
  readonly news: readonly string[]
}

/** Who holds how many of whose people through time, judged by what was public on one day. */
export interface CustodySeries {
  readonly id: string
  readonly holder: string
  readonly peopleOf: string
  /** The numeral profile under which its counts were read, with its version. */
  readonly numerals: string
  readonly points: readonly CustodyPoint[]
}

/**
 * Custody on every day on which something happened, up to the day asked for; a point stands where bounds or claims change.
 * `question.trueAt` is the last day; the standing is that of the question.
 */
export function deriveCustodySeries(
  state: CaseState,
  question: RegisterQuestion,
  { reread = asRead }: RegisterTools = {},
): readonly CustodySeries[] {
  const names = partyNames(state.setting)
  const accepted = acceptedClaims(state, names, question.knownBy, reread)
  const relations = groupRelations(state, accepted, knownTo(state, names, question.knownBy, reread))
  const { standing, knownBy } = question
  const byId = new Map(accepted.map((item) => [item.id, item]))
  const isAccepted = (claim: string): boolean => byId.has(claim)
  // A later figure of all who were taken closes a day before its own, and is news on its own.
  const isToCome = (claim: string, day: string): boolean =>
    byId.get(claim)?.claim.kind === 'captured' && (byId.get(claim)?.latest ?? '') > day
  const numerals = profileLabel(state.setting.numerals)
  const happened = accepted.flatMap(({ latest, earliest }) => (earliest === null ? [latest] : [latest, earliest]))
  const days = [...new Set(happened)].filter((day) => day <= question.trueAt).sort()
  const series = new Map<string, Omit<CustodySeries, 'points'> & { readonly points: CustodyPoint[] }>()
  for (const trueAt of days)
    for (const answer of deriveCustody({
      trueAt,
      accepted,
      relations,
      standing,
      numerals,
      names,
      ...namedOn(state, { trueAt, knownBy }, isAccepted),
    })) {
      const { id, holder, peopleOf } = answer
      const own = series.get(id) ?? { id, holder, peopleOf, numerals, points: [] }
      series.set(id, own)
      const seen = new Set(own.points.flatMap((point) => point.news))
      const news = answer.claims.filter((claim) => !seen.has(claim) && !isToCome(claim, trueAt))
      const { min, max } = answer.bounds[standing]
      const last = own.points.at(-1)
      if (news.length > 0 || last?.min !== min || last.max !== max)
        own.points.push({ day: trueAt, min, max, restsOn: answer.restsOn[standing], news })
    }
  return [...series.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
