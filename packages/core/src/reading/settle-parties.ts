import type { Located } from './finish-claims.ts'
import { partyOf } from './grammar/party-of.ts'
import type { Story } from './grammar/story.ts'
import { onOneSide } from './names/sides.ts'
import { fellowsIn, holdersIn, hostagesIn } from './page-peoples.ts'
import { CUSTODY, isAside, pairSides, type Sides } from './pair-sides.ts'
import { howFilled, type ToldBefore } from './party-filling.ts'
import type { Draft } from './rules/draft.ts'
import { speechAt } from './rules/speech.ts'
import { settleAttack } from './settle-attacks.ts'
import { type Memory, saysBothSides, settleCasualty } from './settle-casualties.ts'
import { foesOf } from './settle-foes.ts'
import { giverOf, notByRecipient } from './settle-givers.ts'
import { peopleOfLand } from './settle-lands.ts'
import { whoSuffered } from './settle-losses.ts'
import {
  besideParts,
  givenByTeller,
  goesBothWays,
  isForeignPart,
  settleBoth,
  withOtherHalf,
  withoutForeign,
} from './settle-mixed.ts'
import { rememberPerson, withPerson } from './settle-persons.ts'
import { asJustHeld, freedHostages, isTaking, rescueOfTaken, takenOf } from './settle-rescues.ts'
import { noFighters, ofTheState, servingHome } from './settle-served.ts'
import { onlyAttacker } from './settle-slayers.ts'
import { takenInAttack } from './taken-in-attack.ts'

/** Kinds of people that a page tells of one side only, as a rule. */
const TELLING_SORTS = new Set(['hostages', 'journalists', 'fishermen', 'police', 'children', 'officials'])
const CASUALTY = new Set(['killed', 'wounded', 'missing'])
interface Page {
  readonly story: Story
  readonly counted: ReadonlyMap<string, Draft>
  readonly sides: Sides
  /** Who is told, in so many words, to have taken or to hold people. */
  readonly holders: ReadonlySet<string>
  /** Whose hostages the page tells of. */
  readonly hostages: ReadonlySet<string>
  /** Whose people one list tells of, where the page tells of no swap. */
  readonly fellows: ReadonlySet<string>
}

/** The number that tells a group apart; small ones tell nothing. */
const numberOf = (draft: Draft): string | null =>
  draft.count === null || (draft.count.min ?? 0) <= 2 ? null : `${draft.count.min}..${draft.count.max}`

/** A group counted elsewhere on the page by the same number tells whose people these are. */
function countedGroups(all: readonly Draft[]): ReadonlyMap<string, Draft> {
  const counted = new Map<string, Draft>()
  for (const draft of all) {
    const key = numberOf(draft)
    if (key !== null && CUSTODY.has(draft.kind) && draft.peopleOf !== null && !counted.has(key)) counted.set(key, draft)
  }
  return counted
}

/** Bodies that take no side hold nobody; they have people only where the words say so. */
function withoutNeutral(draft: Draft, { neutral }: Story): Draft {
  if (!CUSTODY.has(draft.kind)) return draft
  const actor = draft.actor !== null && neutral.has(draft.actor) ? null : draft.actor
  return actor === draft.actor ? draft : { ...draft, actor }
}

function settleCustody(given: Draft, memory: Memory, page: Page): Draft {
  const draft = asJustHeld(withoutNeutral(given, page.story), memory)
  const rescue =
    rescuedBefore(draft, memory) ??
    rescueOfTaken(draft, memory) ??
    freedHostages(draft, page.sides(draft.actor, 'people'))
  const filled = draft.actor !== null && draft.peopleOf !== null ? draft : (rescue ?? fillOpen(draft, memory, page))
  const known = ofTheState(draft, filled, page.story)
  const apart = rescue ?? keepApart(draft, known, page)
  const home = draft.kind === 'released' || draft.kind === 'bodies-returned' ? apart.peopleOf : null
  const settled = notByRecipient(given, { ...draft, ...apart, recipient: draft.recipient ?? home })
  rememberCustody(settled, draft, memory, page)
  memory.taken = isTaking(draft.kind) ? settled : null
  memory.byKind.set(draft.kind, settled)
  memory.justSettled = settled
  if (draft.part !== true) memory.wholeSettled = settled
  return settled
}

/** Whoever holds others now is not held himself. */
const besides = (people: string | null, holder: string | null) =>
  people === holder || (people !== null && holder !== null && onOneSide(people, holder)) ? null : people

/** Keeps in mind who held whose people, for the claims that follow. */
function rememberCustody(settled: Draft, draft: Draft, memory: Memory, page: Page): void {
  if (draft.kind === 'released') memory.rescuer = settled.actor === settled.peopleOf ? settled.actor : null
  // What is given in return ('for 55 Russians') does not turn the page round, nor does who comes free by his own.
  if (
    !(settled.actor !== null && settled.actor === settled.peopleOf) &&
    settled.actor !== 'both' &&
    draft.part !== true &&
    draft.rule !== 'RD21' &&
    (draft.kind !== 'refused' || draft.what !== null)
  ) {
    memory.holder = settled.actor ?? memory.holder
    const part = draft.aside === true && memory.justSettled?.part === true
    if (!isAside(settled, page.story) && !part)
      memory.people = settled.peopleOf ?? besides(memory.people, settled.actor)
    const told = draft.sort ?? draft.what ?? ''
    if (
      TELLING_SORTS.has(told) &&
      !isAside(settled, page.story) &&
      settled.peopleOf !== null &&
      !memory.sorts.has(told)
    )
      memory.sorts.set(told, settled)
    const key = numberOf(draft)
    if (key !== null && settled.peopleOf !== null && !memory.settled.has(key)) memory.settled.set(key, settled)
  }
}

/** Nobody holds his own people: where both came out the same, the words' own party stays. */
function keepApart(
  draft: Draft,
  { actor, peopleOf }: Pick<Draft, 'actor' | 'peopleOf'>,
  page: Page,
): Pick<Draft, 'actor' | 'peopleOf'> {
  if (actor === null || actor === 'both' || actor !== peopleOf) return { actor, peopleOf }
  // Who rescues his own is no holder.
  if (draft.actor !== null && draft.peopleOf !== null) return { actor, peopleOf }
  if (draft.actor !== null) return { actor, peopleOf: page.sides(actor, 'people') }
  return { actor: page.sides(peopleOf, 'holder'), peopleOf }
}

/** After a rescue ('the army freed 54 of its citizens'), whoever is told of as freed was freed by the same ones. */
function rescuedBefore(draft: Draft, { rescuer }: Memory): Pick<Draft, 'actor' | 'peopleOf'> | null {
  const open = draft.kind === 'released' && draft.actor === null && draft.peopleOf === null
  return open && rescuer !== null ? { actor: rescuer, peopleOf: rescuer } : null
}

/** 'Juan Reyes was seized near Redvale': by the only one whom the page tells of as taking and holding people. */
const soleHolder = (draft: Draft, { holders }: Page): string | null =>
  (draft.kind === 'captured' || draft.kind === 'held' || draft.kind === 'accused') && holders.size === 1
    ? ([...holders][0] ?? null)
    : null

/** Where the words name neither side: those of the custody told of before. */
function fillBoth(draft: Draft, memory: Memory, page: Page): Pick<Draft, 'actor' | 'peopleOf'> {
  // 'One more will be released': by those who released the others.
  const others = draft.additive === true && draft.count?.max === 1 ? memory.byKind.get(draft.kind) : undefined
  if (others !== undefined && others.actor !== 'both') return others
  // A person newly named is nobody's captive for having been told of after others; 'freed an officer who was captured' tells of one.
  if (draft.count?.max === 1 && draft.takesUp === false && draft.kind !== 'bodies-returned')
    return (draft.aside === true ? memory.justSettled : null) ?? { actor: soleHolder(draft, page), peopleOf: null }
  // 'Contact was lost with 24 Northlanders, and 13 more were taken prisoner': of the same side.
  const sameSide = memory.victims !== 'both' && memory.victimSentence >= memory.custodySentence ? memory.victims : null
  if (draft.additive === true && sameSide !== null) return { actor: page.sides(sameSide, 'holder'), peopleOf: sameSide }
  // 'Some of the men were captured in May', told of those who were killed.
  const dead = memory.holder === null && memory.people === null && memory.victims !== 'both' ? memory.victims : null
  if (dead !== null && (draft.takesUp === true || draft.kind === 'refused'))
    return { actor: page.sides(dead, 'holder'), peopleOf: dead }
  return { actor: memory.holder, peopleOf: memory.people ?? page.sides(memory.holder, 'people') }
}

const FEW = 20
/** A group of the same number; of a few people only where both are called the same, or one by its number alone. */
function twinOf(draft: Draft, twin: Draft | undefined): Draft | undefined {
  const few = (draft.count?.min ?? 0) < FEW
  // 'The four, Anna Berg, …': told one by one, they are those counted before.
  if (few && / and \p{Lu}/u.test(draft.count?.text ?? '')) return twin
  const bare = (head: string | undefined) =>
    head === undefined ||
    !/\p{L}/u.test(head) ||
    /^(?:people|men|prisoners|captives|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/u.test(head)
  return few && !bare(draft.head) && !bare(twin?.head) && draft.head !== twin?.head ? undefined : twin
}

/** Whether people of both are told of as hostages, or as freed side by side where nobody tells of a swap: 'four Dutch and six Danish climbers'. */
const areFellows = (people: string, side: string, { hostages, fellows }: Page): boolean =>
  (hostages.has(people) && hostages.has(side)) || (fellows.has(people) && fellows.has(side))

/** Who stands against a party; of hostages of several nations, none holds the other's. */
function otherSide(peopleOf: string | null, page: Page, { doer }: Draft): string | null {
  const side = page.sides(peopleOf, 'holder')
  const nations = peopleOf !== null && side !== null && areFellows(peopleOf, side, page)
  // 'detained by an armed group': whoever that was, a state that the page names beside it was not.
  const unnamed = doer === true && side !== null && side === page.story.home
  return (nations || unnamed) && side !== null && !page.holders.has(side) ? page.story.group : side
}

/** '57 foreigners' are of many lands: the page's other people tell nothing of whose they are. */
const isOfManyLands = ({ what, count, peopleOf, takesUp }: Draft): boolean =>
  what === 'foreigners' && peopleOf === null && takesUp !== true && count !== null && count.max !== 1

const fillOpen = (draft: Draft, memory: Memory, page: Page): Pick<Draft, 'actor' | 'peopleOf'> =>
  isOfManyLands(draft)
    ? { actor: draft.actor ?? memory.holder ?? page.story.group, peopleOf: null }
    : fillSides(draft, memory, page)

function fillSides(draft: Draft, memory: Memory, page: Page): Pick<Draft, 'actor' | 'peopleOf'> {
  const key = numberOf(draft)
  const twin = twinOf(draft, key === null ? undefined : (memory.settled.get(key) ?? page.counted.get(key)))
  // A page that names the people once need not name them again.
  const home = page.story.main.slice(0, 2).find((party) => party === draft.recipient) ?? null
  const sort = memory.sorts.get(draft.sort ?? draft.what ?? '')
  // 'One soldier died, and his body has been returned'.
  const dead =
    draft.kind === 'bodies-returned' && memory.victimSentence >= memory.custodySentence ? memory.victims : null
  // 'The army freed 118, while the rebels freed 76': those of the one that freed theirs.
  const told = memory.justSettled
  const theirs = draft.actor !== null && draft.actor === told?.peopleOf ? told.actor : null
  const peopleOf = draft.peopleOf ?? twin?.peopleOf ?? home ?? dead ?? sort?.peopleOf ?? theirs
  if (draft.actor === null && peopleOf === null) return fillBoth(draft, memory, page)
  // Those given for the Iranians are no Iranians.
  const others = (party: string | null) => (party !== null && party === draft.inReturn ? null : party)
  const sameGroup = twin !== undefined && twin.peopleOf === peopleOf && twin.kind !== 'bodies-returned'
  const holder =
    memory.holder !== null && memory.holder !== peopleOf && !(peopleOf !== null && onOneSide(memory.holder, peopleOf))
      ? memory.holder
      : null
  const actor =
    draft.actor ??
    giverOf(draft, memory) ??
    (sameGroup ? twin.actor : null) ??
    holder ??
    otherSide(peopleOf, page, draft)
  const paired = noFighters(draft, actor, others(page.sides(actor, 'people')), page.story)
  return { actor, peopleOf: peopleOf ?? servingHome(draft, actor, page.story) ?? paired }
}

/** 'Hired men have been accused of killing 17': a force that is blamed is in nobody's hands for that. */
const isOnlyBlamed = ({ count, charge }: Draft): boolean => count === null && /^(?:accus|blam)/iu.test(charge ?? '')

/** Who is charged is held by the one who charges; no memory is kept of it. */
function settleCharged(draft: Draft, memory: Memory, page: Page): Draft {
  const settled = settleCustody(draft, { ...memory, settled: new Map() }, page)
  return { ...settled, recipient: null }
}

/** 'each side freed 95' is two claims, one for each direction (RD16). */
function bothWays(draft: Draft, { story, sides }: Page, { sentence }: Located): readonly Draft[] {
  const told = new Set(sentence.parties.map(({ name }) => name.party))
  const named = story.main.filter((party) => told.has(party) && !story.neutral.has(party))
  const [first, next] = named.length === 2 ? named : story.main
  // Whom the page has against the first, if it names a third more often.
  const second = named.length === 2 || first === undefined ? next : (sides(first, 'holder') ?? next)
  if (draft.each !== true || first === undefined || second === undefined) return [draft]
  // 'leaving three dead on each side'.
  if (draft.kind === 'killed' || draft.kind === 'wounded')
    return draft.peopleOf === null ? [first, second].map((peopleOf) => ({ ...draft, peopleOf })) : [draft]
  if (draft.kind !== 'released' && draft.kind !== 'bodies-returned') return [draft]
  return [
    { ...draft, actor: first, peopleOf: second, recipient: second },
    { ...draft, actor: second, peopleOf: first, recipient: first },
  ]
}

/** Fills in the parties that a sentence leaves to the page: the side that held before, the people of the same group (RD15). */
export function settleParties(located: readonly Located[], story: Story): readonly Located[] {
  const all = located.flatMap((part) => part.drafts.map((draft) => withoutNeutral(draft, story)))
  const page: Page = {
    story,
    counted: countedGroups(all),
    sides: pairSides(withoutForeign(located, story), story),
    holders: holdersIn(all),
    hostages: new Set(located.flatMap(hostagesIn)),
    fellows: fellowsIn(located),
  }
  const memory: Memory = {
    foes: foesOf(all, story),
    soleAttacker: onlyAttacker(all, story),
    holder: null,
    people: null,
    taken: null,
    rescuer: null,
    victims: null,
    slayer: null,
    justSettled: null,
    wholeSettled: null,
    attacker: null,
    attacked: null,
    attackSentence: -9,
    victimSentence: -9,
    custodySentence: -9,
    settled: new Map(),
    sorts: new Map(),
    byKind: new Map(),
    persons: new Map(),
  }
  return located.map((part) => {
    memory.justSettled = null
    memory.wholeSettled = null
    if (part.sentence.index - memory.custodySentence > 1) memory.taken = null
    return settlePart(part, memory, page)
  })
}

/** The claims of one sentence, in their order. */
function settlePart(part: Located, memory: Memory, page: Page): Located {
  const { holder, people: held } = memory
  const settled = {
    ...part,
    drafts: part.drafts.flatMap((found) =>
      bothWays(found, page, part).map((draft) => {
        const told = toldBefore(draft, memory, page)
        memory.taken = takenOf(draft, part.drafts) ?? memory.taken
        const sides = besideParts(page.sides, found, part.drafts, page.story)
        const { people } = memory
        const settled = settleOne(withPerson(draft, memory.persons, part), memory, { ...page, sides }, part)
        rememberPerson(settled, memory.persons, part)
        if (isForeignPart(found, part.drafts, page.story)) memory.people = people
        if (CUSTODY.has(draft.kind)) memory.custodySentence = part.sentence.index
        return { ...settled, filled: howFilled({ found, settled, told, part, story: page.story }) }
      }),
    ),
  }
  // 'Since 2021 the one has freed 200, while the other has freed 600': what goes both ways turns the page round for nobody.
  if (holder !== null && goesBothWays(settled.drafts)) Object.assign(memory, { holder, people: held })
  return settled
}

/** What could lend a draft its parties, noted before it changes the memory. */
function toldBefore(draft: Draft, memory: Memory, page: Page): ToldBefore {
  const key = numberOf(draft) ?? ''
  return {
    sameGroup: [memory.settled.get(key), page.counted.get(key), memory.sorts.get(draft.sort ?? draft.what ?? '')],
    justBefore: [memory.holder, memory.people, memory.victims, memory.attacker, memory.attacked],
  }
}

/** Charges to come are laid by the party that speaks of them. */
function accuserOf(draft: Draft, part: Located): string | null {
  const party = speechAt(part.speeches, draft.at).at(-1)?.party ?? null
  return party === draft.peopleOf ? null : party
}

/** Nobody accuses himself of a breach: 'the army said that it was a violation' tells of another's. */
const accusesItself = ({ rule, stance, peopleOf, at }: Draft, { speeches }: Located): boolean =>
  rule === 'RD53' && stance !== 'denied' && peopleOf !== null && peopleOf === speechAt(speeches, at).at(-1)?.party

/** 'suffered heavy losses, with 100 killed and 12 captured': the captured are of those who lost them. */
const ofLosers = (draft: Draft, { story }: Page, { sentence }: Located): Draft =>
  draft.kind !== 'captured' || draft.peopleOf !== null
    ? draft
    : {
        ...draft,
        peopleOf:
          whoSuffered(sentence, (at) => partyOf(sentence, at, story)) ??
          (draft.takesUp === true || draft.part === true || draft.count?.max === 1
            ? null
            : peopleOfLand(sentence, draft, story, draft.actor)),
      }

/** Who held those who were abused is accused of it (RD59). */
function settleAbuse(draft: Draft, memory: Memory, page: Page): Draft {
  const suffered = draft.victims ?? memory.people
  return { ...draft, peopleOf: (suffered === memory.people ? memory.holder : null) ?? page.sides(suffered, 'holder') }
}

/** 'freed in the exchange between the two governments', 'the biggest swap since October, when 1,056 were flown home'. */
const saysSwapBetween = ({ words }: Located['sentence']): boolean =>
  words.some(
    ({ lower }, at) =>
      /^(?:between|when)$/u.test(lower) &&
      words.slice(Math.max(0, at - 6), at).some((word) => /^(?:exchanges?|swaps?|hands)$/u.test(word.lower)),
  )

/** Custody that the sentence tells of both sides, and of neither alone. */
const isOfBoth = ({ kind, actor, peopleOf }: Draft, { sentence }: Located): boolean =>
  CUSTODY.has(kind) &&
  actor === null &&
  peopleOf === null &&
  (saysBothSides(sentence) || (kind === 'released' && saysSwapBetween(sentence)))

function settleOne(draft: Draft, memory: Memory, page: Page, part: Located): Draft {
  if (draft.actor === 'both' || draft.peopleOf === 'both') return settleBoth(draft, page.sides)
  // Whoever dug remains up, nobody is told to have given them.
  if (draft.rule === 'RD64') return draft
  if (isOfBoth(draft, part)) {
    const recipient = draft.kind === 'released' ? 'both' : draft.recipient
    return { ...draft, actor: 'both', peopleOf: 'both', recipient }
  }
  if (CUSTODY.has(draft.kind)) {
    const told = givenByTeller(ofLosers(takenInAttack(draft, part, page.story), page, part), memory, page.story, part)
    return settleCustody(withOtherHalf(told, page.sides), memory, page)
  }
  if (draft.kind === 'accused' && draft.rule === 'RD54' && draft.actor === null)
    return { ...draft, actor: accuserOf(draft, part) }
  if (accusesItself(draft, part)) return { ...draft, peopleOf: null }
  if (draft.rule === 'RD59' && draft.peopleOf === null) return settleAbuse(draft, memory, page)
  if (draft.kind === 'accused' && draft.what !== null && !isOnlyBlamed(draft)) return settleCharged(draft, memory, page)
  if (CASUALTY.has(draft.kind)) return settleCasualty(draft, memory, page.story, part)
  return draft.kind === 'attacked' ? settleAttack(draft, memory, page.story, part) : draft
}
