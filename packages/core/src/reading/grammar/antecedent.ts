import type { Count } from '../../claims/count.ts'
import { REBEL_NOUNS } from '../packs/en/person-nouns.ts'
import { countedEarlier } from './counted-earlier.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'
import { CUSTODY_OF_LIVING } from './senses.ts'
import type { KnownGroup, Story } from './story.ts'
import { whoseKinTell } from './whose-kin.ts'

/** Plurals without an s: 'servicemen', 'people', 'staff'. */
export const PLURAL_ODD =
  /(?:men|people|personnel|staff|crew|police|troops|children|women|folk|dead|fallen|remains|fishermen|pows|prisoners-of-war)$/u

export interface Telling {
  /** Told of by a relative clause, which tells of all whom its noun counts. */
  readonly relative?: boolean
  /** What befalls them befalls nobody who has been told of as dead. */
  readonly alive?: boolean
}

/** 'sentences against four citizens had been lowered and they were released': people counted in passing. */
function justCounted(story: Story, sentence: Sentence, np: NounPhrase): KnownGroup | null {
  if (!np.pronoun || !/^(?:they|them|who)$/u.test(np.lower)) return null
  const known = story.groups.at(-1)
  const nearest = sentence.phrases.findLast(
    (phrase): phrase is NounPhrase => phrase.type === 'np' && phrase.to <= np.from && phrase.count !== null,
  )
  if (nearest === undefined || nearest.what === null || nearest.time || nearest.what === 'bodies') return null
  if (known?.sentence === sentence.index || nearest.count === null || nearest.count.count.max === 1) return null
  return {
    sentence: sentence.index,
    count: nearest.count.count,
    what: nearest.what,
    head: nearest.lower,
    party: nearest.parties.at(-1)?.name.party ?? null,
    kind: 'named',
    actor: null,
    recipient: null,
    stance: null,
  }
}

/** 'would free prisoners of war and hand them over': those just told of, whom nothing counts; null: no such words. */
function justTold(sentence: Sentence, np: NounPhrase): KnownGroup | null {
  const { phrases, words, index } = sentence
  const at = phrases.indexOf(np)
  const told = phrases[at - 3]
  const [and, verb] = phrases.slice(at - 2, at)
  const joined = and?.type === 'word' && and.lower === 'and' && verb?.type === 'vp'
  if (np.lower !== 'them' || at < 3 || !joined || told?.type !== 'np') return null
  const bare = words[told.from]?.cls !== 'det' && words[told.from]?.cls !== 'possessive'
  if (told.what === null || told.count !== null || told.pronoun || !bare || !told.lower.endsWith('s')) return null
  const party = told.parties.at(-1)?.name.party ?? null
  const untold = { actor: null, recipient: null, stance: null }
  return { ...untold, sentence: index, count: null, what: told.what, head: told.lower, party, kind: 'named' }
}

/** 'The freed girls': those whom the page told of as freed, whoever was counted since; null: other words. */
function freedBefore(story: Story, sentence: Sentence, np: NounPhrase): KnownGroup | null {
  const [first, second] = sentence.words.slice(np.from, np.head)
  if (np.count !== null || first?.lower !== 'the' || !/^(?:freed|released|liberated)$/u.test(second?.lower ?? ''))
    return null
  return (
    story.groups.findLast(
      (group) =>
        group.kind === 'released' && sentence.index - group.sentence <= 4 && group.again !== true && agrees(np, group),
    ) ?? null
  )
}

/** The group that 'they', 'the men' or 'the 62' takes up (RD8). */
export function antecedent(story: Story, sentence: Sentence, np: NounPhrase, count: Count | null): KnownGroup | null {
  const exact = np.count !== null && count !== null
  const party = np.parties.at(-1)?.name.party ?? null
  const near =
    freedBefore(story, sentence, np) ??
    whoseKinTell(sentence, np) ??
    justTold(sentence, np) ??
    justCounted(story, sentence, np) ??
    (exact ? null : sameSort(story, sentence, np, party))
  if (near !== null) return near
  if (exact) return sameNumber(story, count, party)
  return agreeing(story, sentence, np, party) ?? countedEarlier(story, sentence, np)
}

/** The groups of the page, the one told of last first, as far back as a reader keeps them in mind. */
function* lastFirst({ groups }: Story, party: string | null): Generator<readonly [number, KnownGroup]> {
  for (let at = groups.length - 1; at >= Math.max(0, groups.length - LONGEST_MEMORY); at--) {
    const group = groups[at]
    if (group !== undefined && (party === null || group.party === party)) yield [at, group]
  }
}

function sameNumber(story: Story, count: Count, party: string | null): KnownGroup | null {
  for (const [, group] of lastFirst(story, party))
    if (group.count?.min === count.min && group.count?.max === count.max) return group
  return null
}

function agreeing(story: Story, sentence: Sentence, np: NounPhrase, party: string | null): KnownGroup | null {
  for (const [at, group] of lastFirst(story, party)) {
    if (sentence.index - group.sentence > (/^(?:they|them)$/u.test(np.lower) ? 4 : 3)) return null
    // 'released 1,968 men, 250 of them convicts, in exchange for 20': whom the words count later is not meant yet.
    if (np.pronoun && group.sentence === sentence.index && (group.at ?? 0) > np.to) continue
    if (!isOnlyPart(story, at, np) && agrees(np, group)) return takesAll(np) ? together(story, at, group) : group
  }
  return null
}

const takesAll = (np: NounPhrase): boolean =>
  /^(?:they|them|all)$/u.test(np.lower) ||
  (np.count === null && /^(?:men|captives|prisoners|detainees|hostages|pows|others)$/u.test(np.lower))

/** 'Twelve soldiers and four policemen were captured. They …': all whom one sentence counts side by side. */
function together({ groups }: Story, at: number, last: KnownGroup): KnownGroup {
  const beside = [last]
  for (let before = at - 1; before >= 0; before--) {
    const group = groups[before]
    const same =
      group !== undefined &&
      group.sentence === last.sentence &&
      group.kind === last.kind &&
      group.actor === last.actor &&
      beside.at(-1)?.beside === true &&
      isExact(group)
    if (!same) break
    beside.push(group)
  }
  // '…, among them a governor and three soldiers': those are only some of them.
  if (beside.length < 2 || !isExact(last) || beside.at(-1)?.again === true) return last
  const sum = beside.reduce((total, { count }) => total + (count?.min ?? 0), 0)
  const shared = (key: 'what' | 'head'): string | null =>
    beside.every((group) => group[key] === last[key]) ? last[key] : null
  // People of two nations are nobody's together.
  const party = beside.every((group) => group.party === last.party) ? last.party : null
  return { ...last, party, count: { min: sum, max: sum }, what: shared('what') ?? 'people', head: shared('head') }
}

const isExact = ({ count }: KnownGroup): boolean => count?.min != null && count.min === count.max

/** A part, or told of again: 'include four officers who were held for years', and so the four. */
const isPart = (groups: Story['groups'], { again, sentence, count }: KnownGroup): boolean =>
  again === true ||
  (count !== null &&
    groups
      .slice(-LONGEST_MEMORY)
      .some(
        (other) =>
          other.sentence === sentence &&
          other.again === true &&
          other.beside !== true &&
          other.count?.min === count.min &&
          other.count?.max === count.max,
      ))

/** 'freed 4,208 soldiers, 401 of them women. The soldiers': all of them, where the whole stands right before its part. */
function isOnlyPart({ groups }: Story, at: number, np: NounPhrase): boolean {
  const group = groups[at]
  if (group === undefined || !isPart(groups, group) || np.count !== null) return false
  // 'freed 4,000 soldiers, including 401 women. They': all of them; 'he' and 'those' may be any.
  if (
    np.pronoun ? !/^(?:they|them)$/u.test(np.lower) || group.again !== true || group.beside === true : np.what === null
  )
    return false
  return groups
    .slice(Math.max(0, at - 6), at)
    .some(
      (whole) =>
        (whole.kind === group.kind || (CUSTODY_OF_LIVING.has(whole.kind) && CUSTODY_OF_LIVING.has(group.kind))) &&
        group.sentence - whole.sentence <= 1 &&
        whole.again !== true &&
        whole.party === group.party &&
        agrees(np, whole),
    )
}

/** 'the civilians' are those called so before the people told of since. */
function sameSort(story: Story, sentence: Sentence, np: NounPhrase, party: string | null): KnownGroup | null {
  if (np.what === null || np.what === 'people' || np.what === 'prisoners' || np.pronoun) return null
  return (
    story.groups.findLast(
      (group, at) =>
        !isOnlyPart(story, at, np) &&
        (group.what === np.what || (group.what === 'bodies' && group.sort === np.what)) &&
        sentence.index - group.sentence <= 3 &&
        (party === null || group.party === party) &&
        agrees(np, group),
    ) ?? null
  )
}

/** How many groups a reader keeps in mind: what was counted longer ago is named again. */
const LONGEST_MEMORY = 100

/** Fighters and rebels serve no state; soldiers do. */
const fights = (head: string): boolean => REBEL_NOUNS.has(head) || /^(?:fighters?|combatants?)$/u.test(head)

/** Whether a pronoun or a noun can take up a group: in number and in kind of people. */
function agrees(np: NounPhrase, group: KnownGroup): boolean {
  const one = group.count?.max === 1
  // 'The militants handed over the remains': bodies told of as bodies.
  if (np.what === 'bodies') return group.what === 'bodies' || group.kind === 'bodies-returned'
  if (/^(?:he|him|she|her)$/u.test(np.lower)) return one
  if (/^(?:they|them|those)$/u.test(np.lower)) return !one
  // 'the hostages' are not the one just told of.
  if (one && np.count === null && (np.lower.endsWith('s') || PLURAL_ODD.test(np.lower))) return false
  if (np.what === null || np.what === 'people' || np.what === 'prisoners') return true
  // 'freed 37 policemen … The hostages had been captured in May': whoever was held.
  if (np.what === 'hostages' && /^(?:captured|held|released)$/u.test(group.kind)) return true
  // 'The militants' are not the soldiers just told of, nor 'the soldiers' the fighters.
  if (group.head !== null && fights(np.lower) !== fights(group.head)) return false
  // 'freed 176 prisoners of war … The soldiers'.
  if (group.what === 'prisoners' && np.what === 'servicemen' && np.parties.length === 0)
    return CUSTODY_OF_LIVING.has(group.kind)
  return group.what === null || group.what === np.what || group.what === 'people'
}

/** 'Three militants were killed and one was captured': a number alone counts people of the same side. */
export function sameSentence(sentence: Sentence, np: NounPhrase, story: Story): KnownGroup | null {
  const last = story.groups.at(-1)
  const suffered = last !== undefined && /^(?:killed|wounded|captured)$/u.test(last.kind)
  return np.count?.to === np.to && !np.pronoun && suffered && last.sentence === sentence.index ? last : null
}

/** The page as it is told of those alive, where only they can be meant. */
export const living = (story: Story, { alive }: Telling): Story =>
  alive === true
    ? { ...story, groups: story.groups.slice(-LONGEST_MEMORY).filter(({ kind }) => kind !== 'killed') }
    : story
