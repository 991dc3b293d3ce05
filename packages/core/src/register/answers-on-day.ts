import type { Claim } from '../claims/claim.ts'
import type { CustodyAnswer, Discrepancy, ObligationAnswer, Register, TollAnswer, TollCut } from './answers.ts'
import type { Pair, Shelf } from './claim-shelves.ts'
import { custodyWithSupport, inOrderOfNames } from './custody.ts'
import { withElsewhere } from './custody-flow.ts'
import type { RegisterQuestion } from './derive-register.ts'
import { listedFindings } from './discrepancies.ts'
import { type ActIndex, isBy } from './duties/acts.ts'
import type { Owed } from './duties/owed.ts'
import {
  contradictions,
  denials,
  type Finding,
  type Found,
  heldAfterAll,
  twoNames,
  vagueBesideExact,
} from './find-discrepancies.ts'
import { type Group, happenedBy, type Listed, listed, merged } from './group.ts'
import { Kept, KeptByOrigins, KeptFindings, KeptSums, type WithOrigins } from './kept-answers.ts'
import type { AcceptedClaim } from './known-claims.ts'
import { namedOn } from './named/ruled-rolls.ts'
import { deriveObligations, openUndertakings } from './obligations.ts'
import type { Support } from './origins.ts'
import type { RegisterIndex } from './register-index.ts'
import { type OriginsOfRows, originsOfRows, tollOf, withTotals } from './toll.ts'
import { tollRows } from './toll-rows.ts'

type Asked = Pick<RegisterQuestion, 'trueAt' | 'standing'>

/** An answer, when there is one, with the discrepancies that show in it. */
interface Answered<A> extends WithOrigins<A | null> {
  readonly findings: readonly (readonly Finding[])[]
}

const supportedBy = (support: () => Support) => (known: CustodyAnswer | null) => {
  const { atMost, atLeast } = support()
  return known && { ...known, origins: atMost, originsAtLeast: atLeast }
}

/** Claims of later days that have a part in a contradiction: figures ruled to count everybody, which close earlier days too. */
const laterIn = (
  { contradiction }: Pick<CustodyAnswer, 'contradiction'>,
  { items }: Pick<Listed, 'items'>,
  day: string,
): readonly AcceptedClaim[] =>
  contradiction === null ? [] : items.filter(({ id, latest }) => latest > day && contradiction.claims.includes(id))

/** The answers for one day and standing, each kept until a claim or a relation changes that it rests on. */
export class AnswersOnDay {
  readonly #index: RegisterIndex
  readonly #asked: Asked
  readonly #custody = new KeptByOrigins<Pair, CustodyAnswer | null, Answered<CustodyAnswer>>()
  readonly #toll = new KeptByOrigins<string, TollAnswer | null, Answered<TollAnswer>>()
  readonly #cells = new Kept<Group, TollCut>()
  readonly #totalOrigins = new Kept<string, number>()
  readonly #duties = new Kept<string, ObligationAnswer>()
  readonly #onPage = new Kept<string, readonly Found[]>()
  readonly #sums = new KeptSums()
  readonly #findings: KeptFindings

  constructor(index: RegisterIndex, { trueAt, standing }: Asked) {
    this.#index = index
    this.#asked = { trueAt, standing }
    this.#findings = new KeptFindings(index.shelves, trueAt, () => index.relations)
  }

  /** Gives up keeping: nobody asks for this day any more. */
  forget(): void {
    this.#findings.forget()
  }

  /** Notes claims whose ties changed, and those that hang together with a claim that did. */
  tiesChanged(claims: ReadonlySet<string>): void {
    this.#sums.changed(claims)
  }

  register(knownBy: string): Register {
    const { state, claims, numerals } = this.#index
    const { trueAt, standing } = this.#asked
    const custody = this.#custodyAnswers(knownBy)
    const toll = this.#tollAnswers()
    const { answers, findings } = toll
    return {
      trueAt,
      knownBy,
      standing,
      head: state.head,
      numerals,
      custody: custody.answers,
      obligations: this.#obligations(),
      openUndertakings: openUndertakings(this.#index.ofNobody, trueAt),
      toll: answers,
      discrepancies: this.#discrepancies([...custody.findings, ...findings]),
      accepted: claims.count,
      waiting: claims.waiting,
    }
  }

  #custodyAnswers(knownBy: string) {
    const { shelves, relations, numerals, namedVersion } = this.#index
    const { trueAt, standing } = this.#asked
    const { names } = this.#index.claims.words
    const kept = shelves.pairs.flatMap((pair) => {
      const { inward, outward } = pair
      const people = namedVersion === 0 ? '' : `${namedVersion} ${knownBy}`
      const origins = `${inward.origins} ${outward.origins}`
      const { answer, findings } = this.#custody.of(
        pair,
        [`${inward.version} ${outward.version} ${people}`, origins],
        () => {
          const plain = pair.otherwise.every(({ items }) => items.length === 0)
          const find = (claim: string) => this.#index.find(claim)
          const lists = withElsewhere({ ...pair, plain }, { relations, find })
          const named = namedOn(this.#index.state, { trueAt, knownBy }, (claim) => find(claim) !== undefined)
          const told = custodyWithSupport(lists, { trueAt, standing, relations, numerals, names, ...named })
          const answer = told?.answer ?? null
          // Few answers rest on a word of all who were let go, or contradict themselves.
          const looked = answer !== null && (answer.rules.includes('CU5') || answer.contradiction !== null)
          const all = merged([lists.inward, lists.outward])
          const happened = looked ? happenedBy(all, trueAt) : []
          const findings = looked
            ? [heldAfterAll(answer, happened), contradictions(answer, [...happened, ...laterIn(answer, all, trueAt)])]
            : []
          // Claims that came from another holder are told otherwise here than there.
          const isOwn = lists.inward === inward && answer?.contradiction === null
          return { answer, asOf: origins, recount: isOwn && told ? supportedBy(told.support) : null, findings }
        },
      )
      return answer ? [{ answer, findings }] : []
    })
    const inOrder = inOrderOfNames(kept.map(({ answer }) => answer))
    const ofAnswer = new Map(kept.map(({ answer, findings }) => [answer, findings.flat()]))
    return { answers: inOrder, findings: inOrder.flatMap((answer) => ofAnswer.get(answer) ?? []) }
  }

  #tollAnswers() {
    const { shelves, relations, numerals, state } = this.#index
    const { trueAt, standing } = this.#asked
    const { places } = state.setting
    const keptCell = (group: Group, make: () => TollCut) => this.#cells.of(group, group.version, make)
    const asked = { trueAt, standing, relations, numerals, places, keptCell }
    const rows = tollRows(shelves.losses, relations, (claim) => this.#index.find(claim)?.claim.what ?? null)
    const kept = rows.map((row) =>
      this.#toll.of(row.key, [row.version, row.origins], () => {
        const list = row.list()
        const answer = tollOf({ ...row, list }, asked)
        const happened = answer?.contradiction ? happenedBy(list, trueAt) : []
        const findings = answer ? [contradictions(answer, happened)] : []
        const recount = (known: TollAnswer | null) => known && { ...known, origins: originsOfRows([list], asked) }
        return { answer, asOf: row.origins, recount: answer?.contradiction ? null : recount, findings }
      }),
    )
    const rowOf = new Map(kept.map(({ answer }, at) => [answer, rows[at]]))
    const originsOf: OriginsOfRows = (...both) => {
      const parts = both.flatMap((answer) => rowOf.get(answer) ?? [])
      const version = parts.map((row) => `${row.version} ${row.origins}`).join()
      const lists = () => parts.map((row) => row.list())
      return this.#totalOrigins.of(parts.map(({ key }) => key).join(), version, () => originsOfRows(lists(), asked))
    }
    return {
      answers: withTotals(
        kept.flatMap(({ answer }) => answer ?? []),
        originsOf,
      ),
      findings: kept.flatMap(({ findings }) => findings.flat()),
    }
  }

  #obligations(): readonly ObligationAnswer[] {
    const { shelves, relations, claims, state, termsVersion } = this.#index
    const { names } = claims.words
    const groupsBy = (party: string): readonly Group[] =>
      [...shelves.acts]
        .filter(([actor, group]) => group.items.length > 0 && isBy(actor, party, names))
        .map(([, group]) => group)
        .sort((a, b) => (a.items[0]?.at ?? 0) - (b.items[0]?.at ?? 0))
    const acts: ActIndex = {
      by: (party) => groupsBy(party).flatMap((group) => group.items),
      claim: { get: (claim) => this.#index.find(claim) },
    }
    const kept = (owed: Owed, make: () => ObligationAnswer) => {
      const stamps = groupsBy(owed.party).map((group) => group.stamp)
      return this.#duties.of(owed.id, `${shelves.undertakings.version} ${termsVersion} ${stamps.join()}`, make)
    }
    return deriveObligations({
      ...this.#asked,
      owed: this.#index.owed,
      acts,
      relations,
      names,
      terms: state.terms,
      kept,
    })
  }

  #discrepancies(ofAnswers: readonly Finding[]): readonly Discrepancy[] {
    const { relations, claims } = this.#index
    const { trueAt } = this.#asked
    const { names } = claims.words
    const has = (item: AcceptedClaim | undefined) => (item && item.latest <= trueAt ? item : undefined)
    const found = [
      ...this.#findings.dates,
      ...this.#findings.ofShelves(
        (shelf) => (shelf.kind === 'accused' && shelf.actor !== null ? this.#namedWith(shelf) : null),
        (shelf, others) => twoNames(happenedBy(shelf.all, trueAt), happenedBy(others, trueAt), names),
      ),
      ...this.#findings.counts,
      ...this.#besideRefusals(),
      ...this.#findings.ofShelves(
        (shelf) => (shelf.kind !== 'accused' && shelf.denied.items.length > 0 ? [] : null),
        (shelf) => denials(happenedBy(shelf.denied, trueAt), happenedBy(shelf.all, trueAt)),
      ),
    ]
    const ofParts = this.#sums.all(relations, (claim) => has(this.#index.find(claim)))
    return listedFindings([
      ...ofParts.map(({ finding }) => finding),
      ...found.map(({ finding }) => finding),
      ...ofAnswers,
    ])
  }

  #namedWith({ actor, peopleOf }: Shelf): readonly (Shelf | undefined)[] {
    const kinds: readonly Claim['kind'][] = ['held', 'captured', 'refused']
    return kinds.map((kind) => this.#index.shelves.shelf(kind, actor, peopleOf))
  }

  /** DX5, page by page. */
  #besideRefusals(): readonly Found[] {
    const pages = new Set(this.#index.shelves.refusals.items.map(({ source }) => source.sha256))
    return [...pages].flatMap((sha256) => {
      const page = this.#index.claims.pages.get(sha256)
      if (!page) return []
      return this.#onPage.of(sha256, page.version, () =>
        vagueBesideExact(happenedBy(listed(page.items), this.#asked.trueAt)),
      )
    })
  }
}
