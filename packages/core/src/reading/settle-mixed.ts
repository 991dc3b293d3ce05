import type { Located } from './finish-claims.ts'
import type { Story } from './grammar/story.ts'
import { onOneSide } from './names/sides.ts'
import { CUSTODY, type Sides } from './pair-sides.ts'
import type { Draft } from './rules/draft.ts'
import { speechAt } from './rules/speech.ts'
import type { Memory } from './settle-casualties.ts'

const most = ({ count }: Draft): number => count?.max ?? Number.POSITIVE_INFINITY
const least = ({ count }: Draft): number => count?.min ?? 0

const partsOf = (whole: Draft, drafts: readonly Draft[]): readonly Draft[] =>
  drafts
    .slice(drafts.indexOf(whole) + 1)
    .filter((part) => part.kind === whole.kind && part.peopleOf !== null && most(part) < least(whole))
    .filter((part) => part.at === whole.at || part.part === true)

/** 'including 20 soldiers', of a main side's: the others may be its too; 'about a dozen of them are Saudis' says they are not. */
const maySpeakForAll = (parts: readonly Draft[], party: string, main: Story['main']): boolean =>
  main.slice(0, 2).includes(party) && parts.some(({ takesUp }) => takesUp !== true)

/** Whose people the parts of a group are, where they are told right behind it and do not make up the whole. */
function ofParts(whole: Draft, drafts: readonly Draft[], { main }: Story): ReadonlySet<string> {
  if (whole.peopleOf !== null || !CUSTODY.has(whole.kind) || whole.count === null) return new Set()
  const parts = partsOf(whole, drafts)
  const parties = new Set(parts.flatMap(({ peopleOf }) => (peopleOf === null ? [] : [peopleOf])))
  const told = parts.reduce((sum, part) => sum + most(part), 0)
  const [only = ''] = parties
  return parties.size === 1 && (told >= least(whole) || maySpeakForAll(parts, only, main)) ? new Set() : parties
}

/** '181 people, including 15 Saudis': the others are no Saudis, whomever the page pairs; 'ten Thais and a Filipino' leave it open (RD15). */
export function besideParts(sides: Sides, whole: Draft, drafts: readonly Draft[], story: Story): Sides {
  const { main, neutral } = story
  const parties = ofParts(whole, drafts, story)
  if (parties.size === 0) return sides
  return (party, role) => {
    const found = sides(party, role)
    if (party === null || found === null || !parties.has(found)) return found
    const other = main
      .slice(0, 2)
      .find((side) => side !== party && !parties.has(side) && !neutral.has(side) && !onOneSide(side, party))
    return other ?? null
  }
}

/** Whether a draft tells of such a part, of a third people: it turns the page to no other people. */
export const isForeignPart = (part: Draft, drafts: readonly Draft[], story: Story): boolean =>
  part.peopleOf !== null &&
  !story.main.slice(0, 2).some((side) => side === part.peopleOf || onOneSide(side, part.peopleOf ?? '')) &&
  drafts.some(
    (whole) => ofParts(whole, drafts, story).has(part.peopleOf ?? '') && partsOf(whole, drafts).includes(part),
  )

/** The drafts that tell who stands against whom: all but those parts. */
export const withoutForeign = (located: readonly Located[], story: Story): readonly Draft[] =>
  located.flatMap(({ drafts }) => drafts.filter((draft) => !isForeignPart(draft, drafts, story)))

/** What both sides did: 'The two exchanged 15 Northland soldiers' tells whose those are, and so who gave them; else both stand for both. */
export function settleBoth(draft: Draft, sides: Sides): Draft {
  const { kind, actor, peopleOf } = draft
  const released = kind === 'released'
  const half = actor === 'both' && peopleOf !== 'both' && (released || kind === 'bodies-returned')
  const giver = half ? sides(peopleOf, 'holder') : null
  if (giver !== null) return { ...draft, actor: giver, recipient: peopleOf }
  const recipient = released ? 'both' : draft.recipient
  return { ...draft, actor: actor ?? 'both', peopleOf: peopleOf ?? 'both', recipient }
}

/** 'Seven were freed in exchange for 290 Palestinian prisoners': whose the others are tells who let the first ones go. */
export function withOtherHalf(draft: Draft, sides: Sides): Draft {
  const others = draft.inReturn ?? null
  // Who goes to Southland is not given for its people.
  if (others === null || others === 'both' || others === draft.recipient || draft.peopleOf !== null) return draft
  // Who holds the others had the first ones freed; who let the first ones go has the others back.
  const holder = sides(others, 'holder')
  if (draft.actor !== null)
    return holder === draft.actor ? draft : { ...draft, peopleOf: peopleBeside(holder, draft, sides) }
  return holder === null ? draft : { ...draft, actor: sides(holder, 'holder') ?? others, peopleOf: holder }
}

/** 'swapped 1,027 prisoners for one soldier': the people of the side that held the one, by the name that the page has for them. */
function peopleBeside(holder: string | null, { actor }: Draft, sides: Sides): string | null {
  const people = sides(actor, 'people')
  return people !== null && holder !== null && onOneSide(people, holder) ? people : holder
}

/** '“Thirty prisoners were handed to the Red Cross,” the army said': by it, where the page has told of nobody who held them. */
export function givenByTeller(draft: Draft, { holder, people }: Memory, story: Story, part: Located): Draft {
  const { kind, actor, peopleOf, recipient } = draft
  const told = speechAt(part.speeches, draft.at).at(-1)?.party ?? null
  const open = kind === 'released' && actor === null && peopleOf === null && holder === null && people === null
  const neutral = recipient !== null && story.neutral.has(recipient)
  return open && neutral && told !== null && !story.neutral.has(told) ? { ...draft, actor: told } : draft
}

/** Whether a sentence tells of people let go by each of two sides. */
export const goesBothWays = (drafts: readonly Draft[]): boolean =>
  drafts.some(
    (one) =>
      one.kind === 'released' &&
      one.actor !== null &&
      drafts.some((other) => other.kind === 'released' && other.actor === one.peopleOf && other.peopleOf === one.actor),
  )
