import {
  acceptedClaims,
  type CaseState,
  ClaimsOfPeople,
  custodyEpisodes,
  eventsOfRows,
  type Gap,
  gapsOf,
  letterOf,
  type Mention,
  mentionKey,
  ONE_REVIEWER,
  type PersonCustody,
  type PersonSheet,
  Persons,
  partyNames,
  personSheet,
  type RowOfPerson,
} from '@muster/core'
import { ActRefused } from '../act-refused.ts'
import type { CaseSession } from '../case-session.ts'
import { nameWordsOf } from './compare-rolls.ts'
import { rollNamed, rowsOfRoll } from './kept-roll.ts'

/** A sheet with the person's names as the rolls print them, and in whose hands they were from when until when (MT28). */
export interface NamedSheet extends PersonSheet {
  readonly names: readonly string[]
  readonly custody: PersonCustody
  /** The pages on which the claims of the custody stand, by the claims' ids. */
  readonly pages: Readonly<Record<string, string>>
}

/** The sheets of everybody on a roll, and what no source answers of them. */
export interface SheetsOfRoll {
  readonly roll: string
  readonly sheets: readonly NamedSheet[]
  readonly gaps: readonly Gap[]
  readonly letter: readonly string[]
}

const personsIn = ({ state }: CaseSession): Persons =>
  Persons.from(state.people.pairs.values(), state.setting.people ?? ONE_REVIEWER)

/** One person's sheet, over all rows that judgements make one with this one (MT25). */
export async function sheetOf(session: CaseSession, mention: Mention): Promise<NamedSheet> {
  const roll = rollNamed(session, mention.roll)
  if (mention.row < 1 || mention.row > roll.rows)
    throw new ActRefused('not-found', `roll ${roll.id} has no row ${mention.row}: it has ${roll.rows}`)
  return sheetOver(session, personsIn(session).rowsOf({ roll: roll.id, row: mention.row }))
}

async function sheetOver(session: CaseSession, mentions: readonly Mention[]): Promise<NamedSheet> {
  const rows: RowOfPerson[] = []
  for (const { roll: id, row } of mentions) {
    const roll = rollNamed(session, id)
    rows.push({ roll, row, cells: (await rowsOfRoll(session, roll))[row - 1]?.cells ?? [] })
  }
  const names = rows.map(({ roll, cells }) => nameWordsOf(roll, cells))
  const custody = custodyEpisodes([...eventsOfRows(rows), ...claimsOf(session.state).eventsOf(mentions, names)])
  return { ...personSheet(rows), names, custody, pages: pagesOf(session.state, custody) }
}

/** Where the claims stand that a custody was told by, so that each has a way to its sentence. */
function pagesOf(state: CaseState, { episodes, undated, perhaps }: PersonCustody): NamedSheet['pages'] {
  const told = [
    ...episodes.flatMap(({ from, heldOn, until }) => [...from, ...heldOn, ...until]),
    ...undated,
    ...perhaps,
  ]
  return Object.fromEntries(
    told.flatMap(({ source }) => {
      const page = source.kind === 'claim' ? state.proposals.get(source.claim)?.source : undefined
      return source.kind === 'claim' && page !== undefined ? [[source.claim, page] as const] : []
    }),
  )
}

const filed = new WeakMap<CaseState, ClaimsOfPeople>()

/** The accepted claims of a case as people are looked up in them; filed anew when something was recorded. */
function claimsOf(state: CaseState): ClaimsOfPeople {
  const known =
    filed.get(state) ?? new ClaimsOfPeople(state, acceptedClaims(state, partyNames(state.setting), LAST_DAY))
  filed.set(state, known)
  return known
}

const LAST_DAY = '9999-12-31'

/** The sheets of every person on a roll, each once, and the questions of the next letter (MT26). */
export async function sheetsOfRoll(session: CaseSession, id: string): Promise<SheetsOfRoll> {
  const roll = rollNamed(session, id)
  const persons = personsIn(session)
  const done = new Set<string>()
  const sheets: NamedSheet[] = []
  for (let row = 1; row <= roll.rows; row++) {
    const mention = { roll: roll.id, row }
    if (done.has(mentionKey(mention))) continue
    const rows = persons.rowsOf(mention)
    for (const each of rows) done.add(mentionKey(each))
    sheets.push(await sheetOver(session, rows))
  }
  const gaps = gapsOf(sheets)
  return { roll: roll.id, sheets, gaps, letter: letterOf(gaps, roll.id) }
}
