import type { CustodyView, RegisterAsk } from '@muster/contract'
import { useState } from 'react'
import { useCustodySeries } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { boundsPhrase, datePhrase } from '../../words/phrases.ts'

interface Props {
  readonly answer: CustodyView
  readonly ask: RegisterAsk
}

/** Those held through time, as far as is known by the day asked for; asked for only once somebody opens it. */
export function HeldThroughTime({ answer, ask }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <details className="held-through-time" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{message('custody.through')}</summary>
      {open && <Series answer={answer} ask={ask} />}
    </details>
  )
}

function Series({ answer, ask }: Props) {
  const series = useCustodySeries(ask)
  const points = series.data?.find((row) => row.id === answer.id)?.points ?? []
  if (series.error) return <Problem error={series.error} />
  if (!series.data) return <p role="status">{message('app.loading')}</p>
  if (points.length === 0) return <p className="meta">{message('custody.noSeries')}</p>
  return (
    <table>
      <thead>
        <tr>
          {['custody.from', 'custody.held', 'custody.news'].map((name) => (
            <th key={name} scope="col">
              {message(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.day}>
            <th scope="row">{datePhrase(point.day)}</th>
            <td>{boundsPhrase(point)}</td>
            <td>{point.news.length || ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
