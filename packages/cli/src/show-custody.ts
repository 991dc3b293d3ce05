import type { askCustodySeries } from '@muster/app'
import type { Bounds } from '@muster/core'

const ends = ({ min, max }: Bounds): string =>
  max === null ? `≥ ${min}` : min === max ? String(min) : `${min} to ${max}`

/** Who holds whom through time, a line for every day on which bounds or claims changed. */
export function custodySeriesAsText(series: ReturnType<typeof askCustodySeries>): string {
  if (series.length === 0) return 'No accepted claim of people held was known by then.\n'
  return series
    .flatMap(({ id, holder, peopleOf, points }) => [
      `${holder} holds people of ${peopleOf}  (${id})`,
      '  from        held            claims since',
      ...points.map(({ day, news, ...bounds }) =>
        `  ${day}  ${ends(bounds).padEnd(14)}  ${news.length || ''}`.trimEnd(),
      ),
      '',
    ])
    .join('\n')
}
