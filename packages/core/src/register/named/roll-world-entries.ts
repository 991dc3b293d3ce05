import type { EntryBody, RelationWord } from '../../ledger/entry.ts'
import type { PairAnswer } from '../../ledger/people/judgement.ts'
import { type Mention, mentionKey } from '../../ledger/people/roll.ts'
import type { ComparedWith } from '../../ledger/people/roll-count.ts'
import { emptyState, replay } from '../../ledger/replay.ts'
import { ledgerOf, statesNamed } from '../build-state.ts'
import { roll, said } from './build-rolls.ts'
import {
  dayOf,
  isDead,
  isOfDead,
  LAST,
  type Tellings,
  type Told,
  type ToldRoll,
  tellings,
  trueWord,
  type World,
} from './roll-world.ts'

const OBSERVERS = {
  name: 'Observers',
  side: null,
  kind: 'neutral',
  aliases: [],
  demonyms: [],
  capitals: [],
  leaders: [],
} as const
const PARTIES = [...statesNamed('North', 'East', 'South'), OBSERVERS]

/** A case in which all that is told of a world is accepted, and the words of persons on it, to be recorded in their order. */
export function caseOfWorld(drawn: World) {
  const tells = tellings(drawn)
  const claims = tells.told.map(({ claim }, at) => ({ ...claim, quote: `sentence ${at} says so` }))
  const pages = claims.map((claim, at) => ({ title: `page ${at}`, published: dayOf(LAST), claims: [claim] }))
  const entries = ledgerOf(pages, { parties: PARTIES, regions: drawn.regions })
  const state = replay(emptyState(), entries)
  const ids = [...state.proposals.keys()]
  const idOf = (one: Told) => ids[tells.told.indexOf(one)] ?? ''
  const bodies = [...relationsOf(tells, idOf), ...wordsOnRolls(tells, idOf)]
  return { entries, state, bodies, truth: tells.truth }
}

type IdOf = (told: Told) => string

/** True rulings on how the groups of claims lie to one another; of the killed always whose captives they were. */
function relationsOf({ told, everybody, chance }: Tellings, idOf: IdOf): readonly EntryBody[] {
  const rulings: [RelationWord, Told, Told][] = everybody.flatMap((one) => {
    const beside = told.find((two) => two !== one)
    return beside ? [['exhausts', one, beside]] : []
  })
  // Parts of one whole share nobody (TL2): who was taken twice is told as part of it once.
  const mayRule = (word: RelationWord, a: Told, b: Told): boolean =>
    word !== 'part-of' ||
    rulings.every(
      ([ruled, part, whole]) => ruled !== word || whole !== b || trueWord(part.people, a.people) === 'disjoint',
    )
  for (const a of [...told].sort((one, two) => Number(isDead(two)) - Number(isDead(one))))
    for (const b of told) {
      const whose = isOfDead(a, b)
      const word = a === b || !(chance() < 40 || whose) ? null : trueWord(a.people, b.people)
      if (word === null || !mayRule(word, a, b)) continue
      rulings.push([word, a, b])
    }
  // Those taken or held by the one who were moved on, told as those whom the other holds later.
  for (const a of told) for (const b of told) if (chance() < 50 && isMove(a, b, told)) rulings.push(['transfer', a, b])
  return rulings.map(([relation, a, b]) => ({
    kind: 'relation-judged',
    relation,
    claim: idOf(a),
    other: idOf(b),
    answer: 'yes',
    why: null,
  }))
}

/** Rolls, what is judged rightly of pairs of their rows, and true rulings that keep whatever pairs are open then. */
function wordsOnRolls({ rolls, told, chance }: Tellings, idOf: IdOf): readonly EntryBody[] {
  const { judged, open } = pairsOf(rolls, chance)
  const ruled = rolls.flatMap((one) => {
    const people = new Set(one.rows)
    // Rolls of which nobody says how they lie to a roll of those gone are not compared with it.
    const compared = rolls
      .filter((two) => two === one || two.description.says === 'held' || chance() < 85)
      .map((two): ComparedWith => ({ roll: two.id, open: open.get(`${one.id} ${two.id}`) ?? [] }))
    return told.flatMap((claim): EntryBody[] => {
      const word = isRulable(one, claim) && chance() < 50 ? trueWord(people, claim.people) : null
      if (word === null) return []
      const ruling = { kind: 'roll-counted', roll: one.id, claim: idOf(claim), ruledOutBelow: 0.01, why: null } as const
      const takenBack = chance() < 10 ? [{ ...ruling, word: 'unsure' as const, compared: [] }] : []
      return [{ ...ruling, word, compared }, ...takenBack]
    })
  })
  const shuffled = (bodies: readonly EntryBody[]) =>
    bodies
      .map((body) => ({ body, at: chance() }))
      .sort((a, b) => a.at - b.at)
      .map(({ body }) => body)
  return [
    ...rolls.map(({ id, rows, description }) => roll(id, rows.length, description)),
    ...shuffled([...judged, ...ruled]),
  ]
}

const isRulable = ({ description: { says } }: ToldRoll, { claim: { kind } }: Told): boolean =>
  says === 'held' ? kind === 'held' || kind === 'captured' : says === kind

/** Of two rows of one person nobody says that they are two people, and no comparison rules out that they are one. */
function pairsOf(rolls: readonly ToldRoll[], chance: () => number) {
  const judged: EntryBody[] = []
  const open = new Map<string, (readonly [number, number])[]>()
  const leaveOpen = (one: Mention, two: Mention) => {
    const key = `${one.roll} ${two.roll}`
    open.set(key, [...(open.get(key) ?? []), [one.row, two.row]])
  }
  const all = rolls.flatMap(({ id, rows }) => rows.map((who, at) => ({ who, mention: { roll: id, row: at + 1 } })))
  for (const [at, { who, mention: one }] of all.entries())
    for (const { who: whoElse, mention: two } of all.slice(at + 1)) {
      const { word, isOpen } = fateOf(who === whoElse, chance())
      if (word !== null) judged.push(said(mentionKey(one), word, mentionKey(two)))
      if (isOpen) leaveOpen(one, two)
      if (isOpen && one.roll !== two.roll) leaveOpen(two, one)
    }
  return { judged, open }
}

/** What becomes of a pair of rows, by chance: right words only. A true pair is always left open, as a ruling may come before the word on it. */
function fateOf(same: boolean, fate: number): { readonly word: PairAnswer | null; readonly isOpen: boolean } {
  if (!same) return { word: fate < 2 ? 'different' : null, isOpen: fate > 97 }
  if (fate >= 65) return { word: null, isOpen: true }
  return { word: fate < 50 ? 'same' : 'unsure', isOpen: true }
}

/** Whether all of those taken or held by one holder went to another, who held them later. */
const isMove = (a: Told, b: Told, told: readonly Told[]): boolean =>
  ['held', 'captured'].includes(a.claim.kind) &&
  b.claim.kind === 'held' &&
  a.claim.actor !== b.claim.actor &&
  trueWord(a.people, b.people) === 'same-group' &&
  [...a.people].every((who) =>
    movesOf(who, told).some(({ claim, day }) => claim.actor === a.claim.actor && day >= a.day && day <= b.day),
  )

const movesOf = (who: number, told: readonly Told[]): readonly Told[] =>
  told.filter(({ claim, people }) => claim.kind === 'transferred' && people.has(who))
