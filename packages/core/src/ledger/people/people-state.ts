import type { Entry, EntryBody } from '../entry.ts'
import { GrownMap } from '../grown-map.ts'
import type { JudgedMentions, PairOpinion } from './judgement.ts'
import { type Mention, pairKey, type RollDescription, type RollRecord } from './roll.ts'

/** A roll with what was last said of it, and by which entry. */
export interface RecordedRoll extends RollRecord {
  readonly entry: number
  readonly describedBy: number
}

/** What a ledger says of rolls and of who on them is who. Rows, persons and judgements are three layers: persons follow (MT21). */
export interface PeopleState {
  readonly rolls: ReadonlyMap<string, RecordedRoll>
  /** By the key of the pair. */
  readonly pairs: ReadonlyMap<string, JudgedMentions>
}

export const NO_PEOPLE: PeopleState = { rolls: new Map(), pairs: new Map() }

interface Draft {
  readonly rolls: Map<string, RecordedRoll>
  readonly pairs: Map<string, JudgedMentions>
}

export const draftPeople = (state: PeopleState): Draft => ({
  rolls: GrownMap.from(state.rolls),
  pairs: GrownMap.from(state.pairs),
})

type PeopleBody = Extract<
  EntryBody,
  { kind: 'roll-recorded' | 'roll-described' | 'pairs-judged' | 'pairs-signed' | 'pair-undone' }
>

/** Takes an entry about rolls or pairs into a draft that nobody else holds. */
export function applyToPeople(draft: Draft, entry: Entry, body: PeopleBody): void {
  switch (body.kind) {
    case 'roll-recorded':
      draft.rolls.set(body.roll.id, { ...body.roll, entry: entry.seq, describedBy: entry.seq })
      return
    case 'roll-described':
      describe(draft, body.roll, body.description, entry.seq)
      return
    case 'pairs-judged':
    case 'pairs-signed':
      for (const { one, other, answer, chance } of body.pairs)
        addOpinion(draft, one, other, {
          entry: entry.seq,
          signature: body.kind === 'pairs-signed',
          answer,
          by: entry.by,
          at: entry.at,
          why: body.why,
          chance,
          unread: body.kind === 'pairs-judged' && body.unread,
        })
      return
    case 'pair-undone': {
      const key = pairKey(body.one, body.other)
      const pair = draft.pairs.get(key)
      if (pair)
        draft.pairs.set(key, { ...pair, opinions: pair.opinions.filter((opinion) => opinion.entry !== body.entry) })
    }
  }
}

function describe(draft: Draft, id: string, description: RollDescription, entry: number): void {
  const roll = draft.rolls.get(id)
  if (roll) draft.rolls.set(id, { ...roll, description, describedBy: entry })
}

function addOpinion(draft: Draft, one: Mention, other: Mention, opinion: PairOpinion): void {
  const key = pairKey(one, other)
  const known = draft.pairs.get(key)
  draft.pairs.set(
    key,
    known ? { ...known, opinions: [...known.opinions, opinion] } : { one, other, opinions: [opinion] },
  )
}
