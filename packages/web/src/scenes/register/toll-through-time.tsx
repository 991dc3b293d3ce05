import type { RegisterAsk, TollView } from '@muster/contract'
import { useState } from 'react'
import { useTollSeries } from '../../api/queries.tsx'
import { Problem } from '../../shell/problem.tsx'
import { message } from '../../words/messages.ts'
import { boundsPhrase, datePhrase } from '../../words/phrases.ts'

interface Props {
  readonly answer: TollView
  readonly ask: RegisterAsk
}

/** A row of the toll through time and cut into cells; asked for only once somebody opens it. */
export function TollThroughTime({ answer, ask }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <details className="through-time" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{message('toll.through')}</summary>
      {open && <Series answer={answer} ask={ask} />}
      <Cells name="toll.byMonth" cells={answer.periods} words={datePhrase} />
      <Cells name="toll.byPlace" cells={answer.places} words={(place) => place} />
    </details>
  )
}

function Series({ answer, ask }: Props) {
  const series = useTollSeries(ask)
  const points = series.data?.find((row) => row.id === answer.id)?.points ?? []
  if (series.error) return <Problem error={series.error} />
  if (!series.data) return <p role="status">{message('app.loading')}</p>
  if (points.length === 0) return <p className="meta">{message('toll.noSeries')}</p>
  return (
    <table>
      <thead>
        <tr>
          {['toll.day', 'toll.then', 'toll.now', 'toll.added'].map((name) => (
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
            <td>{boundsPhrase(point.asKnown)}</td>
            <td>{boundsPhrase(point.asKnownNow)}</td>
            <td>
              {point.news !== 0 && message('toll.news', { count: signed(point.news) })}{' '}
              {point.backDated !== 0 && (
                <span className="flag plain">{message('toll.backDated', { count: signed(point.backDated) })}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const signed = (count: number): string => (count > 0 ? `+${count}` : `−${-count}`)

interface CellsProps {
  readonly name: 'toll.byMonth' | 'toll.byPlace'
  readonly cells: TollView['periods']
  readonly words: (cell: string) => string
}

/** Those who surely fall in each place or month. */
function Cells({ name, cells, words }: CellsProps) {
  if (cells.length === 0) return null
  return (
    <>
      <p className="meta">{message(name)}</p>
      <ul className="cells">
        {cells.map((cell) => (
          <li key={cell.cell}>
            {words(cell.cell)}: <strong>{boundsPhrase(cell)}</strong>
          </li>
        ))}
      </ul>
    </>
  )
}
