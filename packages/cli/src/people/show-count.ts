import type { Reconciliation, RollReconciled } from '@muster/app'

/** Each roll against the counts, then the floors of named people, in sentences. */
export const countInWords = ({ rolls, custody }: Reconciliation): string =>
  rolls.length === 0
    ? 'No rolls in this case.\n'
    : [...rolls.map(rollInWords), ...custody.map(({ says }) => `${says}\n`)].join('')

/** Persons by roll and row: names are read where the rows are. */
function rollInWords({ roll, says, twice, alsoOn, counts, open }: RollReconciled): string {
  const persons = (all: RollReconciled['twice']): string =>
    all.map((rows) => rows.map((row) => `${row.roll}/${row.row}`).join(' = ')).join('; ')
  return [
    `${roll}: ${says}\n`,
    ...(twice.length > 0 ? [`  on it twice: ${persons(twice)}\n`] : []),
    ...alsoOn.map((other) => `  also among those ${other.says}: ${persons(other.persons)}\n`),
    ...(open > 0 ? [`  ${open === 1 ? '1 pair waits' : `${open} pairs wait`} to be judged\n`] : []),
    ...counts.map(
      ({ claim, min, max, quote, ruled }) =>
        `  claim ${claim}: ${min === max ? min : `${min} or more`}, “${quote}”${ruled === null ? '' : `; ruled ${ruled}`}\n`,
    ),
  ].join('')
}
