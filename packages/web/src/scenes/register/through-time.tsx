import type { RegisterAsk } from '@muster/contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { boundsPhrase, datePhrase } from '../../words/phrases.ts'
import { type OpenWhy, WhyButton } from './block.tsx'

interface ThroughTimeProps {
  readonly name: 'through-time' | 'held-through-time'
  readonly summary: string
  readonly series: () => ReactNode
  /** What is shown below the series without being asked for. */
  readonly children?: ReactNode
}

/** An answer through time; its series is asked for only once somebody opens it. */
export function ThroughTime({ name, summary, series, children }: ThroughTimeProps) {
  const [open, setOpen] = useState(false)
  return (
    <details className={name} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && series()}
      {children}
    </details>
  )
}

interface Row<Point> {
  readonly id: string
  readonly points: readonly Point[]
}

interface SeriesTableProps<Point> {
  readonly series: Pick<UseQueryResult<readonly Row<Point>[]>, 'data' | 'error'>
  /** Of which answer. */
  readonly id: string
  readonly none: string
  /** The heads of the columns, that of the days first. */
  readonly heads: readonly string[]
  /** The cells that stand behind the day of a point. */
  readonly cells: (point: Point) => readonly ReactNode[]
}

/** The points of one answer's series, a row for each day. */
export function SeriesTable<Point extends { readonly day: string }>(props: SeriesTableProps<Point>) {
  const { series, id, none, heads, cells } = props
  const points = series.data?.find((row) => row.id === id)?.points ?? []
  if (series.error) return <Problem error={series.error} />
  if (!series.data) return <p role="status">{message('app.loading')}</p>
  if (points.length === 0) return <p className="meta">{none}</p>
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.day}>
            <th scope="row">{datePhrase(point.day)}</th>
            {cells(point).map((cell, column) => (
              <td key={heads[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface FigureOfProps {
  readonly answer: string
  readonly on: Pick<RegisterAsk, 'trueAt'> & Partial<RegisterAsk>
  readonly bounds: Parameters<typeof boundsPhrase>[0]
  readonly onWhy: OpenWhy
}

/** A figure of a series, which opens its reasons as of its own days. */
export function FigureOf({ answer, on, bounds, onWhy }: FigureOfProps) {
  const words = boundsPhrase(bounds)
  return (
    <WhyButton answer={answer} on={on} onWhy={onWhy} says={`${datePhrase(on.trueAt)}: ${words}`}>
      {words}
    </WhyButton>
  )
}
