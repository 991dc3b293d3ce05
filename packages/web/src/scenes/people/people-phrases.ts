import type { PairDetailView, PeopleMatchView, RollView } from '@muster/contract'
import { type PeopleRule, ROLL_FIELDS } from '@muster/core/words'
import { message } from '../../words/messages.ts'
import { datePhrase } from '../../words/phrases.ts'

/** 'Two reviewers must give the same answer. Then a delegate signs (…).' */
export const rulePhrase = ({ reviewers, delegates }: PeopleRule): string =>
  [
    message(reviewers === 2 ? 'people.rule.two' : 'people.rule.one'),
    ...(delegates.length > 0 ? [message('people.rule.signs', { delegates: delegates.join(', ') })] : []),
  ].join(' ')

export type Reasons = NonNullable<PairDetailView['reasons']>
export type PileName = keyof PeopleMatchView['piles']
export type PileLine = PeopleMatchView['piles'][PileName]['lines'][number]

/** 'Held by Azerbaijan, as of 5 January 2021': what being on a roll says. */
export function rollSays({ description: { says, by, asOf } }: RollView): string {
  const word = message(`rollSays.${says}`, { by: by ?? message('rollSays.unknown') })
  return asOf === null ? word : message('rollSays.asOf', { says: word, day: datePhrase(asOf) })
}

export const rollPhrase = (roll: RollView): string =>
  message('people.roll', {
    says: rollSays(roll).replace(/^./u, (letter) => letter.toLowerCase()),
    publisher: roll.description.publisher,
    rows: roll.rows,
  })

/** 'Exchange commission, row 12': a row with the list that it is on, since a person's rows are on several. */
export function rowPhrase(at: { readonly roll: string; readonly row: number }, rolls: readonly RollView[]): string {
  const row = message('people.row', { row: at.row })
  const list = rolls.find(({ id }) => id === at.roll)?.description.publisher
  return list === undefined ? row : message('people.rowOf', { list, row })
}

const FIELDS: ReadonlySet<string> = new Set(ROLL_FIELDS)

/** A field by its name on the screen; a column that has no field of its own by the list's words. */
export const fieldPhrase = (label: string): string => (FIELDS.has(label) ? message(`field.${label}`) : label)

/** 'settled: same person', 'not judged yet'. */
export const standingPhrase = (state: string, answer: string | null | undefined): string =>
  message(`pair.state.${state}`, { answer: answer ? message(`pair.answer.${answer}`) : '' })

export const lineKey = ({ one, other }: Pick<PileLine, 'one' | 'other'>): string =>
  `${one.roll}/${one.row}${other === null ? '' : ` ${other.roll}/${other.row}`}`
