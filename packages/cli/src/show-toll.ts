import type { askTollCuts, askTollSeries } from '@muster/app'
import type { Bounds, TollPoint } from '@muster/core'

/** '≥ 29', '3 to 5', '4': bounds as a column of a table. */
const ends = ({ min, max }: Bounds): string =>
  max === null ? `≥ ${min}` : min === max ? String(min) : `${min} to ${max}`

/** The same where nothing is known of a row any more. */
const endsOrNothing = (bounds: Bounds | null): string => (bounds === null ? 'nothing' : ends(bounds))

/** Why nothing of a row counts any more, where that is so. */
function goneInWords({ asKnown, gone, goneNow }: TollPoint): string {
  const [words, figures] = asKnown === null ? ['nothing counts any more', gone] : ['nothing is known now', goneNow]
  if (figures.length === 0) return ''
  const because = figures.map(({ claim, replacedBy, row }) =>
    replacedBy.length > 0
      ? `${claim} is replaced by ${replacedBy.join(' and ')}`
      : row === null
        ? `${claim} does not count`
        : `${claim} is counted in ${row}`,
  )
  return ` ${words}: ${because.join(', ')}`
}

const signed = (count: number): string => (count === 0 ? '' : count > 0 ? `+${count}` : `−${-count}`)

const named = (count: number): string => `${count} ${count === 1 ? 'claim' : 'claims'}`

/** Each row of the toll, a line for every day on which it changed as it was known then. */
export function tollSeriesAsText(series: ReturnType<typeof askTollSeries>): string {
  if (series.length === 0) return 'No accepted claim of a loss was known by then.\n'
  return series
    .flatMap(({ what, peopleOf, kind, id, points }) => [
      `${what} of ${peopleOf} ${kind}  (${id})`,
      '  day         as known then   as known now    news  back-dated',
      ...points.map((point) =>
        [
          `  ${point.day}`,
          endsOrNothing(point.asKnown).padEnd(14),
          endsOrNothing(point.asKnownNow).padEnd(14),
          signed(point.news).padStart(4),
          signed(point.backDated).padStart(10),
          point.backDatedClaims.length > 0 ? ` ${named(point.backDatedClaims.length)} of earlier days` : '',
          goneInWords(point),
        ]
          .join('  ')
          .trimEnd(),
      ),
      '',
    ])
    .join('\n')
}

/** Each row of the toll cut into cells. What falls in no cell for certain is in none. */
export const tollCutsAsText = (rows: ReturnType<typeof askTollCuts>): string =>
  rows.length === 0
    ? 'No accepted claim of a loss was known by then.\n'
    : rows
        .flatMap(({ says, id, cells }) => [
          `${says}  (${id})`,
          ...(cells.length === 0 ? ['  no figure falls in one cell for certain'] : []),
          ...cells.map((cell) => `  ${cell.cell.padEnd(28)} ${ends(cell).padEnd(12)} ${named(cell.claims.length)}`),
          '',
        ])
        .join('\n')
