import type { RegisterAsk, TollView } from '@muster/contract'
import { useTollSeries } from '../../api/queries.tsx'
import { message } from '../../words/messages.ts'
import { boundsPhrase, datePhrase } from '../../words/phrases.ts'
import type { OpenWhy } from './block.tsx'
import { FigureOf, SeriesTable, ThroughTime } from './through-time.tsx'

interface Props {
  readonly answer: TollView
  readonly ask: RegisterAsk
  readonly onWhy: OpenWhy
}

/** A row of the toll through time and cut into cells. */
export function TollThroughTime({ answer, ask, onWhy }: Props) {
  return (
    <ThroughTime
      name="through-time"
      summary={message('toll.through')}
      series={() => <Series answer={answer} ask={ask} onWhy={onWhy} />}
    >
      <Cells name="toll.byMonth" cells={answer.periods} words={datePhrase} />
      <Cells name="toll.byPlace" cells={answer.places} words={(place) => place} />
    </ThroughTime>
  )
}

function Series({ answer, ask, onWhy }: Props) {
  // What is learned after the day asked for is all about that day and earlier ones (TL6).
  const last = ask.trueAt < ask.knownBy ? ask.trueAt : ask.knownBy
  const figure = { answer: answer.id, onWhy }
  return (
    <SeriesTable
      series={useTollSeries(ask)}
      id={answer.id}
      none={message('toll.noSeries')}
      heads={[message('toll.day'), message('toll.then'), message('toll.now'), message('toll.added')]}
      cells={({ day, asKnown, asKnownNow, news, backDated }) => {
        const trueAt = day < last ? day : last
        return [
          <FigureOf key="then" {...figure} on={{ trueAt, knownBy: day }} bounds={asKnown} />,
          <FigureOf key="now" {...figure} on={{ trueAt }} bounds={asKnownNow} />,
          <Additions key="added" news={news} backDated={backDated} />,
        ]
      }}
    />
  )
}

function Additions({ news, backDated }: { readonly news: number; readonly backDated: number }) {
  return (
    <>
      {news !== 0 && message('toll.news', { count: signed(news) })}{' '}
      {backDated !== 0 && <span className="flag plain">{message('toll.backDated', { count: signed(backDated) })}</span>}
    </>
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
