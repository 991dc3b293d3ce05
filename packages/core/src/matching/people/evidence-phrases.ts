import type { AlignedWord } from './align-names.ts'
import type { Doubt, FieldReason, PairReasons, WhatIf } from './explain-pair.ts'

/** The words for an id in some language; values fill its places. English has them in evidence-words-en.ts. */
export type Say = (id: string, values?: Record<string, string | number>) => string

/** Two names beside each other, as far as words tell of them. */
export interface ComparedNames {
  readonly left: readonly ComparedWord[]
  readonly right: readonly ComparedWord[]
}
type ComparedWord = Pick<AlignedWord, 'text' | 'compared' | 'answeredBy'>

/** Two figures that matter, never 0 or 100: what is not certain is not shown as certain. */
export function percent(chance: number): string {
  const share = chance * 100
  if (share > 99.99) return '> 99.99'
  if (share < 0.01) return '< 0.01'
  return share >= 99 || share < 1 ? share.toFixed(2) : share.toFixed(share >= 10 ? 0 : 1)
}

const GROUPED = new Intl.NumberFormat('en')

/** How many times likelier, with two figures that matter. */
function timesPhrase(weight: number): string {
  const times = Math.exp(Math.abs(weight))
  return times < 10 ? times.toFixed(1) : GROUPED.format(Number(times.toPrecision(2)))
}

/** 'strong support for one person: 640 times likelier so'. */
export function strengthPhrase(say: Say, { weight, strength }: Pick<FieldReason, 'weight' | 'strength'>): string {
  const words = say(`strength.${weight >= 0 ? 'for' : 'against'}.${strength}`)
  return strength === 'none' ? words : `${words}: ${say('strength.times', { times: timesPhrase(weight) })}`
}

/** How two cells agree. */
export function agreementPhrase(say: Say, { kind, level }: Pick<FieldReason, 'kind' | 'level'>, names: ComparedNames) {
  if (level === null) return say('agree.none')
  if (kind !== 'name') return say(`agree.${kind}.${level}`)
  const compared = [names.left, names.right].map((words) => words.filter((word) => word.compared).length)
  const answered = names.left.filter((word) => word.answeredBy !== null).length
  return wordsPhrase(say, answered, Math.min(...compared))
}

/** So many words of so many are answered. */
export const wordsPhrase = (say: Say, answered: number, words: number): string =>
  say('agree.name.some', { answered, words })

/** The words of both names that were compared and that nothing answers; null: there are none. */
export function unansweredPhrase(say: Say, { left, right }: ComparedNames): string | null {
  const words = [...left, ...right].filter(({ compared, answeredBy }) => compared && answeredBy === null)
  return words.length === 0
    ? null
    : say('agree.name.unanswered', { words: words.map(({ text }) => `‘${text}’`).join(', ') })
}

/** What keeps a pair from being called the same. `lineOf`: the line on which a row of the first list stands, where lines are shown in place of rows. */
export function doubtPhrase(say: Say, doubt: Doubt, reasons: PairReasons, lineOf?: (row: number) => number): string {
  switch (doubt.doubt) {
    case 'chance':
      return say(chanceId(reasons), { chance: percent(reasons.chance), precision: doubt.precision * 100 })
    case 'part-apart':
      return say('doubt.part-apart', { parts: doubt.parts })
    case 'claimed':
      return lineOf === undefined
        ? say('doubt.claimed', { row: doubt.row + 1 })
        : say('doubt.claimed-line', { line: lineOf(doubt.row) })
    case 'others':
      return say('doubt.others', { chance: percent(doubt.chance) })
    default:
      return say(`doubt.${doubt.doubt}`)
  }
}

/** Whether what is told speaks against a pair, or there is too little of it. */
function chanceId({ fields, doubts }: Pick<PairReasons, 'fields' | 'doubts'>): string {
  if (fields.some(({ weight }) => weight < 0) || doubts.some(({ doubt }) => doubt === 'part-apart'))
    return 'doubt.chance'
  return fields.some(({ kind, level }) => kind !== 'name' && level !== null) ? 'doubt.chance-fits' : 'doubt.chance-name'
}

/** 'If ‘Born’ agreed: 99.9 %, called the same.' */
export const whatIfPhrase = (say: Say, { were, chance, outcome }: WhatIf, field: string): string =>
  say(`whatIf.${were}`, { field, chance: percent(chance), outcome: say(`outcome.${outcome}`) })
