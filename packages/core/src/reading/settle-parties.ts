import type { Located } from './finish-claims.ts'
import { opponentOf, type Story } from './grammar/story.ts'
import type { Draft } from './rules/draft.ts'

const CUSTODY = new Set(['held', 'captured', 'released', 'bodies-returned', 'refused'])
const CASUALTY = new Set(['killed', 'wounded', 'missing'])

type Sides = (party: string | null) => string | null

interface Page {
  readonly story: Story
  readonly all: readonly Draft[]
  readonly sides: Sides
}

interface Memory {
  /** Who held whose people in the claim before. */
  holder: string | null
  people: string | null
  victims: string | null
  attacker: string | null
  attacked: string | null
  attackSentence: number
  victimSentence: number
  /** Custody claims settled so far: a group told again is known by its number. */
  readonly settled: Draft[]
}

const sameNumber = (a: Draft, b: Draft) =>
  a.count !== null &&
  b.count !== null &&
  a.count.min === b.count.min &&
  a.count.max === b.count.max &&
  (a.count.min ?? 0) > 2

/** A group counted elsewhere on the page by the same number tells whose people these are. */
function twinOf(draft: Draft, all: readonly Draft[]): Draft | null {
  return (
    all.find(
      (other) => other !== draft && sameNumber(draft, other) && CUSTODY.has(other.kind) && other.peopleOf !== null,
    ) ?? null
  )
}

/** Who stands against whom on this page, as its own sentences pair them; the commonest pairing wins. */
function pairSides(all: readonly Draft[], story: Story): Sides {
  const tally = new Map<string, Map<string, number>>()
  const add = (one: string, other: string) => {
    const row = tally.get(one) ?? new Map<string, number>()
    tally.set(one, row.set(other, (row.get(other) ?? 0) + 1))
  }
  for (const draft of all) {
    const other = draft.kind === 'attacked' ? draft.recipient : draft.peopleOf
    if (draft.actor === null || other === null || draft.actor === other || draft.actor === 'both' || other === 'both')
      continue
    add(draft.actor, other)
    add(other, draft.actor)
  }
  // Being named often tells as much as being paired once: an aside on a third state's citizens turns nothing round.
  const weigh = (party: string, other: string) => 3 * (tally.get(party)?.get(other) ?? 0) + (story.weights.get(other) ?? 0)
  return (party) => {
    if (party === null) return null
    const others = new Set([...story.main.slice(0, 4), ...(tally.get(party)?.keys() ?? [])])
    others.delete(party)
    return [...others].sort((a, b) => weigh(party, b) - weigh(party, a))[0] ?? null
  }
}

const unlike = (party: string | null, other: string | null) => (party !== null && party !== other ? party : null)

function settleCustody(draft: Draft, memory: Memory, page: Page): Draft {
  let { actor, peopleOf } = draft
  const twin = actor === null || peopleOf === null ? (twinOf(draft, memory.settled) ?? twinOf(draft, page.all)) : null
  // A page that names the people once need not name them again.
  peopleOf = peopleOf ?? twin?.peopleOf ?? null
  if (actor === null && peopleOf === null) {
    actor = memory.holder
    peopleOf = memory.people
  }
  if (twin !== null && twin.peopleOf === peopleOf && twin.kind !== 'bodies-returned') actor = actor ?? twin.actor
  if (peopleOf === memory.people) actor = actor ?? unlike(memory.holder, peopleOf)
  actor = actor ?? page.sides(peopleOf)
  
  peopleOf = peopleOf ?? page.sides(actor)
  const recipient = draft.recipient ?? (draft.kind === 'released' || draft.kind === 'bodies-returned' ? peopleOf : null)
  const settled = { ...draft, actor, peopleOf, recipient }
  if (actor !== 'both' && (draft.kind !== 'refused' || draft.what !== null)) {
    memory.holder = actor ?? memory.holder
    memory.people = peopleOf ?? memory.people
    memory.settled.push(settled)
  }
  return settled
}

/** Who is charged is held by the one who charges; no memory is kept of it. */
function settleCharged(draft: Draft, memory: Memory, page: Page): Draft {
  const settled = settleCustody(draft, { ...memory, settled: [...memory.settled] }, page)
  return { ...settled, recipient: null }
}

function settleCasualty(draft: Draft, memory: Memory, story: Story, sentence: number, bothSides: boolean): Draft {
  let { actor, peopleOf } = draft
  if (peopleOf === null && bothSides) peopleOf = 'both'
  const recentAttack = sentence - memory.attackSentence <= 1
  peopleOf =
    peopleOf ??
    (sentence - memory.victimSentence <= 1 ? memory.victims : null) ??
    (recentAttack ? memory.attacked : null)
  if (peopleOf === null && draft.part === true) peopleOf = memory.victims
  if (
    draft.kind !== 'missing' &&
    actor === null &&
    recentAttack &&
    (memory.attacked === null || memory.attacked === peopleOf)
  )
    actor = memory.attacker
  peopleOf = peopleOf ?? opponentOf(story, actor)
  if (peopleOf !== null && peopleOf !== 'both') {
    memory.victims = peopleOf
    memory.victimSentence = sentence
  }
  return { ...draft, actor, peopleOf }
}

function settleAttack(draft: Draft, memory: Memory, story: Story, sentence: number): Draft {
  const recipient =
    draft.recipient === draft.actor
      ? opponentOf(story, draft.actor)
      : (draft.recipient ?? opponentOf(story, draft.actor))
  memory.attacker = draft.actor
  memory.attacked = recipient
  memory.attackSentence = sentence
  return { ...draft, recipient }
}

/** 'each side freed 95' is two claims, one for each direction. */
function bothWays(draft: Draft, story: Story): readonly Draft[] {
  const [first, second] = story.main
  if (
    draft.each !== true ||
    first === undefined ||
    second === undefined ||
    (draft.kind !== 'released' && draft.kind !== 'bodies-returned')
  )
    return [draft]
  return [
    { ...draft, actor: first, peopleOf: second, recipient: second },
    { ...draft, actor: second, peopleOf: first, recipient: first },
  ]
}

/** Fills in the parties that a sentence leaves to the page: the side that held before, the people of the same group (RD15). */
export function settleParties(located: readonly Located[], story: Story): readonly Located[] {
  const all = located.flatMap((part) => part.drafts)
  const page: Page = { story, all, sides: pairSides(all, story) }
  const memory: Memory = {
    holder: null,
    people: null,
    victims: null,
    attacker: null,
    attacked: null,
    attackSentence: -9,
    victimSentence: -9,
    settled: [],
  }
  return located.map((part) => ({
    ...part,
    drafts: part.drafts
      .flatMap((draft) => bothWays(draft, story))
      .map((draft) => {
        if (draft.actor === 'both' || draft.peopleOf === 'both')
          return {
            ...draft,
            actor: draft.actor ?? 'both',
            peopleOf: draft.peopleOf ?? 'both',
            recipient: draft.kind === 'released' ? 'both' : draft.recipient,
          }
        if (CUSTODY.has(draft.kind)) return settleCustody(draft, memory, page)
        if (draft.kind === 'accused' && draft.what !== null) return settleCharged(draft, memory, page)
        if (CASUALTY.has(draft.kind))
          return settleCasualty(
            draft,
            memory,
            story,
            part.sentence.index,
            /\b(?:both|all|the two) sides\b/u.test(part.sentence.words.map((word) => word.lower).join(' ')),
          )
        return draft.kind === 'attacked' ? settleAttack(draft, memory, story, part.sentence.index) : draft
      }),
  }))
}
