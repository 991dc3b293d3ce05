import type { Term } from '../../ledger/term.ts'
import { describeDate } from '../../time/edtf.ts'

/** A recorded term in a few words, as a card shows it. */
export function termInWords(term: Term): string {
  switch (term.word) {
    case 'kind':
      return `a duty to ${term.kind}`
    case 'creditor':
      return `owed to ${term.party}`
    case 'due':
      return `due ${describeDate(term.day)}`
    case 'benchmark':
      return `measured by ${describeDate(term.day)}`
    case 'until':
      return `binds until ${describeDate(term.day)}`
    case 'trigger':
      return `begins with: ${term.says}${reached(term.day)}`
    case 'condition':
      return `only once: ${term.says}${reached(term.day)}`
    case 'reciprocity':
      return term.mutual ? 'owed by each side to the other' : 'owed by one side alone'
    case 'power':
      return `may be ${term.to === 'suspend' ? 'suspended' : 'ended'}: “${term.says}”`
    case 'reading':
      return `read by ${term.party ?? 'somebody'} as: ${term.name}`
    case 'unratable':
      return `unratable as written: ${term.says}`
    case 'act':
      return `${term.act.replaceAll('-', ' ')}${term.day === null ? '' : `, ${describeDate(term.day)}`}`
    case 'suspended':
      return `suspended from ${describeDate(term.day)}${term.to === null ? '' : ` to ${describeDate(term.to)}`}, by “${term.power}”`
    case 'terminated':
      return `ended ${describeDate(term.day)}${term.power === null ? '' : `, by “${term.power}”`}`
    case 'lapsed':
      return `lapsed ${describeDate(term.day)}`
  }
}

const reached = (day: string | null): string => (day === null ? ' (not yet)' : ` (${describeDate(day)})`)
