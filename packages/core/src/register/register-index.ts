import type { CaseSetting } from '../claims/case-setting.ts'
import { profileLabel } from '../claims/numerals.ts'
import type { Entry } from '../ledger/entry.ts'
import type { CaseState, RecordedTerm } from '../ledger/replay.ts'
import { AcceptedBook } from './accepted-book.ts'
import type { Register } from './answers.ts'
import { AnswersOnDay } from './answers-on-day.ts'
import { ClaimShelves } from './claim-shelves.ts'
import type { RegisterQuestion } from './derive-register.ts'
import { dutiesOwed, type OfNobody, type Owed, undertakingsOfNobody } from './duties/owed.ts'
import type { AcceptedClaim, CaseWords } from './known-claims.ts'
import { regionsOf } from './regions.ts'
import { RelationsBook } from './relations-book.ts'

/** Days and standings whose answers are kept; more are worked out anew when they are asked again. */
const MOST_ASKED = 3

/** The accepted claims of a case, filed under what answers look for, with the answers last given. */
export class RegisterIndex {
  readonly claims: AcceptedBook
  readonly shelves = new ClaimShelves()
  #relations: RelationsBook
  readonly #asked = new Map<string, AnswersOnDay>()
  #state: CaseState
  /** How often terms, or claims that terms name, have changed. */
  #termsVersion = 0
  /** How often rolls, judgements or rulings on them have changed; 0 while no ruling ties a roll to a count. */
  #namedVersion = 0
  #owed: { readonly version: number; readonly owed: readonly Owed[]; readonly ofNobody: readonly OfNobody[] } | null =
    null

  constructor(state: CaseState, knownBy: string, words: CaseWords) {
    this.#state = state
    this.#relations = this.#noRelations()
    const { shelves } = this
    this.claims = new AcceptedBook(state, knownBy, words, (items) => {
      const tellers = shelves.tellers.items
      const before = tellers.length
      for (const item of items) shelves.put(item)
      for (const teller of tellers.slice(before)) this.#relations.collect(teller, items)
    })
    this.#relations.settle(state.relations)
    this.#namedVersion = state.rollCounts.length === 0 ? 0 : 1
  }

  get state(): CaseState {
    return this.#state
  }

  get relations() {
    return this.#relations.now
  }

  get numerals(): string {
    return profileLabel(this.#state.setting.numerals)
  }

  get namedVersion(): number {
    return this.#namedVersion
  }

  get termsVersion(): number {
    return this.#termsVersion
  }

  /** Every duty that agreements and undertakings lay on a party; the same objects until an undertaking changes. */
  get owed(): readonly Owed[] {
    return this.#duties().owed
  }

  /** What somebody undertook who is not named. */
  get ofNobody(): readonly OfNobody[] {
    return this.#duties().ofNobody
  }

  #duties() {
    const { version, items: undertakings } = this.shelves.undertakings
    if (this.#owed?.version === version) return this.#owed
    const question = { undertakings, setting: this.#state.setting, names: this.claims.words.names }
    this.#owed = { version, owed: dutiesOwed(question), ofNobody: undertakingsOfNobody(question) }
    return this.#owed
  }

  find(claim: string): AcceptedClaim | undefined {
    return this.claims.find(claim)
  }

  /** Takes in entries that led to a state; false when the index is of no use any more. */
  take(state: CaseState, entries: readonly Entry[]): boolean {
    const changes = this.claims.take(state, entries)
    if (changes === null) return false
    const { changed, moved: elsewhere } = changes
    const before = this.#state
    this.#state = state
    // A claim that comes in or goes can be one that a roll is ruled to lie so to.
    if (state.rollCounts.length > 0 && (changed.length > 0 || entries.some(({ body }) => isOfPeople(body))))
      this.#namedVersion++
    for (const { before: old, after } of changed) {
      if (old) this.shelves.take(old)
      if (after) this.shelves.put(after)
    }
    if (!sameGrounds(before.setting, state.setting)) {
      this.#forgetAnswers()
      return true
    }
    const moved = this.#relations.take(changed, state.relations)
    for (const answers of this.#asked.values()) answers.tiesChanged(moved)
    this.#each(moved, (item) => this.shelves.touch(item))
    const fromElsewhere = this.#relations.reachedFrom(elsewhere.map(({ id }) => id))
    this.#each(fromElsewhere, (item) => this.shelves.touchOrigin(item))
    const ids = changed.flatMap(({ before: old, after }) => [old, after].flatMap((item) => item?.claim.id ?? []))
    const others = new Set([...ids, ...moved, ...fromElsewhere])
    if (!sameTerms(before.terms, state.terms) || termsName(state.terms, others)) this.#termsVersion++
    return true
  }

  #each(claims: Iterable<string>, does: (item: AcceptedClaim) => void): void {
    for (const claim of claims) {
      const item = this.find(claim)
      if (item) does(item)
    }
  }

  /** Under another setting answers are others, from the same claims. */
  #forgetAnswers(): void {
    this.#relations.letGo()
    this.#relations = this.#collected()
    for (const answers of this.#asked.values()) answers.forget()
    this.#asked.clear()
    this.#owed = null
    this.#termsVersion++
  }

  answer(question: RegisterQuestion): Register {
    const key = `${question.standing} ${question.trueAt}`
    const answers = this.#asked.get(key) ?? new AnswersOnDay(this, question)
    this.#asked.delete(key)
    this.#asked.set(key, answers)
    for (const [oldest, forgotten] of this.#asked) {
      if (this.#asked.size <= MOST_ASKED) break
      forgotten.forget()
      this.#asked.delete(oldest)
    }
    return answers.register(question.knownBy)
  }

  #noRelations(): RelationsBook {
    return new RelationsBook({
      find: (claim) => this.claims.find(claim),
      isKnown: (claim) => this.claims.isKnown(claim),
      marks: true,
      regions: regionsOf(this.#state.setting),
    })
  }

  #collected(): RelationsBook {
    const relations = this.#noRelations()
    for (const item of this.shelves.tellers.items) relations.collect(item, NOBODY)
    relations.settle(this.#state.relations)
    return relations
  }
}

const NOBODY: readonly AcceptedClaim[] = []
/** Whether two settings say the same of what answers rest on beside the words of claims. */
const sameGrounds = (a: CaseSetting, b: CaseSetting): boolean =>
  a === b || JSON.stringify([a.places, a.agreements, a.regions]) === JSON.stringify([b.places, b.agreements, b.regions])
const isOfPeople = ({ kind }: Entry['body']): boolean => kind.startsWith('roll-') || kind.startsWith('pair')

const sameTerms = (a: readonly RecordedTerm[], b: readonly RecordedTerm[]): boolean =>
  a.length === b.length && a.every((term, at) => term === b[at])

/** Whether a term is about one of some claims. */
const termsName = (terms: readonly RecordedTerm[], claims: ReadonlySet<string>): boolean =>
  claims.size > 0 &&
  terms.some(
    ({ claim, term }) =>
      (claim !== null && claims.has(claim)) ||
      (term.word === 'reading' && [...term.owed, ...term.leavesOut].some((each) => claims.has(each))),
  )
